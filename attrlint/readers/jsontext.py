"""JSON whose texts know their places (RFC 8259)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from attrlint.document import InvalidFile, Source, Span
from attrlint.expressions import expression
from attrlint.readers.view import View, unescaped

Value: TypeAlias = "dict[str, Value] | list[Value] | Span | None"
"""An object, an array, a text (the span between its quotation marks) or, for what else there is, None."""

_TOKEN: Final = expression(r'[\s,:]*(?:"(?P<text>(?:[^"\\]|\\.)*)"|(?P<sign>[\[\]{}])|[^\s,:\[\]{}"]+)', re.DOTALL)
_ESCAPE: Final = expression(r"(?:\\u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)")


def read(source: Source) -> Value:
    """The whole file; raises `InvalidFile` where it is not JSON."""
    text = source.text
    try:
        json.loads(text, parse_int=float)  # an integer may have thousands of digits, too many for `int`
        return _Scanner(text).value()
    except json.JSONDecodeError as error:
        raise InvalidFile(f"not JSON: {error.msg}", error.pos, text) from None
    except RecursionError:
        raise InvalidFile("not JSON that can be read: nested too deeply", 0, text) from None


class _Scanner:
    """Walks over JSON that is known to be well formed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def _next(self) -> re.Match[str]:
        match = _TOKEN.match(self._text, self._at)
        assert match  # noqa: S101
        self._at = match.end()
        return match

    def value(self, token: re.Match[str] | None = None) -> Value:
        """The next value."""
        token = token or self._next()
        if token["sign"] == "{":
            fields: dict[str, Value] = {}
            while (name := self._next())["sign"] != "}":
                key = json.loads(f'"{name["text"]}"')
                fields.pop(key, None)  # of two the later counts, at its own place
                fields[key] = self.value()
            return fields
        if token["sign"] == "[":
            items = []
            while (item := self._next())["sign"] != "]":
                items.append(self.value(item))
            return items
        return Span(*token.span("text")) if token["text"] is not None else None


def view(source: Source, text: Span) -> View:
    """What a text says."""
    return unescaped(source, text, _ESCAPE, lambda escape: json.loads(f'"{escape}"'))


def leaves(source: Source, value: Value, path: str = "") -> Iterator[tuple[str, View]]:
    """All texts, each with the path to it; raises `InvalidFile` where they are nested too deeply."""
    if isinstance(value, Span):
        yield path, view(source, value)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(source, each, f"{path}.{name}" if path else name)
    elif value:
        for each in value:
            yield from leaves(source, each, f"{path}[]")
