"""The claim ledger: every checkable item of a draft with the evidence for it, the sheet a fact-check desk keeps.

`sheet` makes an article's; its renderings are reporters.
"""

from __future__ import annotations

from attrlint.ledger.item import KINDS, OPEN, STATUSES, Item, Mark, PersonEntry, Sheet, SourceEntry
from attrlint.ledger.sheet import sheet

__all__ = ["KINDS", "OPEN", "STATUSES", "Item", "Mark", "PersonEntry", "Sheet", "SourceEntry", "sheet"]
