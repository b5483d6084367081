"""Results that last from run to run: one SQLite file of records by key, each behind a checksum of both.

A key is made of all that its record depends on, so what is found is right and nothing is ever brought up to
date. Runs at the same time share the file. What is damaged is deleted; what cannot be read or written is left
alone; nobody hears of either.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

from attrlint.cachefolder import LIMIT, CacheFolder

if TYPE_CHECKING:
    from sqlite3 import Connection

T = TypeVar("T")

NAME: Final = "results.sqlite"
BATCH: Final = 256
"""Records that are written at once."""

_PATIENCE: Final = 2.0
"""Seconds to wait for another run that is writing."""
_TABLE: Final = "CREATE TABLE IF NOT EXISTS results (age INTEGER PRIMARY KEY, key BLOB UNIQUE, record BLOB)"
_FIND: Final = "SELECT key, record FROM results WHERE key IN ({})"
_KEEP: Final = "INSERT OR REPLACE INTO results (key, record) VALUES (?, ?)"
_DROP: Final = "DELETE FROM results WHERE age <= (SELECT min(age) + (max(age) - min(age)) / 4 FROM results)"
_DAMAGED: Final = (
    *("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR"),
    *("SQLITE_SCHEMA", "SQLITE_CONSTRAINT", "SQLITE_INTERRUPT"),
)
"""How SQLite calls what is not, or no longer, a file of ours; its other errors speak of the moment."""
_STEPS: Final = 20_000_000
"""Steps of SQLite's machine after which a statement ends with `SQLITE_INTERRUPT`: ours need less than half of that."""


class Results:
    """The records in a cache folder. Beyond `limit` bytes nothing is added in this run; in the next, the quarter
    that was written longest ago makes room.
    """

    def __init__(self, folder: CacheFolder, limit: int = LIMIT * 3 // 4) -> None:
        self._folder = folder
        self._limit = limit
        self._connection: Connection | None = None
        self._readable = self._writable = folder.path is not None
        self._new: list[tuple[bytes, bytes]] = []

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The records under some of the keys, as far as there are any."""
        query = _FIND.format(",".join("?" * len(keys)))
        found: Iterable[tuple[bytes, bytes]] | None = None
        if self._readable:
            found = self._attempt(lambda connection: connection.execute(query, keys).fetchall())
            self._readable = found is not None
        return {key: record[4:] for key, record in found or () if _sound(key, record)}

    def put(self, key: bytes, record: bytes) -> None:
        """Keeps a record; it is written by `save`, if not before."""
        if self._writable:
            self._new.append((key, _checksum(key, record) + record))
            if len(self._new) >= BATCH:
                self.save()

    def save(self) -> None:
        """Writes what has been put."""
        new, self._new = self._new, []
        if new and self._writable:
            self._writable = bool(self._attempt(lambda connection: self._write(connection, new)))

    def close(self) -> None:
        """Writes what has been put, and lets go of the file until it is needed again."""
        self.save()
        if self._connection:
            self._connection.close()
            self._connection = None

    def _attempt(self, work: Callable[[Connection], T]) -> T | None:
        """What the work on the file gives; None where it cannot be used."""
        try:
            from sqlite3 import DatabaseError  # on demand: a run without a cache does without
        except ImportError:  # some systems' Python is made without it
            return None
        try:
            return work(self._connected())
        except DatabaseError as error:
            if getattr(error, "sqlite_errorname", "").startswith(_DAMAGED):
                self._discard()
        except UnicodeDecodeError:  # a complaint that quotes what is damaged
            self._discard()
        except OSError:
            pass
        return None

    def _connected(self) -> Connection:
        import sqlite3

        if self._connection is None:
            self._connection = sqlite3.connect(self._folder.file(NAME), timeout=_PATIENCE)
            self._connection.set_progress_handler(lambda: 1, _STEPS)
            self._connection.execute("PRAGMA trusted_schema = OFF")
            self._connection.execute("PRAGMA synchronous = OFF")  # a cache may be lost with the power
            self._connection.execute(_TABLE)
        return self._connection

    def _write(self, connection: Connection, new: list[tuple[bytes, bytes]]) -> bool:
        """Whether there is room for more."""
        with connection:  # a transaction
            if self._full(connection):
                connection.execute(_DROP)
            connection.executemany(_KEEP, new)
        return not self._full(connection)

    def _full(self, connection: Connection) -> bool:
        pages, free, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        return bool((pages - free) * size >= self._limit)

    def _discard(self) -> None:
        self._readable = self._writable = False
        self.close()
        with suppress(OSError):
            file = self._folder.file(NAME)
            for leftover in (file, file.with_name(f"{NAME}-journal")):
                leftover.unlink(missing_ok=True)


def _sound(key: bytes, record: bytes) -> bool:
    return isinstance(record, bytes) and record[:4] == _checksum(key, record[4:])


def _checksum(key: bytes, record: bytes) -> bytes:
    """Over both, for in a damaged file a key may lead to another's record."""
    return zlib.crc32(record, zlib.crc32(key)).to_bytes(4)
