"""Words, sentences and paragraphs that stand in a draft twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrlint.checks import Check, Note
from attrlint.document import PROSE_KINDS, Span
from attrlint.expressions import expression
from attrlint.lexicon import fold
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences

_TWICE: Final = expression(r"(?<![\w.’'-])([^\W\d_]+) (\1)(?![\w&’'-])", re.IGNORECASE)
_LONG: Final = 12
"""How many words make a repetition more than a turn of phrase."""
_OPENING: Final = 60
"""Characters that surely hold three words."""


def _run(_rule: Rule, signals: Signals) -> Iterator[Note]:
    yield from _words(signals)
    yield from _passages(signals)


def _words(signals: Signals) -> Iterator[Note]:
    """A word written twice in a row, unless English may (“had had”) or it is a name (“Walla Walla”)."""
    allowed = signals.lexicons.words("draft.doubles")
    for found in _TWICE.finditer(signals.text):
        first, second = found[1], found[2]
        named = second[0].isupper() or second not in (first, first.lower())
        if first.lower() not in allowed and not named:
            yield Note(Span(*found.span()), replacement=first)


def _passages(signals: Signals) -> Iterator[Note]:
    """The second time a long sentence or a whole paragraph stands there; a quotation may be pulled out of the text."""
    text, seen = fold(signals.text), set[str]()
    alike = _begun_alike(signals, text)
    quoted = signals.get(quotations)
    for block in signals.document.blocks if alike else ():
        if block.kind not in PROSE_KINDS or quoted.at(block.offset):
            continue
        if block.offset in alike and _again(text[slice(*block.span)], seen):
            yield Note(block.span)
            continue
        for span in signals.get(sentences).within(*block.span):
            new = span.start in alike and span != block.span and not quoted.at(span.start)
            if new and _again(text[slice(*span)], seen):
                yield Note(span)


def _begun_alike(signals: Signals, text: str) -> set[int]:
    """Where paragraphs and sentences begin that open with the same words as another; only these can be the same."""
    starts = {block.offset for block in signals.document.blocks if block.kind in PROSE_KINDS}
    starts.update(span.start for span in signals.get(sentences).spans)
    openings = {start: " ".join(text[start : start + _OPENING].split()[:3]) for start in starts}
    times = Counter(openings.values()) if len(set(openings.values())) < len(openings) else {}
    return {start for start, words in openings.items() if times[words] > 1} if times else set()


def _again(text: str, seen: set[str]) -> bool:
    """Whether a long text, folded, was seen before; it is now."""
    words = text.split()
    key = " ".join(words).rstrip(" .")
    known = key in seen
    seen.add(key)
    return known and len(words) >= _LONG


CHECK = Check("repeats", "Words, long sentences and paragraphs that stand there twice.", _run)
