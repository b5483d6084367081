"""Lines of reStructuredText, where indentation means something, and the tables drawn with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from attrlint.expressions import expression
from attrlint.readers.lines import BLANK, lines

_TAB: Final = 8
_RULE: Final = expression(r"\+(?:[-=]+\+)+\Z|=+(?:[ ]+=+)*\Z|-+(?:[ ]+-+)*\Z")
_COLUMN: Final = expression("[=-]+")

Places = list[tuple[int, int]]
"""Stretches of the file whose words belong together."""


class Line(NamedTuple):
    """What a line shows, without the space around it (`start` = `end`: nothing), and how far it is indented."""

    start: int
    end: int
    indent: int

    @property
    def blank(self) -> bool:
        """Whether it shows nothing."""
        return self.start == self.end


def split(text: str, start: int) -> list[Line]:
    """The lines from an offset on."""
    found = []
    for span in lines(text, start):
        words = text[slice(*span)]
        if BLANK.fullmatch(words):
            found.append(Line(span.end, span.end, 0))
        else:
            lead = len(words) - len(words.lstrip())
            indent = len(words[:lead].expandtabs(_TAB))
            found.append(Line(span.start + lead, span.start + len(words.rstrip()), indent))
    return found


def least_indent(body: Sequence[Line], default: int) -> int:
    """The indentation that all lines have which show something."""
    return min((line.indent for line in body if not line.blank), default=default)


def rows(text: str, table: Sequence[Line]) -> Iterator[list[Places]]:
    """The rows of a table, each a list of cells."""
    grid = text.startswith("+", table[0].start)
    columns = _columns(text, table[0])
    cells: list[Places] = [[] for _ in columns]
    for line in table[1:]:
        words = text[line.start : line.end]
        ruled = _RULE.match(words)
        new_row = not grid and not line.blank and line.indent == table[0].indent
        if (ruled or new_row) and any(cells):
            yield cells
            cells = [[] for _ in columns]
        if not ruled and not line.blank:
            _divide(text, line, table[0], columns, cells)
    if any(cells):
        yield cells


def _columns(text: str, rule: Line) -> list[tuple[int, int]]:
    """Where a rule's columns begin and end, from the rule's start; the last is open."""
    found = [match.span() for match in _COLUMN.finditer(text[rule.start : rule.end])]
    return [*found[:-1], (found[-1][0], 1 << 30)]


def _divide(text: str, line: Line, rule: Line, columns: Sequence[tuple[int, int]], cells: Sequence[Places]) -> None:
    """Adds a line's words to the cells of the columns they stand in."""
    begin = line.start - (line.indent - rule.indent)
    for cell, (left, right) in zip(cells, columns, strict=True):
        start, end = max(line.start, begin + left), min(line.end, begin + right)
        while start < end and text[start] in "| ":
            start += 1
        while start < end and text[end - 1] in "| ":
            end -= 1
        if start < end:
            cell.append((start, end))
