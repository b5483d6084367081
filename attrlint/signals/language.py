"""Is this draft in English? The shipped rules are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrlint.signals import Signals

_WORDS: Final = re.compile(r"[^\W\d_]+")
_LOOKED_AT: Final = 20_000
"""Characters that show the language."""
_ENOUGH: Final = 40
"""Words below which a text is taken for English: too few to tell."""
_SHARE: Final = 0.12
"""English prose is 35–50 % function words (Zipf's head); the other languages of the lexicon stay under 10 %."""


def is_english(signals: Signals) -> bool:
    """What `lang:` says; without it, whether English function words make up enough of the text."""
    declared = signals.document.metadata.language.lower()
    if declared:
        return declared.startswith("en")
    words = _WORDS.findall(signals.text[:_LOOKED_AT].lower())
    if len(words) < _ENOUGH:
        return True
    own = _count(signals, "english", words)
    return own / len(words) >= _SHARE or own >= _count(signals, "foreign", words)


def _count(signals: Signals, language: str, words: Sequence[str]) -> int:
    """How many of the words are function words of a language."""
    return sum(map(signals.lexicons.words(f"languages.{language}").__contains__, words))
