"""Plugins: a real one, installed with pip, and broken ones, contained."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from attrlint import builtin
from attrlint.data import directory
from attrlint.plugins import collect, hookimpl
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

    plugin = SimpleNamespace(attrlint_conditions=hookimpl(broken))
    registry = collect(plugin, installed=False)
    assert registry.problems == ["plugin “attrlint” failed: RuntimeError: no desk today"]


def test_a_bare_function_is_no_signal() -> None:
    plugin = SimpleNamespace(attrlint_signals=hookimpl(lambda: {"shouts": print}))
    registry = collect(plugin, installed=False)
    assert registry.problems == ["plugin “attrlint” failed: TypeError: “shouts” is not a Signal"]
    assert registry.signals == {}


def test_a_misspelt_hook_is_a_mistake() -> None:
    def none() -> list[object]:
        return []

    plugin = SimpleNamespace(attrlint_condition=hookimpl(none))
    [problem] = collect(plugin, installed=False).problems
    assert "attrlint_condition" in problem
