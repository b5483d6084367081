"""TOML tables whose keys are checked one by one, and whose mistakes have a place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

from attrlint import toml
from attrlint.expressions import expression
from attrlint.nodes import DataError, Node, Problem, read_bytes, suggestion
from attrlint.toml import Places

T = TypeVar("T")

_KINDS: Final = {str: "text", bool: "true or false", list: "a list of texts", dict: "a table"}
_LARGEST: Final = 1 << 20
"""Bytes."""
_PLACE: Final = expression(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse(path: Path) -> dict[str, Any]:
    """The data in a TOML file; raises `DataError` where it is not one."""
    try:
        data = read_bytes(path, _LARGEST)
        return toml.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise _error(path, 1, 1, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise _error(path, data.count(b"\n", 0, error.start) + 1, 1, "is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        message, place = str(error), _PLACE.search(str(error))
        if place and place[1]:
            raise _error(path, int(place[1]), int(place[2]), message[: place.start()]) from None
        raise _error(path, data.count(b"\n") + 1, len(data) - data.rfind(b"\n"), _PLACE.sub("", message)) from None
    except RecursionError:
        raise _error(path, 1, 1, "nested too deeply") from None
    except ValueError as error:  # a number of thousands of digits
        raise _error(path, 1, 1, str(error)) from None


def shown(path: Path) -> str:
    """The path as a person in the working directory would write it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _error(path: Path, line: int, column: int, message: str) -> DataError:
    return DataError(Problem(shown(path), line, column, message))


@dataclass(frozen=True)
class Table:
    """A table of a TOML file. `label` names it in messages; the keys `above` lead to it."""

    path: Path
    data: Mapping[str, Any]
    above: tuple[str, ...] = ()
    label: str = ""

    @property
    def origin(self) -> str:
        """File and table, for messages."""
        return f"{shown(self.path)}: {self.label}" if self.label else shown(self.path)

    def error(self, key: str, message: str) -> DataError:
        """A `DataError` that names the key, at its place as far as that can be told from the text."""
        line, column = self._places().of((*self.above, key))
        return _error(self.path, line, column, f"{self.label}.{key}: {message}" if self.label else f"{key}: {message}")

    def nodes(self, key: str) -> Iterable[Node]:
        """What the table under a key holds, as nodes of a data file; raises `DataError` for another type."""
        if not (value := self.get(key, dict)):
            return ()
        return self._places().node(value, (*self.above, key)).fields.values()

    def _places(self) -> Places:
        return Places(str(self.path), self.path.read_text("utf-8-sig"))

    def refuse_others(self, known: Iterable[str]) -> None:
        """Raises `DataError` for the first key that is not known."""
        for key in self.data:
            if key not in known:
                raise self.error(key, f"unknown key.{suggestion(key, known)}")

    def get(self, key: str, kind: type[T]) -> T | None:
        """The value of a key, None if it is not there; raises `DataError` for another type."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, kind):
            raise self.error(key, f"must be {_KINDS[kind]}")
        return value

    def strings(self, key: str) -> tuple[str, ...] | None:
        """A list of texts."""
        value = self.get(key, list)
        if value is not None and not all(isinstance(item, str) for item in value):
            raise self.error(key, f"must be {_KINDS[list]}")
        return None if value is None else tuple(value)

    def word(self, key: str, known: tuple[str, ...]) -> str | None:
        """A text that must be one of the known words."""
        if (value := self.get(key, str)) is not None and value not in known:
            raise self.error(key, f"must be {', '.join(known[:-1])} or {known[-1]}, not “{value}”")
        return value

    def inner(self, key: str) -> Table:
        """The table under a key, empty if it is not there."""
        label = f"{self.label}.{key}" if self.label else key
        return Table(self.path, self.get(key, dict) or {}, (*self.above, key), label)
