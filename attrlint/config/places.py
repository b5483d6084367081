"""Where keys and texts stand in a TOML file, as far as its text tells: the parser keeps no places."""

from __future__ import annotations

import re

from attrlint.nodes import Node


def node(value: object, path: str, text: str, begin: int, key: Node | None = None) -> Node:
    """A value that stands in the text behind `begin`, as a node; one that is no table or list becomes a text."""
    if isinstance(value, dict):
        fields = {}
        for name, item in value.items():
            place = key_place(text, name, begin)
            fields[name] = node(item, path, text, place, Node(name, path, *position(text, place)))
        if key is None and value:  # an entry of a list, best known by its first text
            begin = text_place(text, str(next(iter(value.values()))), begin)
        return Node(fields, path, *position(text, begin), key)
    if isinstance(value, list):
        return Node([node(item, path, text, begin) for item in value], path, *position(text, begin), key)
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return Node(written, path, *position(text, text_place(text, written, begin)), key)


def key_place(text: str, key: str, begin: int) -> int:
    """Where a key stands behind `begin`; there, if it cannot be found."""
    found = re.compile(rf"""(?m)(?:^|[\s.\[{{,])(["']?{re.escape(key)}["']?)\s*[=.\]]""").search(text, begin)
    return found.start(1) if found else begin


def text_place(text: str, value: str, begin: int) -> int:
    """Where a text in quotation marks stands behind `begin`; there, if it cannot be found."""
    found = re.compile(rf"""["']{re.escape(value)}["']""").search(text, begin)
    return found.start() if found else begin


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, 1-based."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
