"""A file that is written is whole at any moment, old or new."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from attrlint.wholefile import write_whole

_SIZE = 1 << 20
_WRITER = f"""
import sys
from attrlint.wholefile import write_whole
while True:
    for letter in (b"a", b"b"):
        write_whole(sys.argv[1], letter * {_SIZE})
        print(letter, flush=True)
"""


def test_permissions_and_line_ends_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("old")
    file.chmod(0o640)
    write_whole(file, "one\r\ntwo\n")
    assert file.read_bytes() == b"one\r\ntwo\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_file_still_belongs_to_whom_it_belonged(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("old")
    file.chmod(0o640)
    os.chown(file, 1234, 4321)
    write_whole(file, "new")
    now = file.stat()
    assert (now.st_uid, now.st_gid, now.st_mode & 0o777) == (1234, 4321, 0o640)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_what_was_for_another_group_is_not_for_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.md"
    file.write_text("old")
    file.chmod(0o664)
    os.chown(file, -1, 4321)
    monkeypatch.delattr(os, "chown")  # as on a system that does not let one
    write_whole(file, "new")
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o604)


def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("old")
    try:
        os.setxattr(file, "user.desk", b"metro")
    except (OSError, AttributeError):
        pytest.skip("this system or file system has none")
    write_whole(file, "new")
    assert os.getxattr(file, "user.desk") == b"metro"


@pytest.mark.parametrize("content", ["new", ""])
def test_a_file_that_is_written_is_new(tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.md"
    file.write_text("old")
    os.utime(file, (1, 1))
    write_whole(file, content)
    assert file.stat().st_mtime > 1


def test_another_hard_link_keeps_what_it_held(tmp_path: Path) -> None:
    file, other = tmp_path / "x.md", tmp_path / "other.md"
    file.write_text("old")
    other.hardlink_to(file)
    write_whole(file, "new")
    assert (file.read_text(), other.read_text()) == ("new", "old")


def test_folders_are_made_and_links_are_followed(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.md"
    write_whole(file, b"new")
    link = tmp_path / "link.md"
    link.symlink_to(file)
    write_whole(link, b"newer")
    assert link.is_symlink()
    assert file.read_bytes() == b"newer"


def test_a_name_may_be_as_long_as_the_system_lets_it(tmp_path: Path) -> None:
    file = tmp_path / f"{'x' * 251}.txt"
    write_whole(file, "new")
    write_whole(file, "newer")
    assert file.read_text() == "newer"


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    dangling, loop = tmp_path / "dangling.md", tmp_path / "loop.md"
    dangling.symlink_to(tmp_path / "new.md")
    loop.symlink_to(loop)
    write_whole(dangling, "new")
    assert (tmp_path / "new.md").read_text() == "new"
    with pytest.raises(OSError, match="symbolic links"):
        write_whole(loop, "new")
    assert loop.is_symlink()


def test_a_private_file_is_private_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.md"
    file.write_text("old")
    file.chmod(0o600)
    modes = []
    monkeypatch.setattr(
        os, "fsync", lambda _: modes.append([each.stat().st_mode & 0o777 for each in tmp_path.iterdir()])
    )
    write_whole(file, "new")
    assert modes == [[0o600, 0o600]]


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    write_whole("/dev/null", "x")
    with pytest.raises(OSError, match="directory"):
        write_whole(tmp_path, "x")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_what_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("old")
    file.chmod(0o400)
    with pytest.raises(PermissionError):
        write_whole(file, "new")
    assert file.read_text() == "old"


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_file_is_whole_whenever_its_writer_dies(tmp_path: Path, number: signal.Signals) -> None:
    file = tmp_path / "x.md"
    for _ in range(8):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER, file],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  the background is deaf to it
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        writer.send_signal(number)
        writer.wait()
        writer.stdout.close()
        assert file.read_bytes() in (b"a" * _SIZE, b"b" * _SIZE)
