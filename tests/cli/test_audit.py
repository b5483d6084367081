"""`attrlint audit`, over drafts on disk and the three rules of the tests' newsroom."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from attrlint.plugins import Registry
from attrlint.wholefile import write_whole


@pytest.fixture
def archive(desk: Path) -> Path:
    """Four articles of eight words in all: errors and warnings 2, 2, 0, 0."""
    folder = desk / "archive"
    folder.mkdir()
    (folder / "a.md").write_text("---\ndate: 2024-05-01\n---\n\nvery, lie\n")
    (folder / "b.md").write_text("very very\n")
    (folder / "c.txt").write_text("perhaps not")
    (folder / "d.md").write_text("All well.\n")
    return folder


def counted(result) -> dict[str, dict]:
    return {rule["code"]: rule for rule in json.loads(result.out)["rules"]}


# --- counts


def test_every_rule_is_counted(attrlint, archive: Path) -> None:
    result = attrlint("audit", "archive", "--output-format", "json")
    assert (result.status, result.err) == (0, "")
    data = json.loads(result.out)
    assert (data["articles"], data["words"]) == (4, 8)
    assert data["noise"] == {"median": 1.0, "mean": 1.0, "above": 0.5, "budget": 1.5, "within_budget": True}
    rules = counted(result)
    assert list(rules) == ["DFT902", "DFT901", "DFT903"]
    assert rules["DFT902"] == {
        "code": "DFT902",
        "name": "no-very",
        "articles": 4,
        "words": 8,
        "findings": 3,
        "error": 0,
        "warning": 3,
        "info": 0,
        "per_1000_words": 375.0,
        "share": 0.5,
        "sample": [],
    }
    assert (rules["DFT903"]["info"], rules["DFT901"]["error"]) == (1, 1)


def test_text(attrlint, archive: Path) -> None:
    (archive / "c.txt").unlink()
    result = attrlint("audit", "archive", "--on", "our archive 2024")
    *lines, total, budget = result.out.splitlines()
    assert lines == [
        "rule            findings  errors  warnings  hints  per 1,000 words  articles",
        "DFT902 no-very         3       0         3      0          500.000    66.7 %",
        "DFT901 no-lie          1       1         0      0          166.667    33.3 %",
        "",
        "never fired: DFT903",
    ]
    noise = "median 2, mean 1.33, more than 1.5 in 66.7 % of articles"
    assert total == f"our archive 2024: 3 articles, 6 words; errors and warnings per article: {noise}"
    assert budget == "the noise budget, a median of at most 1.5, is exceeded"


def test_rules_are_selected_as_for_check(attrlint, archive: Path, desk: Path) -> None:
    assert list(counted(attrlint("audit", "--select", "DFT902", "--output-format", "json"))) == ["DFT902"]
    assert list(counted(attrlint("audit", "--profile", "calm", "--output-format", "json"))) == ["DFT901"]
    (desk / "attrlint.toml").write_text('ignore = ["no-lie"]')
    assert list(counted(attrlint("audit", "--output-format", "json"))) == ["DFT902", "DFT903"]
    assert list(counted(attrlint("audit", "--isolated", "--output-format", "json")))[1] == "DFT901"


def test_a_rule_is_measured_on_the_articles_it_was_on_in(attrlint, archive: Path, desk: Path) -> None:
    (desk / "attrlint.toml").write_text('[paths."archive/b.md"]\nprofile = "calm"')
    rules = counted(attrlint("audit", "--output-format", "json"))
    assert (rules["DFT902"]["articles"], rules["DFT902"]["words"], rules["DFT902"]["findings"]) == (3, 6, 1)
    assert (rules["DFT901"]["articles"], rules["DFT901"]["words"]) == (4, 8)


def test_files_are_found_as_for_check(attrlint, archive: Path) -> None:
    result = attrlint("audit", "--extend-exclude", "a.md", "--output-format", "json")
    assert json.loads(result.out)["articles"] == 3
    result = attrlint("audit", "archive/a.md", "archive/a.md", "archive", "--output-format", "json")
    assert json.loads(result.out)["articles"] == 4


# --- what cannot be counted


def test_a_missing_or_undecodable_file_is_told_and_the_others_count(attrlint, archive: Path) -> None:
    (archive / "bad.md").write_bytes(b"\x00\xff\x01\xfe" * 50)
    result = attrlint("audit", "gone.md", "archive", "--output-format", "json")
    assert result.status == 2
    assert json.loads(result.out)["articles"] == 4
    missing, bad = result.err.splitlines()
    assert missing == "attrlint: gone.md: no such file or folder"
    assert bad.startswith("attrlint: archive/bad.md: ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user can read everything")
def test_an_unreadable_file_is_told_and_the_others_count(attrlint, archive: Path) -> None:
    (archive / "a.md").chmod(0)
    result = attrlint("audit", "archive", "--output-format", "json")
    assert (result.status, json.loads(result.out)["articles"]) == (2, 3)
    assert result.err == "attrlint: archive/a.md: Permission denied\n"


def test_nothing_to_count(attrlint) -> None:
    result = attrlint("audit")
    assert (result.status, result.out, result.err) == (0, "", "attrlint: there is no draft here\n")


def test_an_empty_article_has_no_rate(attrlint, desk: Path) -> None:
    (desk / "a.md").touch()
    result = attrlint("audit")
    assert result.status == 0
    assert "1 article, 0 words" in result.out


def test_a_broken_rule_file_and_plugin_are_told(attrlint, archive: Path, registry: Registry, rule_folder: Path) -> None:
    (rule_folder / "broken.yaml").write_text("id: DFT999\nname: x\nnonsense: 1\n")
    registry.problems.append("plugin “desk” failed: ImportError: no")
    result = attrlint("audit", "archive")
    assert result.status == 2
    assert "4 articles" in result.out
    assert "unknown key “nonsense”" in result.err
    assert "plugin “desk” failed" in result.err


# --- samples and formats


def test_a_sample_shows_findings_in_their_context(attrlint, archive: Path) -> None:
    (archive / "a.md").write_text("One day, | very much so,\nit rained.\n")
    shown = attrlint("audit", "archive/a.md", "--sample", "3").out
    assert "archive/a.md:1:12: DFT902 warning: “very”?\n    …One day, | [[very]] much so, it rained. …\n" in shown


def test_a_sample_is_the_same_for_the_same_seed(attrlint, desk: Path) -> None:
    for number in range(30):
        (desk / f"{number}.txt").write_text("very lie")

    def drawn(*arguments: str) -> list[str]:
        rules = counted(attrlint("audit", *arguments, "--output-format", "json"))
        return [hit["path"] for hit in rules["DFT902"]["sample"]]

    first = drawn("--sample", "5")
    assert len(set(first)) == 5
    assert first == drawn("--sample", "5", "--seed", "1")
    assert first != drawn("--sample", "5", "--seed", "2")
    assert first == drawn("--sample", "9")[:5]
    assert len(drawn("--sample", "99")) == 30


def test_csv_has_a_rule_a_row_and_with_a_sample_a_finding_a_row(attrlint, archive: Path) -> None:
    rows = list(csv.DictReader(attrlint("audit", "archive", "--output-format", "csv").out.splitlines()))
    assert [(row["code"], row["findings"], row["warning"], row["share_of_articles"]) for row in rows] == [
        ("DFT902", "3", "3", "0.5000"),
        ("DFT901", "1", "0", "0.2500"),
        ("DFT903", "1", "0", "0.2500"),
    ]
    sheet = attrlint("audit", "archive", "--output-format", "csv", "--sample", "1").out
    rows = list(csv.DictReader(sheet.splitlines()))
    assert [row["code"] for row in rows] == ["DFT902", "DFT901", "DFT903"]
    assert {row["right"] for row in rows} == {""}
    assert rows[2]["context"] == "…[[perhaps]] not…"


def test_no_cell_of_a_csv_sheet_is_a_formula(attrlint, desk: Path) -> None:
    (desk / "=a;=b.txt").write_text("1;=2+2 very\n")
    sheet = attrlint("audit", "=a;=b.txt", "--output-format", "csv", "--sample", "1").out
    row = next(csv.DictReader(sheet.splitlines()))
    assert (row["path"], row["context"]) == ("'=a;'=b.txt", "…1;'=2+2 [[very]] …")


def test_markdown(attrlint, archive: Path) -> None:
    page = attrlint("audit", "archive", "--output-format", "markdown", "--sample", "1", "--on", "2024").out
    assert page.startswith("# What the rules say of 2024\n\n")
    assert "| rule | findings | errors |" in page
    assert "\n| --- | --: |" in page
    assert "\n| DFT902 no-very | 3 | 0 | 3 | 0 | 375.000 | 50.0 % |\n" in page
    assert (
        "\n## DFT903 no-perhaps\n\n```text\n\narchive/c.txt:1:1: DFT903 info: “perhaps”?\n    …[[perhaps]] not…\n```\n"
        in page
    )


def test_draft_text_cannot_move_the_cursor(attrlint, desk: Path) -> None:
    (desk / "a.txt").write_text("\x1b[2J very \u202e much\n")
    for name in ("text", "markdown", "csv", "json"):
        out = attrlint("audit", "--sample", "1", "--output-format", name).out
        assert "very" in out
        assert "\x1b" not in out
        assert "\u202e" not in out


# --- what was measured


def test_measured_is_written_into_the_rule_files(attrlint, archive: Path, rule_folder: Path) -> None:
    path = rule_folder / "no-very.yaml"
    before = path.read_text()
    path.write_text(
        before.replace("fires:", "measured: {on: old copy, rate: 9, read: 20, right: 17}  # by hand\nfires:")
    )
    result = attrlint("audit", "archive", "--write-measured", "--on", "our archive 2020–2024")
    assert (result.status, result.err) == (0, "attrlint: measured: 3 rule files up to date\n")
    assert path.read_text() == before.replace(
        "fires:", "measured: {on: our archive 2020–2024, rate: 375, read: 20, right: 17}  # by hand\nfires:"
    )
    assert "\nmeasured:\n  on: our archive 2020–2024\n  rate: 125\nfires:" in (rule_folder / "no-lie.yaml").read_text()
    written = {path: path.read_bytes() for path in rule_folder.rglob("*.yaml")}
    assert attrlint("audit", "archive", "--write-measured", "--on", "our archive 2020–2024") == result
    assert {path: path.read_bytes() for path in rule_folder.rglob("*.yaml")} == written
    rule = json.loads(attrlint("rule", "no-very", "--output-format", "json").out)
    assert (rule["measured"]["on"], rule["measured"]["rate"]) == ("our archive 2020–2024", "375")


def test_without_a_name_the_size_of_the_copy_is_recorded(attrlint, archive: Path, rule_folder: Path) -> None:
    attrlint("audit", "archive", "--write-measured", "--select", "DFT903")
    assert "  on: 4 articles of 8 words\n  rate: 125\n" in (rule_folder / "no-perhaps.yaml").read_text()
    assert "measured" not in (rule_folder / "no-very.yaml").read_text()


def test_an_odd_name_is_recorded_as_far_as_it_can_be_shown(attrlint, archive: Path, rule_folder: Path) -> None:
    name = ' a: "b" #1, \x1b\udcff— [no] '
    assert attrlint("audit", "archive", "--write-measured", "--on", name).status == 0
    rule = json.loads(attrlint("rule", "no-very", "--output-format", "json").out)
    assert rule["measured"]["on"] == 'a: "b" #1, \ufffd\ufffd— [no]'


def test_rules_of_an_installed_package_stay_as_they_are(
    attrlint, archive: Path, registry: Registry, rule_folder: Path, tmp_path: Path, desk: Path, add_rule
) -> None:
    installed = tmp_path / "lib" / "site-packages" / "attrlint" / "rules"
    installed.parent.mkdir(parents=True)
    rule_folder.rename(installed)
    registry.rule_folders[:] = [installed]
    before = {path: path.read_bytes() for path in installed.glob("*.yaml")}
    add_rule(desk / "ours", "DFT950", "no-synergy", "synergy")
    (desk / "attrlint.toml").write_text('rules = ["ours"]')
    result = attrlint("audit", "archive", "--write-measured")
    assert result.status == 0
    assert result.err.splitlines() == [
        "attrlint: measured: 1 rule file up to date",
        "attrlint: measured: left as they are: 3 rule files of an installed package; copy a rule to keep figures in it",
    ]
    assert {path: path.read_bytes() for path in installed.glob("*.yaml")} == before
    assert "  rate: 0\n" in (desk / "ours" / "no-synergy.yaml").read_text()


def test_a_rule_file_that_cannot_be_written_is_told(
    attrlint, archive: Path, monkeypatch: pytest.MonkeyPatch, rule_folder: Path
) -> None:
    def write(path: Path, content: str) -> None:
        if path.name == "no-lie.yaml":
            raise PermissionError(13, "Permission denied")
        write_whole(path, content)

    monkeypatch.setattr("attrlint.authoring.recording.write_whole", write)
    result = attrlint("audit", "archive", "--write-measured")
    assert result.status == 2
    assert f"attrlint: {rule_folder / 'no-lie.yaml'}: cannot be written: Permission denied\n" in result.err
    assert "2 rule files up to date" in result.err
    assert "rate: 375" in (rule_folder / "no-very.yaml").read_text()
