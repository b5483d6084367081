"""Claims in words: firsts and mosts, records, forecasts, causes, dated events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator
from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.lexicon import Hit
from attrlint.signals import Signals
from attrlint.signals.claimbase import Claim, nearest, same_clause, unreal
from attrlint.signals.dates import dates
from attrlint.signals.quantities import quantities
from attrlint.signals.sentences import sentences

_CLAUSE: Final = expression(r"[^.,;:!?()—–“”\"]*")
_TAIL: Final = expression(
    r"(?: (?:the|a|an|its|their|his|her|at least|more than|beginning of|start of|end of))*"
    r" [\w’'$%-]+(?:(?<=[A-Z]\w\w\w)\. \d+|(?: (?:[A-Z]|\d)[\w’'-]*)*)"
)
_BETWEEN: Final = expression(
    r"(?: (?!(?:is|are|was|were|that|because|instead|when|if|(?<!way )to|as)\b)[\w’'$%-]+){0,6}? ?"
)
_LATELY: Final = expression(r" \w+ing\b")
"""“her first speech since accepting” counts from the other day."""
_ADVERB: Final = expression(r" (?:(?:\w+ly|also|even|further|soon|still|then|well|yet) )?")
_WORD: Final = expression(r" ([$£€]?\w[\w’'%-]*(?:\.\w[\w’'-]*)*)")


def superlatives(signals: Signals) -> Iterator[Claim]:
    """Firsts and mosts with a scope in the same clause, or that carry their own."""
    scopes = signals.hits("claims.scopes")
    for hit in signals.hits("claims.superlatives"):
        clause = _CLAUSE.match(signals.text, hit.end)
        end = clause.end() if clause else hit.end
        at = bisect_left(scopes, hit.end, key=lambda scope: scope.start)
        scope = scopes[at] if at < len(scopes) and scopes[at].start < end else None
        if scope is not None and _BETWEEN.fullmatch(signals.text, hit.end, scope.start):
            span = Span(hit.start, _with_year(signals, scope, end))
            lately = scope.entry.word == "since" and _LATELY.match(signals.text, scope.end)
            yield Claim(span, "superlative", 0 if lately or unreal(signals, span) else 2)
    for hit in signals.hits("claims.absolutes"):
        span = Span(hit.start, hit.end)
        yield Claim(span, "superlative", 0 if unreal(signals, span) else 2)


def records(signals: Signals) -> Iterator[Claim]:
    """Highs and lows nobody has seen before, and figures called a record: “a record 40 degrees”."""
    figures = {quantity.span.start: quantity.span.end for quantity in signals.get(quantities)}
    spans = [Span(hit.start, hit.end) for hit in signals.hits("claims.records")]
    called = (hit for hit in signals.hits("claims.called-record") if hit.end + 1 in figures)
    spans += [Span(hit.start, figures[hit.end + 1]) for hit in called]
    for span in spans:
        yield Claim(span, "record", 0 if unreal(signals, span) else 2)


def _with_year(signals: Signals, scope: Hit, end: int) -> int:
    """“since” takes in what it counts from."""
    tail = _TAIL.match(signals.text, scope.end, end) if scope.entry.word == "since" else None
    return tail.end() if tail else scope.end


def forecasts(signals: Signals) -> Iterator[Claim]:
    """What may come, and what it would do; listed only, a forecaster is not needed for every “could”."""
    impacts = {hit.start: hit.end for hit in signals.hits("claims.impacts")}
    for hit in signals.hits("claims.prospects"):
        adverb = _ADVERB.match(signals.text, hit.end)
        if adverb and adverb.end() in impacts:
            end = _object(signals, impacts[adverb.end()], impacts)
            yield Claim(Span(hit.start, end), "forecast", 0)


def causes(signals: Signals) -> Iterator[Claim]:
    """One thing made another that somebody must have measured; listed, but no reason to ask by itself."""
    effects = [Span(hit.start, hit.end) for hit in signals.hits("claims.effects")]
    for hit in signals.hits("claims.causes"):
        end = _object(signals, hit.end)
        _, after = nearest(effects, hit.start, hit.end)
        if after and after.start < end:
            yield Claim(Span(hit.start, end), "cause", 0)
    for hit in signals.hits("claims.origins"):
        before, _ = nearest(effects, hit.start, hit.end)
        if before and same_clause(signals, before.end, hit.start):
            yield Claim(Span(hit.start, _object(signals, hit.end)), "cause", 0)


def events(signals: Signals) -> Iterator[Claim]:
    """What is told with its day or month."""
    for date in signals.get(dates):
        if date.kind not in ("year", "period", "event") and not unreal(signals, date.span):
            yield Claim(date.span, "event", 0)


def hints(signals: Signals) -> Iterator[Claim]:
    """Words that by themselves ask for nobody, and still often stand in a claim."""
    names = ("claims.hints", "claims.crimes", "claims.causes", "claims.superlatives", "claims.tolls")
    for hit in sorted(hit for name in names for hit in signals.hits(name)):
        yield Claim(Span(hit.start, hit.end), "hint", 0)


def _object(signals: Signals, start: int, verbs: Container[int] = ()) -> int:
    """Where a verb's object ends: before a mark, a preposition, a clause; “or” may lead on to one of `verbs`."""
    words = signals.lexicons.words
    stops, articles = words("grammar.prepositions") | words("grammar.conjunctions"), words("grammar.determiners")
    end = last = start
    for word in _WORD.finditer(signals.text, start, signals.get(sentences).at(start).end):
        folded = word[1].lower()
        if word.start() != last or (folded in stops and word.end() + 1 not in verbs):
            break
        last = word.end()
        end = end if folded in articles else last
    return end
