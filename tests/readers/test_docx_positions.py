"""Of any Word file the source is what one sees, line by line, and the blocks hold what of it is copy, in place."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import normalize

from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.document import Document, Source
from tests.readers.docx_files import comment, notes, p, read, reference, run, table


class Piece(NamedTuple):
    """Markup, what one sees of it, and whether that is copy."""

    markup: str
    seen: str
    copy: bool = True


def struck(text: str) -> str:
    return run(text).replace("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>")


def edge(name: str, key: int) -> str:
    return f'<w:{name} w:id="{key}"/>'


WORDS = ["a", "Zoë", "e\u0301", "😀", " ", "  ", "\u00a0", "\u200b", "\u00ad", ".", "“", "&", "<b>", "\t", "日本"]
FIXED = [
    *(Piece(f"<w:r><w:{name}/></w:r>", seen) for name, seen in (("br", "\v"), ("tab", "\t"), ("noBreakHyphen", "-"))),
    Piece('<w:r><w:sym w:char="00B1"/></w:r>', "±"),
    Piece(f'<w:del w:id="9">{run("gone")}</w:del>', ""),
    Piece('<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>', ""),
    Piece('<w:r><w:instrText>none</w:instrText></w:r><w:proofErr w:type="spellStart"/>', ""),
    Piece(reference("footnote", "2"), ""),
    *(Piece(edge(f"commentRange{which}", key), "") for which in ("Start", "End") for key in (0, 1)),
    *(Piece(reference("comment", str(key)), "") for key in (0, 1)),
]  # fmt: skip
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join)
pieces = st.one_of(
    words.map(lambda text: Piece(run(text), text)),
    words.map(lambda text: Piece(struck(text), text, copy=False)),
    words.map(lambda text: Piece(f'<w:ins w:id="9">{run(text)}</w:ins>', text)),
    words.map(lambda text: Piece(f'<w:hyperlink r:id="l">{run(text)}</w:hyperlink>', text)),
    st.sampled_from(FIXED),
)
paragraphs = st.lists(st.lists(pieces, max_size=8), max_size=8)
OTHERS = {
    "links": {"l": "https://a.org"},
    "comments": comment("0", "A") + comment("1", "B"),
    "footnotes": notes("footnote", {"2": p("Note.")}),
}


def made(story: list[list[Piece]], *, in_cells: bool) -> Document:
    lines = [p(*(piece.markup for piece in line)) for line in story]
    return read(table(tuple(lines), (p(),)) if in_cells and lines else "".join(lines), **OTHERS)


@given(story=paragraphs, in_cells=st.booleans())
@settings(deadline=None, max_examples=100)
def test_the_source_is_what_one_sees(story: list[list[Piece]], in_cells: bool) -> None:
    document = made(story, in_cells=in_cells)
    lines = ["".join(piece.seen for piece in line) for line in story]
    if in_cells and lines:
        lines.append("")
    if any(piece.markup == reference("footnote", "2") for line in story for piece in line):
        lines.append("Note.")
    assert document.source.text == "".join(f"{line}\n" for line in lines)


@given(story=paragraphs, in_cells=st.booleans())
@settings(deadline=None, max_examples=100)
def test_all_copy_is_in_a_block_and_every_character_in_its_place(story: list[list[Piece]], in_cells: bool) -> None:
    document = made(story, in_cells=in_cells)
    copy = "".join(piece.seen for line in story for piece in line if piece.copy)
    shown = "".join(char for char in copy if not char.isspace() and char not in "\u200b\u00ad")
    text = "".join(block.text for block in document.blocks if block.kind != "note")
    assert "".join(text.split()) == normalize("NFC", shown)
    last = (0, 0)
    for block in document.blocks:
        for i, char in enumerate(block.text):
            span = block.locate(i, i + 1)
            made_of = normalize("NFC", document.source.text[slice(*span)])
            assert made_of == char or (char == " " and blank(document.source, span))
            assert last <= span
            last = span


def blank(source: Source, span: tuple[int, int]) -> bool:
    """Whether white space was made from what can be nothing else: it, and words struck out in the midst of it."""
    return not source.text[slice(*span)].strip(" \v\t\n\u00a0\u200b\u00ad")


@given(story=paragraphs)
@settings(deadline=None, max_examples=60)
def test_comments_and_marks_lie_inside(story: list[list[Piece]]) -> None:
    document = made(story, in_cells=False)
    for block in document.blocks:
        assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.marks)
    for each in document.comments:
        assert 0 <= each.source.start <= each.source.end <= len(document.source.text)
        assert 0 <= each.at <= len(document.text)
    assert list(document.comments) == sorted(document.comments, key=lambda each: each.source.start)
