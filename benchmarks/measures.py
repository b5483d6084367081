"""What the speed benchmark prints: measures beside what they are to reach, as a table or as JSON."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from figures import aligned, with_sections
from timing import Samples

_COMPARED: Final[Mapping[str, Callable[[float, float], bool]]] = {"≥": operator.ge, "≤": operator.le, "<": operator.lt}


@dataclass(frozen=True)
class Goal:
    """A bound that a median is to keep: `≥`, `≤` or `<` a limit."""

    relation: str
    limit: float

    def met(self, samples: Samples) -> bool:
        """Whether the median keeps it."""
        return _COMPARED[self.relation](samples.median, self.limit)

    def __str__(self) -> str:
        return f"{self.relation} {self.limit:g}"


@dataclass(frozen=True)
class Row:
    """One measure: what it came to, and its ratio to something (`of`). A goal is the ratio's, else the value's.

    Without a value it was not measured, and `note` says why.
    """

    section: str
    measure: str
    value: Samples | None = None
    unit: str = ""
    ratio: Samples | None = None
    of: str = ""
    goal: Goal | None = None
    note: str = ""

    def __str__(self) -> str:
        return (
            f"{self.measure}: {number(self.value.median)} {self.unit}" if self.value else f"{self.measure}: {self.note}"
        )

    @property
    def judged(self) -> Samples | None:
        """What the goal is about."""
        return self.ratio if self.of else self.value

    @property
    def reached(self) -> bool | None:
        """Whether the goal is met; None where there is none or nothing was measured."""
        return self.goal.met(self.judged) if self.goal and self.judged else None


def missing(section: str, measure: str, why: str) -> Row:
    """The row of what could not be measured."""
    return Row(section, measure, note=f"not measured: {why}")


def table(rows: Sequence[Row]) -> str:
    """All rows, aligned, a line before each section."""
    header = ["measure", "median", "spread", "", "ratio", "spread", "of", "to reach", "", "remark"]
    words = {True: "yes", False: "NO", None: ""}
    lines = [header]
    for row in rows:
        goal = str(row.goal or "")
        value, ratio = _shown(row.value), _shown(row.ratio)
        lines.append([row.measure, *value, row.unit, *ratio, row.of, goal, words[row.reached], row.note])
    widest = max(len(line[-1]) for line in lines)
    padded = [[*line[:-1], line[-1].ljust(widest)] for line in lines]
    return "\n".join(with_sections(aligned(padded), [row.section for row in rows]))


def _shown(samples: Samples | None) -> tuple[str, str]:
    if samples is None:
        return "", ""
    return number(samples.median), f"{number(samples.low)}–{number(samples.high)}"


def number(value: float) -> str:
    """A number with three digits that count."""
    return f"{value:,.{0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 0.1 else 3}f}"


def plain(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The rows for JSON."""
    return [
        {
            "section": row.section,
            "measure": row.measure,
            "value": _plain(row.value),
            "unit": row.unit,
            "ratio": _plain(row.ratio),
            "of": row.of,
            "to_reach": str(row.goal) if row.goal else None,
            "reached": row.reached,
            "remark": row.note,
        }
        for row in rows
    ]


def _plain(samples: Samples | None) -> dict[str, float] | None:
    if samples is None:
        return None
    rounded = {"median": samples.median, "min": samples.low, "max": samples.high}
    return {**{name: round(value, 5) for name, value in rounded.items()}, "runs": len(samples.values)}
