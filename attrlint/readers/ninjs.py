"""ninjs, news in JSON; other JSON has no copy in it, unless the configuration says where.

Source: IPTC ninjs, versions 1.0–1.8, 2.0–2.4 and 3.0–3.3. Names are compared without case and underscores,
which is what parts the versions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrlint.document import Document, InvalidFile, Source, Span
from attrlint.expressions import expression
from attrlint.readers import Reader, frontmatter
from attrlint.readers.builder import Builder
from attrlint.readers.decode import decode

if TYPE_CHECKING:
    from attrlint.readers.jsontext import Value

_SNIFF: Final = expression(rb'"(?:body_?[a-z0-9]+|bodies)"\s*:', re.IGNORECASE)
_PREFERRED: Final = ("html", "xhtml", "nitf", "text")
_DATES: Final = ("contentcreated", "versioncreated", "firstcreated", "datetime")


def read(data: bytes, path: str) -> Document:
    """A ninjs file as a document; raises `InvalidFile` for other JSON and for what is none."""
    if not is_ninjs(data):
        raise InvalidFile("this JSON is no ninjs; name the texts in it with json-paths, or leave the file out")
    from attrlint.readers import htmlpage, jsontext, plain

    source = Source(path, decode(data))
    item = _item(jsontext.read(source))
    builder = Builder(source)
    kind, places = _story(source.text, item)
    for place in places:
        view = jsontext.view(source, place)
        if kind == "text":
            plain.write(view, builder)
        else:
            htmlpage.write(view, builder)
    said: dict[str, frontmatter.Value] = {
        key: [jsontext.view(source, each).text for each in found] for key, found in _about(item).items()
    }
    return builder.document(READER.name, frontmatter.metadata(said))


def is_ninjs(data: bytes) -> bool:
    """Whether JSON has what only ninjs calls so."""
    return bool(_SNIFF.search(data.replace(b"\0", b"")))


def _item(value: Value) -> dict[str, Value]:
    """An object, its names made alike."""
    return {name.replace("_", "").lower(): each for name, each in value.items()} if isinstance(value, dict) else {}


def _story(text: str, item: Mapping[str, Value]) -> tuple[str, list[Span]]:
    """The texts of one kind, with markup if there are any, in their order in the file, and the kind."""
    found: dict[str, list[Span]] = {}
    for name, value in item.items():
        if name.startswith("body") and isinstance(value, Span):
            found.setdefault(_kind(name.removeprefix("body")), []).append(value)
    bodies = item.get("bodies")
    for body in map(_item, bodies if isinstance(bodies, list) else []):
        if isinstance(value := body.get("value"), Span):
            said = body.get("contenttype")
            found.setdefault(_kind(text[slice(*said)] if isinstance(said, Span) else ""), []).append(value)
    return next(((kind, sorted(found[kind])) for kind in _PREFERRED if kind in found), ("text", []))


def _kind(said: str) -> str:
    """From the end of a name or a media type."""
    said = said.lower()
    return next((kind for kind in ("xhtml", "html", "nitf") if kind in said), "text")


def _about(item: Mapping[str, Value]) -> dict[str, list[Span]]:
    """What the item says of the story, as front matter would name it; without a byline, whose news it is."""
    bylines = [*_texts(item, "byline"), *_texts(item, "bylines"), *_texts(item, "by")]
    sources = [*_texts(item, "infosource"), *_texts(item, "infosources"), *_texts(item, "creditline")]
    return {
        "title": [*_texts(item, "headline"), *_texts(item, "headlines"), *_texts(item, "title")][:1],
        "byline": bylines[:1] or sources[:1],
        "date": [place for name in _DATES for place in _texts(item, name)][:1],
        "language": _texts(item, "language"),
    }


def _texts(item: Mapping[str, Value], name: str) -> list[Span]:
    """A text, the names or values of a list's objects."""
    value = item.get(name)
    if isinstance(value, list):
        return [place for each in map(_item, value) for key in ("value", "name") for place in _texts(each, key)]
    return [value] if isinstance(value, Span) else []


READER = Reader("ninjs", (".json",), read, recognises=is_ninjs, shared=True)
