"""The check behind most rules: every place where the rule's `find` is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrlint.checks import Check, Note
from attrlint.document import Span
from attrlint.rulebook import Rule, compiled, listed
from attrlint.signals import Signals
from attrlint.signals.sentences import sentences

if TYPE_CHECKING:
    import regex  # at run time only where there is a pattern

_TIMEOUT = 0.25
"""Seconds a pattern may spend on one sentence before its rule is set aside for the document."""


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
    for start, end in _places(rule, signals):
        pattern = compiled(rule, signals.lexicons)  # here, for most drafts have no place for most rules
        # all at once: the clock must not run on while conditions judge what was found
        for match in list(pattern.finditer(signals.text, start, end, timeout=_TIMEOUT)):
            yield Span(*match.span(_group(pattern)))


def _group(pattern: regex.Pattern[str]) -> str | int:
    """The group that is the span: the one named match, or all of it."""
    return "match" if "match" in pattern.groupindex else 0


def _places(rule: Rule, signals: Signals) -> Iterable[Span]:
    """The sentences that hold one of the pattern's literals; all of them where it names none."""
    split = signals.get(sentences)
    names = listed(rule)
    if not names:
        return split.spans
    indices = {split.index(hit.start) for name in names for hit in signals.hits(name)}
    return [split.spans[index] for index in sorted(indices) if index >= 0]


def _addresses(rule: Rule, signals: Signals) -> Iterator[Note]:
    """Links in whose address the pattern is found; what is marked is the link's words, if they do not show it too."""
    for block in signals.document.blocks:
        for mark in block.marks:
            if mark.kind != "link":
                continue
            pattern = compiled(rule, signals.lexicons)
            match = pattern.search(mark.value, timeout=_TIMEOUT)
            if match and not pattern.search(block.text, mark.start, mark.end, timeout=_TIMEOUT):
                where = Span(block.offset + mark.start, block.offset + mark.end)
                yield Note(where, {"match": match[_group(pattern)]})


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    for span in found(rule, signals):
        yield Note(span, replacement=rule.replace)
    if rule.find.pattern and rule.options.get("addresses") == "read":
        yield from _addresses(rule, signals)


CHECK = Check(
    "phrase",
    "Each word, phrase, pattern or signal the rule's find: names.",
    _run,
    options={"addresses": "read: look for the pattern in the addresses of links, too"},
)
