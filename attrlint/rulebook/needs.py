r"""What a pattern cannot match without: the words and word lists that its text must hold.

`(?:drop|fall) in \L<crimes>|crime wave` can match only where there is “drop” or “fall” and a word of the list crimes,
or where there is “crime wave”. Looking for those is much cheaper than trying the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import product
from typing import Any, Final, NamedTuple

from attrlint.expressions import expression


class Clause(NamedTuple):
    """Word lists and words of which one must be there; a word may be any stretch of letters."""

    lists: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


Branch = tuple[Clause, ...]
"""Clauses that must all hold, in the order of the pattern; without any, nothing is needed."""

_TOKEN: Final = expression(
    r"""
    \\L<(?P<list>[^<>]*)>
    | (?P<class>\\(?:x..|[pPN]\{[^{}]*\}|[A-Za-z]) | \[\^?\]?(?:\\.|[^\]\\])*\] | [.^$])
    | \((?:(?![?*])|\?(?:[:>]|P<\w+>|(?P<look><?[=!])|-?i:))(?P<open>)
    | (?P<flags>\(\?[ims]+\))
    | (?P<bar>\|)
    | (?P<close>\))
    | (?P<repeat>(?:[*+?]|\{\d*(?:,\d*)?\})[?+]?)
    | (?P<text>(?:[^\\\[\](){}|*+?.^$]|\\[^A-Za-z0-9])+(?![*+?{]) | [^\\\[\](){}|*+?.^$] | \\[^A-Za-z0-9])
    """,
    re.VERBOSE | re.DOTALL,
)
FIGURES: Final = "\ue000-\uf8ff"
"""The characters that stand for kinds of figures and dates in sketches, as a range for a class."""
_STEM: Final = expression(r"(?:\(\?:)?(?:\\w|\w)")
"""What makes the word of a list before it the stem of another word."""
_ESCAPE: Final = expression(r"\\(.)")
_WORTH: Final = expression(r"...|[^\w\s,.’'\"-]|[A-Z0-9]{2}", re.DOTALL)
"""A word worth looking for; most texts hold any two letters, and stops."""
_LONG: Final = 99
"""Letters of a word that is longer than any."""
_MOST: Final = 24
"""Branches beyond which clauses are joined."""
_NOTHING: Final[Sequence[Branch]] = ((),)
"""One branch, and it needs nothing."""
_known: Final[dict[str, Any]] = {}
"""What earlier runs have found out, as plain data, by figures and pattern."""


def needs(pattern: str, figures: str = FIGURES) -> Sequence[Branch]:
    """What the pattern cannot match without: one of these branches.

    A word of a list counts as a whole word. `figures` are the characters that are words by themselves, as a range for
    a class. Of a pattern that is beyond this reading, nothing is known to be needed.
    """
    plain = _known.get(figures + pattern)
    if plain is None:
        return _found_out(pattern, figures)
    return tuple(tuple(Clause(frozenset(lists), frozenset(words)) for lists, words in branch) for branch in plain)


def remember(known: Mapping[str, Any]) -> None:
    """Takes over what `worked_out` gave in an earlier run; raises `TypeError` or `ValueError` for other data."""
    _known.clear()
    _known.update(known)


def worked_out(patterns: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What patterns, each with its figures, cannot match without, as data that JSON can hold."""
    found: dict[str, Any] = {}
    for pattern, figures in patterns:
        with suppress(ValueError, RecursionError):  # told where it is used
            branches = _found_out(pattern, figures)
            found[figures + pattern] = [[[sorted(lists), sorted(words)] for lists, words in each] for each in branches]
    return found


def _found_out(pattern: str, figures: str) -> Sequence[Branch]:
    reader = _Reader(pattern, figures)
    found = reader.alternatives() if reader.readable else _NOTHING
    return _NOTHING if () in found else tuple(dict.fromkeys(found))


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str, figures: str) -> None:
        self._pattern = pattern
        self._class = re.compile(rf"\[([{figures}]+)\]")
        self._piece = re.compile(rf"[{figures}]|[^{figures}]+")
        self._tokens = list(_TOKEN.finditer(pattern))
        self._at = 0

    @property
    def readable(self) -> bool:
        """Whether the pattern is made of what is known here, and of nothing else."""
        depth = sum((token.lastgroup in ("open", "look")) - (token.lastgroup == "close") for token in self._tokens)
        return depth == 0 and sum(len(token[0]) for token in self._tokens) == len(self._pattern)

    def alternatives(self) -> Sequence[Branch]:
        """The branches up to the end or the next closing bracket."""
        found = [*self._sequence()]
        while self._is("bar"):
            self._at += 1
            found += self._sequence()
        return found

    def _is(self, kind: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].lastgroup == kind

    def _sequence(self) -> Sequence[Branch]:
        found: Sequence[Branch] = _NOTHING
        while self._at < len(self._tokens) and not self._is("bar") and not self._is("close"):
            token, item = self._tokens[self._at], self._item()
            least = self._least()
            if least > 1 and token.lastgroup == "text":  # XX, 000
                item = (tuple(self._words(token[0] * min(least, _LONG))),)
            found = _both(found, item) if least else found
        return found

    def _least(self) -> int:
        """How often what was just read must stand there."""
        if not self._is("repeat"):
            return 1
        repeat = self._tokens[self._at][0]
        self._at += 1
        if repeat[0] == "{":
            return int(repeat[1:].partition(",")[0].rstrip("}?+") or 0)
        return int(repeat[0] == "+")

    def _item(self) -> Sequence[Branch]:
        token = self._tokens[self._at]
        self._at += 1
        if token.lastgroup in ("open", "look"):
            inner = self.alternatives()
            self._at += 1
            if token["look"]:
                # what stands before may stand outside the text; a figure to come is the next item's, perhaps
                return [tuple(filter(self._plain, branch)) for branch in inner] if token["look"] == "=" else _NOTHING
            return inner
        if token["list"] and not _STEM.match(self._pattern, token.end()):
            return ((Clause(lists=frozenset({token["list"]})),),)
        if one_of := self._class.fullmatch(token[0]):
            return ((Clause(words=frozenset(one_of[1])),),)
        return (tuple(self._words(token["text"] or "")),)

    def _words(self, text: str) -> Iterator[Clause]:
        """What is worth looking for in a text."""
        for piece in self._piece.findall(_ESCAPE.sub(r"\1", text)):
            text = piece.strip()
            if self._class.fullmatch(f"[{text}]") or _WORTH.search(text):
                yield Clause(words=frozenset({text}))

    def _plain(self, clause: Clause) -> bool:
        """Whether none of its words stands for a figure."""
        return not any(self._class.fullmatch(f"[{word}]") for word in clause.words)


def _both(found: Sequence[Branch], more: Sequence[Branch]) -> Sequence[Branch]:
    """What is needed where both are."""
    if () in more:
        return found
    joined = [branch for branch in more if len(branch) > 1]
    if single := [branch[0] for branch in more if len(branch) == 1]:
        joined.append((_any(single),))
    if len(found) * len(joined) > _MOST:
        joined = [(_any([min(branch, key=_effort) for branch in joined]),)]
    return [(*first, *second) for first, second in product(found, joined)]


def _any(clauses: Sequence[Clause]) -> Clause:
    """One of several clauses."""
    lists, words = zip(*clauses, strict=True)
    return Clause(frozenset().union(*lists), frozenset().union(*words))


def cheapest_first(needs: Sequence[Branch]) -> Sequence[Branch]:
    """The same in lower case, each clause once, those first that cost least to look for."""
    folded = ((Clause(lists, frozenset(map(str.lower, words))) for lists, words in branch) for branch in needs)
    return tuple(dict.fromkeys(tuple(sorted(dict.fromkeys(branch), key=_effort)) for branch in folded))


def _effort(clause: Clause) -> tuple[int, int]:
    """How much looking for it costs: hits of lists are known, words are not, and short ones are everywhere."""
    return -min(map(len, clause.words), default=_LONG), len(clause.words) + len(clause.lists)
