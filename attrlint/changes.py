"""What has changed in a git repository since a revision, line by line.

Compared are the files as they lie in the folder and the revision's common ancestor with HEAD, as a
pull request does: commits since then, staged and unstaged changes all count, and a file that git
does not know yet is new from its first line on.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from attrlint.document import Document
from attrlint.expressions import expression
from attrlint.finding import Finding

_HUNK: Final = expression(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_GIT: Final = (
    "git",
    *("-c", "safe.bareRepository=explicit"),  # a folder of a clone can be made to look like a repository, with settings
    *("-c", "core.fsmonitor=false"),  # a program that a repository's settings name
)
_ALL: Final = (1, 1 << 40)
"""Lines of a file that is new, or that git compares only as a whole."""

Lines = tuple[int, int]
"""First and last changed line, 1-based; where lines were only taken out, the line below them and the one above."""


class ChangesError(Exception):
    """Git cannot say what has changed; the message says why."""


@dataclass(frozen=True)
class Changes:
    """The changed lines of each changed file (absolute, links resolved), in order."""

    lines: Mapping[Path, tuple[Lines, ...]]

    def touches(self, file: str) -> bool:
        """Whether anything in the file has changed."""
        return Path(file).resolve() in self.lines

    def touch(self, file: str, first: int, last: int) -> bool:
        """Whether one of the lines `first` to `last` has changed, or lines were taken out between them."""
        changed = self.lines.get(Path(file).resolve(), ())
        return any(low <= last and first <= high for low, high in changed)

    def is_new(self, file: str) -> bool:
        """Whether all of the file is new."""
        return self.lines.get(Path(file).resolve()) == (_ALL,)

    def within(self, findings: Iterable[Finding], file: str, document: Document | None) -> list[Finding]:
        """The findings in paragraphs that have changed; what is said of a whole draft is news in a new one only."""
        return [finding for finding in findings if self._has(finding, file, document)]

    def _has(self, finding: Finding, file: str, document: Document | None) -> bool:
        if document is None:
            return self.touches(file)
        if not 0 < finding.paragraph <= len(document.blocks):
            return self.is_new(file)
        sources = document.blocks[finding.paragraph - 1].sources
        first, last = (document.source.position(offset).line for offset in (sources[0].start, sources[-1].end))
        return self.touch(file, first, max(first, last))


def since(revision: str, folder: Path) -> Changes:
    """What has changed in the repository that holds `folder` since a revision; raises `ChangesError`."""
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").strip())
    base = _git(folder, "merge-base", "--end-of-options", revision, "HEAD").strip().decode()
    diff = partial(_git, top, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", base)
    files = zip(_names(diff("--numstat", "-z")), _changed(diff("--unified=0")), strict=True)
    unknown = _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    new = ((_decoded(name), (_ALL,)) for name in unknown if name)
    return Changes({(top / name).resolve(): lines for name, lines in (*new, *files)})


def _names(numstat: bytes) -> Iterator[str]:
    """The changed files, under their new names, in git's order."""
    fields = iter(numstat.split(b"\0")[:-1])
    for field in fields:
        name = field.split(b"\t", 2)[2]
        if not name:  # renamed: the old name and the new one follow
            next(fields)
            name = next(fields)
        yield _decoded(name)


def _changed(diff: bytes) -> Iterator[tuple[Lines, ...]]:
    """The changed lines of one file after another."""
    lines = iter(diff.split(b"\n"))
    changed: list[Lines] | None = None
    for line in lines:
        if line.startswith(b"diff --git "):
            if changed is not None:
                yield tuple(changed)
            changed = []
        elif changed is not None and (hunk := _HUNK.match(line)):
            gone, first, come = (int(number) if number else 1 for number in hunk.groups()[1:])
            old = int(hunk[1])
            changed.append(_ALL if old == gone == 0 else (first, first + come - 1) if come else (first + 1, first))
            for _ in range(gone + come):  # their text may look like anything
                next(lines)
        elif changed is not None and line.startswith(b"Binary files "):
            changed.append(_ALL)
    if changed is not None:
        yield tuple(changed)


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run([*_GIT, *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise ChangesError(f"git cannot be run: {error.strerror or error}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ChangesError(said[-1] if said else f"git {arguments[0]} failed")
    return done.stdout


def _decoded(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
