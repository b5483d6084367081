"""What stands around a number: the word before, the noun behind, what blurs, names or contests it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from attrlint.expressions import expression
from attrlint.lexicon import Lexicons
from attrlint.signals.numerals import either, table

_WORD: Final = expression(r"[ -]([A-Za-z][\w-]*)(?![’'])")
_OF: Final = expression(r" of (?:(?:all|the|its|their|his|her|our|those|these) )*")
_NAMED: Final = expression(r"[A-Z][\w’'-]+\.?, $")
_LONGEST: Final = 24
"""Characters to look back for the word before, or for a phrase that blurs."""
_NEARBY: Final = 40


class Bound(NamedTuple):
    """How exactly a figure is meant: roughly or not, and `at least`, `at most` or ``."""

    approximate: bool
    bound: str


EXACT: Final = Bound(False, "")


class _Tables(NamedTuple):
    """The word lists; phrases before a figure by their last word, those behind it by their first letter."""

    before: Mapping[str, Sequence[tuple[str, Bound]]]
    after: Mapping[str, Sequence[tuple[str, Bound]]]
    contests: frozenset[str]
    stops: frozenset[str]
    plurals: frozenset[str]
    address: re.Pattern[str]


@lru_cache(maxsize=4)
def _tables(lexicons: Lexicons) -> _Tables:
    before: dict[str, list[tuple[str, Bound]]] = {}
    for phrase, bound in _bounds(lexicons, "numbers.bounds"):
        before.setdefault(phrase.rpartition(" ")[2], []).append((phrase, bound))
    after: dict[str, list[tuple[str, Bound]]] = {}
    for phrase, bound in _bounds(lexicons, "numbers.bounds-after"):
        after.setdefault(phrase[0], []).append((phrase, bound))
    return _Tables(
        before,
        after,
        lexicons.words("numbers.contests"),
        lexicons.words("numbers.noun-stops"),
        lexicons.words("numbers.plurals"),
        expression(rf"(?: [A-Z0-9][\w’'.-]*){{1,3}}? {either(table(lexicons, 'numbers.streets'))}(?!\w)"),
    )


def _bounds(lexicons: Lexicons, name: str) -> list[tuple[str, Bound]]:
    """The phrases of a list, the longest first."""
    phrases = sorted(table(lexicons, name).items(), key=lambda item: -len(item[0]))
    return [
        (phrase, Bound(data.get("approximate") == "yes" or "bound" not in data, data.get("bound", "")))
        for phrase, data in phrases
    ]


class Surroundings:
    """The text around numbers, read with a set of lexicons."""

    def __init__(self, text: str, lexicons: Lexicons) -> None:
        self.text = text
        self._tables = _tables(lexicons)
        self._last = (-1, "")

    def before(self, start: int) -> str:
        """The word before, as written; `` at the start of a block or behind another mark."""
        if self._last[0] != start:
            stretch = self.text[max(0, start - _LONGEST) : start]
            word = stretch[stretch.rfind(" ", 0, -1) + 1 : -1] if stretch[-1:] == " " else ""
            self._last = start, word.rpartition("\n")[2].lstrip('(“"‘')
        return self._last[1]

    def bound(self, start: int, end: int) -> Bound:
        """What a phrase right before or right behind says about the figure's exactness."""
        for phrase, bound in self._tables.before.get(self.before(start).lower(), ()):
            begin = start - 1 - len(phrase)
            if (
                self.text[max(0, begin) : start - 1].lower() == phrase
                and not self.text[max(0, begin - 1) : begin].isalnum()
            ):
                return bound
        if self.text[end : end + 1] == " ":
            for phrase, bound in self._tables.after.get(self.text[end + 1 : end + 2], ()):
                if self.text.startswith(phrase, end + 1) and not self.text[end + 1 + len(phrase) :][:1].isalnum():
                    return bound
        return EXACT

    def noun(self, end: int, *, singular: bool = False, of: bool = False) -> str:
        """The noun a number counts, in lower case: the first plural among the next words, or with
        `singular` the last word before the noun phrase ends; `of` looks past “of the”.
        """
        found = _OF.match(self.text, end) if of else None
        at = found.end() - 1 if found else end
        last = ""
        for _ in range(4):
            word = _WORD.match(self.text, at)
            if word is None or (low := word[1].lower()) in self._tables.stops:
                break
            if self._plural(low) or self.text[at] == "-":
                return low
            last, at = low, word.end()
        return last if singular else ""

    def _plural(self, word: str) -> bool:
        return word in self._tables.plurals or (
            word[-1] == "s" and len(word) > 3 and not word.endswith(("ss", "us", "is"))
        )

    def contested(self, start: int, end: int) -> bool:
        """Whether words nearby tell of a match or a vote."""
        nearby = self.text[max(0, start - _NEARBY) : start] + " " + self.text[end : end + _NEARBY]
        return not self._tables.contests.isdisjoint(re.findall(r"[a-z]+", nearby))

    def aged(self, start: int, end: int) -> bool:
        """Whether a number is set off by commas behind a name: “Lee, 34, of Leeds”."""
        return self.text[end : end + 1] in (",", ".", ";", ")", "\n", "") and bool(
            _NAMED.search(self.text, max(0, start - _LONGEST), start)
        )

    def address_end(self, end: int) -> int:
        """Where the street behind a house number ends; `end` where there is none."""
        if self.text[end : end + 1] == " " and (self.text[end + 1 : end + 2].isupper()):
            found = self._tables.address.match(self.text, end)
            return found.end() if found else end
        return end
