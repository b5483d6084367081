from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from attrlint.plugins import Registry
from tests import shipped


@pytest.fixture
def draft(desk: Path) -> Path:
    path = desk / "a.md"
    path.write_text("A lie, very much so, perhaps.\n")
    return path


@pytest.fixture
def clean(desk: Path) -> Path:
    path = desk / "clean.md"
    path.write_text("It is so.\n")
    return path


# --- exit status


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["clean.md"], 0),
        (["a.md"], 1),
        (["."], 1),
        ([], 1),
        (["a.md", "--exit-zero"], 0),
        (["a.md", "--fail-on", "never"], 0),
        (["a.md", "--ignore", "DFT901", "--fail-on", "error"], 0),
        (["a.md", "--select", "DFT903"], 0),
        (["a.md", "--select", "DFT903", "--fail-on", "info"], 1),
        (["gone.md"], 2),
        (["gone.md", "a.md"], 2),
        (["gone.md", "a.md", "--exit-zero"], 2),
        (["a.md", "--select", "DFT999"], 2),
        (["a.md", "--profile", "clam"], 2),
        (["a.md", "--config", "gone.toml"], 2),
        (["a.md", "--output-format", "papyrus"], 2),
    ],
)
def test_exit_status(attrlint, draft: Path, clean: Path, arguments: list[str], status: int) -> None:
    assert attrlint("check", *arguments).status == status


def test_no_file_is_a_warning(attrlint) -> None:
    result = attrlint("check")
    assert (result.status, result.out, result.err) == (0, "", "attrlint: there is no draft here\n")


def test_findings_go_out_and_troubles_go_to_stderr(attrlint, draft: Path) -> None:
    result = attrlint("check", "gone.md", "a.md", "--output-format", "concise")
    assert result.out.splitlines() == [
        "a.md:1:3: DFT901 “lie”?",
        "a.md:1:8: DFT902 “very”?",
        "1 error, 1 warning (1 hint hidden: --min-severity info)",
    ]
    assert result.err == "attrlint: gone.md: no such file or folder\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user can read everything")
def test_an_unreadable_file_is_told_and_the_others_checked(attrlint, draft: Path, clean: Path) -> None:
    clean.chmod(0)
    result = attrlint("check", ".", "-q", "--output-format", "concise")
    assert result.status == 2
    assert result.out.count("\n") == 2
    assert result.err == "attrlint: clean.md: Permission denied\n"


def test_a_file_that_cannot_be_decoded_is_a_finding(attrlint, desk: Path) -> None:
    (desk / "a.md").write_bytes(b"\x00\xff\x01\xfe" * 50)
    result = attrlint("check", "a.md", "--output-format", "json")
    assert result.status == 1
    assert [finding["code"] for finding in json.loads(result.out)] == ["LNT001"]


# --- configuration


def test_a_broken_configuration_is_one_line_and_nothing_is_checked(attrlint, draft: Path, desk: Path) -> None:
    (desk / "attrlint.toml").write_text('profile = "news"\nselct = []\n')
    result = attrlint("check", "--output-format", "json")
    assert (result.status, result.out) == (2, "")
    assert result.err == "attrlint: attrlint.toml:2:1: selct: unknown key. Did you mean “select”?\n"


def test_a_broken_configuration_of_any_file_is_met_before_output(attrlint, draft: Path, desk: Path) -> None:
    (desk / "z").mkdir()
    (desk / "z" / "b.md").touch()
    (desk / "z" / "attrlint.toml").write_text('ignore = ["DFT999"]')
    result = attrlint("check", ".")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("attrlint: z/attrlint.toml: ignore: unknown rule “DFT999”.")


def test_isolated_and_config(attrlint, draft: Path, desk: Path) -> None:
    (desk / "attrlint.toml").write_text('profile = "calm"')
    (desk / "hints.toml").write_text('select = ["DFT903"]\nmin-severity = "info"\noutput-format = "jsonl"')
    assert "1 error\n" in attrlint("check", "a.md").out
    assert "1 error, 1 warning" in attrlint("check", "a.md", "--isolated").out
    assert json.loads(attrlint("check", "a.md", "--config", "hints.toml").out)["code"] == "DFT903"


def test_a_broken_rule_file_is_one_line_and_the_rest_run(attrlint, add_rule, draft: Path, desk: Path) -> None:
    add_rule(desk / "ours", "DESK01", "no-synergy", "synergy", severity="sever")
    add_rule(desk / "ours", "DFT950", "no-much", "much", severity="error")
    (desk / "attrlint.toml").write_text('rules = ["ours"]\nextend-select = ["DFT950"]')
    result = attrlint("check", "a.md", "-q", "--output-format", "concise")
    assert result.status == 2
    assert [line.split()[1] for line in result.out.splitlines()] == ["DFT901", "DFT902", "DFT950"]
    assert result.err.startswith("attrlint: ours/no-synergy.yaml:3:11: “severity” must be error, warning or info")
    assert result.err.count("\n") == 1


def test_a_broken_plugin_is_one_line_and_the_rest_run(attrlint, registry: Registry, draft: Path) -> None:
    registry.problems.append("plugin “desk” failed: ImportError: no")
    result = attrlint("check", "a.md")
    assert result.status == 2
    assert result.err == "attrlint: plugin “desk” failed: ImportError: no\n"
    assert "DFT901" in result.out


def test_lists_on_the_command_line(attrlint, draft: Path) -> None:
    arguments = ["--min-severity", "info", "-q", "--output-format", "concise"]
    both = attrlint("check", "a.md", "--select", "DFT901,no-very", "--select", "DFT903", *arguments)
    assert [line.split()[1] for line in both.out.splitlines()] == ["DFT901", "DFT902", "DFT903"]
    assert "DFT902" not in attrlint("check", "a.md", "--ignore", "no-very", *arguments).out
    calm = attrlint("check", "a.md", "--profile", "calm", "--extend-select", "DFT902", *arguments)
    assert [line.split()[1] for line in calm.out.splitlines()] == ["DFT901", "DFT902"]


# --- output


def test_the_format_comes_from_option_environment_configuration(
    attrlint, draft: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "attrlint.toml").write_text('output-format = "concise"')
    assert attrlint("check", "a.md").out.startswith("a.md:1:3: DFT901")
    monkeypatch.setenv("ATTRLINT_OUTPUT_FORMAT", "json")
    assert attrlint("check", "a.md").out.startswith("[\n")
    assert attrlint("check", "a.md", "--output-format", "jsonl").out.startswith('{"path"')
    monkeypatch.setenv("ATTRLINT_OUTPUT_FORMAT", "jsno")
    result = attrlint("check", "a.md")
    assert result.status == 2
    assert result.err.startswith("attrlint: no output format is called “jsno”")


def test_json_is_json_whatever_happens(attrlint, draft: Path, clean: Path) -> None:
    assert json.loads(attrlint("check", "clean.md", "--output-format", "json").out) == []
    (first, _) = json.loads(attrlint("check", "gone.md", "a.md", "--output-format", "json").out)
    assert (first["path"], first["start"], first["end"], first["match"]) == ("a.md", 2, 5, "lie")


def test_statistics(attrlint, draft: Path) -> None:
    result = attrlint("check", "a.md", "--statistics")
    assert (result.status, result.out) == (1, "1\tDFT901\tno-lie\n1\tDFT902\tno-very\n")


def test_quiet(attrlint, clean: Path) -> None:
    assert attrlint("check", "clean.md").out == "All checks passed\n"
    assert attrlint("check", "clean.md", "-q").out == ""


def test_help_names_every_output_format(shipped_rules) -> None:
    """It does not load them: help has to come at once."""
    about = " ".join(shipped_rules("check", "--help").out.split())
    told = about.partition("--output-format FORMAT ")[2].partition(", or a plugin's")[0]
    assert told.replace(" (default)", "").split(", ") == list(shipped.registry().reporters)


def test_show_files(attrlint, draft: Path, clean: Path) -> None:
    assert attrlint("check", "--show-files").out == "a.md\nclean.md\n"
    assert attrlint("check", "--show-files", "--extend-exclude", "a.*").out == "clean.md\n"


def test_show_settings(attrlint, draft: Path, desk: Path) -> None:
    (desk / "attrlint.toml").write_text('[paths."a.*"]\nprofile = "calm"')
    import tomllib

    settings = tomllib.loads(attrlint("check", "a.md", "--show-settings").out)
    assert settings["config"] == "attrlint.toml"
    assert settings["profile"] == "calm"
    assert settings["enabled"][0] == "DFT901"
    assert settings["enabled"][1].startswith("LNT")


@pytest.mark.parametrize(
    ("option", "environment", "colored"),
    [
        ("auto", {}, False),
        ("always", {}, True),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, True),
        ("auto", {"FORCE_COLOR": ""}, False),
    ],
)
def test_color(
    attrlint, draft: Path, monkeypatch: pytest.MonkeyPatch, option: str, environment: dict[str, str], colored: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in attrlint("check", "a.md", "--color", option).out) is colored


# --- standard input


def feed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_standard_input(attrlint, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments, name in (
        (["-"], "-"),
        (["-", "--stdin-filename", "x.md"], "x.md"),
        (["--stdin-filename", "x.md"], "x.md"),
    ):
        feed(monkeypatch, "very")
        assert attrlint("check", *arguments, "-q", "--output-format", "concise").out == f"{name}:1:1: DFT902 “very”?\n"


def test_the_name_of_standard_input_finds_configuration(attrlint, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "sub").mkdir()
    (desk / "sub" / "attrlint.toml").write_text('output-format = "jsonl"\n[paths."*.txt"]\nprofile = "calm"')
    feed(monkeypatch, "very, lie")
    result = attrlint("check", "-", "--stdin-filename", "sub/x.txt")
    assert [json.loads(line)["code"] for line in result.out.splitlines()] == ["DFT901"]


# --- output file


def test_an_output_file_is_written_anew_and_its_folders_made(attrlint, draft: Path) -> None:
    file = draft.parent / "reports" / "today.txt"
    attrlint("check", "a.md", "--output-format", "concise", "--color", "always", "-o", str(file))
    first = file.read_text(encoding="utf-8")
    assert first.startswith("a.md:1:")
    assert "\x1b" not in first
    result = attrlint("check", "a.md", "--output-format", "concise", "-o", str(file))
    assert (result.status, result.out, file.read_text(encoding="utf-8")) == (1, "", first)


def test_an_output_file_that_cannot_be_written(attrlint, draft: Path) -> None:
    result = attrlint("check", "a.md", "-o", str(draft / "x.txt"))
    assert result.status == 2
    assert "a.md" in result.err


# --- only what is new


def test_a_baseline_is_written_and_holds_back_what_it_knows(attrlint, draft: Path) -> None:
    result = attrlint("check", "a.md", "--write-baseline")
    assert (result.status, result.out) == (0, "")
    assert "attrlint-baseline.json holds" in result.err
    result = attrlint("check", "a.md", "--baseline", "attrlint-baseline.json")
    assert result.status == 0
    assert "in the baseline" in result.out
    draft.write_text(draft.read_text() + "\nA lie, once more.\n")
    result = attrlint("check", "a.md", "--baseline", "attrlint-baseline.json", "--output-format", "concise")
    assert result.status == 1
    assert result.out.startswith("a.md:3:")


def test_a_baseline_of_the_configuration(attrlint, draft: Path) -> None:
    (draft.parent / "attrlint.toml").write_text('baseline = "known.json"\n')
    assert attrlint("check", "a.md", "--write-baseline").status == 0
    assert (draft.parent / "known.json").exists()
    assert attrlint("check", "a.md").status == 0
    draft.write_text("It is so.\n")
    assert "known.json: 3 entries no longer occur" in attrlint("check", "a.md").err


def test_a_baseline_that_is_not_there(attrlint, draft: Path) -> None:
    result = attrlint("check", "a.md", "--baseline", "none.json")
    assert result.status == 2
    assert "none.json:1:1: No such file" in result.err


@pytest.mark.slow
def test_only_changed_paragraphs(attrlint, draft: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)

    (draft.parent / "old.md").write_text("A lie.\n")
    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "-m", "Old")
    draft.write_text("A lie, very much so, perhaps.\n\nA lie, anew.\n")
    result = attrlint("check", ".", "--since", "main", "--output-format", "concise")
    assert [line.split(": ")[0] for line in result.out.splitlines()[:-1]] == ["a.md:3:3"]
    assert attrlint("check", ".", "--since", "nope").status == 2


# --- rewriting


def test_a_diff_writes_nothing(attrlint, desk: Path) -> None:
    draft = desk / "a.md"
    draft.write_text("It is so. <!-- attrlint: ignore[DFT901] x -->\n")
    result = attrlint("check", "a.md", "--diff")
    assert result.status == 1
    assert result.out.splitlines()[2:] == [
        "@@ -1 +1 @@",
        "-It is so. <!-- attrlint: ignore[DFT901] x -->",
        "+It is so.",
    ]
    assert draft.read_text().endswith("-->\n")
    assert attrlint("check", "a.md", "--fix").status == 0
    assert draft.read_text() == "It is so.\n"


@pytest.mark.parametrize("option", [["--diff"], ["--add-ignore", "so"], ["--fix"]], ids=str)
def test_what_is_no_draft_is_named_and_the_others_are_rewritten(attrlint, desk: Path, option: list[str]) -> None:
    text = "It is so. <!-- attrlint: ignore[DFT901] x -->\n\nA lie, very much so, perhaps.\n"
    (desk / "b.md").write_text(text)
    (desk / "a.md").write_bytes(b"\xff")
    result = attrlint("check", "a.md", "b.md", *option)
    assert result.status == (1 if option == ["--fix"] else 2)
    assert "byte 0xFF" in result.out + result.err
    assert "b.md" in result.out if option == ["--diff"] else (desk / "b.md").read_text() != text


def test_suppressions_are_added_and_what_is_left_is_clean(attrlint, draft: Path) -> None:
    assert attrlint("check", "a.md", "--add-ignore", "the desk knows").status == 0
    assert "the desk knows -->" in draft.read_text()
    assert attrlint("check", "a.md").status == 0


@pytest.mark.parametrize("reason", ["", "a --> b", "a\nb"])
def test_a_reason_fits_into_a_comment(attrlint, draft: Path, reason: str) -> None:
    result = attrlint("check", "a.md", "--add-ignore", reason)
    assert result.status == 2
    assert "a reason is some words" in result.err


def test_standard_input_is_not_rewritten(attrlint) -> None:
    assert attrlint("check", "-", "--fix").status == 2


# --- input formats


def test_an_input_format_is_forced(attrlint, desk: Path) -> None:
    (desk / "a.export").write_text("<p>A lie.</p>\n")
    assert "a.export: read as text; attrlint knows" in attrlint("check", "a.export").err
    result = attrlint("check", "a.export", "--input-format", "markdown")
    assert (result.status, result.err) == (1, "")
    result = attrlint("check", "a.export", "--input-format", "mardown")
    assert result.status == 2
    assert "no input format is called “mardown” (there are text, markdown" in result.err


def test_an_unknown_binary_is_named_and_the_others_are_checked(attrlint, draft: Path) -> None:
    (draft.parent / "photo.raw").write_bytes(b"\x89RAW\0\0")
    result = attrlint("check", "photo.raw", "a.md", "--output-format", "concise")
    assert "photo.raw:1:5: LNT001" in result.out
    assert "a.md:1:" in result.out


@pytest.mark.parametrize("other", [["--since", "main"], ["--fix"], ["--add-ignore", "why"]])
def test_a_baseline_takes_all_there_is(attrlint, draft: Path, other: list[str]) -> None:
    result = attrlint("check", "a.md", "--write-baseline", *other)
    assert (result.status, result.out) == (2, "")
    assert "--write-baseline takes all findings" in result.err


def test_an_output_file_is_no_draft(attrlint, draft: Path) -> None:
    before = draft.read_bytes()
    result = attrlint("check", draft.name, "-o", draft.name)
    assert result.status == 2
    assert "would be written over a draft" in result.err
    assert draft.read_bytes() == before


def test_a_diff_cannot_be_redacted(attrlint, draft: Path) -> None:
    result = attrlint("check", "--diff", "--redact", draft.name)
    assert (result.status, result.out) == (2, "")
