"""ArchieML: keys and texts in a document meant for people.

Source: the ArchieML specification 1.0 (archieml.org), keys, values, objects, arrays, multi-line values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrlint.document import Source, Span
from attrlint.expressions import expression
from attrlint.readers.lines import BLANK, lines
from attrlint.readers.view import View, unescaped

_KEY: Final = expression(r"\s*(?P<key>[A-Za-z0-9_.-]+)[ \t]*:[ \t]*(?P<value>.*)")
_COMMAND: Final = expression(r"\s*:(?P<command>end|endskip|skip|ignore)\b", re.IGNORECASE)
_SCOPE: Final = expression(r"\s*\{[ \t]*(?P<name>[.A-Za-z0-9_-]*)[ \t]*\}")
_ARRAY: Final = expression(r"\s*\[[ \t]*(?P<free>\+?)[ \t]*(?P<name>[.A-Za-z0-9_-]*)[ \t]*\]")
_ITEM: Final = expression(r"\s*\*[ \t]*(?=\S)")
_ESCAPED: Final = expression(r"(?m)^\\")


class _State:
    """Where the reader has come to: a scope, a list, and the value that may go on."""

    def __init__(self) -> None:
        self.scope = ""
        self.array = ""
        self.free = False
        self.pending: tuple[str, Span] | None = None

    def path(self, key: str) -> str:
        """The path to a key here."""
        around = f"{self.array}[]" if self.array else self.scope
        return f"{around}.{key}" if around else key

    def enter(self, name: str, *, free: bool) -> None:
        """A list begins, or with no name ends."""
        self.array = f"{self.scope}.{name}" if self.scope and name else name
        self.free = free and bool(name)


def leaves(source: Source) -> Iterator[tuple[str, View]]:
    """All texts, each with the path to it; a free-form list's lines are its entries' `value`."""
    state = _State()
    skipping = False
    for line in lines(source.text):
        words = source.text[slice(*line)]
        command = (found := _COMMAND.match(words)) and found["command"].lower()
        if skipping:
            skipping = command != "endskip"
        elif command == "ignore":
            break
        elif command == "end" and state.pending:
            path, place = state.pending
            state.pending = path, Span(place.start, line.start)
            yield from _finish(source, state)
        elif command:
            skipping = command == "skip"
        else:
            yield from _line(source, state, line, words)
    yield from _finish(source, state)


def _line(source: Source, state: _State, line: Span, words: str) -> Iterator[tuple[str, View]]:
    if key := _KEY.match(words):
        yield from _finish(source, state)
        state.pending = state.path(key["key"]), Span(line.start + key.start("value"), line.end)
    elif scope := _SCOPE.match(words):
        yield from _finish(source, state)
        state.scope, state.array, state.free = scope["name"].strip("."), "", False
    elif array := _ARRAY.match(words):
        yield from _finish(source, state)
        state.enter(array["name"].strip("."), free=bool(array["free"]))
    elif state.array and not state.free and (item := _ITEM.match(words)):
        yield from _finish(source, state)
        state.pending = f"{state.array}[]", Span(line.start + item.end(), line.end)
    elif state.free and not BLANK.fullmatch(words):
        yield from _finish(source, state)
        yield state.path("value"), _view(source, line)


def _finish(source: Source, state: _State) -> Iterator[tuple[str, View]]:
    """The value that was pending, of which its first line counts unless `:end` came."""
    if state.pending:
        path, place = state.pending
        state.pending = None
        yield path, _view(source, place)


def _view(source: Source, place: Span) -> View:
    return unescaped(source, place, _ESCAPED, lambda _: "")
