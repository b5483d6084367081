"""Linters for the choices of a run: rules are read once per set of folders, a linter made once per selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from attrlint.cachefolder import CacheFolder
from attrlint.config import Config, House, Selection, Settings
from attrlint.config.known import unknown
from attrlint.library import Opened, opened
from attrlint.plugins import Registry

if TYPE_CHECKING:  # a run that finds every draft's result in the cache does without
    from attrlint.lexicon import Lexicons
    from attrlint.linter import Linter
    from attrlint.rulebook import Rule, Rulebook

_NONE: Final = House()


class Prepared(NamedTuple):
    """A linter and the codes that are on, the linter's own (LNT…) among them."""

    linter: Linter
    enabled: frozenset[str]


class Linters:
    """Makes what is asked for, once. `trouble` hears of rule files with mistakes; their rules are left out."""

    def __init__(self, registry: Registry, trouble: Callable[[str], object], cache: CacheFolder | None = None) -> None:
        self._registry = registry
        self._trouble = trouble
        self._cache = cache or CacheFolder(None)
        self._books: dict[House, Opened] = {}
        self.rules: Mapping[str, Rule] = _Rules(self._books)
        self._linters: dict[tuple[House, Selection], Prepared] = {}
        self._told: set[str] = set()

    def book(self, house: House = _NONE) -> Rulebook:
        """The plugins' rules and a newsroom's own."""
        return self._opened(house).book

    def lexicons(self, house: House = _NONE) -> Lexicons:
        """The word lists in play, with all that has been compiled of them."""
        return self._opened(house).lexicons

    def key(self, house: House) -> str:
        """Stands for the rules and all they are made of, and for the code."""
        return self._opened(house).key

    def of(self, settings: Settings) -> Prepared:
        """The linter for these settings; raises `SelectorError`."""
        key = (settings.house, settings.selection())
        if key not in self._linters:
            from attrlint.linter import Linter
            from attrlint.ownrules import RULES

            house = self._opened(settings.house)
            rules = chosen(house.book, settings)
            linter = Linter([rule for rule in rules if rule.id not in RULES], self._registry, house.lexicons)
            self._linters[key] = Prepared(linter, frozenset(rule.id for rule in rules))
        return self._linters[key]

    def verify(self, configs: Iterable[Config]) -> None:
        """Raises `SelectorError`, naming its origin, for a choice in them that names an unknown rule or profile."""
        for config in configs:
            _, words, profiles = self._opened(config.house).digest
            for choice in config.all_choices():
                for key, _, message in unknown(choice, words, profiles):
                    from attrlint.rulebook import SelectorError

                    origin = f"{choice.origin}: {key}" if choice.origin else f"--{key}"
                    raise SelectorError(f"{origin}: {message}")

    def _opened(self, house: House) -> Opened:
        if house not in self._books:
            self._books[house] = opened(self._registry, house, self._cache)
            for problem in self._books[house].digest.problems:
                from attrlint.config.tables import shown

                line = str(problem._replace(path=shown(Path(problem.path))))
                if line not in self._told:
                    self._told.add(line)
                    self._trouble(line)
        return self._books[house]


class _Rules(Mapping[str, "Rule"]):
    """The rules of all books that have been opened, by code; a later book's over an earlier one's."""

    def __init__(self, books: dict[House, Opened]) -> None:
        self._books = books

    def __getitem__(self, code: str) -> Rule:
        for house in reversed(self._books.values()):
            if rule := house.book.rules.get(code):
                return rule
        raise KeyError(code)

    def __iter__(self) -> Iterator[str]:
        return iter({code: None for house in self._books.values() for code in house.book.rules})

    def __len__(self) -> int:
        return sum(1 for _ in self)


def chosen(book: Rulebook, settings: Settings) -> tuple[Rule, ...]:
    """The rules that are on, those of the newsroom's own folders among them; raises `SelectorError`."""
    from attrlint.rulebook import select

    selection = settings.selection()
    return select(
        book,
        profile=selection.profile,
        added=_own(book, settings.house),
        select=selection.select,
        extend_select=selection.extend_select,
        ignore=selection.ignore,
    )


def _own(book: Rulebook, house: House) -> list[str]:
    """The codes of the rules whose files lie in the newsroom's folders."""
    return [
        code
        for code, rule in book.rules.items()
        if rule.path and any(Path(rule.path).is_relative_to(folder) for folder in house.folders)
    ]
