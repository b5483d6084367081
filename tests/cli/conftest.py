from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from attrlint.cli import main
from attrlint.plugins import Registry
from tests import shipped


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


Call = Callable[..., Result]


@pytest.fixture
def attrlint(
    desk: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Runs a command in an empty working directory, with the three rules of the tests' newsroom."""
    monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "ATTRLINT_OUTPUT_FORMAT", "ATTRLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> Result:
        capsys.readouterr()
        status = main(arguments)
        return Result(status, *capsys.readouterr())

    return call


@pytest.fixture
def shipped_rules(desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """Runs a command in an empty working directory, with the shipped rules, read once for all tests."""
    registry, linters = shipped.registry(), shipped.linters()
    monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
    monkeypatch.setattr("attrlint.checker.Linters", lambda *_: linters)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "ATTRLINT_OUTPUT_FORMAT", "ATTRLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> Result:
        capfd.readouterr()
        status = main(arguments)
        return Result(status, *capfd.readouterr())

    return call
