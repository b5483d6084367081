"""The names that rule files can use, as plain data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from attrlint.lexicon import WordList
from attrlint.nodes import Node, Problem, suggestion


class Engine(Protocol):
    """What a rule file must know of a check: the names of its options and of its message's placeholders."""

    @property
    def options(self) -> Mapping[str, str]:
        """Option → what it does."""

    @property
    def placeholders(self) -> Mapping[str, str]:
        """Placeholder → what it stands for; `match` goes without saying."""


@dataclass(frozen=True)
class Vocabulary:
    """What plugins bring: checks by name, conditions, signals with their kinds (none: any), formats.

    `load` adds the word lists and profiles of its folders.
    """

    checks: Mapping[str, Engine]
    conditions: Collection[str] = ()
    signals: Mapping[str, Collection[str]] = field(default_factory=dict)
    formats: Collection[str] = ()
    lists: Mapping[str, WordList] = field(default_factory=dict)
    profiles: Collection[str] = ()


def require(nodes: Iterable[Node], known: Collection[str], what: str, problems: list[Problem]) -> None:
    """A problem for each text among `nodes` that is not known; what is no text has its problem already."""
    problems += [
        node.problem(f"unknown {what} “{node.value}”.{suggestion(node.value, known)}")
        for node in nodes
        if isinstance(node.value, str) and node.value and node.value not in known
    ]
