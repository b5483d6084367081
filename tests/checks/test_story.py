import pytest

from attrlint.checks.story import CHECK
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from tests.shipped import signals, words

FILLER = "The river is clean again, and there is a path along the bank that leads up to the old bridge on the hill. "
STORY = [f"{FILLER * 2}The plant will close, the company said." for _ in range(5)]
CALL = "Minister Ana Ruiz spoke by phone with her counterpart, General Tom Hale"


def found(question: str, text: str) -> list[tuple[str | None, dict[str, str]]]:
    rule = Rule("SRC216", "x", Severity.warning, "story", "m", "w", "f", options={"question": question})
    read = signals(text)
    return [(words(read, note.span), dict(note.values)) for note in CHECK.run(rule, read)]


@pytest.mark.parametrize(
    ("lede", "contested"),
    [
        ("The mayor took bribes for a decade.", "The mayor took bribes"),
        ("Crime has doubled.", "Crime has doubled"),
        ("The tax cut caused the boom in the valley.", "caused the boom"),
        ("Prices in the town have soared.", "Prices in the town have soared"),
    ],
)
def test_a_contested_opening_needs_its_source_high_up(lede: str, contested: str) -> None:
    below = "It rained.\n\nIt rained on.\n\n“I saw it,” said Ana Ruiz."
    assert found("late-source", f"{lede}\n\n{below}") == [(contested, {})]
    assert found("late-source", f"{lede}\n\nSo said Ana Ruiz.\n\nIt rained.\n\nIt rained on.") == []
    assert found("late-source", f"{lede}\n\nIt rained.") == []


@pytest.mark.parametrize(
    "lede", ["Rain hammered the roof.", "A fire destroyed the market.", "“Crime has doubled.” So."]
)
def test_an_opening_that_nobody_disputes_need_not(lede: str) -> None:
    assert found("late-source", f"{lede}\n\nIt rained.\n\nIt rained on.\n\n“I saw it,” said Ana Ruiz.") == []


def test_a_story_that_rests_on_one_source() -> None:
    assert found("single-source", "\n\n".join(STORY)) == [("the company", {"source": "company"})]
    assert found("single-source", " ".join(STORY * 2)) == [("the company", {"source": "company"})]


def test_surnames_and_pronouns_are_no_second_source() -> None:
    text = [*STORY[:3], f"{FILLER * 2}It will close, said Ana Ruiz."]
    assert found("single-source", "\n\n".join(text)) == []
    person = "\n\n".join(
        f"{FILLER * 2}It will close, {who} said." for who in ("Ana Ruiz", "Ruiz", "she", "Ms. Ruiz", "Ruiz")
    )
    assert found("single-source", person) == [("Ana Ruiz", {"source": "Ana Ruiz"})]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(["It will close, the company said."] * 5),
        "\n\n".join(STORY[:2]),
        "\n\n".join([*STORY, "It will stay open, the union said."]),
        "\n\n".join([*STORY, "It will close. [Source: annual report 2021, p. 4]"]),
        "\n\n".join(f"{mark}: {FILLER * 3}" for mark in "QAQAQA"),
    ],
)
def test_briefs_interviews_and_stories_with_two_sources(text: str) -> None:
    assert found("single-source", text) == []


def test_one_party_of_a_call_is_not_heard() -> None:
    text = f"{CALL}, on Monday.\n\nRuiz said the border would open."
    assert found("one-sided", text) == [(CALL, {"silent": "Tom Hale", "speaking": "Ana Ruiz"})]


@pytest.mark.parametrize(
    "text",
    [
        f"{CALL}, on Monday.\n\nRuiz said the border would open. Hale said it would not.",
        f"{CALL}, on Monday.\n\nRuiz said the border would open. Hale could not be reached.",
        f"{CALL}, on Monday.\n\nThe border will open.",
        "Minister Ana Ruiz met the Danish premier, General Tom Hale.\n\nRuiz said so. Danish officials said no.",
        "Minister Ana Ruiz was born where General Tom Hale was mayor.\n\nRuiz said the border would open.",
        f"It rained.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\n{CALL}, on Monday. Ruiz said the border would open.",
    ],
)
def test_both_are_heard_or_asked_or_they_never_met(text: str) -> None:
    assert found("one-sided", text) == []
