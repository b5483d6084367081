"""HTML: pages, and the fragments that a CMS exports (Ghost, Medium, WordPress)."""

from __future__ import annotations

import re

from attrlint.document import Document, Source
from attrlint.readers import Reader, frontmatter
from attrlint.readers.builder import Builder
from attrlint.readers.decode import decode


def read(data: bytes, path: str) -> Document:
    """An HTML file as a document; raises `InvalidFile` when it is not text or its front matter is broken."""
    from attrlint.readers.htmlpage import write
    from attrlint.readers.view import whole

    source = Source(path, decode(data))
    metadata, start = frontmatter.read(source)
    builder = Builder(source)
    head = write(whole(source, start), builder)
    return builder.document(READER.name, metadata if start else head.metadata())


def _is_page(data: bytes) -> bool:
    return bool(re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", data, re.IGNORECASE))


READER = Reader("html", (".html", ".htm", ".xhtml"), read, "<!-- {} -->", recognises=_is_page)
