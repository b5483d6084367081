"""Sketches: sentences in which every figure and date is one character, so that patterns can speak of their kinds.

“from 2010 to 2015, a six-year run” becomes `from Y to Y, a D run`; a pattern writes the characters
as words in capitals: `from (?P<from>YEAR) to (?P<to>YEAR), an? (?P<length>DURATION)`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from attrlint.document import Span
from attrlint.signals import Signals, inside
from attrlint.signals.dates import Date, dates
from attrlint.signals.quantities import Quantity, quantities
from attrlint.signals.sentences import sentences

Item = Quantity | Date

KINDS: Final = (
    *("count", "percent", "points", "money", "measure", "duration", "multiple", "fraction"),
    *("ratio", "age", "ordinal", "score", "time", "label"),
    *("full", "yearless", "month", "month-year", "year", "part", "period", "weekday", "relative", "event"),
    *("numeric", "impossible"),
)
"""Every kind of quantity (a year is a date) and of date."""
_FIRST: Final = 0xE000
"""The first character of the private use area: no draft holds them."""
_CHARACTERS: Final = {kind: chr(_FIRST + at) for at, kind in enumerate(KINDS)}
_CLASSES: Final = {kind.upper().replace("-", "_"): (kind,) for kind in KINDS} | {
    "WHEN": ("year", "full", "month-year", "part"),
    "DAY": ("full", "yearless"),
    "NUMBER": ("count", "age"),
}
"""What patterns may write, and the kinds it stands for: `WHEN` is any date that says its year."""
_WORD: Final = re.compile(rf"(?<![A-Za-z_<]){'(?:'}{'|'.join(sorted(_CLASSES, key=len, reverse=True))})(?![A-Za-z_>])")


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sentence with its items. `text` has one private character for each, in order, `kinds` holds each such
    character once; `span` counts in the document.
    """

    span: Span
    text: str
    items: Sequence[Item]
    kinds: frozenset[str]
    _places: Sequence[int]

    def item(self, place: int) -> Item:
        """The item whose character stands at a place of `text`."""
        return self.items[bisect_left(self._places, place)]

    def offset(self, place: int) -> int:
        """Where a place of `text` lies in the document."""
        before = bisect_left(self._places, place)
        if not before:
            return self.span.start + place
        return self.items[before - 1].span.end + place - self._places[before - 1] - 1


def sketches(signals: Signals) -> list[Sketch]:
    """The sentences that hold a figure or date, in order."""
    figures = [quantity for quantity in signals.get(quantities) if quantity.kind != "year"]
    found: list[Item] = sorted([*signals.get(dates), *figures], key=lambda item: item.span)
    return [
        _sketch(signals.text, sentence, items)
        for sentence in signals.get(sentences).spans
        if (items := inside(found, sentence))
    ]


def _sketch(text: str, sentence: Span, items: Sequence[Item]) -> Sketch:
    pieces: list[str] = []
    places: list[int] = []
    at, length = sentence.start, 0
    for item in items:
        pieces += [text[at : item.span.start], _CHARACTERS[item.kind]]
        length += item.span.start - at + 1
        places.append(length - 1)
        at = item.span.end
    kinds = frozenset(_CHARACTERS[item.kind] for item in items)
    return Sketch(sentence, "".join([*pieces, text[at : sentence.end]]), items, kinds, places)


def spelled(pattern: str) -> str:
    """A pattern in which words in capitals (`YEAR`, `DURATION`, `WHEN`) stand for the characters of sketches."""
    return _WORD.sub(lambda found: f"[{''.join(_CHARACTERS[kind] for kind in _CLASSES[found[0]])}]", pattern)
