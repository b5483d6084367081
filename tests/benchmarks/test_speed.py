import json
import subprocess
from pathlib import Path

import manyrules
import peers
import pytest
import speed
from bench import NotMeasuredError
from newsprint import Press

from attrlint.cli import main as attrlint

PILE = [f"The port authority counted {n} ships on Monday, it said." for n in range(50)]


def test_an_unknown_section_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        speed.main(["--only", "weather"])
    assert exit_.value.code == 2
    assert "weather" in capsys.readouterr().err


def test_a_folder_without_articles_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main([str(tmp_path)]) == 2
    assert "no paragraphs" in capsys.readouterr().err


@pytest.mark.slow
def test_what_is_not_installed_is_named_and_the_rest_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers, "FOLDER", tmp_path / "nowhere")
    written = tmp_path / "figures.json"
    command = ["--only", "throughput,server", "--runs", "1", "--megabytes", "0.01", "--json", str(written)]
    assert speed.main(command) == 0
    printed = capsys.readouterr().out
    assert "not measured: not installed (--peers does it)" in printed
    rows = {row["measure"]: row for row in json.loads(written.read_text(encoding="utf-8"))["rows"]}
    assert rows["attrlint"]["value"]["median"] > 0
    assert rows["write-good"]["value"] is None
    assert rows["a keystroke, in one paragraph"]["value"]["runs"] == 40
    assert not (tmp_path / "nowhere").exists()


def test_peers_that_cannot_be_installed_are_named_and_the_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    def run(command: tuple[str, ...], **_: object) -> None:
        if "proselint==0.16.0" in command:
            raise subprocess.CalledProcessError(1, command, stderr="no network")
        ran.append(" ".join(command))

    monkeypatch.setattr(peers, "FOLDER", tmp_path)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("PATH", "")
    said = list(peers.install())
    assert [line.partition(":")[0] for line in said] == ["attrlint", "proselint", "write-good, textlint, alex", "Vale"]
    assert "installed in" in said[0]
    assert "no network" in said[1]
    assert "there is no npm" in said[2]
    assert "there is no go" in said[3]
    assert all(str(tmp_path) in line for line in ran)


@pytest.mark.parametrize("groups", [[["purple ships"], ["nine walls"]], [["purple ships", "nine walls"]]])
def test_rules_made_for_the_benchmark_are_rules(
    groups: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = manyrules.write(manyrules.House("a house", groups), tmp_path / "house")
    draft = tmp_path / "draft.md"
    draft.write_text("There were purple ships and nine walls.\n", encoding="utf-8")
    assert attrlint(["check", "--config", str(config), "--output-format", "json", str(draft)]) == 1
    found = [each["match"] for each in json.loads(capsys.readouterr().out)]
    assert found == ["purple ships", "nine walls"]


def test_phrases_are_different_and_always_the_same(tmp_path: Path) -> None:
    corpus = Press(PILE, 0).corpus(tmp_path / "new", files=3)
    first, second = (manyrules.pairs(corpus, 10) for _ in range(2))
    assert first == second
    assert len(set(first)) == len(first) == 10
    with pytest.raises(NotMeasuredError, match="too few words for 50 different phrases"):
        manyrules.pairs(corpus, 50)
