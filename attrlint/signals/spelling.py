"""Spellings of names: who in the draft is called almost so."""

from __future__ import annotations

from typing import Final

from attrlint.signals import Signals
from attrlint.signals.heads import heads
from attrlint.signals.people import Person, known_people, people

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
    for person in signals.get(people).persons:
        family = person.family
        if not person.full or len(family) < _SHORT or household(signals, family):
            continue
        if family.startswith(name) or name.startswith(family):
            continue  # a plural, or another name
        if apart(name, family) <= slips:
            return person
    return None


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
