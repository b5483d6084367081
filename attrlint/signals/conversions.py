"""Conversions: what one of a unit is in another."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from attrlint.lexicon import Lexicons
from attrlint.signals.intervals import Interval, exactly
from attrlint.signals.numerals import table

_OTHER: Final = frozenset({"sign", "system", "shift"})


class Unit(NamedTuple):
    """What one of a unit is in the metric base of a dimension: any of `factors`; a temperature's zero is shifted."""

    sign: str
    system: str
    dimensions: Mapping[str, tuple[Fraction, ...]]
    shift: Fraction


@lru_cache(maxsize=4)
def conversions(lexicons: Lexicons) -> Mapping[str, Unit]:
    """The units that can be converted, by the normal names that quantities use."""
    found = {}
    for name, data in table(lexicons, "numbers.conversions").items():
        dimensions = {key: tuple(map(Fraction, said.split())) for key, said in data.items() if key not in _OTHER}
        found[name] = Unit(data["sign"], data["system"], dimensions, Fraction(data.get("shift", 0)))
    return found


class Way(NamedTuple):
    """One way to convert: with these factors; `shifted` for a temperature that is read, not a change of it."""

    one: Unit
    other: Unit
    factor: Fraction
    divisor: Fraction
    shifted: bool

    def convert(self, value: Interval) -> Interval:
        """A value in the first unit, in the second."""
        shifts = (self.one.shift, self.other.shift) if self.shifted else (Fraction(0), Fraction(0))
        return (value + exactly(shifts[0])) * exactly(self.factor / self.divisor) - exactly(shifts[1])


def ways(one: Unit, other: Unit, *, change: bool = False) -> list[Way]:
    """Every way to convert, none where the two measure different things; `change` allows for differences, too."""
    return [
        Way(one, other, factor, divisor, shifted)
        for dimension in sorted(one.dimensions.keys() & other.dimensions.keys())
        for factor, divisor in product(one.dimensions[dimension], other.dimensions[dimension])
        for shifted in ([True, False] if change else [True])
    ]
