"""reStructuredText, block by block. docutils tells of a text's place no more than its line.

Source: the docutils project's “reStructuredText Markup Specification”.
"""

from __future__ import annotations

from attrlint.document import Document, Source
from attrlint.readers import Reader, frontmatter
from attrlint.readers.builder import Builder
from attrlint.readers.decode import decode


def read(data: bytes, path: str) -> Document:
    """A reStructuredText file as a document; raises `InvalidFile` when it is not text or its front matter is broken."""
    from attrlint.readers.rstbody import Body
    from attrlint.readers.rstlines import split

    source = Source(path, decode(data))
    metadata, start = frontmatter.read(source)
    builder = Builder(source)
    body = Body(source.text, builder, split(source.text, start))
    body.run()
    return builder.document(READER.name, metadata if start else frontmatter.metadata(body.fields))


READER = Reader("rst", (".rst", ".rest"), read, " .. {}\n\n")
