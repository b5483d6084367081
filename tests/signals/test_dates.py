from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.signals.dateline import dateline_date, datelines
from attrlint.signals.dates import Date, dates
from tests.shipped import signals

DAY = dt.date(2022, 5, 13)
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def read(text: str, date: dt.date | None = None) -> list[Date]:
    return signals(text, date).get(dates)


def only(text: str, date: dt.date | None = None) -> Date:
    (found,) = read(text, date)
    return found


@pytest.mark.parametrize(
    ("text", "written", "kind", "year", "month", "day", "weekday"),
    [
        ("It fell on Feb. 18, 2022, in Leeds.", "Feb. 18, 2022", "full", 2022, 2, 18, None),
        ("It fell on 18 February 2022 in Leeds.", "18 February 2022", "full", 2022, 2, 18, None),
        ("It fell on 2022-02-18 in Leeds.", "2022-02-18", "full", 2022, 2, 18, None),
        ("It fell on February 18th, 2022.", "February 18th, 2022", "full", 2022, 2, 18, None),
        ("It fell on the 13th of May in Leeds.", "13th of May", "yearless", None, 5, 13, None),
        ("It fell on February 18 in Leeds.", "February 18", "yearless", None, 2, 18, None),
        ("It ran May 13-15, 2022, in Leeds.", "May 13-15, 2022", "full", 2022, 5, 13, None),
        ("It ran from 4 to 6 May.", "4 to 6 May", "yearless", None, 5, 4, None),
        ("It fell on Monday, May 13.", "Monday, May 13", "yearless", None, 5, 13, 0),
        ("It fell on Tuesday (May 14).", "Tuesday (May 14)", "yearless", None, 5, 14, 1),
        ("It fell on Mon., May 13, 2022.", "Mon., May 13, 2022", "full", 2022, 5, 13, 0),
        ("It fell on Wednesday night, June 1.", "Wednesday night, June 1", "yearless", None, 6, 1, 2),
        ("It fell on May 13, 2022, a Friday.", "May 13, 2022, a Friday", "full", 2022, 5, 13, 4),
        ("Nothing since mid-February, he said.", "mid-February", "yearless", None, 2, None, None),
        ("It began in early May in Leeds.", "early May", "yearless", None, 5, None, None),
        ("It began in late March 2020.", "late March 2020", "part", 2020, 3, None, None),
        ("It began in mid-2021 in Leeds.", "mid-2021", "part", 2021, None, None, None),
        ("It began in March 2016 in Leeds.", "March 2016", "month-year", 2016, 3, None, None),
        ("It began in May, she said.", "May", "month", None, 5, None, None),
        ("It began in 2016 in Leeds.", "2016", "year", 2016, None, None, None),
        ("It began in 1865 in Leeds.", "1865", "year", 1865, None, None, None),
        ("It began in the 1980s in Leeds.", "1980s", "period", None, None, None, None),
        ("A 19th-century house burned.", "19th-century", "period", None, None, None, None),
        ("The 2015-16 season began.", "2015-16", "period", None, None, None, None),
        ("It began on Friday in Leeds.", "Friday", "weekday", None, None, None, 4),
        ("It began yesterday in Leeds.", "yesterday", "relative", None, None, None, None),
        ("It began on 5/13/22 in Leeds.", "5/13/22", "numeric", None, None, None, None),
        ("It began on June 31, he said.", "June 31", "impossible", None, 6, 31, None),
        ("It began on Feb. 29, 2023.", "Feb. 29, 2023", "impossible", 2023, 2, 29, None),
        ("It began on 2023-13-02 in Leeds.", "2023-13-02", "impossible", 2023, 13, 2, None),
        ("It began after Sept. 11 in Leeds.", "Sept. 11", "event", None, None, None, None),
        ("It began after 9/11 in Leeds.", "9/11", "event", None, None, None, None),
        ("It began on Sept. 11, 2001.", "Sept. 11, 2001", "full", 2001, 9, 11, None),
        ("It began on Friday, Sept. 11.", "Friday, Sept. 11", "yearless", None, 9, 11, 4),
    ],
)
def test_reads_one_date(
    text: str, written: str, kind: str, year: int | None, month: int | None, day: int | None, weekday: int | None
) -> None:
    found = only(text)
    assert text[found.span.start : found.span.end] == written
    assert (found.kind, found.year, found.month, found.day, found.weekday) == (kind, year, month, day, weekday)


@pytest.mark.parametrize(
    "text",
    [
        "May said it may march on.",
        "May the best man win; April Ryan and June Carter sang.",
        "They opposed May, and August was here.",
        "In April Ryan’s report, in June Carter’s song.",
        "The secretary sat in the sun. Sat. and Sun. are no words.",
        "Some 2000 people, $2000 and 2,016 votes.",
        "A 2000-member club of 1600 Pennsylvania Avenue.",
        "USA TODAY read the Joneses’ Mondays.",
        "The share was 4/31, the version 3.31.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In February 30 people died.", [("February", "month")]),
        ("In May 13 communities burned.", [("May", "month")]),
        ("Theresa May met May 3 winners.", [("Theresa May", "event"), ("May 3", "yearless")]),
        ("He lived 1950–1943, they say.", [("1950", "year"), ("1943", "year")]),
        ("On Black Friday, not Friday.", [("Black Friday", "event"), ("Friday", "weekday")]),
        ("On May 13, 2022, a Sunday school opened.", [("May 13, 2022", "full"), ("Sunday school", "event")]),
    ],
)
def test_traps(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[date.span.start : date.span.end], date.kind) for date in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("It fell on Feb. 18.", dt.date(2022, 2, 18)),
        ("It fell on Dec. 18.", dt.date(2021, 12, 18)),
        ("Nothing since mid-February.", dt.date(2022, 2, 11)),
        ("It fell on Feb. 29.", None),
        ("It fell on Wednesday.", dt.date(2022, 5, 11)),
        ("It fell on Friday.", dt.date(2022, 5, 13)),
        ("It came yesterday.", dt.date(2022, 5, 12)),
        ("It came last week.", dt.date(2022, 5, 6)),
        ("It came in 2016.", dt.date(2016, 1, 1)),
        ("It came after 9/11.", None),
    ],
)
def test_the_documents_date_resolves(text: str, resolved: dt.date | None) -> None:
    assert only(text, DAY).resolved == resolved


def test_without_a_documents_date_only_years_resolve() -> None:
    text = "On Friday, on May 3, yesterday, since mid-May, and on May 4, 2021."
    assert [date.resolved for date in read(text)] == [None, None, None, None, dt.date(2021, 5, 4)]


@pytest.mark.parametrize("edge", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar(edge: dt.date) -> None:
    assert len(read("Yesterday, tomorrow, on Friday, on Feb. 18, next year.", edge)) == 5


WRITTEN = (
    lambda day: f"{WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]}, {SHORT[day.month - 1]} {day.day}, {day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}, a {WEEKDAYS[day.weekday()]}",
)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(WRITTEN))
def test_every_day_comes_back(day: dt.date, written: object) -> None:
    text = written(day)  # type: ignore[operator]
    found = only(f"It fell on {text}.")
    assert (found.kind, found.resolved, found.weekday) == ("full", day, day.weekday())
    assert found.span == (11, 11 + len(text))


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.integers(-180, 180))
def test_a_day_without_a_year_is_the_nearest(today: dt.date, away: int) -> None:
    day = today + dt.timedelta(away)
    if (day.month, day.day) != (2, 29):
        text = f"It fell on {WEEKDAYS[0]}, {MONTHS[day.month - 1]} {day.day}."  # alone, Sept. 11 is an event
        assert only(text, today).resolved == day


PIECES = [
    "May", "March", " 13", "13 ", "Feb. ", "29", ", ", "2022", "2023", "Friday", "Mon.", "-", "–", "/", "mid-",
    "early ", "the ", "a ", "(", ")", " on ", "in ", "9/11", "Sept. 11", "yesterday", "1980s", "19th century", "\n\n",
    ".", "1", "x",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.booleans(), st.sampled_from([None, DAY]))
def test_spans_are_ordered_inside_the_text_and_apart(pieces: list[str], spaced: bool, today: dt.date | None) -> None:
    text = signals((" " if spaced else "").join(pieces), today)
    found = text.get(dates)
    assert all(0 <= date.span.start < date.span.end <= len(text.text) for date in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("WASHINGTON, May 13 (Reuters) - The Pentagon", "WASHINGTON", None),
        ("KYIV, Ukraine (AP) — The army", "KYIV, Ukraine", None),
        ("NEW YORK — Shares fell", "NEW YORK", None),
        ("ST. PAUL, Minn. — The council", "ST. PAUL, Minn.", None),
        ("Washington (CNN) — The House", "Washington", None),
        ("Dec 29 (Reuters) - The bank", "", None),
        ("LONDON, May 13, 2022 — The bank", "LONDON", DAY),
        ("SAN JOSE, Calif., May 13, 2022 (WIRE) -- The firm", "SAN JOSE, Calif.", DAY),
        ("LONDON, Feb. 30, 2022 (Reuters) - The bank", "LONDON", None),
        ("LONDON, 13 May 2022 — The bank", "LONDON", DAY),
        ("LONDON, 13 May 2022 (Reuters) - The bank", "LONDON", DAY),
        ("LONDON — May 13, 2022 — The bank", "LONDON", DAY),
        ("LONDON, Friday, 13 May 2022 — The bank", "LONDON", DAY),
        ("London, 13th May 2022 – The bank", "London", DAY),
        ("(London, 13 May 2022) The bank", "London", DAY),
        ("KYIV, Ukraine, 2022-05-13 — The army", "KYIV, Ukraine", DAY),
        ("LONDON, 13 May — The bank", "LONDON", None),
        ("Published: 13 May 2022. The bank", "", DAY),
    ],
)
def test_datelines(text: str, place: str, date: dt.date | None) -> None:
    read_signals = signals(f"By Ana Ruiz\n\n{text} said on Friday that it was late.\n\nNobody else spoke.")
    assert [(found.place, found.date) for found in read_signals.get(datelines)] == [(place, date)]
    assert dateline_date(read_signals) == date


@pytest.mark.parametrize(
    "text",
    [
        "BREAKING — The bank fell.",
        "NATO-led forces left.",
        "The council met - late.",
        "A - B.",
        "Ann Lee — late.",
        "By Monday, 13 May 2022, the bank had failed.",
        "Filed May 13, 2022, the suit names the bank.",
        "The bank failed on 13 May 2022",
        "(The bank, founded in May, failed.)",
        "Published: soon",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert signals(text).get(datelines) == []


@pytest.mark.parametrize(
    "line",
    [
        "By Sam Pryce, Friday 13 May 2022",
        "By Sam Pryce | May 13, 2022",
        "By Dr. Ann Lee and Sam Pryce, 13 May 2022, 9:15 GMT",
        "13 May 2022",
        "London, 13 May 2022",
        "Published: 13 May 2022",
        "Published on 13 May 2022 at 10:15 BST",
        "Date: 2022-05-13",
        "Updated: May 13, 2022",
        "UPDATED: 2022-05-13T09:15:00Z",
    ],
)
@pytest.mark.parametrize(
    "format_", ["{}\n\nThe bank failed on Friday, and nobody knew.", "# The bank\n\n{}\n\nIt fell.\n\nIt did."]
)
def test_lines_that_date_a_draft(line: str, format_: str) -> None:
    assert dateline_date(signals(format_.format(line))) == DAY


def test_only_the_top_of_a_draft_dates_it() -> None:
    assert dateline_date(signals("It fell.\n\nIt rose.\n\nIt fell.\n\nUpdated: 13 May 2022")) is None
    assert dateline_date(signals("13 May 2022\n\nUpdated: 14 May 2022\n\nIt fell.")) == DAY
