"""What rules ask about an attribution: is this word its cue, is this phrase its source, what does that say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from attrlint.document import Span
from attrlint.signals import Signals, inside
from attrlint.signals.attributions import Attribution, attributions, said_in
from attrlint.signals.genders import SINGULAR
from attrlint.signals.sentences import sentences

_NEAR: Final = 6
"""Words between the cue of one who passes on and the cue of what is passed on."""
_JOINTS: Final = ("conjunctions", "prepositions", "pronouns")
"""Words that show something else between the two: another clause, a circumstance, the same speaker."""
_MOUTHS: Final = frozenset({"person", "role", "organisation", "anonymous", "pronoun"})


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


def is_whole_source(signals: Signals, span: Span) -> bool:
    """Whether that phrase is who says something and all there is of the source; not a surname of somebody above."""
    written = signals.text[slice(*span)]
    return any(
        a.source is not None and a.source.span == span and _speaks(a, span) and written.endswith(a.who)
        for a in _around(signals, span)
    )


def is_thought(signals: Signals, span: Span) -> bool:
    """Whether somebody, not a body or “those who”, thinks, feels or wants something by that word."""
    return any(
        a.kind in ("thought", "attitude")
        and a.cue.overlaps(span)
        and a.source is not None
        and (a.source.kind in ("person", "group") or a.source.head in SINGULAR)
        for a in inside(signals.get(attributions), signals.get(sentences).at(span.start))
    )


def retold(signals: Signals, span: Span) -> bool:
    """Whether that word is what somebody says that somebody else says: “Ruiz said Hale told …”."""
    here = [a for a in _around(signals, span) if a.source is not None]
    return any(second.cue.overlaps(span) and _tells_of(signals, first, second) for first, second in pairwise(here))


def _tells_of(signals: Signals, first: Attribution, second: Attribution) -> bool:
    """Whether the first says right away what the second, another person or body, said."""
    told = (first, second)
    if any(a.source is None or a.kind != "speech" or a.source.kind not in _MOUTHS for a in told):
        return False
    if first.lemma not in signals.lexicons.words("people.sayings") or (first.who and first.who == second.who):
        return False
    between = signals.text[first.cue.end : second.cue.start].lower().removeprefix(" that").split()
    joints = frozenset[str]().union(*(signals.lexicons.words(f"grammar.{name}") for name in _JOINTS))
    plain = all(word not in joints and not word.endswith((",", ":", ";", "”", '"')) for word in between)
    return 0 < len(between) <= _NEAR and plain


def insulting(signals: Signals, span: Span) -> bool:
    """Whether what the source says holds an insult."""
    contents = [content for a in _around(signals, span) if _speaks(a, span) for content in a.contents]
    return any(signals.holds(content, "anonymous.insults") for content in contents)


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
