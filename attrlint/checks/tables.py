"""Tables: rows and columns called “Total” against the figures they add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrlint.checks import Check, Note
from attrlint.checks.sums import number
from attrlint.document import Block
from attrlint.expressions import expression
from attrlint.rulebook import Rule
from attrlint.signals import Signals, inside
from attrlint.signals.intervals import Interval, interval, total
from attrlint.signals.quantities import Quantity, quantities

Line = Sequence[Block | None]
_EMPTY: Final = expression(r"[-–—−. ]*")
_WORD: Final = expression(r"[\w%]+")
_KINDS: Final = frozenset({"count", "money", "measure", "percent", "year", "duration"})
_WHOLE: Final = range(99, 102)
"""Percentages that are meant to be everything."""
_SHOWN: Final = 6


def _run(_rule: Rule, signals: Signals) -> Iterator[Note]:
    """Cells in a row or column of totals that no rounding of the others gives."""
    for rows in _tables(signals):
        columns: list[Line] = [list(column) for column in zip(*rows, strict=True)]
        yield from _lines(columns, rows, signals, sure=False)
        yield from _lines(rows, columns, signals, sure=True)


def _tables(signals: Signals) -> Iterator[list[Line]]:
    """Each table as rows of cells, equally long; an empty cell is `None`."""
    found: dict[int, dict[tuple[int, int], Block]] = {}
    for block in signals.document.blocks:
        if block.cell:
            found.setdefault(block.cell.table, {})[block.cell.row, block.cell.column] = block
    for cells in found.values():
        height, width = max(row for row, _ in cells) + 1, max(column for _, column in cells) + 1
        yield [[cells.get((row, column)) for column in range(width)] for row in range(height)]


def _lines(lines: Sequence[Line], across: Sequence[Line], signals: Signals, *, sure: bool) -> Iterator[Note]:
    """`lines` are rows, or columns, of which some may be totals of those before; `across` are the others.

    Where it is not `sure` that all lines before are meant, most totals of the line must be right.
    """
    words = signals.lexicons.words
    heads = [_head(line) for line in lines]
    if any(head.startswith(tuple(words("numbers.subtotals"))) for head in heads):
        return
    begin = 1
    for at, head in enumerate(heads):
        if at and head in words("numbers.totals"):
            judged = [_judged(line[0], line[begin:at], line[at], signals) for line in across[1:]]
            notes = [note for note in judged if isinstance(note, Note)]
            if sure or len(notes) <= judged.count(True):
                yield from notes
            begin = at + 1


def _head(line: Line) -> str:
    return line[0].text.lower().strip(" :*") if line[0] else ""


def _judged(head: Block | None, parts: Line, whole: Block | None, signals: Signals) -> Note | bool:
    """A note, where the total is wrong; `True` where it is right, `False` where nobody can tell."""
    words = set(_WORD.findall(head.text.lower())) if head else set[str]()
    stated = _figure(whole, signals)
    figures = [_figure(part, signals) for part in parts if part and not _EMPTY.fullmatch(part.text)]
    known = [figure for figure in figures if figure is not None]
    if (
        stated is None
        or whole is None
        or len(known) < max(2, len(figures))
        or words & signals.lexicons.words("numbers.unsummed")
    ):
        return False
    shares = "%" in words or any(figure.kind == "percent" for figure in (stated, *known))
    if (shares and stated.low not in _WHOLE) or min(f.low for f in known) <= stated.low <= max(f.low for f in known):
        return False  # an average, perhaps
    sums = total([_around(figure, rough=shares) for figure in known])
    if sums.meets(_around(stated, rough=shares or any(figure.step < stated.step for figure in known))):
        return True
    right = sum((figure.low for figure in known), Fraction(0))
    shown = (
        " + ".join(number(figure.low, 2) for figure in known) if len(known) <= _SHOWN else f"The {len(known)} figures"
    )
    return Note(whole.span, {"parts": shown, "sum": number(right, 2)})


def _figure(cell: Block | None, signals: Signals) -> Quantity | None:
    """The one figure that a cell is, if it is one."""
    if cell is None:
        return None
    found = inside(signals.get(quantities), cell.span)
    if len(found) != 1 or found[0].kind not in _KINDS or found[0].low != found[0].high:
        return None
    return found[0] if _EMPTY.fullmatch(cell.text.replace(signals.text[slice(*found[0].span)], "", 1)) else None


def _around(figure: Quantity, *, rough: bool) -> Interval:
    """Where the true value lies; to half a unit around a whole number, if it is `rough`."""
    plain = figure._replace(bound="", kind="count" if figure.kind == "year" else figure.kind)
    return Interval(figure.low - figure.step / 2, figure.low + figure.step / 2) if rough else interval(plain)


CHECK = Check(
    "tables",
    "Rows and columns of a table that are headed as totals, against what they add up.",
    _run,
    placeholders={"parts": "the figures, with plus signs between", "sum": "what they add up to"},
)
