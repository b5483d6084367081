"""What the calendar proves: weekdays that do not fit, days that do not exist, time that nobody can place."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from typing import Final

from attrlint.checks import Answers, Check, Note, by_option
from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.almanac import almanac
from attrlint.signals.dates import Date, around, dates
from attrlint.signals.prose import own_prose
from attrlint.signals.quantities import quantities
from attrlint.signals.sentences import sentences

_UNPLACED: Final = frozenset({"yearless", "month", "weekday", "relative"})
_VAGUE: Final = ("time.vague-recency", "time.dangling-anchors")
_BREAK: Final = expression(r"[,;:—–()]")
_SHOWN: Final = 3
"""How many unplaced expressions the note on an undated draft spells out."""


def _weekday_date(signals: Signals) -> Iterator[Note]:
    """A weekday beside a day that falls on another one."""
    months, weekdays = _names(signals)
    for date in signals.get(dates):
        day, written = date.resolved, date.weekday
        if day is None or written is None or date.day is None or day.weekday() == written:
            continue
        if date.year is None and not _year_sure(signals, date):
            continue
        past = signals.date is None or day < signals.date
        yield Note(
            date.span,
            {
                "date": f"{months[day.month]} {day.day}, {day.year}",
                "weekday": weekdays[day.weekday()],
                "written": weekdays[written],
                "was": "was" if past else "is",
            },
        )


def _year_sure(signals: Signals, date: Date) -> bool:
    """Whether no neighbouring year fits the weekday, and the paragraph speaks of no other year."""
    if signals.date is None or date.month is None or date.day is None or date.resolved is None:
        return False
    if any(day.weekday() == date.weekday for day in around(date.month, date.day, signals.date)):
        return False
    block = signals.document.block_at(date.span.start).span
    years = {other.year for other in signals.get(dates) if other.year and block.covers(other.span)}
    return years <= {date.resolved.year}


def _names(signals: Signals) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """The names of months and weekdays by number; the lists name the full form first."""
    grammar = almanac(signals.lexicons)
    months, weekdays = reversed(list(grammar.months.items())), reversed(list(grammar.weekdays.items()))
    return {number: name for name, number in months}, {number: name for name, number in weekdays}


def _impossible_date(signals: Signals) -> Iterator[Note]:
    """June 31, Feb. 29 in a common year, month 13, and 25:61 on a clock."""
    months, _ = _names(signals)
    for date in signals.get(dates):
        if date.kind == "impossible" and date.month is not None:
            yield Note(date.span, _shortfall(months, date.year, date.month))
    for quantity in signals.get(quantities):
        if quantity.kind == "time" and (found := _clock(signals, quantity.span)):
            yield Note(quantity.span, found)


def _shortfall(months: Mapping[int, str], year: int | None, month: int) -> dict[str, str]:
    """What the month (or the year) really has."""
    if month not in months:
        return {"period": "a year", "length": "12 months"}
    days = monthrange(year or 2000, month)[1]
    most = " at most" if month == 2 and not year else ""
    return {
        "period": f"{months[month]} {year}" if year and month == 2 else months[month],
        "length": f"{days} days{most}",
    }


def _clock(signals: Signals, span: Span) -> dict[str, str] | None:
    """What a clock lacks, where “at”, “a.m.” or “p.m.” says that it is one."""
    found = re.match(r"([0-9]{1,2}):([0-9]{2})(?P<half> ?[ap])?", signals.text[span.start : span.end])
    if not found or not (found["half"] or signals.text[: span.start][-4:].lower() == " at "):
        return None
    if int(found[2]) > 59:
        return {"period": "an hour", "length": "60 minutes"}
    return {"period": "a day", "length": "24 hours"} if int(found[1]) > 24 else None


def _undated(signals: Signals) -> Iterator[Note]:
    """The first words about time that only the draft's own date could explain, where nobody gives it."""
    if signals.date is not None or signals.document.metadata.unread is not None:  # which is told by itself
        return
    spans = sorted(
        [date.span for date in signals.get(dates) if date.kind in _UNPLACED]
        + [Span(hit.start, hit.end) for name in _VAGUE for hit in signals.hits(name)]
    )
    split = signals.get(sentences)
    placed = {split.index(date.span.start) for date in signals.get(dates) if date.year}
    spans = [span for span in spans if split.index(span.start) not in placed and own_prose(signals, span)]
    if spans:
        words = dict.fromkeys(f"“{signals.text[start:end]}”" for start, end in spans)
        yield Note(_clause(signals, spans[0]), {"expressions": _and(list(words)[:_SHOWN])})


def _clause(signals: Signals, span: Span) -> Span:
    """The words around a span up to the next marks, always more than the span where the sentence has more."""
    sentence = signals.get(sentences).at(span.start)
    starts = [found.end() for found in _BREAK.finditer(signals.text, sentence.start, span.start)]
    ends = [found.start() for found in _BREAK.finditer(signals.text, span.end + 1, sentence.end)]
    start = starts[-1] if starts else sentence.start
    end = ends[0] if ends else sentence.end
    words = signals.text[start:end]
    return Span(start + len(words) - len(words.lstrip(' “"')), start + len(words.rstrip(' .!?”"')))


def _and(words: list[str]) -> str:
    return " and ".join(", ".join(words).rsplit(", ", 1)) if len(words) > 1 else "".join(words)


_RELATIONS: Final[Answers] = {
    "weekday-date": _weekday_date,
    "impossible-date": _impossible_date,
    "undated": _undated,
}
CHECK = Check(
    "calendar",
    "Dates and weekdays against the calendar, and against the draft's own date.",
    by_option("relation", _RELATIONS),
    options={"relation": f"what is proved: {', '.join(_RELATIONS)}"},
    placeholders={
        "date": "the day in full (weekday-date)",
        "weekday": "the right weekday (weekday-date)",
        "written": "the weekday as written (weekday-date)",
        "was": "“was”, or “is” for a day that is still to come (weekday-date)",
        "period": "the month, year or hour that is too short (impossible-date)",
        "length": "how long it is (impossible-date)",
        "expressions": "up to three of the words that cannot be placed (undated)",
    },
)
