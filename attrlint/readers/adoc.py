"""AsciiDoc, block by block; a header's attributes say of the draft what front matter says elsewhere."""

from __future__ import annotations

from attrlint.document import Document, Source, Span
from attrlint.readers import Reader, frontmatter
from attrlint.readers.builder import Builder
from attrlint.readers.decode import decode
from attrlint.readers.lines import BLANK, lines


def read(data: bytes, path: str) -> Document:
    """An AsciiDoc file as a document; raises `InvalidFile` when it is not text or its front matter is broken."""
    from attrlint.readers.adocbody import Body
    from attrlint.readers.adocheader import fields, header

    source = Source(path, decode(data))
    metadata, start = frontmatter.read(source)
    builder = Builder(source)
    text = source.text
    body = [Span(line.end, line.end) if BLANK.fullmatch(text, *line) else line for line in lines(text, start)]
    attributes: dict[str, str] = {}
    end = header(text, body, attributes)
    Body(text, builder, attributes).run(body[: min(end, 1)], body[end:])
    return builder.document(READER.name, metadata if start else frontmatter.metadata(fields(attributes)))


READER = Reader("asciidoc", (".adoc", ".asciidoc", ".asc"), read, "// {}\n")
