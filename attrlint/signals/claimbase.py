"""What a claim is, and where in a draft it weighs less: far down, in a plan, in passing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from attrlint.document import PROSE_KINDS, Span
from attrlint.signals import Signals
from attrlint.signals.sentences import sentences

_EARLY: Final = 4
"""Paragraphs from the top that tell the news; further down stands background, which needs a source less."""
_NEAR: Final = 45
"""Characters between two parts of one claim."""


class Claim(NamedTuple):
    """Something a checker would underline, in document offsets.

    `kind` is `statistic`, `price` (an amount that something costs or is worth), `toll`, `superlative`, `record`,
    `allegation`, `forecast`, `cause`, `event` (told with its date) or `hint` (a word that often marks a claim). A
    paragraph whose claims weigh 2 or more in all must say where they come from; those of weight 0 are listed beside
    them.
    """

    span: Span
    kind: str
    weight: int = 2

    @property
    def checkable(self) -> bool:
        """Whether a fact-checker would look it up."""
        return self.weight > 0


def on_top(signals: Signals, offset: int) -> bool:
    """Whether an offset lies in one of the first paragraphs, where a story says its news."""
    return offset < signals.get(_top)


def unreal(signals: Signals, span: Span) -> bool:
    """Whether a span stands in a plan, a demand, a rule or a forecast, which words before it make it."""
    sentence = signals.get(sentences).at(span.start)
    hits = signals.hits("claims.unreal")
    before = bisect_left(hits, span.start, key=lambda hit: hit.start) - 1
    return before >= 0 and hits[before].start >= sentence.start


def _top(signals: Signals) -> int:
    prose = [block for block in signals.document.blocks if block.kind in PROSE_KINDS][:_EARLY]
    return prose[-1].span.end + 1 if prose else 0


def nearest(spans: Sequence[Span], start: int, end: int) -> tuple[Span | None, Span | None]:
    """Of spans in order and apart, the last that ends at or before `start` and the first from `end` on."""
    before, after = bisect_right(spans, start, key=itemgetter(1)), bisect_left(spans, end, key=itemgetter(0))
    return spans[before - 1] if before else None, spans[after] if after < len(spans) else None


def same_clause(signals: Signals, start: int, end: int) -> bool:
    """Whether no mark stands between two offsets that are near to each other."""
    return end - start <= _NEAR and not re.search(r"[,;:.()—–]", signals.text[start:end])
