"""A newsroom of three rules, for whatever is about the house around the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from attrlint.builtin import attrlint_reporters
from attrlint.checks import Check, Note
from attrlint.document import Span
from attrlint.plugins import Registry
from attrlint.readers import markdown, plain
from attrlint.rulebook import Rule, listed
from attrlint.signals import Signals

RULES = {
    "DFT901": ("lie", "error"),
    "DFT902": ("very", "warning"),
    "DFT903": ("perhaps", "info"),
}


def _words(rule: Rule, signals: Signals) -> Iterator[Note]:
    for name in listed(rule):
        for hit in signals.hits(name):
            yield Note(Span(hit.start, hit.end))


def _crash(rule: Rule, signals: Signals) -> Iterator[Note]:
    raise ZeroDivisionError(rule.id)


@pytest.fixture
def add_rule() -> Callable[..., None]:
    """Writes a rule file: `add_rule(folder, code, name, word, severity, check)`."""
    return write_rule


@pytest.fixture
def rule_folder(tmp_path: Path) -> Path:
    """A folder with the rules, and the profiles news (all of them) and calm (errors only)."""
    folder = tmp_path / "house" / "rules"
    (folder / "profiles").mkdir(parents=True)
    for code, (word, severity) in RULES.items():
        write_rule(folder, code, f"no-{word}", word, severity)
    (folder / "profiles" / "news.yaml").write_text("about: everything\nselect: [ALL]\n")
    (folder / "profiles" / "calm.yaml").write_text("about: errors\nselect: [DFT901]\n")
    return folder


def write_rule(folder: Path, code: str, name: str, word: str, severity: str = "warning", check: str = "words") -> None:
    """A rule file against one word."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(
        f"id: {code}\nname: {name}\nseverity: {severity}\ncheck: {check}\nfind: {{phrases: [{word}]}}\n"
        f"languages: any\neverywhere: true\nmessage: “{{match}}”?\nwhy: Because.\nfix: Delete it.\n"
        f"fires: ['It is [[{word}]] so.']\nsilent: ['It is so.']\n"
    )


@pytest.fixture
def registry(rule_folder: Path) -> Registry:
    """Readers, reporters, and one check that finds words."""
    registry = Registry(rule_folders=[rule_folder])
    registry.readers.update({reader.name: reader for reader in (plain.READER, markdown.READER)})
    registry.reporters.update({reporter.name: reporter for reporter in attrlint_reporters()})
    for name, run in (("words", _words), ("crash", _crash)):
        registry.checks[name] = Check(name, "for tests", run)
    return registry


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory without configuration above it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
