"""The GitHub Action: its script run by a real bash with hostile inputs, as the runner would."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ACTION = yaml.safe_load((Path(__file__).parents[1] / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
CHECK = STEPS[-1]


def run(tmp_path: Path, **inputs: str) -> list[str]:
    """The words that attrlint is called with."""
    (tmp_path / "attrlint").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    (tmp_path / "attrlint").chmod(0o755)
    defaults = {name: str(value["default"]) for name, value in ACTION["inputs"].items()}
    values = {name: text[len("${{ inputs.") : -len(" }}")] for name, text in CHECK["env"].items()}
    environment = {name: {**defaults, **inputs}[key] for name, key in values.items()}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", CHECK["run"]],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", **environment},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.splitlines()


@pytest.mark.slow
def test_defaults(tmp_path: Path) -> None:
    assert run(tmp_path) == shlex.split("check --output-format github --fail-on warning -- .")


@pytest.mark.slow
def test_all_inputs(tmp_path: Path) -> None:
    inputs = {"paths": "a.md\ndrafts", "output-file": "f.sarif", "since": "origin/main", "args": "--profile wire -q"}
    assert run(tmp_path, **inputs) == shlex.split(
        "check --output-format github --fail-on warning --output-file f.sarif --since origin/main"
        " --profile wire -q -- a.md drafts"
    )


@pytest.mark.slow
def test_an_input_is_a_word_and_no_script(tmp_path: Path) -> None:
    words = run(tmp_path, paths='$(touch${IFS}x) ; "`touch y`" --fix', since="$(touch z)")
    assert words[words.index("--") + 1 :] == ["$(touch${IFS}x)", ";", '"`touch', 'y`"', "--fix"]
    assert not any((tmp_path / name).exists() for name in "xyz")


def test_no_script_holds_an_expression() -> None:
    assert not any("${{" in step.get("run", "") for step in STEPS)


@pytest.mark.slow
def test_a_strangers_checkout_is_not_where_pip_comes_from(tmp_path: Path) -> None:
    (tmp_path / "pip.py").write_text("print('a stranger is running')")
    (install,) = (step["run"] for step in STEPS if "pip" in step.get("run", ""))
    asked = install.replace('install --quiet "$ATTRLINT_ACTION"', "--version")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", asked],
        env={**os.environ, "PATH": path},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("pip ")
