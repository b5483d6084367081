"""Is this draft in English? The shipped rules are."""

from __future__ import annotations

import re
from typing import Final

from attrlint.signals import Signals

_WORDS: Final = re.compile(r"[^\W\d_]+")
_ENOUGH: Final = 40
"""Words below which a text is taken for English: too few to tell."""
_SHARE: Final = 0.12
"""English prose is 35–50 % function words (Zipf's head); the other languages of the lexicon stay under 10 %."""


def is_english(signals: Signals) -> bool:
    """What `lang:` says; without it, whether English function words make up enough of the text."""
    declared = signals.document.metadata.language.lower()
    if declared:
        return declared.startswith("en")
    words = _WORDS.findall(signals.text[:20_000].lower())
    if len(words) < _ENOUGH:
        return True
    english = signals.lexicons.words("languages.english")
    foreign = signals.lexicons.words("languages.foreign")
    own = sum(word in english for word in words)
    other = sum(word in foreign for word in words)
    return own >= other or own / len(words) >= _SHARE
