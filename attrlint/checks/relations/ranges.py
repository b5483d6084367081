"""Ranges and comparisons: ends in the wrong order, a magnitude written once, equals set against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from attrlint.checks import Note
from attrlint.checks.readings import readings
from attrlint.checks.sums import amount, written
from attrlint.finding import Severity
from attrlint.signals import Signals
from attrlint.signals.numerals import table
from attrlint.signals.quantities import Quantity, quantities

_NEAR: Final = 60
"""Characters before a range in which a word says that it is none."""


def loose_range(signals: Signals) -> Iterator[Note]:
    """“between 40 and 30”, unless it tells what lies between the two: a gap, a choice; “$26 to $31 million”."""
    apart = signals.lexicons.words("shapes.apart")
    for quantity in signals.get(quantities):
        if quantity.low > quantity.high and quantity.kind != "time":
            *before, last = signals.text[max(0, quantity.span.start - _NEAR) : quantity.span.start].lower().split() or [
                ""
            ]
            if last == "between" and apart.isdisjoint(before):
                yield Note(
                    quantity.span, {"sum": f"“between {written(signals, quantity)}” starts with the larger figure"}
                )
        elif quantity.kind == "money" and quantity.shared and quantity.low < quantity.high:
            yield from _elliptic(signals, quantity)


def _elliptic(signals: Signals, quantity: Quantity) -> Iterator[Note]:
    """A range of money whose magnitude is written once, its currency twice: 26 dollars, or 26 million?"""
    text = written(signals, quantity)
    if text.count(quantity.unit) > 1 and (" to " in text or " and " in text):
        full = amount(quantity.low, quantity.unit)
        yield Note(quantity.span, {"sum": f"“{text.split()[0]}” is not {full}, if that is meant"}, Severity.warning)


def equals(signals: Signals) -> Iterator[Note]:
    """“90 minutes, compared with an hour and a half”."""
    sizes = table(signals.lexicons, "shapes.sizes")
    for reading in readings(signals, "comparisons"):
        one, size = reading.one("one"), _size(reading.one("one"), sizes)
        if reading.quantity("two"):
            two = reading.one("two")
            same = one.unit != two.unit and one.kind == two.kind and size == _size(two, sizes)
            other = written(signals, two)
        else:
            other = reading.words("other")
            length = Fraction(table(signals.lexicons, "shapes.lengths")[other]["value"])
            if reading.quantity("extra"):
                length *= 1 + reading.one("extra").value
                other += f" and {written(signals, reading.one('extra'))}"
            same = size == length
        if same and size:
            yield Note(reading.extent, {"sum": f"{written(signals, one)} and {other} are the same"})


def _size(quantity: Quantity, sizes: Mapping[str, Mapping[str, str]]) -> Fraction | None:
    """The quantity in the smallest unit of its kind."""
    return quantity.value * Fraction(sizes[quantity.unit]["value"]) if quantity.unit in sizes else None
