"""Totals: parts that do not come to their whole, and parts that are more than it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import log10
from typing import Final

from attrlint.checks import Note
from attrlint.checks.readings import Reading, readings
from attrlint.checks.sums import amount, in_percent, written
from attrlint.expressions import expression
from attrlint.finding import Severity
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.intervals import interval, total
from attrlint.signals.numerals import either, table
from attrlint.signals.quantities import Quantity

_SUMMED: Final = frozenset({"count", "money"})
"""Kinds of which people tell parts that come to a whole as they are written."""
_STOP: Final = expression(r"[.;)]| -+ |$")
_AHEAD: Final = 80
"""Characters behind a part that may name it."""


def parts_total(signals: Signals) -> Iterator[Note]:
    """“12 people: eight men and five women”."""
    yield from _lists(signals)
    yield from _too_many(signals)


def _lists(signals: Signals) -> Iterator[Note]:
    """A whole that is told with all its parts; where rounding explains the difference, an editor would still ask."""
    for reading in readings(signals, "totals"):
        parts = _parts(reading)
        wholes = [whole for whole in reading.quantities("total") if all(_alike(part, whole) for part in parts)]
        if not (parts and wholes) or _no_parts(signals, reading, wholes, parts):
            continue
        value = _sum(parts)
        whole = min(wholes, key=lambda each: abs(each.value - value))
        if value < whole.value and " and " not in reading.words("parts"):
            continue  # “a third to the first, a fourth to the second”, and so on
        if not any(in_percent(each).meets(total([interval(part) for part in parts])) for each in wholes):
            yield _note(signals, reading, whole, parts)
        elif not any(in_percent(each).holds(value) for each in wholes) and all(map(_whole, (whole, *parts))):
            yield _note(signals, reading, whole, parts, Severity.warning)


def _parts(reading: Reading) -> list[Quantity]:
    """The figures of the list; years are only told beside them."""
    return [each for each in reading.quantities("parts") if each.kind != "year"]


def _sum(parts: Sequence[Quantity]) -> Fraction:
    return sum((part.value for part in parts), Fraction(0))


def _whole(quantity: Quantity) -> bool:
    """Whether it is told without decimals or a word that blurs it."""
    exact = not (quantity.approximate or quantity.bound) and quantity.step >= 1
    return exact and quantity.kind in _SUMMED and log10(quantity.step) % 3 == 0


def _too_many(signals: Signals) -> Iterator[Note]:
    """“20 members, 15 Republicans and eight Democrats”: parts that may not be all, and are too many."""
    for reading in readings(signals, "partials"):
        yield from _more_than(signals, reading, _parts(reading), interval(reading.one("total")).high)
    for reading in readings(signals, "answers"):
        asked = reading.one("total")
        told = (*reading.quantities("first"), *reading.quantities("parts"))
        answers = [each for each in told if each.kind == asked.kind]  # “640 (53 percent) were in favour”
        several = signals.holds(signals.document.block_at(asked.span.start).span, "shapes.several-answers")
        if not several and all(each.low <= asked.high for each in answers):
            loose = asked.approximate or bool(asked.bound) or asked.step > 1  # else known as exactly as the answers
            yield from _more_than(signals, reading, answers, interval(asked).high if loose else asked.high)
    for reading in readings(signals, "kinds"):
        whole, parts = reading.one("total"), _parts(reading)
        if _kinds_of(signals, whole, parts) and _sum(parts) > interval(whole).high:
            yield _note(signals, reading, whole, parts, Severity.warning)


def _more_than(signals: Signals, reading: Reading, parts: Sequence[Quantity], most: Fraction | float) -> Iterator[Note]:
    if len(parts) > 1 and total([interval(part) for part in parts]).low > most:
        yield _note(signals, reading, reading.one("total"), parts)


def _note(
    signals: Signals, reading: Reading, whole: Quantity, parts: Sequence[Quantity], severity: Severity | None = None
) -> Note:
    real = amount(_sum(parts), parts[0].unit if parts[0].kind in ("money", "percent") else "")
    terms = " + ".join(written(signals, part) for part in parts)
    return Note(reading.extent, {"sum": f"{terms} is {real}, not {written(signals, whole)}"}, severity)


def _alike(part: Quantity, whole: Quantity) -> bool:
    if whole.kind == "ratio":
        return part.kind == "percent"
    return (part.kind, part.unit) == (whole.kind, whole.unit)


def _no_parts(signals: Signals, reading: Reading, wholes: Sequence[Quantity], parts: Sequence[Quantity]) -> bool:
    """Whether what is listed is no breakdown: the whole counts the items of the list, or is their average, or they are
    prices, or the list has a part that no figure counts.
    """
    least, most = min(part.value for part in parts), max(part.value for part in parts)
    if any(whole.small and (whole.value == len(parts) or whole.value < most) for whole in wholes):
        return True
    averaging = parts[0].kind == "percent" or signals.holds(reading.sketch.span, "shapes.averaging")
    if averaging and any(least < whole.value < most for whole in wholes):
        return True
    priced = signals.holds(reading.sketch.span, "shapes.priced")
    return (priced and parts[0].kind == "money") or _open(signals, reading, parts)


def _open(signals: Signals, reading: Reading, parts: Sequence[Quantity]) -> bool:
    """Whether the list has a part without a figure, or parts that overlap."""
    text = reading.sketch.text
    places = [at for at, item in reading.sketch.places.items() if item in parts]
    stop = _STOP.search(text, places[-1])
    end = stop.start() if stop else len(text)
    others = signals.get(_open_lists).get(reading.sketch.span.start, ())
    return any(places[0] <= other < end for other in others)


def _open_lists(signals: Signals) -> Mapping[int, Sequence[int]]:
    """Where lists go on without a figure, by the sentence's start."""
    found: dict[int, list[int]] = {}
    for reading in readings(signals, "open-lists"):
        found.setdefault(reading.sketch.span.start, []).append(reading.match.start())
    return found


def _kinds_of(signals: Signals, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether nobody can be of two of these parts, names beside the same preposition or different words of one kind,
    and the whole is not one more of them. One can be in several clubs, but not in several places.
    """
    kinds, words = zip(*(_kind(signals, part) for part in parts), strict=True)
    apart = len(parts) > 1 and len(set(words)) == len(parts) and "" not in words
    placed = kinds[0] != "in" or not signals.lexicons.words("people.places").isdisjoint(map(str.lower, words))
    return apart and placed and len(set(kinds)) == 1 and _kind(signals, whole)[0] != kinds[0]


def _kind(signals: Signals, part: Quantity) -> tuple[str, str]:
    """What a part is of, as its kind and word; a name's kind is the preposition before it. `` for a word of no kind."""
    found = _naming(signals.lexicons).match(signals.text, part.span.end, part.span.end + _AHEAD)
    if found is None:
        return "", ""
    if found["word"][0].isupper():
        return found["beside"] or "name", found["word"]
    data = table(signals.lexicons, "shapes.exclusive-words").get(found["word"])
    return (data["value"], found["word"]) if data and not found["beside"] else ("", "")


@lru_cache(maxsize=4)
def _naming(lexicons: Lexicons) -> re.Pattern[str]:
    being = either(lexicons.words("shapes.being"))
    return re.compile(
        rf"(?: of (?:them|which|whom))?(?: {being})?(?: (?P<beside>in|from|for|to|at|by))?(?: the)?"
        r" (?P<word>[A-Za-z][\w’'-]*)"
    )
