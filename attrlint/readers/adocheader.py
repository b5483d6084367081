"""The header of an AsciiDoc file: title, author, revision, attributes.

Source: the AsciiDoc Language Documentation (Eclipse AsciiDoc project), document header.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.readers.adocbody import ATTRIBUTE
from attrlint.readers.frontmatter import Value

_TITLE: Final = expression(r"=[ \t]+(?P<title>\S.*?)\s*\Z")
_AUTHOR: Final = expression(r"\w[^<>]*?(?P<address>\s*<[^<>]*>)?\s*\Z")
_REVISION: Final = expression(r"(?:v?[\d.]+,\s*)?(?P<date>\D*\d[^:]*)(?::.*)?\Z")
_NAMES: Final = {"revdate": "date", "docdate": "date"}


def header(text: str, body: Sequence[Span], attributes: dict[str, str]) -> int:
    """Reads the title, who wrote it, the revision and the attributes; how many lines those are (0: no title)."""
    title = _TITLE.match(text[slice(*body[0])]) if body else None
    if title is None:
        return 0
    attributes["title"] = title["title"]
    plain = 0
    at = 1
    while at < len(body) and body[at].start < body[at].end:
        words = text[slice(*body[at])]
        if entry := ATTRIBUTE.match(words):
            attributes[entry["name"].lower()] = entry["value"].strip()
        elif not words.startswith("//"):
            plain += 1
            if plain == 1 and (author := _AUTHOR.match(words)):
                attributes["author"] = words[: author.start("address") if author["address"] else None].strip()
            elif plain == 2 and (revision := _REVISION.match(words)):
                attributes["revdate"] = revision["date"].strip()
            else:
                break
        at += 1
    return at


def fields(attributes: Mapping[str, str]) -> dict[str, Value]:
    """Attributes under the names that front matter has for them."""
    return {_NAMES.get(name, name): value for name, value in attributes.items()}
