"""Range ends: a figure that tells two values, as two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals.quantities import Quantity

_JOINT: Final = expression(r"(?P<joint>-?\b(?:to|and|or|in|out of)\b-?)")
_DASH: Final = expression(r"(?<=\w)[^\w]*?(?P<joint>[-–—])")
_EQUAL: Final = expression(r"[0-9]\D*?(?P<joint>\bto\b|[-–—])[^0-9]*(?=[0-9])")
_DECIMALS: Final = expression(r"\.([0-9]+)")


def ends(text: str, quantity: Quantity) -> Iterator[Quantity]:
    """The two ends of a range or score in the order written, each with its own span and step; else the figure itself.

    `text` is the document's.
    """
    start, end = quantity.span
    joint = _EQUAL.search(text, start, end) if quantity.low == quantity.high else _joint(text, start, end)
    if joint is None:
        yield quantity
        return
    first = text[start : joint.start("joint")].rstrip()
    second = text[joint.end("joint") : end].lstrip()
    finer = _decimals(first) - _decimals(second)
    step = quantity.step
    yield quantity._replace(span=Span(start, start + len(first)), high=quantity.low, step=step / 10 ** max(0, finer))
    yield quantity._replace(span=Span(end - len(second), end), low=quantity.high, step=step / 10 ** max(0, -finer))


def _joint(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where the two ends of a range meet."""
    return _JOINT.search(text, start, end) or _DASH.search(text, start, end)


def _decimals(figure: str) -> int:
    found = _DECIMALS.search(figure)
    return len(found[1]) if found else 0
