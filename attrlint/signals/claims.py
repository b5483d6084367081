"""The claim gate: what in a draft can be checked, and so must be sourced."""

from __future__ import annotations

from itertools import chain
from typing import Final

from attrlint.document import PROSE_KINDS, Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals import claimfigures as figures
from attrlint.signals import claimphrases as phrases
from attrlint.signals.accusations import allegations
from attrlint.signals.claimbase import Claim
from attrlint.signals.dateline import datelines
from attrlint.signals.headline import repeated_headline
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences
from attrlint.signals.tokens import headline

_WORDS: Final = 3
"""Words that make a sentence."""
_ASIDE: Final = expression(r" ?[\[(][^\])]*[\])]")
"""A query in brackets, “(source?)”, does not make its sentence a question."""
_TALLY: Final = expression(r"[^.!?]{1,60}: [$£€]?[\d,.]+%?\.?")
"""A line of a table: “Clinton: 547.”"""
_HARD: Final = (
    figures.tolls,
    allegations,
    phrases.superlatives,
    phrases.records,
    figures.statistics,
)
_SOFT: Final = (phrases.forecasts, phrases.causes, phrases.events, phrases.hints)


def claims(signals: Signals) -> list[Claim]:
    """The claims a draft makes in its own voice, in order, none overlapping another of more weight."""
    voice = _Voice(signals)
    kept: list[Claim] = []
    taken: dict[int, list[Span]] = {}
    found = chain.from_iterable(find(signals) for find in (*_HARD, *_SOFT))
    for claim in sorted(found, key=lambda claim: -claim.weight):  # the heaviest first, then in that order
        others = taken.setdefault(voice.split.index(claim.span.start), [])  # no claim leaves its sentence
        if not any(map(claim.span.overlaps, others)) and voice.tells(claim.span):
            others.append(claim.span)
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.span)


class _Voice:
    """What the draft itself tells, in whole sentences."""

    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.split = signals.get(sentences)
        self.headline = signals.get(repeated_headline)
        self.datelines = signals.get(datelines)
        self._telling: dict[Span, bool] = {}

    def tells(self, span: Span) -> bool:
        """Prose, outside quotation marks; a whole sentence, no question, headline or dateline."""
        if self.signals.document.block_at(span.start).kind not in PROSE_KINDS:
            return False
        if self.signals.get(quotations).at(span.start) is not None:
            return False
        if self.headline is not None and self.headline.covers(span):
            return False
        if any(line.span.overlaps(span) for line in self.datelines):
            return False
        sentence = self.split.at(span.start)
        return sentence.covers(span) and self._states(sentence)

    def _states(self, sentence: Span) -> bool:
        if sentence not in self._telling:
            text = self.signals.text[sentence.start : sentence.end]
            titled = headline(text.split(" "))
            question = "?" in text and _ASIDE.sub("", text).rstrip('”"’) ').endswith("?")
            listed = ": " in text and bool(_TALLY.fullmatch(text))
            self._telling[sentence] = text.count(" ") + 1 >= _WORDS and not (titled or question or listed)
        return self._telling[sentence]
