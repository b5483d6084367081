"""Who says so: what supports the sentence or the paragraph of a span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import Final

from attrlint.conditions.condition import Condition
from attrlint.document import PROSE_KINDS, Block, Span
from attrlint.evidence import best, support, vouching
from attrlint.expressions import expression
from attrlint.said import insulting, is_cue, is_source, is_thought, is_whole_source, retold
from attrlint.signals import Signals, inside
from attrlint.signals.attributions import attributions, said_in
from attrlint.signals.claims import claims
from attrlint.signals.headline import repeated_headline
from attrlint.signals.quantities import Quantity, quantities
from attrlint.signals.sentences import sentences
from attrlint.signals.sourcemarks import sourcemarks

_AGENT: Final = expression(
    r"\b(?:(?:reported|said|told|alleged|claimed|believed|thought|seen|viewed|regarded|interpreted) by"
    r"|according to|per) (?:the |an? |his |her |its |their )?(?:[a-z-]+ ){0,2}[A-Z]"
    r"|\b[A-Z][\w’'-]+ (?:first )?(?:reported|reports)\b"
)


def _attributed(signals: Signals, span: Span) -> bool:
    return signals.get(support).strength(span.start) == "strong"


def _vouched(signals: Signals, span: Span) -> bool:
    """Attributed, and not only to somebody who orders or promises something."""
    return best(vouching(signals, span.start)) == "strong"


def _sourced(signals: Signals, span: Span) -> bool:
    return best(list(signals.get(support).within(signals.document.block_at(span.start).span))) != ""


def _borne_out(signals: Signals, span: Span) -> bool:
    return best(list(signals.get(support).within(signals.document.block_at(span.start).span))) == "strong"


def _answered(signals: Signals, span: Span) -> bool:
    return _brief(signals, span) or _sourced_below(signals, span)


def _sourced_below(signals: Signals, span: Span) -> bool:
    """Each figure that is claimed in it stands once more further down, and there somebody says so."""
    claimed = {claim.span for claim in inside(signals.get(claims), span) if claim.checkable}
    every = inside(signals.get(quantities), span)
    told = [q for q in every if any(claim.covers(q.span) for claim in claimed)]
    if not told or any(not any(claim.covers(q.span) for q in told) for claim in claimed):
        return False
    end, said = signals.document.block_at(span.start).span.end, signals.get(_last_said)
    return all(max(said.get((*_size(q), noun), -1) for noun in (q.noun, "")) > end for q in told)


def _last_said(signals: Signals) -> dict[tuple[str, Fraction, Fraction, str], int]:
    """Where a figure that somebody gives stands last."""
    evidence = signals.get(support)
    return {
        (*_size(q), q.noun): q.span.start
        for q in signals.get(quantities)
        if evidence.strength(q.span.start) == "strong"
    }


def _size(quantity: Quantity) -> tuple[str, Fraction, Fraction]:
    return quantity.kind, quantity.low, quantity.high


def _brief(signals: Signals, span: Span) -> bool:
    """The lede is one sentence, the news in brief, and one of the two paragraphs below says who says so."""
    prose = [block.span for block in islice(_prose(signals), 4)]
    headed = signals.get(repeated_headline) is not None
    lede, below = prose[headed : headed + 1], prose[headed + 1 : headed + 3]
    if lede != [signals.document.block_at(span.start).span] or len(list(signals.get(sentences).within(*lede[0]))) > 1:
        return False
    evidence = signals.get(support)
    return any(best(list(evidence.within(each))) == "strong" for each in below)


def _prose(signals: Signals) -> Iterator[Block]:
    return (block for block in signals.document.blocks if block.kind in PROSE_KINDS)


def _enclosed(signals: Signals, span: Span) -> bool:
    """It is one sentence, and the same speaker tells the paragraphs right above and below it."""
    at, blocks = signals.document.index_at(span.start), signals.document.blocks
    if not 0 < at < len(blocks) - 1 or len(list(signals.get(sentences).within(*blocks[at].span))) > 1:
        return False
    above, below = (_speakers(signals, blocks[each].span) for each in (at - 1, at + 1))
    return not above.isdisjoint(below)


def _speakers(signals: Signals, block: Span) -> frozenset[str]:
    """The last names of those who say something in it."""
    split = signals.get(sentences)
    told = (a for sentence in split.within(*block) for a in said_in(signals, split.index(sentence.start)))
    return frozenset(a.who.rpartition(" ")[2] for a in told if a.who and a.strength == "strong")


def _tagged(signals: Signals, span: Span) -> bool:
    return any(mark.covers.overlaps(span) for mark in signals.get(sourcemarks) if mark.kind not in ("link", "footnote"))


def _linked(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return any(mark.kind in ("link", "footnote") and sentence.overlaps(mark.span) for mark in signals.get(sourcemarks))


def _cued(signals: Signals, span: Span) -> bool:
    """By another word than those in question, and by somebody they do not speak of."""
    index = signals.get(sentences).index(span.start)
    here = (a for a in said_in(signals, index) if a.source and not a.source.span.overlaps(span))
    return any(not a.cue.overlaps(span) for a in here)


def _agent_named(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return bool(_AGENT.search(signals.text, sentence.start, sentence.end))


def _speaker_named(signals: Signals, span: Span) -> bool:
    index = signals.get(sentences).index(span.start)
    return any(a.source.named and not a.cue.overlaps(span) for a in said_in(signals, index) if a.source)


def _person_says(signals: Signals, span: Span) -> bool:
    index = signals.get(sentences).index(span.start)
    here = (a.source for a in said_in(signals, index) if a.source and not a.cue.overlaps(span))
    return any(source.named and source.kind == "person" for source in here)


def _named_soon(signals: Signals, span: Span) -> bool:
    """Names of speakers follow within the next two sentences, or links."""
    index = signals.get(sentences).index(span.start)
    soon = (*said_in(signals, index + 1), *said_in(signals, index + 2))
    return any(a.source is not None and a.source.named for a in soon)


def _introduced(signals: Signals, span: Span) -> bool:
    """Within two sentences somebody speaks who is named for the first time, and is called what this one is."""
    called = re.compile(rf"\b{re.escape(signals.text[slice(*span)].split()[-1])}\b")
    split = signals.get(sentences)
    index = split.index(span.start)
    soon = (told for ahead in (1, 2) for told in said_in(signals, index + ahead))
    new = (a for a in soon if " " in a.who and a.who not in signals.text[: span.start])
    return any(called.search(signals.text, *split.at(a.cue.start)) for a in new)


def _one_named(signals: Signals, span: Span) -> bool:
    """One of that kind is named as a source further down: “analyst Ana Ruiz”, where it says “analysts said”."""
    kinds = signals.lexicons.words("sources.experts") & set(signals.text[slice(*span)].lower().split())
    if not kinds:
        return False
    one = re.compile(rf"\b(?:{'|'.join(re.escape(kind.removesuffix('s')) for kind in kinds)})\b", re.IGNORECASE)
    below = (a for a in signals.get(attributions) if a.cue.start > span.end and a.source and a.source.named)
    return any(one.search(signals.text, *signals.get(sentences).at(a.cue.start)) for a in below)


def _reported_soon(signals: Signals, span: Span) -> bool:
    """Somebody named, an outlet that is, reports it within the next three sentences."""
    index = signals.get(sentences).index(span.start)
    soon = (told for ahead in (1, 2, 3) for told in said_in(signals, index + ahead))
    return any(a.lemma == "report" and a.source is not None and a.source.named for a in soon)


def _published(signals: Signals, span: Span) -> bool:
    """Its paragraph or one of the two below tells where research was published, or by whom."""
    at = signals.document.index_at(span.start)
    last = signals.document.blocks[at : at + 3][-1]
    return signals.holds(Span(signals.document.blocks[at].offset, last.span.end), "sources.publishing")


def _explained(signals: Signals, span: Span) -> bool:
    return signals.holds(signals.document.block_at(span.start).span, "anonymous.reasons")


def _checked(signals: Signals, span: Span) -> bool:
    """Its sentence or one beside it tells who posted it, or who looked whether it is real."""
    split = signals.get(sentences)
    index = split.index(span.start)
    near = Span(split.spans[max(0, index - 1)].start, split.spans[min(index + 1, len(split.spans) - 1)].end)
    return signals.holds(near, "social.verified")


CONDITIONS: Final = (
    Condition(
        "attributed",
        "its sentence has strong evidence: a source and a cue, a quotation with a speaker, a tag on it",
        _attributed,
    ),
    Condition("vouched", "attributed, and not only to somebody who orders, asks or promises something", _vouched),
    Condition("sourced", "its paragraph carries any source at all", _sourced),
    Condition("borne-out", "its paragraph has strong evidence somewhere", _borne_out),
    Condition(
        "answered",
        "it is the lede, and one of the two paragraphs below names a source; or its figures are sourced below",
        _answered,
    ),
    Condition(
        "enclosed",
        "its paragraph is one sentence, and somebody named tells both the one above and the one below",
        _enclosed,
    ),
    Condition("tagged", "a source tag covers it", _tagged),
    Condition("linked", "its sentence carries a link or a footnote", _linked),
    Condition("cued", "its sentence says who says so, by name or not", _cued),
    Condition("agent-named", "its sentence names by whom, or according to whom", _agent_named),
    Condition("speaker-named", "its sentence is attributed to somebody by name", _speaker_named),
    Condition("person-says", "its sentence is attributed to a person by name", _person_says),
    Condition("named-soon", "a named speaker follows within two sentences", _named_soon),
    Condition("is-cue", "it is the cue by which a person or body, not a document, says something", is_cue),
    Condition("is-source", "it is the source of an attribution, from its first word", is_source),
    Condition("is-whole-source", "it is the source of an attribution, and all of it", is_whole_source),
    Condition("is-thought", "it is the word by which somebody thinks, feels or wants something", is_thought),
    Condition("retold", "somebody else says that somebody said so by that word", retold),
    Condition("insulting", "it is a source that says something insulting", insulting),
    Condition("checked", "its sentence or one beside it says who posted it, or who checked it", _checked),
    Condition(
        "published", "its paragraph or one of the two below tells where it was published, or by whom", _published
    ),
    Condition("introduced", "somebody who is called so too speaks within two sentences, and is named", _introduced),
    Condition("one-named", "one of that kind speaks further down, and is named", _one_named),
    Condition("reported-soon", "somebody named reports it within three sentences", _reported_soon),
    Condition("explained", "its paragraph gives a reason why a source is not named", _explained),
)
