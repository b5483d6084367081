"""Rules tried on their own examples: what `fires` must mark exactly, what `silent` must leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrlint.document import Span
from attrlint.nodes import Problem
from attrlint.rulebook import Example, Rule
from attrlint.rulebook.marks import marked

Check = Callable[[Rule, Example], Iterable[Span]]
"""Runs one rule alone over an example's text; the spans of its findings, in source offsets."""


def failures(rule: Rule, check: Check) -> list[Problem]:
    """What the rule gets wrong in its examples, each at the example's place in the rule file."""
    mistakes = [
        *((example, _missed(rule, example, check)) for example in rule.fires),
        *((example, _differs(rule, example, check)) for example in rule.silent),
    ]
    return [Problem(rule.path, example.line, example.column, message) for example, message in mistakes if message]


def _missed(rule: Rule, example: Example, check: Check) -> str:
    """What is wrong with an example of what fires; only a document's as a whole goes without marks."""
    if example.marks:
        return _differs(rule, example, check)
    return "" if list(check(rule, example)) else f"{rule.id} should fire on this, it finds nothing"


def _differs(rule: Rule, example: Example, check: Check) -> str:
    found = sorted({Span(*span) for span in check(rule, example)})
    if found == list(example.marks):
        return ""
    message = f"{rule.id} marks “{marked(example.text, found)}”, it should mark “{marked(example.text, example.marks)}”"
    return message.replace("\n", " ")
