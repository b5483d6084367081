import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checks.quotemarks import CHECK
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from tests.shipped import signals, words

MARKS = st.sampled_from([("“", "”"), ('"', '"'), ("«", "»"), ("“", '"'), ('"', "”")])
SPOKEN = st.sampled_from(["We won", "It is over", "the workers’ plan", "It’s the ’90s"])


def found(fault: str, text: str) -> list[str | None]:
    rule = Rule("QUO502", "x", Severity.error, "quotation-marks", "m", "w", "f", options={"fault": fault})
    read = signals(text)
    return [words(read, note.span) for note in CHECK.run(rule, read)]


@given(st.lists(st.tuples(MARKS, SPOKEN), min_size=1, max_size=4))
def test_every_mark_with_a_partner_is_balanced(said: list[tuple[tuple[str, str], str]]) -> None:
    assert found("unbalanced", " ".join(f"{first}{text},{last} she said." for (first, last), text in said)) == []


@given(st.lists(SPOKEN, min_size=1, max_size=4), st.data())
def test_one_mark_taken_away_is_missed_once(said: list[str], data: st.DataObject) -> None:
    text = " ".join(f"Then “{speech},” she said." for speech in said)
    marks = [at for at, char in enumerate(text) if char in "“”"]
    at = data.draw(st.sampled_from(marks))
    (lone,) = found("unbalanced", text[:at] + text[at + 1 :])
    assert lone is not None
    assert lone.count("“") + lone.count("”") == 1


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("He said. “We go, she said. “And then,” he added.", "“We"),
        ("Fine,” he said. “And then,” he added.", "Fine,”"),
        ("He read it out: ““We go,” she said.", "““We"),
        ("A war”\n\nThe road is closed.", "war”"),
    ],
)
def test_the_lone_mark_is_shown_with_its_word(text: str, lone: str) -> None:
    assert found("unbalanced", text) == [lone]


@pytest.mark.parametrize(
    "text",
    [
        'The pipe is 12" wide, and he is 5’2”.',
        "“It never ends,“ he said.",
        "“One day we left.\n\n“Then we came back,” she said.",
        "“One day we left.\n\nPhoto: Ana Ruiz\n\n“Then we came back,” she said.",
        "“One day we left.\n\n… “Then we came back,” she said.",
    ],
)
def test_inches_turned_marks_and_long_speeches_are_no_fault(text: str) -> None:
    assert found("unbalanced", text) == []


def test_a_speech_that_is_not_reopened_is_one_fault() -> None:
    text = "“One day we left, and it rained.\n\nThen we came back,” she said."
    assert found("unclosed", text) == ["Then"]
    assert found("unbalanced", text) == []


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("“It is over,” said Lee. “We won.”", "“And next year we will win again.”", ["won.”"]),
        ("It was over. “We won.”", "“And next year we will win again.”", []),
        ("“It is over,” said Lee. “We won.”", '"And next year we will win again."', []),
        ("“It is over,” said Lee. “We won.”", "“And we will win.”", []),
        ("“It is over,” said Lee. “We won.”", "“And next year we will win again,” Ruiz said.", []),
        ("Lee said it was “over.”", "“And next year we will win again.”", []),
    ],
)
def test_a_closing_mark_ends_the_speech(above: str, below: str, expected: list[str]) -> None:
    assert found("unclosed", f"{above}\n\n{below}") == expected
