"""Dates: days, months, years, weekdays and words like “yesterday”, resolved where that is possible."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.almanac import Almanac, almanac

_DIGIT: Final = expression(r"[0-9](?<![\w.,/:$€£#]\d)(?<!\d[-–]\d)")
_GAP: Final = expression(r"(?:,? (?:morning|afternoon|evening|night))?(?:, | \(| the |, the | )")
_APPOSED: Final = expression(r"(?:,? \(?| was | is )an? $")
_PART: Final = {"early": 1, "mid": 11, "late": 21}
"""The first day of each part of a month."""


class Date(NamedTuple):
    """A date in document offsets. Fields hold what is written; `weekday` counts from Monday, 0.

    `kind` is `full` (day, month, year), `yearless` (a day or part of a month, no year), `month`
    (nothing but its name), `month-year`, `year`, `part` (part of a month or year, with the year),
    `period` (decade, century, season), `weekday`, `relative` (“yesterday”), `event` (“Sept. 11”),
    `numeric` (5/13/22, which nobody can read for sure) or `impossible` (June 31). `part` is
    `early`, `mid`, `late` or ``. A weekday beside a date belongs to it. `resolved` is the day
    meant, or a day in the time meant: told by the date itself or, where it leaves out the year,
    the one nearest to the document's date; `None` without.
    """

    span: Span
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    resolved: dt.date | None = None


def dates(signals: Signals) -> list[Date]:
    """All dates in order, none overlapping another."""
    return _Reader(signals).read()


class _Reader:
    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.text = signals.text
        self.almanac: Almanac = almanac(signals.lexicons)

    def read(self) -> list[Date]:
        written = _settled([*self._month_first(), *self._digits()])
        days = [date for date in written if date.day is not None]
        found = [*self._with_weekdays(days), *written, *self._listed("events"), *self._listed("relative-days")]
        return [_resolved(date, self.signals.date) for date in _settled(found)]

    def _before(self, start: int) -> str:
        """The word before, in lower case, if one space parts them."""
        stretch = self.text[max(0, start - 12) : start]
        return stretch[:-1].rpartition(" ")[2].rpartition("\n")[2].lower() if stretch.endswith(" ") else ""

    def _month_first(self) -> Iterator[Date]:
        for found in self.almanac.month_first.finditer(self.text):
            if self.text[found.start() - 1 : found.start()].isalnum():
                continue
            month, day, year = self.almanac.months[found[1]], int(found[2] or 0), int(found[3] or found[4] or 0)
            start, part = self._part(found.start())
            if 0 < day <= 31 and not part and (year or self._before(start) != "in" or self._stops(found.end())):
                yield from self._day(found.start(), found.end(), year, month, day)
            elif year and not day:
                yield Date(Span(start, found.end()), "part" if part else "month-year", year, month, part=part)
            elif part:
                yield Date(Span(start, found.end(1)), "yearless", None, month, part=part)
            elif self._is_month(found):
                yield Date(Span(found.start(), found.end(1)), "month", None, month)

    def _part(self, start: int) -> tuple[int, str]:
        """Where “mid-”, “early” or “late” before `start` begins, and the word; `start` and `` without."""
        if self.text[max(0, start - 4) : start].lower() == "mid-":
            return start - 4, "mid"
        word = self._before(start)
        return (start - len(word) - 1, word) if word in _PART else (start, "")

    def _day(self, start: int, end: int, year: int, month: int, day: int) -> Iterator[Date]:
        span = Span(start, end)
        if exists(year, month, day):
            yield Date(span, "full" if year else "yearless", year or None, month, day)
        elif year or self._stops(end) or self._before(start) in self.almanac.day_leads or self._subject(span):
            yield Date(span, "impossible", year or None, month, day)

    def _subject(self, span: Span) -> bool:
        """Whether a verb of one day follows: “June 31 is the deadline”, not “this June 31 will go”."""
        verb = self.text[span.end + 1 : span.end + 12].partition(" ")[0]
        return verb in self.almanac.day_verbs and self._before(span.start) not in self.almanac.month_leads

    def _stops(self, end: int) -> bool:
        """Whether a comma, a stop or the end of the block follows."""
        return self.text[end : end + 1] in ("", "\n", ",", ".", ";", ":", ")")

    def _is_month(self, found: re.Match[str]) -> bool:
        """Whether a bare name is a month, not a modal verb, a march or a person."""
        name, end = found[1], found.end(1)
        if name in self.almanac.ambiguous:
            follows = self.text[end : end + 2]
            named = follows[:1] in ("’", "'", "-") or (follows[:1] == " " and follows[1:].isupper())
            return not named and self._before(found.start()) in self.almanac.sure_leads
        return self._before(found.start()) in self.almanac.month_leads

    def _digits(self) -> Iterator[Date]:
        for place in _DIGIT.finditer(self.text):
            found = self.almanac.digits.match(self.text, place.start())
            if found is None:
                continue
            span = Span(*found.span())
            if found["iso"]:
                year, month, day = (int(part) for part in found["iso"].split("-"))
                yield Date(span, "full" if exists(year, month, day) else "impossible", year, month, day)
            elif found["day"]:
                month = self.almanac.months[found["month"]]
                yield from self._day(span.start, span.end, int(found["year"] or 0), month, int(found["day"]))
            elif found["bare"]:
                life = bool(found["last"]) and self.text[span.start - 1 : span.start] == "("
                for name in ("bare", "last") if found["last"] else ("bare",):
                    yield from self._year(Span(*found.span(name)), int(found[name]), sure=life)
            else:
                yield Date(span, "numeric" if found["numeric"] else "period")

    def _year(self, span: Span, year: int, *, sure: bool) -> Iterator[Date]:
        start, part = self._part(span.start)
        if part:
            yield Date(Span(start, span.end), "part", year, part=part)
        elif 1900 <= year < 2100 or (year < 1900 and (sure or self._before(span.start) in self.almanac.year_leads)):
            yield Date(span, "year", year)

    def _with_weekdays(self, days: Sequence[Date]) -> Iterator[Date]:
        """Weekdays, alone or with the date they stand beside."""
        starts, ends = {date.span.start: date for date in days}, {date.span.end: date for date in days}
        for found in self.almanac.weekday.finditer(self.text):
            if self.text[found.start() - 1 : found.start()].isalnum():
                continue
            weekday = self.almanac.weekdays[found[1]]
            gap = _GAP.match(self.text, found.end())
            date = starts.get(gap.end()) if gap else None
            if date:
                closed = gap is not None and "(" in gap[0] and self.text[date.span.end : date.span.end + 1] == ")"
                yield date._replace(span=Span(found.start(), date.span.end + closed), weekday=weekday)
            elif not found[1].endswith("."):
                yield self._apposed(found, ends, weekday)

    def _apposed(self, found: re.Match[str], ends: dict[int, Date], weekday: int) -> Date:
        """“May 13, 2022, a Friday,” or the weekday alone."""
        before = _APPOSED.search(self.text, max(0, found.start() - 8), found.start())
        date = ends.get(before.start()) if before and self._stops(found.end()) else None
        span = Span(*found.span())
        return (
            date._replace(span=Span(date.span.start, span.end), weekday=weekday)
            if date
            else Date(span, "weekday", weekday=weekday)
        )

    def _listed(self, name: str) -> Iterator[Date]:
        for hit in self.signals.hits(f"time.{name}"):
            days = hit.entry.data.get("days")
            kind = "event" if name == "events" else "relative"
            resolved = _days_on(self.signals.date, int(days)) if days else None
            yield Date(Span(hit.start, hit.end), kind, resolved=resolved)


def _settled(found: Iterable[Date]) -> list[Date]:
    """In order, the longest of those that overlap; an event before a date of the same span."""
    kept: list[Date] = []
    for date in sorted(found, key=lambda date: (date.span.start, -date.span.end, date.kind != "event")):
        if not kept or date.span.start >= kept[-1].span.end:
            kept.append(date)
    return kept


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day; without a year (0), whether any year has."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2000, month)[1]


def _resolved(date: Date, today: dt.date | None) -> Date:
    if date.resolved or date.kind in ("impossible", "event", "numeric", "period"):
        return date
    day = date.day or (_PART.get(date.part, 1) if date.month else 1)
    if date.year:
        return date._replace(resolved=dt.date(date.year, date.month or 1, day))
    if today is None:
        return date
    if date.month:
        return date._replace(resolved=nearest(date.month, day, today))
    if date.weekday is not None:
        return date._replace(resolved=_days_on(today, -((today.weekday() - date.weekday) % 7)))
    return date


def nearest(month: int, day: int, today: dt.date) -> dt.date | None:
    """The day of that name nearest to `today`; `None` for Feb. 29 with no leap year near."""
    return min(around(month, day, today), key=lambda near: abs((near - today).days), default=None)


def around(month: int, day: int, today: dt.date) -> list[dt.date]:
    """The days of that name in the year of `today` and the years beside it."""
    years = range(max(dt.MINYEAR, today.year - 1), min(dt.MAXYEAR, today.year + 1) + 1)
    return [dt.date(year, month, day) for year in years if exists(year, month, day)]


def today(signals: Signals) -> Date | None:
    """The draft's own date, which stands nowhere."""
    day = signals.date
    return Date(Span(0, 0), "full", day.year, day.month, day.day, resolved=day) if day else None


def limits(date: Date) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that a date may mean."""
    year = date.year or (date.resolved.year if date.resolved else None)
    if year is None or (date.month is None and date.kind not in ("year", "part")):
        return None
    if date.month is None:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    most = calendar.monthrange(year, date.month)[1]
    day = min(date.day or 0, most)
    return dt.date(year, date.month, day or 1), dt.date(year, date.month, day or most)


def _days_on(day: dt.date | None, days: int) -> dt.date | None:
    """The day that many days later; `None` where the calendar has none."""
    try:
        return day and day + dt.timedelta(days)
    except OverflowError:
        return None
