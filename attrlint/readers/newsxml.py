"""NITF and NewsML-G2; other XML has no copy in it.

Source: IPTC NITF 3.x and NewsML-G2 2.x: `body.head`, `body.content`; `contentSet` with `inlineXML`, `inlineData`.
"""

from __future__ import annotations

import re
from typing import Final

from attrlint.document import Document, InvalidFile, Source
from attrlint.expressions import expression
from attrlint.readers import Reader, frontmatter
from attrlint.readers.builder import Builder
from attrlint.readers.decode import decode

_SNIFF: Final = expression(rb"<(?:[\w.-]+:)?(?:nitf|news(?:Message|Item)|packageItem)[\s>]", re.IGNORECASE)
_HEAD: Final = 1 << 16
_ENCODING: Final = expression(rb"""\A<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']""")
_UNICODE: Final = expression(r"utf-?(?:8|16)", re.IGNORECASE)


def read(data: bytes, path: str) -> Document:
    """A NITF or NewsML-G2 file as a document; raises `InvalidFile` for other XML and for broken XML."""
    if not is_news(data):
        raise InvalidFile("this is neither NITF nor NewsML-G2; leave the file out")
    from attrlint.readers.newsmarkup import about, write
    from attrlint.readers.xmlevents import events

    source = Source(path, _text(data))
    found = events(source)
    builder = Builder(source)
    write(source, found, builder)
    return builder.document(READER.name, frontmatter.metadata(about(found)))


def is_news(data: bytes) -> bool:
    """Whether XML begins as one of the two does."""
    return bool(_SNIFF.search(data[:_HEAD].replace(b"\0", b"")))


def _text(data: bytes) -> str:
    """XML may name an encoding of its own."""
    named = _ENCODING.match(data)
    if not named or _UNICODE.match(named[1].decode("ascii")):
        return decode(data)
    try:
        return decode(data.decode(named[1].decode("ascii")).encode())
    except (LookupError, ValueError) as error:
        raise InvalidFile(f"the encoding that the file names does not fit: {error}") from None


READER = Reader("newsxml", (".xml", ".nitf", ".newsml"), read, recognises=is_news, shared=True)
