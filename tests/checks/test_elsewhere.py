import pytest

from attrlint.checks.phrase import CHECK
from attrlint.document import Span
from attrlint.finding import Severity
from attrlint.rulebook import Find, Rule
from tests.shipped import signals

NOTE = "It rose. [Source: ONS tape] It fell. <!-- source: a tape -->\n\n[^1]: The tape, again.\n"


def found(text: str, *places: str, pattern: str = "tape", literals: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What is marked, in the file, and the text beside it."""
    rule = Rule(
        "DFT999",
        "x",
        Severity.info,
        "phrase",
        "m",
        "w",
        "f",
        find=Find(pattern=pattern, literals=literals, places=places),
    )
    read = signals(text, markup=True)
    source = read.document.source.text
    notes = list(CHECK.run(rule, read))
    return [(source[slice(*(n.place or read.document.locate(*n.span)))], read.text[slice(*n.span)]) for n in notes]


def test_tags_comments_and_footnotes() -> None:
    marked = found(NOTE + "\nA tape.[^1]", "tags")
    assert [place for place, _ in marked] == ["tape", "<!-- source: a tape -->", "tape"]


def test_declared_sources_but_public_ones() -> None:
    text = "---\nsources:\n  a: a tape\n  b: {title: tape, public: true}\n  c: a letter\n---\nA tape."
    assert found(text, "sources") == [("a", "")]
    assert found("+++\n[sources]\na = 'a tape'\n+++\nIt rose.", "sources") == [("+++", "")]


def test_addresses_that_the_words_do_not_show() -> None:
    assert found("It [*rose*](http://a.org/tape).", "addresses") == [("rose", "rose")]
    assert found("It rose, <http://a.org/tape>.", "addresses") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It {++tape++} rose.", "{++tape++}"),
        ("It {--tape--}rose.", "{--tape--}"),
        ("It rose. <!-- tape -->", "<!-- tape -->"),
    ],
)
def test_the_file_as_written(text: str, place: str) -> None:
    assert [where for where, _ in found(text, "file", pattern=r"\{.*\}|<!--.*-->")] == [place]


@pytest.mark.parametrize("text", ["It rose, `tape`.", "```\ntape\n```\n\nIt rose.", "---\ntitle: tape\n---\nIt rose."])
def test_code_does_not_count(text: str) -> None:
    assert found(text, "file") == []


def test_without_its_literals_a_file_is_not_searched() -> None:
    assert found("A Tape.", "file", pattern="T", literals=("tape",)) == [("T", "T")]
    assert found("A tune.", "file", pattern="t", literals=("tape",)) == []


def test_a_file_without_text_has_nothing_to_mark() -> None:
    assert found("---\nsources:\n  a: tape\n---\n", "sources", "tags", "file") == []
    assert signals("", markup=True).document.trace(*Span(0, 9)) is None
