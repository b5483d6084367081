"""A sheet drawn anew, with everything that checkers typed into the older one.

A claim is the same if its id is: then all that was typed stands beside it again. Else it is one that was changed, if
most of its sentence is still there (`pairing`). What finds no place keeps a row of its own at the end.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from attrlint.expressions import expression
from attrlint.ledger.pairing import Claim, pairs
from attrlint.ledger.table import Row, Table
from attrlint.printable import count

NEW: Final = "new"
CHANGED: Final = "changed, check again"
GONE: Final = "gone"
GONE_UNCHECKED: Final = "gone, not checked again"
"""Gone, and what was typed had been about yet other words."""
_STATE: Final = expression(rf"(?:({'|'.join((NEW, CHANGED, GONE_UNCHECKED, GONE))})(?:; |\Z))?(.*)\Z", re.DOTALL)
_ID: Final = expression(r"[a-z]?[0-9a-f]{12}")


@dataclass
class Changes:
    """How many claims an update found the same, changed, new, gone; `dropped` were gone with nothing typed."""

    same: int = 0
    changed: int = 0
    new: int = 0
    gone: int = 0
    dropped: int = 0

    def __str__(self) -> str:
        dropped = f" ({self.dropped} of them left out: nothing was typed there)" if self.dropped else ""
        return (
            f"{count(self.same, 'claim')} as before, {self.changed} changed, {self.new} new, {self.gone} gone{dropped}"
        )


def updated(new: Table, old: Table, elsewhere: Callable[[str], bool]) -> tuple[Table, Changes]:
    """The new table with what was typed into the old one, in the old one's order of columns.

    Rows that a checker added stay behind the row they stood behind. `elsewhere` tells of a file in the old table
    whether it is a draft that was not read this time: its rows stay as they are.
    """
    update = _Update(new, old, elsewhere)
    return Table(old.columns, list(update.rows()), old.delimiter), update.changes


class _Update:
    """Two tables, and which row of the old one each of the new one was."""

    def __init__(self, new: Table, old: Table, elsewhere: Callable[[str], bool]) -> None:
        self._old = old
        self._new = [self._arranged(new, row) for row in new.rows]
        self._elsewhere = elsewhere
        self.changes = Changes()
        self._claims: list[int] = []  # ordinals of the old rows that tell of a claim
        self._behind: dict[int, list[Row]] = {}  # of such a row, -1 for none: a checker's own rows below it
        self._sort()
        self._was: dict[int, int] = {}  # new → old
        self._changed: set[int] = set()
        self._match()

    def _arranged(self, new: Table, row: Row) -> Row:
        """A new row under the old columns."""
        cells = [""] * len(self._old.columns)
        for at, name in enumerate(new.columns):
            cells[self._old.index(name)] = row.cells[at]
        return Row(tuple(cells), row.item)

    def _sort(self) -> None:
        """Parts claims from a checker's own rows: those without an id, and copies of a claim's."""
        seen: set[tuple[str, str]] = set()
        last = -1
        for at, row in enumerate(self._old.rows):
            key = self._key(row)
            if _ID.fullmatch(key[1]) and key not in seen:
                seen.add(key)
                self._claims.append(last := at)
            else:
                self._behind.setdefault(last, []).append(Row(row.cells))

    def _cell(self, row: Row, column: str) -> str:
        return row.cells[self._old.index(column)]

    def _key(self, row: Row) -> tuple[str, str]:
        """The file, however its path is written, and the id."""
        file = os.path.abspath(self._cell(row, "file"))  # noqa: PTH100  resolve() would follow links
        return file, self._cell(row, "id").strip()

    def _match(self) -> None:
        """Finds the old row of each new one: by file and id; of a renamed file by id; by its sentence."""
        keys = {self._key(self._old.rows[at]): at for at in self._claims}
        self._was = {at: keys[key] for at, row in enumerate(self._new) if (key := self._key(row)) in keys}
        files = {self._key(row)[0] for row in self._new}
        moved: dict[str, list[int]] = {}
        for (file, name), at in keys.items():
            if file not in files and not self._stays(at):
                moved.setdefault(name, []).append(at)
        known = {file for file, _ in keys}
        for at, row in enumerate(self._new):
            file, name = self._key(row)
            if at not in self._was and file not in known and moved.get(name):
                self._was[at] = moved[name].pop(0)
        for file in sorted(files & known):
            self._pair(file)

    def _pair(self, file: str) -> None:
        """Matches what is left of a file."""
        taken = set(self._was.values())
        rows = self._old.rows
        here = [at for at in self._claims if at not in taken and self._key(rows[at])[0] == file]
        there = [at for at, row in enumerate(self._new) if at not in self._was and self._key(row)[0] == file]
        for i, j in pairs([self._claim(rows[at]) for at in here], [self._claim(self._new[at]) for at in there]):
            self._was[there[j]] = here[i]
            self._changed.add(there[j])

    def _claim(self, row: Row) -> Claim:
        return Claim(*(self._cell(row, column) for column in ("type", "words", "context")))

    def _stays(self, at: int) -> bool:
        """Whether an old row is about a draft that was not read."""
        return self._elsewhere(self._cell(self._old.rows[at], "file"))

    def rows(self) -> Iterator[Row]:
        """Every row: the new ones, those of drafts that were not read, those that are gone."""
        yield from self._behind.get(-1, ())
        for at, row in enumerate(self._new):
            yield self._carried(at, row)
            yield from self._behind.get(self._was.get(at, -2), ())
        rest = [at for at in self._claims if at not in set(self._was.values())]
        for at in rest:
            if self._stays(at):
                yield Row(self._old.rows[at].cells)
                yield from self._behind.get(at, ())
        orphans: list[Row] = []
        for at in rest:
            if self._stays(at):
                continue
            self.changes.gone += 1
            if written_in(self._old, self._old.rows[at]):
                yield self._gone(self._old.rows[at])
                yield from self._behind.get(at, ())
            else:
                self.changes.dropped += 1
                orphans += self._behind.get(at, ())
        yield from orphans

    def _carried(self, at: int, row: Row) -> Row:
        """A new row with what was typed into the one it was."""
        if at not in self._was:
            self.changes.new += 1
            return self._with(row, state=NEW)
        old = self._old.rows[self._was[at]]
        mark, remark = _parsed(self._cell(old, "state"))
        if at in self._changed:
            self.changes.changed += 1
            mark = NEW if mark == NEW and not written_in(self._old, old) else CHANGED
        else:
            self.changes.same += 1
            unchecked = mark in (CHANGED, GONE_UNCHECKED)
            mark = CHANGED if unchecked else NEW if mark == NEW and not written_in(self._old, old) else ""
        cells = list(row.cells)
        for column in self._old.typed:
            cells[column] = old.cells[column]
        return self._with(Row(tuple(cells), row.item), state=_written(mark, remark))

    def _gone(self, row: Row) -> Row:
        mark, remark = _parsed(self._cell(row, "state"))
        unchecked = mark in (CHANGED, GONE_UNCHECKED)
        return self._with(row, state=_written(GONE_UNCHECKED if unchecked else GONE, remark), number="")

    def _with(self, row: Row, **told: str) -> Row:
        cells = list(row.cells)
        for column, text in told.items():
            cells[self._old.index(column)] = text
        return Row(tuple(cells), row.item)


def written_in(table: Table, row: Row) -> bool:
    """Whether a checker has written anything into a row: beside a mark in the column `state`, too."""
    _, remark = _parsed(row.cells[table.index("state")])
    return any(text.strip() for text in (remark, *(row.cells[at] for at in table.typed)))


def _parsed(state: str) -> tuple[str, str]:
    """The mark in the column `state`, and what a checker wrote there."""
    found = _STATE.match(state)
    return (found[1] or "", found[2]) if found else ("", state)


def _written(mark: str, remark: str) -> str:
    return f"{mark}; {remark}" if mark and remark else mark or remark
