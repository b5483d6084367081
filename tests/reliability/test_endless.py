"""Plugins and drafts that never come to an end: what it was is named, and everything else goes on."""

from __future__ import annotations

import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from attrlint import api, workers
from attrlint.cachefolder import CacheFolder
from attrlint.checks import Check
from attrlint.cli import main
from attrlint.conditions import Condition
from attrlint.config.files import Configs
from attrlint.ledger import sheets
from attrlint.plugins import Registry, Signal
from attrlint.readers import Reader
from attrlint.rulebook import listed
from attrlint.runner import Means, Runner
from attrlint.server.desk import Desk
from tests.conftest import _words, write_rule

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no limit here")

DRAFTS = ("a.md", "b.md", "c.md")


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has patience for seconds."""
    monkeypatch.setattr("attrlint.linter._MOST", 0.1)
    monkeypatch.setattr("attrlint.linter._WAKING", 0.02)
    monkeypatch.setattr("attrlint.checker._READING", 0.1)
    monkeypatch.setattr("attrlint.formats._RECOGNISING", 0.05)
    monkeypatch.setattr("attrlint.ledger.checkable._MOST", 0.1)
    monkeypatch.delenv("ATTRLINT_DEBUG", raising=False)


@pytest.fixture
def drafts(desk: Path) -> Path:
    for name in DRAFTS:
        (desk / name).write_text("It is very much so.\n")
    return desk


def endless(*_: object) -> Any:
    """Does not even end when it fails."""
    while True:
        with suppress(Exception):
            while True:
                pass


def _check(registry: Registry, _rules: Path) -> None:
    registry.checks["desk"] = Check("desk", "", endless)


def _wakes(registry: Registry, _rules: Path) -> None:
    registry.checks["desk"] = Check("desk", "", _words, wakes=endless)


def _condition(registry: Registry, rules: Path) -> None:
    registry.checks["desk"] = Check("desk", "", _words, wakes=listed)
    registry.conditions["shouted"] = Condition("shouted", "", endless)
    rule = rules / "a-desk.yaml"
    rule.write_text(rule.read_text() + "unless: shouted\n")


def _signal(registry: Registry, rules: Path) -> None:
    from attrlint.checks import phrase

    registry.checks["desk"] = phrase.CHECK
    registry.signals["shouts"] = Signal(endless)
    rule = rules / "a-desk.yaml"
    rule.write_text(rule.read_text().replace("{phrases: [very]}", "{signal: shouts}"))


@pytest.fixture(params=[_check, _condition, _signal], ids=lambda part: part.__name__[1:])
def looping(request: pytest.FixtureRequest, registry: Registry, rule_folder: Path) -> Registry:
    """A plugin a part of which never ends, and the rule DFT900, the first of all, that needs it."""
    write_rule(rule_folder, "DFT900", "a-desk", "very", check="desk")
    request.param(registry, rule_folder)
    return registry


class Run:
    def __init__(self, registry: Registry, *files: str, jobs: int = 1, cache: CacheFolder | None = None) -> None:
        self.said: list[str] = []
        means = Means(cache or CacheFolder(None), jobs)
        runner = Runner(registry, Configs(), self.said.append, means=means)
        self.found = list(runner.findings(runner.files(files or DRAFTS)))
        self.codes = [(finding.path, finding.code) for finding in self.found]
        self.status = runner.status


BOTH = [(name, code) for name in DRAFTS for code in ("LNT006", "DFT902")]
"""In each draft, the rule that is set aside is named, and the other speaks."""


def test_a_rule_is_named_for_each_draft_and_the_others_speak(looping: Registry, drafts: Path) -> None:
    run = Run(looping)
    assert run.codes == BOTH
    reasons = [finding.message for finding in run.found if finding.code == "LNT006"]
    assert all("DFT900 took too long; set aside for " in reason for reason in reasons)
    assert run.said == []


def test_other_processes_do_the_same(looping: Registry, drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH", 1)
    monkeypatch.setattr(workers, "_PORTION", 1)
    assert Run(looping, jobs=2).found == Run(looping).found


def test_it_is_named_again_in_the_next_run_that_has_a_cache(looping: Registry, drafts: Path, tmp_path: Path) -> None:
    cache = CacheFolder(tmp_path / "cache")
    first = Run(looping, cache=cache)
    assert (first.codes, Run(looping, cache=cache).found) == (BOTH, first.found)


def test_a_check_that_cannot_say_when_it_is_needed_always_runs(
    registry: Registry, rule_folder: Path, drafts: Path
) -> None:
    write_rule(rule_folder, "DFT900", "a-desk", "much", check="desk")
    _wakes(registry, rule_folder)
    assert {code for _, code in Run(registry).codes} == {"DFT900", "DFT902"}


def test_a_reader_costs_its_own_files(registry: Registry, drafts: Path) -> None:
    registry.readers["desk"] = Reader("desk", (".desk",), endless)
    for name in ("one.desk", "two.desk"):
        (drafts / name).write_text("very")
    run = Run(registry, "a.md", "one.desk", "two.desk", "b.md")
    assert run.codes == [("a.md", "DFT902"), ("one.desk", "LNT001"), ("two.desk", "LNT001"), ("b.md", "DFT902")]
    assert run.said == []


def test_what_could_not_be_read_in_time_is_read_again(registry: Registry, drafts: Path, tmp_path: Path) -> None:
    cache, text = CacheFolder(tmp_path / "cache"), registry.readers["text"]
    (drafts / "one.desk").write_text("very")
    registry.readers["desk"] = Reader("desk", (".desk",), endless)
    assert Run(registry, "one.desk", cache=cache).codes == [("one.desk", "LNT001")]
    registry.readers["desk"] = Reader("desk", (".desk",), text.read)
    again = Run(registry, "one.desk", cache=cache)
    assert again.codes == [("one.desk", "DFT902")], [f.message for f in again.found]


def test_a_reader_that_is_asked_what_it_knows(registry: Registry, drafts: Path) -> None:
    registry.readers["desk"] = Reader("desk", (".md",), endless, recognises=endless, shared=True)
    run = Run(registry, ".")
    assert run.codes == [(name, "DFT902") for name in DRAFTS]
    assert run.said == [
        "the reader “desk” fails to recognise files: TimeoutError: more than 0.05 seconds of processor time"
    ]
    assert run.status == 2


# --- what is done with a draft beside its rules


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> str:
    """A draft, b.md, with which the work is never done; and what is said of it."""
    from attrlint import suppressions

    apply = suppressions.apply

    def slowly(document: Any, *others: Any) -> Any:
        return endless() if document.source.path.endswith("b.md") else apply(document, *others)

    monkeypatch.setattr("attrlint.suppressions.apply", slowly)
    monkeypatch.setattr("attrlint.checker.SECONDS", 0.2)
    return "b.md: takes longer than 0.2 seconds; nothing in it was checked"


def test_a_draft_costs_itself(registry: Registry, drafts: Path, slow: str) -> None:
    run = Run(registry)
    assert run.codes == [("a.md", "DFT902"), ("c.md", "DFT902")]
    assert (run.said, run.status) == ([slow], 2)


def test_a_draft_in_an_editor_is_told_of(
    registry: Registry, drafts: Path, slow: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attrlint.server.desk.load", lambda: registry)
    told: list[str] = []
    desk = Desk(Configs, told.append)
    read = [desk.draft(str(drafts / name), "", "It is very much so.\n") for name in DRAFTS]
    assert [draft and len(draft.findings) for draft in read] == [1, None, 1]
    assert told == [f"{drafts}/{slow}"]


def test_a_draft_that_another_program_hands_over(
    registry: Registry, drafts: Path, slow: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "_registry", lambda: registry)
    assert len(api.check_file("a.md")) == 1
    with pytest.raises(api.CheckError, match=slow):
        api.check_file("b.md")


# --- other commands


def test_a_sheet_has_the_items_of_all_rules_that_end(registry: Registry, rule_folder: Path, drafts: Path) -> None:
    write_rule(rule_folder, "DFT900", "a-desk", "very", check="desk")
    _signal(registry, rule_folder)
    for name in ("a-desk", "no-very"):
        rule = rule_folder / f"{name}.yaml"
        rule.write_text(rule.read_text() + "ledger: statistic\n")
    told: list[str] = []
    drawn = list(sheets(Runner(registry, Configs(), told.append), DRAFTS[:2]))
    assert [[item.words for item in sheet.items if item.kind == "statistic"] for sheet in drawn] == [["very"]] * 2
    assert [line.rpartition(": ")[2] for line in told] == [
        f"DFT900 took too long; set aside for {name}" for name in DRAFTS[:2]
    ]


def test_a_sheet_that_is_never_done(registry: Registry, drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from attrlint.ledger import articles

    drawn = articles.sheet
    monkeypatch.setattr(
        articles, "sheet", lambda checked, *others: (endless if checked.path == "b.md" else drawn)(checked, *others)
    )
    monkeypatch.setattr(articles, "SECONDS", 0.2)
    told: list[str] = []
    assert [sheet.path for sheet in sheets(Runner(registry, Configs(), told.append), DRAFTS)] == ["a.md", "c.md"]
    assert told == ["b.md: takes longer than 0.2 seconds; there is no sheet of it"]


def test_a_draft_that_is_never_stripped(
    registry: Registry, drafts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
    monkeypatch.setattr("attrlint.checker.SECONDS", 0.2)
    monkeypatch.setattr("attrlint.stripping._for_the_desk", endless)
    assert main(["strip", "--no-cache", "--check", "a.md"]) == 2
    assert capsys.readouterr().err == "attrlint: a.md: takes longer than 0.2 seconds\n"
