"""What of a Word file is text, and the blocks it comes to."""

from __future__ import annotations

import pytest

from attrlint.document import Cell, Mark, Span
from attrlint.readers.docx import READER
from tests.readers.docx_files import blocks, notes, p, packed, parts, read, reference, style, table

END = p("The end of it.")


def text(*inside: str, **others: object) -> str:
    """The text of a document of one paragraph."""
    [block] = read(p(*inside), **others).blocks
    return block.text


def switch(name: str, inside: str, value: str = "") -> str:
    on_or_off = f' w:val="{value}"' if value else ""
    return f"<w:r><w:rPr><w:{name}{on_or_off}/></w:rPr><w:t>{inside}</w:t></w:r>"


def boxed(*paragraphs: str) -> str:
    """A text box as Word writes it: twice, for new and for old readers."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    choice = f'<mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"


# --- text


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (["Two", " ", "runs."], "Two runs."),
        (["A", "<w:r><w:tab/></w:r>", "tab."], "A tab."),
        (["A", "<w:r><w:br/></w:r>", "break."], "A break."),
        (["mid", "<w:r><w:noBreakHyphen/></w:r>", "May"], "mid-May"),
        (["soft", "<w:r><w:softHyphen/></w:r>", "en"], "soften"),
        (["5 ", '<w:r><w:sym w:font="Symbol" w:char="00B1"/></w:r>', " 2"], "5 ± 2"),
        (["no ", '<w:r><w:sym w:char="D800"/><w:sym w:char="x"/><w:sym w:char="FFFFFFFFF"/></w:r>', "sign"], "no sign"),
        (["It ", '<w:ins w:id="1"><w:r><w:t>now </w:t></w:r></w:ins>', "is."], "It now is."),
        (["It ", '<w:del w:id="1"><w:r><w:delText>no </w:delText></w:r></w:del>', "is."], "It is."),
        (["It ", '<w:moveTo w:id="1"><w:r><w:t>is.</w:t></w:r></w:moveTo>'], "It is."),
        (["It is.", '<w:moveFrom w:id="1"><w:r><w:t> it</w:t></w:r></w:moveFrom>'], "It is."),
        (["It ", switch("vanish", "hidden "), switch("vanish", "is.", "0")], "It is."),
        (["It ", switch("strike", "was "), switch("dstrike", "had "), switch("strike", "is.", "false")], "It is."),
        (["By ", '<w:smartTag><w:r><w:t>Ana</w:t></w:r></w:smartTag>'], "By Ana"),
        (["Ask ", "<w:sdt><w:sdtContent><w:r><w:t>her</w:t></w:r></w:sdtContent></w:sdt>"], "Ask her"),
        (["Ask.", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:r><w:t>Click</w:t></w:r></w:sdt>"], "Ask."),
        (["So", "<m:oMath><m:r><m:t>x = 2</m:t></m:r></m:oMath>", "it is"], "So it is"),
        (["<w:r><w:ruby><w:rt><w:t>kan</w:t></w:rt><w:rubyBase><w:t>漢</w:t></w:rubyBase></w:ruby></w:r>"], "漢"),
        (["Two\r\nlines\nof\rXML"], "Two lines of XML"),
    ],
)  # fmt: skip
def test_what_is_text(inside: list[str], expected: str) -> None:
    assert text(*inside) == expected


def test_a_paragraph_is_a_line_and_a_character_a_column() -> None:
    document = read(p("One") + p() + p("Two", "<w:r><w:br/></w:r>", "three") + table((p("four"), p("five"))))
    assert document.source.text == "One\n\nTwo\vthree\nfour\nfive\n"
    places = [document.source.position(block.sources[0].start)[:2] for block in document.blocks]
    assert places == [(1, 1), (3, 1), (4, 1), (5, 1)]
    assert document.format == "docx"


def test_words_struck_out_keep_their_place_and_deleted_ones_have_none() -> None:
    document = read(p("A ", switch("strike", "bold "), '<w:del w:id="1"><w:r><w:t>b </w:t></w:r></w:del>', "claim."))
    assert document.source.text == "A bold claim.\n"
    assert document.locate(2, 7) == Span(7, 12)


def test_strict_documents() -> None:
    strict = {
        name: part.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace("http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument")
        for name, part in parts(p("See ", '<w:hyperlink r:id="l"><w:r><w:t>this</w:t></w:r></w:hyperlink>')
                                + p("It is.", reference("footnote", "2")),
                                links={"l": "https://a.org"}, footnotes=notes("footnote", {"2": p("ONS.")})).items()
    }  # fmt: skip
    document = READER.read(packed(strict), "strict.docx")
    assert blocks(document) == [("heading", "See this"), ("paragraph", "It is."), ("note", "ONS.")]
    assert document.blocks[0].marks == [Mark("link", 4, 8, "https://a.org")]


# --- blocks


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("Title", "heading", 1),
        ("Subtitle", "heading", 2),
        ("heading 3", "heading", 3),
        ("Quote", "quote", 0),
        ("Intense Quote", "quote", 0),
        ("Block Text", "quote", 0),
        ("caption", "caption", 0),
        ("Image Caption", "caption", 0),
        ("List Bullet 2", "item", 2),
        ("List Paragraph", "paragraph", 0),
        ("Body Text", "paragraph", 0),
    ],
)
def test_kinds_by_style_and_by_what_it_builds_on(name: str, kind: str, level: int) -> None:
    styles = style("a", name) + style("b", "House style", based_on="a")
    for key in "ab":
        block = read(p("It is so.", style=key), styles=styles).blocks[0]
        assert (block.kind, block.level) == (kind, level)


def test_styles_that_build_on_each_other_or_on_nothing() -> None:
    styles = style("a", "A", based_on="b") + style("b", "B", based_on="a") + style("c", "C", based_on="gone")
    document = read("".join(p("It is so.", style=key) for key in "abcd"), styles=styles)
    assert {block.kind for block in document.blocks} == {"paragraph"}


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "x", "²", ""])
def test_numbers_that_are_none(number: str) -> None:
    absurd = f'<w:outlineLvl w:val="{number}"/><w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>'
    cell = f'<w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>'
    item, *cells = read(p("It is so.", properties=absurd) + table((cell + p("a"), p("b")))).blocks
    assert (item.kind, item.level) == ("item", 1)
    assert [each.cell for each in cells] == [Cell(0, 0, 0), Cell(0, 0, 1)]


def test_headings_by_outline_and_lists_by_number() -> None:
    def item(number: int, depth: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'

    document = read(
        p("One.", properties='<w:outlineLvl w:val="1"/>')
        + p("Two.", properties='<w:outlineLvl w:val="9"/>')
        + p("Three.", properties=item(4, 1))
        + p("Four.", properties=item(0, 0), style="l")
        + p("Five.", style="l")
        + p("Six.", style="h", properties=item(4, 0)),
        styles=style("l", "Points", f"<w:pPr>{item(2, 0)}</w:pPr>") + style("h", "heading 1"),
    )
    expected = [("heading", 2), ("paragraph", 0), ("item", 2), ("paragraph", 0), ("item", 1), ("heading", 1)]
    assert [(block.kind, block.level) for block in document.blocks] == expected


def test_short_lines_without_a_style_are_headings_where_text_follows() -> None:
    document = read(p("Fire guts market") + p("By Ana Ruiz") + p("It burnt.") + p("What next") + p() + p("the end"))
    kinds = [(block.kind, block.level) for block in document.blocks]
    assert kinds == [("heading", 1), ("heading", 2), ("paragraph", 0), ("heading", 2), ("paragraph", 0)]
    assert blocks(read(p("It burnt.") + p("Ana Ruiz")))[-1] == ("paragraph", "Ana Ruiz")


def test_an_empty_line_of_breaks_ends_a_block() -> None:
    document = read(p("One.", "<w:r><w:br/><w:br/><w:br/></w:r>", "Two.", "<w:r><w:br/></w:r>", "Three."))
    assert blocks(document) == [("paragraph", "One."), ("paragraph", "Two. Three.")]


def test_a_deleted_paragraph_mark_joins_what_it_parted() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    document = read(p("One, ", style="q", properties=gone) + p("two.") + END, styles=style("q", "Quote"))
    assert blocks(document) == [("paragraph", "One, two."), ("paragraph", "The end of it.")]
    assert document.locate(3, 9) == Span(3, 10)
    assert blocks(read(p("One.", properties=gone) + table((p("a"), p("b"))) + p("c.", properties=gone))) == [
        *[("paragraph", "One."), ("cell", "a"), ("cell", "b"), ("paragraph", "c.")],
    ]


def test_tables() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    document = read(
        table((wide + p("a"), p("b") + p("c")), (p(), table((p("d"), p("e"))) + p("f"), p("g")))
        + table((p("h"),), (p("i"),))
        + END
    )
    cells = [(block.text, block.cell) for block in document.blocks if block.kind == "cell"]
    assert cells == [
        *[("a", Cell(0, 0, 0)), ("b c", Cell(0, 0, 2)), ("d e f", Cell(0, 1, 1)), ("g", Cell(0, 1, 2))],
        *[("h", Cell(1, 0, 0)), ("i", Cell(1, 1, 0))],
    ]


def test_a_table_of_one_cell_is_a_box() -> None:
    inside = p("One is.") + p("Two is.") + table((p("a"), p("b")))
    kinds = [kind for kind, _ in blocks(read(table((inside,))))]
    assert kinds == ["paragraph", "paragraph", "cell", "cell"]


def test_a_row_may_begin_further_right_and_claim_any_width() -> None:
    row = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>'
    huge = '<w:tcPr><w:gridSpan w:val="10000"/></w:tcPr>'
    document = read(f"<w:tbl>{row.format(huge + p('a'), p('b'))}</w:tbl>")
    assert [block.cell for block in document.blocks] == [Cell(0, 0, 2), Cell(0, 0, 66)]


def test_text_boxes_are_read_once_after_their_paragraph() -> None:
    document = read(p("It ", boxed(p("In the box."), table((p("a"), p("b")))), "is so.") + END)
    assert blocks(document) == [
        ("paragraph", "It is so."),
        ("paragraph", "In the box."),
        *[("cell", "a"), ("cell", "b")],
        ("paragraph", "The end of it."),
    ]
    only_old = read(
        p("<w:r><w:pict><v:textbox><w:txbxContent>" + p("Old.") + "</w:txbxContent></v:textbox></w:pict></w:r>")
    )
    assert blocks(only_old) == [("paragraph", "Old.")]
