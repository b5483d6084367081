"""What a spreadsheet program takes for a formula, and how a CSV file keeps it from doing so.

After OWASP's page on CSV injection: a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end is run as a
formula by whoever opens the file. With an apostrophe before it, it is text. So is what such a program makes a cell of
where it parts the file at another character than is meant: a comma file opened under a list separator `;` is parted at
the semicolons inside of cells, whether there are quotation marks around them or not.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final

from attrlint.expressions import expression

_PARTING: Final = ",;\t\r\n"
_START: Final = rf'((?:\A|[{_PARTING}])"*)'
_SIGN: Final = r"(?='*[=+\-@＝＋－＠])"
_BLANK: Final = r"(?='*[\t\r\n])"
_FORMULA: Final = expression(rf"\A{_BLANK}|{_START}{_SIGN}")
_GUARDED: Final = expression(rf"\A'{_BLANK}|{_START}'{_SIGN}")


def guarded(text: str) -> str:
    """The text as a CSV file has it; `bare` gives it back."""
    return _FORMULA.sub(r"\1'", text)


def bare(text: str) -> str:
    """The text of a cell of a CSV file."""
    return _GUARDED.sub(r"\1", text)


def line_of(cells: Iterable[object], delimiter: str = ",") -> str:
    """A line of a CSV file, ended by LF. In quotation marks stands what holds anything that some program parts at."""
    stream = StringIO(newline="")
    others = _PARTING.replace(delimiter, "")  # Python 3.13 refuses to end a line with the delimiter
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=others)  # whose characters it quotes, too
    writer.writerow([guarded(str(cell)) for cell in cells])
    return stream.getvalue().removesuffix(others) + "\n"
