"""What the text says, as typed spans; one module per signal.

A signal is a function `(Signals) -> T`. Ask for it with `signals.get(function)`: it is computed
once per document, when first asked.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from attrlint.document import Document, Span
from attrlint.lexicon import Hit, Hits, Lexicons

T = TypeVar("T")


class Spanned(Protocol):
    """Anything with a place in the document."""

    @property
    def span(self) -> Span:
        """Its place, in document offsets."""


S = TypeVar("S", bound=Spanned)


def inside(items: Sequence[S], span: Span) -> Sequence[S]:
    """Those of `items`, which are in order, that begin inside a span; two bisects."""
    first = bisect_left(items, span.start, key=lambda item: item.span.start)
    return items[first : bisect_left(items, span.end, lo=first, key=lambda item: item.span.start)]


class Signals:
    """A document with the hits of its one lexicon pass, and every signal computed so far.

    `date` is the document's date, as far as anybody said one (option, metadata, file name);
    `names` are the signals that rules can name.
    """

    def __init__(
        self,
        document: Document,
        lexicons: Lexicons,
        date: dt.date | None = None,
        names: Mapping[str, Callable[[Signals], Sequence[Any]]] | None = None,
    ) -> None:
        self.document = document
        self._names = names or {}
        self.date = date
        self.text = document.text
        self.lexicons = lexicons
        self._hits: Hits | None = None
        self._known: dict[Callable[[Signals], Any], Any] = {}

    def get(self, signal: Callable[[Signals], T]) -> T:
        """The value of a signal, computed on first request."""
        try:
            value: T = self._known[signal]
        except KeyError:
            value = self._known[signal] = signal(self)
        return value

    def named(self, name: str) -> Sequence[Any]:
        """The items of the signal that rules call `name`; raises `KeyError` when there is none."""
        return self.get(self._names[name])

    def hits(self, name: str) -> Sequence[Hit]:
        """The hits of a word list, in order."""
        return self.scanned.of(name)

    @property
    def lists(self) -> Collection[str]:
        """The word lists that are hit in the document."""
        return self.scanned.lists

    @property
    def scanned(self) -> Hits:
        """The hits of all word lists."""
        if self._hits is None:
            self._hits = self.lexicons.scan(self.text)
        return self._hits

    def holds(self, span: Span, *names: str) -> bool:
        """Whether a hit of one of these word lists begins inside a span."""
        return any(self.hits_in(span, name) for name in names)

    def hits_in(self, span: Span, name: str) -> Sequence[Hit]:
        """The hits of a word list that begin inside a span, in order; two bisects."""
        hits = self.hits(name)
        first = bisect_left(hits, span.start, key=_start)
        return hits[first : bisect_left(hits, span.end, lo=first, key=_start)]


_start = attrgetter("start")
