"""One checked article to its sheet."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from attrlint.checker import Checked
from attrlint.document import Document, Span
from attrlint.finding import Finding, normal
from attrlint.ledger.checkable import WHOLE, Found, checkable
from attrlint.ledger.item import STATUSES, Item, Sheet
from attrlint.ledger.overlaps import Overlaps
from attrlint.ledger.sourcing import Sources, Sourcing
from attrlint.ledger.tally import people_entries, remarks, source_entries
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences

_DOUBTED: Final = "SRC"
"""The family of rules about source tags."""
_NAMES: Final = ("name and title", "name")
_MOST: Final = 10_000
"""Rows of a sheet: a book has as many."""
_CHECK_MARK: Final = "check-mark"
"""The rule that finds “(CQ)”: checked, stands as it is."""


def sheet(checked: Checked, rules: Iterable[Rule], tell: Callable[[str], object]) -> Sheet:
    """The ledger of an article that could be read. `rules` are those with a `ledger` kind; `tell` hears of those
    that fail, and of an article that has too many items.
    """
    signals, document = checked.signals, checked.document
    if signals is None or document is None:
        raise ValueError(f"{checked.path} was not read")
    placed = _placed(document, checked.findings)
    waivers = {waiver.finding.fingerprint: waiver.reason for waiver in checked.waivers}
    silent = _placed(document, [waiver.finding for waiver in checked.waivers])
    desk = _Desk(
        signals,
        Sources(signals, Overlaps(item for item in placed if item[1].code.startswith(_DOUBTED))),
        Overlaps(placed),
        {place.start: place for place, finding in placed if finding.name == _CHECK_MARK},
    )
    silenced, rows = Overlaps(silent), []
    every = checkable(signals, rules, [*placed, *silent], tell)
    for number, found in enumerate(every[:_MOST], 1):
        row = desk.item(number, found)
        waived = next(silenced.of(found.span), None)
        if waived is not None:
            row = replace(row, status="waived", waiver=waivers[waived.fingerprint])
        rows.append(row)
    if len(every) > _MOST:
        tell(f"{checked.path}: more than {_MOST:,} items; the rest has no rows, split the draft")
    items = _identified(rows)
    used = source_entries(items)
    told = Counter(item.status for item in items)
    return Sheet(
        checked.path,
        items,
        used,
        people_entries(signals),
        checked.findings,
        document,
        checked.claims,
        checked.sourced,
        remarks(used),
        {status: told[status] for status in STATUSES if told[status]},
    )


def _placed(document: Document, findings: Iterable[Finding]) -> list[tuple[Span, Finding]]:
    """The findings about a stretch of text, with the stretch in document offsets."""
    placed = []
    for finding in findings:
        if 0 < finding.paragraph <= len(document.blocks):
            block = document.blocks[finding.paragraph - 1]
            if made := block.trace(finding.start, finding.end):
                placed.append((Span(made.start + block.offset, made.end + block.offset), finding))
    return placed


@dataclass(frozen=True)
class _Desk:
    """What it takes to fill a row; `ticks` are the “(CQ)” by where they begin."""

    signals: Signals
    sources: Sources
    findings: Overlaps[Finding]
    ticks: Mapping[int, Span]

    def item(self, number: int, found: Found) -> Item:
        """One row, its id still open."""
        signals, document, span = self.signals, self.signals.document, found.span
        index = document.index_at(span.start)
        block, split = document.blocks[index], signals.get(sentences)
        context = split.at(span.start)
        start, end = document.locate(*span)
        here = tuple(self.findings.of(span))
        sourcing = self._sourcing(found)
        if any(finding.code.startswith("NUM") for finding in here):
            sourcing = sourcing._replace(status="cannot add up")
        tick = self.ticks.get(span.end) or self.ticks.get(span.end + 1)
        return Item(
            id="",
            number=number,
            kind=found.kind,
            span=span,
            start=start,
            end=end,
            position=document.source.position(start),
            paragraph=index + 1,
            sentence=split.index(span.start) - split.index(block.offset) + 1,
            words=signals.text[slice(*span)],
            context=signals.text[slice(*(context if context.overlaps(span) else span))],
            quoted=signals.get(quotations).at(span.start) is not None or block.kind == "quote",
            claim=found.claim,
            status="waived" if tick else sourcing.status,
            who=sourcing.who,
            title=sourcing.title,
            cue=sourcing.cue,
            source_kind=sourcing.kind,
            waiver=signals.text[slice(*tick)] if tick else "",
            voice=sourcing.voice,
            marks=self.sources.marks(span),
            findings=here,
        )

    def _sourcing(self, found: Found) -> Sourcing:
        if found.kind not in _NAMES:
            return self.sources.of(found.span, detail=found.kind not in WHOLE)
        # who somebody is needs no source, but the office has to be right
        return Sourcing("no source needed", title=found.somebody.office if found.somebody else "")


def _identified(rows: Sequence[Item]) -> list[Item]:
    """The items with their ids: 12 hexadecimal digits of SHA-256 over kind, sentence, words and ordinal of repeats,
    so that an id outlives whatever changes in other sentences; a letter before them, lest a spreadsheet program
    take 1234567e8901 for a number.
    """
    seen: Counter[str] = Counter()
    items = []
    for row in rows:
        key = "\0".join((row.kind, normal(row.context), normal(row.words)))
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()
        seen[key] += 1
        items.append(replace(row, id=f"c{digest[:12]}"))
    return items
