"""What an attribution is about: the clause beside its cue, and the quotations that go with it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Final

from attrlint.document import BLOCK_GAP, Block, Span
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.quotations import Quotation, quotations
from attrlint.signals.sources import START
from attrlint.signals.tokens import Token

_CLAUSE: Final = 3
"""Words that may be a clause."""
_SOON: Final = 8
"""Words within which a conjunction shows that what is said follows."""
_END: Final = itemgetter(1)
"""Where a token ends, as the key of a bisection."""
_LEAD: Final = 60
"""Characters a lead-in may have between its cue and its colon."""
_SENTENCE_LIKE: Final = 4
"""Words from which a quotation is speech rather than a term in quotation marks."""

Said = tuple[Span, Sequence[Span]] | None
"""An attribution's cue and contents; None for one that nobody speaks."""


def in_sentence(
    lexicons: Lexicons, tokens: Sequence[Token], sentence: Span, source: Span, cue: Span
) -> tuple[Span, ...]:
    """The content beside a cue: the clause after it; the clause before it where that is quoted, or
    where nothing but circumstances (“in a statement Tuesday”) follows.
    """
    start, end = min(source.start, cue.start), max(source.end, cue.end)
    before, after = bisect_right(tokens, start, key=_END), bisect_left(tokens, end, key=START)
    parts = []
    follows = _follows(lexicons, tokens, after)
    if before and (_quoted(tokens, before) or (not follows and _closed(tokens, before))):
        parts.append(Span(sentence.start, tokens[before - 1].end))
    if follows or any(tokens[at].kind == "quote" for at in range(after, len(tokens))):
        first = next((token for token in _words(tokens, after) if token.low != "that"), None)
        if first is not None:
            parts.append(Span(first.start, sentence.end))
    return tuple(parts)


def _words(tokens: Sequence[Token], start: int) -> Iterator[Token]:
    """The tokens from an index on, without marks."""
    return (token for at in range(start, len(tokens)) if (token := tokens[at]).kind != "punct")


def _quoted(tokens: Sequence[Token], stop: int) -> bool:
    """Whether one of the last three before an index is a quotation."""
    return any(token.kind == "quote" for token in tokens[max(0, stop - 3) : stop])


def _closed(tokens: Sequence[Token], stop: int) -> bool:
    """Whether the words before the source are a clause set off by a mark, not an opening adverbial."""
    last = next(islice(_words(tokens, 0), _CLAUSE - 1, None), None)
    return last is not None and last.start < tokens[stop - 1].end


def _follows(lexicons: Lexicons, tokens: Sequence[Token], start: int) -> bool:
    """Whether what is said comes after the cue."""
    words = list(islice(_words(tokens, start), _SOON))
    if not words:
        return False
    opening = lexicons.words("grammar.complements")
    if any(token.low in opening for token in words):
        return True
    if tokens[start].text in (",", ".", ";", "—", "–"):
        return False
    return words[0].low not in lexicons.words("grammar.circumstances") and words[0].kind != "day" and len(words) > 1


def spoken(signals: Signals, said: Sequence[Said]) -> list[list[Span]]:
    """For each attribution, the quotations that it introduces or closes beyond its own sentence."""
    gained: list[list[Span]] = [[] for _ in said]
    speakers = [index for index, item in enumerate(said) if item is not None]
    places = [item[0].start for item in said if item is not None]
    last_of_block: dict[int, int] = {}
    for quotation in signals.get(quotations).items:
        block = signals.document.block_at(quotation.span.start)
        owner = _owner(signals, quotation, block, places, last_of_block)
        if owner is not None:
            gained[speakers[owner]].append(quotation.span)
            last_of_block[block.offset] = owner
    for index, item in enumerate(said):
        if item is not None and (below := _led_in(signals, item[0])):
            gained[index].append(below)
    return gained


def _led_in(signals: Signals, cue: Span) -> Span | None:
    """The block below a cue that ends its own with a colon: “He added:”."""
    block = signals.document.block_at(cue.start)
    if not block.text.endswith(":") or block.span.end - cue.end > _LEAD:
        return None
    below = block.span.end + len(BLOCK_GAP)
    return signals.document.block_at(below).span if below < len(signals.text) else None


def _owner(
    signals: Signals, quotation: Quotation, block: Block, places: Sequence[int], last_of_block: dict[int, int]
) -> int | None:
    """The attribution (index into `places`) that a quotation belongs to."""
    if signals.text.count(" ", *quotation.inner) + 1 < _SENTENCE_LIKE:
        return None
    first, stop = bisect_left(places, block.offset), bisect_left(places, block.span.end)
    here = bisect_left(places, quotation.span.start, first, stop)
    if here < stop and _beside(signals.text, quotation, places[here]):
        return here
    if here > first:
        return here - 1
    if here < stop:
        return here
    return _from_neighbours(signals, quotation, block, places, first, last_of_block)


def _beside(text: str, quotation: Quotation, cue: int) -> bool:
    """Whether a cue follows right after the quotation, in the same sentence."""
    between = text[quotation.span.end : cue]
    return 0 <= cue - quotation.span.end < 120 and not any(mark in between for mark in ('"', "“", ". ", "? ", "! "))


def _from_neighbours(
    signals: Signals,
    quotation: Quotation,
    block: Block,
    places: Sequence[int],
    first: int,
    last_of_block: dict[int, int],
) -> int | None:
    """A paragraph that is a quotation and no more belongs to the speaker of the one before, else after."""
    if len(block.text) > 1.4 * (quotation.span.end - quotation.span.start) + 20 and block.kind != "quote":
        return None
    above = signals.document.block_at(max(0, block.offset - len(BLOCK_GAP) - 1))
    if above.offset in last_of_block and above is not block:
        return last_of_block[above.offset]
    if first > 0 and places[first - 1] >= above.offset and above is not block:
        return first - 1
    below = block.span.end + len(BLOCK_GAP)
    if (
        first < len(places)
        and below < len(signals.text)
        and signals.document.block_at(below).span.covers((places[first], places[first]))
    ):
        return first
    return None
