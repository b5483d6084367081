"""`attrlint init`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Final

from attrlint.cli import complain
from attrlint.printable import printable
from attrlint.wholefile import write_whole

_RULES: Final = "desk-rules"
_HOOKS: Final = ".pre-commit-config.yaml"
_KEPT: Final = "is there already, left as it is"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.usage = "%(prog)s [OPTIONS] [FOLDER]"
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="where the drafts are (default: .)")
    parser.add_argument("--pre-commit", action="store_true", help=f"write {_HOOKS}, too, if there is none")


def run(arguments: argparse.Namespace) -> int:
    """Sets a newsroom up, leaving alone what is there already; returns the exit status."""
    from attrlint.data import directory

    folder, newsroom = Path(arguments.folder), directory("newsroom")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(newsroom / _RULES, folder / _RULES)
        _write(directory("schemas"), folder / _RULES / "schemas")
        _configure(newsroom / "attrlint.toml", folder)
        _hook(newsroom / "pre-commit-config.yaml", _repository(folder) / _HOOKS, write=arguments.pre_commit)
    except OSError as error:
        return complain(f"{error.filename or folder}: {error.strerror or error}")
    _tell(f"next: attrlint check {folder}, attrlint test {folder / _RULES}, attrlint rule")
    return 0


def _tell(line: str) -> None:
    """Prints a line that names files, whatever they are called."""
    print(printable(line))


def _write(source: Path, target: Path) -> None:
    """Copies a file or folder, unless there is one."""
    if target.exists():
        _tell(f"{target} {_KEPT}")
        return
    for file in sorted(source.rglob("*")) if source.is_dir() else [source]:
        if file.is_file():
            write_whole(target / file.relative_to(source), file.read_bytes())
    _tell(f"wrote {target}")


def _configure(source: Path, folder: Path) -> None:
    """Writes the configuration unless the folder has one, under whatever name."""
    from attrlint.config.files import find
    from attrlint.config.reading import read

    config = find(folder.absolute())
    if config and config.parent == folder.absolute():
        _tell(f"{folder / config.name} {_KEPT}")
        if folder.absolute() / _RULES not in read(config).house.folders:
            _tell(f'  to turn your rules on, add to it: rules = ["{_RULES}/"]')
        return
    _write(source, folder / source.name)
    if config:
        above = os.path.relpath(config, folder)
        _tell(f'  it takes the place of {above}; to keep what that one says, add to it: extend = "{above}"')


def _repository(folder: Path) -> Path:
    """The repository's folder, if the folder lies in one below its top; else the folder."""
    above = (parent for parent in folder.absolute().parents if (parent / ".git").exists())
    return folder if (folder / ".git").exists() else next(above, folder)


def _hook(source: Path, target: Path, *, write: bool) -> None:
    """Writes the pre-commit configuration if asked to and there is none; else says what to add where."""
    if target.exists() and "id: attrlint" in target.read_text("utf-8", "replace"):
        _tell(f"{target} has the hook already")
    elif write and not target.exists():
        _write(source, target)
    else:
        _tell(f"to check drafts before each commit, add to {target}:")
        print(f"\n{source.read_text('utf-8')}")
