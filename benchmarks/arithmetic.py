"""Figures that were judged: false alarms where they are right, and mutations that make them wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpora import NumberRow
from mutations import Mutation, checkable, mutated
from predict import NUMBER_CODES, Attrlint, proves_wrong

SEEDS: Final = 5
"""How many mutations of each row are tried."""


@dataclass(frozen=True)
class Judged:
    """A text with the messages of the findings that say its figures are wrong; `label` says what it is."""

    label: str
    text: str
    messages: Sequence[str]


def linter() -> Attrlint:
    """Attrlint with every rule about figures."""
    return Attrlint(select=NUMBER_CODES)


def as_published(rows: Iterable[NumberRow], reader: Attrlint, *, consistent: bool) -> list[Judged]:
    """The rows judged (in)consistent, each linted alone."""
    chosen = [row for row in rows if row.consistent == consistent]
    return [_judged(reader, row.relation, row.text, row.date) for row in chosen]


def falsified(rows: Sequence[NumberRow], reader: Attrlint, seed: int) -> list[Judged]:
    """Every checkable row with `SEEDS` changes from `seed` on, each a text of its own."""
    return [
        _judged(reader, f"{found.row.relation}, {found.change}", found.text, found.row.date)
        for found in _mutations(rows, seed)
    ]


def _mutations(rows: Sequence[NumberRow], seed: int) -> Iterator[Mutation]:
    for row in checkable(rows):
        for number in range(seed, seed + SEEDS):
            if found := mutated(row, number):
                yield found


def _judged(reader: Attrlint, label: str, text: str, date: str) -> Judged:
    messages = [f"{each.code} {each.message}" for each in reader.findings(text, date) if proves_wrong(each)]
    return Judged(label, text, messages)


def reading(judged: Iterable[Judged]) -> str:
    """The texts with what was said of them, to be read."""
    lines = (f"{each.label}\n  {each.text}\n  {'; '.join(each.messages) or 'silent'}" for each in judged)
    return "\n".join(lines)
