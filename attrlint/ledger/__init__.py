"""The claim ledger: every checkable item of a draft with the evidence for it, the sheet a fact-check desk keeps.

`sheet` makes an article's, `table` the rows of many in which a checker works; their renderings are reporters.
"""

from __future__ import annotations

from attrlint.ledger.articles import sheets
from attrlint.ledger.item import KINDS, OPEN, STATUSES, Item, Mark, PersonEntry, Sheet, SourceEntry
from attrlint.ledger.sheet import sheet
from attrlint.ledger.table import COLUMNS, TYPED, Row, Table, table
from attrlint.ledger.update import updated

__all__ = [
    "COLUMNS",
    "KINDS",
    "OPEN",
    "STATUSES",
    "TYPED",
    "Item",
    "Mark",
    "PersonEntry",
    "Row",
    "Sheet",
    "SourceEntry",
    "Table",
    "sheet",
    "sheets",
    "table",
    "updated",
]
