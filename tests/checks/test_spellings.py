from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checks.spellings import CHECK, _alike
from attrlint.signals.spelling import apart
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


@given(st.lists(st.text("ab", max_size=5), unique=True, max_size=12))
def test_no_two_words_a_slip_apart_are_missed(words: list[str]) -> None:
    near = {frozenset(pair) for pair in _alike(words)}
    assert {frozenset((a, b)) for a in words for b in words if apart(a, b) == 1} <= near
    assert len(near) == len(list(_alike(words)))


def test_only_names_that_are_almost_one_are_compared() -> None:
    words = [f"{number:016b}".replace("0", "ana").replace("1", "olek") for number in range(400)]
    assert len(list(_alike(words))) < 400
    assert list(_alike(["a" * 100_000, "a" * 99_999])) == []
