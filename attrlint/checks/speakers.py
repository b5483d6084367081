"""Quotations and who speaks them: nobody, somebody named too late, two people in one paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrlint.checks import Answers, Check, Note, by_option
from attrlint.document import PROSE_KINDS, Block, Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions
from attrlint.signals.heads import heads
from attrlint.signals.people import folded, people
from attrlint.signals.quotations import Quotation, quotations
from attrlint.signals.sentences import sentences
from attrlint.signals.sourcemarks import sourcemarks
from attrlint.signals.tokens import tokenize

_WORDS: Final = 5
"""Words from which a quotation is speech that needs its speaker."""
_SENTENCES: Final = {2: 40, 3: 25}
"""Sentences of speech before its speaker, and the words from which so many are too many."""
_RECENT: Final = 3
"""Speakers and paragraphs that a reader still has in mind."""
_LINE: Final = 60
"""Characters below which a paragraph with a name in it is a signature."""
_APART: Final = 200
"""Characters between two quotations beyond which the second speaker had room for an introduction."""
_ENDS: Final = expression(r"[.?!,…—-][)\]’']*$")
_KNOWN: Final = ("the ", "his ", "her ", "their ", "that ")
"""How a source begins that the text speaks of already."""
_SINGULAR: Final = ("He ", "She ")
_MARKS: Final = ("“", '"', "''")
_NESTED: Final = expression(r"(?<![\w.,?!])[“\"](?=\w)")


def _speech(signals: Signals, block: Block) -> list[Quotation]:
    """The quotations of a block that are sentences, not terms or titles."""
    return [quotation for quotation in signals.get(quotations).within(*block.span) if quotation.kind == "sentence"]


def _told(signals: Signals, block: Block) -> Sequence[Attribution]:
    """The attributions with a source in a block."""
    return signals.get(_told_by_block).get(block.offset, ())


def _told_by_block(signals: Signals) -> Mapping[int, Sequence[Attribution]]:
    found: dict[int, list[Attribution]] = {}
    for item in signals.get(attributions):
        if item.source is not None:
            found.setdefault(signals.document.block_at(item.cue.start).offset, []).append(item)
    return found


def _unknown_speaker(signals: Signals) -> Iterator[Note]:
    """A quotation of a sentence or more, and nobody in its paragraph or right above who could have said it."""
    blocks = signals.document.blocks
    said = sorted(_introduced_contents(signals))
    for index, block in enumerate(blocks):
        if block.kind not in PROSE_KINDS or index == 0:
            continue
        for quotation in _speech(signals, block):
            short = signals.text.count(" ", *quotation.inner) + 1 < _WORDS
            if short or not quotation.closed:
                continue
            here = said[bisect_left(said, (block.offset,)) : bisect_left(said, (block.span.end,))]
            if any(span.overlaps(quotation.span) for span in here):
                continue
            if not _signed(signals, quotation) and not _speaker_near(signals, blocks, index):
                yield Note(quotation.span)
                break


def _introduced_contents(signals: Signals) -> Iterator[Span]:
    """What is said, but for what a paragraph’s speaker may have said above it; a signature signs what is above."""
    for item in signals.get(attributions):
        start = signals.document.block_at(item.cue.start).offset if item.contents else 0
        yield from (span for span in item.contents if span.end > start or item.lemma == ":")


def _signed(signals: Signals, quotation: Quotation) -> bool:
    """Whether a quotation ends with its speaker inside the marks: a name and no more, a name and an office,
    or a quotation within that somebody speaks.
    """
    last = signals.get(sentences).at(quotation.inner.end - 1)
    if _NESTED.search(signals.text, *quotation.inner):
        return True
    names = signals.get(people).within(last)
    return any(
        m.span.end - m.span.start > 0.6 * (last.end - last.start)
        or (m.span.start == last.start and signals.text[m.span.end] in ",.")
        for m in names
    )


def _speaker_near(signals: Signals, blocks: Sequence[Block], index: int) -> bool:
    """Whether anybody stands in the paragraph outside its quotations, or speaks right above or below."""
    block = blocks[index]
    if _somebody(signals, block.span) or any(block.span.overlaps(mark.span) for mark in signals.get(sourcemarks)):
        return True
    above = blocks[index - 1]
    if above.text.endswith(":") or _told(signals, above) or _only_quoted(signals, above):
        return True
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if below is None:
        return False
    opening = index == 1 or above.kind not in PROSE_KINDS  # below a headline a quotation may come before its speaker
    goes_on = below.text.startswith((*_SINGULAR, *_MARKS)) or _only_quoted(signals, below)
    return goes_on or _signature(signals, below) or (opening and bool(_told(signals, below)))


def _only_quoted(signals: Signals, block: Block) -> bool:
    """Whether a paragraph is a quotation and no more: speech goes on over several."""
    inside = signals.get(quotations).within(*block.span)
    return sum(q.span.end - q.span.start for q in inside) > 0.9 * len(block.text)


def _signature(signals: Signals, block: Block) -> bool:
    """Whether a paragraph is a name and no sentence."""
    return len(block.text) < _LINE and _somebody(signals, block.span) and not _told(signals, block)


def _somebody(signals: Signals, span: Span) -> bool:
    """Whether the draft's own words there name anybody, or speak of a person, a body or a document."""
    kinds = heads(signals.lexicons)
    return any(
        token.kind == "name" or token.low in kinds or (token.kind == "pron" and token.low != "it")
        for sentence in signals.get(sentences).within(*span)
        for token in tokenize(signals, sentence)
    )


def _late_speaker(signals: Signals) -> Iterator[Note]:
    """A paragraph that opens with speech and names its speaker only after several sentences of it."""
    spoken: list[str] = []
    above: list[str] = []
    for block in signals.document.blocks:
        told = _told(signals, block)
        if told and block.kind in PROSE_KINDS and told[0].kind == "speech":
            who, span = told[0].who, _before_speaker(signals, block, told[0])
            if span is not None and who not in spoken[-_RECENT:] and not _named_in(who, " ".join(above[-_RECENT:])):
                yield Note(span)
        spoken += [item.who for item in told if item.who]
        above.append(block.text)


def _before_speaker(signals: Signals, block: Block, first: Attribution) -> Span | None:
    """The speech before a paragraph's first speaker, where it is long and nothing else stands there."""
    source = first.source
    if source is None or first.lemma == ":" or source.kind == "pronoun":
        return None
    if not source.named and signals.text[slice(*source.span)].lower().startswith(_KNOWN):
        return None
    start = min(first.cue.start, source.span.start)
    found = [q for q in _speech(signals, block) if q.span.end <= start]
    quoted = sum(q.span.end - q.span.start for q in found)
    if not found or found[0].span.start > block.offset + 1 or quoted < 0.85 * (start - block.offset):
        return None
    span = Span(found[0].span.start, found[-1].span.end)
    inside = signals.get(sentences).within(found[0].span.start, found[-1].inner.end)
    count = sum(1 for sentence in inside if signals.text[sentence.start : sentence.end].lstrip("“\"‘'(")[:1].isupper())
    enough = _SENTENCES.get(min(count, 3))
    return span if enough is not None and signals.text.count(" ", *span) + 1 >= enough else None


def _named_in(who: str, text: str) -> bool:
    words = {folded(word) for word in re.findall(r"[\w’'-]+", text)}
    return any(folded(word) in words for word in who.split() if word[0].isupper())


def _two_speakers(signals: Signals) -> Iterator[Note]:
    """Two people's sentences in one paragraph, the second before the reader knows that somebody else speaks."""
    for block in signals.document.blocks:
        told = [a for a in _told(signals, block) if a.kind == "speech" and a.strength == "strong" and _person(a)]
        if block.kind not in PROSE_KINDS or len({a.who for a in told}) < 2:
            continue
        pairs = [(q, a) for q in _speech(signals, block) if (a := _own(signals, q, told)) is not None]
        for (one, first), (other, second) in pairwise(pairs):
            if _different(first, second) and not _introduced(signals, one, other, second):
                yield Note(other.span, {"first": first.who, "second": second.who})
                break


def _person(item: Attribution) -> bool:
    return item.source is not None and item.source.kind == "person" and item.lemma != ":" and bool(item.who)


def _own(signals: Signals, quotation: Quotation, told: Sequence[Attribution]) -> Attribution | None:
    """The attribution in a quotation's own sentence that it belongs to."""
    split = signals.get(sentences)
    here = {split.index(quotation.span.start), split.index(quotation.inner.end - 1)}
    around = [a for a in told if a.sentence in here and any(c.covers(quotation.inner) for c in a.contents)]
    return min(
        around, key=lambda a: max(quotation.span.start - a.cue.end, a.cue.start - quotation.span.end), default=None
    )


def _different(first: Attribution, second: Attribution) -> bool:
    names = [{folded(word) for word in item.who.split()} for item in (first, second)]
    return not names[0] & names[1]


def _introduced(signals: Signals, one: Quotation, other: Quotation, second: Attribution) -> bool:
    """Whether the second speaker is named between the quotations, or far enough from the first, in another sentence."""
    split = signals.get(sentences)
    if split.index(one.span.start) == split.index(other.span.start):
        return False
    between = signals.text[one.span.end : other.span.start]
    return other.span.start - one.span.end > _APART or _named_in(second.who, between)


_QUESTIONS: Final[Answers] = {
    "unknown-speaker": _unknown_speaker,
    "late-speaker": _late_speaker,
    "two-speakers": _two_speakers,
}
CHECK = Check(
    "speakers",
    "Quotations without a speaker, with a late one, with two in one paragraph.",
    by_option("question", _QUESTIONS),
    options={"question": f"what is asked: {', '.join(_QUESTIONS)}"},
    placeholders={
        "first": "who speaks first (two-speakers)",
        "second": "who speaks then (two-speakers)",
    },
)
