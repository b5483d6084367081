"""The plugins that are installed: objects named by distributions under a group of entry points."""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Final

from attrlint.printable import told

_DISTRIBUTION: Final = (".dist-info", ".egg-info", "egg-info")
"""How folders end in which installers put what they know of a distribution."""


def loaded(group: str, problems: list[str]) -> list[tuple[str, object]]:
    """The objects by name, each loaded on its own: a broken one is named in `problems`, the rest load."""
    if not _likely(group):
        return []
    from importlib.metadata import entry_points

    found: list[tuple[str, object]] = []
    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        try:
            found.append((point.name, point.load()))
        except (Exception, SystemExit) as error:  # noqa: BLE001  a stranger's import may fail in any way
            problems.append(f"plugin “{point.name}” ({point.value}) cannot be loaded: {told(error)}")
    return found


def _likely(group: str) -> bool:
    """Whether anything on the import path may belong to the group: it takes far less time than to ask what does."""
    finders = (finder for finder in sys.meta_path if finder is not PathFinder)
    if any(hasattr(finder, "find_distributions") for finder in finders):
        return True
    return any(_may_hold(place, f"[{group}]".encode()) for place in sys.path)


def _may_hold(place: str, heading: bytes) -> bool:
    """Whether an installed distribution in a folder names the group; of what is no folder, nobody knows."""
    try:
        with os.scandir(place or ".") as entries:
            homes = [entry.path for entry in entries if entry.name.lower().endswith(_DISTRIBUTION)]
    except OSError as error:
        return isinstance(error, NotADirectoryError)
    return any(_holds(f"{home}/entry_points.txt", heading) for home in homes)


def _holds(file: str, heading: bytes) -> bool:
    try:
        return heading in Path(file).read_bytes()
    except OSError:  # most have no entry points
        return False
