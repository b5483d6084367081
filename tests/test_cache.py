from __future__ import annotations

import datetime as dt
import weakref
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attrlint import checker
from attrlint.baseline import Baseline
from attrlint.cachefolder import CacheFolder
from attrlint.config import Choice, Overrides
from attrlint.config.files import Configs
from attrlint.document import Document
from attrlint.plugins import Registry
from attrlint.results import NAME
from attrlint.runner import Means, Runner

WORDS = (
    "very",
    "lie",
    "perhaps",
    "very very",
    "<!-- attrlint: ignore[DFT902] why -->",
    "é",
    "# T",
    "- i",
    "\n",
    "\n\n",
)
DRAFTS = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
HEADS = st.sampled_from(["", "---\nattrlint: {profile: calm}\n---\n\n", "---\nattrlint: {ignore: [DFT9o1]}\n---\n\n"])


class Office:
    """Runs over the working folder, with the cache in a folder beside it; counts the files really checked."""

    def __init__(self, registry: Registry, folder: CacheFolder) -> None:
        self.registry = registry
        self.folder = folder
        self.said: list[str] = []

    def run(self, *files: str, cached: bool = True, over: Overrides | None = None, **others: object) -> tuple:
        means = Means(self.folder) if cached else Means()
        said: list[str] = []
        configs = Configs((over or Overrides(min_severity="info")).over)
        runner = Runner(self.registry, configs, said.append, means=means, **others)
        names = runner.files(files or ["."])
        return list(runner.findings(names)), runner.status, runner.totals, said


@pytest.fixture
def office(registry: Registry, desk: Path, tmp_path: Path) -> Office:
    return Office(registry, CacheFolder(tmp_path / "cache"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were really checked."""
    names: list[str] = []
    check = checker.Checker.check

    def noted(self: checker.Checker, data: bytes, name: str, *given: object) -> checker.Checked:
        names.append(name)
        return check(self, data, name, *given)

    monkeypatch.setattr(checker.Checker, "check", noted)
    return names


def test_what_has_not_changed_is_not_checked_again(office: Office, desk: Path, read: list[str]) -> None:
    for name in ("a.md", "b.md", "c.txt"):
        (desk / name).write_text("very, perhaps")
    first = office.run()
    assert office.run() == first
    (desk / "b.md").write_text("lie")
    office.run()
    assert read == ["a.md", "b.md", "c.txt", "b.md"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.lists(st.tuples(HEADS, DRAFTS), min_size=2, max_size=4))
def test_after_any_edit_the_run_is_as_without_a_cache(office: Office, desk: Path, drafts: list) -> None:
    (desk / "2024-05-13-b.txt").write_text("very")
    for head, text in drafts:
        (desk / "a.md").write_text(head + text)
        fresh = office.run(cached=False)
        assert office.run() == fresh
        assert office.run() == fresh


@pytest.mark.parametrize(
    "others",
    [
        {"date": dt.date(2024, 5, 13)},
        {"input_format": "text"},
        {"over": Overrides(choice=Choice("", select=("DFT903",)))},
        {"over": Overrides(choice=Choice("", profile="calm"))},
    ],
)
def test_another_run_is_another_result(office: Office, desk: Path, read: list[str], others: dict) -> None:
    (desk / "a.md").write_text("very, lie, perhaps")
    office.run()
    expected = office.run(cached=False, **others)
    assert office.run(**others) == expected
    assert office.run(**others) == expected
    assert len(read) == 3


def test_severities_and_baseline_come_after_the_cache(office: Office, desk: Path, read: list[str]) -> None:
    (desk / "a.md").write_text("---\nattrlint: {ignore: [DFT903]}\n---\n\nvery, lie, perhaps")
    very, lie = office.run()[0]
    known = {"a.md": {very.fingerprint: "DFT902", "0" * 16: "DFT903", "1" * 16: "DFT902"}}
    for cached in (True, False):
        baseline = Baseline(desk / "b.json", known)
        assert office.run(over=Overrides(min_severity="error"), baseline=baseline, cached=cached)[0] == [lie]
        assert baseline.stale == 1  # DFT903 is off there, so its entry may still hold
    assert len(read) == 2


@pytest.mark.parametrize("part", ["rule", "list", "config", "own"])
def test_another_rule_is_another_result(
    office: Office, desk: Path, rule_folder: Path, add_rule, read: list[str], part: str
) -> None:
    (desk / "rules").mkdir()
    (desk / "attrlint.toml").write_text('rules = ["rules"]')
    (desk / "a.md").write_text("very, lie, perhaps, so")
    office.run()
    if part == "rule":
        add_rule(rule_folder, "DFT902", "no-very", "so", "warning")
    elif part == "list":
        (rule_folder / "lexicons").mkdir()
        (rule_folder / "lexicons" / "words.yaml").write_text("some: [so]\n")
    elif part == "config":
        (desk / "attrlint.toml").write_text('rules = ["rules"]\n[rule.DFT902]\nseverity = "error"')
    else:
        add_rule(desk / "rules", "DFT990", "no-so", "so")
    assert office.run() == office.run(cached=False)
    assert len(read) == 3


def test_other_code_is_another_result(office: Office, desk: Path, tmp_path: Path, monkeypatch, read: list[str]) -> None:
    package = tmp_path / "lib" / "deskplugin"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "part.py").write_text("X = 1\n")
    monkeypatch.syspath_prepend(package.parent)
    office.registry.plugins.append(__import__("deskplugin.part").part)
    (desk / "a.md").write_text("very")
    office.run()
    office.run()
    (package / "part.py").write_text("X = 12\n")
    office.run()
    assert len(read) == 2


def test_what_ends_on_a_day_is_judged_every_day(
    office: Office, desk: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    (desk / "a.md").write_text("<!-- attrlint: ignore[DFT902] until 2026-05-13 -->\n\nvery\n")
    days = iter([dt.date(2026, 5, 13)] * 2 + [dt.date(2026, 5, 14)] * 2)
    monkeypatch.setattr("attrlint.checker.today", lambda: next(days))
    monkeypatch.setattr("attrlint.cache.today", lambda: dt.date(2026, 1, 1))
    assert [finding.code for _ in range(3) for finding in office.run()[0]] == ["LNT005", "DFT902"]
    assert len(read) == 3


def test_a_rule_that_failed_gets_another_chance(
    office: Office, desk: Path, rule_folder: Path, add_rule, read: list[str]
) -> None:
    add_rule(rule_folder, "DFT910", "broken", "x", check="crash")
    (desk / "a.md").write_text("very")
    assert office.run() == office.run()
    assert len(read) == 2


def test_files_that_cannot_be_read_or_decoded(office: Office, desk: Path, read: list[str]) -> None:
    (desk / "a.md").write_bytes(b"\xff\xfe\xff very")
    (desk / "b.md").write_text("very")
    runs = [office.run("a.md", "b.md", "gone.md") for _ in range(2)]
    assert runs[0] == runs[1]
    assert runs[0][1] == 2
    assert read == ["a.md", "b.md"]


def test_what_is_in_the_cache_and_nonsense_is_checked_again(office: Office, desk: Path, read: list[str]) -> None:
    (desk / "a.md").write_text("very")
    first = office.run()
    put = office.folder.file(NAME)
    runner = Runner(office.registry, Configs(Overrides(min_severity="info").over), print, means=Means(office.folder))
    task = next(runner._cache.recalled(runner._tasks(["a.md"])))
    assert task.done
    for nonsense in (b"[]", b"{", b'{"a": 1}'):
        runner._cache._results.put(runner._cache._key(task), nonsense)
        runner._cache.close()
        assert office.run() == first
    assert len(read) == 4
    assert put.exists()


def test_documents_are_let_go(office: Office, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{number}.md" for number in range(50)]
    for name in names:
        (desk / name).write_text("very")
    read: list[weakref.ref[Document]] = []
    check = checker.Checker.check

    def noted(*given: object) -> checker.Checked:
        checked = check(*given)
        read.append(weakref.ref(checked.document))
        return checked

    monkeypatch.setattr(checker.Checker, "check", noted)
    runner = Runner(office.registry, Configs(Overrides().over), print, means=Means(office.folder))
    alive = [sum(document() is not None for document in read) for _ in runner.findings(names)]
    assert len(read) == 50
    assert alive == [1] * 50


def _run(registry: Registry, folder: Path, run: int) -> None:
    (Path.cwd() / f"own{run}.md").write_text("very " * run)
    office = Office(registry, CacheFolder(folder))
    for _ in range(3):
        assert office.run(*(f"{number}.md" for number in range(40))) == office.run(
            *(f"{number}.md" for number in range(40)), cached=False
        )


@pytest.mark.skipif("fork" not in __import__("multiprocessing").get_all_start_methods(), reason="no fork here")
def test_runs_at_the_same_time_share_it(registry: Registry, desk: Path, tmp_path: Path) -> None:
    for number in range(40):
        (desk / f"{number}.md").write_text(f"very lie {number}\n\nperhaps")
    context = get_context("fork")
    runs = [context.Process(target=_run, args=(registry, tmp_path / "cache", run)) for run in range(4)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert [run.exitcode for run in runs] == [0] * 4
