"""Findings: plain values that reporters print and caches keep."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from attrlint.document import Position

_QUOTE_MARKS: Final = {"’": "'", "‘": "'", "“": '"', "”": '"'}


class Severity(IntEnum):
    """How much a finding weighs; compares as info < warning < error."""

    info = 1
    warning = 2
    error = 3

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Edit:
    """A safe replacement of the source span `[start, end)` by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One margin note.

    `start`/`end` are source offsets (code points, end exclusive), `position`/`end_position` their
    1-based places, `match` the source text between them, `sentence` the text whose hash, with
    `code` and `match`, makes the `fingerprint`, `at` the place of the match in it, `paragraph` the
    block's ordinal (1-based, 0 for the whole document). `fix` tells in words what to do; `edits` do
    it where that is safe.
    """

    path: str
    start: int
    end: int
    position: Position
    end_position: Position
    code: str
    name: str
    severity: Severity
    message: str
    match: str
    sentence: str = ""
    paragraph: int = 0
    fix: str = ""
    fingerprint: str = ""
    edits: tuple[Edit, ...] = ()
    at: tuple[int, int] = (0, 0)


def order(finding: Finding) -> tuple[str, int, int, str, int]:
    """Sort key: file, place, code."""
    return finding.path, finding.start, -int(finding.severity), finding.code, finding.end


def fingerprinted(findings: Iterable[Finding]) -> list[Finding]:
    """The findings of one document, each with its fingerprint.

    The fingerprint is 16 hex digits of SHA-256 over code, normalised sentence, normalised match
    and the ordinal among equals, so that it survives moved lines and tells repeats apart.
    """
    seen: dict[str, int] = {}
    out = []
    for finding in findings:
        key = "\0".join((finding.code, normal(finding.sentence), normal(finding.match)))
        ordinal = seen[key] = seen.get(key, -1) + 1
        digest = hashlib.sha256(f"{key}\0{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()
        out.append(replace(finding, fingerprint=digest[:16]))
    return out


def normal(text: str) -> str:
    """Text as fingerprints count it: one case, straight quotation marks, single spaces."""
    for mark, plain in _QUOTE_MARKS.items():
        text = text.replace(mark, plain)
    return " ".join(text.split()).casefold()
