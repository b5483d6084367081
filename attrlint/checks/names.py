"""Names of speakers: surnames, pronouns and spellings that nobody has introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrlint.checks import Answers, Check, Note, by_option
from attrlint.document import PROSE_KINDS, Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions
from attrlint.signals.genders import SINGULAR
from attrlint.signals.headline import body_start
from attrlint.signals.heads import heads
from attrlint.signals.people import People, folded, people
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences
from attrlint.signals.spelling import household, near_miss
from attrlint.signals.tokens import tokenize

_NAME: Final = expression(r"[^\W\d_a-z][\w’'-]+")
_JOINED_BEFORE: Final = expression(r"(?:[A-Z][\w’'-]*\.?|\b(?:de|van|von|al|bin)) $")
_JOINED_AFTER: Final = expression(r"\.? (?:[A-Z]|in ’t|in 't)|[-&/]")
_KEPT: Final = 3
"""Paragraphs that a reader still has in mind."""


def _surname_first(signals: Signals) -> Iterator[Note]:
    """A speaker by one name whom nothing above introduces: named in full only below, or spelt otherwise elsewhere."""
    registry, top = signals.get(people), signals.get(body_start)
    seen: set[str] = set()
    for attribution in signals.get(attributions):
        span = _bare(signals, attribution)
        if span is None or span.start < top:
            continue
        name = signals.text[slice(*span)]
        if folded(name) in seen:
            continue
        seen.add(folded(name))
        if _introduced(signals, registry, name, span.start) or household(signals, folded(name)):
            continue
        near = near_miss(signals, folded(name))
        if near is not None:
            yield Note(span, {"known": near.name})
        elif folded(name) in signals.get(_named_below) or (
            _speaks_in_person(signals, attribution) and not _met(signals, name, Span(top, span.start))
        ):
            yield Note(span, {"known": ""})


def _bare(signals: Signals, attribution: Attribution) -> Span | None:
    """The source, where it is one capitalised word and no more."""
    source = attribution.source
    if source is None or source.kind != "person" or attribution.kind != "speech" or attribution.lemma == ":":
        return None
    text = signals.text
    found = _NAME.fullmatch(re.sub(r"[’']s?$", "", text[slice(*source.span)]))
    if found is None or _JOINED_BEFORE.search(text, max(0, source.span.start - 20), source.span.start):
        return None
    span = Span(source.span.start, source.span.start + found.end())
    return None if _JOINED_AFTER.match(text, span.end) else span


def _introduced(signals: Signals, registry: People, name: str, before: int) -> bool:
    """Whether a full name or a title above gives the name; “Mr.” introduces nobody."""
    known = registry.called(name, before)
    courtesies = signals.lexicons.words("people.courtesies")
    return known is not None and (known.full or known.title.rstrip(".").lower() not in courtesies)


def _named_below(signals: Signals) -> frozenset[str]:
    """The family names, folded, of those whom the draft names in full after all, with a title or as speakers."""
    speakers = {attribution.who for attribution in signals.get(attributions)}
    persons = signals.get(people).persons
    return frozenset(each.family for each in persons if each.full and (each.title or each.name in speakers))


def _speaks_in_person(signals: Signals, attribution: Attribution) -> bool:
    """Whether a plain say-verb ties the name to words in quotation marks right beside it."""
    source, cue = attribution.source, attribution.cue
    if source is None or attribution.lemma not in signals.lexicons.words("people.sayings"):
        return False
    if max(cue.start - source.span.end, source.span.start - cue.end) > 1:
        return False
    quotation = signals.get(quotations).at(min(cue.start, source.span.start) - 2)
    return quotation is not None and signals.text.count(" ", *quotation.inner) > 2


def _met(signals: Signals, name: str, above: Span) -> bool:
    """Whether the draft has told of somebody by that name in its own words."""
    found = re.finditer(rf"\b{re.escape(name)}\b", signals.text[slice(*above)])
    return any(signals.get(quotations).at(above.start + each.start()) is None for each in found)


def _orphan_pronoun(signals: Signals) -> Iterator[Note]:
    """A draft or section whose first speaker is “he” or “she”, and nobody above whom that could be."""
    starts = [0, *(block.offset for block in signals.document.blocks if block.kind == "heading")]
    found = [item.source for item in signals.get(attributions) if item.source is not None]
    for start, end in zip(starts, [*starts[1:], len(signals.text) + 1], strict=True):
        first = next((source for source in found if start <= source.span.start < end), None)
        if first is None or first.head not in SINGULAR:
            continue
        if not _somebody(signals, Span(_near(signals, first.span.start), first.span.start)):
            yield Note(first.span)


def _near(signals: Signals, offset: int) -> int:
    """Where the paragraphs begin that a reader still has in mind: this one and two above."""
    above = [block.offset for block in signals.document.blocks if block.offset <= offset and block.kind in PROSE_KINDS]
    return above[-_KEPT] if len(above) >= _KEPT else 0


def _somebody(signals: Signals, span: Span) -> bool:
    """Whether the draft's own words speak of anybody: a name that is no place or month, or a noun for a person."""
    words, kinds = signals.lexicons.words, heads(signals.lexicons)
    nobody = (words("people.places") | words("people.bodies") | words("time.months")) - words("people.mononyms")
    for sentence in signals.get(sentences).within(*span):
        for token in tokenize(signals, Span(sentence.start, min(sentence.end, span.end))):
            if token.kind == "name" and token.low.rstrip(".") not in nobody:
                return True
            if kinds.get(token.low) in ("role", "insider"):
                return True
    return False


_QUESTIONS: Final[Answers] = {
    "surname-first": _surname_first,
    "orphan-pronoun": _orphan_pronoun,
}
CHECK = Check(
    "names",
    "Speakers by a surname or a pronoun that nothing above introduces.",
    by_option("question", _QUESTIONS),
    options={"question": f"what is asked: {', '.join(_QUESTIONS)}"},
    placeholders={"known": "the name as the draft spells it elsewhere (surname-first)"},
)
