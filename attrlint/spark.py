"""Columns of texts on an engine that is there already: PySpark, Dask, Ray, or plain pandas.

    lint = Lint(text="body", date="published")
    lint.spark(articles)                                # a PySpark DataFrame
    articles.map_partitions(lint)                       # a Dask DataFrame
    articles.map_batches(lint, batch_format="pandas")   # a Ray Dataset
    lint(articles)                                      # a pandas DataFrame

`docs/scale.md` has runnable examples. Each worker process reads the rules once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from attrlint.api import CheckError
from attrlint.builtin import load
from attrlint.checker import Checker
from attrlint.config import Choice, Config, Settings
from attrlint.finding import Finding
from attrlint.nodes import DataError
from attrlint.rulebook import SelectorError

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyspark.sql import DataFrame as SparkFrame

FINDING: Final = {
    "code": "string",
    "name": "string",
    "severity": "string",
    "message": "string",
    "fix": "string",
    "match": "string",
    "line": "int",
    "column": "int",
    "start": "int",
    "end": "int",
    "paragraph": "int",
    "fingerprint": "string",
}
"""The fields of a finding, which mean what they mean in JSON, and their types in SQL."""

_STRUCT: Final = ", ".join(f"`{name}`: {kind}" for name, kind in FINDING.items())
COLUMNS: Final = {
    "n_claims": "int",
    "n_sourced": "int",
    "findings": f"array<struct<{_STRUCT}>>",
    "error": "string",
}
"""The columns of a result beside the article's id, and their types in SQL.

`n_claims` checkable claims were found, `n_sourced` of them have evidence; the findings are in order, hints
included, suppressed ones left out. Where an article could not be checked, `error` says why and the
others are null.
"""


@dataclass(frozen=True)
class Lint:
    """Checks a column of texts; a call turns a pandas DataFrame of articles into one of results, row by row.

    `text` and `id` name columns, and so do these, where they are not empty: `path`, file names whose
    ending says how a text is read (`.md` if there is none); `format`, the reader by its name (`html`,
    `text` …), over what the path says; `date`, the articles' own dates, as dates or written 2024-05-10.
    A text is a string, or a file's bytes. `profile`, `select` and `ignore` choose rules as on the command
    line; no configuration file is looked at. A row that cannot be checked does not fail the others.
    Raises `CheckError` for an unknown rule or profile, and for a column that is not there.
    """

    text: str = "text"
    id: str = "id"
    path: str = ""
    format: str = ""
    date: str = ""
    profile: str = ""
    select: Sequence[str] | None = None
    ignore: Sequence[str] = ()

    def __call__(self, articles: DataFrame) -> DataFrame:
        """The results: the id as it came, and `COLUMNS`."""
        import pandas as pd

        if missing := [name for name in self._columns if name not in articles]:
            raise CheckError(f"there is no column “{missing[0]}”; there are {', '.join(map(str, articles.columns))}")
        desk = _desk(self._choice)
        columns = [articles[name] if name else [None] * len(articles) for name in self._inputs]
        rows = [desk.row(*(None if _is_null(value) else value for value in row)) for row in zip(*columns, strict=True)]
        found = pd.DataFrame(rows, columns=list(COLUMNS), index=articles.index, dtype=object)
        found = found.astype({name: "Int32" for name, kind in COLUMNS.items() if kind == "int"})
        found.insert(0, self.id, articles[self.id])
        return found

    def spark(self, articles: SparkFrame) -> SparkFrame:
        """The same of a PySpark DataFrame; nothing is checked before its rows are asked for."""
        _desk(self._choice)
        needed = articles.select(*(f"`{name}`" for name in self._columns))
        kind = needed.schema[self.id].dataType.simpleString()
        schema = ", ".join(f"`{name}` {kind}" for name, kind in {self.id: kind, **COLUMNS}.items())
        return needed.mapInPandas(self._batches, schema)

    def _batches(self, batches: Iterator[DataFrame]) -> Iterator[DataFrame]:
        return map(self, batches)

    @property
    def _choice(self) -> Choice:
        select = None if self.select is None else tuple(self.select)
        return Choice("", self.profile, select, (), tuple(self.ignore))

    @property
    def _inputs(self) -> tuple[str, ...]:
        return self.text, self.path, self.format, self.date

    @property
    def _columns(self) -> list[str]:
        return list(dict.fromkeys(name for name in (self.id, *self._inputs) if name))


class _UnusableError(Exception):
    """A row does not say what is to be checked, or how."""


@cache
def _desk(choice: Choice) -> _Desk:
    """One for each choice of rules in a process; raises `CheckError`."""
    return _Desk(choice)


class _Desk:
    """Rules, read, and the readers; checks one row after another."""

    def __init__(self, choice: Choice) -> None:
        registry = load()
        said = list(registry.problems)
        self._checker = Checker(registry, trouble=said.append)
        self._settings = Settings(last=choice)
        self._suffixes = {name: reader.suffixes[0] for name, reader in registry.readers.items()}
        try:
            self._checker.linters.verify([Config(last=choice)])
            self._checker.linters.of(self._settings)
        except (DataError, SelectorError) as error:
            raise CheckError(str(error)) from error
        if said:
            raise CheckError("\n".join(said))

    def row(self, text: object, path: object, form: object, date: object) -> tuple[Any, ...]:
        """The values of `COLUMNS` for one article; None is what is not said."""
        try:
            checked = self._checker.contained(_bytes(text), self._named(path, form), self._settings, _date(date))
        except _UnusableError as error:
            return None, None, None, str(error)
        if reason := checked.invalid or checked.failure:
            return None, None, None, reason
        return checked.claims, checked.sourced, [_plain(finding) for finding in checked.findings], None

    def _named(self, path: object, form: object) -> str:
        """A file name that has the text read as it is to be."""
        name = "draft.md" if path is None else str(path)
        if form is None:
            return name
        if form not in self._suffixes:
            raise _UnusableError(f"no reader is called “{form}”; there are {', '.join(self._suffixes)}")
        return f"{name}{self._suffixes[str(form)]}"


def _bytes(text: object) -> bytes:
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if isinstance(text, (bytes, bytearray, memoryview)):
        return bytes(text)
    raise _UnusableError("there is no text" if text is None else f"this is no text but of type {type(text).__name__}")


def _date(value: object) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise _UnusableError(f"“{value}” is not a date like 2024-05-10") from None


def _is_null(value: object) -> bool:
    """Whether a pandas value says nothing: None, NaN, NaT, NA."""
    import pandas as pd

    return pd.api.types.is_scalar(value) and bool(pd.isna(value))


def _plain(finding: Finding) -> dict[str, Any]:
    values = {
        "severity": str(finding.severity),
        "fix": finding.fix or None,
        "line": finding.position.line,
        "column": finding.position.column,
    }
    return {name: values[name] if name in values else getattr(finding, name) for name in FINDING}
