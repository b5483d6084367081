import pytest

from attrlint.checks.names import CHECK
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from tests.shipped import signals, words

TOP = "The bridge over the harbor will be closed until the end of the year after next, and so will the road.\n\n"


def found(question: str, text: str, *, markup: bool = False) -> list[tuple[str | None, dict[str, str]]]:
    rule = Rule("ATT107", "x", Severity.warning, "names", "m", "w", "f", options={"question": question})
    read = signals(text, markup=markup)
    return [(words(read, note.span), dict(note.values)) for note in CHECK.run(rule, read)]


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("“It is not safe,” Okafor said.", "Okafor", ""),
        ("“It is not safe,” said Okafor.", "Okafor", ""),
        ("Okafor said so. Mary Okafor, an engineer, said it again.", "Okafor", ""),
        ("Mary Okafor came. Okafar’s aide left, and Okafar said so.", "Okafar", "Mary Okafor"),
    ],
)
def test_surnames_that_nothing_introduces(text: str, name: str, known: str) -> None:
    assert found("surname-first", TOP + text) == [(name, {"known": known})]


def test_a_name_is_asked_for_once() -> None:
    assert len(found("surname-first", TOP + "“It is not safe,” Okafor said. “It will fall,” Okafor said.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Okafor said the bridge was not safe.",
        "“It is not safe,” Jock A. Finlayson said.",
        "“It is not safe,” said Sophie in ’t Veld.",
        "“It is not safe,” critics said.",
        "“It is not safe,” Facebook said.",
        "“It is not safe,” Berlin said.",
        "“It is not safe,” I’ve said.",
        "Mary Okafor came. “It is not safe,” Mary said.",
        "“It is not safe,” Mr. Okafor said.",
        "HALE: It is not safe, and I have said so for years.",
        "Families grew poorer, and this had one cause to say so. Likewise, a paper of the bank had this to say.",
    ],
)
def test_names_that_need_no_first_name_or_may_be_no_person(text: str) -> None:
    assert found("surname-first", TOP + text) == []


def test_headline_and_deck_may_use_the_surname() -> None:
    assert (
        found("surname-first", "Ruiz hints at a new bridge.\n\nRuiz says it will cost less.\n\nAna Ruiz said so.") == []
    )
    assert found("surname-first", "# Bridge\n\nRuiz says it will cost less.\n\nAna Ruiz said so.", markup=True) == []


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("“We are ready,” he said.", "he"),
        ("In Paris in May, she said it would rain.", "she"),
        (
            "Ana Ruiz came.\n\nIt rained.\n\nIt rained.\n\nIt rained.\n\n# After the flood\n\nShe said it was over.",
            "She",
        ),
    ],
)
def test_pronouns_that_stand_for_nobody(text: str, pronoun: str) -> None:
    assert found("orphan-pronoun", text, markup=True) == [(pronoun, {})]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested Tom Hale. He said he was not there.",
        "# Tom Hale\n\n“We are ready,” he said.",
        "A nurse opened. “Come in,” she said.",
        "“We are ready,” they said.",
        "The bank said it would pay. “We are ready,” he said.",
        "Tom Hale came.\n\n# After the flood\n\nHe said it was over.",
        "",
    ],
)
def test_pronouns_that_may_stand_for_somebody(text: str) -> None:
    assert found("orphan-pronoun", text, markup=True) == []
