"""Who tells what: the stretches of a draft that somebody is made to say, each with the attribution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences

_ANOTHER: Final = (", and ", ", but ", ", while ", ", whereas ", "; ")
"""What leads on to another who speaks; without, what he says is part of what the first says."""
_LINKS: Final = (" and", " but", " then", " or", " while", " whereas", ",", ";")


_MOUTHS: Final = frozenset({"person", "role", "organisation", "anonymous"})
_NOBODY: Final = frozenset({"you", "your", "it", "that", "which"})
_PASSIVE: Final = expression(
    r"\b(?:is|are|was|were|be|been|being|get|gets|got)(?: (?:not|also|often|\w+ly))? $", re.IGNORECASE
)
_LONG: Final = 70
"""Characters from which words around a doubtful cue are a clause rather than somebody."""

_VOICES: Final = 20
"""Who says something in one sentence, at most: what has more of them is no sentence, and each is weighed by all."""


class Told(NamedTuple):
    """What is said, in document offsets, and by whom."""

    content: Span
    attribution: Attribution


def told(signals: Signals) -> list[Told]:
    """Everything that somebody says, in order; what a speaker tells of another's words stays inside the first's."""
    speaking: dict[int, list[Attribution]] = {}
    for each in signals.get(attributions):
        if tells(signals, each):
            speaking.setdefault(each.sentence, []).append(each)
    found = {
        clipped: Told(clipped, each)
        for here in speaking.values()
        if len(here) <= _VOICES
        for each in here
        for content in each.contents
        if (clipped := _clipped(signals, content, each, here)) is not None
    }
    return sorted(found.values(), key=lambda item: item.content)


def tells(signals: Signals, attribution: Attribution) -> bool:
    """Whether somebody says something there: surely, or at least likely (on the training articles of PolNeAR, 95 % of
    the strong ones have the right source, 6 in 10 of the weak ones with a source of these kinds, fewer of the others).
    """
    source = attribution.source
    if source is None or attribution.kind not in ("speech", "document") or attribution.polarity != "said":
        return False
    if orders(signals, attribution):
        return False
    if source.span.end <= attribution.cue.start and _PASSIVE.search(
        signals.text, source.span.end, attribution.cue.start
    ):
        return signals.text[slice(*attribution.cue)].endswith("ing")  # “has been criticized”, but “was arguing”
    likely = source.kind in _MOUTHS and source.span.end - source.span.start <= _LONG
    return (attribution.strength == "strong" or likely) and source.head not in _NOBODY


def orders(signals: Signals, attribution: Attribution) -> bool:
    """Whether somebody orders something there, not in words of their own: that is done rather than said, and somebody
    else tells of it.
    """
    if attribution.kind != "speech" or attribution.lemma not in signals.lexicons.words("claims.orders"):
        return False
    quoted = signals.get(quotations)
    return not any(quotation.kind != "term" for each in attribution.contents for quotation in quoted.within(*each))


def _clipped(signals: Signals, content: Span, own: Attribution, others: Sequence[Attribution]) -> Span | None:
    """A content up to where the same speaker goes on by another cue; None for what stands around a cue that is
    itself part of what another says. `others` are the attributions of the sentence.
    """
    here = [other for other in others if other is not own]
    for other in here:
        retold = other.cue < own.cue and any(around.covers(own.cue) for around in other.contents)
        if retold and content.covers(other.cue) and not _closes(signals, own):
            return None
    end = content.end
    for other in here:
        if _closes(signals, other) and content.start < other.telling.start < end:
            end = other.telling.start
        at = other.cue.start if _same(own, other) else other.telling.start
        further = content.start < at < end and other.cue.start > own.cue.end
        if further and (_same(own, other) or signals.text[content.start : at].endswith(_ANOTHER)):
            end = at
    text = signals.text[content.start : end].rstrip()
    while end != content.end and text.endswith(_LINKS):
        text = text[: max(map(text.rfind, (" ", ",", ";")))].rstrip()
    return Span(content.start, content.start + len(text)) if text else None


def _closes(signals: Signals, attribution: Attribution) -> bool:
    """Whether it ends its sentence, set off from all before, which then is what it tells: “…, a spokesman said.”"""
    start, end = attribution.telling
    rest = signals.text[end : signals.get(sentences).spans[attribution.sentence].end]
    return signals.text[start - 2 : start] == ", " and not rest.strip(" .”\"'’")


def _same(one: Attribution, other: Attribution) -> bool:
    return one.source == other.source or bool(one.who and one.who == other.who)
