"""The claim ledger (`attrlint claims`) as a table for programs and pages: CSV, Markdown, JSON.

The columns, and the keys of `json`, are told in docs/claims.md; `json` follows docs/claims.schema.json.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from attrlint.ledger import TYPED, Item, PersonEntry, Row, Sheet, SourceEntry, Table
from attrlint.ledger.cells import line_of
from attrlint.printable import count, printable
from attrlint.reporters.data import as_data, dumped, place
from attrlint.reporters.markdown import escaped

_NAMED: Final = ("person", "organisation", "role")
_LEFT_OUT: Final = ("file", "context")
"""The columns that a Markdown table does without: what it stands under tells the one, the article the other."""


@dataclass(frozen=True)
class Ledger:
    """The sheets of a run, and the table made of them, a checker's cells among its own; for a terminal, its looks."""

    sheets: Sequence[Sheet]
    table: Table
    width: int = 100
    color: bool = False

    def of(self, sheet: Sheet) -> list[Row]:
        """The rows of an article's items."""
        return [self._rows[id(item)] for item in sheet.items]

    @cached_property
    def _rows(self) -> dict[int, Row]:
        return {id(row.item): row for row in self.table.rows if row.item}

    @property
    def others(self) -> list[Row]:
        """The rows that only an older sheet has: claims that are gone, rows of a checker's own."""
        return [row for row in self.table.rows if row.item is None]


def summary(sheet: Sheet) -> dict[str, list[str]]:
    """What to know about an article before its rows, by topic; topics with nothing to tell are left out."""
    told = {
        "claims": [f"{sheet.sourced} of {sheet.claims:,} claims sourced"],
        "status": [f"{number} {status}" for status, number in sheet.statuses.items()],
        "sources": [_source(entry) for entry in sheet.sources],
        "kinds": _kinds(sheet.sources),
        "remarks": list(sheet.remarks),
        "people": [_person(entry) for entry in sheet.people],
    }
    return {topic: [printable(line) for line in lines] for topic, lines in told.items() if lines}


def total(sheets: Sequence[Sheet]) -> str:
    """What to know about several articles together."""
    sourced, claims = sum(sheet.sourced for sheet in sheets), sum(sheet.claims for sheet in sheets)
    items = sum(len(sheet.items) for sheet in sheets)
    return f"{count(len(sheets), 'article')}, {count(items, 'item')}: {sourced:,} of {claims:,} claims sourced"


def _source(entry: SourceEntry) -> str:
    title = f", {entry.title}" if entry.title else ""
    quoted = f", {entry.quoted} quoted" if entry.quoted else ""
    return f"{entry.name}{title} ({entry.kind}): {count(entry.items, 'item')}{quoted}"


def _kinds(sources: Sequence[SourceEntry]) -> list[str]:
    named = sum(entry.kind in _NAMED and not entry.anonymous for entry in sources)
    anonymous = sum(entry.anonymous for entry in sources)
    documents = len(sources) - named - anonymous
    return [f"{named} named", f"{anonymous} anonymous", count(documents, "document")] if sources else []


def _person(entry: PersonEntry) -> str:
    title = f", {entry.title}" if entry.title else ""
    variants = f"; also spelt {', '.join(entry.variants)}" if entry.variants else ""
    told = f"line {entry.position.line}, named {count(entry.mentions, 'time')}{variants}"
    return f"{entry.name}{title} ({told})"


def csv(ledger: Ledger) -> Iterator[str]:
    """A row for each item under the columns' names, and nothing else: a summary would break the table."""
    yield line_of(ledger.table.columns, ledger.table.delimiter)
    for row in ledger.table.rows:
        yield line_of(row.cells, ledger.table.delimiter)


def markdown(ledger: Ledger) -> Iterator[str]:
    """A section for each article: the summary, then its rows; every character of the draft shows as itself."""
    gap = ""
    if len(ledger.sheets) > 1:
        yield f"{total(ledger.sheets)}\n"
        gap = "\n"
    for sheet in ledger.sheets:
        yield f"{gap}# {escaped(sheet.title)}\n\n"
        yield f"{escaped(sheet.path)}\n\n" if sheet.title != sheet.path else ""
        yield from (f"- {topic}: {escaped('; '.join(lines))}\n" for topic, lines in summary(sheet).items())
        yield from _rows(ledger.table, ledger.of(sheet), _LEFT_OUT)
        gap = "\n"
    if ledger.others:
        yield f"{gap}# Only in the older sheet\n"
        yield from _rows(ledger.table, ledger.others)


def _rows(table: Table, rows: Sequence[Row], left_out: Sequence[str] = ()) -> Iterator[str]:
    """The rows; columns in which nothing stands are left out, unless it is the checker's turn."""
    hidden = {table.index(name) for name in left_out}
    filled = [at for at in range(len(table.columns)) if at in table.typed or any(row.cells[at] for row in rows)]
    kept = [at for at in filled if at not in hidden] if rows else []
    if kept:
        yield f"\n| {' | '.join(escaped(table.columns[at]) for at in kept)} |\n|{' --- |' * len(kept)}\n"
    for row in rows:
        yield f"| {' | '.join(escaped(row.cells[at]) for at in kept)} |\n"


def json(ledger: Ledger) -> Iterator[str]:
    """One object; see docs/claims.schema.json."""
    yield dumped(
        {
            "version": 1,
            "claims": sum(sheet.claims for sheet in ledger.sheets),
            "sourced": sum(sheet.sourced for sheet in ledger.sheets),
            "articles": [_article(ledger, sheet) for sheet in ledger.sheets],
            "others": [_cells(ledger.table, row) for row in ledger.others],
        },
        indent=2,
    )
    yield "\n"


def _article(ledger: Ledger, sheet: Sheet) -> dict[str, Any]:
    return {
        "path": sheet.path,
        "title": sheet.title,
        "claims": sheet.claims,
        "sourced": sheet.sourced,
        "statuses": dict(sheet.statuses),
        "remarks": list(sheet.remarks),
        "sources": [
            {
                "name": entry.name,
                "title": entry.title,
                "kind": entry.kind,
                "anonymous": entry.anonymous,
                "items": entry.items,
                "quoted": entry.quoted,
            }
            for entry in sheet.sources
        ],
        "people": [
            {
                "name": entry.name,
                "title": entry.title,
                "location": place(entry.position),
                "mentions": entry.mentions,
                "variants": list(entry.variants),
            }
            for entry in sheet.people
        ],
        "items": [_item(item, ledger.table, row) for item, row in zip(sheet.items, ledger.of(sheet), strict=True)],
        "findings": [as_data(finding) for finding in sheet.findings],
    }


def _item(item: Item, table: Table, row: Row) -> dict[str, Any]:
    return {
        "id": item.id,
        "number": item.number,
        "type": item.kind,
        "location": place(item.position),
        "start": item.start,
        "end": item.end,
        "paragraph": item.paragraph,
        "sentence": item.sentence,
        "words": item.words,
        "context": item.context,
        "quoted": item.quoted,
        "claim": item.claim,
        "who": item.who,
        "title": item.title,
        "cue": item.cue,
        "source_kind": item.source_kind,
        "marks": [
            {"kind": mark.kind, "text": mark.text, "url": mark.url, "page": mark.page, "date": mark.date}
            for mark in item.marks
        ],
        "status": item.status,
        "reason": item.waiver,
        "findings": [finding.fingerprint for finding in item.findings],
        **{column: row.cells[table.index(column)] for column in ("state", *TYPED)},
        "own": [{"column": table.columns[at], "text": row.cells[at]} for at in table.own],
    }


def _cells(table: Table, row: Row) -> list[dict[str, str]]:
    return [{"column": column, "text": text} for column, text in zip(table.columns, row.cells, strict=True) if text]
