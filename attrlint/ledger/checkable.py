"""What in a draft a fact-checker underlines, line by line: figures, dates, claims, quotations, statements, names.

After the working habits told in the KSJ Fact-Checking Project's guide and Smith's *Fact Checker's Bible*: every
figure, name, title, date, quotation, superlative and claim of cause is an item, inside quotation marks too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from attrlint.checks.phrase import found
from attrlint.document import PROSE_KINDS, Span
from attrlint.finding import Finding, Severity
from attrlint.ledger.telling import Told, told
from attrlint.rulebook import Rule
from attrlint.signals import Signals, inside
from attrlint.signals.claims import claims
from attrlint.signals.dates import dates
from attrlint.signals.headline import repeated_headline
from attrlint.signals.offices import is_person
from attrlint.signals.people import people
from attrlint.signals.quantities import Quantity, quantities
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences
from attrlint.signals.sourcemarks import tag_spans

_OF_CLAIM: Final = {"price": "money", "event": "date"}
_OF_QUANTITY: Final = {
    **dict.fromkeys(("percent", "points", "fraction", "ratio", "multiple", "score"), "statistic"),
    **dict.fromkeys(("measure", "duration", "age"), "measure"),
    "count": "number",
    "money": "money",
    "ordinal": "ranking",
    "time": "date",
    "year": "date",
}
WHOLE: Final = frozenset({"quotation", "statement", "assertion"})
"""Items that say something in full; the others are details in them."""
_IDENTITY: Final = frozenset({"name and title", "name", "date"})
"""Details that by themselves assert nothing."""
_OF_FAMILY: Final = {"TIM": "date", "QNT": "number", "CLM": "description", "LNG": "description"}
"""What a phrase is that a rule of that family asks about; the other families ask about sources, not facts."""
_FEW: Final = 4
"""Words from which a clause or a quotation says something."""
_PHRASE: Final = 3
"""Words from which a mere hint is about something to check."""
_LEFT: Final = 10
"""Words beside a sentence's details from which it is an item of its own, too."""
_WORD: Final = re.compile(r"[^\s\w]*\w\S*")
_NOUN: Final = re.compile(r" ([\w’'-]+)")


class Found(NamedTuple):
    """An item as found: where, of what kind; `claim` if it is one that must be sourced."""

    span: Span
    kind: str
    claim: bool = False


def checkable(signals: Signals, rules: Iterable[Rule], findings: Sequence[tuple[Span, Finding]]) -> list[Found]:
    """Every item of a draft in reading order. `rules` are those with a `ledger` kind; `findings` come with their
    spans in document offsets: what a rule asks about is an item if nothing else there is one.
    """
    tags = signals.get(tag_spans)
    found = [*_claims(signals), *_ruled(signals, rules), *_figures(signals), *_dates(signals)]
    details = _settled(item for item in found if not any(map(item.span.overlaps, tags)))
    whole = [*_quotations(signals), *_statements(signals, details)]
    whole += _assertions(signals, [*details, *whole])
    items = [*details, *whole]
    items += _asked(signals, items, findings)
    return sorted([*items, *_names(signals)], key=lambda item: (item.span.start, -item.span.end))


def _claims(signals: Signals) -> Iterator[Found]:
    counted = {quantity.span: _counted(signals, quantity) for quantity in signals.get(quantities)}
    for claim in signals.get(claims):
        if claim.kind != "hint":
            span = counted.get(claim.span, claim.span)
            yield Found(span, _OF_CLAIM.get(claim.kind, claim.kind), claim.checkable)


def _ruled(signals: Signals, rules: Iterable[Rule]) -> Iterator[Found]:
    """What rules for a kind of claim find, whether or not it is sourced there."""
    for rule in rules:
        yield from (Found(span, rule.ledger) for span in found(rule, signals))


def _figures(signals: Signals) -> Iterator[Found]:
    """Every figure, inside quotation marks too; “the two sides” is none."""
    for quantity in signals.get(quantities):
        kind = _OF_QUANTITY.get(quantity.kind)
        if kind and not quantity.small:
            yield Found(_counted(signals, quantity), kind)


def _counted(signals: Signals, quantity: Quantity) -> Span:
    """A figure with what it counts, if that follows right away: “163 delegates”."""
    start, end = quantity.span
    noun = _NOUN.match(signals.text, end) if quantity.noun else None
    near = noun is not None and noun[1].lower().startswith(quantity.noun)
    return Span(start, noun.end() if noun and near else end)


def _dates(signals: Signals) -> Iterator[Found]:
    for date in signals.get(dates):
        if date.kind not in ("event", "period"):
            yield Found(date.span, "date")


def _settled(items: Iterable[Found]) -> list[Found]:
    """In order; of those that overlap, the claim, else the one listed first."""
    kept: list[Found] = []
    for item in sorted(items, key=lambda item: not item.claim):
        if not any(item.span.overlaps(other.span) for other in kept):
            kept.append(item)
    return sorted(kept)


def _quotations(signals: Signals) -> Iterator[Found]:
    for quotation in signals.get(quotations).items:
        if quotation.kind != "term" and _words(signals, quotation.inner) >= _FEW - 1:
            yield Found(quotation.span, "quotation")
    for block in signals.document.blocks:
        if block.kind == "quote":
            yield Found(block.span, "quotation")


def _statements(signals: Signals, details: Sequence[Found]) -> Iterator[Found]:
    """What people and documents are said to say, in other words than their own: the sentence, or each one's part
    where several speak in it.
    """
    quoted, split = signals.get(quotations), signals.get(sentences)
    for index, said in groupby(signals.get(told), key=lambda item: split.index(item.content.start)):
        sentence = split.spans[index]
        parts = [each for each in said if sentence.covers(each.content) and quoted.at(each.content.start) is None]
        several = len({each.attribution.who or each.attribution.source for each in parts}) > 1
        spans = [each.content for each in parts] if several else [sentence] * bool(parts)
        for start, end in spans:
            span = Span(start, _stop(signals, end))
            if _says_more(signals, span, parts, details):
                yield Found(span, "statement")


def _says_more(signals: Signals, span: Span, parts: Sequence[Told], details: Sequence[Found]) -> bool:
    """Whether there is more to it than quotations with their speakers, or one detail."""
    aside = [quotation.span for quotation in signals.get(quotations).within(*span)]
    aside += [each.attribution.telling for each in parts]
    if max(_left(signals, each.content, aside) for each in parts) < _FEW:
        return False
    return not any(_most(signals, span, [item.span]) for item in inside(details, span))


def _stop(signals: Signals, end: int) -> int:
    """The end of a clause without its full stop or comma."""
    while signals.text[end - 1 : end] in (".", ",", " "):
        end -= 1
    return end


def _most(signals: Signals, span: Span, parts: Sequence[Span]) -> bool:
    """Whether parts of a stretch hold most of its words."""
    return _left(signals, span, parts) * 2 < _words(signals, span)


def _assertions(signals: Signals, others: Sequence[Found]) -> Iterator[Found]:
    """Whole sentences of the draft's own prose of which no other item says the better part."""
    headline, tags = signals.get(repeated_headline), signals.get(tag_spans)
    speaking = {each.attribution.sentence for each in signals.get(told)}
    for block in signals.document.blocks:
        if block.kind not in PROSE_KINDS:
            continue
        for sentence in signals.get(sentences).within(*block.span):
            here = [item for item in others if item.span.overlaps(sentence)]
            if any(item.kind in WHOLE for item in here) or (headline and headline.covers(sentence)):
                continue
            if signals.text[sentence.end - 1] == "?" or any(tag.covers(sentence) for tag in tags):
                continue
            details = [item.span for item in here if item.kind not in _IDENTITY]
            least = _LEFT if details else _FEW
            if _left(signals, sentence, details) >= least:
                kind = "statement" if signals.get(sentences).index(sentence.start) in speaking else "assertion"
                yield Found(Span(sentence.start, _stop(signals, sentence.end)), kind)


def _asked(signals: Signals, items: Sequence[Found], findings: Sequence[tuple[Span, Finding]]) -> Iterator[Found]:
    """What a rule asks about and nothing else says: “at a pivotal moment”, “millions of Ukrainians”."""
    tags = signals.get(tag_spans)
    taken = [*tags, *(item.span for item in items if item.kind not in WHOLE)]
    for span, finding in findings:
        kind = _OF_FAMILY.get(finding.code[:3])
        passing = finding.severity == Severity.info and _words(signals, span) < _PHRASE  # “vast”, “operations”
        sentence = signals.get(sentences).at(span.start)
        if kind and not passing and sentence.covers(span) and sentence != span and not any(map(span.overlaps, taken)):
            taken.append(span)
            yield Found(span, kind)


def _names(signals: Signals) -> Iterator[Found]:
    """Every name of two words and more where it is first written; a person's with the title."""
    tags = signals.get(tag_spans)
    for person in signals.get(people).persons:
        if not any(tag.covers(person.span) for tag in tags):
            yield Found(person.span, "name and title" if is_person(signals, person) else "name")


def _words(signals: Signals, span: Span) -> int:
    return sum(1 for _ in _WORD.finditer(signals.text, *span))


def _left(signals: Signals, span: Span, parts: Sequence[Span]) -> int:
    """Words of a stretch outside of its parts."""
    return sum(
        1
        for word in _WORD.finditer(signals.text, *span)
        if not any(part.start <= word.start() < part.end for part in parts)
    )
