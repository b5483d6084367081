import datetime as dt
import doctest
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import attrlint
from attrlint.rulebook import loading
from tests import shipped

ROOT = Path(__file__).parents[1]


def test_the_example_in_the_docstring() -> None:
    failed, tried = doctest.testmod(attrlint)
    assert (failed, tried > 0) == (0, True)


def test_the_example_in_the_readme() -> None:
    example = (ROOT / "README.md").read_text("utf-8").partition("```pycon\n")[2].partition("```")[0]
    assert example
    test = doctest.DocTestParser().get_doctest(example, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_offsets_count_in_the_text_given() -> None:
    text = "Café 🙂 owners fled. Thousands of people left. [Source: UN data]"
    found = attrlint.check_text(text)
    assert [finding.code for finding in found if finding.severity > attrlint.Severity.info] == ["QNT301", "SRC210"]
    for finding in found:
        assert text[finding.start : finding.end] == finding.match


def test_hints_come_too_and_a_date_is_taken() -> None:
    text = "They met in mid-February, in the café."
    assert "TIM603" in [finding.code for finding in attrlint.check_text(text)]
    assert attrlint.check_text(text, date=dt.date(2022, 5, 13), ignore=["ATT101"]) == []


def test_selection() -> None:
    text = "Thousands fled. [Source: UN data]"
    assert [finding.code for finding in attrlint.check_text(text, select=["SRC"])] == ["SRC210"]
    assert [finding.code for finding in attrlint.check_text(text, ignore=["SRC21"])] == ["QNT301"]
    assert attrlint.check_text(text, profile="opinion", name="a.txt")[0].code == "SRC210"


@pytest.mark.parametrize("bad", [{"select": ["QNT999"]}, {"profile": "nwes"}])
def test_an_unknown_rule_or_profile_is_an_error(bad: dict[str, object]) -> None:
    with pytest.raises(attrlint.CheckError, match=r"QNT999|nwes"):
        attrlint.check_text("Thousands fled.", **bad)  # type: ignore[arg-type]


def test_a_file_is_checked_under_its_configuration(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Thousands fled. [Source: UN data]\n")
    assert [finding.code for finding in attrlint.check_file(draft)] == ["QNT301", "SRC210"]
    (tmp_path / "attrlint.toml").write_text('ignore = ["QNT301"]\n')
    assert [finding.code for finding in attrlint.check_file(draft)] == ["SRC210"]
    (tmp_path / "attrlint.toml").write_text('ingore = ["QNT301"]\n')
    with pytest.raises(attrlint.CheckError, match="ignore"):
        attrlint.check_file(draft)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(attrlint.CheckError, match=r"absent\.md"):
        attrlint.check_file(tmp_path / "absent.md")


def test_a_file_that_is_no_draft_is_a_finding(tmp_path: Path) -> None:
    file = tmp_path / "large.md"
    file.touch()
    os.truncate(file, 6_000_000)
    (finding,) = attrlint.check_file(file)
    assert (finding.code, finding.message) == (
        "LNT001",
        "this file has 6 MB; attrlint reads drafts of up to 5 MB, split it",
    )


def test_a_plugin_that_fails_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = replace(shipped.registry(), problems=["plugin “desk” failed"])
    monkeypatch.setattr("attrlint.api._registry", lambda: registry)
    with pytest.raises(attrlint.CheckError, match="plugin “desk” failed"):
        attrlint.check_text("It rained.")


def test_a_foreign_draft_is_no_error() -> None:
    spanish = (
        "El gobierno dijo que los precios subieron, según el ministro, y que no hay dinero para las escuelas. " * 4
    )
    assert attrlint.check_text(spanish, ignore=["DFT909"]) == []


def test_a_second_call_reads_no_rules_anew_and_a_changed_rule_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, add_rule: Callable[..., None]
) -> None:
    reads: list[int] = []
    load = loading.load
    monkeypatch.setattr(loading, "load", lambda *arguments: reads.append(1) or load(*arguments))
    monkeypatch.setattr("attrlint.library._remembered", {})
    (tmp_path / "attrlint.toml").write_text('rules = ["own"]\nselect = ["DSK"]\n')
    draft = tmp_path / "draft.md"
    draft.write_text("Dogs bark and cats purr.\n")
    add_rule(tmp_path / "own", "DSK001", "no-noise", "bark", check="phrase")
    for word in ("bark", "purr"):
        add_rule(tmp_path / "own", "DSK001", "no-noise", word, check="phrase")
        assert [[each.match for each in attrlint.check_file(draft)] for _ in range(3)] == [[word]] * 3
    assert [attrlint.check_text("Thousands fled.")[0].code for _ in range(3)] == ["QNT301"] * 3
    assert len(reads) == 3
