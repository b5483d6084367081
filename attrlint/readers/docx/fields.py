"""Fields: an instruction that nobody reads, and the result that stands in the text (ECMA-376 part 1, §17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from attrlint.expressions import expression
from attrlint.readers.builder import Builder
from attrlint.readers.docx.transcript import Transcript

_SOURCE: Final = expression(
    r"""\s*(?:HYPERLINK\s+"(?P<link>[^"]+)"
      | (?P<cite>CITATION\b | ADDIN\s+(?:ZOTERO_ITEM|EN\.CITE|CSL_CITATION|Mendeley)))""",
    re.VERBOSE,
)
"""Instructions whose result names a source: a link, or a citation by Word, Zotero, EndNote or Mendeley."""

_ENOUGH: Final = 5000
"""Characters of an instruction that are looked at; citation managers put whole records there."""


@dataclass
class _Field:
    instruction: str = ""
    shown: bool = False
    mark: str = ""


class Fields:
    """The fields that the text is inside of."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._open: list[_Field] = []
        self._instructing = 0  # how many of them are not at their result

    @property
    def shown(self) -> bool:
        """Whether what comes now stands in the text."""
        return not self._instructing

    def begin(self, instruction: str = "") -> None:
        """A field begins, with its instruction."""
        self._open.append(_Field(instruction))
        self._instructing += 1

    def instruct(self, text: str) -> None:
        """More of the innermost field's instruction."""
        if self._open and len(self._open[-1].instruction) < _ENOUGH:
            self._open[-1].instruction += text

    def separate(self) -> None:
        """The instruction ends, the result begins."""
        if not self._open or self._open[-1].shown:
            return
        field = self._open[-1]
        field.shown = True
        self._instructing -= 1
        if self.shown and (source := _SOURCE.match(field.instruction)):
            field.mark = source.lastgroup or ""
            self._transcript.note(Builder.open_mark, field.mark, source["link"] or "")

    def end(self) -> None:
        """The innermost field ends."""
        if not self._open:
            return
        field = self._open.pop()
        self._instructing -= not field.shown
        if field.mark:
            self._transcript.note(Builder.close_mark, field.mark)

    def end_paragraph(self) -> None:
        """A result may go on for pages; an instruction never closed must not swallow them."""
        if self._instructing:
            self._open = [field for field in self._open if field.shown]
            self._instructing = 0
