"""Configuration files, read and checked key by key.

`extend = "…"` inherits from another. Globs and folders are relative to the file that holds them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from attrlint.config import Choice, Config, House, PathChoice, severity
from attrlint.config.globs import GlobError, Globs
from attrlint.config.keys import CHOICE, CONFIG
from attrlint.config.tables import Table, parse, shown
from attrlint.finding import Severity
from attrlint.rulebook.keys import SEVERITIES

_CHOICE: Final = tuple(key.name for key in CHOICE)
KEYS: Final = tuple(key.name for key in CONFIG)


def read(path: Path) -> Config:
    """The configuration in a file, with all it extends; raises `DataError`."""
    return _read(path, ())


def _read(path: Path, below: tuple[Path, ...]) -> Config:
    table = Table(path, parse(path))
    if path.name == "pyproject.toml":
        tool = table.inner("tool")
        if "attrlint" not in tool.data:
            raise table.error("tool", "this file has no [tool.attrlint] table")
        table = Table(path, tool.inner("attrlint").data, above=("tool", "attrlint"))
    table.refuse_others(KEYS)
    base = Config()
    if extended := table.get("extend", str):
        parent = _beside(table, "extend", extended)
        if not os.path.isfile(parent):  # noqa: PTH113  which Path asks in a way that some names break
            raise table.error("extend", f"“{extended}” does not exist")
        parent = parent.resolve()
        if parent in (*below, path.resolve()):
            raise table.error("extend", "the files extend each other in a circle")
        base = _read(parent, (*below, path.resolve()))
    return _over(base, table)


def _over(base: Config, table: Table) -> Config:
    """The base (what the file extends, or the defaults) with what the file says."""
    extend_exclude = _globs(table, "extend-exclude")
    config = replace(
        base,
        path=shown(table.path),
        choices=(*base.choices, _choice(table)),
        paths=(*base.paths, *_path_tables(table), *_per_file_ignores(table)),
        house=_house(base.house, table),
        extend_exclude=(*base.extend_exclude, extend_exclude) if extend_exclude else base.extend_exclude,
    )
    said: dict[str, Any] = {
        "exclude": _globs(table, "exclude"),
        "force_exclude": table.get("force-exclude", bool),
        "respect_gitignore": table.get("respect-gitignore", bool),
        "json_paths": table.strings("json-paths"),
        "output_format": table.get("output-format", str),
        "baseline": _named(table, "baseline"),
        "cache_dir": _named(table, "cache-dir"),
        "min_severity": (word := table.word("min-severity", SEVERITIES)) and Severity[word],
    }
    config = replace(config, **{key: value for key, value in said.items() if value is not None})
    fail_on = table.word("fail-on", (*SEVERITIES, "never"))
    return replace(config, fail_on=severity(fail_on)) if fail_on else config


def _choice(table: Table) -> Choice:
    select, extend_select, ignore = (table.strings(key) for key in _CHOICE[1:])
    return Choice(table.origin, table.get("profile", str) or "", select, extend_select or (), ignore or ())


def _named(table: Table, key: str) -> Path | None:
    """The path under a key."""
    named = table.get(key, str)
    return _beside(table, key, named) if named else None


def _beside(table: Table, key: str, name: str) -> Path:
    """A path as named in a file, relative to it."""
    if "\0" in name:
        raise table.error(key, "no path holds the character U+0000")
    return table.path.parent / os.path.expanduser(name)  # noqa: PTH111  Path's fails for “~nobody”


def _folders(table: Table) -> Iterator[Path]:
    for name in table.strings("rules") or ():
        folder = _beside(table, "rules", name)
        if not os.path.isdir(folder):  # noqa: PTH112  as above
            raise table.error("rules", f"“{name}” is not a folder")
        yield folder


def _house(base: House, table: Table) -> House:
    lists, rules = (table.nodes(key) for key in ("lexicon", "rule"))
    return House((*base.folders, *_folders(table)), (*base.lists, *lists), (*base.rules, *rules))


def _path_tables(table: Table) -> Iterator[PathChoice]:
    outer = table.inner("paths")
    for glob in outer.data:
        inner = outer.inner(glob)
        inner.refuse_others(_CHOICE)
        yield _path_choice(outer, glob, _choice(inner))


def _per_file_ignores(table: Table) -> Iterator[PathChoice]:
    outer = table.inner("per-file-ignores")
    for glob in outer.data:
        yield _path_choice(outer, glob, Choice(outer.origin, ignore=outer.strings(glob) or ()))


def _path_choice(table: Table, glob: str, choice: Choice) -> PathChoice:
    """A choice for the files that a glob matches, or, with `!` before it, for all others."""
    globs = _checked(table, glob, (glob.removeprefix("!"),))
    return PathChoice(globs, choice, inverted=glob.startswith("!"))


def _globs(table: Table, key: str) -> Globs | None:
    patterns = table.strings(key)
    return None if patterns is None else _checked(table, key, patterns)


def _checked(table: Table, key: str, patterns: tuple[str, ...]) -> Globs:
    globs = Globs(str(table.path.parent), patterns)
    try:
        globs.matches(table.path)
    except GlobError as error:
        raise table.error(key, str(error)) from None
    return globs
