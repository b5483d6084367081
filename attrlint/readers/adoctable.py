"""AsciiDoc's tables: `|===`, cells behind bars, as many to a row as there are columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression

_BAR: Final = expression(
    r"(?<!\\)(?:(?<!\S)(?:(?P<times>\d+)\*|(?:\d+(?:\.\d+)?|\.\d+)\+)?[<^>]?(?:\.[<^>])?[adehlmsv]?)?\|"
)
_COLUMNS: Final = expression(r"""cols\s*=\s*(?:"([^"]*)"|'([^']*)'|(\d+\*?))""")
_REPEATED: Final = expression(r"\s*(\d+)\*")
_HEAD: Final = expression(r"""%(?:\w+%)*header|(?:options|opts)\s*=\s*["']?[^"'\]]*header""")


def rows(text: str, body: Sequence[Span], announced: str) -> Iterator[Sequence[Span]]:
    """The rows, the first of them the head (without cells, where the table has none).

    `body` are the lines between the fences, blank ones empty; `announced` is the list of attributes above.
    """
    shown = [line for line in body if line.start < line.end]
    if not shown:
        return
    bars = list(_BAR.finditer(text, shown[0].start, shown[-1].end))
    ends = [*(bar.start() for bar in bars[1:]), shown[-1].end]
    cells = [Span(bar.end(), end) for bar, end in zip(bars, ends, strict=False)]
    first = sum(bar.start() < shown[0].end for bar in bars)
    width = _width(announced) or first
    if not width:
        return
    parted = body.index(shown[0]) + 1 < len(body) and len(shown) > 1 and body[body.index(shown[0]) + 1] not in shown
    if not (_HEAD.search(announced) or (parted and first == width)):
        yield ()
    for at in range(0, len(cells), width):
        yield cells[at : at + width]


def _width(announced: str) -> int:
    """How many columns the attributes say there are; 0 where they do not."""
    match = _COLUMNS.search(announced)
    if not match:
        return 0
    columns = next(filter(None, match.groups()), "")
    count = 0
    for column in columns.split(",") if "," in columns else columns.split(";"):
        repeated = _REPEATED.match(column)
        count += min(int(repeated[1]), 1000) if repeated else 1
    return count
