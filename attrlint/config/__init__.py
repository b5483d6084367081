"""What a configuration comes to: which rules run on which file, and what the run does with findings.

Those who may have a say, the later over the earlier: the configuration file (and what it
extends), its tables for paths, the draft's front matter, the command line. Of `profile` and
`select` the last one said decides; every `extend-select` and every `ignore` adds up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

from attrlint.config.globs import Globs
from attrlint.finding import Severity
from attrlint.nodes import Node

DEFAULT_EXCLUDE: Final = (
    *(".git", ".hg", ".svn", ".venv", "venv", ".direnv"),
    *("node_modules", "site-packages", "__pycache__", "__pypackages__"),
    *(".eggs", ".nox", ".tox", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".attrlint_cache", ".ipynb_checkpoints"),
    *("README*", "LICENSE*", "CHANGELOG*", "requirements*.txt"),
    *(
        f"{name}{suffix}"
        for name in ("Readme", "readme", "License", "license", "Changelog", "changelog")
        for suffix in ("", ".*")
    ),
    "~$*",  # Word puts such a file beside each one it has open
)
"""What a walk leaves out: tools' folders, and the texts that come with software rather than with news."""

DEFAULT_PROFILE: Final = "news"


class Choice(NamedTuple):
    """One place's say in which rules run; `origin` names the place in messages. Not said: empty, `select` None."""

    origin: str
    profile: str = ""
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def selectors(self) -> Iterator[tuple[str, str]]:
        """Every selector with the key it was written under."""
        for key, words in (
            ("select", self.select or ()),
            ("extend-select", self.extend_select),
            ("ignore", self.ignore),
        ):
            yield from ((key, word) for word in words)


class Selection(NamedTuple):
    """What the choices for a file come to; `select` is None where the profile decides."""

    profile: str = DEFAULT_PROFILE
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True)
class House:
    """A newsroom's own: folders of rules, and changes to word lists and rules that are there already, each
    a table under the list's or rule's name, the later over the earlier.
    """

    folders: tuple[Path, ...] = ()
    lists: tuple[Node, ...] = field(default=(), hash=False)
    rules: tuple[Node, ...] = field(default=(), hash=False)


_UNSAID: Final = Choice("")
_NO_HOUSE: Final = House()


class Settings(NamedTuple):
    """The configuration of one file. `last` is the command line's choice, which follows all others.

    Findings below `min_severity` are hidden; those at or above `fail_on`, hidden or not, fail the run (None: never).
    """

    choices: tuple[Choice, ...] = ()
    last: Choice = _UNSAID
    house: House = _NO_HOUSE
    min_severity: Severity = Severity.warning
    fail_on: Severity | None = Severity.warning
    json_paths: tuple[str, ...] = ()

    def with_choice(self, choice: Choice) -> Settings:
        """These settings with one more say (the front matter's), still under the command line's."""
        return self._replace(choices=(*self.choices, choice))

    def selection(self) -> Selection:
        """What the choices come to."""
        profile = DEFAULT_PROFILE
        select: tuple[str, ...] | None = None
        extend: list[str] = []
        ignore: list[str] = []
        for choice in (*self.choices, self.last):
            if choice.profile:
                profile, select = choice.profile, None
            if choice.select is not None:
                select = choice.select
            extend += choice.extend_select
            ignore += choice.ignore
        return Selection(profile, select, tuple(extend), tuple(ignore))


class PathChoice(NamedTuple):
    """A choice for the files that `globs` match (for all others, if `inverted`)."""

    globs: Globs
    choice: Choice
    inverted: bool = False

    def applies(self, path: str) -> bool:
        """Whether the choice is about this file."""
        return self.globs.matches(path) is not self.inverted


@dataclass(frozen=True)
class Config:
    """A configuration file with all it extends and the command line over it; `path` is empty without a file.

    Where no `min_severity` is said, hints are hidden unless they fail the run.
    """

    path: str = ""
    choices: tuple[Choice, ...] = ()
    paths: tuple[PathChoice, ...] = ()
    last: Choice = _UNSAID
    exclude: Globs = field(default_factory=lambda: Globs(str(Path.cwd()), DEFAULT_EXCLUDE))
    extend_exclude: tuple[Globs, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    house: House = _NO_HOUSE
    fail_on: Severity | None = Severity.warning
    min_severity: Severity | None = None
    output_format: str = "full"
    baseline: Path | None = None
    cache_dir: Path | None = None
    json_paths: tuple[str, ...] = ()

    @property
    def excludes(self) -> tuple[Globs, ...]:
        """All globs of files to leave out."""
        return self.exclude, *self.extend_exclude

    def leaves_out(self, place: Path, *, folder: bool = False) -> bool:
        """Whether the globs of files to leave out match this one (or this folder)."""
        return any(globs.matches(place, folder=folder) for globs in self.excludes)

    def settings(self, path: str) -> Settings:
        """The settings for a file."""
        about = tuple(entry.choice for entry in self.paths if entry.applies(path))
        return self._plain._replace(choices=(*self.choices, *about)) if about else self._plain

    @cached_property
    def _plain(self) -> Settings:
        """The settings for a file that no path's table is about."""
        shown = self.min_severity or min(Severity.warning, self.fail_on or Severity.warning)
        return Settings(self.choices, self.last, self.house, shown, self.fail_on, self.json_paths)

    def all_choices(self) -> Iterable[Choice]:
        """Every choice in it, whether or not a file comes up that it is about."""
        return (*self.choices, *(entry.choice for entry in self.paths), self.last)


class Overrides(NamedTuple):
    """What the command line says over every configuration file; None where it says nothing.

    Its globs are relative to `base`, the working directory.
    """

    base: str = "."
    choice: Choice = _UNSAID
    exclude: tuple[str, ...] | None = None
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool | None = None
    respect_gitignore: bool | None = None
    fail_on: str | None = None
    min_severity: str | None = None

    def over(self, config: Config) -> Config:
        """The configuration with these overrides."""
        said: dict[str, Any] = {
            "exclude": None if self.exclude is None else Globs(self.base, self.exclude),
            "force_exclude": self.force_exclude,
            "respect_gitignore": self.respect_gitignore,
            "min_severity": self.min_severity and Severity[self.min_severity],
        }
        config = replace(config, last=self.choice, **{key: value for key, value in said.items() if value is not None})
        if self.extend_exclude:
            config = replace(config, extend_exclude=(*config.extend_exclude, Globs(self.base, self.extend_exclude)))
        return replace(config, fail_on=severity(self.fail_on)) if self.fail_on else config


def severity(word: str) -> Severity | None:
    """The severity a word names; None for `never`."""
    return None if word == "never" else Severity[word]
