"""HTML that stands in a Markdown file by itself: its comments, and the text of its simple paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from attrlint.expressions import expression

_BLOCK: Final = expression(
    r"""<!--(?P<comment>.*?)(?:-->|\Z)
      | <(?P<opaque>script|style|pre|textarea)\b.*?(?:</(?P=opaque)\s*>|\Z)
      | <p\b[^>]*>(?P<paragraph>.*?)(?:</p\s*>|(?=<p\b)|\Z)
      | <figcaption\b[^>]*>(?P<caption>.*?)(?:</figcaption\s*>|\Z)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_INLINE: Final = expression(
    r"""<!--(?P<comment>.*?)(?:-->|\Z)
      | (?P<tag></?[a-z][^<>]*>)
      | (?P<entity>&(?:\#\d+|\#x[0-9a-f]+|[a-z][a-z0-9]*);)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


class Piece(NamedTuple):
    """A stretch of HTML. Kinds: `comment`, `tag`, `text`; `entity` (with its text); `block` (with its kind), `end`."""

    kind: str
    text: str
    start: int
    end: int


def pieces(html: str) -> Iterator[Piece]:
    """What can be read in a block of HTML, in order; all other text in it is left out."""
    quoted = html.lstrip()[:11].lower() == "<blockquote"
    for block in _BLOCK.finditer(html):
        kind = block.lastgroup or ""
        if kind == "comment":
            yield Piece(kind, block[kind], *block.span())
        elif kind != "opaque":
            yield Piece("block", "quote" if quoted else kind, *block.span(kind))
            yield from _inline(html, *block.span(kind))
            yield Piece("end", "", block.end(kind), block.end(kind))


def _inline(html: str, start: int, end: int) -> Iterator[Piece]:
    from html import unescape

    at = start
    for found in _INLINE.finditer(html, start, end):
        yield Piece("text", html[at : found.start()], at, found.start())
        kind = found.lastgroup or ""
        yield Piece(kind, unescape(found[kind]) if kind == "entity" else found[kind], *found.span())
        at = found.end()
    yield Piece("text", html[at:end], at, end)
