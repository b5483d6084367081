"""Whom a family name stands for where several bear it: the first introduced, or the one whom the title fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from attrlint.expressions import expression
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals

_BEFORE: Final = expression(r"([\w-]+),? $")
_BEHIND: Final = expression(r",(?: who (?:is|was))? (?:an?|the|his|her|their) ([\w-]+)(?: ([\w-]+))?(?![\w’'-])")
_MOST: Final = 20
"""How many of a family one may be looked for among."""
_NEAR: Final = 30
"""Characters before a name in which the word stands that tells whose wife it is."""


@dataclass
class _Bearer:
    """Somebody introduced in full: the name, where, and `he`, `she` or “”."""

    name: str
    offset: int
    gender: str


class Families:
    """Everybody whom a draft introduces in full, by family name, in order of reading."""

    def __init__(self) -> None:
        self._bearers: dict[str, dict[str, _Bearer]] = {}  # by family and each given name
        self._titled: dict[tuple[str, str], str] = {}

    def introduce(self, name: str, family: str, title: str, gender: str, offset: int) -> None:
        """Takes a full name in, with its title; “Crooked Ada Hale” is nobody else than Ada Hale."""
        bearers = self._bearers.setdefault(family, {})
        given = _given(name)
        bearer = next((bearers[word] for word in given if word in bearers), None) or _Bearer(name, offset, "")
        bearer.gender = bearer.gender or gender
        if bearer.name.endswith(f" {name}"):
            bearer.name = name
        for word in given:
            bearers.setdefault(word, bearer)
        if title:
            self._titled.setdefault((family, _office(title)), bearer.name)

    def titled(self, family: str, title: str, gender: str) -> str:
        """The full name of whom a title and a family name mean, “” where it may be one as well as the other."""
        key = family, _office(title)
        if key not in self._titled:
            bearers = list(islice(self._bearers.get(family, {}).values(), _MOST))
            fitting = [each for each in bearers if each.gender == gender] if gender else bearers
            unsure = {each.name: each for each in bearers if not each.gender}
            if not fitting and len(unsure) != 1:
                return ""
            found = next(iter(fitting or unsure.values()))
            found.gender = found.gender or gender
            self._titled[key] = found.name
        return self._titled[key]

    def first(self, family: str, before: int) -> str:
        """The full name of the first of a family introduced, “” where that is not before an offset."""
        bearer = next(iter(self._bearers.get(family, {}).values()), None)
        return bearer.name if bearer and bearer.offset < before else ""

    def introduced(self, name: str, family: str) -> str:
        """The form in which whoever bears a full name is introduced first; the name itself where nobody is."""
        bearers = self._bearers.get(family, {})
        return next((bearers[word].name for word in _given(name) if word in bearers), name)

    def genders(self) -> dict[str, str]:
        """Full name → `he` or `she`, of all of whom it is told."""
        everybody = (bearer for bearers in self._bearers.values() for bearer in bearers.values())
        return {bearer.name: bearer.gender for bearer in everybody if bearer.gender}


def _given(name: str) -> Sequence[str]:
    """The given names, not the initials."""
    return [word for word in name.split(" ")[:-1] if not word.endswith(".")]


def _office(title: str) -> str:
    """The word of a title that is kept when it is told again: “U.S. Sen.”, “Sen.”."""
    return title.rpartition(" ")[2].rstrip(".").lower()


def gender_at(signals: Signals, start: int, end: int, title: str) -> str:
    """`he` or `she` by a title and by the words right beside a name, which begins at an offset, title and all, and ends
    before another: “his wife, Ada Hale”, “Ada Hale, an actress”; “” where they do not tell.
    """
    text = signals.text
    before, behind = _BEFORE.search(text, max(0, start - _NEAR), start), _BEHIND.match(text, end)
    beside = (*(before.groups() if before else ()), *(behind.groups("") if behind else ()))
    return of_words(signals.lexicons, (*title.split(" "), *beside))


def of_words(lexicons: Lexicons, words: Iterable[str]) -> str:
    """`he` or `she` if one of the words is for such people, else “”."""
    low = {word.rstrip(".").lower() for word in words}
    listed = (("people.women", "she"), ("people.men", "he"))
    return next((gender for name, gender in listed if not low.isdisjoint(lexicons.words(name))), "")
