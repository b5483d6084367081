"""What the benchmark prints: figures beside published ones, as one table or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from resampling import Interval

COLUMNS: Final = ("naive", "best", "crf", "human", "target")
"""The columns of `references.yaml`."""


_REFERENCES: Final = Path(__file__).with_name("references.yaml")


@dataclass(frozen=True)
class Figure:
    """One measured value: a share (`percent`) or a plain number, with its 95 % interval and what it rests on."""

    section: str
    name: str
    value: float
    interval: Interval | None = None
    basis: str = ""
    percent: bool = True

    def shown(self, value: float) -> str:
        """A value of this kind as printed."""
        return f"{100 * value:.1f}" if self.percent else f"{value:.2f}"

    @property
    def shown_interval(self) -> str:
        """The interval as printed; "" where there is none."""
        return "–".join(map(self.shown, self.interval)) if self.interval else ""


def references() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Published values and targets: section → figure → column → value."""
    loaded: dict[str, Any] = yaml.load(_REFERENCES.read_text(encoding="utf-8"), yaml.BaseLoader)
    return loaded


def table(figures: Sequence[Figure]) -> str:
    """All figures as one aligned table, a line before each section."""
    known = references()
    header = ["measure", "naive", "best baseline", "CRF", "human", "target", "attrlint", "95 % interval", "of"]
    rows = [header]
    for figure in figures:
        others = known.get(figure.section, {}).get(figure.name, {})
        measured = [figure.shown(figure.value), figure.shown_interval, figure.basis]
        rows.append([figure.name, *(others.get(column, "") for column in COLUMNS), *measured])
    return "\n".join(with_sections(aligned(rows), [figure.section for figure in figures]))


def with_sections(lines: Sequence[str], sections: Sequence[str]) -> Iterable[str]:
    yield lines[0]
    for line, section, before in zip(lines[1:], sections, ("", *sections), strict=False):
        if section != before:
            yield f"-- {section} " + "-" * (len(lines[0]) - len(section) - 4)
        yield line


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in rows]


def plain(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """The figures for JSON; shares are between 0 and 1."""
    known = references()
    return [
        {
            "section": figure.section,
            "measure": figure.name,
            "value": round(figure.value, 4),
            "interval": [round(bound, 4) for bound in figure.interval] if figure.interval else None,
            "of": figure.basis,
            **known.get(figure.section, {}).get(figure.name, {}),
        }
        for figure in figures
    ]
