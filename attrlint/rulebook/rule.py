"""Rules, profiles and the book that holds them, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from attrlint.document import Span
from attrlint.finding import Severity
from attrlint.lexicon import WordList
from attrlint.nodes import Problem


class Find(NamedTuple):
    """What a rule looks for; at most one of `lexicon`, `phrases`, `pattern` and `signal` is set.

    `lexicon` names word lists, `phrases` spells them out, `pattern` is a regular expression that
    runs only on sentences holding one of `literals` or of the lists it names (where there are any) and
    whatever else it cannot match without, `signal` names a signal, or one kind of it (`claims.superlative`).
    `exact` phrases, patterns and literals match case. `places` say where a pattern is looked for.
    """

    lexicon: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    pattern: str = ""
    literals: tuple[str, ...] = ()
    signal: str = ""
    exact: bool = False
    places: tuple[str, ...] = ("prose",)


class Variant(NamedTuple):
    """How a rule speaks when all conditions in `when` hold."""

    when: tuple[str, ...]
    severity: Severity | None = None
    message: str | None = None


class Example(NamedTuple):
    """A tested example: `text` without its `[[ ]]`, `marks` the marked spans, and its settings.

    `line` and `column` say where the rule file holds it.
    """

    text: str
    marks: tuple[Span, ...] = ()
    date: str = ""
    format: str = ""
    profile: str = ""
    line: int = 0
    column: int = 1


class Measured(NamedTuple):
    """What a rule did on published copy (`on`): findings per 1,000 words as written (`rate`), and of
    the `read` findings that a person read, how many were `right`.
    """

    on: str
    rate: str
    read: int = 0
    right: int = 0
    note: str = ""


class Rule(NamedTuple):
    """One rule file. `everywhere` lets it look inside quotations and outside prose blocks; `languages` is `any`
    where it holds in every language; `ledger` is what kind of item the claim ledger makes of what `find` finds;
    `swallows` are codes or prefixes whose findings inside one of its own are dropped; with `once` every finding in a
    draft after the first is a hint.
    """

    id: str
    name: str
    severity: Severity
    check: str
    message: str
    why: str
    fix: str
    find: Find = Find()
    given: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    scope: str = "sentence"
    languages: str = ""
    everywhere: bool = False
    variants: tuple[Variant, ...] = ()
    options: Mapping[str, str | tuple[str, ...]] = {}
    replace: str | None = None
    ledger: str = ""
    swallows: tuple[str, ...] = ()
    once: bool = False
    standards: tuple[str, ...] = ()
    wikipedia: str = ""
    measured: Measured | None = None
    since: str = ""
    aliases: tuple[str, ...] = ()
    fires: Sequence[Example] = ()
    silent: Sequence[Example] = ()
    path: str = ""

    def at(self, severity: Severity) -> Rule:
        """The rule and its variants at another severity."""
        variants = tuple(variant._replace(severity=None) for variant in self.variants)
        return self._replace(severity=severity, variants=variants)

    def saying(self, message: str) -> Rule:
        """The rule and its variants with another message."""
        variants = tuple(variant._replace(message=None) for variant in self.variants)
        return self._replace(message=message, variants=variants)


class Profile(NamedTuple):
    """Which rules are on, and how severe. `extends` names the profile it starts from; keys of
    `severity`, like `select` and `ignore`, are selectors.
    """

    name: str
    about: str
    extends: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}


class Rulebook(NamedTuple):
    """All rules by id, sorted; word lists (the rules' own among them) and profiles by name.

    `problems` are the mistakes met; a rule with a mistake is left out. `words` are every id, name
    and alias, those of rules left out too: what a selector can name. `severities` are those that a
    newsroom has set, by code, over every profile's.
    """

    rules: Mapping[str, Rule]
    lists: Mapping[str, WordList]
    profiles: Mapping[str, Profile]
    problems: Sequence[Problem] = ()
    words: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = {}
