"""The tutorial, walked through with real git and real pre-commit: every command prints what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.walkthrough import PAGE, ROOT, walked


@pytest.mark.slow
def test_the_tutorial_is_true(tmp_path: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("the tests do not run from a git checkout, which pre-commit could clone")
    page = PAGE.read_text(encoding="utf-8")
    assert walked(page, tmp_path) == page  # if it should say something else now: python docs/walkthrough.py
