"""A file that is written is whole at any moment, old or new."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from attrlint.wholefile import write_whole
from tests.fulldisk import full_disk


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


def test_half_a_character_is_text_that_everybody_can_read(tmp_path: Path) -> None:
    write_whole(tmp_path / "x.json", '"caf\udce9 é"')
    assert (tmp_path / "x.json").read_text("utf-8") == '"caf\\udce9 é"'


def test_what_finds_no_room_leaves_the_old(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("old")
    with full_disk(100), pytest.raises(OSError, match="too large"):
        write_whole(file, "new" * 1000)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("fails", [False, True])
def test_an_interruption_waits_until_the_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    def interrupted(_: int) -> None:
        signal.raise_signal(signal.SIGINT)  # to this thread; others, where tests run side by side, are not held
        if fails:
            raise OSError

    monkeypatch.setattr(os, "fsync", interrupted)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)  # the background is deaf to it
    try:
        with pytest.raises(KeyboardInterrupt):
            write_whole(tmp_path / "x.md", "new")
    finally:
        signal.signal(signal.SIGINT, handler)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before
    assert [file.name for file in tmp_path.iterdir()] == ([] if fails else ["x.md"])
