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
_BYTES = 500 << 20
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


@pytest.mark.slow
@pytest.mark.parametrize("case", [case for case in _ALL if case.heavy], ids=lambda case: f"{case.kind}: {case.name}")
def test_heavy_drafts(case: Case, tmp_path: Path, keep_rules: Callable[[Path], None]) -> None:
    keep_rules(tmp_path)
    draft = tmp_path / case.file
    draft.write_bytes(case.make())
    command = [sys.executable, "-m", "attrlint", "check", "--isolated", "--output-format", "json", str(draft)]

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (_BYTES, _BYTES))

    before = draft.read_bytes()
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, preexec_fn=limited, check=False)
    assert done.returncode in ((2,) if "LNT006" in done.stdout else (0, 1)), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert ("LNT001" in done.stdout) == (case.outcome == INVALID)
    assert draft.read_bytes() == before


def test_there_are_enough() -> None:
    assert len(_ALL) >= 150
