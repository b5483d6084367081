"""Every shipped rule on its own examples, and on its place in the house."""

from __future__ import annotations

from functools import cache

import pytest

from attrlint.authoring.examples import failures
from attrlint.authoring.trial import Bench
from attrlint.rulebook import Rule
from tests import shipped

ANYWHERE = ("QUO", "NUM", "DFT")


@cache
def bench() -> Bench:
    return Bench(shipped.registry())


RULES = [rule for rule in bench().book.rules.values() if rule.path]


def test_no_shipped_file_has_a_mistake() -> None:
    assert [str(problem) for problem in bench().book.problems] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert [str(problem) for problem in failures(rule, bench().spans)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_only_quotation_number_and_draft_rules_look_everywhere(rule: Rule) -> None:
    assert not rule.everywhere or rule.id.startswith(ANYWHERE)
