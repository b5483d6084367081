"""Tenses against the calendar: what “will” happen on a day that is past, and what has happened on one to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from attrlint.checks import Check, Note
from attrlint.document import Span
from attrlint.rulebook import Clock, Rule, compiled
from attrlint.signals import Signals
from attrlint.signals.dates import Date, dates
from attrlint.signals.sentences import sentences

_SLACK: Final = dt.timedelta(days=2)
"""How far the day of writing may lie from the draft's date, where a day is written without its year."""
_NEAR: Final = dt.timedelta(days=90)
"""How far a day without its year may lie from the draft's date to be surely of that year."""


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    """The rule's pattern reads the words that lead up to a date, group by group: `coming` or `past`."""
    if signals.date is None:
        return
    pattern, clock = compiled(rule.find, signals.lexicons), Clock()
    for date in signals.get(dates):
        if date.resolved is None or date.day is None or not _sure(date, date.resolved, signals.date):
            continue
        group, lies = ("coming", "past") if date.resolved < signals.date else ("past", "still to come")
        start = signals.get(sentences).at(date.span.start).start
        found = clock.timed(pattern.search, signals.text, start, date.span.start)
        if found and found[group]:
            span = Span(found.start(group), date.span.end)
            yield Note(span, {"today": signals.date.isoformat(), "lies": lies})


def _sure(date: Date, resolved: dt.date, today: dt.date) -> bool:
    """Whether it is known on which side of the draft's date the day lies: “on March 8”, said in December, was last
    spring.
    """
    if date.year:
        return resolved != today
    return _SLACK < abs(resolved - today) < _NEAR and resolved.year <= today.year


CHECK = Check(
    "tense",
    "Days whose verb puts them on the wrong side of the draft's own; the pattern, which must end where"
    " the date begins, names its groups coming and past.",
    _run,
    placeholders={"today": "the draft's own date", "lies": "past, or still to come"},
)
