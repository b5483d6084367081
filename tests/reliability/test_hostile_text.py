"""What a draft says can neither move the cursor nor give orders to the program that reads the output."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from attrlint import builtin
from attrlint.cli import main

_ESCAPES = "\x1b[31m\x1b]0;owned\x07\x9b2J\r\x08\u202e"
_ORDERS = "::error file=a.md::owned ##[command]owned ##vso[task.logissue]owned"
_MARKUP = "]]> @here | a"
_DRAFT = (
    f"{_ORDERS}\n\nUN data show that thousands {_ESCAPES} of people fled {_ORDERS} {_MARKUP}.\n\n"
    f"Rents rose. [Source: {_ESCAPES} data {_ORDERS}]\n\n"
)
_FORMATS = sorted(builtin.load(installed=False).reporters)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("name", _FORMATS)
@pytest.mark.parametrize("file", ["x.md", f"::error::{_ESCAPES[:5]}.md"])
def test_every_output_format(name: str, file: str, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(file).write_text(_DRAFT, encoding="utf-8")
    assert (
        main(["check", "--isolated", "--min-severity", "info", "--output-format", name, "--color", "never", "."]) == 1
    )
    told = capsys.readouterr()
    for text in (told.out, told.err):
        assert not _CONTROLS.search(text.replace("\n", ""))
    orders = _orders(told.out)
    if name == "github":
        assert orders
        assert all(
            re.match(r"::(?:error|warning|notice) title=attrlint \(\w+\),file=[^,]*,line=", line) for line in orders
        )
        assert not any("file=a.md" in line.split("::")[1] for line in orders)
    else:
        assert not orders


@pytest.mark.parametrize(
    "command",
    [
        "check --statistics",
        "check --diff",
        "check --show-files",
        "strip --check",
        "strip --diff",
        "report",
        "audit --sample 9",
        "audit --sample 9 --output-format csv",
        *(f"claims --output-format {name}" for name in ("table", "markdown", "csv", "json", "html")),
    ],
)
def test_every_other_output(command: str, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for file in ("x.md", "::error::owned.md", " ::error::owned.md", "##[error]owned.md", "\x1b[31m.md"):
        Path(file).write_text(f"{_DRAFT}::error::owned\n\n  ::error::owned\n\nThe the end.\n", encoding="utf-8")
    Path("\n::error::\x1b[31m.md").write_text("---\n::error::\x1b[31m: [\n---\n", encoding="utf-8")  # is no draft
    assert main([*command.split(), "--isolated", "."]) in (0, 1, 2)
    told = capsys.readouterr()
    assert told.out
    assert not _CONTROLS.search(f"{told.out}{told.err}".replace("\n", ""))
    assert _orders(told.out) == _orders(told.err) == []


@pytest.mark.parametrize(
    "command",
    [
        "{}.md",
        "--config {}.toml .",
        "--baseline {}.json .",
        "--since {} .",
        "--date {} .",
        "--jobs {} .",
        "--select {} .",
        "--profile {} .",
        "--output-format {} .",
        "-o {}/a .",
    ],
)
def test_every_complaint(command: str, tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    hostile = "::error::\x1b[31m\n::error::owned"
    Path("x.md").write_text(_DRAFT, encoding="utf-8")
    Path(hostile).touch()
    try:
        status = main(["check", *(word.replace("{}", hostile) for word in command.split())])
    except SystemExit as end:  # of argparse
        status = int(str(end.code))
    told = capsys.readouterr()
    assert status == 2
    assert told.err
    assert not _CONTROLS.search(f"{told.out}{told.err}".replace("\n", ""))
    assert _orders(told.out) == _orders(told.err) == []


def _orders(told: str) -> list[str]:
    """What a CI system takes for a command: GitHub's begin a line, but for spaces; others stand anywhere in it."""
    return [line for line in told.splitlines() if line.lstrip().startswith("::") or re.search(r"##\w*\[", line)]
