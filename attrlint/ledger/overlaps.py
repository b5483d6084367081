"""Things in stretches of a draft, to be asked which of them overlap another stretch without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from attrlint.document import Span

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Things with their stretches, in any order; both count in document offsets."""

    def __init__(self, things: Iterable[tuple[Span, T]]) -> None:
        self._things = sorted(things, key=lambda thing: thing[0])
        self._starts = [span.start for span, _ in self._things]
        self._reach = list(accumulate((span.end for span, _ in self._things), max))

    def of(self, span: Span) -> Iterator[T]:
        """Those that share a character with a stretch, or stand at the same empty one, in order."""
        first = bisect_left(self._reach, span.start)
        last = bisect_left(self._starts, max(span.end, span.start + 1), lo=min(first, len(self._starts)))
        for place, thing in self._things[first:last]:
            if place.overlaps(span) or place == span:
                yield thing

    def any(self, span: Span) -> bool:
        """Whether one of them does."""
        return next((True for _ in self.of(span)), False)
