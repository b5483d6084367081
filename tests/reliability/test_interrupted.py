"""Commands ended at each step of their writing: every file is old or new, and the next run is as ever."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from attrlint import library
from attrlint.cli import main
from attrlint.plugins import Registry
from attrlint.results import NAME
from tests import shipped

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("fork" not in __import__("multiprocessing").get_all_start_methods(), reason="no fork here"),
]

ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
STEPS = {"os.rename", "os.mkdir", "os.chmod", "sqlite3.connect"}
MANY = 99

DRAFT = "The the bridge cost $31 million, Mayor Ana Ruiz said.\r\n\r\nSome 40 percent use it. [Source: mayor]\r\n"


def _as_started(folder: Path, last: int, number: int, arguments: tuple[str, ...]) -> None:
    """Runs a command as in a process of its own; before the last of so many writing steps it gets a signal.

    The system's own signal to whoever writes too much, SIGXFSZ, comes after so many bytes of a file.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if number == signal.SIGXFSZ:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (last, last))
        last = 0
    taken = 0

    def step(*_: object) -> None:
        nonlocal taken
        taken += 1
        if taken == last:
            os.kill(os.getpid(), number)

    def watch(event: str, details: tuple[Any, ...]) -> None:
        writes = event == "open" and details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if (writes or event in STEPS) and str(details[0]).startswith(str(folder)):
            step()

    sync, connect = os.fsync, sqlite3.connect

    def fsync(file: int) -> None:
        step()
        sync(file)

    def traced(*given: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*given, **named)
        if number != signal.SIGINT:  # Python raises nothing out of a trace
            connection.set_trace_callback(step)
        return connection

    os.fsync, sqlite3.connect = fsync, traced  # type: ignore[assignment]
    sys.addaudithook(watch)
    sys.exit(main(arguments))


def ended(folder: Path, last: int, number: int, *arguments: str) -> int:
    """The exit status of a command that gets a signal so; minus the signal, where that has killed it."""
    process = get_context("fork").Process(target=_as_started, args=(folder, last, number, arguments))
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


Held = dict[str, tuple[bytes, int]]


def held(folder: Path) -> Held:
    """What the files in a folder hold, and who may read them."""
    return {file.name: (file.read_bytes(), file.stat().st_mode) for file in folder.iterdir() if file.is_file()}


def reset(folder: Path, files: Held) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    os.chdir(folder)
    for name, (data, mode) in files.items():
        (folder / name).write_bytes(data)
        (folder / name).chmod(mode)


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ATTRLINT_DEBUG", "ATTRLINT_CACHE_DIR", "ATTRLINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def drafts(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two drafts, and the shipped rules, read once for all tests."""
    registry, linters = shipped.registry(), shipped.linters()
    monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
    monkeypatch.setattr("attrlint.checker.Linters", lambda *_: linters)
    for name in ("a.md", "b.md"):
        (desk / name).write_bytes(DRAFT.encode())
        (desk / name).chmod(0o640)
    return desk


def _no_preparation(folder: Path) -> None:
    pass


def _older_baseline(folder: Path) -> None:
    assert main(["check", "--write-baseline", "--no-cache", "a.md"]) == 0


def _older_sheet(name: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        assert main(["claims", "a.md", "-o", name, "--no-cache"]) == 0
        (folder / name).chmod(0o600)

    return prepare


RUNS: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "fix": (_no_preparation, ("check", "--fix", ".")),
    "strip": (_no_preparation, ("strip", "--in-place", "a.md")),
    "baseline": (_older_baseline, ("check", "--write-baseline", ".")),
    "csv": (_older_sheet("s.csv"), ("claims", ".", "--update", "s.csv", "-o", "s.csv")),
    "xlsx": (_older_sheet("s.xlsx"), ("claims", ".", "--update", "s.xlsx", "-o", "s.xlsx")),
}


@pytest.mark.parametrize(("prepare", "arguments"), RUNS.values(), ids=RUNS.keys())
def test_every_file_is_old_or_new(
    prepare: Callable[[Path], None], arguments: tuple[str, ...], drafts: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    arguments = (*arguments, "--no-cache")
    prepare(drafts)
    before = held(drafts)
    whole = main(arguments)
    after = held(drafts)
    assert whole in (0, 1)
    assert after != before
    assert after.keys() == before.keys()
    assert [mode for _, mode in after.values()] == [mode for _, mode in before.values()]
    assert all(b"\r\n" in after[name][0] and b"e\n" not in after[name][0] for name in ("a.md", "b.md"))
    for number in ENDS:
        for last in range(1, MANY):
            reset(drafts, before)
            capfd.readouterr()
            status = ended(drafts, last, number, *arguments)
            left = held(drafts)
            if status == whole:
                assert left == after
                break
            assert status == (130 if number == signal.SIGINT else -number)
            out, err = capfd.readouterr()
            assert (out, "Traceback" in err) == ("", False)
            parts = left.keys() - before.keys()
            assert left.keys() >= before.keys()
            assert all(left[name] in (before[name], after[name]) for name in before)
            assert not parts or number == signal.SIGKILL
            if parts:  # is no draft, and in nobody's way
                assert main(arguments) == whole
                assert held(drafts).keys() == before.keys() | parts
                assert main(["check", ".", "--show-files"]) == 0
                assert ".part" not in capfd.readouterr().out
        assert last > 4


@pytest.mark.parametrize("number", ENDS)
def test_a_newsroom_has_no_part_of_a_file(drafts: Path, number: signal.Signals) -> None:
    def written() -> dict[str, bytes]:
        found = (path.relative_to(drafts) for path in drafts.rglob("*") if path.is_file())
        return {str(path): (drafts / path).read_bytes() for path in found}

    assert main(["init"]) == 0
    whole = written()
    for last in range(1, MANY):
        reset(drafts, {})
        if ended(drafts, last, number, "init") == 0:
            break
        left = written()
        parts = {name for name in left if name.endswith(".part")}
        assert all(text == whole[name] for name, text in left.items() if name not in parts)
        assert not parts or number == signal.SIGKILL
    assert written().items() <= whole.items()
    assert last > 4


@pytest.mark.parametrize("bytes_written", [0, 1, len(DRAFT) // 2, len(DRAFT) - 9])
def test_a_part_that_is_torn_takes_no_files_place(drafts: Path, bytes_written: int) -> None:
    before = held(drafts)
    assert ended(drafts, bytes_written, signal.SIGXFSZ, "check", "--fix", "--no-cache", ".") == -signal.SIGXFSZ
    left = held(drafts)
    assert {name: left[name] for name in before} == before
    assert all(name.endswith(".part") for name in left.keys() - before.keys())


_STARTED = """
import os, runpy, sys
number = int(sys.argv.pop())
sys.addaudithook(lambda event, given: event == "open" and given[0] == "a.md" and os.kill(os.getpid(), number))
runpy.run_module("attrlint", run_name="__main__")
"""


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, -signal.SIGTERM)])
def test_whoever_ends_a_run_reads_no_traceback(desk: Path, number: signal.Signals, status: int) -> None:
    (desk / "a.md").write_text(DRAFT)
    ran = subprocess.run(
        [sys.executable, "-c", _STARTED, "check", "a.md", "--no-cache", str(int(number))],
        capture_output=True,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (status, b"", b"")


class Cached:
    """Runs of `attrlint check` with a cache, over drafts with three rules."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capfd = capfd

    def run(self, *options: str) -> tuple[int, str, str]:
        library._remembered.clear()
        self._capfd.readouterr()
        return main(["check", ".", *options]), *self._capfd.readouterr()

    def cut_short(self, last: int, number: int) -> int:
        library._remembered.clear()
        shutil.rmtree(self.folder / "kept", ignore_errors=True)
        return ended(self.folder, last, number, "check", ".", "--cache-dir", "kept")

    def is_sound(self) -> bool:
        for file in self.folder.glob(f"kept/*/{NAME}"):
            with sqlite3.connect(file) as connection:
                (found,) = connection.execute("PRAGMA integrity_check").fetchone()
            connection.close()
            return bool(found == "ok")
        return True


@pytest.fixture
def cached(
    desk: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Cached:
    monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
    for number in range(3):
        (desk / f"{number}.md").write_text("It is very much so, no lie. " * 9 + str(number))
    return Cached(desk, capfd)


@pytest.mark.parametrize("number", ENDS)
def test_a_cache_is_sound_wherever_a_run_ends(cached: Cached, number: signal.Signals) -> None:
    expected = cached.run("--no-cache")
    assert expected[0] == 1
    for last in range(1, MANY):
        status = cached.cut_short(last, number)
        if status == expected[0]:
            break
        assert status == (130 if number == signal.SIGINT else -number)
        assert number == signal.SIGKILL or not list(cached.folder.rglob("*.part"))
        assert cached.is_sound()
        for _ in range(2):
            assert cached.run("--cache-dir", "kept") == expected
        assert cached.is_sound()
    assert last > 8


@pytest.mark.parametrize("bytes_written", [1, 200, 1000, 4096, 5000, 8192, 9000, 12_288])
def test_a_cache_is_sound_wherever_a_write_ends(cached: Cached, bytes_written: int) -> None:
    expected = cached.run("--no-cache")
    assert cached.cut_short(bytes_written, signal.SIGXFSZ) == -signal.SIGXFSZ
    for _ in range(2):
        assert cached.run("--cache-dir", "kept") == expected
    assert cached.is_sound()
