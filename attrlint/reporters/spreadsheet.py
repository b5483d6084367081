"""The claim ledger as a workbook (`attrlint claims --output-format xlsx`): the claims, to be filtered; a summary.

Every cell holds text: what looks like a formula in a draft stays what it is. The same ledger gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from typing import Final, cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from attrlint.expressions import expression
from attrlint.ledger import Table
from attrlint.ledger.oldsheet import CLAIMS, SUMMARY
from attrlint.nodes import DataError, Problem
from attrlint.reporters.sheets import Ledger, summary, total

LONGEST: Final = 32_767
"""Characters that a cell can hold (Excel specifications and limits)."""
_COLORS: Final = {
    "cannot add up": "F4B6B0",
    "unsourced": "F8D0CB",
    "anonymous": "EBD3F0",
    "weakly sourced": "FBEBC0",
    "waived": "D5E3F5",
    "sourced": "D3EBD3",
}
_WIDTHS: Final = {
    **dict.fromkeys(("number", "line", "paragraph", "sentence"), 6),
    **dict.fromkeys(("words", "context", "findings", "note"), 48),
    **dict.fromkeys(("file", "who", "title", "sources", "locator", "reason"), 24),
}
"""Columns' widths in characters; the others have `_WIDTH`."""
_WIDTH: Final = 14
_VERDICTS: Final = "confirmed,wrong,changed,cannot be confirmed"
"""What the verdict column offers; anything else can be typed as well."""
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
_NUMBERS: Final = ("number", "line", "paragraph", "sentence")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_STAMP: Final = expression(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def workbook(ledger: Ledger, older: str = "") -> bytes:
    """The workbook; from the one at `older`, if given, it takes over the sheets that are not attrlint's."""
    book = load_workbook(older) if older else Workbook()
    for name in (CLAIMS, SUMMARY) if older else (book.sheetnames[0],):
        if name in book.sheetnames:
            del book[name]
    _claims(book.create_sheet(CLAIMS, 0), ledger.table)
    _summary(book.create_sheet(SUMMARY, 1), ledger)
    book.active = 0
    stream = BytesIO()
    book.save(stream)
    return _timeless(stream.getvalue())


def _claims(page: Worksheet, table: Table) -> None:
    for at, name in enumerate(table.columns, 1):
        _put(page, 1, at, name).font = Font(bold=True)
        page.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(name, _WIDTH)
    _check(table)
    numbers = {table.index(name) for name in _NUMBERS}
    status = table.index("status")
    for line, row in enumerate(table.rows, 2):
        for at, text in enumerate(row.cells):
            cell = _put(page, line, at + 1, text, number=at in numbers)
            if at == status and text in _COLORS:
                cell.fill = PatternFill("solid", start_color=_COLORS[text])
    page.freeze_panes = "A2"
    last = get_column_letter(len(table.columns))
    page.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    choice = DataValidation(type="list", formula1=f'"{_VERDICTS}"', allow_blank=True, showErrorMessage=False)
    column = get_column_letter(table.index("verdict") + 1)
    choice.add(f"{column}2:{column}{len(table.rows) + 1_000}")
    page.add_data_validation(choice)
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"


def _check(table: Table) -> None:
    """Raises `DataError` where a checker has written more than fits: cut off it would be lost."""
    for line, row in enumerate(table.rows, 2):
        for at in table.typed:
            if len(row.cells[at]) > LONGEST:
                message = f"a cell of a workbook holds at most {LONGEST:,} characters; write to a CSV file"
                raise DataError(Problem(CLAIMS, line, at + 1, message))


def _summary(page: Worksheet, ledger: Ledger) -> None:
    page.column_dimensions["A"].width = _WIDTH
    page.column_dimensions["B"].width = 100
    for line, (topic, text) in enumerate(_lines(ledger), 1):
        _put(page, line, 1, topic).font = Font(bold=True)
        _put(page, line, 2, text)


def _lines(ledger: Ledger) -> Iterator[tuple[str, str]]:
    yield "all", total(ledger.sheets)
    for sheet in ledger.sheets:
        yield "article", sheet.title
        yield "file", sheet.path
        for topic, lines in summary(sheet).items():
            yield from zip_longest((topic,), lines, fillvalue="")
        yield "", ""


def _put(page: Worksheet, line: int, at: int, text: str, *, number: bool = False) -> Cell:
    """Writes text as text, control characters that XML cannot hold as U+FFFD."""
    cell = cast("Cell", page.cell(line, at))
    cell.alignment = _WRAPPED
    if number and text.isdecimal() and text.isascii() and len(text) < 10:
        cell.value = int(text)
    elif text:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)[:LONGEST]
        cell.data_type = "s"
    return cell


def _timeless(data: bytes) -> bytes:
    """The same workbook without the time at which it was made."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(b"1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, content)
    return stream.getvalue()
