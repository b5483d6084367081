"""Is this draft in English? The shipped rules are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrlint.expressions import expression
from attrlint.signals import Signals

_WORDS: Final = expression(r"[^\W\d_]+")
_LOOKED_AT: Final = 20_000
"""Characters that show the language."""
_ENOUGH: Final = 40
"""Words below which the share of English function words tells nothing: a list of names has few."""
_FEW: Final = 15
"""Words below which a text is taken for English: too few to tell."""
_SURE: Final = 4
"""Foreign function words, no names, that a text between these must have; no stretch of that length in PolNeAR's 924
articles has more than two and not more English ones.
"""
_SHARE: Final = 0.12
"""English prose is 35–50 % function words (Zipf's head); the other languages of the lexicon stay under 10 %."""


def is_english(signals: Signals) -> bool:
    """What `lang:` says; without it, whether English function words make up enough of the text."""
    declared = signals.document.metadata.language.lower()
    if declared:
        return declared.startswith("en")
    written = _WORDS.findall(signals.text[:_LOOKED_AT])
    words = [word.lower() for word in written]
    own, foreign = _count(signals, "english", words), _count(signals, "foreign", words)
    if len(words) < _ENOUGH:
        sure = _count(signals, "foreign", written)  # not Los Angeles, Des Moines and Van Jones
        return len(words) < _FEW or sure < _SURE or own * 2 >= sure
    return own / len(words) >= _SHARE or own >= foreign


def _count(signals: Signals, language: str, words: Sequence[str]) -> int:
    """How many of the words are function words of a language."""
    return sum(map(signals.lexicons.words(f"languages.{language}").__contains__, words))
