"""What kind of block a paragraph is, by its style and its own properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from attrlint.expressions import expression
from attrlint.readers.docx.markup import child, children, integer, value

_NAMES: Final = expression(
    r"""(?P<heading>heading\ (?P<level>[1-9]) | title | (?P<deck>subtitle))
      | (?P<quote>(?:.*\ )?quot(?:e|ation)s? | block\ text)
      | (?P<caption>(?:.*\ )?caption | toc\ \d)
      | (?P<item>list\ (?:bullet|number)(?:\ (?P<depth>[2-5]))?)""",
    re.VERBOSE,
)
"""Word keeps these names in every language it is set to; LibreOffice, Google Docs and Pandoc write them too."""
_BODY_TEXT: Final = 9
"""The outline level that is none."""


class Styles:
    """The paragraph styles of a document (`styles.xml`; None where it has none)."""

    def __init__(self, root: Element | None) -> None:
        styles = [style for style in children(root, "w:style") if style.get("w:type") == "paragraph"]
        self._styles = {style.get("w:styleId", ""): style for style in styles}

    def kind(self, properties: Element | None) -> tuple[str, int]:
        """Kind and level (see `Block`) of a paragraph with these properties (`w:pPr`)."""
        chain = [("", properties), *self._based_on(value(properties, "w:pStyle"))]
        for name, own in chain:
            if found := _NAMES.fullmatch(name):
                return _by_name(found)
            outline = integer(own, "w:outlineLvl")
            if 0 <= outline < _BODY_TEXT:
                return "heading", outline + 1
        for _, own in chain:
            if numbering := value(own, "w:numPr", "w:numId"):
                depth = max(0, integer(own, "w:numPr", "w:ilvl"))
                return ("paragraph", 0) if numbering == "0" else ("item", depth + 1)
        return "paragraph", 0

    def _based_on(self, key: str) -> Iterator[tuple[str, Element | None]]:
        """Name and properties of a style, and of each it builds on."""
        seen = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            yield value(style, "w:name").lower(), child(style, "w:pPr")
            key = value(style, "w:basedOn")


def _by_name(found: re.Match[str]) -> tuple[str, int]:
    if found["heading"]:
        return "heading", 2 if found["deck"] else int(found["level"] or 1)
    if found["item"]:
        return "item", int(found["depth"] or 1)
    return ("quote" if found["quote"] else "caption"), 0
