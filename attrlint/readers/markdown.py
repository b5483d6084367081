"""Markdown: CommonMark with tables, footnotes, strikethrough and task lists."""

from __future__ import annotations

from attrlint.document import Document, Source
from attrlint.readers import Reader, frontmatter
from attrlint.readers.builder import Builder
from attrlint.readers.decode import decode


def read(data: bytes, path: str) -> Document:
    """A Markdown file as a document; raises `InvalidFile` when it is not text or its front matter is broken."""
    from attrlint.readers.markdownevents import Walk

    source = Source(path, decode(data))
    metadata, start = frontmatter.read(source)
    builder = Builder(source)
    Walk(source.text, start, builder).run()
    return builder.document(READER.name, metadata)


READER = Reader("markdown", (".md", ".markdown", ".mdown"), read, "<!-- {} -->")
