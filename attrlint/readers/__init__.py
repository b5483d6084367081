"""Readers turn a file's bytes into a `Document`; one module per format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from attrlint.document import Document


@dataclass(frozen=True)
class Reader:
    """A file format. `read(data, path)` raises `InvalidFile` when the bytes cannot be understood.

    `suffixes` are lower-case, with the dot; a folder walk takes the files that end so.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]
