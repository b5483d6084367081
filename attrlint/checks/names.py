"""Names of speakers: surnames, pronouns and spellings that nobody has introduced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrlint.checks import Check, Note
from attrlint.document import Span
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions
from attrlint.signals.heads import heads
from attrlint.signals.people import People, Person, folded, people
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences
from attrlint.signals.tokens import tokenize

_LISTS: Final = ("people.mononyms", "people.bodies", "people.places")
_SINGULAR: Final = ("he", "she")
_SAYING: Final = frozenset({"say", "add", "tell", "ask", "continue", "explain"})
_NAME: Final = re.compile(r"[^\W\d_a-z][\w’'-]+")
_JOINED_BEFORE: Final = re.compile(r"(?:[A-Z][\w’'-]*\.?|\b(?:de|van|von|al|bin)) $")
_JOINED_AFTER: Final = re.compile(r"\.? (?:[A-Z]|in ’t|in 't)|[-&/]")
_HEADLINE: Final = 160
"""Characters up to which a single sentence at the very top is a headline or the line below it."""
_COURTESIES: Final = frozenset({"mr", "mrs", "ms", "mx", "miss"})


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    yield from _QUESTIONS[str(rule.options["question"])](signals)


def _surname_first(signals: Signals) -> Iterator[Note]:
    """A speaker by one name whom nothing above introduces: named in full only below, or spelt otherwise elsewhere."""
    registry, top = signals.get(people), _body(signals)
    seen: set[str] = set()
    for attribution in signals.get(attributions):
        span = _bare(signals, attribution)
        if span is None or span.start < top:
            continue
        name = signals.text[slice(*span)]
        if folded(name) in seen:
            continue
        seen.add(folded(name))
        if _introduced(registry, name, span.start) or _listed(signals, folded(name)):
            continue
        near = _misspelt(signals, registry, folded(name))
        if near is not None:
            yield Note(span, {"known": near.name})
        elif _named_below(signals, registry, folded(name)) or _speaks_in_person(signals, attribution):
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


def _body(signals: Signals) -> int:
    """Where headline and deck end: short single sentences, at most two."""
    end = 0
    blocks = signals.document.blocks
    for block in blocks[: 0 if blocks[0].kind == "heading" else 2]:
        if len(block.text) > _HEADLINE or sum(1 for _ in signals.get(sentences).within(*block.span)) > 1:
            break
        end = block.span.end
    return end


def _introduced(registry: People, name: str, before: int) -> bool:
    """Whether a full name or a title above gives the name; “Mr.” introduces nobody."""
    known = registry.called(name, before)
    return known is not None and (known.full or known.title.rstrip(".").lower() not in _COURTESIES)


def _listed(signals: Signals, name: str) -> bool:
    """Whether the house knows the name, or it is an ordinary word."""
    words = signals.lexicons.words
    if name.partition("'")[0] in words("grammar.pronouns"):
        return True
    return any(name in words(listed) for listed in _LISTS) or name in heads(signals.lexicons)


def _misspelt(signals: Signals, registry: People, name: str) -> Person | None:
    """Somebody in the draft who speaks or has a title, and whose family name differs by a slip of the hand."""
    if len(name) < 5:
        return None
    for person in registry.persons:
        family = person.family
        if not person.full or _listed(signals, family):
            continue
        if len(family) > 4 and not family.startswith(name) and not name.startswith(family):
            if apart(name, family) <= (1 if len(name) < 8 else 2):
                return person
    return None


def apart(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next to make one word the other."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != wanted)))
            if i > 1 and j > 1 and letter == other[j - 2] and wanted == one[i - 2]:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


def _named_below(signals: Signals, registry: People, name: str) -> bool:
    """Whether the draft names the person in full after all, with a title or as a speaker."""
    speakers = {attribution.who for attribution in signals.get(attributions)}
    return any(
        person.family == name and person.full and (person.title or person.name in speakers)
        for person in registry.persons
    )


def _speaks_in_person(signals: Signals, attribution: Attribution) -> bool:
    """Whether a plain say-verb ties the name to words in quotation marks right beside it."""
    source, cue = attribution.source, attribution.cue
    if source is None or attribution.lemma not in _SAYING:
        return False
    if max(cue.start - source.span.end, source.span.start - cue.end) > 1:
        return False
    quotation = signals.get(quotations).at(min(cue.start, source.span.start) - 2)
    return quotation is not None and signals.text.count(" ", *quotation.inner) > 3


def _orphan_pronoun(signals: Signals) -> Iterator[Note]:
    """A draft or section whose first speaker is “he” or “she”, and nobody above whom that could be."""
    blocks = signals.document.blocks
    starts = [0, *(block.offset for block in blocks if block.kind == "heading")]
    found = [item for item in signals.get(attributions) if item.source is not None]
    for start, end in zip(starts, [*starts[1:], len(signals.text) + 1], strict=True):
        first = next((item for item in found if start <= item.cue.start < end), None)
        if first is None or first.source is None or first.source.head not in _SINGULAR:
            continue
        if not _somebody(signals, Span(start, first.source.span.start)):
            yield Note(first.source.span)


def _somebody(signals: Signals, span: Span) -> bool:
    """Whether the draft's own words speak of anybody: a name that is no place or month, or a noun for a person."""
    words, kinds = signals.lexicons.words, heads(signals.lexicons)
    nobody = words("people.places") | words("people.bodies") | words("time.months")
    for sentence in signals.get(sentences).within(*span):
        for token in tokenize(signals, Span(sentence.start, min(sentence.end, span.end))):
            if token.kind == "name" and token.low.rstrip(".") not in nobody:
                return True
            if kinds.get(token.low) in ("role", "insider"):
                return True
    return False


_QUESTIONS: Final[Mapping[str, Callable[[Signals], Iterator[Note]]]] = {
    "surname-first": _surname_first,
    "orphan-pronoun": _orphan_pronoun,
}
CHECK = Check(
    "names",
    "Speakers by a surname or a pronoun that nothing above introduces.",
    _run,
    options={"question": f"what is asked: {', '.join(_QUESTIONS)}"},
    placeholders={"known": "the name as the draft spells it elsewhere (surname-first)"},
)
