"""Pages that repeat what the code says, held to it."""

from __future__ import annotations

import re
from pathlib import Path

from attrlint.conditions import CONDITIONS

ROOT = Path(__file__).parents[1]


def test_contributing_lists_every_condition() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(
        r"^\| `([a-z-]+)` \| (.+) \|$", page.partition("## Conditions")[2].partition("\n## ")[0], re.MULTILINE
    )
    assert rows == [(condition.name, condition.about) for condition in sorted(CONDITIONS, key=lambda c: c.name)]
