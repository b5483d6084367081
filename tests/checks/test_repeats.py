import pytest

from attrlint.checks.repeats import CHECK
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from tests.shipped import signals, words

RULE = Rule("DFT909", "doubled-text", Severity.error, "repeats", "m", "w", "f")
LONG = "The council voted nine to two on Monday to close the old bridge for good."


def found(text: str) -> list[str | None]:
    read = signals(text)
    return [words(read, note.span) for note in CHECK.run(RULE, read)]


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("He sat in the the park.", "the the"),
        ("And and so it went.", "And and"),
        ("She went to\nto the park.", "to to"),
        (f"{LONG} It rained. {LONG}", LONG),
        (f"{LONG}\n\nIt rained.\n\n{LONG}", LONG),
        (f"{LONG} It rained.\n\n{LONG.upper()} It rained.", f"{LONG.upper()} It rained."),
    ],
)
def test_what_stands_there_twice(text: str, twice: str) -> None:
    assert found(text) == [twice]


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough.",
        "New York, New York, it is.",
        "Walla Walla is a town.",
        "Nothing can trump Trump.",
        "He went in in-line skates to AT&T at noon.",
        "It rained. It rained.",
        f"“{LONG}” she said.\n\n“{LONG}”",
        "the end\n\nthe end",
        f"{LONG} …",
    ],
)
def test_what_may(text: str) -> None:
    assert found(text) == []
