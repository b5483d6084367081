"""The nodes of a data file, each with its place, and the mistakes found in them."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

LARGEST: Final = 4 << 20
"""Bytes of the largest data file that is read: 50,000 words take less than one million."""


def read_bytes(path: Path, largest: int = LARGEST) -> bytes:
    """A file's bytes; raises `OSError` for more than `largest`, and for what is no file: a device might never end."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, "it is no file")
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise OSError(errno.EFBIG, f"larger than {largest >> 20} MB")
    return data


class Problem(NamedTuple):
    """A mistake in a rule, lexicon, profile or configuration file; prints as `path:line:col: message`."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class DataError(Exception):
    """A data file cannot be used; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Node(NamedTuple):
    """A value in a data file: a string, a list of nodes or a mapping of nodes; 1-based place.

    `key` is the key a mapping's value stands under.
    """

    value: str | list[Node] | dict[str, Node]
    path: str
    line: int
    column: int
    key: Node | None = None

    @property
    def at_key(self) -> Node:
        """The key this value stands under; the node itself where there is none."""
        return self.key or self

    @property
    def items(self) -> list[Node]:
        """The entries of a list; of anything else, the node itself."""
        return self.value if isinstance(self.value, list) else [self]

    @property
    def fields(self) -> dict[str, Node]:
        """The fields of a mapping; none, of anything else."""
        return self.value if isinstance(self.value, dict) else {}

    def problem(self, message: str) -> Problem:
        """A problem at this node's place."""
        return Problem(self.path, self.line, self.column, message)

    def error(self, message: str) -> DataError:
        """A `DataError` at this node's place."""
        return DataError(self.problem(message))

    def mapping(self, what: str) -> dict[str, Node]:
        """The value as a mapping; raises `DataError` if it is something else."""
        if not isinstance(self.value, dict):
            raise self.error(f"{what} must be a mapping (key: value), not {self._is()}")
        return self.value

    def sequence(self, what: str) -> list[Node]:
        """The value as a list; raises `DataError` if it is something else."""
        if not isinstance(self.value, list):
            raise self.error(f"{what} must be a list, not {self._is()}")
        return self.value

    def string(self, what: str) -> str:
        """The value as text; raises `DataError` if it is something else."""
        if isinstance(self.value, list):
            raise self.error(
                f"{what} must be text, not a list; text that starts with “[” must stand in quotation marks"
            )
        if isinstance(self.value, dict):
            raise self.error(f"{what} must be text, not a mapping; text with “: ” in it must stand in quotation marks")
        return self.value

    def strings(self, what: str) -> list[str]:
        """The value as a list of texts; raises `DataError` if it is something else."""
        return [item.string(f"each entry of {what}") for item in self.sequence(what)]

    def _is(self) -> str:
        return {str: "text", list: "a list", dict: "a mapping"}[type(self.value)]


def suggestion(word: str, known: Iterable[str]) -> str:
    """` Did you mean “…”?` for the nearest known word, or nothing."""
    import difflib  # on demand: most runs meet no mistake

    folded = {other.lower(): other for other in known}
    near = difflib.get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
    return f" Did you mean “{folded[near[0]]}”?" if near else ""
