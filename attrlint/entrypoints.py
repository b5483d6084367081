"""The plugins that are installed: objects named by distributions under a group of entry points."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Final

from attrlint.printable import told

_DISTRIBUTION: Final = (".dist-info", ".egg-info", "egg-info")
"""How folders end in which installers put what they know of a distribution."""


def homes() -> list[str]:
    """The folders for the distributions on the import path, each called by a name and a version."""
    return [home for place in sys.path for home in _homes(place)]


def _homes(place: str) -> list[str]:
    try:
        with os.scandir(place or ".") as entries:
            return sorted(entry.path for entry in entries if entry.name.lower().endswith(_DISTRIBUTION))
    except OSError:
        return []


def loaded(group: str, homes: Iterable[str], problems: list[str]) -> list[tuple[str, object]]:
    """The objects by name, each loaded on its own: a broken one is named in `problems`, the rest load."""
    if not _likely(f"[{group}]".encode(), homes):
        return []
    from importlib.metadata import entry_points

    found: list[tuple[str, object]] = []
    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        try:
            found.append((point.name, point.load()))
        except (Exception, SystemExit) as error:  # noqa: BLE001  a stranger's import may fail in any way
            problems.append(f"plugin “{point.name}” ({point.value}) cannot be loaded: {told(error)}")
    return found


def _likely(heading: bytes, homes: Iterable[str]) -> bool:
    """Whether anything on the import path may belong to the group: it takes far less time than to ask what does.

    Of what is no folder, nobody knows.
    """
    finders = (finder for finder in sys.meta_path if finder is not PathFinder)
    if any(hasattr(finder, "find_distributions") for finder in finders) or any(map(os.path.isfile, sys.path)):
        return True
    return any(_holds(f"{home}/entry_points.txt", heading) for home in homes)


def _holds(file: str, heading: bytes) -> bool:
    try:
        return heading in Path(file).read_bytes()
    except OSError:  # most have no entry points
        return False
