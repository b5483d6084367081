"""The rule files a person means, tried: mistakes in the files, and rules that get their examples wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from attrlint.authoring.examples import RuleSetAside, failures
from attrlint.config import Choice, House, Settings
from attrlint.config.tables import shown
from attrlint.document import InvalidFile, Span
from attrlint.linter import Linter
from attrlint.linters import Linters, chosen
from attrlint.nodes import Problem
from attrlint.plugins import Registry
from attrlint.rulebook import Example, Rule, Rulebook

_BESIDE: Final = {"lexicons", "profiles"}
"""Folders whose files hold no rules, but what the rules beside them use."""


@dataclass(frozen=True)
class Trial:
    """The rules tried, mistakes in their files, examples that failed; `book` holds all that was read."""

    rules: Sequence[Rule]
    broken: Sequence[Problem]
    failed: Sequence[Problem]
    book: Rulebook

    @property
    def examples(self) -> int:
        """How many examples were tried."""
        return sum(len(rule.fires) + len(rule.silent) for rule in self.rules)

    @property
    def status(self) -> int:
        """The exit status: 2 for a broken file, 1 for an example that fails."""
        return 2 if self.broken else int(bool(self.failed))


class Bench:
    """Runs a rule alone over an example, beside everything that the registry and the folders hold."""

    def __init__(self, registry: Registry, house: House | None = None) -> None:
        self._house = house or House()
        linters = Linters(registry, lambda _: None)
        self.book = linters.book(self._house)
        self._registry = registry
        self._lexicons = linters.lexicons(self._house)

    def spans(self, rule: Rule, example: Example) -> list[Span]:
        """What the rule finds, in offsets of the example's text; nothing under a profile that has the rule off.

        Raises `RuleSetAside` where the rule fails or takes too long.
        """
        if example.profile and rule.id not in self._on_in(example.profile):
            return []
        reader = self._registry.readers[example.format or "text"]
        try:
            document = reader.read(example.text.encode(), f"example{reader.suffixes[0]}")
        except InvalidFile as error:
            raise RuleSetAside(f"{rule.id} has an example that is no {reader.name}: {error.message}") from None
        date = dt.date.fromisoformat(example.date) if example.date else document.metadata.date
        outcome = Linter([rule], self._registry, self._lexicons).check(document, date)
        for problem in outcome.problems:
            raise RuleSetAside(problem.removeprefix(f"{rule.path}: ").partition("; set aside")[0])
        return [Span(finding.start, finding.end) for finding in outcome.findings]

    def _on_in(self, profile: str) -> set[str]:
        settings = Settings((Choice("", profile),), house=self._house)
        return {rule.id for rule in chosen(self.book, settings)}


def tried(registry: Registry, house: House, named: Sequence[str]) -> Trial:
    """The rules in the files and folders named, tried beside the shipped ones and those in the house's folders.

    If none is named, the configured folders are meant; if none is configured, the shipped rules.
    """
    configured = house.folders
    places = [Path(name).absolute() for name in named] or list(configured) or registry.rule_folders
    homes = [_home(place, (*registry.rule_folders, *configured)) for place in places]
    extra = [home for home in homes if home.is_dir() and home not in registry.rule_folders]
    bench = Bench(registry, replace(house, folders=tuple(dict.fromkeys((*configured, *extra)))))
    scopes = [home if _of_all(place) else place for place, home in zip(places, homes, strict=True)]
    rules = [rule for rule in bench.book.rules.values() if rule.path and _within(rule.path, scopes)]
    shared = [home / name for home in (*registry.rule_folders, *configured, *extra) for name in _BESIDE]
    broken = [
        each for each in bench.book.problems if each.path.endswith(".toml") or _within(each.path, [*shared, *scopes])
    ]
    known = [*(rule.path for rule in rules), *(problem.path for problem in broken)]
    broken += [
        Problem(str(scope), 1, 1, "there is no rule in it" if scope.exists() else "no such file or folder")
        for scope in scopes
        if not any(_within(path, [scope]) for path in known)
    ]
    failed = [failure for rule in rules for failure in failures(rule, bench.spans)]
    return Trial(rules, _as_named(broken), _as_named(failed), bench.book)


def _home(place: Path, known: Iterable[Path]) -> Path:
    """The folder of rules that a file or folder is part of: a known one, or the one that has the lexicons."""
    for folder in known:
        if _within(str(place), [folder]):
            return folder
    nearest = place if place.is_dir() else place.parent
    if nearest.name in _BESIDE:
        return nearest.parent
    return next((f for f in (nearest, nearest.parent) if any((f / name).is_dir() for name in _BESIDE)), nearest)


def _of_all(place: Path) -> bool:
    """Whether it is something that all rules of its home may use, or a configuration."""
    return place.suffix == ".toml" or _BESIDE & {place.name, place.parent.name} != set()


def _within(path: str, scopes: Iterable[Path]) -> bool:
    return any(Path(path).resolve().is_relative_to(scope.resolve()) for scope in scopes)


def _as_named(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problem._replace(path=shown(Path(problem.path))) for problem in problems)
