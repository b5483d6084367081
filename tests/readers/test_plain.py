import pytest

from attrlint.data import directory
from attrlint.document import InvalidFile
from attrlint.readers.plain import READER

LONG = ("The agency said that the count had gone up again. " * 3).strip()


def read(text: str):
    return READER.read(text.encode(), "story.txt")


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


def paragraphs(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def test_blank_lines_separate():
    text = "One\nwraps.\n\nTwo.\r\n \t\r\nThree.\r\rFour.\n\f\n\u200b\nFive."
    assert paragraphs(text) == ["One wraps.", "Two.", "Three.", "Four.", "Five."]


def test_one_paragraph_a_line():
    assert paragraphs(f"{LONG}\n{LONG}\n") == [LONG, LONG]


def test_hard_wrapped_text_is_one_paragraph():
    assert paragraphs("It was the\nfirst of its kind.\nNobody\nknew.") == ["It was the first of its kind. Nobody knew."]


def test_long_lines_with_a_blank_line_are_wrapped():
    assert paragraphs(f"{LONG}\n{LONG}\n\n{LONG}") == [f"{LONG} {LONG}", LONG]


def test_the_seed_has_four_paragraphs():
    (seed,) = directory("seeds").glob("*.txt")
    text = seed.read_text(encoding="utf-8")
    document = READER.read(seed.read_bytes(), seed.name)
    assert [block.text for block in document.blocks] == text.split("\n")
    for block in document.blocks:
        at = text.index(block.text)
        assert [block.locate(i, i + 1).start for i in range(len(block.text))] == list(range(at, at + len(block.text)))


@pytest.mark.parametrize("text", ["One.\n{}\nTwo.", "One.\n\n{}\nTwo.", "One.\n\n{}\n\nTwo."])
def test_a_directive_is_no_prose_and_ends_the_paragraph(text):
    line = "  attrlint: ignore[QNT301] as agreed"
    document = read(text.format(line))
    assert [block.text for block in document.blocks] == ["One.", "Two."]
    (comment,) = document.comments
    assert (comment.text, comment.at, comment.alone) == (line.strip(), 4, True)
    assert document.source.text[slice(*comment.source)] == line


def test_a_directive_does_not_hide_one_paragraph_a_line():
    document = read(f"attrlint: ignore[ATT101]\n{LONG}\n{LONG}")
    assert [block.text for block in document.blocks] == [LONG, LONG]
    assert document.comments[0].at == 0


def test_items():
    text = "Three things:\n- one\n- two\n  goes on\n\n* three\n\n1. four\n2) five\n\n• six"
    assert blocks(text) == [
        ("paragraph", "Three things:"),
        ("item", "one"),
        ("item", "two goes on"),
        ("item", "three"),
        ("item", "four"),
        ("item", "five"),
        ("item", "six"),
    ]
    assert {block.level for block in read(text).blocks[1:]} == {1}


@pytest.mark.parametrize(
    "text", ["It rose\n- or so they said\n- last year.", "It began in\n1914. It ended in\n1918. So.", "-5 degrees"]
)
def test_no_items(text):
    assert blocks(text) == [("paragraph", text.replace("\n", " "))]


def test_headline_and_crosshead():
    text = f"Ceasefire talks stall\n\n{LONG}\n\nAnalysis: a long way off\n\n2022, a turning point\n\n{LONG}"
    assert [(block.kind, block.level) for block in read(text).blocks] == [
        ("heading", 1),
        ("paragraph", 0),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "Why now?",
        "They said:",
        "Source: WHO",
        "Photo credit: Ana Ruiz",
        "[Source: WHO]",
        "“We will stay”",
        "https://example.org/a",
        "and so it went",
        "— 30 —",
        "Two short lines\nof text",
        "x" * 100,
    ],
)
def test_in_doubt_a_paragraph(line):
    assert blocks(f"{line}\n\n{LONG}")[0] == ("paragraph", line.replace("\n", " "))


def test_a_heading_needs_text_below():
    assert blocks("Only a line") == [("paragraph", "Only a line")]
    assert blocks(f"{LONG}\n\nReporting by Ana Ruiz")[1][0] == "paragraph"


def test_front_matter():
    document = read("---\ntitle: A\ndate: 13 May 2022\n---\n\nText.")
    assert (document.metadata.title, document.text) == ("A", "Text.")
    assert document.locate(0, 5) == (36, 41)


def test_nothing_is_lost_to_markup():
    assert paragraphs("a *b* &amp; <c> [d](e) `f` {{g}}") == ["a *b* &amp; <c> [d](e) `f` {{g}}"]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "\u200b"])
def test_an_empty_file_has_no_blocks(text):
    assert read(text).blocks == []


def test_binary():
    with pytest.raises(InvalidFile):
        READER.read(b"\x89PNG\0", "x.txt")


def test_reader():
    assert (READER.name, READER.suffixes, read("x").format) == ("text", (".txt", ".text"), "text")


def test_a_paragraph_that_begins_with_markup_is_an_embedded_post() -> None:
    document = READER.read(b"We met.\n\n<tweet id='1'>Thousands fled.</tweet>\n\nWe left again.", "a.txt")
    assert [block.kind for block in document.blocks] == ["paragraph", "quote", "paragraph"]
