"""The claim ledger as a page (`attrlint claims --output-format html`): plain tables, nothing to load or run."""

from __future__ import annotations

from collections.abc import Sequence

from attrlint.ledger import Row
from attrlint.reporters import pages
from attrlint.reporters.sheets import Ledger, summary, total


def page(ledger: Ledger) -> str:
    """The page as HTML; every character of a draft or a checker is escaped."""
    table = ledger.table
    state = table.index("state")

    def shown(rows: Sequence[Row]) -> list[int]:
        """The columns that a checker fills, and `state` where anything stands there."""
        return [at for at in range(len(table.columns)) if at in table.typed or (at == state and _any(rows, at))]

    return pages.page(
        "claims.html",
        ["claims.css"],
        sheets=[(sheet, summary(sheet), ledger.of(sheet)) for sheet in ledger.sheets],
        total=total(ledger.sheets),
        others=ledger.others,
        columns=table.columns,
        cell=lambda row, name: row.cells[table.index(name)],
        shown=shown,
    )


def _any(rows: Sequence[Row], at: int) -> bool:
    return any(row.cells[at] for row in rows)
