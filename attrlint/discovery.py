"""Which files a run checks: paths named, folders walked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from attrlint.config.files import Configs
from attrlint.config.globs import Globs, read_ignore_file
from attrlint.nodes import read_bytes

STDIN: Final = "-"
_DEEPEST: Final = 100
"""Folders within each other that a walk goes into."""
_LARGEST: Final = 1 << 18
"""Bytes of a .gitignore that counts: some twenty thousand globs, which take seconds to compile."""


class Discovery(NamedTuple):
    """The rules of the search. `suffixes` are those the readers know; `trouble` hears of paths that cannot be read;
    `is_draft` has the last word on a file that a walk meets, told whether the configuration names its texts.
    """

    configs: Configs
    suffixes: tuple[str, ...]
    trouble: Callable[[str], object]
    stdin_name: str = ""
    is_draft: Callable[[str, bool], bool] = lambda _path, _named: True

    def files(self, paths: Sequence[str]) -> Iterator[str]:
        """The files to check, each once, in the order of `paths`, folders sorted; `-` is standard input.

        A path named is always taken unless it is excluded and `force-exclude` is set. A walk takes
        known suffixes, follows no links to folders, nor to files that lie neither below it nor below the working
        directory, and leaves out what is excluded or ignored by git.
        """
        seen = set()
        for path in paths:
            for file in self._under(path):
                if len(paths) == 1:  # a walk meets nothing twice, and may meet very many
                    yield file
                elif (key := file if file == STDIN else str(Path(file).absolute())) not in seen:
                    seen.add(key)
                    yield file

    def _under(self, path: str) -> Iterator[str]:
        if path == STDIN:
            if not (self.stdin_name and self._forced_out(Path(self.stdin_name).absolute(), folder=False)):
                yield path
            return
        place = Path(path).absolute()
        try:
            is_folder = place.is_dir()
            if not is_folder and not place.is_file():
                place.stat()
                self.trouble(f"{path}: not a regular file; to check what comes out of it, pipe it in and name “-”")
                return
        except (OSError, ValueError) as error:
            self.trouble(f"{path}: {_reason(error)}")
            return
        if self._forced_out(place, folder=is_folder):
            return
        yield from self._walk_from(path, place) if is_folder else (path,)

    def _forced_out(self, place: Path, *, folder: bool) -> bool:
        config = self.configs.of(place if folder else place.parent)
        return config.force_exclude and config.leaves_out(place, folder=folder)

    def _walk_from(self, path: str, place: Path) -> Iterator[str]:
        ignores = [globs.without(str(place)) for globs in _ignores_above(place)]
        yield from self._walk(os.path.normpath(path), place, ignores, place)

    def _walk(self, name: str, place: Path, ignores: list[Globs], start: Path) -> Iterator[str]:
        """The files under the folder `place`, shown as `name`; `ignores` come from the nearest .gitignore outwards."""
        if len(place.parts) - len(start.parts) > _DEEPEST:
            self.trouble(f"{name}: more than {_DEEPEST} folders deep; nothing in it was checked")
            return
        config = self.configs.of(place)
        excludes = [globs.without(str(start)) for globs in config.excludes]
        if config.respect_gitignore and (here := _ignore_file(place / ".gitignore", place)):
            ignores = [here, *ignores]
        for entry in self._entries(name, place):
            shown = entry.name if name == os.curdir else f"{name.rstrip(os.sep)}{os.sep}{entry.name}"
            inside = f"{place}{os.sep}{entry.name}"
            folder = entry.is_dir(follow_symlinks=False)
            if not folder and not (entry.name.lower().endswith(self.suffixes) and _is_file(entry, start)):
                continue
            if any(globs.matches(inside, folder=folder) for globs in excludes):
                continue
            if config.respect_gitignore and _ignored(inside, ignores, folder=folder):
                continue
            if folder:
                yield from self._walk(shown, Path(inside), ignores, start)
            elif self.is_draft(inside, bool(config.json_paths)):
                yield shown

    def _entries(self, name: str, place: Path) -> Iterable[os.DirEntry[str]]:
        try:
            with os.scandir(place) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.trouble(f"{name}: {_reason(error)}")
            return ()


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _is_file(entry: os.DirEntry[str], start: Path) -> bool:
    """Whether it is a file, or a link to one that a stranger's folder may name: none from elsewhere on the disk."""
    try:
        if not entry.is_file() or not entry.is_symlink():
            return entry.is_file()
        file = Path(entry.path).resolve()
        return any(file.is_relative_to(home) for home in (start.resolve(), Path.cwd()))
    except OSError:  # a link that leads to itself
        return False


def _ignored(path: str, ignores: Iterable[Globs], *, folder: bool) -> bool:
    verdicts = (globs.verdict(path, folder=folder) for globs in ignores)
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _ignores_above(place: Path) -> list[Globs]:
    """The globs of the .gitignore files above a folder up to the root of its repository, nearest first."""
    found: list[Globs] = []
    for folder in (place, *place.parents):
        if folder != place and (globs := _ignore_file(folder / ".gitignore", folder)):
            found.append(globs)
        if (folder / ".git").exists():
            if globs := _ignore_file(folder / ".git" / "info" / "exclude", folder):
                found.append(globs)
            return found
    return []


def _ignore_file(path: Path, base: Path) -> Globs | None:
    try:
        text = read_bytes(path, _LARGEST).decode("utf-8-sig", errors="replace")
    except OSError:
        return None
    return read_ignore_file(str(base), text.splitlines())
