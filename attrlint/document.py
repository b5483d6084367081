"""The document model: a decoded source, its blocks, and the way back from text to file.

All offsets are code points, 0-based, end exclusive. Two coordinate systems exist:

* *source* offsets count in the decoded file (`Source.text`);
* *document* offsets count in `Document.text`, the blocks' plain text joined by `BLOCK_GAP`.

Readers write source offsets, everything after them document offsets, and `Document.locate` leads back.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import Any, Final, NamedTuple

from attrlint.expressions import expression

BLOCK_GAP: Final = "\n\n"
"""What stands between two blocks in `Document.text`; no sentence, quotation or phrase crosses it."""

PROSE_KINDS: Final = frozenset({"paragraph", "item"})
"""Kinds of block whose claims must be sourced; headings, captions, cells, quotes, notes need not be."""

LINE_END: Final = expression(r"\r\n|\n|\r")
"""What ends a line; nothing else does, whatever Unicode says."""
_WIDTH: Final = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}  # bytes of a code unit
_START, _END = attrgetter("start"), attrgetter("end")
_MILE: Final = 1 << 10  # code points after which columns are counted anew


class Span(NamedTuple):
    """A stretch of text, `start` ≤ `end`, end exclusive."""

    start: int
    end: int

    def covers(self, other: tuple[int, int]) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other[0] and other[1] <= self.end

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two share at least one character."""
        return self.start < other[1] and other[0] < self.end


class Position(NamedTuple):
    """A place in a file: 1-based line, 1-based column in code points, and the same in UTF-8 bytes."""

    line: int
    column: int
    byte: int = 0


class InvalidFile(Exception):
    """A file that opens but cannot be decoded or parsed: LNT001, at the source offset `offset` (0 when unknown)."""

    def __init__(self, message: str, offset: int = 0, text: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.text = text


@dataclass(frozen=True)
class Source:
    """A decoded file. `path` is written as the user gave it; `text` keeps its line ends."""

    path: str
    text: str
    _miles: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Line and column of a source offset; lines end at LF, CRLF and CR only."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1, self.column_in(offset, "utf-8") + 1)

    def line(self, offset: int) -> Span:
        """The line that holds a source offset, without its end."""
        number = bisect_right(self._line_starts, offset)
        start, stop = self._line_starts[number - 1], [*self._line_starts[number : number + 1], len(self.text)][0]
        return Span(start, start + len(self.text[start:stop].rstrip("\r\n")))

    def column_in(self, offset: int, encoding: str) -> int:
        """0-based column of a source offset in code units of `utf-8`, `utf-16-le` or `utf-32-le`."""
        start = self._line_starts[bisect_right(self._line_starts, offset) - 1]
        return (self._bytes(offset, encoding) - self._bytes(start, encoding)) // _WIDTH[encoding]

    def _bytes(self, offset: int, encoding: str) -> int:
        """Bytes before a source offset, counted from the last mile on: a line may be very long."""
        if encoding not in self._miles:
            miles = (self.text[at : at + _MILE] for at in range(0, len(self.text), _MILE))
            self._miles[encoding] = [0, *accumulate(len(mile.encode(encoding, "surrogatepass")) for mile in miles)]
        mile = offset // _MILE
        return self._miles[encoding][mile] + len(self.text[mile * _MILE : offset].encode(encoding, "surrogatepass"))

    def offset(self, line: int, column: int, encoding: str) -> int:
        """The source offset of a 0-based line and of a column as `column_in` counts; beyond an end, that end."""
        if line >= len(self._line_starts):
            return len(self.text)
        start, *below = self._line_starts[line : line + 2]
        content = self.text[start : below[0] if below else len(self.text)].rstrip("\r\n")
        before = content.encode(encoding, "surrogatepass")[: column * _WIDTH[encoding]]
        return start + len(before.decode(encoding, "ignore"))


class Mark(NamedTuple):
    """Something the format says about a stretch of a block, in block offsets.

    Kind and value: `link` and target, `footnote` and key, `cite` and work or address, `comment` and an editor's words.
    """

    kind: str
    start: int
    end: int
    value: str


class Cell(NamedTuple):
    """Where a cell stands: which table of the draft, which row (0 is the head), which column; all 0-based."""

    table: int
    row: int
    column: int


@dataclass(slots=True)
class Block:
    """A paragraph, list item, block quote, heading, caption, table cell or footnote definition.

    `kind` is one of `paragraph item quote heading caption cell note`. `starts[i]` is where run i begins in `text`
    (block offsets); `sources[i]` is the source span it was made from, never before that of run i - 1. Runs of equal
    length map by addition, any other run maps as a whole. `offset` is the block's place in `Document.text`. `key` is a
    footnote definition's key; `level` a heading's level or a list's depth; `cell` a table cell's place.
    """

    kind: str
    text: str
    starts: Sequence[int]
    sources: Sequence[Span]
    marks: Sequence[Mark] = ()
    level: int = 0
    key: str = ""
    offset: int = 0
    cell: Cell | None = None

    @property
    def span(self) -> Span:
        """The block in document offsets."""
        return Span(self.offset, self.offset + len(self.text))

    def locate(self, start: int, end: int) -> Span:
        """The source span that made `text[start:end]` (block offsets); two bisects."""
        if not self.sources:
            return Span(0, 0)
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first, bisect_left(self.starts, end) - 1) if end > start else first
        begin = self._map(first, start, at_end=False)
        return Span(begin, max(begin, self._map(last, end, at_end=True)))

    def trace(self, start: int, end: int) -> Span | None:
        """The stretch of the text (block offsets) that the source stretch `[start, end)` made; None if it made none.

        A space that stands for something else, code say, does not count.
        """
        first, beyond = bisect_right(self.sources, start, key=_END), bisect_left(self.sources, end, key=_START)
        made = [run for run in range(first, beyond) if not self._gap(run)]
        if not made:
            return None
        begin = max(0, start - self.sources[made[0]].start) if self._even(made[0]) else 0
        short = max(0, self.sources[made[-1]].end - end) if self._even(made[-1]) else 0
        return Span(self.starts[made[0]] + begin, self._stop(made[-1]) - short)

    def _stop(self, run: int) -> int:
        return self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)

    def _even(self, run: int) -> bool:
        source = self.sources[run]
        return self._stop(run) - self.starts[run] == source.end - source.start

    def _gap(self, run: int) -> bool:
        return not self._even(run) and self.text[self.starts[run]] == " "

    def _map(self, run: int, offset: int, *, at_end: bool) -> int:
        source = self.sources[run]
        if self._even(run):
            return min(source.end, source.start + offset - self.starts[run])
        return source.end if at_end else source.start


class Comment(NamedTuple):
    """A comment of the format (`<!-- … -->`, CriticMarkup, a plain-text directive line).

    `text` is the inside, stripped; `source` its source span, or in a format that keeps comments elsewhere
    (Word) that of the text it is tied to. `at` is the document offset it stands at: inside a block, or at
    the end of the block above when it stands `alone`.
    """

    text: str
    source: Span
    at: int
    alone: bool


@dataclass(frozen=True)
class DeclaredSource:
    """An entry of the front matter's `sources:` registry; `fields` as written (title, by, date, url).

    `place` is where the key stands in the file, or the front matter's first line where the format does not tell.
    """

    key: str
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    place: Span = field(default=Span(0, 3), compare=False)


class Metadata(NamedTuple):
    """What the front matter (or the format's own header) says about a draft.

    `draft` says that it is marked as one; `settings` is the front matter's `attrlint:` table, as written, and
    `settings_at` tells where in the source its keys stand, as far as the reader knows. `saved` is the day the file was
    last saved, where the format keeps it: it counts after dateline and file name. `unread` is
    where (source offsets) the front matter gives a date that nobody can read for sure, if it gives none other.
    """

    date: dt.date | None = None
    title: str = ""
    byline: str = ""
    language: str = ""
    type: str = ""
    sources: Mapping[str, DeclaredSource] = {}
    draft: bool = False
    settings: Mapping[str, Any] = {}
    settings_at: Mapping[str, Span] = {}
    saved: dt.date | None = None
    unread: Span | None = None


_UNKNOWN: Final = Metadata()


@dataclass
class Document:
    """A source, its blocks in reading order, its comments and its metadata; `format` names the reader that made it."""

    source: Source
    blocks: Sequence[Block]
    metadata: Metadata = _UNKNOWN
    comments: Sequence[Comment] = ()
    format: str = "text"

    @cached_property
    def text(self) -> str:
        """The blocks' plain text, joined by `BLOCK_GAP`; every later offset counts in it."""
        return BLOCK_GAP.join(block.text for block in self.blocks)

    @cached_property
    def _offsets(self) -> list[int]:
        return [block.offset for block in self.blocks]

    @cached_property
    def _origins(self) -> tuple[list[tuple[int, int]], list[int]]:
        """Where in the source blocks begin, in order, with their ordinals; how far those up to each one reach."""
        begun = sorted((block.sources[0].start, at) for at, block in enumerate(self.blocks) if block.sources)
        ends = (self.blocks[at].sources[-1].end for _, at in begun)
        return begun, list(accumulate(ends, max))

    def index_at(self, offset: int) -> int:
        """The ordinal (0-based) of the block that holds a document offset; in a gap, of the one before it."""
        return max(0, bisect_right(self._offsets, offset) - 1)

    def block_at(self, offset: int) -> Block:
        """The block that holds a document offset; in a gap, the one before it."""
        return self.blocks[self.index_at(offset)]

    def locate(self, start: int, end: int) -> Span:
        """Document span → source span, across blocks if need be."""
        if not self.blocks:
            return Span(0, 0)
        first = self.block_at(start)
        last = self.block_at(max(start, end - 1))
        head = first.locate(start - first.offset, min(end, first.span.end) - first.offset)
        return head if last is first else Span(head.start, last.locate(0, end - last.offset).end)

    def trace(self, start: int, end: int) -> Span | None:
        """The text (document offsets) that a source stretch made, in the first block it made any of; None if none."""
        for block in map(self.blocks.__getitem__, self.between(start, end)):
            if made := block.trace(start, end):
                return Span(made.start + block.offset, made.end + block.offset)
        return None

    def between(self, start: int, end: int) -> list[int]:
        """The ordinals of the blocks that reach into a source stretch, in order, comments in them included."""
        begun, reach = self._origins
        near = (at for _, at in begun[bisect_right(reach, start) : bisect_left(begun, (end,))])
        return sorted(at for at in near if start < self.blocks[at].sources[-1].end)
