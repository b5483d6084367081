"""The headline, and a deck below it, in a file that does not mark them as headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from attrlint.document import PROSE_KINDS, Block, Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.sentences import sentences
from attrlint.signals.tokens import headline

_HEADLINE: Final = 160
"""Characters up to which a single sentence at the very top is a headline; the line below it is shorter."""
_MARKS: Final = ("“", '"')
_LONGEST: Final = 24
"""Words up to which a first paragraph can be a headline that the lede tells again."""
_TOP: Final = 6
"""Paragraphs at the top among which headline, byline and lede are."""
_BYLINE: Final = 4
"""Spaces below which a paragraph is a byline, a place or a label rather than a lede."""
_STEM: Final = 5
"""Letters by which two forms of a word are told to be one: raises, raised."""
_WORD: Final = expression(r"[$£€]?[\w’'.,-]*\w")


def body_start(signals: Signals) -> int:
    """Where the headline and its deck end, a document offset; 0 where the text has none or nothing else."""
    end = 0
    for block, most in zip(signals.document.blocks[:-1], (_HEADLINE, _HEADLINE // 2), strict=False):
        several = sum(1 for _ in signals.get(sentences).within(*block.span)) > 1
        if several or len(block.text) > most or any(mark in block.text for mark in _MARKS):
            break
        end = block.span.end
    return end


def opening(signals: Signals) -> Sequence[Block]:
    """The headline, where it is a paragraph, and the two paragraphs that tell what the story is about."""
    prose = list(islice((block for block in signals.document.blocks if block.kind in PROSE_KINDS), 3))
    return prose if signals.get(body_start) else prose[:2]


def repeated_headline(signals: Signals) -> Span | None:
    """The first paragraph, in document offsets, if it is short and half of its words stand in the two below it, bylines
    and the like left out.
    """
    prose = [block for block in signals.document.blocks if block.kind in PROSE_KINDS][:_TOP]
    below = [block.text for block in prose[1:] if block.text.count(" ") >= _BYLINE][:2]
    if not below or len(prose[0].text) >= len(below[0]) or prose[0].text.count(" ") >= _LONGEST:
        return None
    words = _stems(prose[0].text)
    again = words & set().union(*map(_stems, below))
    return prose[0].span if len(again) * 2 >= len(words) > 1 else None


def shown_headline(signals: Signals) -> Span | None:
    """The first paragraph, in document offsets, if readers take it for one: told again below, or Written Like This."""
    prose = [block for block in signals.document.blocks if block.kind in PROSE_KINDS][:2]
    shown = len(prose) > 1 and headline(prose[0].text.split(" "))
    return signals.get(repeated_headline) or (prose[0].span if shown else None)


def _stems(text: str) -> set[str]:
    """Its figures and longer words, in lower case, cut to their stems."""
    words = (word[0].lower() for word in _WORD.finditer(text))
    return {word[:_STEM] for word in words if len(word) > 3 or word[0].isdigit()}
