"""The markup of NITF and of NewsML-G2's content, as the HTML that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from attrlint.document import Source, Span
from attrlint.expressions import expression
from attrlint.readers import frontmatter, htmlpage, plain
from attrlint.readers.builder import Builder
from attrlint.readers.view import joined
from attrlint.readers.xmlevents import Event

_AS_HTML: Final = {
    "hl1": "h1",
    "hl2": "h2",
    "hedline": "div",
    "abstract": "div",
    "block": "div",
    "bq": "blockquote",
    "datasource": "cite",
    "media": "figure",
    "media-caption": "figcaption",
    "body.head": "div",
    "body.content": "div",
}
_LEFT_OUT: Final = expression(
    r"head|byline|dateline|distributor|rights|series|note|copyrite|body\.end|media-(?:metadata|object|reference|producer)"
    r"|nitf-table-metadata"
)
"""What says something of the story, but is none of it."""
_HTML: Final = expression("html|nitf", re.IGNORECASE)
_SPECIAL: Final = expression("[&<>]|[^&<>]+")
_DIGITS: Final = expression(r"(\d{4})-?(\d\d)-?(\d\d)")
_DATED: Final = {"date.issue": "norm", "story.date": "norm", "date.release": "norm", "pubdata": "date.publication"}
_NAMES: Final = {
    "title": ("hl1", "headline", "title"),
    "byline": ("byline", "by", "infosource", "creditline", "credit"),
    "date": ("contentcreated", "versioncreated", "firstcreated", "sent"),
}


def write(source: Source, events: Sequence[Event], builder: Builder) -> None:
    """Add the stories to a document."""
    for at, event in enumerate(events):
        inside = events[at + 1 : event.close]
        if event.name == "inlinedata":
            view = joined((inner.text, inner.place) for inner in inside if not inner.name)
            if _HTML.search(event.attributes.get("contenttype", "")):
                htmlpage.write(view, builder)
            else:
                plain.write(view, builder)
        elif event.name == "inlinexml" or (event.name == "nitf" and at == 0):
            htmlpage.write(joined(_markup(source, inside)), builder)


def about(events: Sequence[Event]) -> dict[str, frontmatter.Value]:
    """What the file says of its story, as front matter would name it; without a byline, whose news it is."""
    said: dict[str, frontmatter.Value] = {}
    for key, names in _NAMES.items():
        found = (_said(events, at) for name in names for at, event in enumerate(events) if event.name == name)
        said[key] = next(filter(None, found), "")
    for event in events:
        if dated := _DIGITS.match(event.attributes.get(_DATED.get(event.name, ""), "")):
            said["date"] = said["date"] or "-".join(dated.groups())
        if event.name == "language" and event.attributes.get("tag"):
            said.setdefault("language", event.attributes["tag"])
    said.setdefault("language", events[0].attributes.get("lang", "") if events else "")
    return said


def _said(events: Sequence[Event], at: int) -> str:
    inside = events[at + 1 : events[at].close]
    words = " ".join("".join(event.text for event in inside if not event.name).split())
    return words or events[at].attributes.get("literal", "")


def _markup(source: Source, events: Sequence[Event]) -> Iterator[tuple[str, Span]]:
    """The elements as HTML's, the text as it is written, which HTML reads alike; in CDATA, escaped."""
    skipped = 0
    for event in events:
        name = event.name
        if _LEFT_OUT.fullmatch(name.removeprefix("/")):
            skipped += -1 if name[0] == "/" else 1
        elif skipped:
            continue
        elif name == "!":
            yield source.text[slice(*event.place)], event.place
        elif name[:1] == "/":
            yield f"</{_AS_HTML.get(name[1:], name[1:])}>", event.place
        elif name:
            attributes = "".join(f' {key}="{escape(value)}"' for key, value in event.attributes.items())
            yield f"<{_AS_HTML.get(name, name)}{attributes}>", event.place
        elif event.literal:
            for piece in _SPECIAL.finditer(event.text):
                place = Span(event.place.start + piece.start(), event.place.start + piece.end())
                yield (escape(piece[0], quote=False), place)
        else:
            yield source.text[slice(*event.place)], event.place
