"""When: dates beside a span, and the draft's own."""

from __future__ import annotations

import datetime as dt
from typing import Final

from attrlint.conditions.condition import Condition
from attrlint.document import Span
from attrlint.signals import Signals, inside
from attrlint.signals.dates import Date, dates
from attrlint.signals.sentences import sentences


def _dated(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return any(date.resolved or date.year for date in inside(signals.get(dates), sentence))


def _dated_nearby(signals: Signals, span: Span) -> bool:
    """In its own sentence or one of the two on either side."""
    split = signals.get(sentences)
    index = split.index(span.start)
    near = split.spans[max(0, index - 2) : index + 3]
    around = Span(near[0].start, near[-1].end) if near else span
    return any(date.resolved or date.year or _of_years(signals, date) for date in inside(signals.get(dates), around))


def _of_years(signals: Signals, date: Date) -> bool:
    """Whether it is a period told in years: “2010-11”, “the 1990s”."""
    return date.kind == "period" and signals.text[date.span.start : date.span.start + 4].isdigit()


def _document_dated(signals: Signals, _span: Span) -> bool:
    return signals.date is not None


def _historic(signals: Signals, span: Span) -> bool:
    """A year is named that lies before the draft's own (before last year, where the draft has no date)."""
    sentence = signals.get(sentences).at(span.start)
    here = signals.date.year if signals.date else dt.date.today().year - 1  # noqa: DTZ011  a year is enough
    return any(date.year is not None and date.year < here for date in inside(signals.get(dates), sentence))


def _recurring(signals: Signals, span: Span) -> bool:
    before = signals.text[max(0, span.start - 10) : span.start].lower()
    return before.endswith(("every ", "each ", "most ", "any ")) or signals.text[span.end : span.end + 1] == "s"


def _exact_elsewhere(signals: Signals, span: Span) -> bool:
    """The part of the month or year is the only such expression of its kind that the day could be meant by."""
    every = signals.get(dates)
    vague = next((date for date in every if date.span == span and date.part), None)
    if vague is None or vague.resolved is None:
        return False
    days = {date.resolved for date in every if date.day and date.resolved and _part_of(date.resolved, vague)}
    return len(days) == 1


def _part_of(day: dt.date, vague: Date) -> bool:
    if vague.resolved is None or day.year != vague.resolved.year:
        return False
    if vague.month:
        return day.month == vague.month and vague.part == ("early", "mid", "late")[min(day.day - 1, 29) // 10]
    return vague.part == ("early", "mid", "late")[(day.month - 1) // 4]


def _lasting(signals: Signals, span: Span) -> bool:
    return signals.holds(span, "time.whiles")


def _marked_draft(signals: Signals, _span: Span) -> bool:
    return signals.document.metadata.draft


CONDITIONS: Final = (
    Condition("recurring", "one of many such days: every Friday, Fridays", _recurring),
    Condition(
        "exact-elsewhere", "a part of a month or year, of which the draft names one day elsewhere", _exact_elsewhere
    ),
    Condition("dated", "its sentence says a date or a year", _dated),
    Condition("dated-nearby", "its sentence or one of the two on either side says a date or a year", _dated_nearby),
    Condition("lasting", "it tells of a while, not of a moment: in recent weeks, at the time", _lasting),
    Condition("document-dated", "the draft's own date is known", _document_dated),
    Condition("marked-draft", "the front matter says `draft: true`", _marked_draft),
    Condition("historic", "its sentence names a year long past", _historic),
)
