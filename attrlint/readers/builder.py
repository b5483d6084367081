"""Builds a `Document` from stretches of its source; every reader writes through it.

Here alone text is normalised, so that block text holds no line ends, no runs of white space, none at its
ends, no invisible characters and letters in their plain form, while every character keeps its place.
"""

from __future__ import annotations

from typing import Final, Literal
from unicodedata import normalize

from attrlint.document import BLOCK_GAP, Block, Cell, Comment, Document, InvalidFile, Mark, Metadata, Source, Span
from attrlint.expressions import expression

INVISIBLE: Final = (
    r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
"""Inside of a character class: controls, soft hyphens, zero-width and direction marks, tags."""

_UNEVEN: Final = expression(rf"\s{{2,}}|[{INVISIBLE}]+")
_ODD_SPACE: Final = expression(r"[^\S ]")
_UNSEEN: Final = expression(rf"[{INVISIBLE}]+")
_IGNORED: Final = r"\u0332\u0335-\u0337\u034f\u115f\u1160\u3164\ufe00-\ufe0f\uffa0"
"""Inside of a character class: lines through and below letters, joiners, fillers, variants; all of them printable."""
_WIDE: Final = r"\uff01-\uff5e\U0001d400-\U0001d7ff"
_LIKE: Final = "аеорсухіјѕһАВЕІЈКМНОРЅСТХ"
_ODD: Final = expression(rf"[\u0300-\u036f\ufb00-\ufb06{_WIDE}{_LIKE}{_IGNORED}]")
_SPELT: Final = expression(
    rf"(?P<accented>\w?[\u0300-\u036f]+)|[\ufb00-\ufb06]|[{_WIDE}]+|[{_IGNORED}]+"
    rf"|(?<![{_LIKE}])[{_LIKE}]++(?=[A-Za-z])|(?<=[A-Za-z])[{_LIKE}]+"
)
"""A letter and its accents, one by one, as macOS writes them; a ligature; full-width and mathematical letters;
Cyrillic letters in a Latin word.
"""
_PLAIN: Final = str.maketrans(_LIKE, "aeopcyxijshABEIJKMHOPSCTX")
_NO_LETTER: Final = expression(rf"[{_IGNORED}]")
_CLOSING: Final = tuple(".,;:!?")
_MOST: Final = 500_000
"""Stretches of text that a document is made of: a long article has a thousand. More would fill the memory."""


class Builder:
    """Collects blocks and comments in reading order.

    `start` and `end` are source offsets: code points in `source.text`. A text in too many pieces raises `InvalidFile`.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._blocks: list[Block] = []
        self._comments: list[Comment] = []
        self._offset = 0
        self._block: Block | None = None
        self._first_comment = 0
        self._cell = Cell(-1, -1, -1)
        self._runs = 0
        self._reset()

    def _reset(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._spans: list[Span] = []
        self._marks: list[Mark] = []
        self._opened: list[Mark] = []
        self._length = 0
        self._gap: Span | None = None
        self._hole = False
        self._goes_on = -1  # source offset at which the last run could be continued
        self._from = self._to = -1  # stretch taken but not yet added

    @property
    def open(self) -> bool:
        """Whether a block has begun and not ended."""
        return self._block is not None

    def begin(self, kind: str, level: int = 0, key: str = "") -> None:
        """Begin a block (see `Block.kind`); ends the one before."""
        self.end()
        self._block = Block(kind, "", (), (), level=level, key=key, offset=self._offset)
        if kind == "cell":
            self._block.cell = self._cell = self._cell._replace(column=self._cell.column + 1)
        self._first_comment = len(self._comments)

    def table(self) -> None:
        """Begin a table."""
        self._cell = Cell(self._cell.table + 1, -1, -1)

    def row(self) -> None:
        """Begin a table's head or next row; each cell then begun stands in the next column, an empty one too."""
        self._cell = Cell(self._cell.table, self._cell.row + 1, -1)

    def take(self, start: int, end: int) -> None:
        """Add `source.text[start:end]`."""
        if start != self._to:
            self._flush()
            self._from = start
        self._to = end

    def put(self, text: str, start: int, end: int) -> None:
        """Add `text`, which stands for the source stretch `[start, end)`, e.g. an entity."""
        self._flush()
        text = _UNSEEN.sub("", text)
        words = " ".join(text.split())
        if text[:1].isspace():
            self._space(start, end)
        if words:
            self._append(words, start, end)
            if text[-1].isspace():
                self._space(end, end)

    def leave_out(self, start: int, end: int, *, space: bool = False) -> None:
        """Something stood here that is not text; with `space`, the words around it stay apart."""
        self._flush()
        self._hole = True
        if space:
            self._space(start, end)

    def mark(self, kind: str, value: str) -> None:
        """Mark the place the text has come to (a footnote reference)."""
        self._flush()
        self._marks.append(Mark(kind, self._length, self._length, value))

    def open_mark(self, kind: str, value: str = "") -> None:
        """Begin a mark at the next word; one that the block does not close is forgotten."""
        self._flush()
        self._opened.append(Mark(kind, self._length + (1 if self._gap and self._length else 0), -1, value))

    def close_mark(self, kind: str, value: str = "") -> None:
        """End the innermost open mark of this kind and value; without any value, the marked words are it."""
        self._flush()
        for mark in reversed(self._opened):
            if mark.kind == kind and (not value or mark.value in ("", value)):
                self._opened.remove(mark)
                if mark.start < self._length:
                    value = value or mark.value or "".join(self._pieces)[mark.start :].strip()
                    self._marks.append(Mark(kind, mark.start, self._length, value))
                return

    def comment(self, text: str, start: int, end: int) -> None:
        """A comment at this place; it stands alone where no block is open, or only an empty one."""
        if self._block is None:
            at = self._end_above()
        else:
            self.leave_out(start, end)
            at = self._offset + self._length
        self._comments.append(Comment(text.strip(), Span(start, end), at, alone=self._block is None))

    def end(self) -> bool:
        """End the block, if one is open; says whether it held text (an empty one is dropped)."""
        block, self._block = self._block, None
        if block is None:
            return False
        self._flush()
        if held := self._length > 0:
            self._finish(block)
        else:
            self._stand_alone()
        self._reset()
        return held

    def document(self, name: str, metadata: Metadata) -> Document:
        """All that was built, as read by the reader `name`."""
        self.end()
        return Document(self._source, self._blocks, metadata, self._comments, name)

    def _finish(self, block: Block) -> None:
        block.text = text = "".join(self._pieces)
        block.starts = self._starts
        block.sources = self._spans
        block.marks = [
            mark._replace(start=mark.start + 1) if mark.start < mark.end and text[mark.start] == " " else mark
            for mark in self._marks
        ]
        self._blocks.append(block)
        self._offset += len(text) + len(BLOCK_GAP)

    def _stand_alone(self) -> None:
        for i in range(self._first_comment, len(self._comments)):
            self._comments[i] = self._comments[i]._replace(at=self._end_above(), alone=True)

    def _end_above(self) -> int:
        return self._blocks[-1].span.end if self._blocks else 0

    def _flush(self) -> None:
        """Add the taken stretch. Text that needs no cleaning, nearly all, becomes one run."""
        start, end = self._from, self._to
        if start == end:
            return
        self._from = self._to = -1
        text = self._source.text[start:end].replace("\n", " ")
        if text.isprintable() and "  " not in text:
            self._add(text, start)
            return
        at = 0
        for uneven in _UNEVEN.finditer(text):
            self._add(_ODD_SPACE.sub(" ", text[at : uneven.start()]), start + at)
            at = uneven.end()
            if uneven[0][0].isspace():
                self._space(start + uneven.start(), start + at)
        self._add(_ODD_SPACE.sub(" ", text[at:]), start + at)

    def _add(self, text: str, start: int) -> None:
        """Add even text (single spaces only), with plain letters in the place of odd ones."""
        at = 0
        if not text.isascii() and _ODD.search(text):
            for odd in _SPELT.finditer(text):
                self._add_plain(text[at : odd.start()], start + at)
                at = odd.end()
                # NFKC would make three characters of a “½” with something below it.
                form: Literal["NFC", "NFKC"] = "NFC" if odd["accented"] else "NFKC"
                if plain := _NO_LETTER.sub("", normalize(form, odd[0]).translate(_PLAIN)):
                    self._append(plain, start + odd.start(), start + at)
        self._add_plain(text[at:], start + at)

    def _add_plain(self, text: str, start: int) -> None:
        """Add even text; spaces at either end wait for what comes next."""
        end = start + len(text)
        if text.startswith(" "):
            self._space(start, start + 1)
            text, start = text[1:], start + 1
        if text.endswith(" "):
            self._append(text[:-1], start, end - 1)
            self._space(end - 1, end)
        elif text:
            self._append(text, start, end)

    def _space(self, start: int, end: int) -> None:
        if self._gap is None:
            self._gap = Span(start, end)
        elif self._gap.end == start:
            self._gap = Span(self._gap.start, end)

    def _append(self, text: str, start: int, end: int) -> None:
        gap, self._gap = self._gap, None
        if gap and self._length and not (self._hole and text.startswith(_CLOSING)):
            self._push(" ", *gap)
        self._hole = False
        self._push(text, start, end)

    def _push(self, text: str, start: int, end: int) -> None:
        even = len(text) == end - start
        if even and start == self._goes_on:
            self._spans[-1] = Span(self._spans[-1].start, end)
        else:
            self._runs += 1
            if self._runs > _MOST:
                raise InvalidFile(
                    f"more than {_MOST:,} paragraphs and marked words; split it", start, self._source.text
                )
            self._starts.append(self._length)
            self._spans.append(Span(start, end))
        self._goes_on = end if even else -1
        self._pieces.append(text)
        self._length += len(text)
