"""Spellings of names: who in the draft is called almost so."""

from __future__ import annotations

from operator import itemgetter
from typing import Final

from attrlint.signals import Signals
from attrlint.signals.heads import heads
from attrlint.signals.identities import known_people
from attrlint.signals.people import Person, people

_LISTS: Final = ("people.bodies", "people.places")
_SHORT: Final = 5
"""Letters from which a name is long enough for a slip to show."""
_LONG: Final = 8
"""Letters from which it may hold two."""


def household(signals: Signals, name: str) -> bool:
    """Whether a folded name is on the house's lists, a pronoun, or an ordinary noun for who speaks."""
    words = signals.lexicons.words
    if name.partition("'")[0] in words("grammar.pronouns"):
        return True
    known = any(name in words(listed) for listed in _LISTS) or name in heads(signals.lexicons)
    return known or name in known_people(signals.lexicons)


def near_miss(signals: Signals, name: str) -> Person | None:
    """Somebody named in full whose family name differs from a folded name by a slip of the hand."""
    if len(name) < _SHORT:
        return None
    slips = 1 if len(name) < _LONG else 2
    known = signals.get(_families)
    lengths = range(len(name) - slips, len(name) + slips + 1)
    alike = (each for length in lengths for each in known.get(length, ()) if _slipped(name, each[1].family, slips))
    return min(alike, key=itemgetter(0), default=(0, None))[1]


def _slipped(name: str, family: str, slips: int) -> bool:
    """Whether so many slips make one of the other. Each slip changes two letters of all at most, which tells soon."""
    if len(set(name).symmetric_difference(family)) > 2 * slips:
        return False
    if family.startswith(name) or name.startswith(family):
        return False  # a plural, or another name
    return apart(name, family) <= slips


def _families(signals: Signals) -> dict[int, list[tuple[int, Person]]]:
    """Who is named in full, numbered in order, by the length of the family name; without the house's own."""
    found: dict[int, list[tuple[int, Person]]] = {}
    for number, person in enumerate(signals.get(people).persons):
        if person.full and len(person.family) >= _SHORT and not household(signals, person.family):
            found.setdefault(len(person.family), []).append((number, person))
    return found


def apart(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next to make one word the other."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != wanted)))
            if i > 1 and j > 1 and letter == other[j - 2] and wanted == one[i - 2]:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]
