from __future__ import annotations

import sys

import pytest

from attrlint.cli import output


class Terminal:
    def isatty(self) -> bool:
        return True


class Clock:
    """Time that passes by what it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("environment", "colored"),
    [({}, True), ({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_has_colours_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], colored: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert output.wants_color("auto") is colored


def test_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    assert output.width() == 100
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert output.width() == 77
    monkeypatch.setenv("COLUMNS", "5")
    assert output.width() == 40


def test_the_bar_waits_a_second_and_needs_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    monkeypatch.setattr(output.ProgressBar, "_draw", lambda self, done: drawn.append(done))
    for stream, expected in ((sys.stderr, []), (Terminal(), [2, 3])):
        monkeypatch.setattr(sys, "stderr", stream)
        clock = Clock()
        for _ in output.ProgressBar(4, clock).over("abcd"):
            clock.now += 0.5
        assert drawn == expected


def test_the_bar_makes_way_for_output(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    clock = Clock()
    bar = output.ProgressBar(3, clock)
    files = bar.over("abc")
    clock.now = 2.0
    next(files)
    assert "Checking" in capsys.readouterr().err
    output.write(["x"], bar.clear)
    shown = capsys.readouterr()
    assert shown.out == "x"
    clock.now = 3.0
    assert list(files) == ["b", "c"]
    assert "Checking" in capsys.readouterr().err
