"""The names that rule files can use, as plain data."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from string import Formatter
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


def require_placeholders(node: Node, engine: Engine | None, problems: list[Problem]) -> None:
    """A problem for each placeholder in a message that its check does not fill; an unknown check fills any."""
    try:
        written = list(_placeholders(str(node.value)))
    except ValueError:
        problems.append(node.problem("a lone “{” or “}”; write “{{” or “}}” for a literal brace"))
        return
    known = ["match", *engine.placeholders] if engine else written
    strange = (name for name in written if name not in known)
    problems += [node.problem(f"unknown placeholder “{{{name}}}”.{suggestion(name, known)}") for name in strange]


def _placeholders(message: str) -> Iterator[str]:
    """The names between braces, with whatever else stands there; raises `ValueError` for a lone brace."""
    for _, name, form, conversion in Formatter().parse(message):
        if name is not None:
            yield name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
