"""Stretches cut out of a draft's source so that nobody sees where they stood.

Spaces, lines, list marks, elements and emphasis that held nothing else go with them; what a reader sees stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from attrlint.document import LINE_END
from attrlint.expressions import expression

_ELEMENT: Final = expression(r"<(/?)([A-Za-z][\w-]*)(?:\s[^<>]*)?>")
_OPENING: Final = expression(r"<([A-Za-z][\w-]*)(?:\s[^<>]*)?>\s*\Z")
_CLOSING: Final = expression(r"\s*</([A-Za-z][\w-]*)\s*>")
_CONTAINERS: Final = frozenset(
    {"p", "li", "dd", "div", "aside", "small", "span", "em", "i", "b", "strong", "sup", "sub", "mark", "cite"}
)
"""Elements that go when they are empty; an empty cell still holds a table together."""
_REACH: Final = 500
"""Characters around a stretch in which its element, its line or a blank one above may begin or end."""
_WINDOW: Final = 4_000
_FAR: Final = 2 * _REACH
"""Characters of a window, at each side, that must be as they were, so that it is known to be large enough."""
_EMPHASIS: Final = expression(r"(?:(?<=[\s(“\"])|\A)([*_]{1,3})\Z")
_OPENED: Final = expression(r"(?:\A|[\s(“\"])[*_~]{1,3}\Z")
_PULLED: Final = expression(r"[.,;:!?)”’…]|[*_~]{1,3}(?=[\s.,;:!?)”’]|\Z)|</|<br\b")
"""What stands right behind a word: punctuation, the end of emphasis or of an element."""
_MARKER: Final = expression(r"(?:[>\s]|[-*+•](?=\s)|\d{1,9}[.)](?=\s))*")
"""What may stand before a line's words without being any."""
_BLANK_ABOVE: Final = expression(r"(?:\A|\n|\r)[ \t]*(?:\r\n|\n|\r)\Z|\A\Z")
_BLANK: Final = expression(r"(?:[ \t]*(?:\r\n|\n|\r))+")
_BLANK_LINE: Final = expression(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_SPACES: Final = " \t\u00a0"


def without(text: str, spans: Iterable[tuple[int, int]], form: str, marks: Iterable[tuple[int, int]] = ()) -> str:
    """The text of a file in the format `form` without the spans: source offsets, end exclusive; and without the
    `marks`, around which nothing else goes.

    The last goes first, so that what stands before keeps its place; of those that overlap only the last goes.
    """
    bare, blank_lines = frozenset(marks), bool(_BLANK_LINE.search(text))
    left = _Left(text)
    for start, end in sorted({*spans, *bare}, reverse=True):
        if end <= left.limit:
            cut = _bare if (start, end) in bare else partial(_cut, form=form, blank_lines=blank_lines)
            left.change(start, end, cut)
    return left.whole()


class _Left:
    """A text that is cut from its end: what stands before `limit` as it was, and the rest of it in pieces, so that a
    cut copies what is near, not all of it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._rest: list[str] = []  # the last piece first
        self.limit = len(text)

    def change(self, start: int, end: int, cut: Callable[[str, int, int], str]) -> None:
        """Cuts a stretch out in a window around it; in a larger one, where it takes along what is far away."""
        self._rest.append(self._text[end : self.limit])
        size = _WINDOW
        while True:
            low, behind = max(0, start - size), self._behind(size)
            window = cut(self._text[low:end] + behind, start - low, end - low)
            before = _in_common(self._text[low:start], window)
            if (before >= _FAR or not low) and (not self._rest or window.endswith(behind[-_FAR:], before)):
                break
            self._rest.append(behind)
            size *= 8
        self._rest.append(window[before:])
        self.limit = low + before

    def _behind(self, size: int) -> str:
        """So many characters of what is behind the last cut, at least, if there are; they are taken from the rest."""
        pieces, length = [], 0
        while self._rest and length < size:
            pieces.append(self._rest.pop())
            length += len(pieces[-1])
        found = "".join(pieces)
        if length > size:
            self._rest.append(found[size:])
        return found[:size]

    def whole(self) -> str:
        """All that is left."""
        return self._text[: self.limit] + "".join(reversed(self._rest))


def _in_common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _bare(text: str, start: int, end: int) -> str:
    return text[:start] + text[end:]


def _cut(text: str, start: int, end: int, form: str, blank_lines: bool) -> str:
    marked_up = form in ("markdown", "html")
    if kept := _unpaired(text[start:end]) if marked_up else "":
        return text[:start] + kept + text[end:]
    what = text[start:end]
    start, end = _emptied(text, start, end, marked_up, form != "html")
    before, after = _beside(text, start, end)
    if not after.strip() and _MARKER.fullmatch(f"{before} "):
        return _without_lines(text, start - len(before), end + len(after), _parts(what, form, blank_lines))
    return _without_words(text, start, end, form)


def _unpaired(markup: str) -> str:
    """The elements that only begin or only end in a stretch: without it, they still do."""
    opened: list[tuple[str, str]] = []
    kept = ""
    for found in _ELEMENT.finditer(markup):
        name = found[2].lower()
        if not found[1]:
            opened.append((name, found[0]))
        elif opened and opened[-1][0] == name:
            opened.pop()
        else:
            kept += found[0]
    return kept + "".join(element for _, element in opened if not element.endswith("/>") and "<br" not in element)


def _emptied(text: str, start: int, end: int, elements: bool, emphasis: bool) -> tuple[int, int]:
    """The stretch with the elements and the emphasis around it that would be left empty."""
    while True:
        opening, closing = _OPENING.search(text[max(0, start - _REACH) : start]), _CLOSING.match(text, end)
        marks = _EMPHASIS.search(text[max(0, start - 4) : start])
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            start, end = start - 1, end + 1
        elif elements and opening and closing and opening[1].lower() == closing[1].lower() in _CONTAINERS:
            start, end = start - len(opening[0]), closing.end()
        elif emphasis and marks and text.startswith(marks[1], end) and not _word_at(text, end + len(marks[1])):
            start, end = start - len(marks[1]), end + len(marks[1])
        else:
            return start, end


def _parts(what: str, form: str, blank_lines: bool) -> bool:
    """Whether a line of its own parts the paragraphs above and below it: a comment does, a tag does not.

    In plain text without a blank line every line is a paragraph, and there must be none.
    """
    return (form == "markdown" and what.startswith("<!--")) or (
        form == "text" and what.startswith("attrlint") and blank_lines
    )


def _without_lines(text: str, first: int, last: int, parts: bool) -> str:
    """The text without whole lines; of blank lines above and below, those above stay."""
    above, rest = text[:first], text[last:]
    end = LINE_END.match(rest)
    below = rest[end.end() :] if end else ""
    blank_below = _BLANK.match(below)
    if not below.strip():
        closing = LINE_END.search(above, len(above.rstrip(" \t\r\n")))
        kept = above[: closing.start()] if closing else above
        return kept + (end[0] if end and kept else "")
    if _blank_above(text, first):
        return above + (below[blank_below.end() :] if blank_below else below)
    return above + (end[0] if parts and end and not blank_below else "") + below


def _without_words(text: str, start: int, end: int, form: str) -> str:
    """The text without a part of a line, and without the space that only it needed."""
    before, after = _beside(text, start, end)
    pulled = bool(_PULLED.match(after))
    head, tail = text[:start], text[end:]
    if _MARKER.fullmatch(before + " ") and (not pulled or _blank_above(text, start - len(before))):
        return head + tail.lstrip(_SPACES)
    if not before.strip():  # what follows belongs to the line above
        return head.rstrip() + tail
    if not after.strip():
        breaks = form == "markdown" and after.endswith("  ")
        return head.rstrip(_SPACES) + (tail if breaks else tail.lstrip(_SPACES))
    if _OPENED.search(before):
        return head + tail.lstrip(_SPACES)
    if pulled or after[0] in _SPACES:
        return head.rstrip(_SPACES) + tail
    return head + (" " if head[-1:].isalnum() and after[0].isalnum() else "") + tail


def _blank_above(text: str, at: int) -> bool:
    """Whether the line above an offset is blank, or there is none."""
    return bool(_BLANK_ABOVE.search(text, max(0, at - _REACH), at))


def _word_at(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum()


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a stretch on its line; of a long line, the nearest, if there are words in it."""
    near, far = max(0, start - _REACH), end + _REACH
    if _MARKER.fullmatch(text[near:start] + " "):
        near = 0
    if not text[end:far].strip():
        far = len(text)
    first = max(text.rfind("\n", near, start) + 1, text.rfind("\r", near, start) + 1, near)
    found = LINE_END.search(text, end, far)
    return text[first:start], text[end : found.start() if found else far]
