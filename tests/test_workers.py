from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from attrlint import builtin, workers
from attrlint.checks import Check
from attrlint.config import Overrides
from attrlint.config.files import Configs
from attrlint.plugins import Registry
from attrlint.runner import Means, Runner
from tests.conftest import _words

pytestmark = pytest.mark.skipif("fork" not in get_all_start_methods(), reason="no fork here")


@pytest.fixture(autouse=True)
def _always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are used for whatever there is, in small portions."""
    monkeypatch.setattr(workers, "WORTH", 1)
    monkeypatch.setattr(workers, "_PORTION", 40)
    monkeypatch.setattr(workers, "_AHEAD", 200)
    monkeypatch.delenv("ATTRLINT_DEBUG", raising=False)


@pytest.fixture
def files(desk: Path) -> list[str]:
    names = [f"{number:03}.md" for number in range(60)]
    for number, name in enumerate(names):
        (desk / name).write_text("very, lie, perhaps\n\n" * (number % 4))
    (desk / names[7]).write_bytes(b"\xff\xfe\xff")
    (desk / names[9]).write_text("---\nattrlint: {profile: calm}\n---\n\nvery lie\n")
    return [*names[:30], "gone.md", *names[30:]]


@pytest.fixture
def run(registry: Registry, files: list[str]) -> Callable:
    """What comes of the files: findings, status, totals, and what is told, in order."""

    def run(jobs: int) -> tuple:
        said: list[str] = []
        runner = Runner(registry, Configs(Overrides().over), said.append, means=Means(jobs=jobs))
        return list(runner.findings(files)), runner.status, runner.totals, said

    return run


def _deadly(ending: Callable[[], object]) -> Check:
    """The words of the rule, but for a process that it ends at one draft."""

    def check(rule, signals):
        if signals.document.source.path == "013.md" and os.getpid() != _PARENT:
            ending()
        return _words(rule, signals)

    return Check("words", "for tests", check)


_PARENT = os.getpid()


@pytest.mark.parametrize("jobs", [2, 3, 5])
def test_many_processes_do_what_one_does(run, jobs: int) -> None:
    assert run(jobs) == run(1)
    assert run(jobs)[2].troubles == 1


@pytest.mark.parametrize(
    ("ending", "told"),
    [(lambda: os.kill(os.getpid(), signal.SIGKILL), "SIGKILL"), (lambda: os._exit(3), "exit status 3")],
)
def test_a_process_that_dies_costs_one_file(run, registry: Registry, ending, told: str) -> None:
    whole, status, totals, said = run(1)
    registry.checks["words"] = _deadly(ending)
    found, status_then, totals_then, said_then = run(2)
    assert found == [finding for finding in whole if finding.path != "013.md"]
    assert (status, status_then) == (2, 2)
    assert totals_then.checked == [name for name in totals.checked if name != "013.md"]
    assert said_then == [
        f"013.md: the process that checked it died ({told}); nothing in it was checked",
        *said,
    ]


def test_a_process_that_is_ended_once_costs_nothing(run, registry: Registry, tmp_path: Path) -> None:
    whole = run(1)

    def once() -> None:
        if not (tmp_path / "ended").exists():
            (tmp_path / "ended").touch()
            os.kill(os.getpid(), signal.SIGTERM)

    registry.checks["words"] = _deadly(once)
    assert run(2) == whole


def test_a_draft_that_fails_in_another_process_is_told(run, registry: Registry, monkeypatch) -> None:
    monkeypatch.setattr("attrlint.suppressions.apply", lambda *_: 1 / 0)
    assert run(2) == run(1)
    assert run(2)[3][0] == "000.md: internal error: ZeroDivisionError: division by zero; please report"


def test_no_more_files_are_read_than_are_needed_soon(registry: Registry, files: list[str], desk: Path) -> None:
    runner = Runner(registry, Configs(Overrides().over), print, means=Means(jobs=2))
    given: list[str] = []

    def names():
        for name in files[1:]:
            given.append(name)
            yield name

    findings = runner.findings(names())
    next(findings)
    assert len(given) < 30
    findings.close()
    assert not __import__("multiprocessing").active_children()


def test_a_big_file_and_many_findings_do_not_block_each_other(
    registry: Registry, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attrlint.linter._OFTEN", 5000)
    for number in range(6):
        (desk / f"{number}.md").write_text("very, lie\n\n" * 1000 + "a pipe holds less " * 5000)
    runner = Runner(registry, Configs(Overrides().over), print, means=Means(jobs=2))
    assert sum(1 for _ in runner.findings([f"{number}.md" for number in range(6)])) == 12_000


def test_processes_that_begin_anew_find_the_same(monkeypatch: pytest.MonkeyPatch, desk: Path) -> None:
    monkeypatch.setattr(workers, "METHOD", "spawn")
    monkeypatch.setenv("PYTHONSAFEPATH", "")  # what is set now is taken back after the test
    (desk / "multiprocessing.py").write_text("raise SystemExit('a stranger is running')")
    for number in range(6):
        (desk / f"{number}.md").write_text(f"UN data show thousands of deaths in {number}.\n\nCritics say so.\n")
    found = []
    for jobs in (1, 2):
        registry = builtin.load(installed=False)
        runner = Runner(registry, Configs(Overrides(min_severity="info").over), print, means=Means(jobs=jobs))
        found.append(list(runner.findings([f"{number}.md" for number in range(6)])))
    assert found[0] == found[1] != []


def _command(desk: Path, *arguments: str) -> list[str]:
    """`attrlint check` on drafts with more findings than a pipe holds, with processes whatever there is."""
    for number in range(60):
        (desk / f"{number}.txt").write_text(
            f"Thousands fled, critics say, and the the storm of {number} said so.\n\n" * 9
        )
    start = "import sys; from attrlint import cli, workers; workers.WORTH = 1; sys.exit(cli.main(sys.argv[1:]))"
    return [sys.executable, "-c", start, "check", "--no-cache", "--output-format", "jsonl", *arguments]


@pytest.mark.slow
def test_output_is_the_same_whatever_the_hash_seed(desk: Path) -> None:
    outputs = set()
    for seed, jobs in (("0", "1"), ("1", "2"), ("2", "3")):
        ran = subprocess.run(
            _command(desk, "-j", jobs), env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=False
        )
        outputs.add((ran.stdout, ran.stderr, ran.returncode))
    assert len(outputs) == 1
    assert len(outputs.pop()[0]) > 1 << 16


def test_an_interruption_ends_all_processes(desk: Path) -> None:
    with subprocess.Popen(
        _command(desk, "-j", "2"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  the background is deaf to it
    ) as running:
        assert running.stdout
        assert running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)
        errors = running.communicate()[1]
    assert (running.returncode, errors) == (130, b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


def test_processes_end_with_a_parent_that_is_killed(desk: Path) -> None:
    with subprocess.Popen(
        _command(desk, "-j", "3"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        assert running.stdout
        assert running.stdout.readline()
        running.kill()
        running.communicate(timeout=60)  # until the last process that could write is gone
    assert running.returncode == -signal.SIGKILL
