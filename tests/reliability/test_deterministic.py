"""The same input gives the same bytes, wherever and however often."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from attrlint.cachefolder import NAME, CacheFolder
from attrlint.results import NAME as RESULTS

_DRAFT = """---
date: 2024-05-13
---

Café owners said on Friday that thousands of people “fled”. Crime is rising, officials said. Rents rose 12 percent.

Recently, 12 of 20 boats (50 percent) sank — the worst storm since 1990, reportedly. [Source: agency data]
"""
_SURROUNDINGS = {
    "another hash seed, far east": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
    "a third, far west, no locale": {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Pago_Pago", "LC_ALL": "C", "LANG": "C"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "a console of cp1252": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "ASCII": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
}
_COMMANDS = {
    "full": ["check", "--min-severity", "info", "-j", "1"],
    "json, several at once": ["check", "--min-severity", "info", "--output-format", "json", "-j", "3"],
    "claims": ["claims", "--output-format", "json"],
    "report": ["report"],
}
_START = """
import sys
from attrlint import cli, workers
workers.WORTH = workers._PORTION = 1  # processes for however little
sys.exit(cli.main(sys.argv[1:]))
"""


def told(folder: Path, command: list[str], **surroundings: str) -> bytes:
    """What a command prints that has its rules from a cache, but checks every draft."""
    CacheFolder(folder / NAME).file(RESULTS).unlink(missing_ok=True)
    base = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, "-c", _START, command[0], "--isolated", *command[1:], "."],
        cwd=folder,
        capture_output=True,
        env={**base, "PYTHONHASHSEED": "0", **surroundings},
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    for number in range(5):
        (folder / f"story{number}.md").write_text(_DRAFT.replace("12", str(number + 11)), encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("command", _COMMANDS)
def test_the_same_bytes(command: str, desk: Path) -> None:
    expected = told(desk, _COMMANDS[command])
    assert "“" in expected.decode("utf-8")
    for name, surroundings in _SURROUNDINGS.items():
        assert told(desk, _COMMANDS[command], **surroundings) == expected, name
