"""Shapes: how sums are told in a sentence, as patterns over its skeleton.

A shape is written in a word list of `shapes.yaml`. In it `{to:MN}` is a quantity of one of these kinds
that plays the part `to`, `{parts:…}` any stretch whose quantities all play it, `<gap>` a piece named in
`shapes.pieces`, and `<rises>` any word of the list `shapes.rises`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.numerals import either, table
from attrlint.signals.quantities import Quantity
from attrlint.signals.skeletons import Skeleton, skeletons

_ROLE: Final = re.compile(r"\{([a-z]+):([A-Z]+)\}")
_PIECE: Final = re.compile(r"(?<!\(\?P)<([a-z-]+)>")
_NEEDED: Final = re.compile(r"\(\?P<[a-z]+>\[([A-Z]+)\]")
_OPTIONAL: Final = re.compile(r"\(\?:[^()]*\(\?P<[a-z]+>\[[A-Z]+\]\)[^()]*\)\?")


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence read by one shape: the quantities by the part they play, the words of other groups."""

    skeleton: Skeleton
    parts: Mapping[str, Sequence[Quantity]]
    words: Mapping[str, str]

    def one(self, role: str) -> Quantity:
        """The first quantity that plays a part. Raises `KeyError` when the shape has none such."""
        return self.parts[role][0]

    @property
    def span(self) -> Span:
        """From the first of its quantities to the last, in document offsets."""
        spans = [quantity.span for played in self.parts.values() for quantity in played]
        return Span(min(spans).start, max(span.end for span in spans))


class _Shape(NamedTuple):
    """A shape, ready to match, and the letters that may stand for each figure it cannot do without."""

    pattern: re.Pattern[str]
    needs: Sequence[str]

    def may_fit(self, skeleton: Skeleton) -> bool:
        """Whether the sentence has the figures for it; most have not."""
        letters = skeleton.letters
        return len(letters) >= len(self.needs) and all(any(one in letters for one in need) for need in self.needs)


def readings(signals: Signals, name: str) -> Sequence[Reading]:
    """What the shapes of a list read in the document; where two read the same figures, the first in the list."""
    return signals.get(_reader(name))


@cache
def _reader(name: str) -> Callable[[Signals], Sequence[Reading]]:
    return lambda signals: list(_read(signals, name))


def _read(signals: Signals, name: str) -> Iterator[Reading]:
    shapes = _shapes(signals.lexicons, name)
    for skeleton in signals.get(skeletons):
        taken: list[tuple[int, int]] = []
        for shape in shapes:
            for found in shape.pattern.finditer(skeleton.text) if shape.may_fit(skeleton) else ():
                if not any(start < found.end() and found.start() < end for start, end in taken):
                    taken.append(found.span())
                    yield _reading(skeleton, found)


def _reading(skeleton: Skeleton, found: re.Match[str]) -> Reading:
    parts, words = {}, {}
    for role in found.re.groupindex:
        start, end = found.span(role)
        quantities = skeleton.within(start, end)
        if quantities:
            parts[role] = quantities
        elif start >= 0:
            words[role] = found[role]
    return Reading(skeleton, parts, words)


@lru_cache(maxsize=64)
def _shapes(lexicons: Lexicons, name: str) -> Sequence[_Shape]:
    patterns = [expanded(lexicons, shape) for shape in table(lexicons, f"shapes.{name}")]
    return [_Shape(re.compile(each), _NEEDED.findall(_OPTIONAL.sub("", each))) for each in patterns]


def expanded(lexicons: Lexicons, shape: str) -> str:
    """A shape as a regular expression. Raises `KeyError` for an unknown piece."""
    pieces = table(lexicons, "shapes.pieces")

    def piece(found: re.Match[str]) -> str:
        if found[1] in pieces:
            return f"(?:{expanded(lexicons, pieces[found[1]]['value'])})"
        words = lexicons.forms(f"shapes.{found[1]}")
        if not words:
            raise KeyError(found[1])
        return rf"\b{either(words)}\b"

    return _PIECE.sub(piece, _ROLE.sub(r"(?P<\1>[\2])", shape))
