"""The check behind most rules: every place where the rule's `find` is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrlint.checks import Check, Note
from attrlint.checks.elsewhere import ELSEWHERE, Search
from attrlint.document import Span
from attrlint.rulebook import Rule, listed
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
    for start, end in _places(rule, signals):
        yield from search.spans(signals.text, start, end)


def _places(rule: Rule, signals: Signals) -> Iterable[Span]:
    """The sentences that hold one of the pattern's literals; all of them where it names none."""
    split = signals.get(sentences)
    names = listed(rule)
    if not names:
        return split.spans
    indices = {split.index(hit.start) for name in names for hit in signals.hits(name)}
    return [split.spans[index] for index in sorted(indices) if index >= 0]


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    for place in rule.find.places if signals.document.blocks else ():
        if place == "prose":
            yield from (Note(span, replacement=rule.replace) for span in found(rule, signals))
        else:
            yield from ELSEWHERE[place](Search(rule, signals), signals)


CHECK = Check("phrase", "Each word, phrase, pattern or signal the rule's find: names.", _run)
