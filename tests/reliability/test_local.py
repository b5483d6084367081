"""A draft stays where it is: no socket, no writing but what was asked for, and no word of it in a redacted log."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attrlint import builtin
from attrlint.cli import COMMANDS, main

_WATCHED = """
import sys
def hook(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "smtplib.", "os.system", "os.exec", "os.posix_spawn")):
        sys.stderr.write(f"EVENT {event} {arguments}\\n")
    if event == "open" and arguments[1] and set(arguments[1]) & set("wax+"):
        sys.stderr.write(f"WRITES {arguments[0]}\\n")
sys.addaudithook(hook)
"""

_RUNS = {
    "check": ["check", "story.md"],
    "check --no-cache": ["check", "--no-cache", "story.md", "page.html", "list.rst", "wire.nitf"],
    "rule": ["rule", "QNT301"],
    "rule --all": ["rule", "--all"],
    "test": ["test", "desk"],
    "audit": ["audit", "story.md"],
    "claims": ["claims", "story.md"],
    "claims csv": ["claims", "story.md", "-o", "sheet.csv"],
    "report": ["report", "story.md", "-o", "page.out.html"],
    "strip": ["strip", "story.md"],
    "completion": ["completion", "bash"],
    "version": ["version"],
    "init": ["init", "newsroom"],
    "fix": ["check", "--fix", "story.md"],
}
_MAY_WRITE = {
    "claims csv": r"sheet\.csv|\.attrlint-\w+\.part",
    "report": r"page\.out\.html|\.attrlint-\w+\.part",
    "init": r"newsroom/.*",
    "fix": r"story\.md|\.attrlint-\w+\.part",
}
_DRAFT = "UN data show that that thousands fled to Kestrelwick. [Source: agency data]\n"


@pytest.fixture
def desk(tmp_path: Path, keep_rules: Callable[[Path], None]) -> Path:
    keep_rules(tmp_path)
    (tmp_path / "story.md").write_text(_DRAFT)
    (tmp_path / "page.html").write_text(
        f'<p>{_DRAFT} <a href="http://example.org/x">a</a><img src="http://example.org/y">'
    )
    (tmp_path / "list.rst").write_text(f"{_DRAFT}\n.. image:: http://example.org/z.png\n")
    doctype = '<!DOCTYPE nitf SYSTEM "http://example.org/nitf.dtd">'
    (tmp_path / "wire.nitf").write_text(
        f"{doctype}<nitf><body><body.content><p>{_DRAFT}</p></body.content></body></nitf>"
    )
    (tmp_path / "desk").mkdir()
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("name", _RUNS)
def test_no_socket_is_opened_and_nothing_else_is_written(name: str, desk: Path) -> None:
    told = watched(f"from attrlint.cli import main\nsys.exit(main({_RUNS[name]!r}))", desk)
    assert "Traceback" not in told
    assert "EVENT" not in told
    written = re.findall(r"^WRITES (.*)$", told, re.MULTILINE)
    strangers = [path for path in written if not _expected(name, Path(path), desk)]
    assert strangers == []


@pytest.mark.slow
def test_the_watch_sees_what_it_watches_for(tmp_path: Path) -> None:
    told = watched("import socket\nsocket.socket()\nopen('x', 'w')", tmp_path)
    assert "EVENT socket.__new__" in told
    assert "WRITES x" in told


def watched(program: str, folder: Path) -> str:
    command = [sys.executable, "-c", f"{_WATCHED}\n{program}"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stderr


def _expected(name: str, path: Path, desk: Path) -> bool:
    if str(path) == "/dev/null" or ".attrlint_cache" in path.parts or "__pycache__" in path.parts:
        return True
    relative = path.relative_to(desk) if path.is_absolute() and path.is_relative_to(desk) else path
    return bool(re.fullmatch(_MAY_WRITE.get(name, r"(?!)"), str(relative)))


def test_every_command_is_watched() -> None:
    assert {command[0] for command in _RUNS.values()} >= set(COMMANDS) - {"server"}


@pytest.mark.parametrize("name", sorted(builtin.load(installed=False).reporters))
def test_a_redacted_run_tells_no_word_of_the_draft(name: str, desk: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(desk)
    (desk / "story.md").write_text(
        "Kestrelwick xylograph: thousands of wombats fled to Zanzibariya, reportedly.\n\nRecently Quillon left."
    )
    options = ["--isolated", "--min-severity", "info", "--output-format", name, "--color", "never", "--redact"]
    assert main(["check", *options, "story.md"]) == 1
    told = "".join(capsys.readouterr()).lower()
    assert "qnt301" in told
    for word in ("kestrelwick", "xylograph", "wombats", "zanzibariya", "quillon"):
        assert word not in told


_SECRET = "kestrelwick"
_REFUSED = {
    "key.md": "---\nx: {}\n{}: 1\n{}: 2\n---\n",
    "alias.md": "---\na: *{}\n---\n",
    "tag.md": "---\na: !{} x\n---\n",
    "open.md": "---\na: [{}\n---\n",
    "escape.md": '---\na: "\\{}"\n---\n',
    "setting.md": "---\nattrlint: {{{}: 1}}\n---\n",
    "profile.md": "---\nattrlint: {{profile: {}}}\n---\n",
    "rule.md": "---\nattrlint: {{ignore: [{}]}}\n---\n",
    "date.md": "---\ndate: {}\n---\n",
    "language.md": "---\nlang: {}\n---\n",
    "toml.md": "+++\n{} = 1\n{} = 2\n+++\n",
    "ignore.md": "<!-- attrlint: ignore[{}] {} -->\n\n<!-- attrlint: ignore[QNT301] until {} -->\n\nA.\n",
    "remark.md": "<!-- attrlint: {} -->\n\n",
    "element.nitf": "<nitf><body><{}></body></nitf>",
    "entity.nitf": "<nitf><body><body.content><p>&{};</p></body.content></body></nitf>",
    "story.json": '{{"uri": "u", "body_text": "a" {}',
    "story.docx": "{}",
}
"""Drafts at fault where a complaint may quote what stands there."""


@pytest.mark.parametrize("options", [[], ["--statistics"], ["--fix"], ["--add-ignore", "so"]], ids=str)
def test_a_redacted_run_tells_no_word_of_what_it_refuses(
    options: list[str], tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in _REFUSED.items():
        (tmp_path / name).write_text(f"{text.format(*[_SECRET] * 4)}\n{_DRAFT}".replace("Kestrelwick", _SECRET))
    command = ["check", "--isolated", "--min-severity", "info", "--color", "never", *options, "."]
    assert main([*command, "--redact"]) in (1, 2)
    assert _SECRET not in "".join(capsys.readouterr())
    main(command)
    assert options or "".join(capsys.readouterr()).count(_SECRET) > len(_REFUSED) / 2
