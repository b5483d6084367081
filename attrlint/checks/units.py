"""Units: a measure beside its own conversion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from attrlint.checks import Check, Note
from attrlint.checks.readings import Reading, rule_readings
from attrlint.checks.sums import number
from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.conversions import Unit, Way, conversions, ways
from attrlint.signals.intervals import Interval, exactly, interval
from attrlint.signals.quantities import Quantity
from attrlint.signals.sketches import ANY

_CLOSE: Final = Fraction(1, 20)
"""How far a conversion may be off in any case."""
_ROUGH: Final = Fraction(1, 10)
"""How far rounding to tens or hundreds may take a conversion; further off, an editor asks."""
_DEGREES: Final = {"°C": "°F", "°F": "°C"}
_ALONE: Final = expression(rf"[{ANY}] ?[(\[][a-z ]*[{ANY}][)\]]")
_CHANGING: Final = expression(r"[a-z]+")


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    """A measure in another system's unit right beside it that is not the same."""
    for reading in rule_readings(rule, signals):
        ends = _ends(reading)
        note = _converted(reading, *ends, signals) if ends else None
        if note:
            yield note


def _ends(reading: Reading) -> tuple[Quantity, Quantity] | None:
    """The two measures; “-2° and -4°C (28° and 25° F)” is a pair of ranges. `None`, if only one is a range."""
    first, second = reading.quantity("first"), reading.quantity("second")
    low, high = reading.quantity("low"), reading.quantity("high")
    if first is None or second is None:
        return None
    if high:
        second = second._replace(high=high.high, unit=high.unit)
    if (low and second.low == second.high) or (high and first.low == first.high and not low):
        return None
    return first._replace(low=low.low) if low else first, second


def _converted(reading: Reading, first: Quantity, second: Quantity, signals: Signals) -> Note | None:
    known = conversions(signals.lexicons)
    first, second = (q._replace(unit=_scale(q, other)) for q, other in ((first, second), (second, first)))
    one, other = known.get(first.unit), known.get(second.unit)
    if one is None or other is None or (one.system == other.system and not _restated(reading, first, second)):
        return None
    larger = reading.quantity("major")
    a, b = _whole(first, larger, known), _whole(second, reading.quantity("minor"), known, after=True)
    possible = ways(one, other, change=_changes(reading, signals))
    for x, y in _split(a, b) if possible else ():
        weighed = [_weight(x, y, way) for way in possible]
        if None not in weighed:
            right = Fraction(possible[0].convert(exactly(x.low)).low)
            begins = reading.quantity("low") or (larger if larger and a.low != first.low else first)
            start = begins.span.start
            values = {
                "first": signals.text[start : first.span.end] if x is a else f"{number(x.low)} {one.sign}",
                "second": signals.text[slice(*second.span)] if y is b else f"{number(y.low)} {other.sign}",
                "right": f"{number(right, max(1, len(str(y.step.denominator)) - 1))} {other.sign}",
            }
            return Note(Span(start, reading.span().end), values, min(severity for severity in weighed if severity))
    return None


def _restated(reading: Reading, first: Quantity, second: Quantity) -> bool:
    """Whether the same unit stands twice, the second time alone in brackets: “17 miles (10 miles)”."""
    return first.unit == second.unit and _ALONE.fullmatch(reading.match[0]) is not None


def _split(first: Quantity, second: Quantity) -> list[tuple[Quantity, Quantity]]:
    """Two ranges end by end, anything else as it is."""
    if first.low == first.high or second.low == second.high:
        return [(first, second)]
    lows, highs = ((q._replace(high=q.low), q._replace(low=q.high)) for q in (first, second))
    return [(lows[0], highs[0]), (lows[1], highs[1])]


def _weight(first: Quantity, second: Quantity, way: Way) -> Severity | None:
    """Nothing, if rounding either figure gives the other; a warning, if only rounding both, and far, does."""
    first, second = first._replace(bound="", approximate=False), second._replace(bound="")
    near, far = way.convert(interval(first)), way.convert(interval(first, rounded=True))
    fine, coarse = interval(second), interval(second, rounded=True)
    if near.meets(_limited(second)) or way.convert(_limited(first)).meets(fine) or _nearby(first, second, way):
        return None
    return Severity.warning if far.meets(coarse) else Severity.error


def _limited(quantity: Quantity) -> Interval:
    """The rounded figure, but no wider than 10 % unless its digits are."""
    fine, coarse = interval(quantity), interval(quantity, rounded=True)
    low, high = sorted((quantity.low, quantity.high))
    return Interval(
        min(fine.low, max(coarse.low, low - abs(low) * _ROUGH)),
        max(fine.high, min(coarse.high, high + abs(high) * _ROUGH)),
    )


def _nearby(first: Quantity, second: Quantity, way: Way) -> bool:
    """Whether two figures, as written, lie within 5 % of each other."""
    ends = (Interval(*sorted((quantity.low, quantity.high))) for quantity in (first, second))
    return (way.convert(next(ends)) * Interval(1 - _CLOSE, 1 + _CLOSE)).meets(next(ends))


def _scale(quantity: Quantity, other: Quantity) -> str:
    """The unit; bare degrees beside Celsius are Fahrenheit."""
    return _DEGREES.get(other.unit, quantity.unit) if quantity.unit == "degree" else quantity.unit


def _whole(quantity: Quantity, part: Quantity | None, known: Mapping[str, Unit], *, after: bool = False) -> Quantity:
    """Feet and inches, pounds and ounces as one figure, in the unit of `quantity`."""
    unit, other = known[quantity.unit], known.get(part.unit) if part else None
    if part is None or other is None or other.system != unit.system:
        return quantity
    possible = ways(other, unit)
    if not possible:
        return quantity
    ratio = possible[0].factor / possible[0].divisor
    if (ratio >= 1) == after:
        return quantity
    step = min(quantity.step, part.step * ratio)
    return quantity._replace(low=quantity.low + part.low * ratio, high=quantity.high + part.high * ratio, step=step)


def _changes(reading: Reading, signals: Signals) -> bool:
    """Whether the sentence speaks of a rise, fall or difference."""
    words = _CHANGING.findall(reading.sketch.text.lower())
    return not signals.lexicons.words("numbers.changes").isdisjoint(words)


CHECK = Check(
    "units",
    "Measures against their own conversion, right beside them.",
    _run,
    placeholders={
        "first": "the figure",
        "second": "its conversion as written",
        "right": "its conversion",
    },
)
