"""The check behind most rules: every place where the rule's `find` is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrlint.checks import Check, Note
from attrlint.checks.elsewhere import ELSEWHERE, Search
from attrlint.checks.places import Places
from attrlint.document import Span
from attrlint.rulebook import Rule, listed, needed
from attrlint.signals import Signals
from attrlint.signals.sentences import sentences


def found(rule: Rule, signals: Signals) -> Iterator[Span]:
    """The spans that a rule's `find` finds, in document offsets, in order."""
    if rule.find.signal:
        yield from _signal(rule, signals)
    elif rule.find.pattern:
        yield from _pattern(rule, signals)
    else:
        hits = [hit for name in listed(rule) for hit in signals.hits(name)]
        yield from sorted({Span(hit.start, hit.end) for hit in hits})


def _signal(rule: Rule, signals: Signals) -> Iterator[Span]:
    name, _, kind = rule.find.signal.partition(".")
    for item in signals.named(name):
        if not kind or item.kind == kind:
            yield item.span


def _pattern(rule: Rule, signals: Signals) -> Iterator[Span]:
    search = Search(rule, signals)
    for start, end in _sentences(rule, signals):
        yield from search.spans(signals.text, start, end)


def _sentences(rule: Rule, signals: Signals) -> Iterable[Span]:
    """The sentences that hold what the pattern needs, one of its literals or lists at least where it names any."""
    spans, places = signals.get(sentences).spans, signals.get(Places)
    return [spans[index] for index in places.that_may_match(needed(rule.find, signals.lexicons), listed(rule))]


def wakes(rule: Rule) -> Sequence[str]:
    """The lists a rule starts from, if it looks for nothing else and nowhere else than in the prose."""
    return () if rule.find.signal or rule.find.places != ("prose",) else listed(rule)


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    for place in rule.find.places if signals.document.blocks else ():
        if place == "prose":
            yield from (Note(span, replacement=rule.replace) for span in found(rule, signals))
        else:
            yield from ELSEWHERE[place](Search(rule, signals), signals)


CHECK = Check("phrase", "Each word, phrase, pattern or signal the rule's find: names.", _run, wakes=wakes)
