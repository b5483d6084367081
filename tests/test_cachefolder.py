from __future__ import annotations

import argparse
import os
import shutil
import time
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint import cachefolder
from attrlint.cachefolder import NAME, CacheFolder
from attrlint.cli import options
from attrlint.config import Config

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@pytest.fixture
def cache(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / NAME)


def _only_file(cache: CacheFolder) -> Path:
    assert cache.path
    (file,) = cache.path.glob("*/*")
    return file


@given(JSON)
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    cache = CacheFolder(tmp_path_factory.mktemp("house") / NAME)
    cache.save("rules", value)
    assert cache.load("rules") == value
    assert cache.load("results") is None


def test_nothing_is_kept_without_a_folder(desk: Path) -> None:
    cache = CacheFolder(None)
    cache.save("rules", [1])
    assert cache.load("rules") is None
    assert not list(desk.iterdir())


def test_a_new_folder_is_marked_as_a_cache_and_one_that_is_there_is_not(tmp_path: Path) -> None:
    CacheFolder(tmp_path / "deep" / NAME).save("rules", [])
    CacheFolder(tmp_path).save("rules", [])
    tag = (tmp_path / "deep" / NAME / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (tmp_path / "deep" / NAME / ".gitignore").read_text() == "*\n"
    assert not (tmp_path / ".gitignore").exists()
    assert CacheFolder(tmp_path).load("rules") == []


@given(st.data())
def test_no_damage_goes_unnoticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    cache = CacheFolder(tmp_path_factory.mktemp("house") / NAME)
    cache.save("rules", {"words": ["thousands", "dozens"]})
    file = _only_file(cache)
    sound = file.read_bytes()
    at = data.draw(st.integers(0, len(sound) - 1))
    damaged = data.draw(
        st.sampled_from((sound[:at], sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :], sound + b" ", b""))
    )
    file.write_bytes(damaged)
    assert cache.load("rules") is None
    cache.save("rules", [2])
    assert cache.load("rules") == [2]


def test_another_version_does_not_read_it(cache: CacheFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.save("rules", [1])
    monkeypatch.setattr("attrlint.cachefolder._EDITION", "9.9.9-cpython-399")
    assert cache.load("rules") is None
    cache.save("rules", [2])
    monkeypatch.undo()
    assert cache.load("rules") == [1]


def test_what_came_with_a_copy_of_the_folder_is_not_looked_at(cache: CacheFolder, tmp_path: Path) -> None:
    cache.save("rules", [1])
    assert cache.path is not None
    copy = CacheFolder(shutil.copytree(cache.path, tmp_path / "clone" / NAME))
    assert copy.load("rules") is None
    copy.save("rules", [2])
    assert (copy.load("rules"), cache.load("rules")) == ([2], [1])


def test_a_link_that_came_with_the_folder_leads_nowhere(tmp_path: Path) -> None:
    """It would have had the oldest files deleted wherever it led."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.docx").write_bytes(b"x" * 2000)
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / cachefolder._EDITION).symlink_to(mine)
    CacheFolder(tmp_path / NAME, limit=1000).save("rules", [1])
    assert [file.name for file in mine.iterdir()] == ["thesis.docx"]


def test_a_file_in_the_folders_place_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("mine")
    cache = CacheFolder(tmp_path / NAME)
    cache.save("rules", [1])
    assert cache.load("rules") is None
    assert (tmp_path / NAME).read_text() == "mine"


def test_a_folder_nobody_may_write_to_is_read_and_otherwise_left_alone(
    cache: CacheFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    cache.save("rules", [1])
    monkeypatch.setattr(Path, "open", refuse)  # root may write anywhere, so taking the right away is no test
    cache.save("rules", [2])
    monkeypatch.undo()
    assert cache.load("rules") == [1]
    assert _only_file(cache).name == "rules"


def test_what_other_versions_left_long_ago_goes(cache: CacheFolder, tmp_path: Path) -> None:
    now = time.time()
    for days, name in (
        *((31, "0.0.1-cpython-311"), (31, "0.9.1.dev3+g12ab-pypy311"), (29, "0.0.2-cpython-311")),
        *((99, "1.0-final"), (99, "drafts"), (99, "2-cpython-311-old")),
    ):
        folder = tmp_path / NAME / name
        folder.mkdir(parents=True)
        (folder / "rules-1").write_text("x")
        os.utime(folder, (now - days * 86400,) * 2)
    (tmp_path / NAME / "0.0.3-cpython-311").symlink_to(tmp_path / NAME / "drafts")
    cache.save("rules", [1])
    os.utime(_edition(cache), (now - 99 * 86400,) * 2)
    cache.save("rules", [1])
    assert sorted(path.name for path in (tmp_path / NAME).iterdir() if path.name != _edition(cache).name) == [
        *("0.0.2-cpython-311", "0.0.3-cpython-311", "1.0-final", "2-cpython-311-old", "drafts"),
    ]
    assert (tmp_path / NAME / "drafts" / "rules-1").exists()
    assert cache.load("rules") == [1]


def _edition(cache: CacheFolder) -> Path:
    return cache.file("rules").parent


def test_what_was_written_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = CacheFolder(tmp_path / NAME, limit=1000)
    for name in "abcd":
        cache.save(name, name * 300)
    assert [cache.load(name) is not None for name in "abcd"] == [False, True, True, True]
    cache.save("e", "e" * 2000)
    assert list((tmp_path / NAME).glob("*/*")) == []


def _write_and_read(path: Path, number: int) -> bool:
    cache = CacheFolder(path)
    seen = []
    for _ in range(50):
        cache.save("rules", [number] * 5000)
        seen.append(cache.load("rules"))
    return all(value and value == value[:1] * 5000 for value in seen)


def test_runs_at_the_same_time_never_see_half_a_file(tmp_path: Path) -> None:
    with get_context("spawn").Pool(3) as pool:
        assert all(pool.starmap(_write_and_read, [(tmp_path / NAME, number) for number in range(3)]))
    assert [file.name for file in (tmp_path / NAME).glob("*/*")] == ["rules"]


@pytest.mark.parametrize(
    ("option", "variable", "key", "expected"),
    [
        ("", "", None, "desk/.attrlint_cache"),
        ("", "", "/conf", "/conf"),
        ("", "env", "/conf", "desk/env"),
        ("said", "env", "/conf", "desk/said"),
    ],
)
def test_where_the_folder_is(
    desk: Path, monkeypatch: pytest.MonkeyPatch, option: str, variable: str, key: str | None, expected: str
) -> None:
    monkeypatch.setenv("ATTRLINT_CACHE_DIR", variable)
    arguments = argparse.Namespace(no_cache=False, cache_dir=option)
    config = Config(cache_dir=Path(key) if key else None)
    assert options.cache(arguments, config).path == desk.parent / expected
    arguments.no_cache = True
    assert options.cache(arguments, config).path is None


def test_it_lies_beside_the_configuration(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATTRLINT_CACHE_DIR", raising=False)
    arguments = argparse.Namespace(no_cache=False, cache_dir="")
    assert options.cache(arguments, Config(path="house/attrlint.toml")).path == desk / "house" / NAME
