"""Selectors: how the command line, profiles and rules name rules.

A selector is a code (`QNT301`), a prefix of codes (`QNT`, `QNT3`), a name (`bare-magnitude`), an
alias, or `ALL`. Where two of them disagree about a rule, the closer one wins.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from attrlint.nodes import suggestion
from attrlint.rulebook.rule import Rule

ALL: Final = "ALL"
_EXACT: Final = 100


def closeness(rule: Rule) -> Mapping[str, int]:
    """Every selector that names a rule, with how closely: more for a longer prefix, most for the rule itself."""
    return _closeness(rule.id, rule.name, rule.aliases)


@lru_cache(maxsize=4096)
def _closeness(code: str, name: str, aliases: tuple[str, ...]) -> Mapping[str, int]:
    heads = (code[:length] for length in range(1, len(code)))
    prefixes = {head: 1 + len(head) for head in heads if _heads(head, code)}
    return {ALL: 1, **prefixes, **dict.fromkeys((code, name, *aliases), _EXACT)}


def closest(selectors: Collection[str], rule: Rule) -> int:
    """The closeness of the selector that names a rule most closely; 0 if none does."""
    return max((close for selector, close in closeness(rule).items() if selector in selectors), default=0)


def unknown(selector: str, words: Collection[str], where: str = "") -> str:
    """What is wrong with a selector that names no rule, `""` if it names one.

    `words` are all ids, names and aliases; `where` says, after a space, who wrote the selector.
    """
    if selector == ALL or selector in words or any(_heads(selector, word) for word in words):
        return ""
    families = {word.rstrip("0123456789") for word in words if word[:1].isupper()}
    return f"unknown rule “{selector}”{where}.{suggestion(selector, [*words, *sorted(families), ALL])}"


def _heads(selector: str, code: str) -> bool:
    """Whether a selector is a code's family, or that and first digits: `SRC` and `SRC2` head SRC201, `SR` does not."""
    return selector[:1].isupper() and code.startswith(selector) and not code[len(selector) :][:1].isalpha()
