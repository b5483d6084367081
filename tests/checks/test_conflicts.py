from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checks import Note
from attrlint.checks.conflicts import CHECK
from attrlint.finding import Severity
from tests.shipped import book, signals

RULE = book().rules["NUM710"]
DAY = dt.date(2022, 5, 10)


def notes(text: str) -> list[Note]:
    return list(CHECK.run(RULE, signals(text, DAY, markup=True)))


@given(st.integers(20, 60), st.integers(20, 60))
def test_one_fire_has_one_toll(one: int, two: int) -> None:
    text = f"Police said on Monday {one} people died in a fire in Leeds. The mayor came. The fire killed {two} people."
    assert bool(notes(text)) == (one != two)


@pytest.mark.parametrize(
    "text",
    [
        "A fire in Leeds killed 12 people. A fire in York killed 14 people.",
        "A fire in Leeds killed 12 people. It hurt 14 people in Leeds near the fire.",
        "A fire in Leeds killed at least 12 people. The fire killed 14 people.",
        "A fire in Leeds killed 12 people. In 2003 a fire in Leeds killed 14 people.",
        "A fire in Leeds killed 12 people. The fire killed 14 others.",
        "A fire in Leeds killed 12 people. The fire killed 3 officers.",
        "A fire in Leeds killed 12 people. The fire in Leeds had earlier been said to have killed 14 people.",
        "A fire in Leeds killed 12 people. A war killed 14 people.",
    ],
)
def test_what_may_be_another_toll_is_left_alone(text: str) -> None:
    assert notes(text) == []


def test_a_headline_that_the_story_belies_is_an_error() -> None:
    (note,) = notes("# Three dead in Leeds fire\n\nA fire broke out on Monday. In Leeds, four people were killed.\n")
    assert (note.severity, note.values["other"]) == (Severity.error, "Three dead")
