from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path

import pytest

from attrlint import suppressions
from attrlint.checker import date_in_name
from attrlint.config import Choice, Overrides
from attrlint.config.files import Configs
from attrlint.finding import Severity
from attrlint.plugins import Registry
from attrlint.rulebook import SelectorError
from attrlint.runner import Runner
from tests.conftest import write_rule

NOTHING_SAID = Overrides()
TODAY = dt.date(2026, 5, 13)
ENGLISH = "The storm came in the night and the people of the town had to leave their homes."


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def run(registry: Registry, desk: Path, said: list[str]):
    """Makes a runner, the draft `a.md` and other files written before."""

    def make(overrides: Overrides = NOTHING_SAID, **others: object) -> Runner:
        return Runner(registry, Configs(overrides.over), said.append, **others)

    return make


def told(runner: Runner, *files: str) -> list[str]:
    return [f"{f.path}:{f.position.line}:{f.position.column} {f.code}" for f in runner.findings(files)]


# --- findings


def test_findings_come_file_by_file_with_places(run, desk: Path) -> None:
    (desk / "a.md").write_text("# Title\n\nA lie, very much so.\n")
    (desk / "b.txt").write_text("very")
    runner = run()
    assert told(runner, "b.txt", "a.md") == ["b.txt:1:1 DFT902", "a.md:3:3 DFT901", "a.md:3:8 DFT902"]
    assert (runner.status, len(runner.totals.checked)) == (1, 2)


def test_files_stream(run, desk: Path) -> None:
    (desk / "a.md").write_text("very")
    findings = run().findings(iter(["a.md", "gone.md"]))
    assert next(findings).path == "a.md"


def test_hints_are_counted_but_hidden(run, desk: Path) -> None:
    (desk / "a.md").write_text("perhaps, perhaps")
    runner = run()
    assert told(runner, "a.md") == []
    assert (runner.status, runner.totals.hidden) == (0, {Severity.info: 2})


@pytest.mark.parametrize(
    ("overrides", "shown", "status"),
    [
        (Overrides(), 1, 1),
        (Overrides(min_severity="info"), 2, 1),
        (Overrides(fail_on="error"), 1, 0),
        (Overrides(fail_on="never"), 1, 0),
        (Overrides(fail_on="info"), 2, 1),
        (Overrides(min_severity="error"), 0, 1),
        (Overrides(min_severity="error", fail_on="error"), 0, 0),
    ],
)
def test_what_is_shown_and_what_fails(run, desk: Path, overrides: Overrides, shown: int, status: int) -> None:
    (desk / "a.md").write_text("very, perhaps")
    runner = run(overrides)
    assert len(told(runner, "a.md")) == shown
    assert runner.status == status


def test_comments_silence_before_anything_is_counted(run, desk: Path) -> None:
    (desk / "a.md").write_text("<!-- attrlint: ignore[no-very, DFT903] desk -->\n\nvery, perhaps\n\nvery")
    runner = run()
    assert told(runner, "a.md") == ["a.md:5:1 DFT902"]
    assert runner.totals.hidden == {}


def test_each_file_has_its_configuration(run, desk: Path) -> None:
    (desk / "sub").mkdir()
    (desk / "sub" / "attrlint.toml").write_text('profile = "calm"\n[per-file-ignores]\n"b.*" = ["DFT901"]')
    for name in ("a.md", "sub/a.md", "sub/b.md"):
        (desk / name).write_text("very, lie")
    assert told(run(), "a.md", "sub/a.md", "sub/b.md") == ["a.md:1:1 DFT902", "a.md:1:7 DFT901", "sub/a.md:1:7 DFT901"]


def test_a_newsrooms_own_rules(run, add_rule, desk: Path) -> None:
    add_rule(desk / "desk-rules", "DESK01", "no-synergy", "synergy")
    add_rule(desk / "desk-rules", "DFT990", "no-leverage", "leverage")
    (desk / "attrlint.toml").write_text('rules = ["desk-rules/"]\nselect = ["no-leverage"]')
    (desk / "a.md").write_text("very leverage")
    assert told(run(), "a.md") == ["a.md:1:6 DFT990"]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", ["DESK01", "DFT902"]),
        ('profile = "calm"', ["DESK01"]),
        ('ignore = ["DESK"]', ["DFT902"]),
        ('ignore = ["no-synergy"]', ["DFT902"]),
        ('select = ["DFT902"]', ["DFT902"]),
        ('select = ["DESK"]', ["DESK01"]),
    ],
)
def test_a_newsrooms_own_rules_are_on(run, rule_folder: Path, desk: Path, config: str, expected: list[str]) -> None:
    (rule_folder / "profiles" / "news.yaml").write_text("about: x\nselect: [DFT]\n")
    write_rule(desk / "desk-rules" / "deep", "DESK01", "no-synergy", "0815")
    (desk / "attrlint.toml").write_text(f'rules = ["desk-rules/"]\n{config}')
    (desk / "a.md").write_text(f"{ENGLISH} 0815 very")
    assert sorted(finding.code for finding in run().findings(["a.md"])) == expected


# --- front matter


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("{profile: calm}", ["DFT901"]),
        ("{ignore: [no-lie]}", ["DFT902"]),
        ("{ignore: DFT901}", ["DFT902"]),
        ("{select: DFT903}", []),
        ("{ignore: [DFT999, DFT901]}", ["LNT003", "DFT902"]),
        ("{profile: clam}", ["LNT004", "DFT901", "DFT902"]),
        ("{profile: [calm]}", ["LNT004", "DFT901", "DFT902"]),
        ("{ingore: [DFT901]}", ["LNT004", "DFT901", "DFT902"]),
        ("{ignore: {a: b}}", ["LNT004", "DFT901", "DFT902"]),
        ("{select: {a: b}}", ["LNT004", "DFT901", "DFT902"]),
        ("{select: [DFT9o2]}", ["LNT003", "DFT901", "DFT902"]),
        ("{profile: clam, ignore: [LNT]}", ["DFT901", "DFT902"]),
    ],
)
def test_front_matter(run, desk: Path, settings: str, expected: list[str]) -> None:
    (desk / "a.md").write_text(f"---\nattrlint: {settings}\n---\n\nlie very\n")
    assert [finding.code for finding in run().findings(["a.md"])] == expected


def test_a_mistake_in_front_matter_is_explained(run, desk: Path) -> None:
    (desk / "a.md").write_text("---\nattrlint: {profile: clam}\n---\n\nText.\n")
    (finding,) = run().findings(["a.md"])
    assert finding.message == "front matter, attrlint: profile: unknown profile “clam”. Did you mean “calm”?"


def test_a_date_that_cannot_be_read_is_told_once_and_where_it_stands(run, desk: Path) -> None:
    (desk / "a.md").write_text("---\ntitle: A\ndate: 24.07.2024\n---\n\nThe council met on Friday.\n")
    (finding,) = run().findings(["a.md"])
    assert (finding.code, finding.position.line, finding.match) == ("LNT007", 3, "24.07.2024")
    assert finding.message == "Front matter: “24.07.2024” cannot be read as a date; write it as YYYY-MM-DD."


@pytest.mark.parametrize(
    ("front", "match", "place"),
    [
        ("---\nattrlint: {profile: clam}\n---\n", "profile", (2, 12)),
        ("---\r\ntitle: Ü\r\nattrlint:\r\n  ignore: [XYZ]\r\n---\r\n", "ignore", (4, 3)),
        ('---\nattrlint:\n  "ingore": [DFT901]\n---\n', "ingore", (3, 4)),
        ("+++\n[attrlint]\nselect = ['XYZ']\n+++\n", "select", (3, 1)),
        ("+++\nattrlint = {profile = 'clam'}\n+++\n", "profile", (2, 13)),
        ("+++\ntitle = 'A'\nattrlint.'profile' = 'clam'\n+++\n", "profile", (3, 11)),
    ],
)
def test_a_mistake_in_front_matter_stands_at_its_key(
    run, desk: Path, front: str, match: str, place: tuple[int, int]
) -> None:
    (desk / "a.md").write_bytes(f"{front}\nText.\n".encode())
    (finding,) = run().findings(["a.md"])
    assert (finding.code[:3], finding.match, finding.position[:2]) == ("LNT", match, place)


def test_settings_that_are_no_table_are_told_where_they_stand(run, desk: Path) -> None:
    for front, line in (("---\ntitle: A\nattrlint: x\n---\n", 3), ("+++\n\nattrlint = 1\n+++\n", 3)):
        (desk / "a.md").write_text(f"{front}\nText.\n")
        (finding,) = run().findings(["a.md"])
        assert (finding.code, finding.position.line) == ("LNT001", line)


# --- files that cannot be checked


def test_undecodable_text_is_a_finding_where_it_is(run, desk: Path) -> None:
    (desk / "a.md").write_bytes(b"Good.\n\n\x00\x01\x02\xff\xfe\x00 bad")
    (finding,) = run().findings(["a.md"])
    assert (finding.code, finding.severity) == ("LNT001", Severity.error)
    assert len(finding.fingerprint) == 16


def test_a_missing_file_is_told_and_the_others_checked(run, desk: Path, said: list[str]) -> None:
    (desk / "a.md").write_text("very")
    runner = run()
    assert told(runner, "gone.md", "a.md") == ["a.md:1:1 DFT902"]
    assert runner.status == 2
    assert said == ["gone.md: No such file or directory"]


def test_a_crash_costs_one_file(run, desk: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "a.md").write_text("very")
    (desk / "b.md").write_text("very")
    runner, apply = run(), suppressions.apply
    monkeypatch.setattr(
        "attrlint.suppressions.apply",
        lambda document, *others: 1 / 0 if document.source.path == "a.md" else apply(document, *others),
    )
    monkeypatch.delenv("ATTRLINT_DEBUG", raising=False)
    assert told(runner, "a.md", "b.md") == ["b.md:1:1 DFT902"]
    assert said == ["a.md: internal error: ZeroDivisionError: division by zero; please report"]
    assert runner.status == 2
    monkeypatch.setenv("ATTRLINT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        told(runner, "a.md")


def test_a_rule_that_fails_is_set_aside_and_named(run, add_rule, rule_folder: Path, desk: Path) -> None:
    add_rule(rule_folder, "DFT910", "broken", "x", check="crash")
    (desk / "a.md").write_text("very")
    runner = run()
    findings = list(runner.findings(["a.md"]))
    assert [finding.code for finding in findings] == ["LNT006", "DFT902"]
    assert "DFT910" in findings[0].message
    assert runner.status == 2


# --- rules that cannot be used


def test_a_broken_rule_file_is_told_once_and_the_rest_run(run, rule_folder: Path, desk: Path, said: list[str]) -> None:
    (rule_folder / "broken.yaml").write_text("id: DFT999\nname: x\nnonsense: 1\n")
    (desk / "a.md").write_text("very")
    (desk / "b.md").write_text("---\nattrlint: {profile: calm}\n---\nvery")
    runner = run()
    assert told(runner, "a.md", "b.md") == ["a.md:1:1 DFT902"]
    assert runner.status == 2
    assert any(":3:1: unknown key “nonsense”" in line for line in said)
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("config", "overrides", "message"),
    [
        ('ignore = ["DFT999"]', Overrides(), "attrlint.toml: ignore: unknown rule “DFT999”."),
        (
            '[paths."x/**"]\nselect = ["no-vary"]',
            Overrides(),
            "attrlint.toml: paths.x/**: select: unknown rule “no-vary”.",
        ),
        (
            'per-file-ignores = {"*.md" = ["XY"]}',
            Overrides(),
            "attrlint.toml: per-file-ignores: ignore: unknown rule “XY”.",
        ),
        ('profile = "clam"', Overrides(), "attrlint.toml: profile: unknown profile “clam”. Did you mean “calm”?"),
        (
            "",
            Overrides(choice=Choice("", ignore=("no-lye",))),
            "--ignore: unknown rule “no-lye”. Did you mean “no-lie”?",
        ),
        ("", Overrides(choice=Choice("", "clam")), "--profile: unknown profile “clam”."),
    ],
)
def test_unknown_words_name_their_origin(run, desk: Path, config: str, overrides: Overrides, message: str) -> None:
    (desk / "attrlint.toml").write_text(config)
    configs = Configs(overrides.over)
    configs.of(desk)
    with pytest.raises(SelectorError) as caught:
        run(overrides).linters.verify(configs.seen())
    assert str(caught.value).startswith(message)


# --- standard input and readers


def test_standard_input_goes_by_its_name(run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "attrlint.toml").write_text('[per-file-ignores]\n"*.txt" = ["DFT902"]')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"very [lie](very)")))
    assert told(run(stdin_name="x/draft.md"), "-") == ["x/draft.md:1:1 DFT902", "x/draft.md:1:7 DFT901"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"lie very")))
    assert told(run(stdin_name="draft.txt"), "-") == ["draft.txt:1:1 DFT901"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"lie")))
    assert told(run(), "-") == ["-:1:1 DFT901"]


def test_an_unknown_suffix_is_read_as_text_and_that_is_said(run, desk: Path, said: list[str]) -> None:
    for name in ("a.xyz", "b.MD"):
        (desk / name).write_text("very")
    runner = run()
    assert told(runner, *runner.files(["a.xyz", "b.MD", "-"])[:1]) == ["a.xyz:1:1 DFT902"]
    run(stdin_name="c.html").files(["-"])
    known = "read as text; attrlint knows .markdown .md .mdown .text .txt"
    assert said == [f"a.xyz: {known}", f"c.html: {known}"]
    assert runner.status == 1


# --- dates


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("20220513.txt", dt.date(2022, 5, 13)),
        ("talks_20220513_v2.txt", dt.date(2022, 5, 13)),
        ("2022.05.13 talks.txt", dt.date(2022, 5, 13)),
        ("2022-13-05.txt", None),
        ("2022-0513.txt", None),
        ("120220513.txt", None),
        ("000_45a92afbce2e5fe3.txt", None),
        ("2022-05-13/talks.txt", None),
    ],
)
def test_dates_in_file_names(name: str, date: dt.date | None) -> None:
    assert date_in_name(name) == date


def test_a_giant_is_a_finding_and_the_others_are_checked(run, desk: Path) -> None:
    (desk / "a.md").write_text("very")
    with (desk / "giant.md").open("wb") as file:
        file.truncate(1 << 40)  # holes, no bytes
    assert told(run(), "giant.md", "a.md") == ["giant.md:1:1 LNT001", "a.md:1:1 DFT902"]


def test_a_file_that_takes_too_long_to_read_is_refused(
    run, desk: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attrlint.checker._READING", 0.05)
    (desk / "a.md").write_text("- very\n" * 50_000)
    (desk / "b.md").write_text("very")
    (refused, other) = run().findings(["a.md", "b.md"])
    assert (refused.code, refused.path) == ("LNT001", "a.md")
    assert refused.message.startswith("it takes more than 0.05 seconds of processor time to read this file")
    assert (other.code, other.path, said) == ("DFT902", "b.md", [])
