"""Which configuration file governs a draft: found from the draft upwards, read once.

The nearest `.attrlint.toml`, `attrlint.toml` or `pyproject.toml` with a `[tool.attrlint]` table
counts alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from attrlint.config import Config
from attrlint.nodes import LARGEST

NAMES: Final = (".attrlint.toml", "attrlint.toml", "pyproject.toml")


def find(folder: Path) -> Path | None:
    """The configuration file that governs a folder (absolute), or None."""
    for parent in (folder, *folder.parents):
        for name in NAMES:
            if (path := parent / name).is_file() and (name != "pyproject.toml" or _is_ours(path)):
                return path
    return None


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        if b"attrlint" not in file.read(LARGEST):
            return False
    from attrlint.config.tables import parse

    return "attrlint" in parse(path).get("tool", {})


class Configs:
    """The configuration for each file of a run; every configuration file is read once.

    `always` is the file of `--config`; `isolated` looks at none. `change` is applied to each.
    """

    def __init__(
        self, change: Callable[[Config], Config] = lambda config: config, *, always: str = "", isolated: bool = False
    ) -> None:
        self._change = change
        self._always = change(_read(Path.cwd() / always) if always else Config()) if always or isolated else None
        self._by_folder: dict[Path, Config] = {}
        self._by_file: dict[Path | None, Config] = {}

    def of(self, folder: Path) -> Config:
        """The configuration that governs a folder (absolute); raises `DataError`."""
        if self._always:
            return self._always
        if folder not in self._by_folder:
            self._by_folder[folder] = self._from(find(folder))
        return self._by_folder[folder]

    def _from(self, path: Path | None) -> Config:
        if path not in self._by_file:
            self._by_file[path] = self._change(_read(path) if path else Config())
        return self._by_file[path]

    def seen(self) -> Iterable[Config]:
        """Every configuration that has governed a folder so far."""
        return [self._always] if self._always else list(self._by_file.values())


def _read(path: Path) -> Config:
    from attrlint.config.reading import read  # on demand: most runs meet no configuration

    return read(path)
