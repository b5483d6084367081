"""Plain text: paragraphs between blank lines, or one a line; simple lists; crossheads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrlint.document import Document, Source, Span
from attrlint.expressions import expression
from attrlint.readers import Reader, frontmatter
from attrlint.readers.builder import Builder
from attrlint.readers.decode import decode
from attrlint.readers.lines import BLANK, is_crosshead, lines, one_a_line
from attrlint.readers.view import View, whole

_DIRECTIVE: Final = expression(r"\s*attrlint:")
_BULLET: Final = expression(r"\s*(?:[-*•]|\d{1,2}[.)])\s+(?=\S)")
_EMBED: Final = expression(r"<[A-Za-z][^<>]*>")
"""Markup at the head of a paragraph: a post embedded by a machine, whose words are not the writer's."""

Chunk = list[Span]
"""Lines that belong together."""


def read(data: bytes, path: str) -> Document:
    """A text file as a document; raises `InvalidFile` when it is not text."""
    source = Source(path, decode(data))
    metadata, start = frontmatter.read(source)
    builder = Builder(source)
    write(whole(source, start), builder)
    return builder.document(READER.name, metadata)


def write(view: View, builder: Builder) -> None:
    """Add a text to a document."""
    text = view.text
    chunks = list(_chunks(text))
    for i, chunk in enumerate(chunks):
        if _DIRECTIVE.match(text, *chunk[0]):
            builder.comment(text[slice(*chunk[0])], *view.span(*chunk[0]))
        elif i + 1 < len(chunks) and _is_heading(text, chunk):
            _add(builder, view, "heading", chunk, level=2 if i else 1)
        else:
            _paragraph_or_items(builder, view, chunk)


def _chunks(text: str) -> Iterator[Chunk]:
    """Paragraphs; a directive is by itself."""
    apart = one_a_line(text, 0, aside=_DIRECTIVE)
    chunk: Chunk = []
    for line in lines(text):
        blank = BLANK.fullmatch(text, *line)
        directive = _DIRECTIVE.match(text, *line)
        if chunk and (blank or directive or apart):
            yield chunk
            chunk = []
        if directive:
            yield [line]
        elif not blank:
            chunk.append(line)
    if chunk:
        yield chunk


def _is_heading(text: str, chunk: Chunk) -> bool:
    return len(chunk) == 1 and is_crosshead(text[slice(*chunk[0])].strip())


def _paragraph_or_items(builder: Builder, view: View, chunk: Chunk) -> None:
    """Lines with bullets are items where the chunk, or the line after a colon, begins with one."""
    rest: Chunk = []
    kind = "paragraph"
    for line in chunk:
        bullet = _BULLET.match(view.text, *line)
        if bullet and (kind == "item" or not rest or view.text[slice(*rest[-1])].rstrip().endswith(":")):
            _add(builder, view, kind, rest)
            kind, rest = "item", [Span(bullet.end(), line.end)]
        else:
            rest.append(line)
    _add(builder, view, kind, rest)


def _add(builder: Builder, view: View, kind: str, chunk: Sequence[Span], level: int = 0) -> None:
    if chunk:
        if _EMBED.match(view.text, chunk[0].start):
            kind = "quote"
        builder.begin(kind, 1 if kind == "item" else level)
        view.write(builder, chunk[0].start, chunk[-1].end)
        builder.end()


READER = Reader("text", (".txt", ".text"), read, "{}\n")
