import pytest

from attrlint.data import directory
from attrlint.document import InvalidFile, Mark, Span
from attrlint.readers.markdown import READER

LONG = ("The agency said that the count had gone up again. " * 3).strip()


def read(text: str):
    return READER.read(text.encode(), "story.md")


def blocks(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in read(text).blocks]


def text_of(text: str) -> str:
    return read(text).text


def marks(text: str) -> list[Mark]:
    return [mark for block in read(text).blocks for mark in block.marks]


def located(text: str, part: str) -> str:
    """The source of a part of the document's text."""
    document = read(text)
    at = document.text.index(part)
    return text[slice(*document.locate(at, at + len(part)))]


# Blocks


def test_headings_and_paragraphs():
    text = "Title\n=====\n\n## Part #\n\nOne\nwrapped  \nline.\\\nEnd.\n\n---\n\nTwo.\n### Tight\nThree."
    assert blocks(text) == [
        ("heading", 1, "Title"),
        ("heading", 2, "Part"),
        ("paragraph", 0, "One wrapped line. End."),
        ("paragraph", 0, "Two."),
        ("heading", 3, "Tight"),
        ("paragraph", 0, "Three."),
    ]


def test_heading_attributes_are_no_text():
    assert text_of("# Title {#id .class}") == "Title"


def test_lists():
    text = "- a\n- b\n  1. c\n     d\n\n  2. e\n- [x] f\n\n  g\n\nend"
    assert blocks(text) == [
        ("item", 1, "a"),
        ("item", 1, "b"),
        ("item", 2, "c d"),
        ("item", 2, "e"),
        ("item", 1, "f"),
        ("item", 1, "g"),
        ("paragraph", 0, "end"),
    ]


def test_a_tight_item_is_cut_where_something_stands_in_it():
    text = "- a\n  # b\n  c\n  ***\n  d\n  ```\n  code\n  ```\n  e"
    assert blocks(text) == [("item", 1, "a"), ("heading", 1, "b"), ("item", 1, "c"), ("item", 1, "d"), ("item", 1, "e")]


def test_everything_in_a_block_quote_is_quoted():
    text = "> a\n> b\n>\n> - c\n>\n> > d\n>\n> # e\n\nf"
    assert [(kind, text) for kind, _, text in blocks(text)] == [
        ("quote", "a b"),
        ("quote", "c"),
        ("quote", "d"),
        ("quote", "e"),
        ("paragraph", "f"),
    ]


def test_tables():
    text = "| A | B |\n|---|--:|\n| c \\| d | *e* &amp; `f` |"
    assert [(kind, text) for kind, _, text in blocks(text)] == [
        ("cell", "A"),
        ("cell", "B"),
        ("cell", "c | d"),
        ("cell", "e &"),
    ]


def test_cells_know_their_place():
    document = read("| A | B |\n|---|---|\n| | b |\n\nText.\n\n| C |\n|---|\n| c |\n")
    assert [(block.text, block.cell) for block in document.blocks] == [
        ("A", (0, 0, 0)),
        ("B", (0, 0, 1)),
        ("b", (0, 1, 1)),
        ("Text.", None),
        ("C", (1, 0, 0)),
        ("c", (1, 1, 0)),
    ]


def test_footnotes():
    document = read("He said so.[^a] Then [^b].\n\n[^a]: Note *one*.\n\n    More.\n\n[^b]: > Two.\n\nEnd.[^none]")
    assert [(block.kind, block.key, block.text) for block in document.blocks] == [
        ("paragraph", "", "He said so. Then."),
        ("note", "a", "Note one."),
        ("note", "a", "More."),
        ("note", "b", "Two."),
        ("paragraph", "", "End.[^none]"),
    ]
    assert document.blocks[0].marks == [Mark("footnote", 11, 11, "a"), Mark("footnote", 16, 16, "b")]


def test_code_is_no_prose():
    assert text_of("    indented\n\n```py\nfenced\n```\n\nUse `x` and`y`now, or `z`.") == "Use and now, or."


def test_deleted_text_is_left_out():
    assert text_of("It cost ~~five~~ six, ~5 more, ~or~ so.") == "It cost six, ~5 more, or so."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_one_paragraph_a_line(end):
    text = end.join(["# Title", LONG, f"*{LONG}*", f"[{LONG}](u)", "- item", LONG])
    assert [kind for kind, _, _ in blocks(text)] == ["heading", "paragraph", "paragraph", "paragraph", "item", "item"]
    assert text_of(text).count(LONG) == 4


def test_hard_wrapped_text_is_joined():
    assert blocks("It was the\nfirst.\nNobody\nknew.") == [("paragraph", 0, "It was the first. Nobody knew.")]


def test_the_seed_has_four_paragraphs():
    (seed,) = directory("seeds").glob("*.txt")
    text = seed.read_text(encoding="utf-8")
    document = READER.read(seed.read_bytes(), "seed.md")
    assert [(block.kind, block.text) for block in document.blocks] == [("paragraph", line) for line in text.split("\n")]
    for block in document.blocks:
        at = text.index(block.text)
        assert [block.locate(i, i + 1).start for i in range(len(block.text))] == list(range(at, at + len(block.text)))


# Inline


@pytest.mark.parametrize(
    "label",
    [
        "[Source attribution: DoD briefing]",
        "[Source: WHO, 2022]",
        "[@key, p. 4]",
        "[who?]",
        "[[verify]]",
        "{{citation needed}}",
        "[^no note]",
    ],
)
def test_labels_are_text(label):
    assert text_of(f"It rose. {label}") == f"It rose. {label}"
    assert located(f"**It** rose. {label}", label) == label


def test_links():
    text = 'See [the *report*](http://a.b "t"), [that one][1], [1], <http://c.d> and http://e.f.\n\n[1]: http://g.h'
    assert text_of(text) == "See the report, that one, 1, http://c.d and http://e.f."
    assert marks(text) == [
        Mark("link", 4, 14, "http://a.b"),
        Mark("link", 16, 24, "http://g.h"),
        Mark("link", 26, 27, "http://g.h"),
        Mark("link", 29, 39, "http://c.d"),
    ]


def test_a_link_in_non_ascii_text_has_its_place():
    text = "“Émigrés” 😀 said [*naïve* café](http://a.b) — so"
    (mark,) = marks(text)
    assert text_of(text)[mark.start : mark.end] == "naïve café"
    assert located(text, "café") == "café"


def test_images():
    text = "![A *photo* of\nit](u)\n\n[![One](a)](b)![Two](c)\n\nText ![not prose](d), text.\n\n- ![Item](e)"
    assert [(kind, text) for kind, _, text in blocks(text)] == [
        ("caption", "A photo of it"),
        ("caption", "One Two"),
        ("paragraph", "Text, text."),
        ("caption", "Item"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("R&amp;D", "R&D"),
        ("&ldquo;x&rdquo; &#8212; &#x41;", "“x” — A"),
        ("a&nbsp;&nbsp;b", "a b"),
        ("co&shy;op", "coop"),
        ("&bogus; & &amp", "&bogus; & &amp"),
        (r"5 \* 6 \\ \&amp; \a", r"5 * 6 \ &amp; \a"),
        ("a\u00a0b\u200bc\td", "a bc d"),
        ('“Straight "quotes"” -- stay...', '“Straight "quotes"” -- stay...'),
        ("$5 and $6", "$5 and $6"),
    ],
)
def test_characters(source, text):
    assert text_of(source) == text


def test_an_entity_maps_as_a_whole():
    assert located("R&amp;D &hellip;", "&") == "&amp;"
    assert located("R&amp;D &hellip;", "R&D …") == "R&amp;D &hellip;"


# The file


def test_front_matter():
    text = "---\ntitle: Ünï\nsources:\n  who: WHO\n---\n# Head\n\nTéxt *here*."
    document = read(text)
    assert (document.metadata.title, list(document.metadata.sources)) == ("Ünï", ["who"])
    assert document.text == "Head\n\nTéxt here."
    assert located(text, "here") == "here"


def test_broken_front_matter():
    with pytest.raises(InvalidFile) as error:
        read("---\ntitle: “x”\n  lang: en\n---\nText")
    assert error.value.text[error.value.offset] == ":"


@pytest.mark.parametrize("text", ["", "\n", "***", "<div></div>", "[x]: y", "![](x)"])
def test_no_text(text):
    assert read(text).blocks == []


def test_reader():
    assert (READER.name, READER.suffixes, read("x").format) == ("markdown", (".md", ".markdown", ".mdown"), "markdown")
    assert read("*x*").locate(0, 1) == Span(1, 2)
