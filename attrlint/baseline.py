"""A baseline: the findings an archive already had, so that only new ones are shown.

The file is JSON, `{"version": 1, "findings": {path: {fingerprint: code}}}`: paths relative to the
file's own folder, keys sorted and one a line, so that two branches' changes to it merge, even clumsily. A
fingerprint is made of the rule and the words it speaks of, so moved lines do not matter and a new
claim in an old article is seen.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable
from pathlib import Path, PurePath
from typing import Any, Final

from attrlint.finding import Finding
from attrlint.nodes import DataError, Problem, read_bytes
from attrlint.wholefile import write_whole

NAME: Final = "attrlint-baseline.json"
_VERSION: Final = 1
_LARGEST: Final = 512 << 20
"""Bytes; a finding takes some forty."""


class Baseline:
    """Known findings by file. `fresh` holds back those that are known and learns which still occur."""

    def __init__(self, path: Path, known: dict[str, dict[str, str]]) -> None:
        self.path = path
        self._known = known
        self._met: dict[str, dict[str, str]] = {}

    def fresh(self, findings: Iterable[Finding], file: str, enabled: Collection[str]) -> list[Finding]:
        """The findings in a file that are not in the baseline; of the rules `enabled`, the others are stale now."""
        name = self._name(file)
        known = self._known.get(name, {})
        kept, met = [], {}
        for finding in findings:
            met[finding.fingerprint] = finding.code
            if finding.fingerprint not in known:
                kept.append(finding)
        unseen = {fingerprint: code for fingerprint, code in known.items() if code not in enabled}
        self._met[name] = met | unseen
        return kept

    @property
    def stale(self) -> int:
        """How many entries no longer occur in the files seen, or belong to files that are gone."""
        return sum(
            len(entries.keys() - self._met.get(name, {}).keys())
            for name, entries in self._known.items()
            if name in self._met or self._gone(name)
        )

    def save(self) -> int:
        """Writes what was met in the files seen, over their old entries; says how many findings it holds now.

        Raises `OSError` where the file cannot be written.
        """
        files = {name: entries for name, entries in self._known.items() if not self._gone(name)} | self._met
        findings = {name: entries for name, entries in files.items() if entries}
        text = json.dumps({"version": _VERSION, "findings": findings}, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(self.path, f"{text}\n")
        return sum(map(len, findings.values()))

    def _gone(self, name: str) -> bool:
        return name not in self._met and not os.path.exists(self.path.parent / name)  # noqa: PTH110  of odd names, too

    def _name(self, file: str) -> str:
        return PurePath(os.path.relpath(file, self.path.parent)).as_posix()


def load(path: Path, *, missing_ok: bool = False) -> Baseline:
    """The baseline in a file; raises `DataError` where it is not one, or not there."""
    if missing_ok and not path.exists():
        return Baseline(path, {})
    try:
        data = json.loads(read_bytes(path, _LARGEST).decode("utf-8-sig"), object_pairs_hook=_joined)
    except OSError as error:
        remedy = "; this is to be the baseline, --write-baseline makes one" * isinstance(error, FileNotFoundError)
        raise _error(path, 1, 1, f"{error.strerror or error}{remedy}") from None
    except json.JSONDecodeError as error:
        raise _error(path, error.lineno, error.colno, error.msg) from None
    except (ValueError, RecursionError) as error:  # no UTF-8, a number of thousands of digits, brackets by the thousand
        raise _error(path, 1, 1, str(error)) from None
    if not _well_formed(data):
        raise _error(path, 1, 1, f"this is no baseline of version {_VERSION}; --write-baseline writes one")
    return Baseline(path, data["findings"])


def _joined(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object of the file; of a name that stands there twice, after a merge of two branches, all entries count."""
    joined: dict[str, Any] = {}
    for name, value in pairs:
        both = isinstance(value, dict) and isinstance(joined.get(name), dict)
        joined[name] = joined[name] | value if both else value
    return joined


def _well_formed(data: Any) -> bool:
    if not isinstance(data, dict) or data.get("version") != _VERSION or not isinstance(data.get("findings"), dict):
        return False
    return all(
        isinstance(entries, dict) and all(isinstance(code, str) for code in entries.values())
        for entries in data["findings"].values()
    )


def _error(path: Path, line: int, column: int, message: str) -> DataError:
    return DataError(Problem(str(path), line, column, message))
