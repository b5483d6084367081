"""What in a draft a fact-checker underlines, line by line: figures, dates, claims, quotations, statements, names.

After the working habits told in the KSJ Fact-Checking Project's guide and Smith's *Fact Checker's Bible*: every
figure, name, title, date, quotation, superlative and claim of cause is an item, inside quotation marks too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from attrlint import printable
from attrlint.budget import Budget, left
from attrlint.checks.phrase import found
from attrlint.document import PROSE_KINDS, Block, Span
from attrlint.expressions import expression
from attrlint.finding import Finding, Severity
from attrlint.ledger.overlaps import Overlaps
from attrlint.ledger.roster import Somebody, roster, whole_name
from attrlint.ledger.telling import Told, tells, told
from attrlint.rulebook import Rule
from attrlint.signals import Signals, inside
from attrlint.signals.attributions import attributions
from attrlint.signals.claims import claims
from attrlint.signals.dates import dates
from attrlint.signals.headline import shown_headline
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
_WORD: Final = expression(r"[^\s\w]*\w\S*")
_NOUN: Final = expression(r" ([\w’'-]+)")
_HYPHENED: Final = expression(r"-[^\W\d][\w-]*(?: [a-z][\w-]*)?")
_PASSING: Final = frozenset({"event", "period", "weekday", "relative"})
_FAR: Final = 1_000  # characters in which a long paragraph shows that it is one
_MOST: Final = 1
"""Seconds of processor time that a rule may take for its items."""
_CALL: Final = 12
"""Words up to which a paragraph can be a call to readers."""


class Found(NamedTuple):
    """An item as found: where, of what kind; `claim` if it is one that must be sourced; whom it names."""

    span: Span
    kind: str
    claim: bool = False
    somebody: Somebody | None = None


def checkable(
    signals: Signals, rules: Iterable[Rule], findings: Sequence[tuple[Span, Finding]], tell: Callable[[str], object]
) -> list[Found]:
    """Every item of a draft in reading order. `rules` are those with a `ledger` kind, and `tell` hears of those that
    fail; `findings` come with their spans in document offsets: what a rule asks about is an item if nothing else there
    is one.
    """
    tags = _overlaps(Found(Span(*span), "tag") for span in signals.get(tag_spans))
    found = [*_claims(signals), *_ruled(signals, rules, tell), *_figures(signals), *_dates(signals)]
    details = _settled(item for item in found if not tags.any(item.span))
    whole = [*_quotations(signals), *_statements(signals, details)]
    whole += _assertions(signals, [*details, *whole])
    items = [*details, *whole]
    items += _asked(signals, items, findings)
    items += _names(signals)
    return sorted(items, key=lambda item: (item.span.start, -item.span.end))


def _overlaps(items: Iterable[Found]) -> Overlaps[Found]:
    return Overlaps((item.span, item) for item in items)


def _claims(signals: Signals) -> Iterator[Found]:
    counted = {quantity.span: _counted(signals, quantity) for quantity in signals.get(quantities)}
    for claim in signals.get(claims):
        if claim.kind != "hint" and (claim.checkable or claim.kind != "event"):  # “on Tuesday” is no item
            span = counted.get(claim.span, claim.span)
            yield Found(span, _OF_CLAIM.get(claim.kind, claim.kind), claim.checkable)


def _ruled(signals: Signals, rules: Iterable[Rule], tell: Callable[[str], object]) -> Iterator[Found]:
    """What rules for a kind of claim find, whether or not it is sourced there."""
    for rule in rules:
        try:
            with Budget(min(_MOST, left() / 3)):
                spans = list(found(rule, signals))
        except (Exception, SystemExit) as error:  # noqa: BLE001  a rule's failure must not hide the others' items
            kind = "took too long" if isinstance(error, TimeoutError) else f"failed: {printable.told(error)}"
            tell(f"{rule.path or rule.id}: {rule.id} {kind}; set aside for {signals.document.source.path}")
        else:
            yield from (Found(span, rule.ledger) for span in spans)


def _figures(signals: Signals) -> Iterator[Found]:
    """Every figure, inside quotation marks too; “the two sides” is none."""
    for quantity in signals.get(quantities):
        kind = _OF_QUANTITY.get(quantity.kind)
        if kind and not quantity.small:
            yield Found(_counted(signals, quantity), kind)


def _counted(signals: Signals, quantity: Quantity) -> Span:
    """A figure with what it counts, if that follows: “163 delegates”, “1,704 Maine adults”, “an 800-page report”."""
    start, end = quantity.span
    joined = _HYPHENED.match(signals.text, end)
    end = joined.end() if joined else end
    for noun in _NOUN.finditer(signals.text, end) if quantity.noun else ():
        if noun.start() != end:
            break
        end = noun.end()
        if noun[1].lower().startswith(quantity.noun):
            return Span(start, end)
        if not noun[1][:1].isupper():
            break
    return Span(start, joined.end() if joined else quantity.span.end)


def _dates(signals: Signals) -> Iterator[Found]:
    """Dates that can be looked up; a weekday is part of what its sentence says."""
    for date in signals.get(dates):
        if date.kind not in _PASSING:
            yield Found(date.span, "date")


def _settled(items: Iterable[Found]) -> list[Found]:
    """In order; of those that overlap, the claim, else the one listed first."""
    kept: list[Found] = []
    taken: list[Span] = []
    for item in sorted(items, key=lambda item: not item.claim):
        at = bisect_left(taken, item.span)
        if not any(item.span.overlaps(other) for other in taken[max(0, at - 1) : at + 1]):
            taken.insert(at, item.span)
            kept.append(item)
    return sorted(kept, key=lambda item: item.span)


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
    quoted, split, top = signals.get(quotations), signals.get(sentences), signals.get(shown_headline)
    for index, said in groupby(signals.get(told), key=lambda item: split.index(item.content.start)):
        sentence = split.spans[index]
        if top is not None and top.covers(sentence):
            continue
        parts = [each for each in said if sentence.covers(each.content) and quoted.at(each.content.start) is None]
        several = len({each.attribution.who or each.attribution.source for each in parts}) > 1
        longest = {each.attribution.cue: each.content for each in sorted(parts, key=lambda each: _length(each.content))}
        spans = sorted(set(longest.values())) if several else [sentence] * bool(parts)
        for start, end in spans:
            span = Span(start, _stop(signals, end))
            if _says_more(signals, span, parts, details):
                yield Found(span, "statement")


def _length(span: Span) -> int:
    return span.end - span.start


def _says_more(signals: Signals, span: Span, parts: Sequence[Told], details: Sequence[Found]) -> bool:
    """Whether there is more to it than quotations with their speakers, or one detail."""
    aside = [quotation.span for quotation in signals.get(quotations).within(*span)]
    aside += [each.attribution.telling for each in parts]
    for each in parts:
        told_before = each.attribution.telling.end <= each.content.start
        circumstance = told_before and any(_closes(signals, quoted, each) for quoted in aside)
        if _left(signals, each.content, aside) >= (_LEFT if circumstance else _FEW):
            break
    else:
        return False
    return not any(_most(signals, span, [item.span]) for item in inside(details, span))


def _closes(signals: Signals, quoted: Span, said: Told) -> bool:
    """Whether a quotation ends right before it is told whose it is: “…,” she told the council in May."""
    between = signals.text[quoted.end : said.attribution.telling.start]
    return quoted.end <= said.attribution.telling.start and not between.strip(" ,")


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
    top, known = signals.get(shown_headline), _overlaps(others)
    tags = _overlaps(Found(Span(*span), "tag") for span in signals.get(tag_spans))
    speaking: dict[int, list[Span]] = {}
    refusals: dict[int, list[Span]] = {}
    for each in signals.get(attributions):
        if tells(signals, each):
            speaking.setdefault(each.sentence, []).append(each.telling)
        elif each.polarity == "declined":
            refusals.setdefault(each.sentence, []).append(each.telling)
    for block in signals.document.blocks:
        if block.kind not in PROSE_KINDS or (top and top.covers(block.span)) or is_call(signals, block):
            continue
        for sentence in signals.get(sentences).within(*block.span):
            here = list(known.of(sentence))
            if any(item.kind == "statement" or item.span.covers(sentence) for item in here):
                continue
            if signals.text[sentence.end - 1] == "?" or any(tag.span.covers(sentence) for tag in tags.of(sentence)):
                continue
            index = signals.get(sentences).index(sentence.start)
            if index in refusals and _left(signals, sentence, refusals[index]) < _FEW:
                continue
            telling = speaking.get(index, [])
            whole = [item.span for item in here if item.kind in WHOLE]
            details = [item.span for item in here if item.kind not in _IDENTITY]
            least = _LEFT if details else _FEW
            if _left(signals, sentence, [*details, *(telling if whole else ())]) >= least:
                yield Found(Span(sentence.start, _stop(signals, sentence.end)), "statement" if telling else "assertion")


def is_call(signals: Signals, block: Block) -> bool:
    """Whether a short paragraph asks readers to do something, or is a credit: “Follow Ada Hale on Twitter”."""
    if block.text.count(" ", 0, _FAR) >= _CALL or len(words := block.text.lower().split(" ", _CALL)) > _CALL:
        return False
    calls = signals.lexicons.words("draft.calls")
    return any(" ".join(words[:count]).rstrip(":") in calls for count in (1, 2, 3))


def _asked(signals: Signals, items: Sequence[Found], findings: Sequence[tuple[Span, Finding]]) -> Iterator[Found]:
    """What a rule asks about and nothing else says: “at a pivotal moment”, “millions of Ukrainians”."""
    tags = (Found(Span(*span), "tag") for span in signals.get(tag_spans))
    taken = _overlaps([*tags, *(item for item in items if item.kind not in WHOLE)])
    end = 0
    for span, finding in sorted(findings, key=lambda item: item[0]):
        kind = _OF_FAMILY.get(finding.code[:3])
        passing = finding.severity == Severity.info and _words(signals, span) < _PHRASE  # “vast”, “operations”
        sentence = signals.get(sentences).at(span.start)
        part = sentence.covers(span) and sentence != span
        if kind and part and not passing and span.start >= end and not taken.any(span):
            end = span.end
            yield Found(span, kind)


def _names(signals: Signals) -> Iterator[Found]:
    """Every name of two words and more where it is first written below the headline; a person's with the title."""
    tags = _overlaps(Found(Span(*span), "tag") for span in signals.get(tag_spans))
    for somebody in signals.get(roster).everybody:
        span = somebody.first if somebody.is_person else whole_name(signals, somebody.first)
        passing = not somebody.below or is_call(signals, signals.document.block_at(span.start))
        if not passing and not any(tag.span.covers(span) for tag in tags.of(span)):
            yield Found(span, "name and title" if somebody.is_person else "name", somebody=somebody)


def _words(signals: Signals, span: Span) -> int:
    return sum(1 for _ in _WORD.finditer(signals.text, *span))


def _left(signals: Signals, span: Span, parts: Sequence[Span]) -> int:
    """Words of a stretch outside of its parts."""
    return sum(
        1
        for word in _WORD.finditer(signals.text, *span)
        if not any(part.start <= word.start() < part.end for part in parts)
    )
