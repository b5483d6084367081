"""Rates: what the conversions of money in one draft say of the rate between two currencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final, NamedTuple

from attrlint.checks import Check, Note
from attrlint.checks.shapes import Shape, shapes
from attrlint.checks.sums import amount
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.intervals import Interval, exactly, interval
from attrlint.signals.quantities import Quantity
from attrlint.signals.sketches import Sketch

_PARTS: Final = frozenset({"cent", "pence"})
_RATE: Final = Fraction(1, 10)
"""How far the rates of two conversions may lie apart."""


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    """Two conversions between the same two currencies at rates that lie apart."""
    seen: dict[frozenset[str], list[_Pair]] = {}
    for shape in shapes(rule, signals):
        first, second = shape.quantity("first"), shape.quantity("second")
        if first is None or second is None or not _currencies(first, second) or _dated(shape.sketch, signals):
            continue
        if min(first.low, second.low, first.high, second.high) > 0:
            pairs = seen.setdefault(frozenset((first.unit, second.unit)), [])
            pair = _Pair(first, second, shape)
            other = next((other for other in pairs if not pair.agrees(other)), None)
            pairs.append(pair)
            if other:
                yield _rates(pair, other, signals)


class _Pair(NamedTuple):
    """A sum and its conversion."""

    first: Quantity
    second: Quantity
    shape: Shape

    def rate(self, unit: str) -> Fraction:
        """How much of the other currency one of `unit` is."""
        rate = self.second.low / self.first.low
        return rate if self.first.unit == unit else 1 / rate

    def rates(self, unit: str) -> Interval:
        """The same, as far as the second figure is rounded; the first is taken as given."""
        rate = interval(replace(self.second, bound=""), rounded=True) / exactly(self.first.low)
        return rate if self.first.unit == unit else exactly(1) / rate

    def agrees(self, other: _Pair) -> bool:
        """Whether both can have been made at one rate, or nearly."""
        unit = self.first.unit
        apart = abs(self.rate(unit) - other.rate(unit)) / min(self.rate(unit), other.rate(unit))
        return apart <= _RATE or self.rates(unit).meets(other.rates(unit))


def _currencies(first: Quantity, second: Quantity) -> bool:
    """Whether they are money of two countries; cents and pence are parts of one."""
    return first.unit != second.unit and _PARTS.isdisjoint((first.unit, second.unit))


def _dated(sketch: Sketch, signals: Signals) -> bool:
    """Whether the sentence speaks of a year other than the draft's: rates change."""
    years = {item.year for item in sketch.items if not isinstance(item, Quantity) and item.year}
    return bool(years - {signals.date.year if signals.date else None})


def _rates(pair: _Pair, other: _Pair, signals: Signals) -> Note:
    unit, into = pair.first.unit, pair.second.unit
    values = {
        "rate": f"{amount(Fraction(1), unit)} = {amount(pair.rate(unit), into)}",
        "other": amount(other.rate(unit), into),
        "before": signals.text[slice(*other.shape.span())],
    }
    return Note(pair.shape.span(), values)


CHECK = Check(
    "rates",
    "Sums of money with their conversions, against each other.",
    _run,
    placeholders={
        "rate": "the rate of this pair",
        "other": "what an earlier pair makes of the same unit",
        "before": "that pair as written",
    },
)
