"""Caches that are damaged, foreign, locked, not to be written, without room, shared: no run shows any of it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attrlint import library
from attrlint.cachefolder import CacheFolder
from attrlint.cli import main
from attrlint.plugins import Registry
from attrlint.results import NAME
from tests.fulldisk import full_disk

Told = tuple[int, str, str]
"""Exit status, standard output, standard error."""


class Newsroom:
    """Drafts, three rules, and runs over them that remember nothing but what the cache holds."""

    def __init__(self, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.cache = desk / "kept"
        self._capsys = capsys
        for name in ("a.md", "b.md", "c.md"):
            (desk / name).write_text(f"It is very much so, they said, and no lie: {name}\n")
        self.expected = self._run("--no-cache")
        assert self.expected[0] == 1
        assert self.expected[1].count("DFT902") == 3

    def check(self) -> None:
        """Runs say the same as without a cache."""
        assert self._run("--cache-dir", str(self.cache)) == self.expected

    def _run(self, *options: str) -> Told:
        library._remembered.clear()
        self._capsys.readouterr()
        return main(["check", "a.md", "b.md", "c.md", *options]), *self._capsys.readouterr()


@pytest.fixture
def newsroom(
    desk: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Newsroom:
    monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
    for name in ("ATTRLINT_DEBUG", "ATTRLINT_CACHE_DIR", "ATTRLINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)
    return Newsroom(desk, capsys)


# --- damaged and foreign


def _misspelled(cache: Path) -> None:
    for file in cache.glob(f"*/{NAME}"):
        file.write_bytes(file.read_bytes().replace(b"CREATE TABLE results", b"CREATE TABL\xff results"))


def _write_everywhere(data: bytes) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for file in filter(Path.is_file, folder.rglob("*")):
            file.write_bytes(data)

    return damage


def _as_giants(folder: Path) -> None:
    for file in filter(Path.is_file, folder.rglob("*")):
        os.truncate(file, 1 << 40)


def _as_folders(folder: Path) -> None:
    for file in list(filter(Path.is_file, folder.rglob("*"))):
        file.unlink()
        file.mkdir()


def _as_pipes(folder: Path) -> None:
    for file in list(filter(Path.is_file, folder.rglob("*"))):
        file.unlink()
        os.mkfifo(file)


def _as_file(folder: Path) -> None:
    folder.rename(folder.with_name("away"))
    folder.write_text("no folder")


def _as_dead_link(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.symlink_to("nowhere")


def _of_another_version(folder: Path) -> None:
    for edition in list(filter(Path.is_dir, folder.iterdir())):
        edition.rename(folder / "9.9.9-cpython-399")


def _cut(folder: Path) -> None:
    for file in filter(Path.is_file, folder.rglob("*")):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _sealed(value: Any) -> Callable[[Path], None]:
    """Nonsense behind a right checksum."""

    def damage(folder: Path) -> None:
        names = [file.name for file in folder.glob("*/rules-*")]
        for name in names:
            CacheFolder(folder).save(name, value)

    return damage


def _sql(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    connection.executescript(statement)
    connection.close()


def _with_table(statement: str) -> Callable[[Path], None]:
    """A database, but not ours."""

    def damage(folder: Path) -> None:
        (file,) = folder.glob(f"*/{NAME}")
        file.unlink()
        _sql(file, statement)

    return damage


def _with_records(statement: str) -> Callable[[Path], None]:
    """Ours, but somebody has had their hands in it."""

    def damage(folder: Path) -> None:
        (file,) = folder.glob(f"*/{NAME}")
        _sql(file, statement)

    return damage


DAMAGES = {
    "emptied": _write_everywhere(b""),
    "zeros": _write_everywhere(bytes(5000)),
    "text": _write_everywhere(b"no cache\n" * 500),
    "cut": _cut,
    "giants": _as_giants,
    "folders": _as_folders,
    "pipes": _as_pipes,
    "a file": _as_file,
    "a dead end": _as_dead_link,
    "another version's": _of_another_version,
    "null": _sealed(None),
    "a list": _sealed([1, 2]),
    "a rulebook of nothing": _sealed(["", {}]),
    "no letters": _misspelled,
    "a text for results": _with_table("CREATE TABLE results (age INTEGER PRIMARY KEY, key BLOB UNIQUE, record TEXT)"),
    "other columns": _with_table("CREATE TABLE results (something TEXT)"),
    "a view of results": _with_table("CREATE VIEW results AS SELECT 1 AS age, x'00' AS key, 7 AS record"),
    "results nobody may add": _with_table("CREATE TABLE results (age, key, record CHECK (record IS NULL))"),
    "a view without end": _with_table(
        "CREATE VIEW results AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT x AS age, x AS key, x AS record FROM n"
    ),
    "a trigger without end": _with_records(
        "DELETE FROM results; CREATE TRIGGER forever BEFORE INSERT ON results BEGIN"
        " SELECT count(*) FROM (WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n); END"
    ),
    "numbers for results": _with_records("UPDATE results SET record = 7"),
    "texts for results": _with_records("UPDATE results SET record = 'very'"),
    "no results": _with_records("UPDATE results SET record = NULL"),
    "results of others": _with_records("UPDATE results SET record = (SELECT record FROM results LIMIT 1)"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_cache_changes_no_finding(newsroom: Newsroom, damage: Callable[[Path], None]) -> None:
    for _ in range(2):
        newsroom.check()
    damage(newsroom.cache)
    for _ in range(3):
        newsroom.check()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(at=st.floats(0, 1, exclude_max=True), length=st.integers(1, 2000), byte=st.sampled_from(b"\x00\xff\x01a"))
def test_no_damage_amid_the_results_changes_a_finding(newsroom: Newsroom, at: float, length: int, byte: int) -> None:
    shutil.rmtree(newsroom.cache, ignore_errors=True)
    newsroom.check()
    (file,) = newsroom.cache.glob(f"*/{NAME}")
    data = bytearray(file.read_bytes())
    start = int(at * len(data))
    data[start : start + length] = bytes([byte]) * len(data[start : start + length])
    file.write_bytes(data)
    for _ in range(2):
        newsroom.check()


# --- not to be had


def test_another_process_keeps_it_locked(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attrlint.results._PATIENCE", 0)
    newsroom.check()
    (file,) = newsroom.cache.glob(f"*/{NAME}")
    for lock in ("EXCLUSIVE", "IMMEDIATE"):
        other = sqlite3.connect(file, isolation_level=None)
        other.execute(f"BEGIN {lock}")
        newsroom.check()
        other.execute("ROLLBACK")
        other.close()
        newsroom.check()


@pytest.mark.parametrize("room", [0, 100, 4096, 6000, 20_000])
def test_a_disk_without_room(newsroom: Newsroom, room: int) -> None:
    with full_disk(room):
        for _ in range(2):
            newsroom.check()
    assert not list(newsroom.cache.rglob("*.part"))
    for _ in range(2):
        newsroom.check()


@pytest.mark.parametrize("error", [PermissionError(13, "no"), OSError(28, "no room"), OSError(30, "read-only")])
@pytest.mark.parametrize("there", [False, True])
def test_a_folder_nobody_may_write_to(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, error: OSError, there: bool
) -> None:
    """Root may write anywhere, so the system's answer is put in its mouth."""
    if there:
        newsroom.check()
    opened, made, connect = Path.open, Path.mkdir, sqlite3.connect

    def refuse_to_open(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if newsroom.cache in path.parents and set(mode) & set("wax+"):
            raise error
        return opened(path, mode, *rest, **more)

    def refuse_to_make(path: Path, *rest: Any, **more: Any) -> None:
        if not path.exists() and path.is_relative_to(newsroom.cache):
            raise error
        made(path, *rest, **more)

    monkeypatch.setattr(Path, "open", refuse_to_open)
    monkeypatch.setattr(Path, "mkdir", refuse_to_make)
    monkeypatch.setattr(sqlite3, "connect", lambda file, **how: connect(f"file:{file}?mode=ro", uri=True, **how))
    for _ in range(2):
        newsroom.check()
    assert newsroom.cache.exists() == there


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everywhere")
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_folder_of_somebody_else(newsroom: Newsroom, mode: int) -> None:
    newsroom.check()
    (edition,) = filter(Path.is_dir, newsroom.cache.iterdir())
    try:
        for folder in (edition, newsroom.cache):
            folder.chmod(mode)
            for _ in range(2):
                newsroom.check()
    finally:
        newsroom.cache.chmod(0o700)
        edition.chmod(0o700)


def test_a_python_without_sqlite(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    for _ in range(2):
        newsroom.check()


# --- many at once


@pytest.mark.slow
def test_commands_that_begin_at_the_same_moment_share_it(desk: Path) -> None:
    for number in range(40):
        (desk / f"{number}.md").write_text(f"Thousands fled, critics say, and the the storm of {number} said so.\n")
    command = [sys.executable, "-m", "attrlint", "check", ".", "--output-format", "jsonl", "--cache-dir", "kept"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    told = {(*process.communicate(), process.returncode) for process in running}
    alone = subprocess.run([*command[:-2], "--no-cache"], capture_output=True, check=False)
    assert told == {(alone.stdout, alone.stderr, alone.returncode)}
    assert alone.stdout.count(b"\n") >= 80
    assert not list((desk / "kept").rglob("*.part"))
