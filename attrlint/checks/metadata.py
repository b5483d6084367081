"""What a draft tells of itself: its title, its author, its date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrlint.checks import Check, Note
from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.sentences import sentences

_BYLINE: Final = expression(r"(?:By|BY|by|Von|Par|Por|Di) [A-Z][^.!?]{2,80}")
_HEAD: Final = 4
"""Blocks from the top in which a byline stands."""


def _titled(signals: Signals) -> bool:
    first = signals.document.blocks[0]
    return bool(signals.document.metadata.title) or first.kind == "heading"


def _signed(signals: Signals) -> bool:
    top = signals.document.blocks[:_HEAD]
    return bool(signals.document.metadata.byline) or any(_BYLINE.fullmatch(block.text) for block in top)


def _dated(signals: Signals) -> bool:
    return signals.date is not None or signals.document.metadata.unread is not None  # that is told by itself


_REQUIRED: Final[Mapping[str, Callable[[Signals], bool]]] = {"title": _titled, "byline": _signed, "date": _dated}


def _run(_rule: Rule, signals: Signals) -> Iterator[Note]:
    if not signals.document.blocks:
        return
    lacking = [f"no {name}" for name, there in _REQUIRED.items() if not there(signals)]
    if lacking:
        split = signals.get(sentences).spans
        first = split[0] if split else Span(0, len(signals.document.blocks[0].text))
        yield Note(first, {"missing": " and ".join(", ".join(lacking).rsplit(", ", 1))})


CHECK = Check(
    "metadata",
    "A draft without a title, a byline or a date, in its front matter or on its first lines.",
    _run,
    placeholders={"missing": "what it lacks"},
)
