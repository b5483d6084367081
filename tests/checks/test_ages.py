from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checks import Note
from attrlint.checks.ages import CHECK
from tests.shipped import book, signals

RULE = book().rules["NUM707"]
DAY = dt.date(2022, 5, 10)


def notes(text: str, date: dt.date | None = None) -> list[Note]:
    return list(CHECK.run(RULE, signals(text, date)))


@given(st.integers(1900, 1980), st.integers(1, 90), st.integers(-20, 20))
def test_an_age_fits_two_years_of_birth(born: int, age: int, off: int) -> None:
    found = notes(f"Ada Lund was born in {born}. Lund won it in {born + age + off}, at age {age}.")
    assert bool(found) == (off not in (0, 1))


@given(st.dates(dt.date(1930, 3, 1), dt.date(2000, 12, 31)), st.integers(-3, 3))
def test_a_birthday_settles_the_age(born: dt.date, off: int) -> None:
    age = DAY.year - born.year - ((DAY.month, DAY.day) < (born.month, born.day))
    found = notes(f"Ada Lund, {age + off}, born on {born:%B} {born.day}, {born.year}, sings.", DAY)
    assert bool(found) == (off != 0)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund, 34, and Tom Hale, 50, born in 1972, sing.",
        "Ada Lund, about 34, born in 1979, sings.",
        "In 2001 Ada Lund, 34, sang; she was born in 1967.",
        "Ada Lund was born in 1979. Her son, 12, sings.",
        "Ada Lund was born in 1979. Tom Hale sings. In 1990, at age 30, he wed.",
    ],
)
def test_whose_age_is_not_sure_is_not_judged(text: str) -> None:
    assert notes(text, DAY) == []


def test_an_age_today_needs_the_drafts_date() -> None:
    text = "Ada Lund, 34, born in 1979, sings."
    assert notes(text) == []
    assert [note.values["years"] for note in notes(text, DAY)] == ["1987 or 1988"]
