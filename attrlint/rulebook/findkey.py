"""The `find:` of a rule file."""

from __future__ import annotations

from typing import Final

from attrlint.nodes import Node, Problem, suggestion
from attrlint.rulebook.fields import read
from attrlint.rulebook.keys import FIND
from attrlint.rulebook.patterns import PatternError, lists_in, verify
from attrlint.rulebook.rule import Find
from attrlint.rulebook.vocabulary import Vocabulary, require

_WAYS: Final = ("lexicon", "phrases", "pattern", "signal")


def read_find(node: Node, vocabulary: Vocabulary, problems: list[Problem]) -> Find:
    """What a rule looks for; mistakes go to `problems`."""
    values = read(node, "“find”", FIND, problems)
    nodes = {name: node.fields[name] for name in values}
    written = [way for way in _WAYS if way in node.fields]
    if len(written) != 1:
        but = f"not {' and '.join(written)}" if written else "and has none"
        problems.append(node.problem(f"“find” takes one of lexicon, phrases, pattern or signal, {but}"))
    if "pattern" in values:  # long patterns are written over several lines
        values["pattern"] = values["pattern"].replace("\n", "")
    if "pattern" not in node.fields:
        beside = [nodes[key].at_key for key in ("literals", "in") if key in nodes]
        problems += [key.problem(f"“{key.value}” goes only with “pattern”") for key in beside]
    exact = values.pop("case", "fold") == "exact"
    find = Find(places=values.pop("in", ("prose",)), **values, exact=exact)
    if "lexicon" in nodes:
        _lists(nodes["lexicon"], vocabulary, problems)
    if "signal" in nodes:
        _signal(nodes["signal"], find.signal, vocabulary, problems)
    if "pattern" in nodes:
        _pattern(nodes["pattern"], find, vocabulary, problems)
    return find


def _lists(node: Node, vocabulary: Vocabulary, problems: list[Problem]) -> None:
    require(node.items, vocabulary.lists, "word list", problems)
    for item in node.items:
        words = vocabulary.lists.get(item.value) if isinstance(item.value, str) else None
        if words and not words.words:
            problems.append(item.problem(f"the word list “{words.name}” is empty, it would never match"))
        if words and not words.scanned:
            problems.append(item.problem(f"no text is scanned for the word list “{words.name}” (scan: no)"))


def _signal(node: Node, signal: str, vocabulary: Vocabulary, problems: list[Problem]) -> None:
    """A signal may be followed by one of its kinds."""
    name, dot, kind = signal.partition(".")
    if name not in vocabulary.signals:
        problems.append(node.problem(f"unknown signal “{name}”.{suggestion(name, vocabulary.signals)}"))
    elif dot and (kinds := vocabulary.signals[name]) and kind not in kinds:
        problems.append(node.problem(f"the signal “{name}” has no kind “{kind}”.{suggestion(kind, kinds)}"))


def _pattern(node: Node, find: Find, vocabulary: Vocabulary, problems: list[Problem]) -> None:
    for name, position in lists_in(find.pattern):
        if name not in vocabulary.lists:
            hint = suggestion(name, vocabulary.lists)
            problems.append(node.problem(f"unknown word list “{name}” at character {position} of the pattern.{hint}"))
    try:
        verify(find)
    except PatternError as error:
        near = find.pattern[error.position - 1 :][:12]
        place = f"at character {error.position}, “{near}”" if near else "at its end"
        problems.append(node.problem(f"the pattern fails {place}: {error}"))
