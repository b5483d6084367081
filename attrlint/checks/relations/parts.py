"""Parts: totals, shares of a whole, percentages that must come to a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrlint.checks import Note
from attrlint.checks.readings import Reading, readings
from attrlint.checks.sums import amount, number, written
from attrlint.document import Span
from attrlint.signals import Signals
from attrlint.signals.intervals import Interval, exactly, interval, total
from attrlint.signals.quantities import Quantity
from attrlint.signals.skeletons import Skeleton, skeletons

_HUNDRED: Final = exactly(100)
_UNCOUNTED: Final = re.compile(
    r"(?:,| and)(?: and)? (?:an?|another|his|her|their|its|the) [a-z-]+(?! of)\b"
    r"|\b(?:others|the rest|than|each|per|from)\b"
)
"""Parts that no figure counts (“and a child”), or that are no parts (“more than last year”)."""
_SHARES: Final = 3
"""How many shares at least must be told before they can be too many."""


def parts_total(signals: Signals) -> Iterator[Note]:
    """“12 people: eight men and five women”."""
    for reading in readings(signals, "totals"):
        whole = reading.one("total")
        parts = [part for part in reading.parts["parts"] if _alike(part, whole)]
        if len(parts) < 2 or len(parts) < len(reading.parts["parts"]) or _uncounted(reading):
            continue
        found = total([interval(part) for part in parts])
        if not _scaled(whole).meets(found):
            real = amount(sum((part.value for part in parts), Fraction(0)), whole.unit if whole.kind == "money" else "")
            real += " percent" * (parts[0].kind == "percent")
            terms = " + ".join(written(signals, part) for part in parts)
            yield Note(reading.span, {"sum": f"{terms} is {real}, not {written(signals, whole)}"})


def _alike(part: Quantity, whole: Quantity) -> bool:
    if whole.kind == "ratio":
        return part.kind == "percent"
    return (part.kind, part.unit) == (whole.kind, whole.unit)


def _scaled(whole: Quantity) -> Interval:
    return interval(whole) * (_HUNDRED if whole.kind == "ratio" else exactly(1))


def _uncounted(reading: Reading) -> bool:
    """Whether the list of parts goes on with one that has no figure."""
    text = reading.skeleton.text
    places = [at for at, quantity in reading.skeleton.figures.items() if quantity in reading.parts["parts"]]
    stop = re.compile(r"[.;)]| - |$").search(text, places[-1])
    return bool(_UNCOUNTED.search(text, places[0], stop.start() if stop else len(text)))


def percent_of_base(signals: Signals) -> Iterator[Note]:
    """“30% of 200, or 80 people”; “2 million shares at $3 each, or $9 million”; a lead in percent and in votes."""
    for reading in readings(signals, "shares"):
        part, whole, share = reading.one("part"), reading.one("whole"), reading.one("percent")
        if (part.kind, part.unit) != (whole.kind, whole.unit) or whole.low <= 0:
            continue
        if not interval(share).meets(interval(part) / interval(whole) * _HUNDRED):
            real = f"{number(part.value / whole.value * 100)} %"
            sides = f"{written(signals, part)} of {written(signals, whole)}"
            yield Note(reading.span, {"sum": f"{sides} is {real}, not {written(signals, share)}"})
    yield from _products(signals)
    yield from _tallies(signals)


def _products(signals: Signals) -> Iterator[Note]:
    for reading in readings(signals, "products"):
        things, price, cost = reading.one("things"), reading.one("price"), reading.one("cost")
        if price.unit == cost.unit and not interval(cost).meets(interval(things) * interval(price)):
            real = amount(things.value * price.value, cost.unit)
            sides = f"{written(signals, things)} × {written(signals, price)}"
            yield Note(reading.span, {"sum": f"{sides} is {real}, not {written(signals, cost)}"})


def _tallies(signals: Signals) -> Iterator[Note]:
    for reading in readings(signals, "tallies"):
        one, two, stated = reading.one("one"), reading.one("two"), interval(reading.one("percent"))
        if "fraction" in reading.parts:
            stated = stated * interval(reading.one("fraction"))
        more, less = (one, two) if one.value >= two.value else (two, one)
        lead = (interval(more) - interval(less)) / (interval(one) + interval(two)) * _HUNDRED
        if not stated.meets(lead):
            real = number((more.value - less.value) / (one.value + two.value) * 100, 2)
            sides = f"{written(signals, one)} to {written(signals, two)}"
            yield Note(reading.span, {"sum": f"{sides} is a lead of {real} % of the votes"})


def fraction_percent(signals: Signals) -> Iterator[Note]:
    """“a third (25%)”."""
    for reading in readings(signals, "fractions"):
        fraction, percent = reading.one("fraction"), reading.one("percent")
        if not (interval(fraction) * _HUNDRED).meets(interval(percent)):
            real = f"{number(fraction.value * 100)} %"
            yield Note(
                reading.span, {"sum": f"{written(signals, fraction)} is {real}, not {written(signals, percent)}"}
            )


def per_capita(signals: Signals) -> Iterator[Note]:
    """“500 cases among 10,000 people, 5 per 1,000”."""
    for reading in readings(signals, "rates"):
        cases, whole, rate, base = (reading.one(role) for role in ("cases", "whole", "rate", "base"))
        if whole.low > cases.low > 0 and not interval(rate).meets(interval(cases) / interval(whole) * interval(base)):
            real = f"{number(cases.value / whole.value * base.value)} per {written(signals, base)}"
            sides = f"{written(signals, cases)} of {written(signals, whole)}"
            yield Note(reading.span, {"sum": f"{sides} is {real}, not {written(signals, rate)}"})


def shares_not_100(signals: Signals) -> Iterator[Note]:
    """“54% yes, 41% no and 15% undecided”."""
    hits = {
        name: [hit.start for hit in signals.hits(f"shapes.{name}")]
        for name in ("undecided", "others", "split", "exclusive", "multiple-answers")
    }

    def holds(skeleton: Skeleton, *names: str) -> bool:
        return any(skeleton.span.start <= at < skeleton.span.end for name in names for at in hits[name])

    for skeleton in signals.get(skeletons):
        shares = skeleton.of("P")
        if len(shares) < 2 or holds(skeleton, "multiple-answers"):
            continue
        complete = holds(skeleton, "split") or (holds(skeleton, "undecided") and holds(skeleton, "others"))
        if complete or (len(shares) >= _SHARES and holds(skeleton, "undecided", "exclusive")):
            yield from _hundred(signals, shares, complete=complete)


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
            yield Note(reading.span, {"sum": f"{written(signals, share)} of a whole is more than there is"})
    for reading in readings(signals, "impossible-falls"):
        share = reading.one("percent")
        if interval(share).low > 100:
            yield Note(reading.span, {"sum": f"a fall of 100 % leaves nothing, one of {written(signals, share)} less"})
    for reading in readings(signals, "subsets"):
        part, whole = reading.one("part"), reading.one("whole")
        if interval(part).low > interval(whole).high:
            sides = f"{written(signals, part)} of {written(signals, whole)}"
            yield Note(reading.span, {"sum": f"{sides} is more than there are"})
