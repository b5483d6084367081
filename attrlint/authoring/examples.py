"""Rules tried on their own examples: what `fires` must mark exactly, what `silent` must leave alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrlint.document import Span
from attrlint.nodes import Problem
from attrlint.rulebook import Example, Rule
from attrlint.rulebook.marks import marked

Check = Callable[[Rule, Example], Iterable[Span]]
"""Runs one rule alone over an example's text: the spans of its findings, in source offsets. Raises `RuleSetAside`."""


class RuleSetAside(Exception):
    """A rule that fails or takes too long on an example; the message says so."""


def failures(rule: Rule, check: Check) -> list[Problem]:
    """What the rule gets wrong in its examples, each at the example's place in the rule file."""
    mistakes = [
        *((example, _missed(rule, example, check)) for example in rule.fires),
        *((example, _differs(rule, example, check)) for example in rule.silent),
    ]
    return [
        Problem(rule.path, example.line, example.column, message.replace("\n", " "))
        for example, message in mistakes
        if message
    ]


def _missed(rule: Rule, example: Example, check: Check) -> str:
    """What is wrong with an example of what fires; only a document's as a whole goes without marks."""
    if example.marks:
        return _differs(rule, example, check)
    try:
        found = list(check(rule, example))
    except RuleSetAside as error:
        return str(error)
    return "" if found else f"{rule.id} should fire on this, it finds nothing{_obstacle(rule, example, check)}"


def _differs(rule: Rule, example: Example, check: Check) -> str:
    try:
        found = sorted({Span(*span) for span in check(rule, example)})
    except RuleSetAside as error:
        return str(error)
    if found == list(example.marks):
        return ""
    why = _obstacle(rule, example, check) if example.marks and not found else ""
    return (
        f"{rule.id} marks “{marked(example.text, found)}”, it should mark “{marked(example.text, example.marks)}”{why}"
    )


def _obstacle(rule: Rule, example: Example, check: Check) -> str:
    """The part of the rule without which it would have found something, as the end of a sentence."""
    for part, without in _relaxed(rule):
        try:
            if any(check(without, example)):
                return f"; without “{part}” it would find something"
        except RuleSetAside:
            continue
    return ""


def _relaxed(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """The rule without one of the parts that hold it back, and the part's name."""
    for name in rule.given:
        yield f"given: {name}", rule._replace(given=tuple(other for other in rule.given if other != name))
    for name in rule.unless:
        yield f"unless: {name}", rule._replace(unless=tuple(other for other in rule.unless if other != name))
    if rule.find.literals:
        yield "literals", rule._replace(find=rule.find._replace(literals=()))
    if not rule.everywhere:
        yield "everywhere: false", rule._replace(everywhere=True)
    parts = ("given" * bool(rule.given), "unless" * bool(rule.unless), "everywhere: false" * (not rule.everywhere))
    yield " and ".join(filter(None, parts)), rule._replace(given=(), unless=(), everywhere=True)
