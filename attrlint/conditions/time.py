"""When: dates beside a span, and the draft's own."""

from __future__ import annotations

import datetime as dt
from typing import Final

from attrlint.conditions.condition import Condition
from attrlint.document import Span
from attrlint.signals import Signals
from attrlint.signals.dates import dates
from attrlint.signals.sentences import sentences


def _dated(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return any(sentence.overlaps(date.span) for date in signals.get(dates) if date.resolved or date.year)


def _dated_nearby(signals: Signals, span: Span) -> bool:
    """In its own sentence or one of the two on either side."""
    split = signals.get(sentences)
    index = split.index(span.start)
    near = split.spans[max(0, index - 2) : index + 3]
    around = Span(near[0].start, near[-1].end) if near else span
    return any(around.overlaps(date.span) for date in signals.get(dates) if date.resolved or date.year)


def _document_dated(signals: Signals, _span: Span) -> bool:
    return signals.date is not None


def _historic(signals: Signals, span: Span) -> bool:
    """A year is named that lies before the draft's own (before last year, where the draft has no date)."""
    sentence = signals.get(sentences).at(span.start)
    here = signals.date.year if signals.date else dt.date.today().year - 1  # noqa: DTZ011  a year is enough
    return any(d.year is not None and d.year < here for d in signals.get(dates) if sentence.overlaps(d.span))


CONDITIONS: Final = (
    Condition("dated", "its sentence says a date or a year", _dated),
    Condition("dated-nearby", "its sentence or one of the two on either side says a date or a year", _dated_nearby),
    Condition("document-dated", "the draft's own date is known", _document_dated),
    Condition("historic", "its sentence names a year long past", _historic),
)
