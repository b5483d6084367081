"""What its sentence is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from attrlint.conditions.condition import Condition
from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.accusations import CAPITAL, tried
from attrlint.signals.headline import opening
from attrlint.signals.sentences import sentences

_SIZE: Final = expression(r"\b(?:largest|biggest)\b")
_BESIDE: Final = 40
"""Characters after “world’s largest” within which it is said of what."""
_ABOVE: Final = 2
"""Paragraphs for which a survey stays in mind."""
_ARTICLES: Final = frozenset({"The", "His", "Her", "Its", "Their", "Our", "He", "She"})
"""What a capital makes no name of."""


def _tells(words: str) -> Callable[[Signals, Span], bool]:
    """Whether the sentence holds a word of that list."""

    def test(signals: Signals, span: Span) -> bool:
        return signals.holds(signals.get(sentences).at(span.start), words)

    return test


def _played(signals: Signals, span: Span) -> bool:
    """The paragraph speaks of a game."""
    return signals.holds(signals.document.block_at(span.start).span, "claims.sports")


def _ranked(signals: Signals, span: Span) -> bool:
    """“world’s largest coffee producer”, “one of the largest banks in the world”."""
    if not _SIZE.search(signals.text, *span):
        return False
    end = min(signals.get(sentences).at(span.start).end, span.end + _BESIDE)
    return signals.holds(Span(span.start, end), "claims.ranked")


def _answering(signals: Signals, span: Span) -> bool:
    """“Many said”, where a survey is told in its paragraph or one of the two above; experts are no respondents."""
    if signals.holds(span, "sources.experts"):
        return False
    at, blocks = signals.document.index_at(span.start), signals.document.blocks
    return any(signals.holds(block.span, "claims.surveys") for block in blocks[max(0, at - _ABOVE) : at + 1])


def _mourned(signals: Signals, _span: Span) -> bool:
    return any(signals.holds(block.span, "time.deaths") for block in opening(signals))


def _sporting(signals: Signals, _span: Span) -> bool:
    return any(signals.holds(block.span, "claims.sports") for block in opening(signals))


def _responding(signals: Signals, span: Span) -> bool:
    return any(signals.holds(each, "sources.responders") for each in (span, *(b.span for b in opening(signals))))


def _before_court(signals: Signals, span: Span) -> bool:
    names = [word for word in CAPITAL.findall(signals.text, *span) if word not in _ARTICLES]
    return not signals.get(tried).isdisjoint(names) if names else bool(signals.get(tried))


CONDITIONS: Final = (
    Condition("responding", "it names police, fire or rescue services, or the story opens with them", _responding),
    Condition("charged", "its sentence speaks of a charge, a trial or a verdict", _tells("claims.process")),
    Condition(
        "before-court",
        "whom it names, or anybody where it names nobody, has been charged or tried, as the draft tells",
        _before_court,
    ),
    Condition("estimated", "its sentence gives it as an estimate", _tells("quantities.estimating")),
    Condition("accused", "its sentence tells it as somebody's accusation or denial", _tells("claims.accusations")),
    Condition("expected", "its sentence tells it as somebody's hope, fear or belief", _tells("claims.outlooks")),
    Condition("surveyed", "its sentence speaks of a poll, a report, a ranking or figures", _tells("claims.documents")),
    Condition(
        "traded",
        "its sentence speaks of prices on a market, a company's results or an auction",
        _tells("claims.markets"),
    ),
    Condition("gauged", "its sentence speaks of a rate, a price or the like", _tells("quantities.measures")),
    Condition("surpassed", "its sentence tells the record before", _tells("claims.surpassed")),
    Condition("ranked", "it tells the rank by size of a firm, a market or a producer, which is known", _ranked),
    Condition("answering", "it speaks of some or many of those who answer a survey", _answering),
    Condition("mourned", "the story opens with somebody’s death", _mourned),
    Condition("sporting", "the story opens with a game or a race", _sporting),
    Condition("played", "its paragraph speaks of a game", _played),
    Condition("based", "its sentence says what a change is measured from, or since when", _tells("quantities.bases")),
    Condition(
        "absolute", "its sentence gives a risk as it is, not only against another", _tells("quantities.absolute")
    ),
    Condition("toll", "its sentence counts dead, injured, missing or displaced", _tells("claims.tolls")),
    Condition(
        "faulted", "its sentence tells of a fault, a failure or something that is not so", _tells("verbs.faults")
    ),
    Condition(
        "disputed",
        "its sentence itself says why a statement is doubted, or sets another against it",
        _tells("verbs.disputes"),
    ),
)
