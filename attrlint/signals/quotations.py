"""Quotations: what stands between quotation marks, paired anew in every block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals

_MARKS: Final = expression(r"""[“”„«»‘’"'`](?:(?<=')'?|(?<=`)`|(?<=[“”„«»‘’"]))""")
"""A mark, `''` or two backticks; one class of first characters makes the search fast."""
_CLOSERS: Final = {
    **dict.fromkeys('“”"', '[“”"]'),
    "„": "[“”]",
    "«": "»",
    "''": "''",
    "``": "''",
    "‘": "’",
    "'": "'",
}
TURNED: Final = expression(r"(?<=[\w.,?!…’'])“(?=[\s.,;:?!)—–]|$)")
"""An opening mark where only a closing one can stand."""
_BEFORE_SPEECH: Final = ".,:?!…—–"
_SENTENCE_ENDS: Final = expression(r"[.?!…]\s")
_STOPS: Final = ",.?!…"
"""Behind one of these a straight mark closes what a curly one opened; elsewhere it may mean inches."""
_BEFORE_OPEN: Final = " \n:([{—–-/…“‘\"'"
_LETTER: Final = expression(r"[^\W\d_]")
_ENDS: Final = expression(r"[.?!,…—-][)\]”’']*$")
_TERM: Final = 3
"""Words up to which a quotation that is no sentence is a term."""


class Quotation(NamedTuple):
    """One quotation, marks included in `span`; `closed` is False when no mark closes it.
    `kind` is `sentence` (a capital first, a stop or comma last), `term` (up to three words) or `fragment`.
    """

    span: Span
    inner: Span
    closed: bool = True
    kind: str = "sentence"


class Quotations:
    """The outermost quotations of a document, in order."""

    def __init__(self, items: Sequence[Quotation]) -> None:
        self.items = items
        self._starts = [item.span.start for item in items]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds an offset."""
        found = bisect_right(self._starts, offset) - 1
        if found >= 0 and offset < self.items[found].span.end:
            return self.items[found]
        return None

    def within(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that overlap `[start, end)`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for index in range(first, len(self.items)):
            item = self.items[index]
            if item.span.start >= end:
                break
            if item.span.end > start:
                found.append(item)
        return found


def quotations(signals: Signals) -> Quotations:
    """Curly, straight and angle marks, single ones where they can be nothing else; nested ones
    belong to the outer. Apostrophes, feet and inches and '90s are not marks.
    """
    blocks = signals.document.blocks
    items: list[Quotation] = []
    for block in blocks:
        if _MARKS.search(block.text):
            items.extend(_in_block(block.text, block.offset))
    return Quotations(items)


def _in_block(text: str, offset: int) -> list[Quotation]:
    items: list[Quotation] = []
    at, lost = 0, ""  # single marks that nothing closes from here on
    while found := _MARKS.search(text, at):
        start, at = found.span()
        mark = found[0]
        if mark in lost or not _opens(text, start, mark):
            continue
        closer = _close(text, at, mark)
        if closer is None:
            if mark in "'‘":
                lost += mark
                continue
            kind = _kind(text[at:], closed=False)
            items.append(Quotation(_shift(start, len(text), offset), _shift(at, len(text), offset), False, kind))
            break
        kind = _kind(text[at : closer.start], closed=True)
        items.append(Quotation(_shift(start, closer.end, offset), _shift(at, closer.start, offset), kind=kind))
        at = closer.end
    return items


def _kind(inner: str, *, closed: bool) -> str:
    words = inner.strip()
    letter = _LETTER.search(words)
    if letter and letter[0].isupper() and (_ENDS.search(words) or not closed):
        return "sentence"
    return "term" if words.count(" ") < _TERM else "fragment"


def _shift(start: int, end: int, offset: int) -> Span:
    return Span(start + offset, end + offset)


def _opens(text: str, at: int, mark: str) -> bool:
    if mark in "“„«``":
        return True
    before, after = text[at - 1 : at] or " ", text[at + len(mark) : at + len(mark) + 1]
    if mark in "»’" or not after or before not in _BEFORE_OPEN:
        return False
    if after == " ":  # a space too many, where something said may begin
        return mark in '"”' and text[:at].rstrip(" ")[-1:] in _BEFORE_SPEECH
    return mark not in "'‘" or after.isalpha() or mark == "''"


def _close(text: str, start: int, mark: str) -> Span | None:
    """The closing mark for the one that ends at `start`, or None."""
    if mark in ("'", "‘"):
        return _close_single(text, start, _CLOSERS[mark])
    nested = 0
    for found in re.compile(_CLOSERS[mark]).finditer(text, start):
        plain = found[0] == '"'
        if mark in '“”"' and _opens_again(text, found.start()):
            nested += not _SENTENCE_ENDS.match(text, found.start() - 2)  # else the same speech goes on
        elif nested:
            nested -= 1
        elif not plain or mark == '"' or text[found.start() - 1] in _STOPS:
            return Span(*found.span())
    if mark == "“" and (straight := text.find('"', start)) >= 0:
        return Span(straight, straight + 1)  # mixed marks: typed by hand, closed by the keyboard's
    return None


def _opens_again(text: str, at: int) -> bool:
    """Whether a mark inside a quotation is an opening one."""
    if text[at] == "“":
        return not TURNED.match(text, at)
    return text[at] == '"' and text[at - 1] in " (" and text[at + 1 : at + 2].isalnum()


def _close_single(text: str, start: int, closer: str) -> Span | None:
    """Single marks: a closer follows punctuation or a letter and precedes no letter; a possessive
    plural (`workers’`) closes only when nothing better does before the next quotation opens.
    """
    best = None
    for found in re.compile(f"‘|{closer}").finditer(text, start):
        at = found.start()
        if best and text[at - 1] == " " and text[at + 1 : at + 2].isalpha():
            return best
        if found[0] == "‘" or text[at - 1] == " " or text[at + 1 : at + 2].isalnum():
            continue
        if text[at - 1] != "s":
            return Span(at, at + 1)
        best = best or Span(at, at + 1)
    return best
