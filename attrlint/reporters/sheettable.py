"""The claim ledger for a terminal: article by article, the words wrapped to its width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from attrlint.ledger import TYPED, Item, Row, Table
from attrlint.printable import printable
from attrlint.reporters.sheets import Ledger, summary, total

LOOKS: Final = {
    "cannot add up": "bold red",
    "unsourced": "red",
    "anonymous": "magenta",
    "weakly sourced": "yellow",
    "waived": "blue",
    "sourced": "green",
}
"""How each status looks in colour; it is always said in words, too."""
_MOST: Final = 1000
"""Items of one article on a screen: each takes a millisecond to lay out, and a sheet may have ten times as many."""


def terminal(ledger: Ledger) -> Iterator[str]:
    """What to know about each article, then its items; at last what only an older sheet has."""
    for number, sheet in enumerate(ledger.sheets):
        head = [Text("")] if number else []
        head += [Text(printable(sheet.path), "bold")]
        if sheet.title != sheet.path:
            head += [Text(printable(sheet.title), "bold")]
        rows = ledger.of(sheet)
        parts = [*head, _summary(summary(sheet).items()), _items(ledger.table, rows[:_MOST])]
        if len(rows) > _MOST:
            parts += [Text(f"\nand {len(rows) - _MOST:,} more; all of them: -o FILE.csv", "bold")]
        yield _drawn(ledger, parts)
    if len(ledger.sheets) > 1:
        yield f"\n{total(ledger.sheets)}\n"
    if ledger.others:
        yield _drawn(ledger, [Text("\nOnly in the older sheet", "bold"), _others(ledger.table, ledger.others)])


def _drawn(ledger: Ledger, parts: Iterable[RenderableType]) -> str:
    screen = StringIO()
    console = Console(
        file=screen,
        width=ledger.width,
        color_system="standard" if ledger.color else None,
        force_terminal=ledger.color,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in screen.getvalue().removesuffix("\n").split("\n"))


def _summary(topics: Iterable[tuple[str, Sequence[str]]]) -> Grid:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for topic, lines in topics:
        grid.add_row(topic, Text("\n" if topic in ("sources", "people") else ", ").join(map(Text, lines)))
    return grid


def _items(table: Table, rows: Sequence[Row]) -> RenderableType:
    grid = Grid(box=None, padding=(0, 1), pad_edge=False, header_style="dim", show_edge=False)
    grid.add_column("#", justify="right", no_wrap=True)
    grid.add_column("line", justify="right", no_wrap=True)
    grid.add_column("words", overflow="fold", ratio=5)
    grid.add_column("who says it", overflow="fold", ratio=3)
    grid.add_column("status", overflow="fold", min_width=14)
    for row in rows:
        if row.item:
            place = str(row.item.position.line)
            grid.add_row(str(row.item.number), place, _words(row.item, table, row), _who(row.item), _status(row.item))
    return Padding(grid, (1, 0, 0, 0)) if rows else Text("nothing to check", "dim")


def _words(item: Item, table: Table, row: Row) -> Text:
    told = Text(printable(item.words))
    told.append(f"\n{printable(item.kind)}", "dim")
    return told.append_text(_remarks(table, row, ("state", *TYPED)))


def _remarks(table: Table, row: Row, columns: Iterable[str]) -> Text:
    """What a checker has written, a line each."""
    places = [table.index(column) for column in columns] + list(table.own)
    lines = [f"\n{table.columns[at]}: {row.cells[at]}" for at in places if row.cells[at]]
    return Text("").join(Text("\n" + printable(line[1:]), "bold") for line in lines)


def _who(item: Item) -> Text:
    told = Text(printable(item.who))
    for text in (item.title, "; ".join(dict.fromkeys(mark.text for mark in item.marks if mark.text != item.who))):
        if text:
            told.append(f"{chr(10) if told else ''}{printable(text)}", "dim")
    return told


def _status(item: Item) -> Text:
    told = Text(printable(item.status), LOOKS.get(item.status, "dim"))
    if item.waiver:
        told.append(f"\n{printable(item.waiver)}", "dim")
    if item.findings:
        told.append("\n" + " ".join(dict.fromkeys(finding.code for finding in item.findings)), "dim")
    return told


def _others(table: Table, rows: Sequence[Row]) -> Grid:
    grid = Grid.grid(padding=(0, 0, 1, 0))
    for row in rows:
        words = row.cells[table.index("words")]
        shown = ("file", "type", "state", *TYPED)
        grid.add_row(Text(printable(words), "strike" if words else "").append_text(_remarks(table, row, shown)))
    return grid
