"""Markdown as the generated pages write it."""

from __future__ import annotations

from collections.abc import Iterable


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table, a line per row."""
    lines = (head, ("---",) * len(head), *rows)
    return "".join(f"|{'|'.join(f' {cell} ' if cell else ' ' for cell in line)}|\n" for line in lines)


def names(words: Iterable[str]) -> str:
    """Names in a row."""
    return ", ".join(f"`{word}`" for word in words)
