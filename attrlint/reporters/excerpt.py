"""The piece of a long sentence that fits on a terminal line, around a match."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from attrlint.printable import printable

_ELLIPSIS: Final = "…"


@lru_cache(maxsize=1024)
def cells(char: str) -> int:
    """How many terminal columns a character takes: 0, 1 or 2."""
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def excerpt(text: str, at: tuple[int, int], width: int) -> tuple[str, str]:
    """At most `width` columns of `text` around `at`, and the line of carets to print below it."""
    text = printable(text)
    start, end = min(at[0], len(text)), min(max(at), len(text))
    columns = range(len(text) + 1) if text.isascii() else [0, *accumulate(map(cells, text))]
    first, last = _window(columns, start, end, width)
    shown = text[first:last]
    indent = columns[start] - columns[first]
    if first > 0:
        shown, indent = _ELLIPSIS + shown, indent + 1
    if last < len(text):
        shown += _ELLIPSIS
    marked = columns[min(end, last)] - columns[start]
    return shown, " " * indent + "^" * max(1, marked)


def _window(columns: Sequence[int], start: int, end: int, width: int) -> tuple[int, int]:
    """The indexes between which `text[start:end]` stands in the middle, or as near to it as the ends allow."""
    total = columns[-1]
    if total <= width:
        return 0, len(columns) - 1
    room = max(1, width - 2)
    spare = max(0, room - (columns[end] - columns[start])) // 2
    low = min(columns[start] - spare, total - room)
    first = min(start, bisect_left(columns, max(0, low)))
    return first, max(first + 1, bisect_right(columns, columns[first] + room) - 1)
