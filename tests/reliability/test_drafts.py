"""No draft, however broken or hostile, brings down a run, holds it up, or is changed."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from attrlint import builtin
from attrlint.config.files import Configs
from attrlint.runner import Runner
from tests.reliability.drafts import INVALID, Case, cases

_SECONDS = 10
_BYTES = 500_000_000
_ALL = list(cases())


@cache
def _said() -> list[str]:
    return []


@cache
def _runner() -> Runner:
    return Runner(builtin.load(installed=False), Configs(lambda config: config, isolated=True), _said().append)


@pytest.mark.parametrize(
    "case", [case for case in _ALL if not case.heavy], ids=lambda case: f"{case.kind}: {case.name}"
)
def test_drafts(case: Case) -> None:
    data = case.make()
    checked = _runner().check(data, case.file, _runner().settings(case.file))
    codes = [finding.code for finding in checked.findings]
    if case.outcome == INVALID:
        assert codes == ["LNT001"]
        assert case.says in checked.invalid
        return
    assert checked.document is not None, checked.invalid
    assert "LNT006" not in codes  # no rule was set aside
    assert set(case.finds) <= set(codes)
    text = checked.document.source.text
    assert all(text[finding.start : finding.end] == finding.match for finding in checked.findings)


_HEAVY = [case for case in _ALL if case.heavy]
_WORST = ("400,000 paragraphs", "100,000 footnotes", "a megabyte of figures", "a megabyte of said")


@pytest.mark.slow
@pytest.mark.parametrize("case", _HEAVY, ids=lambda case: f"{case.kind}: {case.name}")
def test_heavy_drafts(case: Case, tmp_path: Path, keep_rules: Callable[[Path], None]) -> None:
    keep_rules(tmp_path)
    done = _limited(case, tmp_path, "check", "--output-format", "json")
    assert done.returncode in ((2,) if "LNT006" in done.stdout else (0, 1)), done.stderr[-2000:]
    assert ("LNT001" in done.stdout) == (case.outcome == INVALID)
    assert case.says in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("command", ["claims", "report", "strip"])
@pytest.mark.parametrize("case", [case for case in _HEAVY if case.name in _WORST], ids=lambda case: case.name)
def test_heavy_drafts_under_other_commands(
    case: Case, command: str, tmp_path: Path, keep_rules: Callable[[Path], None]
) -> None:
    keep_rules(tmp_path)
    output = tmp_path / ("out.csv" if command == "claims" else "out.html")
    done = _limited(case, tmp_path, command, "-o", str(output))
    assert output.exists() or (done.returncode == 2 and case.file in done.stderr)


def _limited(case: Case, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command over a draft, within the limits; the draft stays as it is."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (_BYTES, _BYTES))

    draft = folder / case.file
    draft.write_bytes(case.make())
    before = draft.read_bytes()
    args = [sys.executable, "-m", "attrlint", *command, "--isolated", str(draft)]
    done = subprocess.run(args, cwd=folder, capture_output=True, text=True, preexec_fn=limited, check=False)
    assert done.returncode in (0, 1, 2), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert draft.read_bytes() == before
    return done


def test_there_are_enough() -> None:
    assert len(_ALL) >= 150
