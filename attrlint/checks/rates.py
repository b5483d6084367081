"""Rates: what the conversions of money in one draft say of the rate between two currencies."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from attrlint.checks import Check, Note
from attrlint.checks.readings import Reading, rule_readings
from attrlint.checks.sums import amount
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.intervals import Interval, exactly, interval
from attrlint.signals.quantities import Quantity

_PARTS: Final = frozenset({"cent", "pence"})
_RATE: Final = Fraction(1, 10)
"""How far the rates of two conversions may lie apart."""


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    """Two conversions between the same two currencies at rates that lie apart."""
    seen: dict[frozenset[str], list[_Pair]] = {}
    for reading in rule_readings(rule, signals):
        first, second = reading.quantity("first"), reading.quantity("second")
        if first is None or second is None or not _currencies(first, second):
            continue
        if reading.sketch.elsewhen(signals.date):
            continue  # rates change
        if min(first.low, second.low, first.high, second.high) > 0:
            pairs = seen.setdefault(frozenset((first.unit, second.unit)), [])
            pair = _Pair(first, second, reading)
            other = next((other for other in pairs if not pair.agrees(other)), None)
            pairs.append(pair)
            if other:
                yield _rates(pair, other, signals)


class _Pair(NamedTuple):
    """A sum and its conversion."""

    first: Quantity
    second: Quantity
    reading: Reading

    def rate(self, unit: str) -> Fraction:
        """How much of the other currency one of `unit` is."""
        rate = self.second.low / self.first.low
        return rate if self.first.unit == unit else 1 / rate

    def rates(self, unit: str) -> Interval:
        """The same, as far as the second figure is rounded; the first is taken as given."""
        rate = interval(self.second._replace(bound=""), rounded=True) / exactly(self.first.low)
        return rate if self.first.unit == unit else exactly(1) / rate

    def agrees(self, other: _Pair) -> bool:
        """Whether both can have been made at one rate, or nearly."""
        unit = self.first.unit
        apart = abs(self.rate(unit) - other.rate(unit)) / min(self.rate(unit), other.rate(unit))
        return apart <= _RATE or self.rates(unit).meets(other.rates(unit))


def _currencies(first: Quantity, second: Quantity) -> bool:
    """Whether they are money of two countries; cents and pence are parts of one."""
    return first.unit != second.unit and _PARTS.isdisjoint((first.unit, second.unit))


def _rates(pair: _Pair, other: _Pair, signals: Signals) -> Note:
    unit, into = pair.first.unit, pair.second.unit
    values = {
        "rate": f"{amount(Fraction(1), unit)} = {amount(pair.rate(unit), into)}",
        "other": amount(other.rate(unit), into),
        "before": signals.text[slice(*other.reading.span())],
    }
    return Note(pair.reading.span(), values)


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
