"""TOML, read in a time that grows with its length and hardly faster, and where in its lines keys and texts stand."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from attrlint.expressions import expression
from attrlint.nodes import Node

_DOTS: Final = 500
"""On a line. The time that tomllib takes over a key, `a.b.c = 1`, grows with the square of its parts."""

Path = tuple[str, ...]
"""The keys that lead to a value."""

_KEY: Final = r"""(?:"[^"\n]*"|'[^'\n]*'|[\w-]+)"""
_WRITTEN: Final = expression(rf"(?m)^[ \t]*(\[\[?[ \t]*)?({_KEY}(?:[ \t]*\.[ \t]*{_KEY})*)[ \t]*(?(1)\]|=)")


def loads(text: str) -> dict[str, Any]:
    """As `tomllib.loads`; a line that may hold a key of too many parts is a mistake like any other."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _DOTS:
            raise tomllib.TOMLDecodeError(f"more than {_DOTS} dots on a line (at line {number}, column 1)")
    return tomllib.loads(text)


@dataclass(frozen=True)
class Places:
    """The places in a file's text, as far as its lines tell: the parser keeps none. What stands inside a value is
    sought behind the value's key.
    """

    path: str
    text: str

    @cached_property
    def _written(self) -> dict[Path, int]:
        """Every key that stands in a heading or before an equals sign, by the keys that lead to it."""
        found: dict[Path, int] = {}
        table: Path = ()
        for line in _WRITTEN.finditer(self.text):
            path = () if line[1] else table
            for key in re.compile(_KEY).finditer(self.text, *line.span(2)):
                path = (*path, key[0].strip("\"'"))
                found.setdefault(path, key.start())
            if line[1]:
                table = path
        return found

    def of(self, path: Path) -> tuple[int, int]:
        """Line and column of a key, 1-based."""
        return self._at(self.offset(path))

    def node(self, value: object, path: Path) -> Node:
        """The value to which the keys lead, as a node; one that is no table or list becomes a text."""
        key = Node(path[-1], self.path, *self._at(self.offset(path)))
        return self._node(value, path, key)

    def _node(self, value: object, path: Path, key: Node | None) -> Node:
        begin = self.offset(path)
        if isinstance(value, dict):
            fields = {name: self.node(item, (*path, name)) for name, item in value.items()}
            if key is None and value:  # an entry of a list, best known by its first text
                begin = self._text(str(next(iter(value.values()))), begin)
            return Node(fields, self.path, *self._at(begin), key)
        if isinstance(value, list):
            return Node([self._node(item, path, None) for item in value], self.path, *self._at(begin), key)
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return Node(text, self.path, *self._at(self._text(text, begin)), key)

    def offset(self, path: Path) -> int:
        """Where a key stands; the nearest one above it, if it cannot be found."""
        if not path or path in self._written:
            return self._written.get(path, 0)
        begin = self.offset(path[:-1])
        inline = re.compile(rf"""[\s.{{,](["']?{re.escape(path[-1])}["']?)\s*[=.]""").search(self.text, begin)
        return inline.start(1) if inline else begin

    def _text(self, text: str, begin: int) -> int:
        """Where a text in quotation marks stands behind a place; there, if it cannot be found."""
        found = re.compile(rf"""["']{re.escape(text)}["']""").search(self.text, begin)
        return found.start() if found else begin

    def _at(self, offset: int) -> tuple[int, int]:
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)
