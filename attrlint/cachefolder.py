"""The folder in which a run leaves for later ones what it has worked out.

Whatever lies in it may be deleted at any time, and is never executed: it is JSON behind a checksum.
What is damaged, or was left by another version, counts as not there; what no version has touched for
long is deleted. What came with the folder, in a clone or an archive, is not looked at: SQLite deletes
files at the word of a journal, and links lead anywhere. Runs at the same time never see half a file.
Where nothing can be read or written, everything is worked out anew and nobody hears of it.
"""

from __future__ import annotations

import json
import sys
import time
import zlib
from pathlib import Path
from typing import Any, Final

from attrlint.expressions import expression
from attrlint.version import __version__
from attrlint.wholefile import write_whole

NAME: Final = ".attrlint_cache"

LIMIT: Final = 128 << 20
"""Bytes a version's files may take up; beyond them, those written longest ago are deleted."""

_EDITION: Final = f"{__version__}-{sys.implementation.cache_tag}"
_EDITIONS: Final = expression(r"\d+\.\d+\S*-[a-z]+-?\d+(?:-[0-9a-f]+)?")
_LONG: Final = 30 * 24 * 60 * 60
"""Seconds without a change after which another version's files are deleted."""
_STAMPS: Final = {
    "CACHEDIR.TAG": (
        "Signature: 8a477f597d28d172789f06886806bc55\n"
        "# A cache of attrlint's, which may be deleted; see https://bford.info/cachedir/\n"
    ),
    ".gitignore": "*\n",
}


class CacheFolder:
    """The cache in a folder, which need not be there yet; without one, nothing is kept."""

    def __init__(self, path: Path | None, limit: int = LIMIT) -> None:
        self.path = path
        self._limit = limit

    def file(self, name: str) -> Path:
        """The place of a file that its user keeps sound and small; raises `OSError` where the folder cannot be made."""
        if self.path is None:
            raise FileNotFoundError("there is no cache")
        return _made(self.path) / name

    def load(self, name: str) -> Any:
        """What was saved last under a name; None where nothing sound is."""
        if self.path is None:
            return None
        try:
            file = _part(self.path) / name
            if not file.is_file() or file.stat().st_size > LIMIT:  # a pipe would be waited for
                return None
            checksum, _, text = file.read_bytes().partition(b"\n")
            return json.loads(text) if checksum == _checksum(text) else None
        except (OSError, ValueError, RecursionError):
            return None

    def save(self, name: str, value: Any) -> None:
        """Keeps a value that JSON can hold under a name (a file's)."""
        if self.path is None:
            return
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        try:
            folder = _made(self.path)
            if (folder / name).is_file() or not (folder / name).exists():
                write_whole(folder / name, _checksum(text) + b"\n" + text)
            _trim(folder, self._limit)
            _forget(self.path)
        except OSError:
            pass


def _made(path: Path) -> Path:
    """Its part for this version; a folder that is new is marked as a cache for backups and for git."""
    try:
        path.mkdir(parents=True)
    except FileExistsError:
        pass
    else:
        for name, text in _STAMPS.items():
            (path / name).write_text(text, "utf-8")
    folder = _part(path)
    folder.mkdir(exist_ok=True)
    return folder


def _part(path: Path) -> Path:
    """Where this version keeps its files, which names the folder's own number: what lay in a copy of it is not ours."""
    return path / f"{_EDITION}-{path.stat().st_ino:x}"


def _trim(folder: Path, limit: int) -> None:
    """Deletes what was written longest ago, so that the rest is within the limit."""
    files = {file: file.stat() for file in folder.iterdir()}
    over = sum(stat.st_size for stat in files.values()) - limit
    for file in sorted(files, key=lambda file: files[file].st_mtime_ns):
        if over <= 0:
            break
        file.unlink(missing_ok=True)
        over -= files[file].st_size


def _forget(path: Path) -> None:
    """Deletes what versions that nobody runs any more have left; nothing that no version has made."""
    for folder in list(path.iterdir()):
        old = folder.is_dir() and folder.stat().st_mtime < time.time() - _LONG
        if old and _EDITIONS.fullmatch(folder.name) and folder != _part(path) and not folder.is_symlink():
            for file in list(folder.iterdir()):
                file.unlink()
            folder.rmdir()


def _checksum(text: bytes) -> bytes:
    return b"%08x" % zlib.crc32(text)
