"""The markup of HTML, read in one pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import unescape
from html.parser import HTMLParser
from typing import Final

from attrlint.expressions import expression
from attrlint.readers.builder import Builder
from attrlint.readers.htmlhead import Head
from attrlint.readers.htmlnotes import Notes, note_ids
from attrlint.readers.htmlstack import BLOCK, VOID, Elements
from attrlint.readers.view import View

Attributes = Mapping[str, str]

_SKIPPED: Final = expression(
    r"head|title|script|style|nav|template|noscript|svg|math|iframe|object|select|button|textarea|pre|code|del|s|strike"
    r"|audio|video|canvas"
)
_PROSE: Final = expression(r"address|article|aside|body|details|div|fieldset|form|main|p|section|summary")
_CHROME: Final = frozenset({"header", "footer"})
"""Skipped around an article, read inside of one."""
_ARTICLE: Final = frozenset({"article", "main"})
_KINDS: Final = {"figcaption": "caption", "caption": "caption", "li": "item", "dt": "item", "dd": "item"}
_PARTING: Final = "\n\n"


def write(view: View, builder: Builder) -> Head:
    """Add a page or fragment to a document; what its head says of it."""
    page = _Page(view, builder)
    # HTML knows no such sections; the parser stops at some, and a browser reads them as a comment
    page.feed(view.text.replace("<![", "<!x"))
    page.close()
    builder.end()
    return page.head


class _Page(HTMLParser):
    """One pass over the markup; knows what it is inside of."""

    def __init__(self, view: View, builder: Builder) -> None:
        super().__init__(convert_charrefs=False)
        self.head = Head()
        self._view = view
        self._builder = builder
        self._lines = [0, *(at + 1 for at, char in enumerate(view.text) if char == "\n")]
        self._elements = Elements()
        self._notes = Notes(note_ids(view.text))
        self._block: tuple[str, int] = ("paragraph", 0)
        self._cite = ""
        self._cited = False
        self._loose = True  # text without a paragraph of its own, where a blank line parts paragraphs
        self._broken = False  # a line break, and no words since
        self._first_row = False

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    # Elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs}
        self.head.element(tag, attributes)
        self._elements.begin(tag)
        if self._elements.skipped:
            return
        if _SKIPPED.fullmatch(tag) or (tag in _CHROME and not self._elements.has(*_ARTICLE)) or "hidden" in attributes:
            self._skip(tag)
        elif BLOCK.fullmatch(tag):
            self._start_block(tag, attributes)
        elif start := self._inline.get(tag):
            start(self, attributes)

    def _skip(self, tag: str) -> None:
        if VOID.fullmatch(tag):
            return
        self._elements.skip()
        if BLOCK.fullmatch(tag) or tag == "pre":
            self._end()
        elif self._builder.open:
            at = self._view.span(self._at(), self._at()).start
            self._builder.leave_out(at, at, space=tag == "code")

    def handle_endtag(self, tag: str) -> None:
        """An element ends; one that never began is no matter."""
        skipped = self._elements.skipped
        if not self._elements.end(tag) or skipped:
            return
        if BLOCK.fullmatch(tag):
            self._end_block(tag)
        elif tag == "a":
            self._builder.close_mark("link")
        elif tag == "cite":
            self._builder.close_mark("cite")
        elif tag == "q":
            self._put("”", self._view.text.find(">", self._at()) + 1 - self._at())
            self._builder.close_mark("cite")

    def _start_block(self, tag: str, attributes: Attributes) -> None:
        if self._elements.has("td", "th") and tag not in ("td", "th", "tr", "table"):
            self._put(" ")  # a cell is one block, whatever is in it
            return
        self._end()
        self._notes.start(tag, attributes, self._elements.inside)
        self._loose = tag not in ("p", "li", "dd", "dt", "td", "th") and tag[0] != "h"
        self._cite = attributes.get("cite", "") if tag == "blockquote" else attributes.get("data-source", self._cite)
        self._block = self._kind(tag)
        if tag == "table":
            self._builder.table()
            self._first_row = True
        elif tag == "tr":
            self._builder.row()
        elif tag in ("td", "th"):
            if self._first_row and tag == "td" and not self._elements.has("thead"):
                self._builder.row()  # a table without a head
            self._first_row = False
            self._builder.begin("cell")
        elif not self._loose:
            self._begin()  # so that a comment before the first word stands in it

    def _end_block(self, tag: str) -> None:
        if self._elements.has("td", "th") and tag not in ("td", "th", "tr", "table"):
            self._put(" ")
            return
        self._end()
        self._notes.end(self._elements.inside)
        self._loose = not self._elements.has("p", "li", "dd")
        self._cite = "" if tag == "blockquote" or not self._elements.has("blockquote") else self._cite
        self._block = ("item", self._depth()) if self._elements.has("li", "dd") else ("paragraph", 0)

    def _kind(self, tag: str) -> tuple[str, int]:
        if tag[0] == "h" and tag[1:].isdigit():
            return "heading", int(tag[1:])
        if self._elements.has("li", "dd") and _PROSE.fullmatch(tag):
            return "item", self._depth()
        return _KINDS.get(tag, "paragraph"), self._depth() if tag in _KINDS else 0

    def _depth(self) -> int:
        return sum(self._elements.inside[tag] for tag in ("ul", "ol", "dl"))

    def _begin(self) -> None:
        kind, level = self._block
        if self._notes.key:
            self._builder.begin("note", key=self._notes.key)
        else:
            self._builder.begin("quote" if self._elements.has("blockquote") and kind != "heading" else kind, level)
        if self._cite:
            self._builder.open_mark("cite", self._cite)
            self._cited = True

    def _end(self) -> None:
        if self._cited:
            self._builder.close_mark("cite")
            self._cited = False
        self._builder.end()
        self._broken = False

    # Inline

    def _break(self, _: Attributes) -> None:
        if self._broken and not self._elements.has("td", "th"):
            self._end()  # two line breaks are how some editors write a paragraph
        else:
            self._put(" ")
            self._broken = True

    def _link(self, attributes: Attributes) -> None:
        target = attributes.get("href", "")
        if key := self._notes.referred(target):
            self._ready()
            self._builder.mark("footnote", key)
            self._skip("a")
        elif self._notes.key and target.startswith("#"):
            self._skip("a")  # the way back up
        elif target and not target.startswith("#"):
            self._ready()
            self._builder.open_mark("link", target)

    def _citation(self, _: Attributes) -> None:
        self._ready()
        self._builder.open_mark("cite")

    def _quotation(self, attributes: Attributes) -> None:
        self._ready()
        if attributes.get("cite"):
            self._builder.open_mark("cite", attributes["cite"])
        self._put("“", len(self.get_starttag_text() or ""))

    _inline: Final[Mapping[str, Callable[[_Page, Attributes], None]]] = {
        "br": _break,
        "a": _link,
        "cite": _citation,
        "q": _quotation,
    }

    # Text

    def _ready(self) -> None:
        if not self._builder.open:
            self._begin()

    def _put(self, text: str, length: int = 0) -> None:
        """Text that the markup at this place stands for."""
        if self._builder.open or not text.isspace():
            self._ready()
            self._builder.put(text, *self._view.span(self._at(), self._at() + length))

    def handle_data(self, data: str) -> None:
        """Words, as they are."""
        if self._elements.skipped:
            self.head.text(data, titled=self._elements.has("title"))
            return
        if self._elements.has("sup") and not data.strip(" []()," + "\n"):
            return  # the brackets around a footnote's number
        start = self._at()
        if data.strip():
            self._broken = False
        elif not self._builder.open:
            return
        for number, piece in enumerate(
            data.split(_PARTING) if self._loose and not self._elements.has("td", "th") else [data]
        ):
            if number:
                self._end()
                start += len(_PARTING)
            if piece.strip() or self._builder.open:
                self._ready()
                self._view.write(self._builder, start, start + len(piece))
            start += len(piece)

    def handle_entityref(self, name: str) -> None:
        """A named character."""
        self._character(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """A numbered character."""
        self._character(f"&#{name}")

    def _character(self, written: str) -> None:
        if self._elements.skipped:
            self.head.text(unescape(f"{written};"), titled=self._elements.has("title"))
            return
        at = self._at()
        length = len(written) + (self._view.text[at + len(written) : at + len(written) + 1] == ";")
        self._put(unescape(self._view.text[at : at + length]), length)

    def handle_comment(self, data: str) -> None:
        """A comment; it may hold a source or a suppression. To HTML `</-->` is one, too."""
        at = self._at()
        marks = "<!---->" if self._view.text.startswith("<!--", at) else "<!>"
        end = min(at + len(data) + len(marks), len(self._view.text))
        self._builder.comment(data, *self._view.span(at, end))
