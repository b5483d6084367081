"""AsciiDoc, block by block."""

import datetime as dt

import pytest

from attrlint.document import Document, Mark
from attrlint.readers.adoc import READER


def read(text: str) -> Document:
    return READER.read(text.encode(), "story.adoc")


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


def test_kinds_of_block():
    text = (
        "= Title\n\nSome text\nof two lines.\n\n== Section\n\n* item\n** deeper\n+\nattached\n\n. first\n. second\n\n"
        "Term:: meaning\nOther::\n  below\n\n____\nquote\n____\n\n[quote, Jo]\nanother\n\n"
        '"said"\n-- She\n\n|===\n|a |b\n\n|1\n|2\n|===\n\n.Caption\nimage::x.png[Alt, 100]\n\nNOTE: noted\n\n'
        "====\nexample\n====\n\nOld heading\n-----------\n\n> marked\n"
    )
    assert blocks(text) == [
        ("heading", "Title"),
        ("paragraph", "Some text of two lines."),
        ("heading", "Section"),
        ("item", "item"),
        ("item", "deeper"),
        ("item", "attached"),
        ("item", "first"),
        ("item", "second"),
        ("item", "Term"),
        ("item", "meaning"),
        ("item", "Other"),
        ("item", "below"),
        ("quote", "quote"),
        ("quote", "another"),
        ("quote", '"said"'),
        *[("cell", words) for words in "ab12"],
        ("caption", "Caption"),
        ("caption", "Alt"),
        ("paragraph", "noted"),
        ("paragraph", "example"),
        ("heading", "Old heading"),
        ("quote", "marked"),
    ]


@pytest.mark.parametrize(
    "code",
    [
        "----\nno text\n\n----",
        "....\nno text\n....",
        "++++\n<b>no text</b>\n++++",
        "```ruby\nno text\n```",
        "[source,ruby]\nno text",
        "[source]\n--\nno text\n\nno\n--",
        "[stem]\n++++\nno text\n++++",
        " no text\nnone",
        ",===\nno,text\n,===",
        "include::no.adoc[]",
        "ifdef::no[]\nendif::[]",
        ":no: text",
        "[[no]]",
        "'''",
        "<<<",
    ],
)
def test_what_is_no_text(code):
    assert blocks(f"Before.\n\n{code}\n\nAfter.\n") == [("paragraph", "Before."), ("paragraph", "After.")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*b* _i_ #m# [.x]#m# **b**ig __i__t", "b i m m big it"),
        ("a `code` b ``c``d", "a b d"),
        ("a*b and 2 * 3 * 4, snake_case_name", "a*b and 2 * 3 * 4, snake_case_name"),
        (r"\*not bold* and \_not_", "*not bold* and _not_"),
        ("\"`He said '`no`'`\"", "“He said ‘no’”"),
        ("H~2~O and 5^th^", "H2O and 5th"),
        ("+*as is*+ and +++<u>is</u>+++", "*as is* and <u>is</u>"),
        ("one--two -- three", "one—two — three"),
        ("&amp;&#8217;s {rsquo} {town} {unknown}", "&’s ’ Brenford {unknown}"),
        ("See <<id>>, <<id,the part>> and xref:b.adoc[that].", "See, the part and that."),
        ("[[here]]here ((indexed)) (((not, shown)))kbd:[Ctrl]", "here indexed"),
        ("broken +\nline", "broken line"),
        ("[sic] he said", "[sic] he said"),
    ],
)
def test_what_markup_shows(written, shown):
    assert blocks(f"= T\n:town: Brenford\n\nx {written}")[1] == ("paragraph", f"x {shown}")


def test_the_header_is_metadata():
    document = read("= A title\nJo Bloggs <jo@x.example>\nv1.2, 14 March 2024: second\n:lang: en\n// no\n\nText.\n")
    assert document.metadata.title == "A title"
    assert document.metadata.byline == "Jo Bloggs"
    assert document.metadata.date == dt.date(2024, 3, 14)
    assert document.metadata.language == "en"
    assert [block.text for block in document.blocks] == ["A title", "Text."]


def test_front_matter_counts_before_the_header():
    assert read("---\ndate: 2024-03-14\n---\n= A title\n:revdate: 2020-01-01\n\nText.\n").metadata.date == dt.date(
        2024, 3, 14
    )


def test_links_are_marked():
    (block,) = read("A https://a.example[report, window=_blank] and link:b.pdf[] by mailto:jo@x.example[Jo].").blocks
    assert block.text == "A report and b.pdf by Jo."
    assert [(mark.value, block.text[mark.start : mark.end]) for mark in block.marks] == [
        ("https://a.example", "report"),
        ("b.pdf", "b.pdf"),
        ("jo@x.example", "Jo"),
    ]


def test_footnotes_follow_their_paragraph():
    first, one, named, second = read(
        "Rents rosefootnote:[A _report_, see [1\\].] fast.footnote:b[Named.]\n\nThey fell.footnote:b[]\n"
    ).blocks
    assert first.text == "Rents rose fast."
    assert first.marks == [Mark("footnote", 10, 10, "1"), Mark("footnote", 16, 16, "b")]
    assert (one.kind, one.key, one.text) == ("note", "1", "A report, see [1].")
    assert (named.key, named.text) == ("b", "Named.")
    assert second.marks == [Mark("footnote", 10, 10, "b")]


def test_footnotes_in_their_old_form():
    first, named = read("Rents rosefootnoteref:[a,Named.] fast.footnoteref:[a]\n").blocks
    assert first.text == "Rents rose fast."
    assert first.marks == [Mark("footnote", 10, 10, "a"), Mark("footnote", 16, 16, "a")]
    assert (named.kind, named.key, named.text) == ("note", "a", "Named.")


def test_a_quotation_knows_its_speaker():
    document = read("[quote, Jo Bloggs, The Courier]\n____\nOne.\n\nTwo.\n____\n\nThree.\n")
    assert [[mark.value for mark in block.marks] for block in document.blocks] == [["Jo Bloggs, The Courier"]] * 2 + [
        []
    ]


def test_comments():
    text = "One\n// attrlint: ignore[A] in it\ntwo.\n\n// attrlint: ignore[B] alone\n\n"
    text += "////\nattrlint: ignore[C]\n////\nThree.\n"
    document = read(text)
    assert [block.text for block in document.blocks] == ["One two.", "Three."]
    assert [(comment.text, comment.alone) for comment in document.comments] == [
        ("attrlint: ignore[A] in it", False),
        ("attrlint: ignore[B] alone", True),
        ("attrlint: ignore[C]", True),
    ]
    assert [text[slice(*comment.source)].strip("/\n ") for comment in document.comments] == [
        comment.text for comment in document.comments
    ]


def test_the_rows_of_tables():
    document = read(
        '[cols="1,2"]\n|===\n|a |b\n|c\n\n|d\n2+|wide\n|===\n\n[%header,cols=2*]\n|===\n|x\n|y\n\n|z |\n|===\n'
    )
    assert [(block.text, block.cell) for block in document.blocks] == [
        ("a", (0, 1, 0)),
        ("b", (0, 1, 1)),
        ("c", (0, 2, 0)),
        ("d", (0, 2, 1)),
        ("wide", (0, 3, 0)),
        ("x", (1, 0, 0)),
        ("y", (1, 0, 1)),
        ("z", (1, 1, 0)),
    ]


def test_nesting_without_end_is_read():
    fences = [sign * length for length in range(4, 60) for sign in "_*="]
    assert read("\n".join([*fences, "x", *reversed(fences)])).blocks


def test_attributes_without_a_value() -> None:
    document = READER.read(b"= Storm\n:toc:\n:!sectnums:\n:author:\n\nThousands left.\n", "a.adoc")
    assert (document.metadata.title, document.metadata.byline) == ("Storm", "")
    assert [block.text for block in document.blocks] == ["Storm", "Thousands left."]
