"""The sheet that a checker works in: a row for each item as cells of text, the checker's own cells among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from attrlint.finding import Finding
from attrlint.ledger.item import Item, Sheet
from attrlint.printable import printable

TYPED: Final = ("checker", "date", "verdict", "note")
"""The columns that checkers fill."""
COLUMNS: Final = (
    *("number", "file", "line", "paragraph", "sentence", "type", "words", "context"),
    *("who", "title", "cue", "source kind", "sources", "locator", "status", "reason", "findings"),
    *("state", *TYPED, "id"),
)
"""Every column of a new sheet, in order; docs/claims.md tells what stands in each."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sheet: its cells, and the item they tell of; None for what only an older sheet has."""

    cells: tuple[str, ...]
    item: Item | None = None


@dataclass(frozen=True)
class Table:
    """The rows of one or more articles under their columns; every row has as many cells as there are columns.

    `delimiter` is what stands between them in a CSV file.
    """

    columns: tuple[str, ...]
    rows: Sequence[Row]
    delimiter: str = ","

    def index(self, column: str) -> int:
        """Where a column of attrlint's stands; -1 where there is none."""
        return self._places.get(column, -1)

    @cached_property
    def own(self) -> tuple[int, ...]:
        """Where the columns stand that a checker added."""
        known = set(self._places.values())
        return tuple(at for at in range(len(self.columns)) if at not in known)

    @cached_property
    def typed(self) -> tuple[int, ...]:
        """Where the columns stand that a checker fills."""
        return tuple(sorted([*self.own, *(at for name, at in self._places.items() if name in TYPED)]))

    @cached_property
    def _places(self) -> dict[str, int]:
        """The first column of each name; names count without case."""
        places: dict[str, int] = {}
        for at, name in enumerate(self.columns):
            if (plain := name.strip().casefold()) in COLUMNS:
                places.setdefault(plain, at)
        return places


def table(sheets: Iterable[Sheet]) -> Table:
    """The sheets of articles as one table; the checker's columns are empty."""
    return Table(COLUMNS, [Row(_cells(sheet.path, item), item) for sheet in sheets for item in sheet.items])


def _cells(path: str, item: Item) -> tuple[str, ...]:
    told = {
        "number": str(item.number),
        "file": path,
        "line": str(item.position.line),
        "paragraph": str(item.paragraph),
        "sentence": str(item.sentence),
        "type": item.kind,
        "words": item.words,
        "context": item.context,
        "who": item.who,
        "title": item.title,
        "cue": item.cue,
        "source kind": item.source_kind,
        "sources": "; ".join(mark.text for mark in item.marks),
        "locator": "; ".join(mark.locator for mark in item.marks if mark.locator),
        "status": item.status,
        "reason": item.waiver,
        "findings": questions(item.findings),
        "id": item.id,
    }
    return tuple(printable(told.get(column, "")) for column in COLUMNS)


def questions(findings: Iterable[Finding]) -> str:
    """Codes and messages, each question once."""
    return " · ".join(dict.fromkeys(f"{finding.code}: {finding.message}" for finding in findings))
