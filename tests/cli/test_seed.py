"""The whole way with the shipped rules: the seed article through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from attrlint.cli import main
from attrlint.data import directory

(SEED,) = directory("seeds").glob("*.txt")


def test_findings_on_the_seed_stand_where_they_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(SEED.parent)
    status = main(["check", "--isolated", "--output-format", "json", "--min-severity", "info", SEED.name])
    shown = capsys.readouterr()
    assert (status, shown.err) == (1, "")
    findings = json.loads(shown.out)
    text = SEED.read_text("utf-8")
    assert findings
    assert [finding["start"] for finding in findings] == sorted(finding["start"] for finding in findings)
    for finding in findings:
        assert text[finding["start"] : finding["end"]] == finding["match"]
        line = text.splitlines()[finding["location"]["row"] - 1]
        assert line[finding["location"]["column"] - 1 :].startswith(finding["match"])
        assert (finding["path"], bool(finding["fix"])) == (SEED.name, True)
    assert len({finding["fingerprint"] for finding in findings}) == len(findings)


def test_a_suppression_silences_a_real_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for comment, found in (("", True), ("<!-- attrlint: ignore[bare-magnitude] the desk counted -->\n\n", False)):
        (tmp_path / "a.md").write_text(f"{comment}The storm left thousands of homes without power, the utility said.\n")
        main(["check", "--isolated", "--select", "QNT301", "--output-format", "jsonl", "a.md"])
        codes = [json.loads(line)["code"] for line in capsys.readouterr().out.splitlines()]
        assert codes == (["QNT301"] if found else [])


def test_a_suppression_reaches_the_comments_and_the_markup_of_its_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "[The city]() closed it. <!-- source: UN data -->\n\nIt opened. <!-- source: UN data -->\n"
    for comment, found in (
        ("", ["DFT915", "SRC210", "SRC210"]),
        ("<!-- attrlint: ignore[SRC210, DFT915] the desk knows -->\n\n", ["SRC210"]),
    ):
        (tmp_path / "a.md").write_text(comment + text)
        main(["check", "--isolated", "--select", "SRC210,DFT915", "--output-format", "jsonl", "a.md"])
        assert [json.loads(line)["code"] for line in capsys.readouterr().out.splitlines()] == found
