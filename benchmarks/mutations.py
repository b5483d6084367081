"""Mutations: a row of the numbers data with one number, weekday or unit changed so that it becomes false."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpora import NumberRow
from relations import RELATIONS
from written_numbers import UNITS, WORDS, Written, numbers_in

_TRIES: Final = 300
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OUTSIDE: Final = "(needs "
"""How a relation says that the row alone cannot show it."""
_YEAR_UNSAID: Final = "(year from document)"
_WHOLE: Final = frozenset({"share", "product"})
"""Relations that also rest on figures outside the span."""
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


@dataclass(frozen=True)
class Mutation:
    """A false text, and what was changed in it."""

    row: NumberRow
    text: str
    change: str


def checkable(rows: Sequence[NumberRow]) -> list[NumberRow]:
    """The consistent rows that text and date alone can prove; those that speak across sentences joined."""
    chosen = [row for row in rows if row.consistent and not _outside(row)]
    return [*(row for row in chosen if "across" not in row.relation), *_joined(chosen)]


def _outside(row: NumberRow) -> bool:
    return _OUTSIDE in row.relation or (_YEAR_UNSAID in row.relation and not row.date)


def _joined(rows: Sequence[NumberRow]) -> Iterator[NumberRow]:
    """Rows of one source whose relation goes across sentences, as one text."""
    across = [row for row in rows if "across" in row.relation]
    for source in dict.fromkeys(row.source for row in across):
        group = [row for row in across if row.source == source]
        text = " ".join(row.text for row in group)
        yield replace(group[0], text=text, span=text)


def mutated(row: NumberRow, seed: int) -> Mutation | None:
    """One random change that makes the row false; `None` where none was found."""
    generator = random.Random(f"{seed} {row.text}")
    if row.relation.startswith("weekday"):
        return _other_day(row, generator)
    holds = RELATIONS[row.relation]
    start = max(0, row.text.find(row.span))
    numbers = numbers_in(row.text, start, start + len(row.span))
    if row.relation in _WHOLE or not any(holds(numbers)):
        start, numbers = 0, numbers_in(row.text)
    resting = sorted({each for group in holds(numbers) for each in group}, key=lambda each: each.start)
    for _ in range(_TRIES if resting else 0):
        chosen = generator.choice(resting)
        at, new = _changed(row.text, chosen, generator)
        text = row.text[: at[0]] + new + row.text[at[1] :]
        end = len(text) if not start else start + len(row.span) + len(text) - len(row.text)
        if text != row.text and not any(holds(numbers_in(text, start, end))):
            return Mutation(row, text, f"{row.text[slice(*at)]} → {new}")
    return None


def _changed(text: str, number: Written, generator: random.Random) -> tuple[tuple[int, int], str]:
    """Where to write what: mostly another figure, sometimes another unit or magnitude."""
    units = [at for at in (number.magnitude_at, number.unit_at) if at]
    if units and generator.random() < 1 / 4:
        at = generator.choice(units)
        written = text[slice(*at)]
        lead = written[: len(written) - len(written.lstrip(" -"))]
        return at, lead + generator.choice(UNITS[written.strip(" -").lower()])
    return (number.start, number.end), _slip(text[number.start : number.end], generator)


def _slip(figure: str, generator: random.Random) -> str:
    """A figure with one digit changed, dropped, or swapped with its neighbour; another word for a word."""
    if figure.lower() in WORDS:
        return generator.choice([word for word in WORDS if word != figure.lower()])
    places = [at for at, char in enumerate(figure) if char.isdigit()]
    at = generator.choice(places)
    kind = generator.choice(("change", "change", "drop", "swap"))
    if kind == "swap" and figure[at + 1 : at + 2].isdigit():
        new = figure[:at] + figure[at + 1] + figure[at] + figure[at + 2 :]
    elif kind == "drop" and figure.isdigit() and len(figure) > 1:
        new = figure[:at] + figure[at + 1 :]
    else:
        new = figure[:at] + generator.choice("123456789".replace(figure[at], "")) + figure[at + 1 :]
    return figure if new.startswith("0") and not new.startswith("0.") else new


def _other_day(row: NumberRow, generator: random.Random) -> Mutation | None:
    """Another weekday, or another day of the month, which then falls on another weekday."""
    day = dt.date.fromisoformat(row.why[:10])
    start = max(0, row.text.find(row.span))
    span = row.text[start : start + len(row.span)]
    found = _DAY.search(span)
    if found and generator.random() < 1 / 2:
        others = [number for number in range(1, 29) if (number - day.day) % 7]
        old, new = found[0], str(generator.choice(others))
    else:
        old = _WEEKDAYS[day.weekday()]
        new = generator.choice([name for name in _WEEKDAYS if name != old])
    at = row.text.find(old, start)
    if at < 0:
        return None
    return Mutation(row, row.text[:at] + new + row.text[at + len(old) :], f"{old} → {new}")
