"""Intervals: where the true value behind a written figure may lie, and exact arithmetic with them.

A stated result is wrong only if no rounding of what it rests on can give it: intervals that meet are
consistent. (Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, chapter 2.)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Final

from attrlint.signals.quantities import Quantity

Number = Fraction | float
"""An exact number; the only floats are the two infinities."""

_ROUGHLY: Final = Fraction(1, 10)
"""How far “about 200” may be off at most, as a share of it."""
_VERBAL: Final = {False: Fraction(1, 10), True: Fraction(3, 20)}
"""How far “a third” and “about a third” may be off."""
_THINGS: Final = frozenset({"count", "age", "ordinal", "year", "score"})
"""Kinds whose whole numbers are exact."""
_ROUND: Final = 1000
"""Counts from which two zeros at the end may come from rounding: 1,300, but not 700."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both ends included unless infinite."""

    low: Number
    high: Number

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        ends = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; everything where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return EVERYTHING
        return self * Interval(_inverse(other.high), _inverse(other.low))

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, value: Number) -> bool:
        """Whether a number lies in it."""
        return self.low <= value <= self.high


EVERYTHING: Final = Interval(-inf, inf)
NOTHING: Final = Interval(Fraction(0), Fraction(0))


def exactly(value: Fraction | int) -> Interval:
    """The interval of one number."""
    return Interval(Fraction(value), Fraction(value))


def total(parts: list[Interval]) -> Interval:
    """The sum of all."""
    return sum(parts, NOTHING)


def interval(quantity: Quantity, *, rounded: bool = False) -> Interval:
    """Where the true value lies: half a step around the figure, the whole of a range, wider where
    words blur it, open where they only bound it.

    With `rounded` zeros at the end do not count as written digits: 600 kg is anything from 550 to 650.
    Percentages and percentage points are not scaled: 5 % is 5. A fraction or ratio (“one in five”) is.
    """
    low, high = sorted((quantity.low, quantity.high))
    half = _half_step(quantity, rounded=rounded)
    if quantity.kind in ("fraction", "ratio"):
        near = _blurred(low, high, _VERBAL[quantity.approximate])
    elif quantity.approximate:
        near = Interval(low - _blur(low, quantity.step), high + _blur(high, quantity.step))
    else:
        near = Interval(low - half, high + half)
    if quantity.bound == "at least":
        return Interval(low - half, near.high if quantity.approximate else inf)
    if quantity.bound == "at most":
        return Interval(near.low if quantity.approximate else -inf, high + half)
    return near


def _blur(value: Fraction, step: Fraction) -> Fraction:
    """How far a rough figure may be off: one in its last place that is not zero."""
    place = max(step, _last_place(value))
    return max(step / 2, min(place, abs(value) * _ROUGHLY))


def _blurred(low: Fraction, high: Fraction, by: Fraction) -> Interval:
    """Longer at either end by a share of that end's own size."""
    return Interval(low - abs(low) * by, high + abs(high) * by)


def _half_step(quantity: Quantity, *, rounded: bool) -> Fraction:
    zeros = _last_place(quantity.low)
    if rounded:
        return max(quantity.step, zeros) / 2 if quantity.step else quantity.step
    if quantity.kind in _THINGS and quantity.step == 1:
        return (
            min(zeros, _second_place(quantity.low)) / 2 if zeros >= 100 and abs(quantity.low) >= _ROUND else Fraction(0)
        )
    return quantity.step / 2


def _last_place(value: Fraction) -> Fraction:
    """The unit of the last digit that is not zero, of a whole number."""
    if not value or value.denominator != 1:
        return Fraction(0)
    digits = str(abs(value.numerator))
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0"))))


def _second_place(value: Fraction) -> Fraction:
    """The unit of a whole number's second digit: nobody rounds counts more than that."""
    return Fraction(10 ** max(0, len(str(abs(value.numerator))) - 2))


def _times(a: Number, b: Number) -> Number:
    """The product; nothing times however much is nothing."""
    return Fraction(0) if not a or not b else a * b


def _inverse(value: Number) -> Number:
    return Fraction(0) if value in (inf, -inf) else 1 / value
