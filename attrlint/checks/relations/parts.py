"""Parts: shares of a whole, products, rates, percentages that must come to a hundred."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrlint.checks import Note
from attrlint.checks.readings import readings
from attrlint.checks.sums import amount, in_percent, number, written
from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.intervals import Interval, exactly, interval, total
from attrlint.signals.numerals import table
from attrlint.signals.quantities import Quantity
from attrlint.signals.sketches import Sketch, bare_sketches

_HUNDRED: Final = exactly(100)
_REST: Final = expression(r"\b(?:others|the rest|the remainder|the balance)\b")
_CUES: Final = ("undecided", "others", "split", "exclusive", "several-answers", "multiple-answers")
_LOOSE: Final = frozenset({"several-answers", "multiple-answers"})
_PLACED: Final = expression(r"P[^P]* (?:in|among|of|from|before|after|since|up|down)\b(?! the votes?)[^P]*P")
"""Shares of different wholes or times: “54 percent in Ohio, 60 percent of men”."""
_RIVALS: Final = expression(
    r"\b(?:lead|leads|leading|led|ahead|beat|beats|beating|trail|trails|trailing)\b[^PQMNX;]*P~P"
)
_SHARES: Final = 3
"""How many shares at least must be told before they can be too many."""


def percent_of_base(signals: Signals) -> Iterator[Note]:
    """“30% of 200, or 80 people”; “2 million shares at $3 each, or $9 million”; a lead in percent and in votes."""
    for reading in readings(signals, "shares"):
        part, whole, share = reading.one("part"), reading.one("whole"), reading.one("percent")
        if (part.kind, part.unit) != (whole.kind, whole.unit) or whole.low <= 0:
            continue
        if not in_percent(share).meets(interval(part) / interval(whole) * _HUNDRED):
            real = f"{number(part.value / whole.value * 100)} %"
            sides = f"{written(signals, part)} of {written(signals, whole)}"
            yield Note(reading.extent, {"sum": f"{sides} is {real}, not {written(signals, share)}"})
    yield from _products(signals)
    yield from _paces(signals)
    yield from _tallies(signals)


def _products(signals: Signals) -> Iterator[Note]:
    for reading in readings(signals, "products"):
        things, price, cost = reading.one("things"), reading.one("price"), reading.one("cost")
        if not things.noun.startswith(reading.words("each")[:-1]):
            continue  # so many families, so much a child
        if price.unit == cost.unit and not interval(cost).meets(interval(things) * interval(price)):
            real = amount(things.value * price.value, cost.unit)
            sides = f"{written(signals, things)} × {written(signals, price)}"
            yield Note(reading.extent, {"sum": f"{sides} is {real}, not {written(signals, cost)}"})


def _paces(signals: Signals) -> Iterator[Note]:
    """“$20 a month, or $400 a year”; a week of work may have five days, a day of it eight hours."""
    ratios = table(signals.lexicons, "shapes.paces-per")
    for reading in readings(signals, "paces"):
        one, two, pair = reading.one("one"), reading.one("two"), f"{reading.words('short')} {reading.words('long')}"
        if pair not in ratios or (one.kind, one.unit) != (two.kind, two.unit):
            continue
        most, least = map(Fraction, ratios[pair]["value"].split())
        if not interval(two).meets(interval(one) * Interval(least, most)):
            real = f"{amount(one.value * most, one.unit)} a {reading.words('long')}"
            sides = f"{written(signals, one)} a {reading.words('short')}"
            yield Note(reading.extent, {"sum": f"{sides} is {real}, not {written(signals, two)}"})


def _tallies(signals: Signals) -> Iterator[Note]:
    for reading in readings(signals, "tallies"):
        one, two, stated = reading.one("one"), reading.one("two"), interval(reading.one("percent"))
        if reading.quantity("fraction"):
            stated = stated * interval(reading.one("fraction"))
        more, less = (one, two) if one.value >= two.value else (two, one)
        lead = (interval(more) - interval(less)) / (interval(one) + interval(two)) * _HUNDRED
        if not stated.meets(lead):
            real = number((more.value - less.value) / (one.value + two.value) * 100, 2)
            sides = f"{written(signals, one)} to {written(signals, two)}"
            yield Note(reading.extent, {"sum": f"{sides} is a lead of {real} % of the votes"})


def fraction_percent(signals: Signals) -> Iterator[Note]:
    """“a third (25%)”."""
    for reading in readings(signals, "fractions"):
        fraction, percent = reading.one("fraction"), reading.one("percent")
        if not in_percent(fraction).meets(interval(percent)):
            real = f"{number(fraction.value * 100)} %"
            yield Note(
                reading.extent, {"sum": f"{written(signals, fraction)} is {real}, not {written(signals, percent)}"}
            )


def per_capita(signals: Signals) -> Iterator[Note]:
    """“500 cases among 10,000 people, 5 per 1,000”."""
    for reading in readings(signals, "rates"):
        cases, whole, rate, base = (reading.one(role) for role in ("cases", "whole", "rate", "base"))
        if (
            whole.low > cases.low > 0
            and (whole.low * 10 >= base.low or reading.words("place"))
            and not interval(rate).meets(interval(cases) / interval(whole) * interval(base))
        ):
            real = f"{number(cases.value / whole.value * base.value)} per {written(signals, base)}"
            sides = f"{written(signals, cases)} of {written(signals, whole)}"
            yield Note(reading.extent, {"sum": f"{sides} is {real}, not {written(signals, rate)}"})


def shares_not_100(signals: Signals) -> Iterator[Note]:
    """“54% yes, 41% no and 15% undecided”."""
    last = {reading.sketch.span for reading in readings(signals, "lasts")}
    rest = {reading.sketch.span for reading in readings(signals, "remainders")}
    hits = {name: sorted(hit.start for hit in signals.hits(f"shapes.{name}")) for name in _CUES}
    for sketch in signals.get(bare_sketches):
        shares = [figure for figure in sketch.figures() if figure.kind == "percent"]
        start, end = sketch.span
        said = {name for name in _CUES if bisect_left(hits[name], start) < bisect_left(hits[name], end)}
        if len(shares) < 2 or said & _LOOSE or _ranging(sketch):
            continue
        split = "split" in said and not _goes_on(sketch, shares[-1])
        complete = sketch.span in rest or split or {"undecided", "others"} <= said
        told = said or sketch.span in last
        if complete or (len(shares) >= _SHARES and told and not _PLACED.search(sketch.text)):
            yield from _hundred(signals, shares, complete=complete)
    for reading in readings(signals, "opposites"):
        yield from _hundred(signals, [reading.one("one"), reading.one("two")], complete=False)


def _goes_on(sketch: Sketch, last: Quantity) -> bool:
    """Whether somebody who has the rest is told without a share: “with the rest divided among smaller firms”."""
    at = next((at for at, figure in sketch.places.items() if figure is last), 0)
    return bool(_REST.search(sketch.text, at))


def _ranging(sketch: Sketch) -> bool:
    """Whether two of the shares are a range (“70% to 75%”), not those of two rivals (“leads 44% to 46%”)."""
    if _RIVALS.search(sketch.text):
        return False
    pairs = [sketch.figures(*found.span()) for found in re.finditer("P~P", sketch.text)]
    return any(first.value < second.value for first, second in pairs)


def _hundred(signals: Signals, shares: Sequence[Quantity], *, complete: bool) -> Iterator[Note]:
    """A note if the shares cannot come to a hundred: not to more, and if they are `complete` not to less."""
    found = total([interval(share) for share in shares])
    if found.low > 100 or (complete and found.high < 100):
        value = sum((share.value for share in shares), Fraction(0))
        terms = " + ".join(written(signals, share) for share in shares)
        yield Note(Span(shares[0].span.start, shares[-1].span.end), {"sum": f"{terms} is {number(value)} %"})


def percent_range(signals: Signals) -> Iterator[Note]:
    """“120% of voters backed it”, “fell 150%”."""
    for reading in readings(signals, "impossible-shares"):
        share = reading.one("percent")
        if interval(share).low > 100 or share.high < 0:
            yield Note(reading.extent, {"sum": f"{written(signals, share)} of a whole is more than there is"})
    for reading in readings(signals, "impossible-falls"):
        share = reading.one("percent")
        if interval(share).low > 100:
            yield Note(
                reading.extent, {"sum": f"a fall of 100 % leaves nothing, one of {written(signals, share)} less"}
            )
    for reading in readings(signals, "subsets"):
        part, whole = reading.one("part"), reading.one("whole")
        if part.value > interval(whole).high:
            sides = f"{written(signals, part)} of {written(signals, whole)}"
            yield Note(reading.extent, {"sum": f"{sides} is more than there are"})
