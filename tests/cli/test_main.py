from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from attrlint import __version__
from attrlint.cli import COMMANDS

HEAVY = (
    "rich",
    "jsonschema",
    "asyncio",
    "pygls",
    "lxml",
    "click",
    "pathspec",
    "tomllib",
    "defusedxml",
    "multiprocessing",
)

UNASKED = (
    *("yaml", "pyromark", "html", "zipfile", "email", "importlib.metadata"),
    *("difflib", "subprocess", "tempfile"),
    *("attrlint.changes", "attrlint.baseline", "attrlint.datafile", "attrlint.rulebook.loading"),
    *("attrlint.rulebook.keys", "attrlint.config.reading", "attrlint.cli.rewrite", "attrlint.cli.show"),
    *("attrlint.reporters.sarif", "attrlint.reporters.data", "attrlint.reporters.xml", "attrlint.readers.htmlpage"),
)

FOR_DRAFTS = (
    *("regex", "ahocorasick_rs", "attrlint.linter", "attrlint.lexicon", "attrlint.rulebook"),
    *("attrlint.signals", "attrlint.conditions", "attrlint.checks", "attrlint.suppressions", "shutil"),
)


def python(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", **options)


# --- commands


def test_version(attrlint) -> None:
    for arguments in (["version"], ["--version"], ["-V"]):
        assert attrlint(*arguments).out == f"attrlint {__version__}\n"


def test_help_names_every_command(attrlint) -> None:
    result = attrlint("--help")
    assert result.status == 0
    assert all(f"{name} " in result.out and about in result.out for name, about in COMMANDS.items())


def test_no_command_is_an_error_with_help(attrlint) -> None:
    result = attrlint()
    assert (result.status, result.out) == (2, "")
    assert "usage: attrlint" in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["chekc"],
            f"attrlint: no command is called “chekc” (there are {', '.join(COMMANDS)}). Did you mean “check”?\n",
        ),
        (["draft.md"], "attrlint: “draft.md” is not a command; to check it: attrlint check draft.md\n"),
        (["check", "--selct", "X"], "attrlint: unknown option --selct. Did you mean “--select”?\n"),
        (
            ["check", "--output-formt", "json"],
            "attrlint: unknown option --output-formt. Did you mean “--output-format”?\n",
        ),
        (["check", "--fail-on", "fatal"], "invalid choice: 'fatal'"),
        (["check", "--date", "soon"], "“soon” is not a date"),
        (["check", "--config", "a", "--isolated"], "not allowed with"),
        (["rule", "QNT301", "--all"], "not allowed with argument"),
        (["check", "--select", ""], "name a rule"),
    ],
)
def test_usage_errors(attrlint, desk: Path, arguments: list[str], message: str) -> None:
    (desk / "draft.md").touch()
    result = attrlint(*arguments)
    assert (result.status, result.out) == (2, "")
    assert message in result.err


# --- accidents


@pytest.mark.parametrize("name", ["--output-file=a.md", "--config=a.md", "-q", "--isolated"])
def test_a_file_that_poses_as_an_option_gives_no_orders(attrlint, desk: Path, name: str) -> None:
    (desk / "a.md").write_text("very")
    (desk / name).write_text("very")
    result = attrlint("check", "a.md", name)
    assert (result.status, result.out) == (2, "")
    said = f"attrlint: “{name}” is an option, and a file is called so; for the file say ./{name}, or rename it\n"
    assert result.err == said
    assert (desk / "a.md").read_text() == "very"
    assert attrlint("check", "--", "a.md", name).status == 1


def test_an_internal_error_is_one_line(attrlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode() -> None:
        raise KeyError("x\x1b")

    monkeypatch.setattr("attrlint.builtin.load", explode)
    result = attrlint("check")
    assert result.status == 2
    assert result.err == "attrlint: internal error: KeyError: 'x\\x1b'; please report\n"
    monkeypatch.setenv("ATTRLINT_DEBUG", "1")
    with pytest.raises(KeyError):
        attrlint("check")


def test_an_interrupt_is_quiet(attrlint, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("attrlint.builtin.load", interrupt)
    result = attrlint("check")
    assert (result.status, result.out, result.err) == (130, "", "")


@pytest.mark.skipif(os.name != "posix", reason="pipes as POSIX has them")
def test_a_reader_that_hangs_up_is_no_trouble(desk: Path) -> None:
    (desk / "a.txt").write_text("Thousands of people fled.\n\n" * 3000)
    command = [sys.executable, "-m", "attrlint", "check", "--isolated", "a.txt", "--output-format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert b"rror" not in process.stderr.read()
        assert process.wait() in (0, 1, 2)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "attrlint", "version"]
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr == f"attrlint: [Errno {errno.ENOSPC}] {os.strerror(errno.ENOSPC)}\n"


def test_output_is_utf_8_whatever_the_locale() -> None:
    locale = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    result = python("-m", "attrlint", "rule", "LNT002", env=locale)
    assert "“{directive}” has nothing to silence" in result.stdout


# --- what is imported


def imported(code: str) -> set[str]:
    result = python("-c", f"import sys\nfrom attrlint.cli import main\n{code}\nprint(*sys.modules, file=sys.stderr)")
    return {name.partition(".")[0] for name in result.stderr.split()} | set(result.stderr.split())


def test_check_imports_nothing_it_does_not_need(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Thousands fled, officials said.\n")
    check = f"main(['check', '--isolated', '--cache-dir', {str(tmp_path / 'cache')!r}, {str(tmp_path / 'a.txt')!r}])"
    assert imported(check).isdisjoint(HEAVY)
    (tmp_path / "a.txt").write_text("Thousands fled, officials say.\n")
    modules = imported(check)  # with its rules from the cache
    assert "attrlint.linter" in modules
    assert modules.isdisjoint((*HEAVY, *UNASKED))
    modules = imported(check)  # with its result from there
    assert "attrlint.results" in modules
    assert modules.isdisjoint((*HEAVY, *UNASKED, *FOR_DRAFTS))


@pytest.mark.parametrize("arguments", [["version"], ["--help"], ["check", "--help"]])
def test_version_and_help_import_next_to_nothing(arguments: list[str]) -> None:
    modules = imported(f"main({arguments!r})")
    assert modules.isdisjoint({*HEAVY, "yaml", "pluggy", "regex", "attrlint.plugins", "attrlint.linter"})
