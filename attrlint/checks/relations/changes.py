"""Changes: percent, points and multiples against the figures before and after."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import inf
from typing import Final

from attrlint.checks import Note
from attrlint.checks.readings import Reading, readings
from attrlint.checks.sums import amount, number, signed, times, written
from attrlint.signals import Signals
from attrlint.signals.intervals import Interval, exactly, interval
from attrlint.signals.numerals import table
from attrlint.signals.quantities import Quantity

_HUNDRED: Final = exactly(100)
_MINUS: Final = exactly(-1)
_ONE: Final = exactly(1)
_NEARLY: Final = Fraction(1, 10)
"""How far off a plain “doubled” may be, as a share of it."""


def percent_change(signals: Signals) -> Iterator[Note]:
    """“rose 50% from 10 to 20”: neither the change in percent nor, of percentages, in points."""
    for reading in _changes(signals):
        known = _points_meant(reading) or _points_of_money(reading)
        if not (known or _fits(signals, reading)):
            yield _note(signals, reading)
    yield from _moves(signals)
    yield from _differences(signals)
    yield from _directions(signals)


def percent_vs_points(signals: Signals) -> Iterator[Note]:
    """“rose 2 percent, from 4% to 6%”: the difference in points, called percent; or points of what is no percentage."""
    for reading in _changes(signals):
        if _points_meant(reading) or _points_of_money(reading):
            yield _note(signals, reading)
    for reading in readings(signals, "misnamed"):
        stated = reading.one("points")
        if stated.unit == "percentage point":
            percent = f"{number(stated.value)} percent"
            yield Note(reading.extent, {"sum": f"a share is {percent}, not {written(signals, stated)}"})


def _points_of_money(reading: Reading) -> bool:
    return reading.one("change").unit == "percentage point" and reading.one("to").kind != "percent"


def _changes(signals: Signals) -> Iterator[Reading]:
    """Changes whose two figures are of one kind and of the times told, in a sentence that does not adjust them."""
    apart = {(reading.quantity("change"), reading.one("from")) for reading in readings(signals, "two-times")}
    adjusted = [hit.start for hit in signals.hits("shapes.adjusted")]
    for reading in readings(signals, "changes"):
        before, after = reading.one("from"), reading.one("to")
        span = reading.sketch.span
        alike = (before.kind, before.unit) == (after.kind, after.unit) and before.low > 0
        alike &= apart.isdisjoint(((None, before), (reading.one("change"), before)))
        if alike and not any(span.start <= at < span.end for at in adjusted):
            yield reading


def _relative(reading: Reading) -> Interval:
    """The change in percent of the figure before."""
    before, after = _sides(reading)
    return (after / before - _ONE) * _HUNDRED


def _difference(reading: Reading) -> Interval:
    before, after = _sides(reading)
    return after - before


def _sides(reading: Reading) -> tuple[Interval, Interval]:
    """The figures before and after; beside 3.75 percent or $4.3 billion, 4 is 4.0, not 3.6."""
    before, after = reading.one("from"), reading.one("to")
    finer = max(min(before.step, after.step), max(before.step, after.step) / 10)
    one, two = (interval(side._replace(step=min(side.step, finer))) for side in (before, after))
    return one, two


def _points_meant(reading: Reading) -> bool:
    """Whether what is called percent is the difference of two percentages, not their change in percent."""
    stated, before, after = reading.one("change"), reading.one("from"), reading.one("to")
    if not stated.kind == before.kind == "percent" or abs(after.value - before.value) != abs(stated.value):
        return False
    return not interval(stated).holds(abs(after.value / before.value - 1) * 100)


def _fits(signals: Signals, reading: Reading) -> bool:
    """Whether the stated change can be the one of the figures, in the direction the words tell where they tell one."""
    stated, after = reading.one("change"), reading.one("to")
    counted = stated.kind == "points" and after.kind in ("percent", "count")
    change = _difference(reading) if counted else _relative(reading)
    if reading.words("down") and stated.low >= 0:
        change = change * _MINUS
    return any(size.meets(change) for size in _sizes(signals, stated, after))


def _sizes(signals: Signals, stated: Quantity, beside: Quantity) -> Iterator[Interval]:
    """What a change says, in percent or points. A bare figure beside basis points may be told in these too."""
    size = interval(stated) * (_HUNDRED if stated.kind == "fraction" else _ONE)
    points = table(signals.lexicons, "shapes.points-of").get(stated.unit)
    yield size * exactly(Fraction(points["value"])) if points else size
    if points and beside.kind == "count":
        yield size


def _note(signals: Signals, reading: Reading) -> Note:
    before, after, stated = reading.one("from"), reading.one("to"), reading.one("change")
    real = signed((after.value / before.value - 1) * 100)
    if before.kind == "percent":
        difference = number(abs(after.value - before.value))
        real += f", or {difference} percentage point{'s' * (difference != '1')}"
    sides = f"{written(signals, before)} → {written(signals, after)}"
    return Note(reading.extent, {"sum": f"{sides} is {real}, not {_said(signals, reading, stated)}"})


def _said(signals: Signals, reading: Reading, stated: Quantity) -> str:
    return ("−" if reading.words("down") and stated.low > 0 else "") + written(signals, stated)


def _moves(signals: Signals) -> Iterator[Note]:
    """“rose 3.5 points, or 2 percent, to 2,173”: the move in figures, in percent, and the figure after it."""
    for reading in readings(signals, "moves"):
        by, change, after = reading.one("by"), reading.one("change"), reading.one("to")
        if by.kind == "money" and by.unit != after.unit:
            continue
        if change.unit == "percentage point" or by.kind == "percent":
            same = any(size.meets(interval(change)) for size in _sizes(signals, by, change))
            if not same or (change.kind == "points" and by.unit != "basis point"):
                yield Note(reading.extent, {"sum": f"{written(signals, by)} is not {written(signals, change)}"})
            continue
        sign = exactly(1 if reading.words("down") else -1)
        sizes = list(_sizes(signals, by, after))
        if not any(interval(change).meets(size / (interval(after) + size * sign) * _HUNDRED) for size in sizes):
            old = after.value + by.value * (1 if reading.words("down") else -1)
            real = f"{written(signals, by)} of {number(old, 2)} is {number(by.value / old * 100)} %" if old else ""
            yield Note(reading.extent, {"sum": f"{real}, not {written(signals, change)}"})


def _differences(signals: Signals) -> Iterator[Note]:
    """“rose $2 to $42 from $30”."""
    for reading in readings(signals, "differences"):
        by, before, after = reading.one("by"), reading.one("from"), reading.one("to")
        if not by.unit == before.unit == after.unit or not by.kind == before.kind == after.kind:
            continue
        difference = interval(after) - interval(before)
        if not interval(by).meets(difference * _MINUS if reading.words("down") else difference):
            real = amount(abs(after.value - before.value), by.unit)
            sides = f"{written(signals, before)} → {written(signals, after)}"
            yield Note(reading.extent, {"sum": f"{sides} is {real}, not {written(signals, by)}"})


def _directions(signals: Signals) -> Iterator[Note]:
    """“rose to 40 percent from 45 percent”."""
    for reading in readings(signals, "directions"):
        before, after = reading.one("from"), reading.one("to")
        if before.unit != after.unit or min(before.low, after.low) < 0:
            continue
        change = interval(after) - interval(before)
        verb = reading.words("up") or reading.words("down")
        if change.high < 0 if reading.words("up") else change.low > 0:
            sides = f"{written(signals, before)} → {written(signals, after)}"
            yield Note(reading.extent, {"sum": f"{sides} is a {'fall' if change.high < 0 else 'rise'}, not “{verb}”"})


def multiple(signals: Signals) -> Iterator[Note]:
    """“tripled from 10 to 20”; “doubled” may be a tenth off."""
    factors, blurs = table(signals.lexicons, "shapes.multiplied"), table(signals.lexicons, "shapes.blurring")
    for reading in readings(signals, "multiples"):
        before, after = reading.one("from"), reading.one("to")
        if (before.kind, before.unit) != (after.kind, after.unit) or before.low <= 0:
            continue
        if reading.quantity("times"):
            stated, said = interval(reading.one("times")), written(signals, reading.one("times"))
            if reading.one("times").kind == "multiple":
                stated = Interval(stated.low * (1 - _NEARLY), stated.high * (1 + _NEARLY))
        else:
            said = reading.words("times")
            blur = blurs[reading.words("blur")]["value"] if reading.words("blur") else ""
            stated = _multiplied(Fraction(factors[said]["value"]), blur)
        if not stated.meets(interval(after) / interval(before)):
            sides = f"{written(signals, before)} → {written(signals, after)}"
            yield Note(reading.extent, {"sum": f"{sides} is {times(after.value / before.value)}, not “{said}”"})


def _multiplied(factor: Fraction, blur: str) -> Interval:
    """How many times a verb may mean; a half is the smaller, the more it was cut."""
    near = Interval(factor * (1 - _NEARLY), factor * (1 + _NEARLY))
    if blur == "roughly":
        return Interval(factor * (1 - 2 * _NEARLY), factor * (1 + 2 * _NEARLY))
    if blur and (blur == "at least") == (factor > 1):
        return Interval(factor, inf)
    return Interval(near.low * (1 - _NEARLY), factor) if blur else near
