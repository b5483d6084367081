from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.baseline import Baseline, load
from attrlint.document import Position
from attrlint.finding import Finding, Severity
from attrlint.nodes import DataError

ENABLED = {"QNT301", "ATT101"}


def finding(fingerprint: str, code: str = "QNT301") -> Finding:
    place = Position(1, 1)
    return Finding("a.md", 0, 1, place, place, code, "x", Severity.warning, "m", "m", fingerprint=fingerprint)


def written(path: Path, *fingerprints: str, file: str = "a.md") -> Baseline:
    baseline = Baseline(path, {})
    baseline.fresh(map(finding, fingerprints), str(path.parent / file), ENABLED)
    baseline.save()
    return load(path)


def test_what_is_known_is_held_back(tmp_path: Path) -> None:
    baseline = written(tmp_path / "b.json", "one", "two")
    fresh = baseline.fresh(map(finding, ("two", "three", "one")), str(tmp_path / "a.md"), ENABLED)
    assert [each.fingerprint for each in fresh] == ["three"]
    assert baseline.stale == 0


def test_another_file_knows_nothing_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    baseline = written(tmp_path / "b.json", "one")
    assert baseline.fresh([finding("one")], str(tmp_path / "other.md"), ENABLED) != []
    assert baseline.stale == 0  # a.md is there and was not looked at


def test_what_is_mended_is_stale_and_dropped(tmp_path: Path) -> None:
    baseline = written(tmp_path / "b.json", "one", "two")
    baseline.fresh([finding("one")], str(tmp_path / "a.md"), ENABLED)
    assert baseline.stale == 1
    assert baseline.save() == 1
    assert json.loads((tmp_path / "b.json").read_text())["findings"] == {"a.md": {"one": "QNT301"}}


def test_a_file_that_is_looked_at_twice_is_stale_once(tmp_path: Path) -> None:
    baseline = written(tmp_path / "b.json", "one", "two")
    for _ in range(2):  # as --fix does
        baseline.fresh([finding("one")], str(tmp_path / "a.md"), ENABLED)
    assert baseline.stale == 1


def test_a_file_that_is_gone_is_stale_and_dropped(tmp_path: Path) -> None:
    baseline = written(tmp_path / "b.json", "one", "two", file="gone.md")
    assert baseline.stale == 2
    assert baseline.save() == 0


def test_a_rule_that_did_not_run_leaves_its_entries(tmp_path: Path) -> None:
    baseline = written(tmp_path / "b.json", "one")
    baseline.fresh([], str(tmp_path / "a.md"), {"ATT101"})
    assert (baseline.stale, baseline.save()) == (0, 1)


def test_paths_are_those_below_the_file(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    written(tmp_path / "desk" / "b.json", "one", file="../drafts/a.md")
    assert list(json.loads((tmp_path / "desk" / "b.json").read_text())["findings"]) == ["../drafts/a.md"]


@given(names=st.lists(st.text("abc", min_size=1), unique=True), shuffled=st.randoms())
def test_the_file_does_not_depend_on_order(tmp_path_factory, names: list[str], shuffled) -> None:
    path = tmp_path_factory.mktemp("desk") / "b.json"
    written(path, *names)
    before = path.read_bytes()
    shuffled.shuffle(names)
    written(path, *names)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "b.json:1:1: No such file or directory; this is to be the baseline, --write-baseline makes one"),
        ("{", "b.json:1:2: Expecting property name"),
        ('{\n"version" 1}', "b.json:2:11: "),
        ("[]", "b.json:1:1: this is no baseline of version 1; --write-baseline writes one"),
        ('{"version": 2, "findings": {}}', "b.json:1:1: this is no baseline of version 1"),
        ('{"version": 1, "findings": {"a.md": ["x"]}}', "b.json:1:1: this is no baseline of version 1"),
        ("[" * 100_000, "b.json:1:1: "),
    ],
)
def test_what_is_no_baseline_is_named(tmp_path: Path, text: str | None, said: str) -> None:
    if text is not None:
        (tmp_path / "b.json").write_text(text)
    with pytest.raises(DataError) as error:
        load(tmp_path / "b.json")
    assert said in str(error.value)
