"""Every shipped rule on its own examples, and on its place in the house."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from attrlint import builtin, rulebook
from attrlint.authoring import failures
from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.linter import Linter
from attrlint.linters import vocabulary
from attrlint.plugins import Registry
from attrlint.rulebook import Example, Rule, Rulebook

ANYWHERE = ("QUO", "NUM", "DFT")


@cache
def shipped() -> tuple[Registry, Rulebook, Lexicons]:
    registry = builtin.load(installed=False)
    book = rulebook.load(registry.rule_folders, vocabulary(registry))
    return registry, book, Lexicons(book.lists.values())


def spans(rule: Rule, example: Example) -> list[Span]:
    registry, _, lexicons = shipped()
    reader = registry.readers[example.format or "text"]
    document = reader.read(example.text.encode(), f"example{reader.suffixes[0]}")
    date = dt.date.fromisoformat(example.date) if example.date else document.metadata.date
    outcome = Linter([rule], registry, lexicons).check(document, date)
    assert not outcome.problems
    return [Span(finding.start, finding.end) for finding in outcome.findings]


RULES = list(shipped()[1].rules.values())


def test_no_shipped_file_has_a_mistake() -> None:
    assert [str(problem) for problem in shipped()[1].problems] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert [str(problem) for problem in failures(rule, spans)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_only_quotation_number_and_draft_rules_look_everywhere(rule: Rule) -> None:
    assert not rule.everywhere or rule.id.startswith(ANYWHERE)
