"""Time against itself: how long something lasted, what came first, which century a year lies in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from attrlint.checks import Check, Note
from attrlint.checks.readings import Reading, related
from attrlint.checks.sums import number
from attrlint.expressions import expression
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.dates import Date, limits, today
from attrlint.signals.intervals import Interval, exactly, interval
from attrlint.signals.quantities import Quantity

_YEAR: Final = Fraction(1461, 4)
_DAYS: Final = {
    "hour": Fraction(1, 24),
    "day": Fraction(1),
    "week": Fraction(7),
    "month": _YEAR / 12,
    "year": _YEAR,
    "decade": 10 * _YEAR,
    "century": 100 * _YEAR,
}
"""Mean lengths in days of the Julian year and its parts."""
_TEN: Final = 10
_LEAP: Final = 2000
"""A year that has every day."""
_CENTURY: Final = expression(r"([0-9]{1,2})(?:st|nd|rd|th)[- ]centur(?:y|ies)")
_DECADE: Final = expression(r"([12][0-9]{2}0|[0-9]0)[’']?s")


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    return related(rule, signals, _RELATIONS)


def _duration(reading: Reading, signals: Signals) -> Note | None:
    """A length of time that is not the time between two dates, the second perhaps the draft's own."""
    length, first, last = reading.quantity("length"), reading.date("from"), reading.date("to") or today(signals)
    if length is None or first is None or last is None or not _dated(reading) or not _alone(reading):
        return None
    if length.kind == "ordinal":
        first, last = _year(first), _year(last)
    unit = length.unit if length.unit in _DAYS else "year"
    elapsed = _elapsed(first, last, whole=_DAYS[unit] >= _YEAR)
    if elapsed is None:
        return None
    stated = interval(length) * exactly(_DAYS[unit])
    severity = _weight(length, stated, elapsed, _DAYS[unit])
    if severity is None or (length.kind == "ordinal" and severity == Severity.info):
        return None  # next year's anniversary, or last year's
    right = number((elapsed.low + elapsed.high) / 2 / _DAYS[unit], 0)  # type: ignore[arg-type]
    values = {
        "from": _words(first, signals),
        "to": _words(last, signals) if reading.words("to") else "today",
        "right": f"{right} {unit}{'' if right == '1' else 's'}",
        "written": signals.text[slice(*length.span)],
    }
    return Note(reading.span(), values, severity)


def _year(date: Date) -> Date:
    """The date without month and day: an anniversary is told of all year long."""
    return Date(date.span, "year", date.year) if date.year else date


def _dated(reading: Reading) -> bool:
    """Whether a date stands there, and not only bare numbers."""
    return any(isinstance(item, Date) and reading.span().covers(item.span) for item in reading.sketch.items)


def _alone(reading: Reading) -> bool:
    """Whether, where the draft's own date is one end, the sentence speaks of no other year than the one named."""
    if reading.words("to"):
        return True
    named = reading.date("from")
    return all(not isinstance(item, Date) or not item.year or item is named for item in reading.sketch.items)


def _weight(length: Quantity, stated: Interval, elapsed: Interval, unit: Fraction) -> Severity | None:
    """One off may be a way of counting, a round figure may be meant roughly; what is further off is wrong."""
    if stated.meets(elapsed):
        return None
    if stated.meets(elapsed + Interval(-unit, unit)):
        return Severity.info
    rough = length.value % _TEN == 0 and (interval(length, rounded=True) * exactly(unit)).meets(elapsed)
    if not rough:
        return Severity.error
    share = length.value * unit / 20
    return Severity.info if stated.meets(elapsed + Interval(-share, share)) else Severity.warning


def _elapsed(first: Date, last: Date, *, whole: bool) -> Interval | None:
    """The days from one date to another, at least and at most; between two bare years, `whole` ones if told."""
    if whole and first.kind == last.kind == "year" and first.year and last.year:
        return exactly((last.year - first.year) * _YEAR)
    first, last = _completed(first, last), _completed(last, first)
    begin, end = limits(first), limits(last)
    if begin is None or end is None:
        return None
    if not (first.year and last.year) and end[0] < begin[0]:
        return None
    inclusive = 1 if first.day and last.day else 0
    return Interval(Fraction((end[0] - begin[1]).days), Fraction((end[1] - begin[0]).days + inclusive))


def _completed(date: Date, other: Date) -> Date:
    """A day without its year, in the year of the other date."""
    return date._replace(year=other.year) if date.year is None and date.month and other.year else date


def _words(date: Date, signals: Signals) -> str:
    return signals.text[slice(*date.span)]


def _order(reading: Reading, signals: Signals) -> Note | None:
    """What ends before it begins."""
    first, last = reading.date("from"), reading.date("to")
    if first is None or last is None:
        return None
    if first.month and not first.year and not (first.month == last.month and first.day and last.day):
        return None  # from November to February 2016
    if not (first.year or last.year):
        first, last = first._replace(year=_LEAP), last._replace(year=_LEAP)
    begin, end = limits(_completed(first, last)), limits(_completed(last, first))
    if begin is None or end is None or end[1] >= begin[0]:
        return None
    return Note(reading.span(), {"from": _words(first, signals), "to": _words(last, signals)})


def _century(reading: Reading, signals: Signals) -> Note | None:
    """A year outside the decade or century it is told with."""
    period, date = reading.date("period"), reading.date("year")
    if period is None or date is None or date.year is None:
        return None
    years = _years(_words(period, signals), date.year)
    if years is None or years[0] <= date.year <= years[1]:
        return None
    values = {"year": str(date.year), "period": _words(period, signals), "years": f"{years[0]}–{years[1]}"}
    return Note(reading.span(), values)


def _years(words: str, year: int) -> tuple[int, int] | None:
    """The first and last year of a century (whichever way its ends are counted) or decade."""
    if found := _CENTURY.fullmatch(words):
        last = int(found[1]) * 100
        return last - 100, last
    if found := _DECADE.fullmatch(words):
        first = int(found[1]) if len(found[1]) == 4 else year // 100 * 100 + int(found[1])
        return first, first + 9
    return None


_RELATIONS: Final[Mapping[str, Callable[[Reading, Signals], Note | None]]] = {
    "duration": _duration,
    "time-order": _order,
    "century-year": _century,
}
CHECK = Check(
    "periods",
    "Lengths of time, beginnings and ends, decades and centuries against the dates beside them.",
    _run,
    options={"relation": f"what is proved: {', '.join(_RELATIONS)}"},
    placeholders={
        "from": "the earlier date as written (duration, time-order)",
        "to": "the later date as written, or “today” (duration, time-order)",
        "right": "the time between the two (duration)",
        "written": "the length as written (duration)",
        "year": "the year (century-year)",
        "period": "the decade or century as written (century-year)",
        "years": "its first and last year (century-year)",
    },
)
