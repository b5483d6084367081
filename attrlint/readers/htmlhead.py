"""What an HTML page says of itself: title, author, date, language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrlint.document import Metadata
from attrlint.readers import frontmatter

_META: Final = {
    "article:published_time": "date",
    "datepublished": "date",
    "dc.date": "date",
    "dcterms.created": "date",
    "parsely-pub-date": "date",
    "date": "date",
    "pubdate": "date",
    "og:title": "title",
    "dc.title": "title",
    "author": "author",
    "dc.creator": "author",
    "byl": "author",
    "parsely-author": "author",
}
_LINKED: Final = {"datePublished": "date", "headline": "title", "author": "author", "inLanguage": "lang"}


class Head:
    """Collects what elements, meta data and linked data say; the first word on a thing counts."""

    def __init__(self) -> None:
        self._said: dict[str, frontmatter.Value] = {}
        self._title: list[str] = []
        self._time = ""
        self._linked: list[str] = []
        self._linking = False

    def element(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == "html":
            self._say("lang", attributes.get("lang") or attributes.get("xml:lang", ""))
        elif tag == "meta":
            name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop", "")
            content = attributes.get("content", "")
            if (key := _META.get(name.lower())) and not content.startswith("http"):
                self._say(key, content)
        elif tag == "time":
            self._time = self._time or attributes.get("datetime", "")
        self._linking = tag == "script" and attributes.get("type", "").lower() == "application/ld+json"
        if self._linking:
            self._linked.append("")

    def text(self, data: str, *, titled: bool) -> None:
        """Text that is not part of the draft: in the head, in a script."""
        if titled:
            self._title.append(data)
        elif self._linking:
            self._linked[-1] += data

    def metadata(self) -> Metadata:
        """All of it, as front matter would say it."""
        for block in self._linked:
            self._link(block)
        self._say("title", "".join(self._title))
        self._say("date", self._time)
        return frontmatter.metadata(self._said)

    def _say(self, key: str, value: frontmatter.Value) -> None:
        value = " ".join(value.split()) if isinstance(value, str) else value
        if value:
            self._said.setdefault(key, value)

    def _link(self, text: str) -> None:
        """Linked data (schema.org, JSON-LD) about an article."""
        try:
            data = json.loads(text, parse_int=float)
        except (ValueError, RecursionError):
            return
        for thing in _things(data):
            if "datePublished" in thing:
                for name, key in _LINKED.items():
                    if isinstance(value := thing.get(name), str | list | dict):
                        self._say(key, _texts(value))


def _things(data: Any) -> Iterator[dict[str, Any]]:
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            if isinstance(graph := thing.get("@graph"), list):
                yield from (each for each in graph if isinstance(each, dict))


def _texts(value: Any) -> frontmatter.Value:
    """Texts, lists and tables of them; anything else as text."""
    if isinstance(value, dict):
        return {str(key): _texts(item) for key, item in value.items()}
    return [_texts(item) for item in value] if isinstance(value, list) else str(value)
