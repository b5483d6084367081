"""Numbers as the benchmark reads them: simple and on its own, so that it finds what attrlint misses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

WORDS: Final[Mapping[str, int]] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
UNITS: Final[Mapping[str, tuple[str, ...]]] = {
    "percent": ("percentage points",),
    "%": (" percentage points",),
    "percentage points": ("percent",),
    "percentage-point": ("percent",),
    "points": ("percent",),
    "point": ("percent",),
    "million": ("billion",),
    "billion": ("million",),
    "miles": ("kilometers",),
    "kilometers": ("miles",),
    "kms": ("miles",),
    "pounds": ("tons",),
    "kgs": ("pounds",),
    "degrees celsius": ("degrees Fahrenheit",),
    "degrees fahrenheit": ("degrees Celsius",),
    "year": ("month",),
}
"""Each unit with what a slip of the pen makes of it."""
_MAGNITUDES: Final = {"million": 10**6, "billion": 10**9}
_POINTS: Final = frozenset({"percentage points", "percentage-point", "points", "point"})
_ROUGH: Final = re.compile(
    r"\b(about|almost|around|roughly|nearly|more than|less than|at least|just|well below) (?:\w+ )?$", re.IGNORECASE
)
_NUMBER: Final = re.compile(
    rf"(?P<sign>[$#]?)(?P<number>\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(WORDS)})\b)(?P<ratio> in 10\b)?"
    rf"(?P<magnitude>[ -](?:million|billion)\b)?(?P<unit>[ -]?(?:{'|'.join(map(re.escape, UNITS))})(?!\w))?",
    re.IGNORECASE,
)
_HALF: Final = re.compile(r"one-half of (?P<number>1) (?P<unit>percent)")


@dataclass(frozen=True)
class Written:
    """A number in a text: where its digits (`start`, `end`) and its unit stand, what it says.

    `unit` is `percent`, `points`, `money`, the unit in lower case, or ``; `low` and `high` hold what rounding allows.
    """

    start: int
    end: int
    value: Fraction
    low: Fraction
    high: Fraction
    unit: str = ""
    magnitude_at: tuple[int, int] | None = None
    unit_at: tuple[int, int] | None = None


def numbers_in(text: str, start: int = 0, end: int | None = None) -> list[Written]:
    """Every number between two offsets of a text, in order."""
    return list(_numbers(text, start, len(text) if end is None else end))


def _numbers(text: str, start: int, end: int) -> Iterator[Written]:
    halves = [found.span() for found in _HALF.finditer(text, start, end)]
    for found in _NUMBER.finditer(text, start, end):
        half = any(first <= found.start() < last for first, last in halves)
        if half and found["number"] != "1":
            continue
        yield _number(text, found, Fraction(1, 2) if half else Fraction(1))


def _number(text: str, found: re.Match[str], factor: Fraction) -> Written:
    digits = found["number"].lower().replace(",", "").rstrip(".")
    value = Fraction(WORDS.get(digits) or digits)
    step = Fraction(1, 10 ** len(digits.partition(".")[2]))
    unit = (found["unit"] or "").strip(" -").lower()
    if found["ratio"]:
        factor, unit = Fraction(10), "%"
    if found["magnitude"]:
        factor *= _MAGNITUDES[found["magnitude"].strip(" -").lower()]
    rough = bool(_ROUGH.search(text, max(0, found.start() - 24), found.start())) or bool(found["ratio"])
    exact = not (found["sign"] or found["magnitude"] or unit or "." in digits)
    half = Fraction(0) if exact else step * factor / 2
    around = max(half, value * factor / 10) if rough else half
    name = "percent" if unit in ("%", "percent") else "points" if unit in _POINTS else unit
    below = text[max(0, found.start() - 24) : found.start()].lower().endswith(("less than ", "less than one-half of "))
    return Written(
        found.start("number"),
        found.end("number"),
        value * factor,
        Fraction(0) if below else value * factor - around,
        value * factor + around,
        "money" if found["sign"] else name,
        found.span("magnitude") if found["magnitude"] else None,
        found.span("unit") if unit and not found["ratio"] else None,
    )
