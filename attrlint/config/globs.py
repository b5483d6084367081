"""Globs in the manner of .gitignore, relative to the file that holds them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import translate
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from attrlint.expressions import expression
from attrlint.nodes import DataError, Problem

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SPECIAL: Final = expression(r"^[!#]|[/\\]|\*\*|\[")
_FEW: Final = 2
"""Repetitions of an expression that find out in time that it does not match, even the longest path."""
_PATIENCE: Final = 0.25
"""Seconds that one with more may take over a path."""
_SLOW: Final = "the glob “{}”, of a .gitignore or a configuration here, has too many stars to be matched"


class GlobError(ValueError):
    """A glob that cannot be understood."""


@dataclass(frozen=True)
class Globs:
    """Patterns relative to the folder `base`; the last one that matches decides, `!` takes back.

    Patterns that are bare names, which the default ones are, do without pathspec: importing it
    costs more than checking an article.
    """

    base: str
    patterns: tuple[str, ...]

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        """All the patterns as one expression for a name, if they are bare names."""
        if any(_SPECIAL.search(pattern) for pattern in self.patterns):
            return None
        return re.compile("|".join(map(translate, self.patterns)) or "(?!)")

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        try:
            spec = GitIgnoreSpec.from_lines(self.patterns)
        except (ValueError, re.error) as error:
            raise GlobError(str(error)) from None
        patterns: Any = spec.patterns
        for glob, pattern in zip(filter(None, self.patterns), patterns, strict=True):
            if pattern.regex and len(re.findall("[*+]", pattern.regex.pattern)) > _FEW:
                pattern.regex = _Bounded(pattern.regex.pattern, Problem(self.base, 1, 1, _SLOW.format(glob)))
        return spec

    def verdict(self, path: str | os.PathLike[str], *, folder: bool = False) -> bool | None:
        """True if the patterns match the path or a folder above it, False if `!` takes it back, else None."""
        relative = self._relative(os.fspath(path))
        if self._names:
            parts = () if relative == os.curdir else relative.split(os.sep)  # noqa: PTH206  a name per file of a walk
            return any(map(self._names.match, parts)) or None
        return self._spec.check_file(relative + "/" if folder else relative).include

    def _relative(self, path: str) -> str:
        """The path from the base; nearly all lie below it, where cutting it off does."""
        below = path.startswith(f"{self.base}{os.sep}") and os.pardir not in path
        return path[len(self.base) + 1 :] if below else os.path.relpath(path, self.base)

    def matches(self, path: str | os.PathLike[str], *, folder: bool = False) -> bool:
        """Whether the patterns match the path, or a folder above it."""
        return bool(self.verdict(path, folder=folder))

    def without(self, folder: str) -> Globs:
        """These globs without the patterns that match `folder`: somebody has asked for it by name."""
        asked = (
            p for p in self.patterns if p.startswith("!") or not Globs(self.base, (p,)).matches(folder, folder=True)
        )
        return Globs(self.base, tuple(asked))


class _Bounded:
    """An expression of pathspec's that gives up: stars by the dozen try a name's letters in every combination.

    Raises `DataError` then.
    """

    def __init__(self, pattern: str, problem: Problem) -> None:
        import regex  # on demand: nearly no glob has that many stars

        self.pattern = pattern
        self._regex = regex.compile(pattern)
        self._problem = problem

    def search(self, path: str) -> Any:
        try:
            return self._regex.search(path, timeout=_PATIENCE)
        except TimeoutError:
            raise DataError(self._problem) from None

    match = search  # all begin with “^”


def read_ignore_file(base: str, lines: Iterable[str]) -> Globs:
    """The globs of an ignore file for the folder `base`; lines that git would not understand are left out."""
    stripped = (line if line.endswith("\\ ") else line.rstrip() for line in lines)
    return Globs(base, tuple(line for line in stripped if line and not line.startswith("#") and _understood(line)))


def _understood(pattern: str) -> bool:
    try:
        Globs("", (pattern,)).matches("x")
    except GlobError:
        return False
    return True
