"""`attrlint check --watch`: checks again whenever something beside the drafts changes, until interrupted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from attrlint.cli import complain
from attrlint.wholefile import undisturbed

_CLEAR: Final = "\x1b[2J\x1b[H"
_CACHE: Final = "CACHEDIR.TAG"
_TICK: Final = 100
"""Milliseconds between two looks at what the watch has seen."""


def run(paths: Sequence[str], check: Callable[[], int]) -> int:
    """Runs `check` now and after every change below `paths` (beside them, for files); returns an exit status."""
    try:
        from watchfiles import watch
    except ImportError:
        return complain("--watch needs one more package: pip install 'attrlint[watch]'")
    folders = {path if path.is_dir() else path.parent for path in map(Path, paths or ["."])}
    if missing := [folder for folder in folders if not folder.is_dir()]:
        return complain(f"{missing[0]} does not exist")
    status = None
    seen = watch(
        *sorted(folders), watch_filter=_counts, raise_interrupt=True, yield_on_timeout=True, rust_timeout=_TICK
    )
    with undisturbed():  # the watch's own threads begin here: a signal is the main one's, which knows what it is at
        first = next(seen)
    for changes in chain([first], seen):
        if changes or status is None:  # the first check waits until the watch has begun, so that no change is missed
            status = _again(check)
    return status or 0


def _counts(_change: object, path: str) -> bool:
    """Whether a change is one of the drafts': not in a cache, which each check writes."""
    return not any((folder / _CACHE).exists() for folder in Path(path).parents)


def _again(check: Callable[[], int]) -> int:
    if sys.stdout.isatty():
        sys.stdout.write(_CLEAR)
    status = check()
    sys.stdout.flush()
    return status
