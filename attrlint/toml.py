"""TOML, read in a time that grows with its length and hardly faster."""

from __future__ import annotations

import tomllib
from typing import Any, Final

_DOTS: Final = 500
"""On a line. The time that tomllib takes over a key, `a.b.c = 1`, grows with the square of its parts."""


def loads(text: str) -> dict[str, Any]:
    """As `tomllib.loads`; a line that may hold a key of too many parts is a mistake like any other."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _DOTS:
            raise tomllib.TOMLDecodeError(f"more than {_DOTS} dots on a line (at line {number}, column 1)")
    return tomllib.loads(text)
