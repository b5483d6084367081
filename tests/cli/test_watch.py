"""The command as a process of its own, watching a real folder."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call, Result


def _interruptible() -> None:
    """What runs in the background is born deaf to SIGINT, and so are its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_it_checks_again_when_a_draft_changes(tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    draft.write_text("Thousands fled.\n")
    command = [sys.executable, "-m", "attrlint", "check", "a.md", "--isolated", "--output-format", "concise", "--watch"]
    with subprocess.Popen(
        [*command, "--select", "QNT301"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        preexec_fn=_interruptible,  # noqa: PLW1509  no threads here
    ) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline().startswith("a.md:1:1: QNT301")
            assert process.stdout.readline().startswith("1 warning")
            draft.write_text("He left.\n\nThousands fled.\n")
            assert process.stdout.readline().startswith("a.md:3:1: QNT301")
            assert process.stdout.readline().startswith("1 warning")
            process.send_signal(signal.SIGINT)
            assert process.stdout.read() == ""  # what a check writes into its cache is no change
            assert process.wait() == 130
        finally:
            process.kill()


_ENDED = """
import os, runpy, sys
number, told = int(sys.argv.pop()), []
def watch(event, given):
    if event == "os.rename" and ".attrlint-" in str(given[0]) and not told:
        told.append(event)
        os.kill(os.getpid(), number)
sys.addaudithook(watch)
runpy.run_module("attrlint", run_name="__main__")
"""


@pytest.mark.slow
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_whoever_ends_it_finds_whole_files(tmp_path: Path, number: signal.Signals, status: int) -> None:
    draft = tmp_path / "a.md"
    draft.write_text("He left the the town.\n")
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            _ENDED,
            "check",
            "a.md",
            "--isolated",
            "--no-cache",
            "--fix",
            "--watch",
            str(int(number)),
        ],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
        check=False,
        preexec_fn=_interruptible,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (status, b"", b"")
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]
    assert draft.read_text() == "He left the town.\n"


def test_without_the_extra_it_says_what_to_install(attrlint: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    needed = "attrlint: --watch needs one more package: pip install 'attrlint[watch]'\n"
    assert attrlint("check", "--watch") == Result(2, "", needed)
