"""Readings: where a shape fits the sketch of a sentence, figures and dates named by its groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from attrlint.checks import Note
from attrlint.checks.shapes import listed_shapes, own_shape
from attrlint.document import Span
from attrlint.rulebook import Clock, Rule, listed
from attrlint.signals import Signals
from attrlint.signals.dates import Date
from attrlint.signals.quantities import Quantity
from attrlint.signals.sentences import sentences
from attrlint.signals.sketches import Sketch, bare_sketches, sketches

if TYPE_CHECKING:
    import regex  # at run time only where a rule has a pattern

_YEARS: Final = range(1, 10_000)


class Reading(NamedTuple):
    """One place where a shape fits."""

    sketch: Sketch
    match: re.Match[str] | regex.Match[str]

    def one(self, group: str) -> Quantity:
        """The first figure that a group caught. Raises `KeyError` where it caught none."""
        figure = self.quantity(group)
        if figure is None:
            raise KeyError(group)
        return figure

    def quantity(self, group: str) -> Quantity | None:
        """The first figure that a group caught."""
        return next(iter(self.quantities(group)), None)

    def quantities(self, group: str) -> Sequence[Quantity]:
        """Every figure that a group caught, in order."""
        return self.sketch.figures(*self.match.span(group)) if self.words(group) else ()

    def date(self, group: str) -> Date | None:
        """The date that a group caught; a bare number in its place is a year: “from 208 to 2020”."""
        item = self.sketch.places.get(self.match.start(group)) if self.words(group) else None
        if isinstance(item, Quantity) and item.kind == "count" and item.low == item.high and item.low in _YEARS:
            return Date(item.span, "year", int(item.low))
        return item if isinstance(item, Date) else None

    def words(self, group: str) -> str:
        """What a group caught, as the sketch has it; `` where it caught nothing or the shape has none."""
        return (self.match[group] or "") if group in self.match.re.groupindex else ""

    def span(self, group: str | int = 0) -> Span:
        """The group (or the whole match) in document offsets."""
        start, end = self.match.span(group)
        return Span(self.sketch.offset(start), self.sketch.offset(end))

    @property
    def extent(self) -> Span:
        """From the first to the last figure that a group caught, in document offsets."""
        spans = [quantity.span for group in self.match.re.groupindex for quantity in self.quantities(group)]
        return Span(min(spans).start, max(span.end for span in spans))


def rule_readings(rule: Rule, signals: Signals) -> Iterator[Reading]:
    """Where the rule's own shape fits, in order; where it names literals, only in sentences that hold one."""
    shapes = own_shape(rule.find, signals.lexicons)
    named = [name for name in listed(rule) if name.startswith("rule.")]
    starts = {signals.get(sentences).at(hit.start).start for name in named for hit in signals.hits(name)}
    clock = Clock()
    likely = [sketch for sketch in signals.get(sketches) if not named or sketch.span.start in starts]
    for sketch, pattern in shapes.fitting(likely):
        yield from (Reading(sketch, match) for match in clock.timed(_all, pattern, sketch.text))


def _all(pattern: regex.Pattern[str], text: str, timeout: float) -> list[regex.Match[str]]:
    return list(pattern.finditer(text, timeout=timeout))


def related(
    rule: Rule, signals: Signals, relations: Mapping[str, Callable[[Reading, Signals], Note | None]]
) -> Iterator[Note]:
    """What the relation that the rule names in its options has to say of the rule's own readings."""
    relation = relations[str(rule.options["relation"])]
    for reading in rule_readings(rule, signals):
        if note := relation(reading, signals):
            yield note


def readings(signals: Signals, name: str) -> Sequence[Reading]:
    """Where the shapes of the list `shapes.name` fit; where two fit the same words, the first in the list."""
    return signals.get(_reader(name))


@cache
def _reader(name: str) -> Callable[[Signals], Sequence[Reading]]:
    return lambda signals: list(_read(signals, name))


def _read(signals: Signals, name: str) -> Iterator[Reading]:
    shapes = listed_shapes(signals.lexicons, name)
    last, taken = None, list[tuple[int, int]]()
    for sketch, pattern in shapes.fitting(signals.get(bare_sketches)):
        last, taken = sketch, taken if sketch is last else []
        for found in pattern.finditer(sketch.text):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                taken.append(found.span())
                yield Reading(sketch, found)
