from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attrlint import builtin, library
from attrlint.cachefolder import CacheFolder
from attrlint.checks import Check
from attrlint.cli import main
from attrlint.config import House
from attrlint.finding import Severity
from attrlint.lexicon import WordList
from attrlint.nodes import DataError, Node, Problem
from attrlint.plugins import Registry
from attrlint.rulebook import Example, Profile, Rule, Rulebook, loading, needs
from attrlint.rulebook.packing import packed, unpacked

CACHE = "kept"


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """A process that remembers no rulebook, as each run's."""
    library._remembered.clear()
    needs.remember({})
    yield
    library._remembered.clear()
    needs.remember({})


@pytest.fixture
def cache(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / CACHE)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows whenever rule files are read."""
    counted: list[int] = []
    load = loading.load

    def counting(*arguments: Any) -> Rulebook:
        counted.append(1)
        return load(*arguments)

    monkeypatch.setattr(loading, "load", counting)
    return counted


def _opened(registry: Registry, house: House, cache: CacheFolder) -> Rulebook:
    """The rulebook as a new process gets it."""
    library._remembered.clear()
    return library.opened(registry, house, cache).book


def test_the_shipped_rules_come_out_of_the_cache_as_they_went_in(cache: CacheFolder, reads: list[int]) -> None:
    registry = builtin.load(installed=False)
    fresh, kept = (_opened(registry, House(), cache) for _ in range(2))
    assert kept == fresh
    assert len(fresh.rules) > 100
    assert len(reads) == 1


SAID = st.dictionaries(st.text(), st.text() | st.lists(st.text()).map(tuple), max_size=2)
RULES = st.builds(Rule, options=SAID, fires=st.lists(st.from_type(Example), max_size=2).map(tuple), silent=st.just(()))
LEVELS = st.dictionaries(st.text(), st.sampled_from(Severity), max_size=2)
LISTS = st.builds(
    WordList,
    words=st.dictionaries(st.text(), st.dictionaries(st.sampled_from("ab"), st.text()), max_size=3),
    excepted=st.lists(st.text(), max_size=2).map(tuple),
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(
    RULES, LISTS, st.builds(Profile, severity=LEVELS), st.lists(st.from_type(Problem), max_size=2).map(tuple), LEVELS
)
def test_any_rulebook_is_unpacked_as_it_was_packed(
    rule: Rule, words: WordList, profile: Profile, problems: tuple[Problem, ...], levels: dict[str, Severity]
) -> None:
    known = frozenset((rule.id, rule.name))
    book = Rulebook({rule.id: rule}, {words.name: words}, {profile.name: profile}, problems, known, levels)
    assert unpacked(json.loads(json.dumps(packed(book)))) == book


def test_a_process_reads_rules_once(registry: Registry, reads: list[int]) -> None:
    first, again = (library.opened(registry, House(), CacheFolder(None)) for _ in range(2))
    assert first is again
    assert len(reads) == 1


def test_a_newsrooms_rules_are_known_by_what_they_hold(
    registry: Registry, cache: CacheFolder, tmp_path: Path, add_rule: Callable[..., None], reads: list[int]
) -> None:
    own = tmp_path / "own"
    add_rule(own / "desk", "DSK001", "no-bark", "bark")
    house = House((own,))
    assert "DSK001" in _opened(registry, house, cache).rules
    shutil.copytree(own, tmp_path / "cloned")  # as git does: new times
    shutil.rmtree(own)
    shutil.copytree(tmp_path / "cloned", own)
    os.utime(own / "desk" / "no-bark.yaml", (1, 1))
    _opened(registry, house, cache)
    assert len(reads) == 1
    (own / "desk" / "no-bark.yaml").write_text((own / "desk" / "no-bark.yaml").read_text().replace("bark", "purr"))
    os.utime(own / "desk" / "no-bark.yaml", (1, 1))  # as long as before, and as old
    assert _opened(registry, house, cache).rules["DSK001"].find.phrases == ("purr",)
    (own / "desk" / "no-bark.yaml").unlink()
    assert "DSK001" not in _opened(registry, house, cache).rules


@pytest.mark.parametrize(("files", "most"), [(1500, "1,000 files"), (0, "50 folders in each other")])
def test_a_folder_that_is_a_disk_is_refused(
    registry: Registry, cache: CacheFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: int, most: str
) -> None:
    monkeypatch.setattr("attrlint.library._LARGEST", 1000)
    (tmp_path / "own" / "/".join("z" * 60)).mkdir(parents=True)
    for number in range(files):
        (tmp_path / "own" / str(number)).touch()
    with pytest.raises(DataError, match=f"own:1:1: more than {most} are here"):
        _opened(registry, House((tmp_path / "own",)), cache)


def test_what_cannot_be_read_is_told_and_keeps_nothing_else_from_being_read(
    registry: Registry, cache: CacheFolder, tmp_path: Path, add_rule: Callable[..., None]
) -> None:
    own = tmp_path / "own"
    add_rule(own, "DSK001", "no-bark", "bark")
    (own / "folder.yaml").mkdir()
    (own / "lost.yaml").symlink_to(own / "nowhere.yaml")
    for _ in range(2):
        book = _opened(registry, House((own, tmp_path / "none")), cache)
        assert "DSK001" in book.rules
        assert [Path(problem.path).name for problem in book.problems] == ["none", "lost.yaml"]


def _touched(registry: Registry, house: House) -> House:
    for file in registry.rule_folders[0].rglob("no-lie.yaml"):
        os.utime(file, (1, 1))
    return house


def _upgraded(registry: Registry, house: House) -> House:
    registry.distributions = ["pyromark-99.0.dist-info"]
    return house


def _grown(registry: Registry, house: House) -> House:
    registry.checks["more"] = Check("more", "for tests", lambda *_: ())
    return house


def _changed_list(_: Registry, house: House) -> House:
    key = Node("rule.DFT901", "attrlint.toml", 1, 1)
    return replace(house, lists=(Node({"add": Node([Node("fib", "", 1, 1)], "", 1, 1)}, "attrlint.toml", 1, 1, key),))


def _changed_rule(_: Registry, house: House) -> House:
    key = Node("DFT901", "attrlint.toml", 1, 1)
    return replace(house, rules=(Node({"severity": Node("info", "", 1, 1)}, "attrlint.toml", 1, 1, key),))


@pytest.mark.parametrize("change", [_touched, _upgraded, _grown, _changed_list, _changed_rule])
def test_whatever_a_rulebook_is_made_of_counts(
    registry: Registry, cache: CacheFolder, reads: list[int], change: Callable[[Registry, House], House]
) -> None:
    house = House()
    _opened(registry, house, cache)
    _opened(registry, change(registry, house), cache)
    assert len(reads) == 2


@pytest.mark.parametrize("data", [7, [], {}, ["key"], ["KEY", {}], ["KEY", {"rules": [3]}], ["KEY", None]])
def test_what_is_no_rulebook_is_not_used(
    registry: Registry, cache: CacheFolder, reads: list[int], data: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "_key", lambda *_: "KEY")
    fresh = _opened(registry, House(), cache)
    assert cache.path
    (file,) = set(cache.path.glob("*/*")) - set(cache.path.glob("*/*-digest"))
    cache.save(file.name, data)
    assert _opened(registry, House(), cache) == fresh
    assert len(reads) == 2
    assert _opened(registry, House(), cache) == fresh
    assert len(reads) == 2


def test_libraries_are_known_by_their_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyromark-99.0.dist-info").mkdir()
    before = builtin.load(installed=False)
    monkeypatch.syspath_prepend(tmp_path)
    after = builtin.load(installed=False)
    assert after.distributions == ["pyromark-99.0.dist-info", *before.distributions]
    assert library._key(before, House()) != library._key(after, House())
    key = library._key(after, House())
    monkeypatch.setattr(sys, "version", "3.99.1")
    assert library._key(after, House()) != key


def test_mistakes_in_rule_files_are_told_in_every_run(
    desk: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
    (desk / "own" / "desk").mkdir(parents=True)
    (desk / "own" / "desk" / "broken.yaml").write_text("id: DSK001\nname: [broken\n")
    (desk / "attrlint.toml").write_text('rules = ["own"]\n')
    (desk / "draft.md").write_text("It is a lie.\n")
    said = []
    for _ in range(2):
        library._remembered.clear()
        assert main(["check", "draft.md"]) == 2
        said.append(capsys.readouterr())
    assert said[0] == said[1]
    assert "own/desk/broken.yaml:2:7" in said[0].err


def test_a_cold_and_a_warm_run_and_one_without_cache_say_the_same(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ATTRLINT_CACHE_DIR", raising=False)
    (desk / "draft.md").write_text("# Fire\n\nThousands of people fled, experts say. In 1990 it was 40 percent.\n")

    def run(*options: str) -> str:
        library._remembered.clear()
        main(["check", "draft.md", "--output-format", "sarif", "--min-severity", "info", *options])
        return capsys.readouterr().out

    outputs = [run("--no-cache")]
    assert sorted(path.name for path in desk.iterdir()) == ["draft.md"]
    outputs += [run(), run()]
    files = sorted((desk / ".attrlint_cache").glob("*/rules-*"))
    assert len(files) == 2  # the rules, and what is to be known without them
    for file in files:
        for damage in (b"", file.read_bytes()[:-1], b"\0" * 100):
            file.write_bytes(damage)
            outputs.append(run())
        file.unlink()
        outputs.append(run())
    assert "QNT301" in outputs[0]
    assert set(outputs) == {outputs[0]}


def test_a_warm_start_does_not_work_out_what_patterns_need(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATTRLINT_CACHE_DIR", raising=False)
    worked_out: list[str] = []
    found_out = needs._found_out

    def counting(pattern: str, figures: str) -> object:
        worked_out.append(pattern)
        return found_out(pattern, figures)

    monkeypatch.setattr(needs, "_found_out", counting)
    asked: list[int] = []
    for day in range(3):
        text = (
            f"Crime rose 40 percent to 30 from 20, it is said, he was aged {day}. He, born in 1990, is 4 years old.\n"
        )
        (desk / "draft.md").write_text(text)
        library._remembered.clear()
        needs.remember({})
        main(["check", "draft.md"])
        asked.append(len(worked_out))
    assert asked[0] > 100
    assert asked[1:] == [asked[0]] * 2
    library._remembered.clear()
    needs.remember({})
    main(["check", "draft.md", "--no-cache"])
    assert asked[0] < len(worked_out) < asked[0] * 2  # only of those that the draft's words call for
