"""Sentences: spans in document offsets, never across a block, source tags cut out beforehand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.sourcemarks import tag_spans

_STOP: Final = expression(r"[.!?…\n](?:(?<=\n)\n|(?:(?<=[.!?])[.!?]*|(?<=…))[)\]”’»\"']*(?= |$|\n))")
"""A stop with the marks behind it, or the end of a block; one class of first characters makes the search fast."""
_WORD_BEFORE: Final = expression(r"[\w.'’-]+$")
_AFTER_QUOTE: Final = expression(r" ((?:[A-Z][\w.’'-]* ){1,4}|)([a-z]+)\b")
_LONGEST: Final = 1_200
"""Characters from which a stretch without a stop is no sentence but a list or rubbish, and is cut at a space."""
_OPENERS: Final = "“‘\"'([«—–-*"


class Sentences:
    """The sentences of a document, in order."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self._starts = [span.start for span in spans]

    def index(self, offset: int) -> int:
        """The ordinal of the sentence at (or last before) an offset; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def at(self, offset: int) -> Span:
        """The sentence at (or last before) an offset; an empty span where there is none."""
        found = self.index(offset)
        return self.spans[found] if found >= 0 else Span(offset, offset)

    def within(self, start: int, end: int) -> Sequence[Span]:
        """The sentences that begin in `[start, end)`."""
        return self.spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def prose(signals: Signals) -> str:
    """The document text with every source tag blanked out, same length."""
    text = signals.text
    pieces, at = [], 0
    for start, end in signals.get(tag_spans):
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


def sentences(signals: Signals) -> Sentences:
    """Split by stops, knowing abbreviations, initials, ellipses, closing quotation marks."""
    text = signals.get(prose)
    splitter = _Splitter(signals, text)
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop[0] == "\n\n" or splitter.ends(stop):
            _keep(spans, text, start, stop.start() if stop[0] == "\n\n" else stop.end())
            start = stop.end()
    _keep(spans, text, start, len(text))
    return Sentences(spans)


def _keep(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        lead = len(piece) - len(piece.lstrip())
        begin, stop = start + lead, start + lead + len(stripped)
        while stop - begin > _LONGEST:  # what looks into sentences word by word relies on their end
            cut = text.rfind(" ", begin + 1, begin + _LONGEST)
            cut = cut if cut > begin else begin + _LONGEST
            spans.append(Span(begin, cut))
            begin = cut + (text[cut] == " ")
        spans.append(Span(begin, stop))


class _Splitter:
    def __init__(self, signals: Signals, text: str) -> None:
        self.text = text
        self.titles = signals.lexicons.words("abbreviations.titles")
        self.words = signals.lexicons.words("abbreviations.also-words")
        self.ambiguous = signals.lexicons.words("abbreviations.ambiguous")
        self.starters = signals.lexicons.words("abbreviations.starters")
        self.say = signals.lexicons.words("cues.tags")

    def ends(self, stop: re.Match[str]) -> bool:
        """Whether a sentence ends at this stop."""
        after = self.text[stop.end() : stop.end() + 60]
        following = after.lstrip(" " + _OPENERS)[:1]
        if not following or after.startswith("\n"):
            return True
        if following.islower() or following == ".":  # “. . .” is an ellipsis
            return False
        mark = stop[0]
        if mark[0] in "!?":
            return not (len(mark) > 1 and self._speaker_follows(after))
        if mark == ".":
            return self._full_stop(stop.start(), after)
        return True

    def _speaker_follows(self, after: str) -> bool:
        found = _AFTER_QUOTE.match(after)
        return bool(found) and found[2] in self.say if found else False

    def _full_stop(self, at: int, after: str) -> bool:
        found = _WORD_BEFORE.search(self.text, max(0, at - 20), at)
        word = found[0].lower() if found else ""
        if word in self.titles:
            return word in self.words and not after.lstrip()[:1].isdigit()  # “he said no.”, but “No. 7”
        if len(word) == 1 and word.isalpha() and word != "i":
            return False
        if word in self.ambiguous or (len(word) > 2 and "." in word):
            return self._starter(after)
        return True

    def _starter(self, after: str) -> bool:
        first = re.match(r"\W*([\w’']+)", after)
        return bool(first) and first[1].lower() in self.starters if first else True
