"""What reStructuredText and AsciiDoc share: what a block is inside of, and markup inside of text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar

from attrlint.readers.builder import Builder


@dataclass(frozen=True)
class Inside:
    """What the next block stands in: what a paragraph is there, how deep in lists, in which note, who is quoted."""

    kind: str = "paragraph"
    level: int = 0
    note: str = ""
    cite: str = ""

    def item(self, depth: int = 1) -> Inside:
        """In a list there."""
        return replace(self, kind="item" if self.kind == "paragraph" else self.kind, level=self.level + depth)

    def quotation(self, cite: str) -> Inside:
        """In a quotation there."""
        return self if self.note else replace(self, kind="quote", cite=cite)

    def begin(self, builder: Builder, kind: str = "paragraph", level: int = 0) -> None:
        """Begin a block."""
        if kind == "paragraph" or self.note or (self.kind == "quote" and kind != "cell"):
            kind, level = self.kind, self.level if self.kind == "item" else 0
        builder.begin(kind, level, self.note)
        if self.cite and kind == "quote":
            builder.open_mark("cite", self.cite)

    def end(self, builder: Builder) -> None:
        """End the block."""
        if self.cite and builder.open:
            builder.close_mark("cite")
        builder.end()


class Inline:
    """Writes text without its markup: what the group `name` of `pattern` matches goes to the method `_name`."""

    pattern: ClassVar[re.Pattern[str]]

    def __init__(self, text: str, builder: Builder) -> None:
        self.text = text
        self.builder = builder

    def write(self, start: int, end: int) -> None:
        """Add the stretch of the file to the block."""
        for match in self.pattern.finditer(self.text, start, end):
            self.builder.take(start, match.start())
            getattr(self, f"_{match.lastgroup}")(match)
            start = match.end()
        self.builder.take(start, end)

    def without(self, match: re.Match[str], group: str) -> None:
        """Write what the group matched, without the markup around it."""
        self.builder.leave_out(match.start(), match.start(group))
        self.write(*match.span(group))
        self.builder.leave_out(match.end(group), match.end())

    def link(self, match: re.Match[str], group: str, target: str) -> None:
        """Write what the group matched as the words of a link."""
        self.builder.open_mark("link", target)
        self.without(match, group)
        self.builder.close_mark("link")

    def gone(self, match: re.Match[str], *, space: bool = False) -> None:
        """Leave out all of it."""
        self.builder.leave_out(*match.span(), space=space)

    def _code(self, match: re.Match[str]) -> None:
        self.gone(match, space=True)
