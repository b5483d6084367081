"""A sheet that checkers have worked in, as spreadsheet programs save it: CSV of any kind, or a workbook."""

from __future__ import annotations

import csv
import datetime as dt
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

from attrlint.document import InvalidFile, Source
from attrlint.ledger.cells import bare
from attrlint.ledger.table import COLUMNS, TYPED, Row, Table
from attrlint.ledger.update import written_in
from attrlint.nodes import DataError, Problem
from attrlint.readers.decode import decode

_NEEDED: Final = ("file", "type", "words", "context", "id")
"""Columns without which nothing can be taken over."""
CLAIMS: Final = "Claims"
SUMMARY: Final = "Summary"
"""The sheets of a workbook that are attrlint's; any other is a checker's."""
_WORKBOOK: Final = b"PK"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_DELIMITERS: Final = ",;\t"
_ANSI: Final = "cp1252"
"""What Excel writes into a CSV file where it is not told otherwise."""
_UNPACKED: Final = 256 << 20
_CELLS: Final = 4_000_000
"""Bytes and cells of the largest workbook: one cell in the last corner of a sheet makes 17 thousand million."""
_REMARKS: Final = "comments"
"""The column that the comments on a workbook's cells go to."""

Line = tuple[int, list[str]]
"""A line's number, and its cells."""


def read(path: str) -> Table:
    """The table that a file holds, every cell as it was typed, in the file's own order of columns and rows.

    Columns of attrlint's that it lacks stand at its end, empty. Raises `DataError`, naming the line, where it is no
    sheet of attrlint's, or a damaged one; `OSError` where it cannot be read.
    """
    data = Path(path).read_bytes()
    if data.startswith(_OLD_EXCEL):
        raise _error(path, 1, "this is a workbook of an old kind; save it as .xlsx or .csv")
    if data.startswith(_WORKBOOK):
        lines, delimiter = list(_sheet(path, data)), ","
    else:
        lines, delimiter = _records(path, _decoded(path, data))
    return _table(path, lines, delimiter)


def worked_on(path: str) -> bool:
    """Whether a file is a sheet of attrlint's in which somebody has written, or a damaged one that may be."""
    try:
        table = read(path)
    except (OSError, ModuleNotFoundError):
        return False
    except DataError:
        return _was_ours(path)
    name = table.index("id")
    written = any(not row.cells[name] or written_in(table, row) for row in table.rows)
    return written or _has_more_sheets(path)


def _has_more_sheets(path: str) -> bool:
    data = Path(path).read_bytes()
    if not data.startswith(_WORKBOOK):
        return False
    from openpyxl import load_workbook

    return not {CLAIMS, SUMMARY}.issuperset(load_workbook(BytesIO(data), read_only=True).sheetnames)


def _was_ours(path: str) -> bool:
    """Whether what cannot be read as a sheet still names, in its first line, the columns that checkers fill."""
    data = Path(path).read_bytes()
    if not data.startswith(_WORKBOOK):
        head = data.partition(b"\n")[0].replace(b"\0", b"").decode("latin-1")  # of UTF-16, too
    else:
        try:
            head = "\n".join(next(_sheet(path, data), (1, []))[1])
        except DataError:
            return True
    return all(name in head.casefold() for name in TYPED)


def _error(path: str, line: int, message: str) -> DataError:
    return DataError(Problem(path, line, 1, message))


def _decoded(path: str, data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else what Excel writes in the West."""
    try:
        return decode(data)
    except InvalidFile as wrong:
        if b"\0" in data or _meant_as_utf_8(data):
            raise _error(path, Source(path, wrong.text).position(wrong.offset).line, wrong.message) from None
    try:
        return data.decode(_ANSI)
    except UnicodeDecodeError as error:
        line = 1 + data[: error.start].count(b"\n")
        raise _error(path, line, f"neither UTF-8 nor Windows-1252: byte 0x{data[error.start]:02X}") from None


def _meant_as_utf_8(data: bytes) -> bool:
    """Whether damaged text was UTF-8: Windows-1252 hardly ever holds letters that would be UTF-8 as well."""
    text = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= letter <= "\udcff" for letter in text)
    return data.startswith(BOM_UTF8) or sum(not letter.isascii() for letter in text) >= 2 * bad


def _records(path: str, text: str) -> tuple[list[Line], str]:
    """The lines of a CSV file, and what stands between their cells: what parts the first into the columns' names."""
    csv.field_size_limit(sys.maxsize)
    skipped = 0
    if text.startswith("sep=") and text[5:6] in ("\r", "\n"):  # a hint of Excel's own
        text, skipped = text[5:].removeprefix("\r").removeprefix("\n"), 1
    found = ","
    for delimiter in _DELIMITERS:
        head = next(csv.reader(StringIO(text, newline=""), delimiter=delimiter), [])
        if set(_NEEDED) <= {name.strip().casefold() for name in head}:
            found = delimiter
            break
    reader = csv.reader(StringIO(text, newline=""), delimiter=found, strict=True)
    lines, begun = [], 1
    try:
        for cells in reader:
            lines.append((begun + skipped, [bare(cell) for cell in cells]))
            begun = reader.line_num + 1
    except csv.Error as error:
        raise _error(path, begun + skipped, f"the line that begins here is damaged: {error}") from None
    if lines and not text.endswith(("\n", "\r")) and len(lines[-1][1]) < len(lines[0][1]):
        raise _error(path, lines[-1][0], "this line is cut off, and so is the file")
    return lines, found


def _sheet(path: str, data: bytes) -> Iterator[Line]:
    """The lines of a workbook's sheet of claims; its comments as a column, those on the head in a last line."""
    from openpyxl import load_workbook

    try:
        if sum(part.file_size for part in ZipFile(BytesIO(data)).infolist()) > _UNPACKED:
            raise ValueError(f"it unpacks to more than {_UNPACKED >> 20} MB")
        book = load_workbook(BytesIO(data))
        page = book[CLAIMS] if CLAIMS in book.sheetnames else book.worksheets[0]
        if page.max_row * page.max_column > _CELLS:
            raise ValueError(f"its sheet has {page.max_row:,} rows and {page.max_column:,} columns")
        rows = [[(_text(cell.value), cell.comment.text if cell.comment else "") for cell in row] for row in page.rows]
    except Exception as error:  # noqa: BLE001  a damaged workbook fails in many ways
        raise _error(path, 1, f"this workbook cannot be read: {error}") from None
    commented = any(remark for row in rows for _, remark in row)
    for number, row in enumerate(rows, 1):
        cells = [text for text, _ in row]
        if commented:
            cells.append(_REMARKS if number == 1 else "\n".join(remark for _, remark in row if remark))
        yield number, cells
    if rows and (told := [remark for _, remark in rows[0] if remark]):
        yield len(rows) + 1, [*[""] * len(rows[0]), "\n".join(told)]


def _text(value: Any) -> str:
    """What was typed into a workbook's cell, as text."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _table(path: str, lines: Sequence[Line], delimiter: str) -> Table:
    """The lines under their columns; the first names them."""
    head = lines[0][1] if lines else []
    known = {name.strip().casefold() for name in head}
    if missing := [name for name in _NEEDED if name not in known]:
        told = ", ".join(f"“{name}”" for name in missing)
        raise _error(
            path, 1, f"this is no sheet of attrlint claims, or its first line is gone: it names no column {told}"
        )
    width = max(len(_trimmed(cells)) for _, cells in lines)
    head = [*_trimmed(head), *[""] * width][: max(width, len(_trimmed(head)))]
    added = [name for name in COLUMNS if name not in known]
    rows = [_padded(cells, len(head)) + [""] * len(added) for _, cells in lines[1:]]
    return Table(
        (*head, *added), [Row(tuple(cells)) for cells in rows if any(cell.strip() for cell in cells)], delimiter
    )


def _trimmed(cells: Iterable[str]) -> list[str]:
    """Without the empty cells at the end."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * width][:width]
