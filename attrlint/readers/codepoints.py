"""UTF-8 offsets, as parsers written in Rust or C give them, back to code points."""

from __future__ import annotations


class CodePoints:
    """UTF-8 offsets → code points. Events come in order, so that each step decodes a few bytes only."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data = data
        self._byte = 0
        self._point = start

    def __call__(self, byte: int) -> int:
        """The code-point offset of a byte offset."""
        if byte >= self._byte:
            self._point += len(self._data[self._byte : byte].decode())
        else:
            self._point -= len(self._data[byte : self._byte].decode())
        self._byte = byte
        return self._point
