"""Who tells what: the stretches of a draft that somebody is made to say, each with the attribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions

_LINKS: Final = (" and", " but", " then", " or", ",", ";")


class Told(NamedTuple):
    """What is said, in document offsets, and by whom."""

    content: Span
    attribution: Attribution


def told(signals: Signals) -> list[Told]:
    """Everything that somebody says, in order; what a speaker tells of another's words stays inside the first's."""
    speaking = [a for a in signals.get(attributions) if a.source and a.kind != "hearsay" and a.polarity != "declined"]
    found = {
        clipped: Told(clipped, each)
        for each in speaking
        for content in each.contents
        if (clipped := _clipped(signals, content, each, speaking)) is not None
    }
    return sorted(found.values(), key=lambda item: item.content)


def _clipped(signals: Signals, content: Span, own: Attribution, others: Sequence[Attribution]) -> Span | None:
    """A content up to where the same speaker goes on by another cue; None for what stands around a cue that is
    itself part of what another says.
    """
    here = [other for other in others if other.sentence == own.sentence and other is not own]
    for other in here:
        retold = other.cue < own.cue and any(around.covers(own.cue) for around in other.contents)
        if retold and content.covers(other.cue):
            return None
    end = content.end
    for other in here:
        if content.start < other.cue.start < end and other.cue.start > own.cue.end and _same(own, other):
            end = other.cue.start
    text = signals.text[content.start : end].rstrip()
    while end != content.end and text.endswith(_LINKS):
        text = text[: max(map(text.rfind, (" ", ",", ";")))].rstrip()
    return Span(content.start, content.start + len(text)) if text else None


def _same(one: Attribution, other: Attribution) -> bool:
    return one.source == other.source or bool(one.who and one.who == other.who)
