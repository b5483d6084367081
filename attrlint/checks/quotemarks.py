"""Quotation marks: one without its partner, and speech that goes on in the next paragraph as if it were new."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrlint.checks import Answers, Check, Note, by_option
from attrlint.document import PROSE_KINDS, Block, Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions
from attrlint.signals.quotations import TURNED, Quotation, quotations

_MARK: Final = expression('[“”„"«»]')
_OPENS: Final = expression(r"(?:^|(?<=[\s(\[{—–/‘'-]))[\"”](?=[\w‘'’($£€…\[])")
_REOPENS: Final = expression(r"[^\w“”„\"«»]{0,4}[“„\"«]")
_ENDED: Final = expression(r"[.?!…:][)\]”’\"']*$")
_PARTNERS: Final = {"”": "“", '"': '"', "»": "«"}
_STRIPPED: Final = " “”\"'‘’"
_OPENING: Final = 30
"""Characters by which a quotation is known that a layout shows twice."""
_WORDS: Final = 5
"""Words from which a paragraph of nothing but quotation is speech."""


def _unbalanced(signals: Signals) -> Iterator[Note]:
    """The mark without a partner, in every block where one is missing."""
    closing = None
    for block, lone, follower in _odd(signals):
        if closing is not block and not _reopened(block, lone, follower):
            closing = follower if _closed_below(block, lone, follower) else None
            if closing is None:
                yield Note(_with_word(block, lone))


def _odd(signals: Signals) -> Iterator[tuple[Block, int, Block | None]]:
    """Each block with an odd number of marks, the one alone, and the next block of sentences. Not where
    a mark may be an inch.
    """
    blocks = signals.document.blocks
    next_one = 0
    for index, block in enumerate(blocks):
        if block.kind not in (*PROSE_KINDS, "heading"):
            continue
        marks = [found.start() for found in _MARK.finditer(block.text)]
        if len(marks) % 2 and not any(block.text[mark - 1 : mark].isdigit() for mark in marks):
            next_one = max(next_one, index + 1)
            while next_one < len(blocks) and not _of_sentences(blocks[next_one]):
                next_one += 1
            yield block, _alone(block.text, marks), blocks[next_one] if next_one < len(blocks) else None


def _of_sentences(block: Block) -> bool:
    return block.kind in PROSE_KINDS and bool(_ENDED.search(block.text))


def _alone(text: str, marks: Sequence[int]) -> int:
    """The first of an odd number of marks that has no partner."""
    opened = None
    for mark in marks:
        if _opens(text, mark):
            if opened is not None:
                return opened
            opened = mark
        elif opened is None:
            return mark
        else:
            opened = None
    return marks[-1] if opened is None else opened


def _opens(text: str, at: int) -> bool:
    if text[at] in "“„«":
        return not TURNED.match(text, at)
    return bool(_OPENS.match(text, at))


def _reopened(block: Block, lone: int, follower: Block | None) -> bool:
    """Whether a speech left open here goes on below behind a mark of its own, as it should."""
    return follower is not None and _opens(block.text, lone) and bool(_REOPENS.match(follower.text))


def _closed_below(block: Block, lone: int, follower: Block | None) -> bool:
    """Whether a speech left open here ends in the next paragraph, which opens without a mark."""
    if follower is None or block.kind == "heading" or not _opens(block.text, lone):
        return False
    marks = [found.start() for found in _MARK.finditer(follower.text)]
    return len(marks) % 2 == 1 and not _opens(follower.text, marks[0])


def _with_word(block: Block, mark: int) -> Span:
    """A mark with the word it touches."""
    pattern = r"\W*[\w’'-]+" if _opens(block.text, mark) else r"\W"
    found = re.compile(pattern).match(block.text, mark)
    start = (
        mark if _opens(block.text, mark) else max(block.text.rfind(" ", 0, mark), block.text.rfind("\n", 0, mark)) + 1
    )
    return Span(block.offset + start, block.offset + (found.end() if found else mark + 1))


def _unclosed(signals: Signals) -> Iterator[Note]:
    """Speech over two paragraphs: no opening mark on the second, or a closing one on the first."""
    for block, lone, follower in _odd(signals):
        if follower is not None and _closed_below(block, lone, follower):
            first = follower.text.partition(" ")[0]
            remedy = "open the paragraph with a quotation mark"
            yield Note(Span(follower.offset, follower.offset + len(first)), {"remedy": remedy})
    for block, follower in pairwise(signals.document.blocks):
        quotation = _last(signals, block)
        if quotation is not None and _goes_on(signals, block, follower):
            mark = quotation.span.end - 1 - block.offset
            yield Note(_with_word(block, mark), {"remedy": "leave out this closing mark"})


def _last(signals: Signals, block: Block) -> Quotation | None:
    """The sentence in quotation marks with which a paragraph ends."""
    found = signals.get(quotations).at(block.span.end - 1) if block.kind == "paragraph" else None
    whole = found is not None and found.closed and found.kind == "sentence" and found.span.end == block.span.end
    return found if whole else None


def _goes_on(signals: Signals, block: Block, follower: Block) -> bool:
    """Whether the next paragraph is all quotation, and of the same speaker for want of another."""
    speech = signals.get(quotations).at(follower.offset)
    if speech is None or speech.kind != "sentence" or speech.span != follower.span or follower.kind != "paragraph":
        return False
    words = signals.text[slice(*speech.inner)].strip(_STRIPPED)
    alike = signals.text[speech.span.start] in _PARTNERS.get(block.text[-1], "")
    if not alike or words.count(" ") + 1 < _WORDS or words[:_OPENING] in block.text:
        return False
    speakers = [a for a in signals.get(attributions) if any(c.overlaps(speech.span) for c in a.contents)]
    return bool(_told(signals, block)) and all(block.span.covers(a.cue) for a in speakers)


def _told(signals: Signals, block: Block) -> Sequence[Attribution]:
    found = signals.get(attributions)
    first, stop = (bisect_left(found, offset, key=_place) for offset in block.span)
    return [item for item in found[first:stop] if item.source is not None and item.kind == "speech"]


def _place(item: Attribution) -> int:
    return item.cue.start


_FAULTS: Final[Answers] = {"unbalanced": _unbalanced, "unclosed": _unclosed}
CHECK = Check(
    "quotation-marks",
    "Quotation marks without a partner, and speech over several paragraphs that is marked wrongly.",
    by_option("fault", _FAULTS),
    options={"fault": f"what is looked for: {', '.join(_FAULTS)}"},
    placeholders={"remedy": "what to do about the marks (unclosed)"},
)
