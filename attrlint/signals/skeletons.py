"""Skeletons: sentences in lower case with a capital letter for each quantity, so that patterns can read sums.

“Sales rose 8% to $369 million from about $341 million.” → `sales rose P to M from M.` Unlike a sketch, which keeps
the words as written and knows dates too, it leaves out what blurs a figure and parts the two ends of a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals, inside
from attrlint.signals.numerals import either, table
from attrlint.signals.quantities import Quantity, quantities
from attrlint.signals.sentences import sentences

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
"""Kind of quantity → its letter. A range or score is two of them with a `~` between."""
_MARKS: Final = str.maketrans("’‘“”—–−\n", "''\"\"--- ")
_JOINT: Final = re.compile(r"(?P<joint>-?\b(?:to|and|or|in|out of)\b-?)")
_DASH: Final = re.compile(r"(?<=\w)[^\w]*?(?P<joint>[-–—])")
_EQUAL: Final = re.compile(r"[0-9]\D*?(?P<joint>\bto\b|[-–—])[^0-9]*(?=[0-9])")
_DECIMALS: Final = re.compile(r"\.([0-9]+)")
_GAPS: Final = re.compile(r"(?:(?<= )-+|-{2,}|-+(?= ))")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One sentence: `text` as patterns read it, and which quantity stands at which offset of it."""

    span: Span
    text: str
    figures: Mapping[int, Quantity]

    @property
    def letters(self) -> str:
        """The letters of all its quantities, in order."""
        return "".join([self.text[at] for at in self.figures])

    def within(self, start: int, end: int) -> list[Quantity]:
        """The quantities between two offsets of `text`, in order."""
        return [quantity for at, quantity in self.figures.items() if start <= at < end]

    def of(self, kinds: str) -> list[Quantity]:
        """The quantities whose letters are given, in order."""
        return [quantity for at, quantity in self.figures.items() if self.text[at] in kinds]


def skeletons(signals: Signals) -> list[Skeleton]:
    """Every sentence with a figure, in order."""
    found = signals.get(quantities)
    blurs = _blurs(signals.lexicons)
    built = (_skeleton(signals, span, inside(found, span), blurs) for span in signals.get(sentences).spans)
    return [skeleton for skeleton in built if skeleton]


def _skeleton(signals: Signals, span: Span, found: Sequence[Quantity], blurs: re.Pattern[str]) -> Skeleton | None:
    if not found:
        return None
    text, figures, at = "", {}, span.start
    for quantity in found:
        text = blurs.sub("", text + _plain(signals.text[at : quantity.span.start]))
        for number, end in enumerate(_ends(signals.text, quantity)):
            text += "~" * number
            figures[len(text)] = end
            text += LETTERS[quantity.kind]
        at = quantity.span.end
    return Skeleton(span, text + _plain(signals.text[at : span.end]), figures)


def _plain(text: str) -> str:
    """In lower case, with straight quotation marks, and a lone hyphen for every dash."""
    return _GAPS.sub("-", text.translate(_MARKS).lower())


def _ends(text: str, quantity: Quantity) -> Iterator[Quantity]:
    """A range's two ends, in the order written; else the quantity itself."""
    start, end = quantity.span
    joint = _EQUAL.search(text, start, end) if quantity.low == quantity.high else _joint(text, start, end)
    if joint is None:
        yield quantity
        return
    first = text[start : joint.start("joint")].rstrip()
    second = text[joint.end("joint") : end].lstrip()
    finer = _decimals(first) - _decimals(second)
    step = quantity.step
    yield replace(quantity, span=Span(start, start + len(first)), high=quantity.low, step=step / 10 ** max(0, finer))
    yield replace(quantity, span=Span(end - len(second), end), low=quantity.high, step=step / 10 ** max(0, -finer))


def _joint(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where the two ends of a range meet."""
    return _JOINT.search(text, start, end) or _DASH.search(text, start, end)


def _decimals(figure: str) -> int:
    found = _DECIMALS.search(figure)
    return len(found[1]) if found else 0


@lru_cache(maxsize=4)
def _blurs(lexicons: Lexicons) -> re.Pattern[str]:
    """What blurs or stresses the figure behind it; the quantity knows, patterns need not."""
    words = [*table(lexicons, "numbers.bounds"), *table(lexicons, "numbers.stresses")]
    return re.compile(rf"(?:(?<![\w-]){either(words)} )+$")
