"""`attrlint claims`."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrlint.cli import complain, drafts, output

if TYPE_CHECKING:
    from attrlint.reporters.sheets import Ledger
    from attrlint.runner import Runner

_ENDINGS: Final = {
    "table": (".txt",),
    "markdown": (".md", ".markdown"),
    "csv": (".csv",),
    "json": (".json",),
    "xlsx": (".xlsx",),
    "html": (".html", ".htm"),
}
"""The output formats, and how the names of their files end."""
_BOM: Final = "\ufeff"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    group = drafts.arguments(parser)
    about = "table if not said and FILE does not tell"
    group.add_argument("--output-format", choices=tuple(_ENDINGS), help=about)
    about = "take over what checkers wrote in this sheet (csv, xlsx)"
    group.add_argument("--update", metavar="FILE", default="", help=about)


def run(arguments: argparse.Namespace) -> int:
    """Draws the sheet; returns the exit status: 2 if something could not be done, else 0, whatever was found."""
    if mistake := _mistake(arguments):
        return complain(mistake)
    from attrlint.ledger import oldsheet, sheets, table, updated
    from attrlint.reporters.sheets import Ledger

    older, file = arguments.update, arguments.output_file
    try:
        old = oldsheet.read(older) if older else None
    except OSError as error:
        return complain(f"{older}: {error.strerror or error}")
    if file and not _same(older, file) and oldsheet.worked_on(file):
        return complain(f"{file}: checkers have written in this sheet; to keep that, say --update {file}")
    runner, files = drafts.opened(arguments)
    output.spare(files, file)
    if not files:
        return runner.status
    bar = output.ProgressBar(len(files))
    drawn = list(sheets(runner, bar.over(files)))
    rows = table(drawn)
    if old is not None:
        read = {os.path.realpath(sheet.path) for sheet in drawn}
        rows, changes = updated(rows, old, lambda file: os.path.realpath(file) not in read and Path(file).exists())
        complain(str(changes))
    color = not arguments.output_file and output.wants_color("auto")
    _write(arguments, Ledger(drawn, rows, output.width(), color), runner)
    return runner.status


def _format(arguments: argparse.Namespace) -> str:
    """The output format: as said, as the file's name ends, else for a terminal; "" where the name tells nothing."""
    if arguments.output_format or not arguments.output_file:
        return arguments.output_format or "table"
    ending = Path(arguments.output_file).suffix.lower()
    return next((name for name, endings in _ENDINGS.items() if ending in endings), "")


def _mistake(arguments: argparse.Namespace) -> str:
    """What cannot be done with these arguments, in words."""
    name, file = _format(arguments), arguments.output_file
    if not name:
        return f"{file}: what format? Say --output-format ({', '.join(_ENDINGS)})"
    if name == "xlsx" and not file:
        return "a workbook is no text for a screen: say -o FILE.xlsx"
    older = arguments.update
    if older and _same(older, file) and name != _kind(older):
        return f"{file}: a sheet that is updated keeps its format; as {name}, write to another file"
    for kind, needed, extra in (("xlsx", "openpyxl", "xlsx"), ("html", "jinja2", "report")):
        if (name == kind or (older and _kind(older) == kind)) and not _installed(needed):
            return f"{kind} needs one more package: pip install 'attrlint[{extra}]'"
    return ""


def _same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _kind(file: str) -> str:
    """`xlsx` or `csv`: what an older sheet is, by what it holds; whatever cannot be opened is told later."""
    try:
        with Path(file).open("rb") as stream:
            return "xlsx" if stream.read(2) == b"PK" else "csv"
    except OSError:
        return ""


def _installed(package: str) -> bool:
    from importlib.util import find_spec

    return find_spec(package) is not None


def _write(arguments: argparse.Namespace, ledger: Ledger, runner: Runner) -> None:
    """To standard output, or to the file, all at once."""
    name, file = _format(arguments), arguments.output_file
    if name == "xlsx":
        from attrlint.reporters.spreadsheet import workbook

        older = arguments.update if arguments.update and _kind(arguments.update) == "xlsx" else ""
        output.save(file, workbook(ledger, older), runner.trouble)
    elif file:
        output.save(file, (_BOM if name == "csv" else "") + "".join(_text(name, ledger)), runner.trouble)
    else:
        output.write(_text(name, ledger))


def _text(name: str, ledger: Ledger) -> Iterable[str]:
    """The ledger in a format that is text."""
    from attrlint.reporters import sheets

    if name == "html":
        from attrlint.reporters.sheetpage import page

        return [page(ledger)]
    if name == "table":
        from attrlint.reporters.sheettable import terminal

        return terminal(ledger)
    return {"markdown": sheets.markdown, "csv": sheets.csv, "json": sheets.json}[name](ledger)
