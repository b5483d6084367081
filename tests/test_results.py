from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from attrlint.cachefolder import CacheFolder
from attrlint.results import BATCH, NAME, Results


@pytest.fixture
def folder(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / "cache")


def put(folder: CacheFolder, **records: str) -> None:
    results = Results(folder)
    for key, record in records.items():
        results.put(key.encode(), record.encode())
    results.close()


def got(folder: CacheFolder, *keys: str) -> dict[str, str]:
    results = Results(folder)
    found = results.get([key.encode() for key in keys])
    results.close()
    return {key.decode(): record.decode() for key, record in found.items()}


def test_what_is_put_lasts(folder: CacheFolder) -> None:
    put(folder, a="1", b="2")
    put(folder, a="3")
    assert got(folder, "a", "b", "c") == {"a": "3", "b": "2"}
    assert got(folder) == {}


def test_without_a_folder_nothing_lasts() -> None:
    put(CacheFolder(None), a="1")
    assert got(CacheFolder(None), "a") == {}


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_counts_as_none_and_is_made_anew(folder: CacheFolder, damage: bytes) -> None:
    put(folder, a="1")
    folder.file(NAME).write_bytes(damage)
    assert got(folder, "a") == {}
    put(folder, b="2")
    put(folder, b="2")
    assert got(folder, "a", "b") == {"b": "2"}


@pytest.mark.parametrize("length", [1, 100, 4096, 5000])
def test_a_truncated_file_counts_as_none(folder: CacheFolder, length: int) -> None:
    put(folder, **{str(number): "x" * 500 for number in range(50)})
    file = folder.file(NAME)
    file.write_bytes(file.read_bytes()[:length])
    assert got(folder, *map(str, range(50))) == {}
    put(folder, b="2")
    put(folder, b="2")
    assert got(folder, "b") == {"b": "2"}


def test_a_record_with_a_changed_byte_counts_as_none(folder: CacheFolder) -> None:
    put(folder, a="unmistakable", b="2")
    file = folder.file(NAME)
    file.write_bytes(file.read_bytes().replace(b"unmistakable", b"unmistakeable"[:12]))
    assert got(folder, "a", "b") == {"b": "2"}


def test_a_strangers_database_counts_as_none(folder: CacheFolder) -> None:
    with sqlite3.connect(folder.file(NAME)) as connection:
        connection.execute("CREATE TABLE results (something TEXT)")
    connection.close()
    assert got(folder, "a") == {}
    put(folder, a="1")
    assert got(folder, "a") == {"a": "1"}


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = CacheFolder(tmp_path / "file" / "cache")
    put(folder, a="1")
    assert got(folder, "a") == {}


def test_what_can_only_be_read_is_read(folder: CacheFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, a="1")
    connect = sqlite3.connect  # root may write anywhere, so taking the right away is no test
    monkeypatch.setattr(sqlite3, "connect", lambda file, **how: connect(f"file:{file}?mode=ro", uri=True, **how))
    results = Results(folder)
    results.put(b"b", b"2")
    results.save()
    assert results.get([b"a", b"b"]) == {b"a": b"1"}
    results.close()


def test_whoever_would_wait_long_does_without(folder: CacheFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, a="1")
    monkeypatch.setattr("attrlint.results._PATIENCE", 0)
    other = sqlite3.connect(folder.file(NAME), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert got(folder, "a") == {}
    put(folder, b="2")
    other.execute("COMMIT")
    other.close()
    assert got(folder, "a", "b") == {"a": "1"}


def test_the_file_stays_within_its_limit_and_the_oldest_go_first(folder: CacheFolder) -> None:
    limit = 1 << 19
    for run in range(8):
        results = Results(folder, limit)
        for number in range(2 * BATCH):
            results.put(f"{run}-{number}".encode(), b"x" * 900)
        results.close()
        assert folder.file(NAME).stat().st_size < 2 * limit
    kept = {run for run in range(8) if got(folder, f"{run}-0", f"{run}-{BATCH - 1}")}
    assert 0 not in kept
    assert 7 in kept
