"""Bodies: institutions, under whichever of their names the text writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrlint.document import Span
from attrlint.signals import Signals, inside


class Body(NamedTuple):
    """An institution named in the text: `span` in document offsets, `written` as there, `name` its full name."""

    span: Span
    written: str
    name: str


class Bodies(NamedTuple):
    """The institutions of a document, in order."""

    items: Sequence[Body]

    def within(self, span: Span) -> Sequence[Body]:
        """Those named inside a span."""
        return inside(self.items, span)


def bodies(signals: Signals) -> Bodies:
    """Every name of an institution that the lexicon knows."""
    return Bodies(
        [
            Body(Span(hit.start, hit.end), signals.text[hit.start : hit.end], hit.entry.data["body"])
            for hit in signals.hits("sources.aliases")
        ]
    )


def related(one: str, other: str) -> bool:
    """Whether two full names are of one body, or of a body and its part: the “UN Refugee Agency” is of the “UN”."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")
