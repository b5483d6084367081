from pathlib import Path

import pytest

from attrlint.config import DEFAULT_EXCLUDE, Choice, Overrides, Selection
from attrlint.config.files import Configs, find
from attrlint.config.reading import read
from attrlint.finding import Severity
from attrlint.nodes import DataError


def config(desk: Path, text: str, name: str = "attrlint.toml") -> Path:
    path = desk / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


# --- discovery


def test_the_nearest_file_counts_alone(desk: Path) -> None:
    config(desk, 'profile = "wire"')
    config(desk, 'ignore = ["QNT"]', "a/.attrlint.toml")
    settings = Configs().of(desk / "a" / "b").settings(str(desk / "a" / "b" / "x.md"))
    assert settings.selection() == Selection("news", ignore=("QNT",))


def test_dot_file_before_plain_before_pyproject(desk: Path) -> None:
    for name, text in (("pyproject.toml", "[tool.attrlint]"), ("attrlint.toml", ""), (".attrlint.toml", "")):
        path = config(desk, text, name)
        assert find(desk) == path


def test_a_pyproject_without_our_table_is_passed_over(desk: Path) -> None:
    above = config(desk, "")
    config(desk, "[tool.ruff]\n# attrlint", "a/pyproject.toml")
    assert find(desk / "a") == above


def test_each_file_is_read_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config(desk, "")
    configs = Configs()
    first = configs.of(desk)
    monkeypatch.setattr("attrlint.config.files._read", None)
    assert configs.of(desk / "a") is first


def test_isolated_sees_nothing_and_config_overrules_discovery(desk: Path) -> None:
    config(desk, 'profile = "wire"')
    config(desk, 'profile = "opinion"', "other.toml")
    assert Configs(isolated=True).of(desk).choices == ()
    assert Configs(always="other.toml").of(desk).choices[0].profile == "opinion"


# --- values


def test_all_keys(desk: Path) -> None:
    (desk / "desk-rules").mkdir()
    path = config(
        desk,
        """
        profile = "wire"
        select = ["ATT"]
        extend-select = ["QNT301"]
        ignore = ["SRC"]
        exclude = ["*.bak"]
        extend-exclude = ["old/"]
        force-exclude = true
        respect-gitignore = false
        rules = ["desk-rules/"]
        fail-on = "never"
        min-severity = "info"
        output-format = "json"
        per-file-ignores = {"*.txt" = ["SRC202"], "!live/**" = ["TIM"]}
        [paths."opinion/**"]
        profile = "opinion"
        """,
    )
    found = read(path)
    assert found.choices == (Choice("attrlint.toml", "wire", ("ATT",), ("QNT301",), ("SRC",)),)
    assert found.exclude.patterns == ("*.bak",)
    assert [globs.patterns for globs in found.extend_exclude] == [("old/",)]
    assert (found.force_exclude, found.respect_gitignore) == (True, False)
    assert found.house.folders == (desk / "desk-rules",)
    assert (found.fail_on, found.min_severity, found.output_format) == (None, Severity.info, "json")
    selection = found.settings(str(desk / "opinion" / "a.txt")).selection()
    assert selection.profile == "opinion"
    assert selection.ignore == ("SRC", "SRC202", "TIM")
    assert found.settings(str(desk / "live" / "a.md")).selection().ignore == ("SRC",)


def test_hints_show_when_they_fail_the_run(desk: Path) -> None:
    assert Configs().of(desk).settings("x").min_severity is Severity.warning
    assert Configs(Overrides(fail_on="info").over).of(desk).settings("x").min_severity is Severity.info
    both = Overrides(fail_on="info", min_severity="error")
    assert Configs(both.over).of(desk).settings("x").min_severity is Severity.error


def test_globs_are_relative_to_the_file_that_holds_them(desk: Path) -> None:
    config(desk, '[paths."a/**"]\nignore = ["QNT"]', "base/attrlint.toml")
    path = config(desk, 'extend = "../base/attrlint.toml"', "child/attrlint.toml")
    found = read(path)
    assert found.settings(str(desk / "base" / "a" / "x.md")).selection().ignore == ("QNT",)
    assert found.settings(str(desk / "child" / "a" / "x.md")).selection().ignore == ()


def test_extend_inherits_and_the_child_decides(desk: Path) -> None:
    config(desk, 'profile = "wire"\nignore = ["A"]\nfail-on = "error"\nmin-severity = "info"', "base.toml")
    found = read(config(desk, 'extend = "base.toml"\nignore = ["B"]\nmin-severity = "error"'))
    assert found.settings("x").selection() == Selection("wire", ignore=("A", "B"))
    assert (found.fail_on, found.min_severity) == (Severity.error, Severity.error)


def test_the_command_line_beats_every_file(desk: Path) -> None:
    config(desk, 'exclude = ["a"]\nforce-exclude = true\noutput-format = "json"')
    overrides = Overrides(
        base=str(desk),
        exclude=("b",),
        extend_exclude=("c",),
        respect_gitignore=False,
        fail_on="never",
    )
    found = Configs(overrides.over).of(desk)
    assert [globs.patterns for globs in found.excludes] == [("b",), ("c",)]
    assert (found.force_exclude, found.respect_gitignore, found.output_format) == (True, False, "json")
    assert found.fail_on is None


def test_no_file_means_defaults(desk: Path) -> None:
    found = Configs().of(desk)
    assert found.path == ""
    assert found.excludes[0].patterns == DEFAULT_EXCLUDE


# --- mistakes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('profile = "news"\nselct = ["ATT"]', "attrlint.toml:2:1: selct: unknown key. Did you mean “select”?"),
        ('ignore = "ATT"', "attrlint.toml:1:1: ignore: must be a list of texts"),
        ("ignore = [1]", "attrlint.toml:1:1: ignore: must be a list of texts"),
        ("force-exclude = 1", "attrlint.toml:1:1: force-exclude: must be true or false"),
        ('\n\nfail-on = "fatal"', "attrlint.toml:3:1: fail-on: must be error, warning, info or never, not “fatal”"),
        ('min-severity = "never"', "attrlint.toml:1:1: min-severity: must be error, warning or info, not “never”"),
        ('rules = ["nowhere"]', "attrlint.toml:1:1: rules: “nowhere” is not a folder"),
        ('extend = "nowhere.toml"', "attrlint.toml:1:1: extend: “nowhere.toml” does not exist"),
        ('extend = "attrlint.toml"', "attrlint.toml:1:1: extend: the files extend each other in a circle"),
        (f'extend = "{"x" * 300}"', f"attrlint.toml:1:1: extend: “{'x' * 300}” does not exist"),
        ('extend = "~no-such-user/x"', "attrlint.toml:1:1: extend: “~no-such-user/x” does not exist"),
        ('rules = ["~no-such-user"]', "attrlint.toml:1:1: rules: “~no-such-user” is not a folder"),
        (f'rules = ["{"x" * 300}"]', f"attrlint.toml:1:1: rules: “{'x' * 300}” is not a folder"),
        (r'baseline = "\u0000"', "attrlint.toml:1:1: baseline: no path holds the character U+0000"),
        ('exclude = ["a/[z-a]"]', "attrlint.toml:1:1: exclude: bad character range"),
        ('[paths]\n"a/**" = 1', "attrlint.toml:2:1: paths.a/**: must be a table"),
        ('x = "news"\n[paths."a/**"]\nrules = []', "attrlint.toml:1:1: x: unknown key."),
        ('[paths."a/**"]\nignroe = []', "attrlint.toml:2:1: paths.a/**.ignroe: unknown key. Did you mean “ignore”?"),
        ('[per-file-ignores]\n"*.md" = "ATT"', "attrlint.toml:2:1: per-file-ignores.*.md: must be a list of texts"),
        ("profile = ", "attrlint.toml:1:11: Invalid value"),
        ("profile = 'x", "attrlint.toml:1:"),
        ("a = " + "[" * 5000, "attrlint.toml:1:"),
    ],
)
def test_mistakes_name_file_line_and_key(desk: Path, text: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read(config(desk, text))
    assert str(caught.value).startswith(message)


def test_a_mistake_in_pyproject_is_found_below_our_table(desk: Path) -> None:
    path = config(desk, '[tool.ruff]\nignore = []\n\n[tool.attrlint]\nignore = "x"', "pyproject.toml")
    with pytest.raises(DataError, match=r"^pyproject.toml:5:1: ignore: "):
        read(path)


def test_changes_in_pyproject_know_their_place(desk: Path) -> None:
    text = '[tool.rule]\nQNT301 = 1\n\n[tool.attrlint.rule.QNT301]\nseverity = "info"\nmessage = "x"\n'
    (change,) = read(config(desk, text, "pyproject.toml")).house.rules
    assert (change.at_key.line, change.at_key.column) == (4, 21)
    assert {name: (node.line, node.column) for name, node in change.fields.items()} == {
        "severity": (5, 12),
        "message": (6, 11),
    }


def test_a_named_pyproject_needs_our_table(desk: Path) -> None:
    with pytest.raises(DataError, match=r"no \[tool.attrlint\] table"):
        read(config(desk, "[tool.ruff]", "pyproject.toml"))


def test_unreadable_bytes_and_missing_files(desk: Path) -> None:
    (desk / "attrlint.toml").write_bytes(b"profile = 'x'\n# \xff")
    with pytest.raises(DataError, match=r"attrlint.toml:2:1: is not UTF-8"):
        read(desk / "attrlint.toml")
    with pytest.raises(DataError, match=r"gone.toml:1:1: cannot be read: No such file"):
        Configs(always="gone.toml")
