"""What a run takes over from earlier ones: a file's result, as long as all it depends on is the same.

That is the file's name and bytes, the rules and which of them are on, what the run says of all its files, the code.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from itertools import islice
from typing import Final

from attrlint.cachefolder import CacheFolder
from attrlint.checker import today
from attrlint.config import Settings
from attrlint.linters import Linters
from attrlint.record import Task, dump
from attrlint.results import Results

_BATCH: Final = 64
"""Files about which is asked at once."""


class Cache:
    """The results in a cache folder. `said` is what the run says of all its files."""

    def __init__(self, folder: CacheFolder, linters: Linters, *said: object) -> None:
        self._results = Results(folder)
        self._linters = linters
        self._said = (*said, today().year)  # by which a draft without a date is judged
        self._settings: dict[Settings, bytes] = {}

    def recalled(self, tasks: Iterator[Task]) -> Iterator[Task]:
        """The tasks; those with a sound record are done, the others have a key."""
        while batch := list(islice(tasks, _BATCH)):
            keys = [b"" if task.done else self._key(task) for task in batch]
            records = self._results.get(keys)
            for task, key in zip(batch, keys, strict=True):
                task.record = records.get(key, b"")
                try:
                    if task.record:
                        task.result()
                except (ValueError, TypeError, KeyError):
                    task.record = b""
                task.key = b"" if task.done else key
            batch.reverse()
            while batch:
                yield batch.pop()  # and is not held on to, for its document is large

    def keep(self, task: Task) -> None:
        """Keeps what came of a task, if it is new and lasts."""
        if task.key and not task.trouble and (checked := task.result()).lasting:
            with suppress(Exception):  # a plugin may have put something into it that cannot be kept
                self._results.put(task.key, task.record or dump(checked, task.settings))

    def close(self) -> None:
        """Writes what is to be kept."""
        self._results.close()

    def _key(self, task: Task) -> bytes:
        if task.settings not in self._settings:
            self._settings[task.settings] = self._dependence(task.settings)
        digest = blake2b(self._settings[task.settings], digest_size=16)
        digest.update(task.name.encode("utf-8", "surrogatepass") + b"\0")
        digest.update(task.data)
        return digest.digest()

    def _dependence(self, settings: Settings) -> bytes:
        """What all files with these settings depend on."""
        chosen = (settings.choices, settings.last, settings.json_paths)
        text = repr((self._linters.key(settings.house), chosen, self._said))
        return blake2b(text.encode("utf-8", "surrogatepass")).digest()
