from __future__ import annotations

import pytest

from attrlint.checks.spellings import CHECK
from tests.shipped import book, signals

RULE = book().rules["NUM728"]


def marked(text: str) -> list[str]:
    found = signals(text)
    return [found.text[slice(*note.span)] for note in CHECK.run(RULE, found)]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Sergei Haler", "Sergey Haler", True),
        ("Katherine Haler", "Katharine Haler", True),
        ("Robert Haler", "Robert Hailer", True),
        ("Robert Haler", "Robert Haler", False),
        ("Mario Haler", "Maria Haler", False),
        ("Paul Haler", "Paula Haler", False),
        ("Jon Haler", "Jan Haler", False),
        ("Robert Haler", "Robin Haler", False),
        ("Robert Haler", "Norbert Hailer", False),
        ("Robert Lee", "Robert Lea", False),
    ],
)
def test_names_one_letter_apart(one: str, two: str, expected: bool) -> None:
    text = f"Mayor {one} spoke first. “It is late,” {one} said. A friend told {two} so."
    assert marked(text) == ([two] if expected else [])


def test_names_of_no_person_are_left_alone() -> None:
    assert marked("They crossed the Silver Tower to see the Silver Towers of Leeds.") == []
