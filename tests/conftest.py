"""A newsroom of three rules, for whatever is about the house around the rules."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from attrlint import datafile
from attrlint.builtin import attrlint_reporters
from attrlint.cachefolder import NAME
from attrlint.checks import Check, Note
from attrlint.document import Span
from attrlint.nodes import DataError, Node, Problem
from attrlint.plugins import Registry
from attrlint.readers import markdown, plain
from attrlint.rulebook import Rule, listed, loading
from attrlint.signals import Signals

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # a busy machine is no fault of the code's

gc.set_threshold(100_000)  # as in the command; the rulebooks that tests share are never garbage

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


@pytest.fixture(autouse=True, scope="session")
def parsed_once() -> Iterator[None]:
    """Rule files, most of them the shipped ones, are parsed again only if their text has changed."""
    read = cache(_parsed)

    def parse(path: str, text: str, problems: list[Problem] | None = None) -> Node:
        node, found = (read if len(text) < 100_000 else _parsed)(path, text)
        if problems is not None:
            problems += found
        if isinstance(node, DataError) or (problems is None and found):
            raise node if isinstance(node, DataError) else DataError(found[0])
        return node

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "parse", parse)
        yield


def _parsed(path: str, text: str) -> tuple[Node | DataError, list[Problem]]:
    problems: list[Problem] = []
    try:
        return datafile.parse(path, text, problems), problems
    except DataError as error:
        return error, problems


@pytest.fixture(scope="session")
def kept_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the shipped rules and no result; the other tests copy it."""
    folder = tmp_path_factory.mktemp("kept")
    command = [sys.executable, "-m", "attrlint", "check", "--isolated"]
    subprocess.run(command, cwd=folder, capture_output=True, check=False)  # there is nothing to check
    return folder / NAME


@pytest.fixture
def keep_rules(kept_rules: Path) -> Callable[[Path], None]:
    """Leaves the shipped rules in a folder's cache, so that a process that begins there need not read them anew."""
    return lambda folder: shutil.copytree(kept_rules, folder / NAME)


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
