"""Markdown read from pyromark's events and their exact ranges; the only module that knows pyromark."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import pyromark
from pyromark import Options

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.readers.builder import Builder
from attrlint.readers.codepoints import CodePoints
from attrlint.readers.lines import one_a_line
from attrlint.readers.masks import FILLER, Mask, hide

if TYPE_CHECKING:  # pyromark itself does not import it
    from pyromark.event import Range

_OPTIONS: Final = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)
_NO_PARAGRAPH: Final = expression(r"\s*(?:#{1,6}\s|<!--|[-*+>|]\s|\d+[.)]\s)")
_TAG: Final = expression(
    r"""<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?:[^>]*?\shref\s*=\s*["']?(?P<href>[^"'\s>]+))?""", re.IGNORECASE
)

_MARKS: Final = {"a": "link", "cite": "cite"}


class Walk:
    """One pass over the events; knows what it is inside of."""

    def __init__(self, text: str, start: int, builder: Builder) -> None:
        self._text = text
        self._builder = builder
        self._parsed, self._masks = hide(text, start)
        self._body = self._parsed[start:]
        self._point = start.__add__ if self._body.isascii() else CodePoints(self._body.encode(), start)
        self._one_a_line = one_a_line(text, start, aside=_NO_PARAGRAPH)
        self._quotes = self._lists = self._images = self._skipped = 0
        self._note = ""
        self._html: list[Span] = []
        self._alts: list[tuple[str, int, int]] = []
        self._highlighted = -1  # where the last highlight ended: a comment there belongs to it

    def run(self) -> None:
        """Write all of the text to the builder."""
        leaves: dict[str, Callable[[str, int, int], None]] = {
            "Text": self._words,
            "SoftBreak": self._soft_break,
            "HardBreak": self._break,
            "Code": self._code,
            "Html": self._html_line,
            "InlineHtml": self._tag,
            "FootnoteReference": self._footnote,
        }
        for event, place in pyromark.events_with_range(self._body, options=_OPTIONS):
            name, value = _unpack(event)
            if leaf := leaves.get(name):
                leaf(value, *self._span(place))
            elif name == "Start":
                self._enter(*_unpack(value), place)
            elif name == "End":
                self._leave(*_unpack(value), place)
            elif name == "Rule":
                self._end()

    def _span(self, place: Range) -> Span:
        return Span(self._point(place["start"]), self._point(place["end"]))

    # Blocks

    def _enter(self, tag: str, value: Any, place: Range) -> None:
        match tag:
            case "Paragraph":
                self._begin("paragraph")
            case "Heading":
                self._begin("heading", int(value["level"][1:]))
            case "Table":
                self._builder.table()
            case "TableHead" | "TableRow":
                self._builder.row()
            case "TableCell":
                self._begin("cell")
            case "Link":
                self._link(value["dest_url"].replace(FILLER, ""))
            case "Image":
                self._images += 1
            case "Strikethrough":
                self._skipped += self._is_struck(place)
            case "BlockQuote" | "List" | "Item" | "FootnoteDefinition" | "CodeBlock" | "HtmlBlock":
                self._end()
                self._nest(tag, 1)
                self._note = value if tag == "FootnoteDefinition" else self._note

    def _leave(self, tag: str, _: Any, place: Range) -> None:
        match tag:
            case "Link":
                self._builder.close_mark("link")
            case "Image":
                self._images -= 1
                self._image(self._span(place))
            case "Strikethrough":
                self._skipped -= self._is_struck(place)
            case "HtmlBlock":
                self._html_block()
            case "Paragraph" | "Heading" | "TableCell" | "BlockQuote" | "List" | "Item" | "CodeBlock":
                self._end()
                self._nest(tag, -1)
            case "FootnoteDefinition":
                self._end()
                self._note = ""

    def _nest(self, tag: str, step: int) -> None:
        self._quotes += step * (tag == "BlockQuote")
        self._lists += step * (tag == "List")
        self._skipped += step * (tag == "CodeBlock")

    def _is_struck(self, place: Range) -> bool:
        """Deleted text has two tildes; one is more often “about”."""
        return self._parsed.startswith("~~", self._span(place).start)

    def _begin(self, kind: str = "paragraph", level: int = 0) -> None:
        if self._note:
            kind = "note"
        elif self._quotes:
            kind = "quote"
        elif self._lists and kind == "paragraph":
            kind, level = "item", self._lists
        self._builder.begin(kind, level, self._note)

    def _end(self) -> None:
        """End the block; where it held only images, their texts are a caption."""
        alts, self._alts = self._alts, []
        if not self._builder.end() and alts:
            self._begin("caption")
            for alt in alts:
                self._words(*alt)
            self._builder.end()

    def _ready(self) -> bool:
        """Whether text counts here; tight list items and the like begin with their first text."""
        if self._skipped or self._images:
            return False
        if not self._builder.open:
            self._begin()
        return True

    # Inline

    def _words(self, words: str, start: int, end: int) -> None:
        if self._images and not self._skipped:
            self._alts.append((words, start, end))
        elif self._ready():
            if words != self._parsed[start:end]:
                self._builder.put(words, start, end)
            elif self._masks:
                self._cut(start, end)
            else:
                self._builder.take(start, end)

    def _cut(self, start: int, end: int) -> None:
        """Take the stretch without what is masked in it."""
        first = bisect_right(self._masks, start, key=lambda mask: mask.end)
        for i in range(first, len(self._masks)):
            if (mask := self._masks[i]).start >= end:
                break
            self._builder.take(start, mask.start)
            self._masked(mask)
            start = mask.end
        self._builder.take(start, end)

    def _masked(self, mask: Mask) -> None:
        if mask.kind == "from":
            self._builder.open_mark("comment")
        elif mask.kind == "to":
            self._highlighted = mask.end
        elif mask.kind == "comment":
            if self._highlighted == mask.start:
                self._builder.close_mark("comment", mask.text.strip())
            self._builder.comment(mask.text, mask.start, mask.end)
        self._builder.leave_out(mask.start, mask.end)

    def _break(self, _: str, start: int, end: int) -> None:
        if self._images:
            self._alts.append((" ", start, end))
        elif self._ready():
            self._builder.put(" ", start, end)

    def _soft_break(self, _: str, start: int, end: int) -> None:
        if self._images:
            self._break(_, start, end)
        elif self._ready():
            if self._one_a_line:
                self._end()
            else:
                self._builder.take(start, end)

    def _code(self, _: str, start: int, end: int) -> None:
        if self._ready():
            self._builder.leave_out(start, end, space=True)

    def _image(self, place: Span) -> None:
        self._code("", *place)
        if self._alts:
            self._alts.append((" ", place.end, place.end))

    def _footnote(self, key: str, start: int, end: int) -> None:
        if self._ready():
            self._builder.mark("footnote", key)
            self._builder.leave_out(start, end)

    def _link(self, target: str) -> None:
        if self._ready():
            self._builder.open_mark("link", target)

    # HTML

    def _tag(self, _: str, start: int, end: int) -> None:
        """The text between tags stays; line breaks, quotations, citations and links mean something."""
        if not self._ready():
            return
        html = self._text[start:end]
        if html.startswith("<!--"):
            self._builder.comment(html[4:-3], start, end)
        elif tag := _TAG.match(html):
            name = tag["name"].lower()
            if name == "br":
                self._builder.put(" ", start, end)
            elif name == "q":
                self._builder.put("”" if tag["end"] else "“", start, end)
            elif name in _MARKS:
                if tag["end"]:
                    self._builder.close_mark(_MARKS[name])
                elif name == "cite" or tag["href"]:
                    self._builder.open_mark(_MARKS[name], tag["href"] or "")

    def _html_line(self, _: str, start: int, end: int) -> None:
        self._html.append(Span(start, end))

    def _html_block(self) -> None:
        """Read the block's lines as one, what stands before them (`> `) blanked, so that offsets hold."""
        from attrlint.readers.htmlblocks import pieces

        spans, self._html = self._html, []
        html = ""
        for span in spans:
            html += " " * (span.start - spans[0].start - len(html)) + self._text[slice(*span)]
        for kind, text, start, end in pieces(html):
            place = Span(start + spans[0].start, end + spans[0].start)
            match kind:
                case "block":
                    self._begin(text)
                case "end":
                    self._end()
                case "comment":
                    self._builder.comment(text, *place)
                case "tag":
                    self._tag(text, *place)
                case "entity":
                    self._words(text, *place)
                case "text":
                    for part in _parts(place, spans):
                        self._words(self._parsed[slice(*part)], *part)


def _parts(place: Span, spans: Sequence[Span]) -> Iterator[Span]:
    """What of a place lies in the spans, which are in order."""
    for i in range(max(0, bisect_right(spans, place) - 1), len(spans)):
        if (span := spans[i]).start >= place.end:
            return
        if span.overlaps(place):
            yield Span(max(span.start, place.start), min(span.end, place.end))


def _unpack(event: Any) -> tuple[str, Any]:
    """`"Name"` or `{"Name": value}`."""
    return (event, None) if isinstance(event, str) else next(iter(event.items()))
