import pytest

from attrlint.checks.quotedwords import CHECK
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from tests.shipped import signals, words


def found(question: str, text: str) -> list[str | None]:
    rule = Rule("QUO506", "x", Severity.info, "quoted-words", "m", "w", "f", options={"question": question})
    read = signals(text)
    return [words(read, note.span) for note in CHECK.run(rule, read)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("It’s our house by the river and we stay", "It is our house by the river and we stay", 1),
        ("He was the best mayor this town has ever had", "He is the best mayor this town has ever had", 1),
        ("He repairs the bridge over the river every year", "He repaired the bridge over the river every year", 1),
        ("He sold the bridge over the river last year", "He sold the house over the river last year", 0),
        ("He was the best mayor", "He is the best mayor", 0),
        ("He was the best mayor this town has ever had", "the best mayor this town has ever had", 0),
        ("He was the best mayor this town has ever had", "He [Hale] was the best mayor this town … had", 0),
    ],
)
def test_one_sentence_in_two_forms(first: str, second: str, expected: int) -> None:
    assert (
        len(found("two-forms", f"“{first},” said Ana Ruiz.\n\nThe next day she was asked. “{second},” she said."))
        == expected
    )


def test_each_sentence_of_a_speech_is_compared() -> None:
    first = "“It is our house by the river, and it is our house, and we stay,” said Ana Ruiz."
    second = "“Yes, it is our house by the river here. It’s our house by the river, and it is our house, and we stay.”"
    assert len(found("two-forms", f"{first}\n\n{second}")) == 1


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Tom Hale said", ["We have never seen the river rise so fast,"]),
        ("Ana Ruiz said", []),
        ("Ms. Ruiz said", []),
        ("the crowd said", []),
        ("Tom Hale told Ana Ruiz, who said so, too", []),
    ],
)
def test_one_sentence_of_two_people(second: str, expected: list[str]) -> None:
    said = "“We have never seen the river rise so fast,”"
    assert found("two-forms", f"{said} Ana Ruiz said.\n\n{said} {second}.") == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Ruiz: ‘The river took all we had’", []),
        ("Ruiz: ‘The River Took All We Had!’", []),
        ("Ruiz: ‘The river took … we had’", []),
        ("Ruiz: ‘The river stole all we had’", ["‘The river stole all we had’"]),
        ("Ruiz: ‘The rivers’ took ‘all we had’", ["‘The rivers’"]),
        ("The ‘many rivers’ took ‘all we had’", []),
        ("Ruiz on the ‘river’", []),
    ],
)
def test_a_headline_quotes_what_the_story_has(headline: str, expected: list[str]) -> None:
    assert (
        found("headline", f"{headline}\n\n“The river, the river took all we had,” said Ana Ruiz. It rained.")
        == expected
    )


def test_a_headline_without_a_story_is_not_judged() -> None:
    assert found("headline", "Ruiz: ‘The river took all we had’") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is “bad,” “sad” and “mad,” she said.", ["“bad,” “sad” and “mad,”"]),
        ("It is “bad,” “sad” and a “Great Pity,” she said.", []),
        ("It is “bad” and “sad.” It is “mad.”", []),
    ],
)
def test_three_scraps_are_a_chain(text: str, expected: list[str]) -> None:
    assert found("chain", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He [Hale] came . . . and left,” she said.", ["[Hale]", ". . ."]),
        ("“… and left … ” she said of [Hale].", []),
        ("“[Applause] We won,” she said.", []),
        ("“He called it 'ours' ... to keep,” she said.", ["..."]),
        ("“He called it '... ours',” she said.", []),
    ],
)
def test_what_was_changed_inside(text: str, expected: list[str]) -> None:
    assert found("altered", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The “reform” bill is law.", ["“reform”"]),
        ("So-called “experts” met.", ["“experts”"]),
        ("The “reform” is law. A “reform” bill is law. The “Reform” bill is law.", ["“reform”"]),
        ("The “tax reform” bill is law. The “9” bus is late.", []),
    ],
)
def test_a_word_in_marks(text: str, expected: list[str]) -> None:
    assert found("scare", text) == expected
