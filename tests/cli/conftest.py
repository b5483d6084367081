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


def _caller(monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> Call:
    """Runs commands in an environment that says nothing of them."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "ATTRLINT_OUTPUT_FORMAT", "ATTRLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> Result:
        capture.readouterr()
        status = main(arguments)
        return Result(status, *capture.readouterr())

    return call


@pytest.fixture
def attrlint(
    desk: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Runs a command in an empty working directory, with the three rules of the tests' newsroom."""
    monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
    return _caller(monkeypatch, capsys)


@pytest.fixture
def shipped_rules(desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """Runs a command in an empty working directory, with the shipped rules, read once for all tests."""
    registry, linters = shipped.registry(), shipped.linters()
    monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
    monkeypatch.setattr("attrlint.checker.Linters", lambda *_: linters)
    return _caller(monkeypatch, capfd)
