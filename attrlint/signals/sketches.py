"""Sketches: sentences in which every figure and date is one character, so that patterns can speak of their kinds.

A sketch has the words as written, and dates: “from 2010 to 2015, a six-year run” becomes `from Y to Y, a D run`,
each capital being a private character that no draft holds. Names, days and lists are read in it.

A bare sketch has what sums need, which are told in a hundred wordings: “Sales rose 8% to $369 million from about
$341 million.” becomes `sales rose P to M from M.` It is in lower case, so that plain capital letters can stand for
the figures and a pattern of many wordings stays readable; it parts the two ends of a range with a `~`, leaves out
words that only blur a figure, and has straight quotation marks, hyphens for dashes, and no dates but years.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from sys import maxsize
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.dates import Date, dates
from attrlint.signals.numerals import either, table
from attrlint.signals.quantities import Quantity, quantities
from attrlint.signals.rangeends import ends
from attrlint.signals.sentences import sentences

Item = Quantity | Date

LETTERS: Final[Mapping[str, str]] = {
    "percent": "P",
    "points": "Q",
    "money": "M",
    "count": "N",
    "measure": "U",
    "duration": "D",
    "multiple": "X",
    "fraction": "F",
    "ratio": "R",
    "age": "A",
    "ordinal": "O",
    "year": "Y",
    "score": "S",
    "time": "T",
    "label": "L",
}
"""Kind of quantity → its letter in bare sketches."""
_DATES: Final = (
    *("full", "yearless", "month", "month-year", "part", "period", "weekday", "relative", "event"),
    *("numeric", "impossible"),
)
"""Every kind of date but the bare year, which is a quantity too."""
_FIRST: Final = 0xE000
"""The first character of the private use area."""
CHARACTERS: Final[Mapping[str, str]] = {kind: chr(_FIRST + at) for at, kind in enumerate((*LETTERS, *_DATES))}
"""Kind of quantity or date → its character in sketches."""
ANY: Final = r"\uE000-\uE0FF"
"""Every such character, as a range for a class of a regular expression."""
_MARKS: Final = str.maketrans("’‘“”—–−\nİ", "''\"\"--- i")


class Sketch(NamedTuple):
    """A sentence with its items. `span` counts in the document, a place in `text`; `places` says in order which
    item stands at which place, `kinds` holds their characters.
    """

    span: Span
    text: str
    places: Mapping[int, Item]
    kinds: str

    @property
    def items(self) -> Iterable[Item]:
        """Its figures and dates, in order."""
        return self.places.values()

    def figures(self, start: int = 0, end: int = maxsize) -> list[Quantity]:
        """Its figures, or those between two places, in order."""
        return [item for at, item in self.places.items() if start <= at < end and isinstance(item, Quantity)]

    def elsewhen(self, date: dt.date | None) -> bool:
        """Whether it speaks of a year other than this date's."""
        years = {item.year for item in self.items if isinstance(item, Date) and item.year}
        return bool(years - {date.year if date else None})

    def offset(self, place: int) -> int:
        """Where a place lies in the document."""
        if place in self.places:
            return self.places[place].span.start
        before = max((at for at in self.places if at < place), default=None)
        return self.span.start + place if before is None else self.places[before].span.end + place - before - 1


class _Manner(NamedTuple):
    """How to sketch: the character of each kind, what becomes of the words between items, and of an item."""

    characters: Mapping[str, str]
    words: Callable[[str], str]
    parted: Callable[[str, Item], Iterable[Item]]


def sketches(signals: Signals) -> list[Sketch]:
    """The sentences that hold a figure or date, in order, their words as written."""
    figures = [quantity for quantity in signals.get(quantities) if quantity.kind != "year"]
    found: list[Item] = sorted([*signals.get(dates), *figures], key=lambda item: item.span)
    return list(_sketches(signals, found, _Manner(CHARACTERS, str, lambda _, item: (item,))))


def bare_sketches(signals: Signals) -> list[Sketch]:
    """The sentences that hold a figure or year, in order, with only what sums need."""
    blurs = _blurs(signals.lexicons)
    bare = _Manner(LETTERS, lambda words: blurs.sub("", words.translate(_MARKS).lower()), _parted)
    return list(_sketches(signals, signals.get(quantities), bare))


def _parted(text: str, item: Item) -> Iterable[Item]:
    return ends(text, item) if isinstance(item, Quantity) else (item,)


def _sketches(signals: Signals, found: Sequence[Item], manner: _Manner) -> Iterator[Sketch]:
    split = signals.get(sentences)
    for index, items in groupby(found, lambda item: split.index(item.span.start)):
        if index < 0:  # before the first sentence, as in a draft that is a source tag and nothing else
            continue
        sentence = split.spans[index]
        if here := [item for item in items if item.span.start < sentence.end]:
            yield _sketch(signals.text, sentence, here, manner)


def _sketch(text: str, sentence: Span, items: Sequence[Item], manner: _Manner) -> Sketch:
    sketch, kinds, at = "", "", sentence.start
    places: dict[int, Item] = {}
    for item in items:
        sketch += manner.words(text[at : item.span.start])
        for number, part in enumerate(manner.parted(text, item)):
            sketch += "~" * number
            places[len(sketch)] = part
            sketch += manner.characters[part.kind]
            kinds += sketch[-1]
        at = item.span.end
    return Sketch(sentence, sketch + manner.words(text[at : sentence.end]), places, kinds)


@lru_cache(maxsize=4)
def _blurs(lexicons: Lexicons) -> re.Pattern[str]:
    """What blurs or stresses the figure behind it; the quantity knows, patterns need not."""
    words = [*table(lexicons, "numbers.bounds"), *table(lexicons, "numbers.stresses")]
    return re.compile(rf"(?:(?<![\w-]){either(words)} )+$")
