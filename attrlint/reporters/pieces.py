"""A text cut into pieces of markup: stretches that nest or overlap become properly nested tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


class Stretch(NamedTuple):
    """Something marked in a text, `[start, end)` in its offsets: what (`kind`), and which of them (`key`)."""

    start: int
    end: int
    kind: str
    key: int


class Piece(NamedTuple):
    """One step of writing a text: `step` says which.

    `text` writes `text`; `open` and `close` begin and end a tag for `stretch`, `first` where it begins for the first
    time; `point` marks an empty stretch.
    """

    step: str
    text: str = ""
    stretch: Stretch | None = None
    first: bool = False


def pieces(text: str, stretches: Iterable[Stretch]) -> Iterator[Piece]:
    """The text from its first to its last character, with every stretch opened and closed around its part of it.

    A stretch that another one cuts through is closed and opened again there, and so are all around a point: it is
    no part of them. The longest is outermost.
    """
    beginning: dict[int, list[Stretch]] = {}
    for each in sorted(stretches, key=lambda each: -each.end):
        beginning.setdefault(each.start, []).append(each)
    cuts = sorted({0, len(text), *beginning, *(each.end for here in beginning.values() for each in here)})
    inside: list[Stretch] = []
    for at, until in pairwise([*cuts, len(text) + 1]):
        new = beginning.get(at, [])
        points = [each for each in new if each.end == at]
        again: list[Stretch] = []
        while inside and (points or any(each.end <= at for each in inside)):
            last = inside.pop()
            yield Piece("close", stretch=last)
            if last.end > at:
                again.insert(0, last)
        yield from (Piece("point", stretch=each) for each in points)
        for each in sorted([*again, *(each for each in new if each.end > at)], key=lambda each: -each.end):
            inside.append(each)
            yield Piece("open", stretch=each, first=each in new)
        if text[at:until]:
            yield Piece("text", text[at:until])
