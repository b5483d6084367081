r"""The `[[ ]]` that mark spans in examples. A backslash before `[`, `]` or `\` makes it literal.

Brackets of the text itself need a backslash only where they could be taken for a mark's: in
`[[[who?]]]` the mark holds `[who?]`, in `[Source: [[ONS]]]` it holds `ONS`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression

_TOKEN: Final = expression(r"\\[\[\]\\]|\[\[|\]\]|\[|\]")


class MarkError(ValueError):
    """Marks that do not pair."""


class _Unmarking:
    """A text on its way to being free of marks; `depth` counts the brackets open inside a mark."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.marks: list[Span] = []
        self.length = 0
        self.opened = -1
        self.depth = 0

    def literal(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        self.depth = max(0, self.depth + (text == "[") - (text == "]"))

    def open(self) -> None:
        if self.opened >= 0:
            raise MarkError(r"a mark opens inside another; write “\[[” for a literal “[[”")
        self.opened, self.depth = self.length, 0

    def close(self) -> None:
        if self.opened == self.length:
            raise MarkError("a mark holds nothing")
        self.marks.append(Span(self.opened, self.length))
        self.opened = -1


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and the spans they mark in it; raises `MarkError`."""
    result = _Unmarking()
    done = 0
    while token := _TOKEN.search(text, done):
        result.literal(text[done : token.start()])
        done = token.end()
        if token[0] == "[[":
            result.open()
        elif token[0] == "]]" and result.opened >= 0 and not (result.depth and text[done : done + 1] == "]"):
            result.close()
        else:
            # Of two literal brackets the second may belong to a mark's end.
            done = token.start() + 1 if token[0] == "]]" else done
            result.literal(text[done - 1])
    if result.opened >= 0:
        raise MarkError(r"“[[” is never closed by “]]”; write “\[[” for a literal “[[”")
    return "".join((*result.pieces, text[done:])), tuple(result.marks)


def marked(text: str, marks: Iterable[Span]) -> str:
    """The text with its spans marked, none overlapping: the inverse of `unmarked`."""
    spans = list(marks)
    starts, ends = {span.start for span in spans}, {span.end for span in spans}
    edges = starts | ends
    pieces: list[str] = []
    for index, char in enumerate(text):
        pieces += ("]]" if index in ends else "", "[[" if index in starts else "")
        near_mark = index in edges or index + 1 in edges
        if char in "[]\\" and (near_mark or text[index + 1 : index + 2] in {"[", "]", "\\"}):
            pieces.append("\\")
        pieces.append(char)
    return "".join((*pieces, "]]" if len(text) in ends else ""))
