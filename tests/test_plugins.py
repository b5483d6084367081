"""Plugins: a real one, installed with pip, and broken ones, contained."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.machinery import PathFinder
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import pytest

from attrlint import builtin
from attrlint.data import directory
from attrlint.plugins import _add, collect, hookimpl
from tests.shipped import signals

EXAMPLE = Path(__file__).parent / "plugin_example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--target",
        str(target),
    ]
    subprocess.run([*pip, str(EXAMPLE)], check=True)
    return target


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We NEVER said that.", "DESK001@3\n"),
        ("NEVER was that said.", ""),
        ("We met Lee, Ruiz, etc.", "DESK002@18\n"),
    ],
)
def test_an_installed_plugin_brings_its_parts(site: Path, tmp_path: Path, text: str, expected: str) -> None:
    draft = tmp_path / "draft.desk"
    draft.write_text(text)
    run = subprocess.run(
        [sys.executable, "-m", "attrlint", "check", str(draft), "--select", "DESK", "--output-format", "codes"],
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
        cwd=EXAMPLE.parent.parent,
    )
    assert (run.stdout, run.stderr, run.returncode) == (expected, "", 1 if expected else 0)


@pytest.mark.parametrize(
    ("home", "text"),
    [
        ("desk-1.0.dist-info", "[console_scripts]\na = b:c\n\n[attrlint]\ndesk = attrlint_nowhere\n"),
        ("desk.egg-info", "[attrlint]\ndesk = attrlint_nowhere\n"),
        ("desk-1.0.egg/EGG-INFO", "[attrlint]\ndesk = attrlint_nowhere\n"),
    ],
)
def test_a_plugin_is_seen_wherever_python_sees_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str, text: str
) -> None:
    (tmp_path / home).mkdir(parents=True)
    (tmp_path / home / "entry_points.txt").write_text(text)
    (tmp_path / home / ("METADATA" if "dist" in home else "PKG-INFO")).write_text("Name: desk\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(tmp_path / home.partition("/")[0] if "/" in home else tmp_path)
    problems = collect(builtin).problems
    assert problems[0].startswith("plugin “desk” (attrlint_nowhere) cannot be loaded: ModuleNotFoundError")


def test_a_plugin_in_an_archive_on_the_path_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(tmp_path / "desk.zip", "w") as archive:
        archive.writestr("desk-1.0.dist-info/METADATA", "Name: desk\nVersion: 1.0\n")
        archive.writestr("desk-1.0.dist-info/entry_points.txt", "[attrlint]\ndesk = attrlint_nowhere\n")
    monkeypatch.syspath_prepend(tmp_path / "desk.zip")
    assert len(collect(builtin).problems) == 1


def test_nobody_is_asked_for_plugins_where_there_can_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk-1.0.dist-info").mkdir()
    (tmp_path / "desk-1.0.dist-info" / "entry_points.txt").write_text("[console_scripts]\nattrlint = desk:main\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "nowhere")])
    monkeypatch.setattr(sys, "meta_path", [PathFinder])
    monkeypatch.setattr("importlib.metadata.entry_points", None)
    assert collect(builtin).problems == []


def test_builtins_register_like_any_plugin() -> None:
    registry = builtin.load(installed=False)
    assert registry.problems == []
    assert {"text", "markdown"} <= set(registry.readers)
    assert {"phrase", "claim", "source-tag", "calendar"} <= set(registry.checks)
    assert {"full", "concise", "json", "jsonl"} <= set(registry.reporters)


def test_the_built_in_signals_name_their_kinds() -> None:
    """Those they give of real copy; rules can ask for no others."""
    paths = [*directory("seeds").glob("*.txt"), *(Path(__file__).parent / "articles").glob("*.md")]
    for name, signal in builtin.load(installed=False).signals.items():
        items = [item for path in paths for item in signal.find(signals(path.read_text("utf-8"), markup=True))]
        assert {item.kind for item in items if hasattr(item, "kind")} <= set(signal.kinds), name


def test_a_plugin_that_fails_is_named_and_the_rest_stays() -> None:
    def broken() -> None:
        raise RuntimeError("no desk today")

    plugin = SimpleNamespace(attrlint_reporters=hookimpl(broken))
    registry = collect(plugin, installed=False)
    assert registry.problems == ["plugin “attrlint” failed: RuntimeError: no desk today"]


def test_a_bare_function_is_no_signal() -> None:
    plugin = SimpleNamespace(attrlint_signals=hookimpl(lambda: {"shouts": print}))
    registry = collect(builtin, installed=False)
    _add(registry, "desk", plugin)
    assert registry.problems == ["plugin “desk” failed: TypeError: “shouts” is not a Signal"]
    assert "shouts" not in registry.signals


def test_a_misspelt_hook_is_a_mistake() -> None:
    def none() -> list[object]:
        return []

    plugin = SimpleNamespace(attrlint_condition=hookimpl(none))
    [problem] = collect(plugin, installed=False).problems
    assert "attrlint_condition" in problem
