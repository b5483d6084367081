"""Which reader reads a file, by its name, by what it holds, or as the user says; and how much of it at most."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Final

from attrlint.budget import Patience
from attrlint.document import InvalidFile
from attrlint.printable import told
from attrlint.readers import Reader

_FALLBACK: Final = "text"
"""The reader of what no other knows."""
_PAGES: Final = (".html", ".htm")
_OWN: Final = b'<meta name="generator" content="attrlint">'
"""What tells the pages that attrlint writes, which a walk leaves out, from drafts."""
_HEAD: Final = 1 << 16
"""Bytes that are enough to recognise a format."""
_RECOGNISING: Final = 1
"""Seconds of processor time that a reader may take for it."""
_MOST: Final = 5_300_000
"""Bytes of a draft: ten novels. What is longer is no draft, and could take more than 500 MB of memory: markup around
each letter takes ninety times its size.
"""
_LARGEST: Final = 100_000_000
"""Bytes of a file that holds pictures, too."""


class Formats:
    """The readers of a run by name; `forced` is the name of the one that reads everything, if not empty; `trouble`
    hears of those that fail when asked whether they recognise a file.
    """

    def __init__(
        self, readers: Mapping[str, Reader], forced: str = "", trouble: Callable[[str], object] = lambda _: None
    ) -> None:
        self.suffixes = tuple(sorted({suffix for reader in readers.values() for suffix in reader.suffixes}))
        self._readers = readers
        self._trouble = trouble
        self._failed: set[str] = set()
        self._patience = Patience(_RECOGNISING)
        self._forced = readers[forced] if forced else None

    def reader(self, name: str, data: bytes) -> Reader:
        """The reader of a file; where several know its ending, or none, the one that recognises the data."""
        if self._forced:
            return self._forced
        known = self._known(name)
        for reader in known or self._readers.values():
            if self._recognised(reader, data):
                return reader
        return min(known, key=lambda reader: reader.shared, default=self._readers[_FALLBACK])

    def read(self, stream: BinaryIO | FileIO, name: str) -> bytes:
        """A draft's bytes. Raises `InvalidFile` for one that is too large, of which only the beginning is read, even
        if it never ends; `OSError` where it cannot be read.
        """
        size = 0
        with suppress(OSError):  # it is no file
            size = os.fstat(stream.fileno()).st_size
        asked = size + 1 if 0 < size <= _MOST else _HEAD
        data = _up_to(asked, stream)
        if len(data) < asked:
            return data
        reader = self.reader(name, data)
        if size <= most(reader):
            data += _up_to(most(reader) + 1 - len(data), stream)
        verify_size(reader, max(size, len(data)))
        return data

    def is_draft(self, path: str, named: bool = False) -> bool:
        """Whether a file that ends as drafts do is one; of endings that other files share, the data tell.

        With `named`, the configuration names the texts in files of data, and all of them count.
        """
        known = self._known(path)
        if path.lower().endswith(_PAGES) and _OWN in self._head(path):
            return False
        if self._forced or not all(reader.shared and not (named and reader.pick) for reader in known):
            return True
        data = self._head(path)
        return any(self._recognised(reader, data) for reader in known)

    def remark(self, file: str) -> str:
        """What to say of a file whose ending no reader knows."""
        if self._forced or file.lower().endswith(self.suffixes):
            return ""
        return f"read as {self.reader(file, self._head(file)).name}; attrlint knows {' '.join(self.suffixes)}"

    def _recognised(self, reader: Reader, data: bytes) -> bool:
        try:
            return bool(reader.recognises and self._patience.run(reader.name, partial(reader.recognises, data)))
        except (Exception, SystemExit) as error:  # noqa: BLE001  a plugin's reader may do anything
            if reader.name not in self._failed:
                self._failed.add(reader.name)
                self._trouble(f"the reader “{reader.name}” fails to recognise files: {told(error)}")
            return False

    def _known(self, name: str) -> list[Reader]:
        """The readers of the longest ending that fits."""
        name = name.lower()
        fitting = max((suffix for suffix in self.suffixes if name.endswith(suffix)), key=len, default="")
        return [reader for reader in self._readers.values() if fitting in reader.suffixes]

    def _head(self, path: str) -> bytes:
        try:
            with Path(path).open("rb") as file:
                return file.read(_HEAD)
        except OSError:  # told when it is read
            return b""


def most(reader: Reader) -> int:
    """The bytes that a file for a reader may have."""
    return _LARGEST if reader.places else _MOST


def verify_size(reader: Reader, size: int) -> None:
    """Raises `InvalidFile` for a file that has more bytes than its reader reads."""
    limit = most(reader)
    if size > limit:
        largest = f"{limit // 1_000_000} MB"
        # What never ends is counted no further than to the first byte too many.
        has = f"{size / 1_000_000:.0f} MB" if size > limit + 1 else f"more than {largest}"
        raise InvalidFile(f"this file has {has}; attrlint reads drafts of up to {largest}, split it")


def _up_to(count: int, stream: BinaryIO | FileIO) -> bytes:
    """As many bytes as are there, and no more; a stream may hand them over bit by bit."""
    pieces = []
    while count and (piece := stream.read(count)):
        pieces.append(piece)
        count -= len(piece)
    return b"".join(pieces)
