"""Readers turn a file's bytes into a `Document`; one module per format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from attrlint.document import Document


class Reader(NamedTuple):
    """A file format. `read(data, path)` raises `InvalidFile` when the bytes cannot be understood.

    `suffixes` are lower-case, with the dot; a folder walk takes the files that end so. `recognises(data)` tells
    the format by the first 64 KB of a file, where the ending says nothing; and of endings that other files have
    too (`shared`), which files are drafts. `remark` is how the format writes a comment, `{}` for its words: at
    the end of a line of text, or, with a line end behind it, on a line of its own (with a space before it:
    indented as the next). Without one, files of the format are never written. `places` says what line and
    column count in a format that has no lines.
    `pick(data, path, paths)` reads a file of data by the paths to its texts, where the configuration names any.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Document]
    remark: str = ""
    places: str = ""
    recognises: Callable[[bytes], bool] | None = None
    shared: bool = False
    pick: Callable[[bytes, str, Sequence[str]], Document] | None = None
