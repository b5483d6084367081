r"""Regular expressions of rules: `\L<file.list>` stands for any word of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from attrlint.lexicon import Lexicons
from attrlint.rulebook.rule import Find, Rule

if TYPE_CHECKING:
    import regex  # at run time only where there is a pattern

TIMEOUT: Final = 0.25
"""Seconds a rule's pattern may spend on one stretch of text before the rule is set aside for the document."""

_NAMED: Final = re.compile(r"(?<!\\)(?:\\\\)*\\L<([^<>]*)>")
_NEVER: Final = ("\0",)
"""Stands for an empty list, which would match everywhere; no text holds it."""


class PatternError(ValueError):
    """A pattern that cannot be used; `position` is the 1-based character in it."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


def listed(rule: Rule) -> tuple[str, ...]:
    """The word lists whose hits a rule starts from: those it or its pattern names, and `rule.ID` for its own words."""
    named = (name for name, _ in lists_in(rule.find.pattern))
    own = (f"rule.{rule.id}",) if rule.find.phrases or rule.find.literals else ()
    return tuple(dict.fromkeys((*rule.find.lexicon, *named, *own)))


def compiled(rule: Rule, lexicons: Lexicons) -> regex.Pattern[str]:
    """The rule's pattern, made when first asked for. Match it with `timeout=TIMEOUT`."""
    return _compiled(rule.find, lexicons)


@lru_cache(maxsize=1024)
def _compiled(find: Find, lexicons: Lexicons) -> regex.Pattern[str]:
    return _compile(find, lexicons.forms)


@lru_cache(maxsize=1024)
def lists_in(pattern: str) -> Sequence[tuple[str, int]]:
    r"""The word lists a pattern names with `\L<…>`, each with the 1-based character it stands at."""
    return [(match[1], match.start(1) + 1) for match in _NAMED.finditer(pattern)]


def verify(find: Find) -> None:
    """Compile a pattern without its lists; raises `PatternError`."""
    import regex

    try:
        pattern = _compile(find, lambda _: ())
    except regex.error as error:
        raise PatternError(error.msg, (error.pos or 0) + 1) from None  # type: ignore[attr-defined]
    if pattern.match(""):
        raise PatternError("it matches empty text, so it would match everywhere", 1)


def _compile(find: Find, words: Callable[[str], Sequence[str]]) -> regex.Pattern[str]:
    import regex

    text = find.pattern
    lists: dict[str, Any] = {}
    for number, match in enumerate(_NAMED.finditer(find.pattern)):
        # An identifier as long as the list's name, so that positions in errors stay right.
        name = f"L{number}".ljust(len(match[1]), "_")
        text = text[: match.start(1)] + name + text[match.end(1) :]
        lists[name] = [variant for word in words(match[1]) for variant in _apostrophes(word)] or _NEVER
    flags = 0 if find.exact else regex.IGNORECASE
    return regex.compile(text, flags, **lists)


def _apostrophes(word: str) -> Mapping[str, None]:
    return dict.fromkeys((word, word.replace("'", "’"), word.replace("’", "'")))
