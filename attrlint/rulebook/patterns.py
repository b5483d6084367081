r"""Regular expressions of rules: `\L<file.list>` stands for any word of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from time import process_time
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrlint.expressions import expression
from attrlint.lexicon import Lexicons
from attrlint.rulebook.needs import Branch, Clause, cheapest_first, needs
from attrlint.rulebook.rule import Find, Rule

if TYPE_CHECKING:
    import regex  # at run time only where there is a pattern

TIMEOUT: Final = 0.25
"""Seconds a rule's pattern may spend on one stretch of text before the rule is set aside for the document."""

PATIENCE: Final = 1.0
"""Seconds it may spend on all stretches of a document. Processor time, both."""

LONGEST: Final = 1_000_000
"""Characters of the longest pattern: as many take seconds to compile, which no time limit can end."""

T = TypeVar("T")

_NAMED: Final = expression(r"(?<!\\)(?:\\\\)*\\L<([^<>]*)>")
_NEVER: Final = ("\0",)
"""Stands for an empty list, which would match everywhere; no text holds it."""


class PatternError(ValueError):
    """A pattern that cannot be used; `position` is the 1-based character in it."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class Clock:
    """The time that a rule's pattern may take in one document."""

    def __init__(self) -> None:
        self._left = PATIENCE

    def timed(self, match: Callable[..., T], *where: Any) -> T:
        """What `match(*where, timeout=…)` finds in one stretch of text; raises `TimeoutError`."""
        begun = process_time()
        found = match(*where, timeout=TIMEOUT)
        self._left -= process_time() - begun
        if self._left < 0:
            raise TimeoutError
        return found


def listed(rule: Rule) -> tuple[str, ...]:
    """The word lists whose hits a rule starts from: those it or its pattern names, and `rule.ID` for its own words."""
    return _listed(rule.id, rule.find)


@lru_cache(maxsize=4096)
def _listed(code: str, find: Find) -> tuple[str, ...]:
    named = (name for name, _ in lists_in(find.pattern))
    own = (f"rule.{code}",) if find.phrases or find.literals else ()
    return tuple(dict.fromkeys((*find.lexicon, *named, *own)))


@lru_cache(maxsize=1 << 14)
def compiled(find: Find, lexicons: Lexicons) -> regex.Pattern[str]:
    """The pattern, made when first asked for. Match it under a `Clock`."""
    return _compile(find, lambda name: spellings(name, lexicons))


@lru_cache(maxsize=1 << 14)
def needed(find: Find, lexicons: Lexicons) -> Sequence[Branch]:
    """What the pattern cannot match without: one of these branches, what costs least to look for first."""

    def known(clause: Clause) -> Clause:
        sure = frozenset(name for name in clause.lists if _all_hit(name, lexicons))
        return Clause(sure, clause.words.union(*(spellings(name, lexicons) for name in clause.lists - sure)))

    return cheapest_first([tuple(map(known, branch)) for branch in needs(find.pattern)])


@lru_cache(maxsize=1 << 12)
def spellings(name: str, lexicons: Lexicons) -> Sequence[str]:
    r"""What `\L<name>` stands for: every form of every word of the list, with either apostrophe."""
    return [variant for form in lexicons.forms(name) for variant in _apostrophes(form)]


def _all_hit(name: str, lexicons: Lexicons) -> bool:
    """Whether the hits of a list tell of each of its words, whatever its case."""
    words = lexicons.lists.get(name)
    return words is None or (words.scanned and not words.exact and not words.excepted)


@lru_cache(maxsize=1 << 14)
def lists_in(pattern: str) -> Sequence[tuple[str, int]]:
    r"""The word lists a pattern names with `\L<…>`, each with the 1-based character it stands at."""
    return [(match[1], match.start(1) + 1) for match in _NAMED.finditer(pattern)]


def verify(find: Find) -> None:
    """Compile a pattern without its lists; raises `PatternError`."""
    import regex

    if len(find.pattern) > LONGEST:
        raise PatternError(f"it is longer than {LONGEST:,} characters; put words in a word list", 1)
    try:
        pattern = _compile(find, lambda _: ())
    except regex.error as error:
        raise PatternError(error.msg, (error.pos or 0) + 1) from None  # type: ignore[attr-defined]
    except RecursionError:
        raise PatternError("its brackets nest too deeply", 1) from None
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
        lists[name] = words(match[1]) or _NEVER
    flags = 0 if find.exact else regex.IGNORECASE
    return regex.compile(text, flags, **lists)


def _apostrophes(word: str) -> Mapping[str, None]:
    return dict.fromkeys((word, word.replace("'", "’"), word.replace("’", "'")))
