"""Claims in figures: statistics, prices, tolls."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.claimbase import Claim, nearest, on_top, same_clause, unreal
from attrlint.signals.quantities import SHARES, Quantity, quantities
from attrlint.signals.sentences import sentences

_LARGE: Final = {"count": (100, 1_000), "money": (100, 1_000_000), "multiple": (2, 1_000_000_000)}
"""From the first a figure must be sourced if another stands beside it, from the second by itself."""
_DIGITS: Final = 7
"""Digits from which a number without separators is somebody's key, not a count."""
_GIVEN: Final = (
    " the ",
    " those ",
    " these ",
    " his ",
    " her ",
    " their ",
    " its ",
    "\nthe ",
    "nation of ",
    "city of ",
    "town of ",
)
_REACH: Final = 45
"""Characters from the word “toll” to its number."""
_FEW: Final = 10
"""Up to which anybody who is there can count."""
_NEAR: Final = 24
_NAME: Final = expression(r"(?<!\w)[A-Z][\w’'-]+ $")
_NOUN: Final = expression(r" ([a-z]+)")


def statistics(signals: Signals) -> Iterator[Claim]:
    """Percentages, money, ratios, counts of what is not on public record."""
    public = signals.lexicons.words("claims.public-counts")
    for quantity in signals.get(quantities):
        if quantity.noun in public or _known(signals, quantity.span) or _bare(signals, quantity):
            continue
        if quantity.kind in SHARES or quantity.kind in _LARGE:
            slight = quantity.small or _compound(signals, quantity.span) or unreal(signals, quantity.span)
            price = quantity.kind == "money" and _priced(signals, quantity.span)
            yield Claim(quantity.span, "price" if price else "statistic", 0 if slight else _weight(signals, quantity))


def _bare(signals: Signals, quantity: Quantity) -> bool:
    """A number that counts nothing: a few, an age, an hour, a model (“a Saab 900”), the points of a match."""
    if quantity.kind != "count":
        return quantity.unit == "point" and _played(signals, quantity.span)
    opening = signals.get(sentences).at(quantity.span.start).start + 1  # a capital there makes no name
    named = bool(_NAME.search(signals.text, max(opening, quantity.span.start - _NEAR), quantity.span.start))
    digits = signals.text[quantity.span.start : quantity.span.end].isdigit()
    some = quantity.value >= _LARGE["count"][0]
    return quantity.value <= _FEW or not (quantity.noun or (some and not (named and digits)))


def _played(signals: Signals, span: Span) -> bool:
    return signals.holds(signals.get(sentences).at(span.start), "claims.matches")


def _compound(signals: Signals, span: Span) -> bool:
    return signals.text[span.end : span.end + 1] == "-"


def _known(signals: Signals, span: Span) -> bool:
    """Whether the text takes the number as given: “the 49 victims”, “100 percent behind her”."""
    before = signals.text[max(0, span.start - 10) : span.start].lower()
    return before.endswith(_GIVEN) or signals.text[span.start : span.end] == "100 percent"


def _priced(signals: Signals, span: Span) -> bool:
    """Whether a word of prices, deals or budgets stands near in its clause."""
    hits = signals.hits("claims.pricing")
    at = bisect_left(hits, span.start, key=lambda hit: hit.start)
    before, after = hits[max(0, at - 1) : at], hits[at : at + 1]
    return any(same_clause(signals, hit.end, span.start) for hit in before if hit.end <= span.start) or any(
        same_clause(signals, span.end, hit.start) for hit in after if hit.start >= span.end
    )


def _weight(signals: Signals, quantity: Quantity) -> int:
    """What a figure weighs: shares by themselves, amounts and counts by their size; little, in words alone (“half
    of them”, “worth a thousand”); nothing, where an amount is but an epithet (“a $50 million renovation”).
    """
    written = signals.text[quantity.span.start : quantity.span.end]
    key = written.isdigit() and (len(written) > _DIGITS or written[0] == "0")
    if key or (quantity.kind == "money" and _epithet(signals, quantity.span)):
        return 0
    if quantity.kind == "ratio":
        return 2
    if not any(char.isdigit() for char in written):
        return 1
    if quantity.kind in SHARES:
        return 2
    some, many = _LARGE[quantity.kind]
    return 2 if quantity.value >= many else 1 if quantity.value >= some else 0


def _epithet(signals: Signals, span: Span) -> bool:
    after = _NOUN.match(signals.text, span.end)
    articled = signals.text[max(0, span.start - 3) : span.start].lower().endswith((" a ", "\na ", "an "))
    return articled and after is not None and after[1] not in signals.lexicons.words("grammar.prepositions")


def tolls(signals: Signals) -> Iterator[Claim]:
    """A number of people beside a word for what befell them, the number first or the word."""
    counts = [quantity.span for quantity in signals.get(quantities) if quantity.kind == "count"]
    for hit in signals.hits("claims.tolls"):
        sentence = signals.get(sentences).at(hit.start)
        before, after = nearest(counts, hit.start, hit.end)
        reach = _REACH if hit.entry.word.endswith("toll") else 2
        span = None
        if before and _said_of(signals, before, hit.start, sentence):
            span = Span(before.start, hit.end)
        elif after and after.start <= min(hit.end + reach, sentence.end):
            span = Span(hit.start, after.end)
        if span is not None:
            yield Claim(span, "toll", 1 if _in_passing(signals, span.start) else 2)


def _said_of(signals: Signals, count: Span, toll: int, sentence: Span) -> bool:
    """Whether a number tells how many were killed or hurt by a word behind it."""
    near = count.start >= sentence.start and same_clause(signals, count.end, toll)
    return near and not _known(signals, count)


def _in_passing(signals: Signals, start: int) -> bool:
    """Whether an event is mentioned as known: “the attack that killed …”, “after …”, “parents of …”, or far down."""
    if not on_top(signals, start):
        return True
    sentence = signals.get(sentences).at(start)
    before = signals.text[max(sentence.start, start - 40) : start].lower()
    mentioned = any(f" {word} " in f" {before}" for word in signals.lexicons.words("claims.passing"))
    return mentioned or before.endswith(" of ")
