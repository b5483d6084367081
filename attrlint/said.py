"""What rules ask about an attribution: is this word its cue, is this phrase its source, what does that say."""

from __future__ import annotations

from collections.abc import Sequence

from attrlint.document import Span
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, said_in
from attrlint.signals.sentences import sentences


def is_cue(signals: Signals, span: Span) -> bool:
    """Whether a person or body says something by that word. Only where the attribution is sure, and by a
    verb: “his claim” is the noun.
    """
    return any(
        a.kind == "speech" and a.strength == "strong" and a.cue.overlaps(span) and not _owned(signals, a)
        for a in _around(signals, span)
    )


def is_source(signals: Signals, span: Span) -> bool:
    """Whether that phrase is who says something, from the source's first word on; an apposition to a name is not."""
    return any(_speaks(a, span) for a in _around(signals, span))


def insulting(signals: Signals, span: Span) -> bool:
    """Whether what the source says holds an insult."""
    contents = [content for a in _around(signals, span) if _speaks(a, span) for content in a.contents]
    insults = signals.hits("anonymous.insults")
    return any(content.start <= hit.start < content.end for content in contents for hit in insults)


def _around(signals: Signals, span: Span) -> Sequence[Attribution]:
    """What is said in the span's sentence."""
    return said_in(signals, signals.get(sentences).index(span.start))


def _speaks(attribution: Attribution, span: Span) -> bool:
    source = attribution.source
    sure = attribution.strength == "strong" and attribution.polarity == "said"
    return sure and source is not None and span.start <= source.span.start < span.end


def _owned(signals: Signals, attribution: Attribution) -> bool:
    """Whether the source owns the cue: “his claim”, “the ministry’s claim”."""
    source = attribution.source
    if source is None:
        return False
    owner = signals.text[source.span.start : source.span.end]
    return source.head in signals.lexicons.words("grammar.possessives") or owner.endswith(("’s", "'s", "s’", "s'"))
