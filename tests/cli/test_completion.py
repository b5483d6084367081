"""The scripts, run by real shells where they are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from attrlint.cli import COMMANDS, main

BASH = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _attrlint; printf '%s\\n' "${COMPREPLY[@]}"
"""
CASES = [
    (["c"], {"check", "claims", "completion"}),
    (["check", "--output-f"], {"--output-format", "--output-file"}),
    (["check", "--profile", "o"], {"opinion"}),
    (["check", "--output-format", "sar"], {"sarif"}),
    (["rule", "QNT301"], {"QNT301"}),
    (["check", "stor"], {"story.md"}),
]


@pytest.fixture
def script(request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    assert main(["completion", request.param]) == 0
    (tmp_path / "story.md").write_text("")
    path = tmp_path / "script"
    path.write_text(capsys.readouterr().out)
    return path


def run(script: Path, *command: str) -> str:
    return subprocess.run(command, cwd=script.parent, check=True, capture_output=True, text=True).stdout


@pytest.mark.slow
@pytest.mark.parametrize("script", ["bash"], indirect=True)
@pytest.mark.parametrize(("words", "expected"), CASES)
def test_bash(script: Path, words: list[str], expected: set[str]) -> None:
    found = run(script, "bash", "-c", BASH, "bash", str(script), "attrlint", *words)
    assert set(found.split()) == expected


@pytest.mark.slow
@pytest.mark.parametrize("script", ["fish"], indirect=True)
@pytest.mark.parametrize(("words", "expected"), CASES)
def test_fish(script: Path, words: list[str], expected: set[str]) -> None:
    line = " ".join(["attrlint", *words])
    found = run(script, "fish", "--no-config", "-c", f"source {script}; complete -C '{line}'")
    assert {each.split("\t")[0] for each in found.splitlines()} == expected


@pytest.mark.slow
@pytest.mark.parametrize("script", ["zsh"], indirect=True)
def test_zsh_takes_the_script(script: Path) -> None:
    command = f"autoload -Uz compinit; compinit -D; source {script}; whence -w _attrlint; print $_comps[attrlint]"
    assert run(script, "zsh", "-f", "-c", command).split("\n")[:2] == ["_attrlint: function", "_attrlint"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_is_there(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in COMMANDS)


def test_an_unknown_shell(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "tcsh"]) == 2
    assert "invalid choice: 'tcsh'" in capsys.readouterr().err
