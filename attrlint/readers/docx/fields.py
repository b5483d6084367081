"""Fields: an instruction that nobody reads, and the result that stands in the text (ECMA-376 part 1, §17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from attrlint.readers.builder import Builder
from attrlint.readers.docx.transcript import Transcript

_SOURCE: Final = re.compile(
    r"""\s*(?:HYPERLINK\s+"(?P<link>[^"]+)"
      | (?P<cite>CITATION\b | ADDIN\s+(?:ZOTERO_ITEM|EN\.CITE|CSL_CITATION|Mendeley)))""",
    re.VERBOSE,
)
"""Instructions whose result names a source: a link, or a citation by Word, Zotero, EndNote or Mendeley."""


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

    @property
    def shown(self) -> bool:
        """Whether what comes now stands in the text."""
        return all(field.shown for field in self._open)

    def begin(self, instruction: str = "") -> None:
        """A field begins, with its instruction."""
        self._open.append(_Field(instruction))

    def instruct(self, text: str) -> None:
        """More of the innermost field's instruction."""
        if self._open:
            self._open[-1].instruction += text

    def separate(self) -> None:
        """The instruction ends, the result begins."""
        if not self._open or self._open[-1].shown:
            return
        field = self._open[-1]
        field.shown = True
        if self.shown and (source := _SOURCE.match(field.instruction)):
            field.mark = source.lastgroup or ""
            self._transcript.note(Builder.open_mark, field.mark, source["link"] or "")

    def end(self) -> None:
        """The innermost field ends."""
        if self._open and (mark := self._open.pop().mark):
            self._transcript.note(Builder.close_mark, mark)

    def end_paragraph(self) -> None:
        """A result may go on for pages; an instruction never closed must not swallow them."""
        self._open = [field for field in self._open if field.shown]
