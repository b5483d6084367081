"""The story as a whole: where its first source stands, how many there are, whom nobody asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from attrlint.checks import Answers, Check, Note, by_option
from attrlint.checks.reply import no_response
from attrlint.document import PROSE_KINDS, Block, Span
from attrlint.evidence import support
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions
from attrlint.signals.bodies import bodies
from attrlint.signals.claims import claims
from attrlint.signals.identities import full_name
from attrlint.signals.labels import labels
from attrlint.signals.people import Mention, Person, folded, people
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences
from attrlint.signals.sourcemarks import sourcemarks

_HIGH: Final = 3
"""Body paragraphs within which the first source should stand."""
_CONTESTED: Final = frozenset({"superlative", "allegation", "cause", "forecast"})
_MEASURED: Final = 24
"""Characters between a measure and the verb that says how it changed."""
_BRIEF: Final = 150
"""Words up to which a story may rest on one source; from twice as many on, paragraphs do not count."""
_PARAGRAPHS: Final = 5
_SAID: Final = 3
"""Attributions that make a source the story's."""
_TOP: Final = 4
"""Paragraphs in which a story says what it is about."""
_SIDE: Final = 40
"""Characters before a name in which its country or office stands."""
_WORD: Final = expression(r"[\w’'-]+")
_CAPITAL: Final = expression(r"\b[A-Z][\w’'-]+")


def _body(signals: Signals) -> Sequence[Block]:
    return [block for block in signals.document.blocks if block.kind in PROSE_KINDS]


def _late_source(signals: Signals) -> Iterator[Note]:
    """A contested statement in the opening paragraph, and no source in it or in the two below."""
    opening, evidence = _body(signals)[:_HIGH], signals.get(support)
    if len(opening) < _HIGH or any(list(evidence.within(block.span)) for block in opening):
        return
    yield from (Note(span) for span in sorted(_contested(signals, opening[0].span))[:1])


def _contested(signals: Signals, lede: Span) -> Iterator[Span]:
    """What somebody may dispute: claims, accusations of whomever, a measure that changed."""
    for claim in signals.get(claims):
        if claim.kind in _CONTESTED and lede.covers(claim.span):
            yield claim.span
    changes = [
        hit
        for name in ("quantities.changing", "people.multiplied")
        for hit in signals.hits(name)
        if lede.covers((hit.start, hit.end))
    ]
    tried = signals.holds(signals.get(sentences).at(lede.start), "claims.process")
    found = [] if tried else [Span(hit.start, hit.end) for hit in signals.hits("claims.crimes")]
    for measure in signals.hits("quantities.measures"):
        found += [Span(measure.start, hit.end) for hit in changes if 0 < hit.start - measure.end <= _MEASURED]
    for span in found:
        if lede.covers(span) and signals.get(quotations).at(span.start) is None:
            yield span


def _single_source(signals: Signals) -> Iterator[Note]:
    """A story of some length in which one person or body says everything."""
    blocks = _body(signals)
    words = sum(block.text.count(" ") + 1 for block in blocks)
    interview = len(signals.get(labels)) >= _SAID
    if interview or words < _BRIEF or (len(blocks) < _PARAGRAPHS and words < 2 * _BRIEF):
        return
    told = [item for item in signals.get(attributions) if _counts(item)]
    told = [item for item in told if signals.document.block_at(item.cue.start).kind in PROSE_KINDS] or told
    if len(told) < _SAID or signals.get(sourcemarks):
        return
    if len({_key(signals, item) for item in told}) == 1:
        first = next((item for item in told if " " in item.who), told[0])
        if first.source is not None:
            source = first.source.span
            yield Note(source, {"source": first.who or signals.text[slice(*source)]})


def _counts(item: Attribution) -> bool:
    """Whether an attribution shows a source of the story; a pronoun stands for one that is there already."""
    if item.source is None or item.kind not in ("speech", "document") or item.polarity == "declined":
        return False
    named = item.source.kind in ("person", "organisation")
    return item.source.kind != "pronoun" and (named or item.strength == "strong")


def _key(signals: Signals, item: Attribution) -> str:
    """What tells one source from another: a body's full name, the last word of a name, else the head noun."""
    if item.source is not None and item.source.kind == "organisation":
        known = signals.get(bodies).within(item.source.span)
        if known:
            return known[0].name
    words = item.who.split() or [item.source.head if item.source else ""]
    return folded(words[-1])


def _one_sided(signals: Signals) -> Iterator[Note]:
    """Two people meet or clash at the top of the story; one of them is heard, the other neither speaks nor is asked."""
    if signals.hits("people.unanswered"):
        return
    meetings = [
        (sentence, parties) for sentence in _encounters(signals) if len(parties := _parties(signals, sentence)) == 2
    ]
    if not meetings:
        return
    directing = signals.lexicons.forms("claims.directives")
    told = [item for item in signals.get(attributions) if item.source is not None and item.lemma not in directing]
    speakers = {_key(signals, item) for item in told if _counts(item)}
    heard = {word for item in told for word in _words(signals, item)}
    for sentence, parties in meetings:
        silent = [party for party in parties if not heard & {party.person.family, *_side(signals, party)}]
        speaking = [party for party in parties if _family(signals, party) in speakers]
        if len(silent) == len(speaking) == 1 and silent != speaking:
            end = silent[0].span.end
            names = {"silent": silent[0].person.name, "speaking": speaking[0].person.name}
            yield Note(Span(sentence.start, end), names)
            return


def _family(signals: Signals, party: Mention) -> str:
    return folded(full_name(signals.lexicons, party.person.name).rpartition(" ")[2])


def _words(signals: Signals, item: Attribution) -> Iterator[str]:
    span = item.source.span if item.source else item.cue
    yield from (folded(word) for word in _WORD.findall(signals.text, *span))


def _encounters(signals: Signals) -> Iterator[Span]:
    """The sentences at the top of the story that tell of something two sides do together."""
    places = sorted(hit.start for hit in signals.hits("people.encounters") if not signals.get(quotations).at(hit.start))
    for block in _body(signals)[:_TOP] if places else ():
        for sentence in signals.get(sentences).within(*block.span):
            if bisect_left(places, sentence.start) < bisect_left(places, sentence.end):
                yield sentence


def _titled(signals: Signals) -> frozenset[Person]:
    """The people whom the draft gives a title somewhere."""
    return frozenset(each.person for each in signals.get(people).mentions if each.titled(signals.text))


def _parties(signals: Signals, sentence: Span) -> Sequence[Mention]:
    """The people in a sentence whom the draft gives a title somewhere, each once."""
    titled = signals.get(_titled)
    found: dict[str, Mention] = {}
    for mention in signals.get(people).within(sentence):
        if mention.person in titled:
            found.setdefault(mention.person.family, mention)
    return list(found.values())


def _side(signals: Signals, party: Mention) -> Iterator[str]:
    """The country or office before a name: who speaks for it speaks for the person."""
    start = max(0, party.span.start - _SIDE)
    before = signals.text[start : party.span.start].rpartition(". ")[2]
    yield from (folded(word) for word in _CAPITAL.findall(before))


_QUESTIONS: Final[Answers] = {
    "late-source": _late_source,
    "single-source": _single_source,
    "one-sided": _one_sided,
    "no-response": no_response,
}
CHECK = Check(
    "story",
    "How a story as a whole is sourced: how high up, by how many, on how many sides.",
    by_option("question", _QUESTIONS),
    options={"question": f"what is asked: {', '.join(_QUESTIONS)}"},
    placeholders={
        "source": "the one source there is (single-source)",
        "silent": "the party that is not heard (one-sided)",
        "speaking": "the one that is (one-sided)",
        "accused": "who is accused and not heard (no-response)",
    },
)
