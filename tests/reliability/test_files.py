"""Files and folders that are not what their names say; each is skipped or named, and the others are checked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attrlint.cli import main
from tests.reliability.drafts import VAGUE

_PATIENCE = 60
_CHECK = ("check", "--isolated", "--output-format", "concise")

Done = subprocess.CompletedProcess[str]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "story.md").write_text(VAGUE)
    return tmp_path


@pytest.fixture
def apart(desk: Path, keep_rules: Callable[[Path], None]) -> Callable[..., Done]:
    """A check in the folder, in a process of its own, which is ended should it wait for what never comes."""
    keep_rules(desk)

    def run(*arguments: str) -> Done:
        command = [sys.executable, "-m", "attrlint", *_CHECK, *arguments]
        return subprocess.run(command, cwd=desk, capture_output=True, text=True, timeout=_PATIENCE, check=False)

    return run


@pytest.fixture
def check(desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """A check in the folder, in this process."""
    monkeypatch.chdir(desk)

    def run(*arguments: str) -> Done:
        return Done(arguments, main([*_CHECK, *arguments]), *capfd.readouterr())

    return run


def found(done: Done) -> set[str]:
    """The files with the vague figure."""
    assert "Traceback" not in done.stderr
    return {line.partition(":")[0] for line in done.stdout.splitlines() if "QNT301" in line}


@pytest.mark.parametrize(
    "name",
    ["a b.md", "ça.md", "📰.md", "-draft.md", "--fix.md", "a;b.md", "$(x).md", "a'b.md", 'a"b.md', "%s.md", "*.md"],
)
def test_odd_names(desk: Path, check, name: str) -> None:
    (desk / name).write_text(VAGUE)
    assert found(check()) == {"story.md", name}


def test_a_line_end_in_a_name_does_not_break_a_line_of_output(desk: Path, check) -> None:
    (desk / "a\nb.md").write_text(VAGUE)
    done = check()
    assert len([line for line in done.stdout.splitlines() if "QNT301" in line]) == 2
    assert not any(line.startswith("b.md") for line in done.stdout.splitlines())


def test_a_name_that_is_not_utf_8(desk: Path, apart) -> None:
    try:
        Path(os.fsdecode(os.fsencode(desk) + b"/caf\xe9.md")).write_text(VAGUE)
    except OSError:
        pytest.skip("this file system takes no such name")
    done = apart()
    assert done.returncode == 1
    assert len([line for line in done.stdout.splitlines() if "QNT301" in line]) == 2


def test_a_dash_before_a_name_after_two_dashes(desk: Path, check) -> None:
    (desk / "-x.md").write_text(VAGUE)
    assert found(check("--", "-x.md")) == {"-x.md"}


def test_a_folder_named_like_a_draft(desk: Path, check) -> None:
    (desk / "x.md").mkdir()
    (desk / "x.md" / "inner.md").write_text(VAGUE)
    assert found(check()) == {"story.md", "x.md/inner.md"}


def test_links_in_a_circle(desk: Path, apart) -> None:
    (desk / "loop").symlink_to(desk)
    (desk / "self.md").symlink_to(desk / "self.md")
    (desk / "gone.md").symlink_to(desk / "nowhere.md")
    done = apart()
    assert "story.md" in found(done)
    assert done.returncode in (1, 2)


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_what_may_not_be_read(desk: Path, check) -> None:
    (desk / "secret.md").write_text(VAGUE)
    (desk / "secret.md").chmod(0)
    done = check()
    assert found(done) == {"story.md"}
    assert "secret.md: Permission denied" in done.stderr
    assert done.returncode == 2


def test_pipes_and_devices_are_skipped(desk: Path, apart) -> None:
    os.mkfifo(desk / "pipe.md")
    (desk / "null.md").symlink_to("/dev/null")
    for name in ("zero.md", ".gitignore", "attrlint.toml", "pyproject.toml"):
        (desk / name).symlink_to("/dev/zero")
    assert found(apart()) == {"story.md"}


def test_a_pipe_and_a_device_that_are_named_are_told(desk: Path, apart) -> None:
    os.mkfifo(desk / "pipe.md")
    done = apart("pipe.md", "/dev/zero", "story.md")
    assert found(done) == {"story.md"}
    assert "pipe.md" in done.stderr
    assert "/dev/zero" in done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize("change", ["gone", "a folder", "longer"])
def test_a_file_that_changes_between_the_walk_and_the_reading(desk: Path, change: str, capsys) -> None:
    from attrlint import builtin
    from attrlint.config.files import Configs
    from attrlint.runner import Runner

    draft = desk / "other.md"
    draft.write_text(VAGUE)
    said: list[str] = []
    runner = Runner(builtin.load(installed=False), Configs(lambda config: config, isolated=True), said.append)
    files = runner.files([str(desk)])
    if change == "longer":
        draft.write_text(VAGUE * 3)
    else:
        draft.unlink()
    if change == "a folder":
        draft.mkdir()
    paths = {Path(finding.path).name for finding in runner.findings(files) if finding.code == "QNT301"}
    assert paths == ({"story.md", "other.md"} if change == "longer" else {"story.md"})
    assert runner.status == (1 if change == "longer" else 2)
