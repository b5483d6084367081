"""What a Word file's links, fields, notes, comments and properties come to."""

from __future__ import annotations

import datetime as dt

import pytest

from attrlint.document import Mark
from attrlint.readers.docx import READER
from tests.readers.docx_files import blocks, comment, docx, notes, p, packed, parts, read, reference, run, table

END = p("The end of it.")


def field(instruction: str, *result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    told = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{char('begin')}{told}{char('separate')}{''.join(map(run, result))}{char('end')}"


# --- marks


def test_links() -> None:
    link = '<w:hyperlink r:id="l"><w:r><w:t>the ONS</w:t></w:r></w:hyperlink>'
    inner = '<w:hyperlink w:anchor="above"><w:r><w:t>above</w:t></w:r></w:hyperlink>'
    [block] = read(p("So says ", link, ", see ", inner, "."), links={"l": "https://ons.gov.uk/b?x=1&y"}).blocks
    assert block.text == "So says the ONS, see above."
    assert block.marks == [Mark("link", 8, 15, "https://ons.gov.uk/b?x=1&y")]


@pytest.mark.parametrize(
    ("instruction", "mark"),
    [
        ('HYPERLINK "https://ons.gov.uk/b" \\o "tip"', Mark("link", 3, 7, "https://ons.gov.uk/b")),
        ('HYPERLINK \\l "above"', None),
        (" ADDIN ZOTERO_ITEM CSL_CITATION {&quot;x&quot;: 1} ", Mark("cite", 3, 7, "this")),
        (" CITATION Dun20 \\l 1033 ", Mark("cite", 3, 7, "this")),
        ("PAGE", None),
    ],
)
def test_fields_show_their_result_and_some_name_a_source(instruction: str, mark: Mark | None) -> None:
    simple = f"<w:fldSimple w:instr='{instruction}'>{run('this')}</w:fldSimple>"
    for written in (field(instruction, "th", "is"), simple):
        [block] = read(p("So ", written, " is.")).blocks
        assert (block.text, block.marks) == ("So this is.", [mark] if mark else [])


def test_an_instruction_in_pieces() -> None:
    written = field('HYPER</w:instrText></w:r><w:r><w:instrText>LINK "https://a.org"' + "x" * 10_000, "this")
    [block] = read(p("So ", written, " is.")).blocks
    assert block.marks == [Mark("link", 3, 7, "https://a.org")]


def test_fields_in_fields_over_paragraphs_and_without_an_end() -> None:
    begin, apart, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    nested = begin + "<w:r><w:instrText>IF </w:instrText></w:r>" + field("PAGE", "7") + apart + run("shown") + end
    assert blocks(read(p("It is ", nested, "."))) == [("paragraph", "It is shown.")]
    assert blocks(
        read(p(begin, apart, "One is.") + p("Two is.", end, end) + p("Three is.", begin) + p("Four is."))
    ) == [("paragraph", f"{number} is.") for number in ("One", "Two", "Three", "Four")]


def test_footnotes_and_endnotes() -> None:
    custom = '<w:r><w:footnoteReference w:id="9" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    document = read(
        p("One", reference("footnote", "3"), " and", reference("footnote", "2"), " two", reference("endnote", "2"), ".")
        + p("Again", reference("footnote", "3"), ", and", custom, " none.", reference("footnote", "7")),
        footnotes=notes("footnote", {"2": p("B."), "3": p("A,") + p("on two lines."), "5": p("Unused."), "9": p("C.")}),
        endnotes=notes("endnote", {"2": p("D.")}),
    )
    one, two, *below = document.blocks
    assert [(mark.start, mark.value) for mark in one.marks] == [(3, "1"), (7, "2"), (11, "endnote 1")]
    assert (two.text, [mark.value for mark in two.marks]) == ("Again, and none.", ["1", "3", "4"])
    expected = [("1", "A, on two lines."), ("2", "B."), ("3", "C."), ("endnote 1", "D.")]
    assert [(block.kind, block.key, block.text) for block in below] == [("note", *note) for note in expected]
    assert document.source.text.splitlines()[2:] == ["A,", "on two lines.", "B.", "C.", "D."]


# --- comments


def test_a_comment_marks_its_stretch_in_each_paragraph() -> None:
    document = read(
        p("It ", '<w:commentRangeStart w:id="0"/>', "is so.")
        + table((p("a"), p("b")))
        + p("And ", '<w:commentRangeEnd w:id="0"/>', reference("comment", "0"), "more."),
        comments=comment("0", "Fire log,", "p. 4"),
    )
    marks = [(block.text[mark.start : mark.end], mark.value) for block in document.blocks for mark in block.marks]
    assert marks == [(words, "Fire log, p. 4") for words in ("is so.", "a", "b", "And")]
    [found] = document.comments
    assert (found.text, document.source.text[slice(*found.source)]) == ("Fire log, p. 4", "is so.\na\nb\nAnd ")
    assert (found.alone, document.block_at(found.at).text) == (False, "And more.")


def test_comments_inside_each_other_and_across() -> None:
    start, stop = (lambda key, edge=edge: f'<w:commentRange{edge} w:id="{key}"/>' for edge in ("Start", "End"))
    body = p(start("0"), "one ", start("1"), "two ", stop("0"), reference("comment", "0"), "three", stop("1"),
             reference("comment", "1"), " four.")  # fmt: skip
    document = read(body, comments=comment("0", "A") + comment("1", "B"))
    [block] = document.blocks
    assert {mark.value: block.text[mark.start : mark.end].strip() for mark in block.marks} == {
        "A": "one two",
        "B": "two three",
    }
    assert [each.text for each in document.comments] == ["A", "B"]


def test_comments_without_a_stretch_without_text_and_without_a_paragraph_of_text() -> None:
    document = read(
        p("It is.", reference("comment", "0"), reference("comment", "1"), reference("comment", "8"))
        + p(reference("comment", "2"))
        + '<w:commentRangeStart w:id="3"/>'
        + p("So it is", '<w:commentRangeEnd w:id="3"/>', reference("comment", "3"), "."),
        comments=comment("0", "Here") + comment("1", " ") + comment("2", "Next") + comment("3", "Before"),
    )
    assert [(each.text, tuple(each.source), each.alone) for each in document.comments] == [
        ("Here", (6, 6), False),
        ("Next", (7, 7), True),
        ("Before", (8, 16), False),
    ]
    assert document.blocks[1].marks == [Mark("comment", 0, 8, "Before")]


# --- properties


@pytest.mark.parametrize(
    ("core", "saved"),
    [
        ("<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>{}", dt.date(2024, 3, 14)),
        ("{}", dt.date(2024, 3, 14)),
        ("<dcterms:created>2024-03-13T23:15:00Z</dcterms:created>", dt.date(2024, 3, 13)),
        ("<dcterms:modified>lately</dcterms:modified>", None),
        ("", None),
    ],
)
def test_the_day_it_was_saved_rather_than_begun(core: str, saved: dt.date | None) -> None:
    core = core.format("<dcterms:modified>2024-03-14T09:30:00Z</dcterms:modified>")
    assert read(END, core=core).metadata.saved == saved


def test_title_author_and_language() -> None:
    core = "<dc:title> Fire guts market </dc:title><dc:creator>Ana Ruiz</dc:creator><dc:language>de-DE</dc:language>"
    metadata = read(END, core=core).metadata
    assert (metadata.title, metadata.byline, metadata.language) == ("Fire guts market", "Ana Ruiz", "de-DE")
    assert metadata.date is None


def test_only_the_text_is_needed() -> None:
    bare = {name: part for name, part in parts(END).items() if name in ("_rels/.rels", "word/document.xml")}
    assert READER.read(packed(bare), "bare.docx").text == "The end of it."
    elsewhere = {
        "_rels/.rels": bare["_rels/.rels"].replace("word/document.xml", "/Copy/Main.xml"),
        "copy/main.xml": bare["word/document.xml"],
    }
    assert READER.read(packed(elsewhere), "elsewhere.docx").text == "The end of it."
    backslashes = {name.replace("/", "\\"): part for name, part in bare.items()}
    assert READER.read(packed(backslashes), "backslashes.docx").text == "The end of it."
    assert READER.read(docx(""), "empty.docx").blocks == []
