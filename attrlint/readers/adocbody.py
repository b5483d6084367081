"""The blocks of AsciiDoc: which lines are paragraphs, headings, items, quotations, cells, comments or code.

Source: the AsciiDoc Language Documentation (Eclipse AsciiDoc project), blocks, lists, sections, tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.readers.adocinline import AdocInline
from attrlint.readers.adoctable import rows
from attrlint.readers.builder import Builder
from attrlint.readers.lightmarkup import Inside

_DEPTH: Final = 40
"""How deep blocks are read inside of blocks."""

ATTRIBUTE: Final = expression(r":!?(?P<name>\w[\w-]*)!?:(?=\s|\Z)(?P<value>.*)\Z")
_ATTRIBUTES: Final = expression(r"\[(?P<inside>\[.*\]|[\w.#%,\"'*{ -].*|)\][ \t]*\Z")
_COMMENT: Final = expression(r"//(?!/)(?P<words>.*)\Z")
_FENCE: Final = expression(r"(?P<fence>-{4,}|\.{4,}|\+{4,}|/{4,}|_{4,}|\*{4,}|={4,}|--|```.*|[|,:!]={3,})[ \t]*\Z")
_CAPTION: Final = expression(r"\.(?=[^\s.])")
_HEADING: Final = expression(r"(?P<level>={1,6}|\#{1,6})[ \t]+(?=\S)")
_UNDERLINE: Final = expression(r"([=~^+-])\1+[ \t]*\Z")
_MACRO: Final = expression(r"(?P<name>[a-z]\w*)::(?P<target>\S*)\[(?P<alt>[^,\]]*).*\][ \t]*\Z")
_BREAK: Final = expression(r"(?:'{3,}|<{3,}|-[ ]?-[ ]?-|\*[ ]?\*[ ]?\*)[ \t]*\Z")
_ITEM: Final = expression(
    r"[ \t]*(?P<marker>-|\*{1,6}|\.{1,6}|\d+\.|[A-Za-z]\.|[ivxIVX]+\)|<[\d.]+>)[ \t]+(?=\S)(?:\[[ x*]\][ \t]+)?"
)
_TERM: Final = expression(r"[ \t]*(?P<term>\S.*?)(?P<marker>:{2,4}|;;)(?:[ \t]+|\Z)(?=(?P<text>.*))")
_ADMONITION: Final = expression(r"(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING):[ \t]+")
_SIGNED: Final = expression(r"--[ \t]+(?=\S)")
_CODE_FENCES: Final = ("-", ".", "+", "`", ",", ":")
_CODE: Final = frozenset({"source", "listing", "literal", "stem", "latexmath", "asciimath", "pass", "comment", "ditaa"})


@dataclass
class Announced:
    """What the lines above a block say of it: its style, what stands behind the style, all of it."""

    style: str = ""
    rest: tuple[str, ...] = ()
    written: str = ""

    @property
    def cite(self) -> str:
        """Whom a quotation quotes."""
        return ", ".join(filter(None, self.rest)) if self.style in ("quote", "verse") else ""


_NOTHING: Final = Announced()


class Body:
    """One pass over the lines (blank ones are empty spans); knows what it is inside of."""

    def __init__(self, text: str, builder: Builder, attributes: dict[str, str]) -> None:
        self._text = text
        self._builder = builder
        self._attributes = attributes
        self._inline = AdocInline(text, builder, attributes)
        self._inside = Inside()
        self._depth = 0
        self._announced = _NOTHING
        self._attached = False  # to the list item above

    def run(self, title: Sequence[Span], body: Sequence[Span]) -> None:
        """Write all of the text to the builder."""
        self._blocks([*title, *([Span(title[0].end, title[0].end)] if title else []), *body])

    def _words(self, line: Span) -> str:
        return self._text[line.start : line.end]

    def _write(self, kind: str, start: int, end: int, level: int = 0) -> None:
        """Write a block, and the footnotes that stand in it behind it."""
        self._inside.begin(self._builder, kind, level)
        self._inline.write(start, end)
        self._inside.end(self._builder)
        while self._inline.notes:
            notes = dict(self._inline.notes)
            self._inline.notes.clear()
            for key, place in notes.items():
                self._builder.begin("note", key=key)
                self._inline.write(*place)
                self._builder.end()

    def _blocks(self, body: Sequence[Span]) -> None:
        self._depth += 1
        at = 0
        while at < len(body):
            at = at + 1 if body[at].start == body[at].end else self._aside(body, at) or self._block(body, at)
        self._depth -= 1

    def _within(self, inside: Inside, body: Sequence[Span]) -> None:
        around, self._inside = self._inside, inside
        self._blocks(body)
        self._inside = around

    def _aside(self, body: Sequence[Span], at: int) -> int:
        """The end of what is no block: a comment, a line about the draft or the next block; 0 where there is none."""
        words = self._words(body[at])
        if remark := _COMMENT.match(words):
            self._builder.comment(remark["words"], *body[at])
        elif entry := ATTRIBUTE.match(words):
            self._attributes[entry["name"].lower()] = entry["value"].strip()
        elif given := _ATTRIBUTES.match(words):
            if not words.startswith("[["):
                style, *rest = (part.strip().strip("\"'") for part in given["inside"].split(","))
                self._announced = Announced(re.split("[.#%]", style)[0], tuple(rest), words)
        elif caption := _CAPTION.match(words):
            self._write("caption", body[at].start + caption.end(), body[at].end)
        elif words.strip() == "+":
            self._attached = True
        else:
            return 0
        return at + 1

    def _block(self, body: Sequence[Span], at: int) -> int:
        """A block, with what was announced of it; where it ends."""
        announced, self._announced = self._announced, _NOTHING
        around = self._inside
        if self._attached:
            self._inside, self._attached = around.item(), False
        words = self._words(body[at])
        if (fence := _FENCE.match(words)) and self._depth < _DEPTH:
            end = self._fenced(body, at, fence["fence"], announced)
        elif _BREAK.match(words) or fence:
            end = at + 1
        elif heading := _HEADING.match(words):
            self._write("heading", body[at].start + heading.end(), body[at].end, level=len(heading["level"]))
            end = at + 1
        elif macro := _MACRO.match(words):
            if macro["name"] == "image":
                self._write("caption", body[at].start + macro.start("alt"), body[at].start + macro.end("alt"))
            end = at + 1
        elif item := _ITEM.match(words) or _TERM.match(words):
            end = self._item(body, at, item)
        else:
            end = self._underlined(body, at) or self._paragraph(body, at, announced)
        self._inside = around
        return end

    def _fenced(self, body: Sequence[Span], at: int, fence: str, announced: Announced) -> int:
        """What stands between two fences; what is never closed goes to the end."""
        close = "```" if fence.startswith("```") else fence
        end = next((i for i in range(at + 1, len(body)) if self._words(body[i]).rstrip() == close), len(body))
        inner = body[at + 1 : end]
        if fence.startswith("/"):
            inside = Span(inner[0].start, inner[-1].end) if inner else Span(0, 0)
            self._builder.comment(self._text[slice(*inside)], body[at].start, body[min(end, len(body) - 1)].end)
        elif fence.startswith("|"):
            self._table(inner, announced)
        elif announced.style in _CODE or (fence != "--" and fence.startswith(_CODE_FENCES)):
            pass
        elif fence.startswith("_") or announced.style in ("quote", "verse"):
            self._within(self._inside.quotation(announced.cite), inner)
        else:
            self._within(self._inside, inner)
        return end + 1

    def _table(self, body: Sequence[Span], announced: Announced) -> None:
        self._builder.table()
        for row in rows(self._text, body, announced.written):
            self._builder.row()
            for cell in row:
                self._write("cell", *cell)

    def _underlined(self, body: Sequence[Span], at: int) -> int:
        """The end of a title with a line under it that is as long; 0 where there is none."""
        under = self._words(body[at + 1]).rstrip() if at + 1 < len(body) else ""
        sign = _UNDERLINE.match(under)
        title = self._words(body[at]).rstrip()
        if not sign or abs(len(under) - len(title)) > 1 or not title[0].isalnum():
            return 0
        self._write("heading", *body[at], level="=-~^+".index(sign[1]) + 1)
        return at + 2

    def _end(self, body: Sequence[Span], at: int, *, item: bool) -> int:
        """Where the lines end that belong to the one above."""
        while at < len(body) and body[at].start < body[at].end:
            words = self._words(body[at])
            if _FENCE.match(words) or _ATTRIBUTES.match(words) or words.strip() == "+":
                break
            below = self._words(body[at + 1]) if at + 1 < len(body) and _COMMENT.match(words) else words
            if item and (_ITEM.match(below) or _TERM.match(below)):  # a comment right above an item is about that
                break
            at += 1
        return at

    def _item(self, body: Sequence[Span], at: int, marked: re.Match[str]) -> int:
        """A list's item; a term and, at once or below, what it means."""
        line = body[at]
        marker = marked["marker"]
        around, self._inside = self._inside, self._inside.item(len(marker) if marker[0] in "*." else 1)
        start, first = line.start + marked.end(), at
        if "term" in marked.groupdict():
            self._write("paragraph", line.start + marked.start("term"), line.start + marked.end("term"))
            while start == body[at].end and at + 1 < len(body):
                at += 1
                start = body[at].start
        end = self._end(body, at + 1 if at == first else at, item=True)
        if end > at:
            self._write("paragraph", start, body[end - 1].end)
        self._inside = around
        return end

    def _paragraph(self, body: Sequence[Span], at: int, announced: Announced) -> int:
        end = max(at + 1, self._end(body, at, item=False))
        start, stop = body[at].start, body[end - 1].end
        words = self._words(body[at])
        if announced.style in _CODE or words[0].isspace():
            return end
        around = self._inside
        signed = _SIGNED.match(self._words(body[end - 1])) if words[0] == '"' and end - 1 > at else None
        if signed:
            stop = body[end - 2].end
            self._inside = around.quotation(self._words(body[end - 1])[signed.end() :])
        elif announced.style in ("quote", "verse") or words[0] == ">":
            self._inside = around.quotation(announced.cite)
        label = _ADMONITION.match(words)
        self._write("paragraph", start + label.end() if label else start, stop)
        self._inside = around
        return end
