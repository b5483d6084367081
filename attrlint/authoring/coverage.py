"""Which words of the lists that rules name stand in an example of a rule that names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from attrlint.lexicon import Lexicons
from attrlint.rulebook import Rule, Rulebook, listed


@dataclass(frozen=True)
class Coverage:
    """A word list, and which of its words no example holds."""

    list: str
    words: int
    uncovered: tuple[str, ...]


def coverage(rules: Iterable[Rule], book: Rulebook) -> Iterator[Coverage]:
    """The lists that these rules name, by name; examples of every rule in the book that names a list count for it."""
    names = sorted({name for rule in rules for name in listed(rule) if name in book.lists})
    every = [book.lists[name]._replace(scanned=True, excepted=()) for name in names]
    irregular = [book.lists[name] for name in ("irregular.forms",) if name in book.lists and name not in names]
    lexicons = Lexicons([*every, *irregular])
    covered: dict[str, set[str]] = {name: set() for name in names}
    for rule in book.rules.values():
        if used := covered.keys() & set(listed(rule)):
            for example in (*rule.fires, *rule.silent):
                hits = lexicons.scan(example.text)
                for name in used:
                    covered[name].update(hit.entry.word for hit in hits.of(name))
    for name in names:
        words = book.lists[name].words
        yield Coverage(name, len(words), tuple(word for word in words if word not in covered[name]))
