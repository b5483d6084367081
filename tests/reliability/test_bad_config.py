"""Configurations and baselines nobody should have: a word about them, and no traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from attrlint.baseline import load
from attrlint.cli import main
from attrlint.config.files import Configs
from attrlint.config.reading import KEYS
from attrlint.nodes import DataError, Problem
from attrlint.plugins import Registry
from tests.fulldisk import full_disk

VALUES = (
    *("1", "-1", "1e400", "true", '""', '"x"', '"~nobody-at-all/x"', '"\\u0000"', "[]", "[1]", '["x"]', '[["x"]]'),
    *('["~nobody-at-all"]', '["\\u0000"]', '["[z-a]"]', "{}", "{x = 1}", '{x = "y"}', "{x = {y = []}}", "2024-05-10"),
)


@pytest.mark.parametrize("key", KEYS)
def test_no_value_of_any_key_is_a_riddle(key: str, desk: Path, registry: Registry) -> None:
    """Of every shape; what is no mistake is read."""
    refused = 0
    for value in VALUES:
        (desk / "attrlint.toml").write_text(f"{key} = {value}\n")
        problem = mistake(desk)
        refused += bool(problem)
        assert problem is None or (problem.path == "attrlint.toml" and problem.message.startswith(key))
    assert refused


def mistake(folder: Path) -> Problem | None:
    """What is wrong with the configuration in a folder."""
    try:
        Configs().of(folder)
    except DataError as error:
        return error.problem
    return None


FILES: dict[str, tuple[bytes, str]] = {
    "no TOML": (b"profile: news\n", "attrlint.toml:1:8: "),
    "JSON": (b'{"profile": "news"}', "attrlint.toml:1:1: "),
    "NUL": (b'profile = "\0"\n', "attrlint.toml:1:"),
    "UTF-16": ('profile = "news"'.encode("utf-16"), "attrlint.toml:1:1: is not UTF-8 text"),
    "a table twice": (b"[paths]\n[paths]\n", "attrlint.toml:2:"),
    "a key twice": (b'profile = "news"\nprofile = "wire"\n', "attrlint.toml:2:"),
    "brackets": (b"rules = " + b"[" * 100_000, "attrlint.toml:1:1: nested too deeply"),
    "a long number": (b"rules = " + b"9" * 5000, "attrlint.toml:1:1: "),
    "tables": (b"[" + b".".join([b"a"] * 5000) + b"]\n", "attrlint.toml:1:"),
    "a key of 100,000 parts": (b"a." * 100_000 + b"a = 1\n", "attrlint.toml:1:1: more than 500 dots"),
    "2 MB": (b"#" * 2_000_000, "attrlint.toml:1:1: cannot be read: larger than 1 MB"),
    "an unknown profile": (b'profile = "nwes"\n', "unknown profile “nwes”"),
    "an unknown rule": (b'ignore = ["XYZ999"]\n', "unknown rule “XYZ999”"),
    "an unknown rule to change": (b"[rule.XYZ999]\nseverity = 'error'\n", "unknown rule “XYZ999”"),
    "a rule changed to nonsense": (b"[rule.DFT902]\nseverity = 'grave'\n", "grave"),
    "a rule changed to a number": (b"[rule]\nDFT902 = 3\n", "DFT902"),
    "a list changed by NUL": (b'[lexicon]\n"rule.x" = {add = ["\\u0000"]}\n', "unknown word list"),
    "an unknown format": (b'output-format = "pfd"\n', "no output format is called “pfd”"),
}


@pytest.mark.parametrize(("data", "said"), FILES.values(), ids=FILES.keys())
def test_a_bad_configuration_is_named(attrlint, desk: Path, data: bytes, said: str) -> None:
    (desk / "attrlint.toml").write_bytes(data)
    (desk / "a.md").write_text("very")
    status, _, err = attrlint("check", "a.md")
    assert status == 2
    assert said in err
    assert "internal error" not in err
    assert (desk / "attrlint.toml").read_bytes() == data


@pytest.fixture
def attrlint(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.setattr("attrlint.builtin.load", lambda: registry)
    for name in ("ATTRLINT_DEBUG", "ATTRLINT_CACHE_DIR", "ATTRLINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str) -> tuple[int, str, str]:
        return main(arguments), *capsys.readouterr()

    return call


# --- the baseline


BASELINES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "b.json:1:1: "),
    "UTF-16": ('{"version": 1, "findings": {}}'.encode("utf-16"), "b.json:1:1: "),
    "cut": (b'{"version": 1, "findings": {"a.md": {"12', "b.json:1:"),
    "a merge conflict": (b'{\n<<<<<<< ours\n"version": 1\n', "b.json:2:1: "),
    "a long number": (b'{"version": ' + b"1" * 5000 + b', "findings": {}}', "b.json:1:1: "),
    "brackets": (b"[" * 100_000, "b.json:1:1: "),
    "NaN": (b'{"version": NaN, "findings": {}}', "this is no baseline"),
    "null": (b"null", "this is no baseline"),
    "findings of null": (b'{"version": 1, "findings": null}', "this is no baseline"),
    "a file of null": (b'{"version": 1, "findings": {"a.md": null}}', "this is no baseline"),
    "a code of null": (b'{"version": 1, "findings": {"a.md": {"1": null}}}', "this is no baseline"),
    "a foreign version": (b'{"version": 99, "findings": {}}', "this is no baseline of version 1"),
    "a text for a version": (b'{"version": "1", "findings": {}}', "this is no baseline"),
    "a list of findings": (b'{"version": 1, "findings": []}', "this is no baseline"),
    "a code of codes": (b'{"version": 1, "findings": {"a.md": {"1": {"2": "DFT902"}}}}', "this is no baseline"),
    "another linter's": (b'{"version": "1.5.0", "plugins_used": [], "results": {}}', "this is no baseline"),
    "two in one": (b'{"version": 1, "findings": {}}\n{"version": 1, "findings": {}}', "b.json:2:1: Extra data"),
    "a comment": (b'// known\n{"version": 1, "findings": {}}', "b.json:1:1: "),
    "Latin-1": ('{"version": 1, "findings": {"caf\xe9.md": {}}}'.encode("latin-1"), "b.json:1:1: "),
    "zeros": (bytes(100), "b.json:1:1: "),
    "an image": (b"\x89PNG\r\n\x1a\n", "b.json:1:1: "),
}


@pytest.mark.parametrize(("data", "said"), BASELINES.values(), ids=BASELINES.keys())
@pytest.mark.parametrize("more", [(), ("--write-baseline",)])
def test_a_damaged_baseline_is_named_and_left_alone(
    attrlint, desk: Path, data: bytes, said: str, more: tuple[str, ...]
) -> None:
    (desk / "a.md").write_text("very")
    (desk / "b.json").write_bytes(data)
    status, out, err = attrlint("check", "a.md", "--baseline", "b.json", *more)
    assert (status, out) == (2, "")
    assert said in err
    assert "internal error" not in err
    assert (desk / "b.json").read_bytes() == data


@pytest.mark.parametrize("name", ["\x00", "../../../../etc/passwd", "\ud800", "x" * 5000, "", "a.md/b"])
def test_odd_names_in_a_baseline(attrlint, desk: Path, name: str) -> None:
    (desk / "a.md").write_text("very")
    (desk / "b.json").write_text(json.dumps({"version": 1, "findings": {name: {"1": "DFT902"}}}))
    assert attrlint("check", "a.md", "--baseline", "b.json")[0] == 1
    assert attrlint("check", "a.md", "--baseline", "b.json", "--write-baseline")[0] == 0
    load(desk / "b.json")


@pytest.mark.parametrize("change", [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")])
def test_a_baseline_from_another_system_is_read(attrlint, desk: Path, change: Callable[[bytes], bytes]) -> None:
    (desk / "a.md").write_text("very")
    assert attrlint("check", "a.md", "--baseline", "b.json", "--write-baseline")[0] == 0
    (desk / "b.json").write_bytes(change((desk / "b.json").read_bytes()))
    assert attrlint("check", "a.md", "--baseline", "b.json")[0] == 0


def test_a_file_that_stands_twice_in_a_baseline_keeps_all_its_entries(attrlint, desk: Path) -> None:
    (desk / "a.md").write_text("very, a lie")
    assert attrlint("check", "a.md", "--baseline", "b.json", "--write-baseline")[0] == 0
    whole = (desk / "b.json").read_bytes()
    (first, known), (second, lie) = json.loads(whole)["findings"]["a.md"].items()
    entries = f'"a.md": {{"{first}": "{known}"}}, "a.md": {{"{second}": "{lie}"}}'
    (desk / "b.json").write_text(f'{{"version": 1, "version": 1, "findings": {{{entries}}}}}')
    assert attrlint("check", "a.md", "--baseline", "b.json")[0] == 0
    assert attrlint("check", "a.md", "--baseline", "b.json", "--write-baseline")[0] == 0
    assert (desk / "b.json").read_bytes() == whole


@pytest.mark.parametrize("name", ["caf\udce9.md", "über.md", "a\nb.md", 'a"b.md', "\u2028.md"])
def test_drafts_with_odd_names_are_known(attrlint, desk: Path, name: str) -> None:
    try:
        (desk / name).write_text("very")
    except (OSError, UnicodeError):
        pytest.skip("no file can be called so here")
    assert attrlint("check", ".", "--baseline", "b.json", "--write-baseline")[0] == 0
    assert attrlint("check", ".", "--baseline", "b.json")[0] == 0
    (desk / "b.json").read_text("utf-8")


@pytest.mark.parametrize("more", [(), ("--write-baseline",)])
def test_a_folder_for_a_baseline_is_named(attrlint, desk: Path, more: tuple[str, ...]) -> None:
    (desk / "a.md").write_text("very")
    (desk / "b.json").mkdir()
    status, _, err = attrlint("check", "a.md", "--baseline", "b.json", *more)
    assert (status, err) == (2, f"attrlint: {desk / 'b.json'}:1:1: Is a directory\n")


def test_a_baseline_without_room_stays_as_it_was(attrlint, desk: Path) -> None:
    (desk / "a.md").write_text("very " * 200)
    (desk / "b.json").write_text('{"version": 1, "findings": {}}')
    with full_disk(100):
        status, _, err = attrlint("check", "a.md", "--baseline", "b.json", "--write-baseline", "--no-cache")
    assert (status, err) == (2, f"attrlint: {desk / 'b.json'}: File too large\n")
    assert (desk / "b.json").read_text() == '{"version": 1, "findings": {}}'
    assert sorted(file.name for file in desk.iterdir()) == ["a.md", "b.json"]


def test_a_baseline_that_never_ends_is_not_read(attrlint, desk: Path) -> None:
    (desk / "a.md").write_text("very")
    (desk / "attrlint.toml").write_text('baseline = "/dev/zero"\n')
    status, out, err = attrlint("check", "a.md")
    assert (status, out) == (2, "")
    assert err == "attrlint: /dev/zero:1:1: it is no file\n"
