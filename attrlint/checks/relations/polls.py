"""Polls: leads, margins and margins of error."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import sqrt
from typing import Final

from attrlint.checks import Note
from attrlint.checks.readings import Reading, readings
from attrlint.checks.sums import number, written
from attrlint.document import Span
from attrlint.signals import Signals
from attrlint.signals.intervals import interval
from attrlint.signals.quantities import Quantity

_ALL: Final = 100
_SIMPLE: Final = 98
"""The 95 % margin of error of one person's answer in percent; of n people's, this over the root of n."""
_TOO_SMALL: Final = 0.8
"""A margin of error below this share of a simple random sample's is a slip: 90 % confidence gives 0.84."""
_TOO_LARGE: Final = 2.0
"""Weighting and clustering seldom double it."""


def margin(signals: Signals) -> Iterator[Note]:
    """“leads by 11 points, 46 percent to 40 percent”: the margin is not the difference, or is called percent."""
    for reading in readings(signals, "margins"):
        stated, one, two = reading.one("margin"), reading.one("one"), reading.one("two")
        mixed = {one.kind, two.kind} == {"percent", "points"}
        votes = one.kind in ("count", "score")
        if (one.kind != two.kind and not mixed) or (votes and stated.kind != "count" and one.value > _ALL):
            continue
        size, difference = interval(stated), interval(one) - interval(two)
        fits = size.meets(difference) or size.meets(-difference)
        if fits == (stated.kind == "percent" or mixed):
            real = number(abs(one.value - two.value))
            points = real if stated.kind == "count" else f"{real} percentage point{'s' * (real != '1')}"
            sides = f"{written(signals, one)} to {written(signals, two)}"
            yield Note(reading.extent, {"sum": f"{sides} is {points}, not {written(signals, stated)}"})


def sampling_error(signals: Signals) -> Iterator[Note]:
    """A margin of error that a sample of this size cannot have."""
    for error, sample in _surveys(signals):
        expected = _SIMPLE / sqrt(sample.value)
        stated = interval(error)
        if stated.high < _TOO_SMALL * expected or stated.low > _TOO_LARGE * expected:
            real = number(Fraction(expected))
            sides = f"{written(signals, sample)} {sample.noun}"
            span = Span(min(error.span.start, sample.span.start), max(error.span.end, sample.span.end))
            yield Note(span, {"sum": f"a random sample of {sides} has a margin of error of about {real} points"})


def _surveys(signals: Signals) -> Iterator[tuple[Quantity, Quantity]]:
    """The one margin of error and the one sample that a paragraph tells of."""
    errors = _by_block(signals, "errors", "error")
    samples = _by_block(signals, "samples", "sample")
    for block, found in errors.items():
        if len(found) == len(samples.get(block, ())) == 1:
            yield found[0], samples[block][0]


def _by_block(signals: Signals, shapes: str, role: str) -> dict[int, list[Quantity]]:
    grouped: dict[int, list[Quantity]] = {}
    for reading in readings(signals, shapes):
        quantity = reading.one(role)
        grouped.setdefault(signals.document.index_at(quantity.span.start), []).append(quantity)
    return grouped


def lead_within_error(signals: Signals) -> Iterator[Note]:
    """“leads 48–46, margin of error 3 points”, and “statistical tie”."""
    for hit in signals.hits("shapes.dead-heats"):
        yield Note(Span(hit.start, hit.end), {"sum": "a lead within the margin of error is no tie"})
    errors = _by_block(signals, "errors", "error")
    granted = {signals.document.index_at(hit.start) for hit in signals.hits("shapes.even")}
    for reading in readings(signals, "leads") if errors else ():
        block = signals.document.index_at(reading.extent.start)
        found = errors.get(block, []) if block not in granted else []
        lead = _lead(reading)
        if len(found) == 1 and 0 < lead <= found[0].value and not reading.extent.overlaps(found[0].span):
            points = f"{number(lead)} point{'s' * (lead != 1)}"
            error = written(signals, found[0])
            yield Note(reading.extent, {"sum": f"a lead of {points} is within the margin of error ({error})"})


def _lead(reading: Reading) -> Fraction:
    if reading.quantity("margin"):
        return abs(reading.one("margin").value)
    return abs(reading.one("one").value - reading.one("two").value)
