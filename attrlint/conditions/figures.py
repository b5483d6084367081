"""How many: figures beside a span, and what its claims weigh."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from math import prod
from typing import Final

from attrlint.conditions.condition import Condition
from attrlint.document import Span
from attrlint.evidence import support
from attrlint.expressions import expression
from attrlint.signals import Signals, inside
from attrlint.signals.checkworthy import score
from attrlint.signals.claimbase import on_top
from attrlint.signals.claims import claims
from attrlint.signals.headline import opening
from attrlint.signals.numerals import table
from attrlint.signals.quantities import SHARES, Quantity, quantities
from attrlint.signals.sentences import sentences
from attrlint.signals.tokens import content

_ENOUGH: Final = 2
"""The weight of claims from which a paragraph must say where they come from."""
_SURE: Final = 2.0
"""The score, in log-odds, from which a sentence is surely worth checking."""
_UNLIKELY: Final = -0.5
"""The score up to which it is hardly worth it."""
_ABOVE: Final = 2
"""Paragraphs for which a document stays in force."""
_SHORT: Final = Fraction(1, 2)
_MANY: Final = 100
"""From half of “thousands” to a hundred times as much is what the word may mean."""
_BRACKETED: Final = expression(r"[^.;,]{0,40}?[(—–] ?(?:[\w.]+ ){0,4}?[$€£]?(?!(?:19|20)\d\d\b)\d")
_DESCRIBING: Final = expression(
    r"(?:\b(?:the|its|his|her|their|this)|[a-z][’']s|\bwith)(?: (?:over|about|around|some|nearly|more than))? $"
)
"""What stands before a figure that tells which thing is meant: “the $8 billion budget”, “a chain with 1,200 shops”."""
_NOUN: Final = expression(r"(?: of)?(?: [\w’'-]+)?")
_NUMBER_OF: Final = expression(r"\bnumber of (?:[a-z-]+ )??([a-z]+s|people)\b[^.;]*$")
_TALLIED: Final = expression(
    r"\b(?:count(?:s|ed)?|tallied|registered|numbered|tally of|turnout (?:of|at)) (?:[a-z]+ ){0,2}$"
)
_FIGURE_BEFORE: Final = expression(
    r"(?:\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?) ?$",
    re.IGNORECASE,
)


def _counted(signals: Signals, span: Span) -> bool:
    """A number right before it, or a figure for it right after it, in brackets or between dashes."""
    sentence = signals.get(sentences).at(span.start)
    if _FIGURE_BEFORE.search(signals.text, max(sentence.start, span.start - 20), span.start):
        return True
    return bool(_BRACKETED.match(signals.text, span.end, min(sentence.end, span.end + 60)))


def _figures(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return any(
        not (q.span.overlaps(span) or q.small or q.kind == "year") for q in inside(signals.get(quantities), sentence)
    )


def _slight(signals: Signals, span: Span) -> bool:
    """High in a story one heavy claim is enough to ask, further down it takes two."""
    enough = _ENOUGH if on_top(signals, span.start) else 2 * _ENOUGH
    return sum(claim.weight for claim in inside(signals.get(claims), span)) < enough


def _describing(signals: Signals, span: Span) -> bool:
    """All there is to look up are figures that tell which thing is meant."""
    figures = [claim.span.start for claim in inside(signals.get(claims), span) if claim.checkable]
    return bool(figures) and all(_DESCRIBING.search(signals.text, max(0, at - 30), at) for at in figures)


def _trifling(signals: Signals, span: Span) -> bool:
    """Nothing to look up, and no sentence a fact-checker might pick; far down or half sourced, surely would pick."""
    if any(claim.checkable for claim in inside(signals.get(claims), span)):
        return False
    asked = on_top(signals, span.start) and not any(signals.get(support).within(span))
    least = _UNLIKELY if asked else _SURE
    return all(score(signals, sentence, "worth") <= least for sentence in signals.get(sentences).within(*span))


def _documented(signals: Signals, span: Span) -> bool:
    """The paragraph speaks of the document itself, or one shortly above does; for shares, any above."""
    here = signals.document.block_at(span.start).span
    known = signals.get(_known)
    if here not in known:
        known[here] = _speaks_of_document(signals, here)
    return known[here]


def _known(_signals: Signals) -> dict[Span, bool]:
    """The paragraphs of which it is known whether they are documented: a paragraph of figures is asked for each."""
    return {}


def _speaks_of_document(signals: Signals, here: Span) -> bool:
    if signals.holds(here, "claims.documents", "claims.results", "claims.markets", "claims.sports"):
        return True
    if any(signals.holds(block.span, "claims.statistics") for block in opening(signals)):
        return True
    figures = {claim.span for claim in inside(signals.get(claims), here) if claim.checkable}
    shares = {q.span for q in inside(signals.get(quantities), here) if q.kind in SHARES}
    told, traded = (_last_above(signals, name, here) for name in ("claims.documents", "claims.markets"))
    in_mind = (told is not None and figures <= shares) or any(_in_mind(signals, word, here) for word in (told, traded))
    return bool(figures) and in_mind


def _last_above(signals: Signals, name: str, here: Span) -> int | None:
    """Where the last word of a list before a paragraph begins."""
    hits = signals.hits(name)
    above = bisect_left(hits, here.start, key=lambda hit: hit.start)
    return hits[above - 1].start if above else None


def _in_mind(signals: Signals, word: int | None, here: Span) -> bool:
    """Whether that word and figures with it stand in one of the paragraphs right above."""
    at = signals.document.index_at(here.start)
    above = (block.span for block in signals.document.blocks[max(0, at - _ABOVE) : at])
    told = next((span for span in above if word is not None and span.start <= word < span.end), None)
    return told is not None and any(not q.small for q in inside(signals.get(quantities), told))


def _counted_elsewhere(signals: Signals, span: Span) -> bool:
    """A figure of its size stands somewhere in the draft for what it counts; people must do the same there."""
    words = signals.text[span.start : span.end].lower().split()
    size = _size(signals, words)
    noun = words[-1] if words[-1] not in table(signals.lexicons, "quantities.sizes") else ""
    anyone = signals.lexicons.words("quantities.anyone") | {""}
    meant = anyone - {""} if noun in anyone else {noun}
    counts = [q for q in signals.get(quantities) if q.kind == "count" and _noun_of(signals, q) in meant | {""}]
    counts = [q for q in counts if size * _SHORT <= q.high and q.low <= size * _MANY]
    if any(_tallied(signals, q) for q in inside(counts, _and_next(signals, span))):
        return True
    named = (q for q in counts if _noun_of(signals, q) in meant)
    return any(noun not in anyone or content(signals, span) & content(signals, q.span) - anyone for q in named)


def _tallied(signals: Signals, quantity: Quantity) -> bool:
    """“the pastor counted 640”, “640 of them”."""
    start, end = quantity.span
    before = _TALLIED.search(signals.text, max(0, start - 30), start)
    return bool(before) or signals.text.startswith((" of them", " of whom"), end)


def _and_next(signals: Signals, span: Span) -> Span:
    """The rest of its sentence, and the one after it."""
    split = signals.get(sentences)
    index = split.index(span.start)
    return Span(span.end, split.spans[index : index + 2][-1].end)


def _noun_of(signals: Signals, quantity: Quantity) -> str:
    """What it counts: “300 homes”, “the number of homes lost to 300”."""
    number = _NUMBER_OF.search(signals.text, max(0, quantity.span.start - 60), quantity.span.start)
    return quantity.noun or (number[1].lower() if number else "")


def _loose(signals: Signals, span: Span) -> bool:
    """A crowd nobody counts, a sum; or things that are no stake and bring nobody harm: hundreds of speeches."""
    noun = _NOUN.match(signals.text, span.end, signals.get(sentences).at(span.start).end)
    if signals.holds(Span(span.start, noun.end() if noun else span.end), "quantities.loose"):
        return True
    bare = any(hit.end >= span.end for hit in signals.hits_in(span, "quantities.bare-magnitudes"))
    if bare or signals.holds(span, "quantities.stakes"):
        return False
    return not signals.holds(signals.get(sentences).at(span.start), "claims.tolls", "quantities.harms")


def _size(signals: Signals, words: Sequence[str]) -> Fraction:
    """What “tens of thousands” begins with: 10,000."""
    known = table(signals.lexicons, "quantities.sizes")
    return prod((Fraction(known[word]["value"]) for word in words if word in known), start=Fraction(1))


CONDITIONS: Final = (
    Condition("counted", "a figure stands right before it, or right after it in brackets", _counted),
    Condition(
        "counted-elsewhere",
        "the draft gives a figure for such things somewhere, and one that it may mean",
        _counted_elsewhere,
    ),
    Condition(
        "loose",
        "it speaks of a crowd nobody counts, of a sum, or of things of which little hangs on how many they are",
        _loose,
    ),
    Condition("figures", "another figure, no year, stands in its sentence", _figures),
    Condition("slight", "its claims are slight: one small figure, a date, a cause", _slight),
    Condition("describing", "its only figures tell which thing is meant: the $8 billion budget", _describing),
    Condition("trifling", "its claims are slight, and no sentence of it is surely worth checking", _trifling),
    Condition(
        "documented",
        "its paragraph speaks of a poll, study, report, vote or market, or goes on with the figures of one",
        _documented,
    ),
)
