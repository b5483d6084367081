"""Footnotes of an HTML page: anchors that refer to them, elements that define them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from attrlint.expressions import expression

_DEFINING: Final = expression(r"<(?:li|p|div|dd|dt|aside|section)\b[^>]*?\sid\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_NAMED: Final = expression(r"fn|ftn|foot|note|cite|ref|source|src", re.IGNORECASE)


def note_ids(html: str) -> frozenset[str]:
    """The ids of elements that some anchor of the page refers to, and that are called like notes."""
    if 'href="#' not in html and "href='#" not in html and "href=#" not in html:
        return frozenset()
    return frozenset(name for name in _DEFINING.findall(html) if _NAMED.search(name) and f"#{name}" in html)


class Notes:
    """Which note is being read. `key` is its id, empty outside of notes."""

    def __init__(self, ids: frozenset[str]) -> None:
        self.key = ""
        self._ids = ids
        self._tag = ""
        self._depth = 0

    def referred(self, target: str) -> str:
        """The id of the note that a link in the text leads to, empty for any other link."""
        return target[1:] if target[:1] == "#" and target[1:] in self._ids and not self.key else ""

    def start(self, tag: str, attributes: Mapping[str, str], inside: Mapping[str, int]) -> None:
        """An element begins; `inside` says how often each is open now."""
        if attributes.get("id") in self._ids:
            self.key, self._tag, self._depth = attributes["id"], tag, inside[tag]

    def end(self, inside: Mapping[str, int]) -> None:
        """An element has ended."""
        if self.key and inside[self._tag] < self._depth:
            self.key = ""
