from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checks import Note
from attrlint.checks.periods import CHECK
from attrlint.finding import Severity
from tests.shipped import book, signals

DAY = dt.date(2022, 5, 10)


def notes(code: str, text: str, date: dt.date | None = None) -> list[Note]:
    return list(CHECK.run(book().rules[code], signals(text, date)))


@given(st.integers(1900, 1990), st.integers(2, 39), st.integers(-30, 30))
def test_only_a_length_that_fits_the_years_is_silent(first: int, length: int, off: int) -> None:
    if length + off < 2:
        return
    found = notes("NUM714", f"He reigned for {length + off} years, from {first} to {first + length}.")
    severities = [note.severity for note in found]
    if abs(off) <= 1:
        assert severities == [Severity.info] * abs(off)
    elif (length + off) % 10:
        assert severities == [Severity.error]
    else:  # may be a round figure
        assert len(severities) == 1


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("It closed 20 years ago, in 1998.", Severity.warning),  # 24, and 20 may be a round figure
        ("It closed 14 years ago, in 1998.", Severity.error),
        ("It closed 23 years ago, in 1998.", None),
        ("It closed 24 years ago, in 1998.", None),
        ("It closed about 25 years ago, in 1998.", None),
        ("It closed 50 years ago, in 1998.", Severity.error),
        ("It closed more than 10 years ago, in 1998.", None),
        ("It closed five weeks ago, on May 10, 2021.", Severity.error),
    ],
)
def test_ago_counts_from_the_drafts_date(text: str, severity: Severity | None) -> None:
    found = notes("NUM714", text, DAY)
    assert [note.severity for note in found] == ([severity] if severity else [])
    assert notes("NUM714", text) == []


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_what_ends_before_it_begins(first: dt.date, last: dt.date) -> None:
    one, other = (f"{day:%B} {day.day}, {day.year}" for day in (first, last))
    assert bool(notes("NUM727", f"It ran from {one} to {other} in Leeds.")) == (last < first)
    assert bool(notes("NUM727", f"Ada Lund ({first.year}–{last.year}) died.")) == (last.year < first.year)


@given(st.integers(1, 20), st.integers(1500, 2099))
def test_a_year_and_its_century(century: int, year: int) -> None:
    ordinal = f"{century}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(century, 'th') }"
    found = notes("NUM720", f"The {ordinal}-century mill built in {year} burned.")
    assert bool(found) == (not (century - 1) * 100 <= year <= century * 100)
