"""A document's text as it is written down, and what to tell the `Builder` once it is whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrlint.document import Source
from attrlint.readers.builder import Builder


class Transcript:
    """Text that grows, and calls of `Builder` in order; `at` is where the text has come to (code points)."""

    def __init__(self) -> None:
        self.at = 0
        self._pieces: list[str] = []
        self._calls: list[tuple[Callable[..., Any], tuple[Any, ...]]] = []

    def write(self, text: str) -> None:
        """Add to the text."""
        self._pieces.append(text)
        self.at += len(text)

    def ends_with(self, text: str) -> bool:
        """Whether this was written last."""
        return self._pieces[-1:] == [text]

    def note(self, call: Callable[..., Any], *arguments: Any) -> int:
        """Note a call of a `Builder`'s method; returns its number, for `amend`."""
        self._calls.append((call, arguments))
        return len(self._calls) - 1

    def amend(self, number: int, *arguments: Any) -> None:
        """Give a noted call other arguments."""
        self._calls[number] = (self._calls[number][0], arguments)

    def built(self, path: str) -> Builder:
        """A builder of the text that got every call."""
        builder = Builder(Source(path, "".join(self._pieces)))
        for call, arguments in self._calls:
            call(builder, *arguments)
        return builder
