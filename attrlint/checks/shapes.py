"""Shapes: where a rule's pattern fits the sketch of a sentence, figures and dates named by its groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from attrlint.document import Span
from attrlint.rulebook import Rule, compiled, listed
from attrlint.signals import Signals
from attrlint.signals.dates import Date
from attrlint.signals.quantities import Quantity
from attrlint.signals.sentences import sentences
from attrlint.signals.sketches import Item, Sketch, sketches, spelled

if TYPE_CHECKING:
    import regex  # at run time only where there is a pattern

_YEARS: Final = range(1, 10_000)
_TIMEOUT: Final = 0.25
"""Seconds a pattern may spend on one sentence before its rule is set aside for the document."""
T = TypeVar("T", Quantity, Date)


@dataclass(frozen=True, slots=True)
class Shape:
    """One place where the pattern fits."""

    sketch: Sketch
    match: regex.Match[str]

    def quantity(self, group: str) -> Quantity | None:
        """The figure that a group of the pattern caught."""
        return self._item(group, Quantity)

    def date(self, group: str) -> Date | None:
        """The date that a group of the pattern caught; a bare number in its place is a year: “from 208 to 2020”."""
        count = self._item(group, Quantity)
        if count and count.kind == "count" and count.low == count.high and count.low in _YEARS:
            return Date(count.span, "year", int(count.low))
        return self._item(group, Date)

    def _item(self, group: str, kind: type[T]) -> T | None:
        caught: Item | None = self.sketch.item(self.match.start(group)) if self.words(group) else None
        return caught if isinstance(caught, kind) else None

    def words(self, group: str) -> str:
        """What a group caught, as the sketch has it; `` where it caught nothing or the pattern has none."""
        return (self.match[group] or "") if group in self.match.re.groupindex else ""

    def span(self, group: str | int = 0) -> Span:
        """The group (or the whole match) in document offsets."""
        start, end = self.match.span(group)
        return Span(self.sketch.offset(start), self.sketch.offset(end))


def shapes(rule: Rule, signals: Signals) -> Iterator[Shape]:
    """Every place where the rule's pattern fits, in order; where it names literals, only in sentences that hold one."""
    written = spelled(rule.find.pattern)
    pattern = compiled(replace(rule, find=replace(rule.find, pattern=written)), signals.lexicons)
    kinds = set(written)
    names = [name for name in listed(rule) if name.startswith("rule.")]
    starts = {signals.get(sentences).at(hit.start).start for name in names for hit in signals.hits(name)}
    for sketch in signals.get(sketches):
        if not kinds.isdisjoint(sketch.kinds) and (not names or sketch.span.start in starts):
            for match in list(pattern.finditer(sketch.text, timeout=_TIMEOUT)):
                yield Shape(sketch, match)
