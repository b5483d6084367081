"""Checks: the engines behind rules. A check takes a rule and a document's signals and yields notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from attrlint.document import Span
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from attrlint.signals import Signals


class Note(NamedTuple):
    """What a check has found, before it is placed in the file: a span in document offsets.

    `values` fill the placeholders of the rule's message; `severity` and `message` override the
    rule's own (a variant did). `replacement` is a safe new text for the span. `place` is where in the
    file (source offsets) it stands if it is no part of the text: a comment, markup, the front matter;
    `span` then is the text beside it. `lists` are spans that its message spells out, each of several.
    """

    span: Span
    values: Mapping[str, str] = {}
    severity: Severity | None = None
    message: str | None = None
    replacement: str | None = None
    place: Span | None = None
    lists: tuple[Span, ...] = ()


def _always(_rule: Rule) -> Sequence[str]:
    return ()


class Check(NamedTuple):
    """An engine with a name. `options` and `placeholders` map each name to one line about it.

    `wakes` gives the word lists of which one must be hit in a draft for the rule to find anything there; none, if
    the rule must always run.
    """

    name: str
    about: str
    run: Callable[[Rule, Signals], Iterable[Note]]
    options: Mapping[str, str] = {}
    placeholders: Mapping[str, str] = {}
    wakes: Callable[[Rule], Sequence[str]] = _always


Answers = Mapping[str, Callable[[Signals], Iterable[Note]]]
"""What a check has to say of a draft, by the value that a rule gives to one of its options."""


def by_option(option: str, answers: Answers) -> Callable[[Rule, Signals], Iterable[Note]]:
    """The `run` of a check that looks for one of several things: its rule's option says which."""
    return lambda rule, signals: answers[str(rule.options[option])](signals)
