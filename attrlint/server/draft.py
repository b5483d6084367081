"""A draft as an editor sees it: lines and columns counted its way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lsprotocol import types

from attrlint.document import Block, Document
from attrlint.finding import Edit, Finding
from attrlint.rulebook import Rule
from attrlint.signals import Signals


@dataclass(frozen=True)
class Draft:
    """A draft, checked. `findings` are those to be shown; `rules` are by code.

    `remark` is how the format writes a comment (`Reader.remark`); without one the draft is never written.
    `encoding` says what the editor's columns count: code units of `utf-8`, `utf-16-le` or `utf-32-le`.
    """

    document: Document
    findings: Sequence[Finding]
    signals: Signals
    rules: Mapping[str, Rule]
    remark: str
    encoding: str = "utf-16-le"

    def position(self, offset: int) -> types.Position:
        """Where a source offset is."""
        source = self.document.source
        return types.Position(source.position(offset).line - 1, source.column_in(offset, self.encoding))

    def offset(self, position: types.Position) -> int:
        """The source offset of a position."""
        return self.document.source.offset(position.line, position.character, self.encoding)

    def range(self, start: int, end: int) -> types.Range:
        """The range of a source span."""
        return types.Range(self.position(start), self.position(end))

    def edit(self, edit: Edit) -> types.TextEdit:
        """A replacement."""
        return types.TextEdit(self.range(edit.start, edit.end), edit.text)

    def touching(self, place: types.Range) -> Iterator[Finding]:
        """The findings that a range touches; an empty one touches what ends or begins there."""
        start, end = self.offset(place.start), self.offset(place.end)
        return (finding for finding in self.findings if finding.start <= end and start <= finding.end)

    def block(self, offset: int) -> Block | None:
        """The block that a source offset lies in or at the end of."""
        blocks = (block for block in self.document.blocks if block.sources)
        return next((b for b in blocks if b.sources[0].start <= offset <= b.sources[-1].end), None)
