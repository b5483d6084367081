"""The blocks of reStructuredText: which lines are paragraphs, headings, items, quotations, notes, cells or comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from attrlint.expressions import expression
from attrlint.readers.builder import Builder
from attrlint.readers.frontmatter import Value
from attrlint.readers.lightmarkup import Inside
from attrlint.readers.rstinline import DIRECTIVE, TARGET, RstInline, normal, references
from attrlint.readers.rstlines import Line, least_indent, rows

_DEPTH: Final = 40
"""How deep lists and quotations are read; what is nested deeper is text of the level above."""

_EXPLICIT: Final = expression(r"\.\.(?:[ \t]+|\Z)")
_FOOTNOTE: Final = expression(r"\.\.[ \t]+\[(?P<key>\#[\w.:+-]*|\*|[\w.:+-]+)\](?:[ \t]+|\Z)")
_BULLET: Final = expression(r"[-*+•‣⁃](?:[ \t]+|\Z)")
_NUMBER: Final = expression(
    r"(?:\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+|\#)\)|(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+|\#)\.)[ \t]+"
)
_FIELD: Final = expression(r":(?P<name>(?![\s:])(?:\\.|[^:\\])+):(?:[ \t]+|\Z)")
_LINE: Final = expression(r"\|(?:[ \t]+|\Z)")
_TABLE: Final = expression(r"\+(?:[-=]+\+)+\Z|=+(?:[ ]+=+)+[ ]*\Z")
_ADORNMENT: Final = expression(r"([!-/:-@\[-`{-~])\1*\Z")
_SIGNED: Final = expression(r"(?:---?(?!-)|—)[ \t]*")

_TITLED: Final = frozenset({"admonition", "topic", "sidebar", "rubric"})
_PROSE: Final = frozenset(
    {"attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "seealso", "compound"}
)
_QUOTED: Final = frozenset({"epigraph", "highlights", "pull-quote"})
_BODIES: Final = frozenset({"container", "class", "rst-class", "versionadded", "versionchanged", "deprecated"})
"""Directives that hold text; the content of all others is code, data or an address."""


class Body:
    """One pass over the lines; knows what it is inside of. `fields` are those at the top of the draft."""

    def __init__(self, text: str, builder: Builder, body: Sequence[Line]) -> None:
        self.fields: dict[str, Value] = {}
        self._text = text
        self._builder = builder
        self._body = body
        self._inside = Inside()
        self._depth = 0
        self._styles: list[str] = []
        self._numbered = {"#": 0, "*": 0}
        self._top = True  # nothing but the title yet
        self._inline = RstInline(text, builder, *references(self._words(line) for line in body))

    def run(self) -> None:
        """Write all of the text to the builder."""
        self._blocks(self._body, 0)

    def _words(self, line: Line) -> str:
        return self._text[line.start : line.end]

    def _blocks(self, body: Sequence[Line], base: int) -> None:
        """The blocks of lines that are indented by `base` columns, or more."""
        self._depth += 1
        at = 0
        while at < len(body):
            line = body[at]
            if line.blank:
                at += 1
            elif self._depth >= _DEPTH:
                at = self._paragraph(body, at, base)
            elif line.indent > base:
                at = self._quotation(body, at, base)
            else:
                at = self._title(body, at, base) or self._explicit(body, at) or self._block(body, at, base)
        self._depth -= 1

    def _within(self, inside: Inside, body: Sequence[Line], base: int) -> None:
        around, self._inside = self._inside, inside
        self._blocks(body, base)
        self._inside = around

    def _indented(self, body: Sequence[Line], at: int, base: int) -> int:
        """Where the lines from `at` on that are blank or indented by more than `base` end; no blank ones at the end."""
        end = at
        for index in range(at, len(body)):
            if not body[index].blank:
                if body[index].indent <= base:
                    break
                end = index + 1
        return end

    def _write(self, kind: str, *places: tuple[int, int], level: int = 0) -> None:
        self._inside.begin(self._builder, kind, level)
        for start, end in places:
            self._builder.leave_out(start, start, space=True)
            self._inline.write(start, end)
        self._inside.end(self._builder)

    def _title(self, body: Sequence[Line], at: int, base: int) -> int:
        """The end of a heading or of a line across; 0 where there is none."""
        words, under, last, *_ = *(self._words(line) for line in body[at : at + 3]), "", ""
        if not _ADORNMENT.match(words):
            if base or not _ADORNMENT.match(under) or len(under) < min(4, len(words)):
                return 0
            return self._heading(body, at, under[0])
        if under and last[:1] == words[0] and _ADORNMENT.match(last) and not _ADORNMENT.match(under):
            return self._heading(body, at + 1, words[0] * 2)
        return at + 1 if not under and len(words) >= 4 else 0

    def _heading(self, body: Sequence[Line], at: int, style: str) -> int:
        """Writes a heading; headings of the same style are of the same level."""
        if style not in self._styles:
            self._styles.append(style)
        if self._top and not self.fields:
            self.fields["title"] = self._words(body[at])
        else:
            self._top = False
        self._write("heading", body[at][:2], level=self._styles.index(style) + 1)
        return at + 2

    def _block(self, body: Sequence[Line], at: int, base: int) -> int:
        """A list's item, a table or a paragraph; where it ends."""
        words = self._words(body[at])
        if field := _FIELD.match(words):
            return self._field(body, at, field)
        self._top = False
        following = at + 1 < len(body) and not body[at + 1].blank
        indented = following and body[at + 1].indent > base
        marker = _BULLET.match(words) or _NUMBER.match(words)
        if marker and (indented or not following or marker.re.match(self._words(body[at + 1]))):
            return self._item(body, at, marker.end())
        if marker is None and _TABLE.match(words):
            return self._table(body, at)
        if _LINE.match(words):
            return self._verse(body, at)
        if indented:
            return self._definition(body, at)
        if words.startswith(">>> "):
            return self._stretch(body, at, base)
        return self._paragraph(body, at, base)

    def _stretch(self, body: Sequence[Line], at: int, base: int) -> int:
        """Where the lines from `at` on end that are not blank and not indented further."""
        end = at + 1
        while end < len(body) and not body[end].blank:
            if body[end].indent > base and self._depth < _DEPTH:
                break
            end += 1
        return end

    def _paragraph(self, body: Sequence[Line], at: int, base: int) -> int:
        end = self._stretch(body, at, base)
        start, stop = body[at].start, body[end - 1].end
        literal = self._text.endswith("::", start, stop)
        if literal:
            stop -= 2 if stop - 2 == start or self._text[stop - 3].isspace() else 1
        self._write("paragraph", (start, stop))
        return self._literal(body, end, base) if literal else end

    def _literal(self, body: Sequence[Line], at: int, base: int) -> int:
        """The end of the code that follows: indented, or each line behind the same sign."""
        while at < len(body) and body[at].blank:
            at += 1
        if at == len(body) or body[at].indent > base:
            return self._indented(body, at, base)
        sign = self._words(body[at])[0]
        while not sign.isalnum() and at < len(body) and self._words(body[at])[:1] == sign:
            at += 1
        return at

    def _quotation(self, body: Sequence[Line], at: int, base: int) -> int:
        """Indented text, whose last paragraph may say whose it is."""
        end = self._indented(body, at, base)
        quoted = body[at:end]
        last = max((i for i, line in enumerate(quoted) if line.blank), default=-1) + 1
        signed = _SIGNED.match(self._words(quoted[last])) if last else None
        cite = self._text[quoted[last].start + signed.end() : quoted[-1].end] if signed else ""
        self._within(
            self._inside.quotation(" ".join(cite.split())), quoted[:last] if cite else quoted, least_indent(quoted, 0)
        )
        if cite and signed:
            self._write("caption", (quoted[last].start + signed.end(), quoted[-1].end))
        return end

    def _item(self, body: Sequence[Line], at: int, marker: int) -> int:
        """A list's item, whose text begins behind the marker."""
        line = body[at]
        end = self._indented(body, at + 1, line.indent)
        inner = line.indent + marker
        self._within(self._inside.item(), [Line(line.start + marker, line.end, inner), *body[at + 1 : end]], inner)
        return end

    def _field(self, body: Sequence[Line], at: int, field: re.Match[str]) -> int:
        """`:name: text`, which at the top of the draft says something of it."""
        line = body[at]
        end = self._indented(body, at + 1, line.indent)
        if self._top and not self._depth > 1:
            words = self._text[line.start + field.end() : body[end - 1].end]
            self.fields.setdefault(field["name"], " ".join(words.split()))
        else:
            self._content(self._inside.item(), line, line.start + field.end(), body[at + 1 : end])
        return end

    def _content(self, inside: Inside, line: Line, start: int, body: Sequence[Line]) -> None:
        """What stands behind a marker on its line, from the offset `start` on, and below."""
        base = least_indent(body, line.indent)
        self._within(inside, [Line(start, line.end, base), *body], base)

    def _definition(self, body: Sequence[Line], at: int) -> int:
        end = self._indented(body, at + 1, body[at].indent)
        around, self._inside = self._inside, self._inside.item()
        self._write("paragraph", body[at][:2])
        self._blocks(body[at + 1 : end], least_indent(body[at + 1 : end], 0))
        self._inside = around
        return end

    def _verse(self, body: Sequence[Line], at: int) -> int:
        """Lines that keep their ends: `| line`."""
        places = []
        while at < len(body) and (bar := _LINE.match(self._words(body[at]))):
            places.append((body[at].start + bar.end(), body[at].end))
            at += 1
        self._write("paragraph", *places)
        return at

    def _table(self, body: Sequence[Line], at: int) -> int:
        end = at
        while end < len(body) and not body[end].blank:
            end += 1
        if not body[at].blank and self._words(body[at])[0] == "=":  # blank lines may part its rows
            borders = [i for i in range(at + 1, len(body)) if _TABLE.match(self._words(body[i]))]
            last = [i for i in borders if i + 1 == len(body) or body[i + 1].blank]
            end = (last[0] if len(borders) < 2 or last[0] > borders[0] else borders[1]) + 1 if last else end
        self._builder.table()
        for row in rows(self._text, body[at:end]):
            self._builder.row()
            for cell in row:
                self._write("cell", *cell)
        return end

    # Explicit markup

    def _explicit(self, body: Sequence[Line], at: int) -> int:
        """The end of a footnote, a target, a directive or a comment; 0 where there is none."""
        line = body[at]
        words = self._words(line)
        if not _EXPLICIT.match(words) and not words.startswith("__ "):
            return 0
        if words == ".." and (at + 1 == len(body) or body[at + 1].blank):
            return at + 1
        end = self._indented(body, at + 1, line.indent)
        below = body[at + 1 : end]
        if note := _FOOTNOTE.match(words):
            key = note["key"]
            if key in self._numbered:
                self._numbered[key] += 1
                key = f"{key}{self._numbered[key]}"
            self._content(Inside("note", note=normal(key)), line, line.start + note.end(), below)
        elif directive := DIRECTIVE.match(words):
            if not directive["for"]:
                self._directive(directive, line, below)
        elif not TARGET.match(words):
            start = line.start + len("..")
            self._builder.comment(self._text[start : body[end - 1].end], line.start, body[end - 1].end)
        return end

    def _directive(self, directive: re.Match[str], line: Line, body: Sequence[Line]) -> None:
        name = directive["name"].lower()
        options = 0
        while options < len(body) and (field := _FIELD.match(self._words(body[options]))):
            if field["name"] == "alt" and name == "image":
                self._write("caption", (body[options].start + field.end(), body[options].end))
            options += 1
        argument = line.start + directive.end()
        if name in _TITLED:
            self._write("heading", (argument, line.end), level=len(self._styles) + 1)
        if name in _PROSE:
            self._content(self._inside, line, argument, body[options:])
        elif name in _QUOTED:
            self._content(self._inside.quotation(""), line, argument, body[options:])
        elif name in _TITLED or name in _BODIES:
            self._content(self._inside, line, line.end, body[options:])
        elif name == "figure":
            self._content(Inside("caption"), line, line.end, body[options:])
