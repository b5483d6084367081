"""docs/reliability.md names tests that are there, and counts that are right."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.reliability.drafts import cases

_ROOT = Path(__file__).parents[2]
_PAGE = (_ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")


def test_the_tests_are_there() -> None:
    named = re.findall(r"`(tests/[\w/.]+)`", _PAGE)
    assert named
    assert [path for path in named if not (_ROOT / path).exists()] == []


def test_the_counts_are_right() -> None:
    table = _PAGE.partition("| class | cases |")[2]
    told = {kind: int(count) for kind, count in re.findall(r"^\| ([\w ]+) \| (\d+) \|", table, re.MULTILINE)}
    assert told == Counter(case.kind for case in cases())


@pytest.mark.slow
def test_the_numbers_of_tests_are_right() -> None:
    told = {path: int(count) for count, path in re.findall(r"\| (\d+) \| `(tests/[\w/]+\.py)` \|", _PAGE)}
    assert told
    command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", *told]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    assert dict(re.findall(r"^(tests/\S+): (\d+)$", done.stdout, re.MULTILINE)) == {
        path: str(count) for path, count in told.items()
    }
