"""Options that commands share, group by group, and what they come to."""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from attrlint.cachefolder import NAME, CacheFolder
from attrlint.cli import complain
from attrlint.config import Choice, Config, Overrides
from attrlint.printable import printable

_LEVELS: Final = ("error", "warning", "info")


def _words(text: str) -> list[str]:
    """A comma-separated list; with the action `extend`, an option said again goes on."""
    return [word for part in text.split(",") if (word := part.strip())]


def _rules(text: str) -> list[str]:
    """The same; without a word, say for want of a shell's variable, no rule would run and all copy be clean."""
    if words := _words(text):
        return words
    raise argparse.ArgumentTypeError("name a rule, a family or ALL")


def _list(
    group: argparse._ArgumentGroup, name: str, kind: str, about: str, words: Callable[[str], list[str]] = _words
) -> None:
    group.add_argument(name, type=words, action="extend", metavar=kind, help=about)


def rule_selection(parser: argparse.ArgumentParser) -> None:
    """Which rules run."""
    group = parser.add_argument_group("Rule selection")
    group.add_argument("--profile", metavar="PROFILE", help="the kind of copy: news (default), wire, opinion …")
    about = "only these: codes, prefixes, names or ALL, comma-separated or repeated"
    _list(group, "--select", "RULES", about, _rules)
    _list(group, "--extend-select", "RULES", "these as well")
    _list(group, "--ignore", "RULES", "not these")


def file_selection(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Which files are looked at; returns the group “File selection”."""
    group = parser.add_argument_group("File selection")
    _list(group, "--exclude", "GLOBS", "leave out these instead of the usual (README*, node_modules …)")
    _list(group, "--extend-exclude", "GLOBS", "leave out these as well")
    group.add_argument("--force-exclude", action="store_true", default=None, help="even if named on the command line")
    group.add_argument(
        "--no-respect-gitignore",
        dest="respect_gitignore",
        action="store_false",
        default=None,
        help="check what .gitignore names, too",
    )
    return group


def reading(group: argparse._ArgumentGroup) -> None:
    """How files are read."""
    group.add_argument(
        "--input-format", metavar="READER", default="", help="read every file so: text, markdown, html …"
    )
    group.add_argument("--stdin-filename", metavar="NAME", default="", help="the name of what comes on standard input")


def configuration(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Where settings come from; returns the group “Miscellaneous”."""
    group = parser.add_argument_group("Miscellaneous")
    where = group.add_mutually_exclusive_group()
    where.add_argument("--config", metavar="FILE", default="", help="this configuration file for all files")
    where.add_argument("--isolated", action="store_true", help="no configuration file at all")
    return group


def caching(group: argparse._ArgumentGroup) -> None:
    """Where what a run has worked out is left for later ones."""
    group.add_argument("--cache-dir", metavar="DIR", default="", help=f"keep the cache here (default: {NAME})")
    group.add_argument("--no-cache", action="store_true", help="work everything out anew, and leave nothing behind")


def cache(arguments: argparse.Namespace, config: Config) -> CacheFolder:
    """The cache where the command line says, else the environment, else the configuration; else beside that
    configuration, or in the working directory where there is none.
    """
    if arguments.no_cache:
        return CacheFolder(None)
    said = arguments.cache_dir or os.environ.get("ATTRLINT_CACHE_DIR")
    home = Path(config.path or "-").absolute().parent
    return CacheFolder(Path(said).absolute() if said else config.cache_dir or home / NAME)


def require(kind: str, name: str, known: Collection[str]) -> None:
    """Ends the run where no format of the kind (“input”, “output”) has that name; none at all may be said."""
    if name and name not in known:
        raise SystemExit(complain(f"no {kind} format is called “{name}” (there are {', '.join(known)})"))


def severities(group: argparse._ArgumentGroup) -> None:
    """What is shown, and what fails the run."""
    shown(group)
    group.add_argument(
        "--fail-on",
        choices=(*_LEVELS, "never"),
        help="the least severe to exit with 1, shown or not (default: warning)",
    )


def shown(group: argparse._ArgumentGroup) -> None:
    """What is shown."""
    group.add_argument("--min-severity", choices=_LEVELS, help="the least severe findings to show (default: warning)")


def date(text: str) -> dt.date:
    """The type of `--date`."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{printable(text)}” is not a date like 2026-05-13") from None


def jobs(text: str) -> int:
    """The type of `--jobs`: how many processes; 0 for `auto`, as many as can run at once."""
    if text != "auto" and not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"“{printable(text)}” is not a number of processes: auto, 1, 2 …")
    return 0 if text == "auto" else int(text)


def overrides(arguments: argparse.Namespace) -> Overrides:
    """What the arguments say over every configuration file."""
    said = vars(arguments)
    words = {name: tuple(said.get(name) or ()) for name in ("extend_select", "ignore", "extend_exclude")}
    select, exclude = (None if said.get(name) is None else tuple(said[name]) for name in ("select", "exclude"))
    return Overrides(
        base=str(Path.cwd()),
        choice=Choice("", said["profile"] or "", select, words["extend_select"], words["ignore"]),
        exclude=exclude,
        extend_exclude=words["extend_exclude"],
        force_exclude=said.get("force_exclude"),
        respect_gitignore=said.get("respect_gitignore"),
        fail_on=said.get("fail_on"),
        min_severity=said.get("min_severity"),
    )


def rewriting(parser: argparse.ArgumentParser) -> None:
    """Whether drafts are written anew."""
    group = parser.add_argument_group("Rewriting")
    what = group.add_mutually_exclusive_group()
    what.add_argument("--fix", action="store_true", help="make the safe fixes, then show what is left")
    what.add_argument(
        "--add-ignore", type=_reason, metavar="REASON", help="suppress all that would be shown, with comments"
    )
    group.add_argument("--diff", action="store_true", help="show what would change, and write nothing")


def _reason(text: str) -> str:
    """A reason that can stand in a comment of any format."""
    if not text.strip() or "--" in text or printable(text) != text:
        raise argparse.ArgumentTypeError("a reason is some words on one line, without “--”")
    return text.strip()
