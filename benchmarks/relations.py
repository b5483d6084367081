"""What the rows of the numbers data claim: for each relation, which of the written numbers hold together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import Final

from written_numbers import Written

from attrlint.signals.intervals import Interval, exactly, total

Numbers = Sequence[Written]
"""Numbers that stand in one relation to each other."""

_HUNDRED: Final = exactly(100)
_FACTORS: Final = {
    ("miles", "kilometers"): Fraction(1609344, 1000000),
    ("miles", "kms"): Fraction(1609344, 1000000),
    ("pounds", "kgs"): Fraction(45359237, 100000000),
}
_TOLERANCE: Final = Fraction(8, 100)
"""How far apart two units may be: the data hold 17 kilometers as 10 miles."""


def _in(number: Written) -> Interval:
    return Interval(number.low, number.high)


def _of(numbers: Numbers, *units: str) -> Numbers:
    return [number for number in numbers if number.unit in units]


def _percent_change(numbers: Numbers) -> Iterator[Numbers]:
    for change in _of(numbers, "percent"):
        for before, after in permutations(_of(numbers, "money"), 2):
            relative = (_in(after) / _in(before) - exactly(1)) * _HUNDRED
            if _in(change).meets(relative) or _in(change).meets(-relative):
                yield change, before, after


def _move(numbers: Numbers) -> Iterator[Numbers]:
    for change in _of(numbers, "percent"):
        for by, after in permutations(_of(numbers, "money", "points", ""), 2):
            before = (_in(after) - _in(by), _in(after) + _in(by))
            if by.value < after.value and any(_in(change).meets(_in(by) / each * _HUNDRED) for each in before):
                yield change, by, after


def _margin(numbers: Numbers) -> Iterator[Numbers]:
    for lead in _of(numbers, "points"):
        for one, two in combinations(_of(numbers, "percent", ""), 2):
            difference = _in(one) - _in(two)
            if _in(lead).meets(difference) or _in(lead).meets(-difference):
                yield lead, one, two


def _share(numbers: Numbers) -> Iterator[Numbers]:
    shares = _of(numbers, "percent", "points")
    for part, whole in permutations(_of(numbers, "money", ""), 2):
        lead = (_in(part) - _in(whole)) / (_in(part) + _in(whole)) * _HUNDRED
        of_all = _in(part) / _in(whole) * _HUNDRED
        if part.start < whole.start and not shares and part.value <= whole.value:
            yield part, whole
        yield from ((share, part, whole) for share in shares if _in(share).meets(of_all) or _in(share).meets(lead))


def _sum(numbers: Numbers) -> Iterator[Numbers]:
    for whole in numbers:
        others = [each for each in numbers if each is not whole and each.unit == whole.unit]
        for parts in (parts for size in (2, 3, 4) for parts in combinations(others, size)):
            if _in(whole).meets(total([_in(part) for part in parts])):
                yield whole, *parts


def _all_of_it(numbers: Numbers) -> Iterator[Numbers]:
    shares = _of(numbers, "percent")
    if total([_in(share) for share in shares]).holds(100):
        yield shares


def _at_most_all(numbers: Numbers) -> Iterator[Numbers]:
    shares = _of(numbers, "percent")
    if total([_in(share) for share in shares]).low <= 100:
        yield shares


def _units(numbers: Numbers) -> Iterator[Numbers]:
    for one, two in permutations(numbers, 2):
        factor = _FACTORS.get((one.unit, two.unit))
        celsius = (one.unit, two.unit) == ("degrees celsius", "degrees fahrenheit")
        wanted = {one.value * factor} if factor else {one.value * 9 / 5, one.value * 9 / 5 + 32} if celsius else set()
        if any(abs(two.value - value) <= max(value * _TOLERANCE, (two.high - two.low) / 2) for value in wanted):
            yield one, two


def _duration(numbers: Numbers) -> Iterator[Numbers]:
    for length in _of(numbers, "year"):
        for one, two in combinations(_of(numbers, ""), 2):
            if two.value - one.value == length.value:
                yield length, one, two


def _ages(numbers: Numbers) -> Iterator[Numbers]:
    """Year, age, year, age: two births at most a year apart."""
    years = [each for each in numbers if each.value > 1000]
    ages = [each for each in numbers if each.value < 120]
    if len(years) == len(ages) == 2:
        births = [year.value - age.value for year, age in zip(years, ages, strict=True)]
        if abs(births[0] - births[1]) <= 1:
            yield *years, *ages


def _product(numbers: Numbers) -> Iterator[Numbers]:
    for cost, price in permutations(_of(numbers, "money"), 2):
        for things in _of(numbers, ""):
            if price.value < cost.value and _in(cost).meets(_in(things) * _in(price)):
                yield cost, price, things


RELATIONS: Final[Mapping[str, Callable[[Numbers], Iterator[Numbers]]]] = {
    "percent_change": _percent_change,
    "change+percent+final": _move,
    "margin": _margin,
    "share": _share,
    "sum": _sum,
    "sum_to_100": _all_of_it,
    "sum_le_100": _at_most_all,
    "unit_conversion": _units,
    "duration": _duration,
    "age across sentences": _ages,
    "product": _product,
}
"""Relation of a row → the groups of numbers that hold together; a row without one is false."""
