"""What a spreadsheet program takes for a formula, and how a CSV file keeps it from doing so.

After OWASP's page on CSV injection: a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end is run as a
formula by whoever opens the file. With an apostrophe before it, it is text.
"""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED: Final = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """The text as a CSV file has it; `bare` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """The text of a cell of a CSV file."""
    return text[1:] if _GUARDED.match(text) else text
