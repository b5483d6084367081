"""The ledger of a draft under the shipped rules, for the tests here."""

from __future__ import annotations

from functools import cache

from attrlint import builtin
from attrlint.config.files import Configs
from attrlint.ledger import Item, Sheet, sheet
from attrlint.runner import Runner


@cache
def _runner() -> Runner:
    return Runner(builtin.load(installed=False), Configs(lambda config: config, isolated=True), print)


def drawn(text: str, name: str = "draft.md") -> Sheet:
    runner = _runner()
    settings = runner.settings(name)
    rules = [rule for rule in runner.linters.book(settings.house).rules.values() if rule.ledger]
    return sheet(runner.check(text.encode(), name, settings), rules, print)


def items(text: str, kind: str = "") -> list[Item]:
    return [item for item in drawn(text).items if not kind or item.kind == kind]


def one(text: str, kind: str) -> Item:
    (item,) = items(text, kind)
    return item
