"""The headline, and a deck below it, in a file that does not mark them as headings."""

from __future__ import annotations

from typing import Final

from attrlint.signals import Signals
from attrlint.signals.sentences import sentences

_HEADLINE: Final = 160
"""Characters up to which a single sentence at the very top is a headline; the line below it is shorter."""
_MARKS: Final = ("“", '"')


def body_start(signals: Signals) -> int:
    """Where the headline and its deck end, a document offset; 0 where the text has none."""
    end = 0
    for block, most in zip(signals.document.blocks, (_HEADLINE, _HEADLINE // 2), strict=False):
        several = sum(1 for _ in signals.get(sentences).within(*block.span)) > 1
        if several or len(block.text) > most or any(mark in block.text for mark in _MARKS):
            break
        end = block.span.end
    return end
