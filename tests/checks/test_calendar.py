from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checks import Note
from attrlint.checks.calendar import CHECK
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from tests.shipped import signals

DAY = dt.date(2022, 5, 13)
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def notes(relation: str, text: str, date: dt.date | None = None) -> list[tuple[str, Note]]:
    rule = Rule("NUM799", "test", Severity.error, "calendar", "", "", "", options={"relation": relation})
    found = signals(text, date)
    return [(found.text[slice(*note.span)], note) for note in CHECK.run(rule, found)]


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("Signed on Monday, May 13, 2022.", None, {"date": "May 13, 2022", "weekday": "Friday", "written": "Monday"}),
        ("It fell on 29 Feb. 2024, a Monday.", None, {"date": "February 29, 2024", "weekday": "Thursday"}),
        ("They meet on Monday, May 20.", DAY, {"date": "May 20, 2022", "weekday": "Friday", "was": "is"}),
        ("They met on Sunday, May 9.", DAY, None),  # right in 2021
        ("They met on Monday, May 13.", None, None),
        ("In 1998 they met on Sunday, May 10.", DAY, None),
        ("They met on Sunday, May 10.", DAY, {"date": "May 10, 2022", "weekday": "Tuesday", "was": "was"}),
        ("They met on Friday, May 13, 2022.", None, None),
        ("It began on Monday, mid-May 2022.", None, None),
        ("They met on Monday, and May 13, 2022, was warm.", None, None),
        ("They met on Monday, June 31, 2022.", None, None),
    ],
)
def test_weekdays(text: str, date: dt.date | None, expected: dict[str, str] | None) -> None:
    found = [note.values for _, note in notes("weekday-date", text, date)]
    assert len(found) == (expected is not None)
    assert all(expected.items() <= values.items() for values in found if expected)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.integers(0, 6))
def test_only_a_wrong_weekday_is_wrong(day: dt.date, weekday: int) -> None:
    text = f"It fell on {WEEKDAYS[weekday]}, {MONTHS[day.month - 1]} {day.day}, {day.year}, in Leeds."
    found = notes("weekday-date", text)
    assert [note.values["weekday"] for _, note in found] == [WEEKDAYS[day.weekday()]] * (day.weekday() != weekday)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)), st.integers(-400, 400))
def test_a_right_weekday_near_the_documents_date_is_never_wrong(today: dt.date, away: int) -> None:
    day = today + dt.timedelta(away)
    text = f"It fell on {WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, in Leeds."
    if day.year - today.year in (-1, 0, 1):
        assert notes("weekday-date", text, today) == []


@pytest.mark.parametrize(
    ("text", "match", "period", "length"),
    [
        ("It ends on June 31.", "June 31", "June", "30 days"),
        ("It ended on Feb. 30, he said.", "Feb. 30", "February", "29 days at most"),
        ("It ended on 29 February 2023.", "29 February 2023", "February 2023", "28 days"),
        ("It ended on 2023-13-02.", "2023-13-02", "a year", "12 months"),
        ("It ended at 25:10, he said.", "25:10", "a day", "24 hours"),
        ("It ended at 9:75 p.m. sharp.", "9:75 p.m.", "an hour", "60 minutes"),
    ],
)
def test_what_does_not_exist(text: str, match: str, period: str, length: str) -> None:
    ((words, note),) = notes("impossible-date", text)
    assert (words, note.values) == (match, {"period": period, "length": length})


@pytest.mark.parametrize(
    "text",
    [
        "It ended on Feb. 29, 2024, at 23:59.",
        "It ended on Feb. 29.",
        "In February 30 people died.",
        "He ran it in 25:61 and read Genesis 25:61.",
        "Version 3.31 has 4/31 of it.",
    ],
)
def test_what_does_exist(text: str) -> None:
    assert notes("impossible-date", text) == []


def test_an_undated_draft_is_told_where_it_first_matters() -> None:
    text = "It rained, as it will. In recent talks, both sides met on Friday; yesterday and in March they did not."
    ((words, note),) = notes("undated", text)
    assert words == "In recent talks"
    assert note.values == {"expressions": "“recent”, “Friday” and “yesterday”"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Both sides met on Friday.", DAY),
        ("LONDON, May 13, 2022 (Reuters) - Both sides met on Friday.", None),
        ("Both sides met on Friday, May 13, 2022.", None),
        ("“We met on Friday,” he said.", None),
        ("Both sides met in 1998 at the Sunday Times.", None),
    ],
)
def test_a_draft_that_can_be_placed(text: str, date: dt.date | None) -> None:
    assert notes("undated", text, date) == []


def test_the_note_on_an_undated_draft_always_says_more_than_the_word() -> None:
    ((words, _),) = notes("undated", "Recently, the council met in the hall.")
    assert words == "Recently, the council met in the hall"
