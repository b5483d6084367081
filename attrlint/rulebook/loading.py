"""Folders of rule files, lexicons and profiles to one `Rulebook`; one broken file never stops the others."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from attrlint.datafile import parse, read_text
from attrlint.expressions import expression
from attrlint.finding import Severity
from attrlint.lexicon import WordList
from attrlint.nodes import DataError, Node, Problem, suggestion
from attrlint.rulebook.changes import change_list, changed_rules
from attrlint.rulebook.profiles import read_profile, settled
from attrlint.rulebook.rule import Profile, Rule, Rulebook
from attrlint.rulebook.rulefile import read_rule
from attrlint.rulebook.selectors import unknown
from attrlint.rulebook.vocabulary import Vocabulary
from attrlint.rulebook.wordlists import read_list

_SUFFIXES: Final = (".yaml", ".yml")
_KEY_LINE: Final = expression(r"^([\w.-]+):[ \t]*([\w-]*)", re.MULTILINE)


def load(
    folders: Iterable[Path],
    vocabulary: Vocabulary,
    own: Iterable[Rule] = (),
    lists: Iterable[Node] = (),
    rules: Iterable[Node] = (),
) -> Rulebook:
    """What the folders hold: `<family>/<name>.yaml` at any depth, `lexicons/*.yaml`, `profiles/*.yaml`.

    `own` are rules that come with the program rather than from a file; `lists` and `rules` change those that
    the folders hold, each under the key of that name, the later over the earlier. Mistakes are
    collected in `Rulebook.problems`, sorted by file and place.
    """
    shelf = _Shelf(own)
    for folder in folders:
        shelf.read(Path(folder))
    shelf.change_lists(lists)
    return shelf.rulebook(vocabulary, rules)


class _Shelf:
    """All files read so far, and which file holds which name."""

    def __init__(self, own: Iterable[Rule]) -> None:
        self._changed_lists: list[Node] = []
        self._own = {rule.id: rule for rule in own}
        self._problems: list[Problem] = []
        self._seen: set[str] = set()
        self._rules: list[Node] = []
        self._lists: dict[str, WordList] = {}
        self._profiles: dict[str, Node] = {}
        self._list_holders: dict[str, str] = {}
        self._broken: dict[str, str] = {}
        self._holders = {word: "the linter itself" for rule in self._own.values() for word in (rule.id, rule.name)}

    def read(self, folder: Path) -> None:
        """Every data file below a folder; a file met before is not read again."""
        if not folder.is_dir():
            self._problems.append(Problem(str(folder), 1, 1, "there is no such folder of rules"))
        for path in _data_files(folder):
            if (real := os.path.realpath(path)) not in self._seen:
                self._seen.add(real)
                self._read_file(path, path.relative_to(folder).parts[0])

    def _read_file(self, path: Path, part: str) -> None:
        text = ""
        try:
            text = read_text(path)
            node = parse(str(path), text, self._problems)
        except DataError as error:
            self._problems.append(error.problem)
            self._glean(path, part, text)
            return
        if part == "lexicons":
            self._read_lists(path.stem, node)
        elif part == "profiles":
            self._read_profile(path.stem, node)
        else:
            self._rules.append(node)

    def _glean(self, path: Path, part: str, text: str) -> None:
        """The names a broken file would have held, so that those who use them are not blamed."""
        keys = dict(_KEY_LINE.findall(text))
        if part == "lexicons":
            self._list_holders |= {f"{path.stem}.{name}": str(path) for name in keys}
        elif part != "profiles":
            self._broken |= {keys[key]: str(path) for key in ("id", "name") if keys.get(key)}

    def _read_lists(self, stem: str, node: Node) -> None:
        if not node.fields:
            self._problems.append(node.problem("a lexicon file must be a mapping (name: words)"))
        for key, value in node.fields.items():
            name = f"{stem}.{key}"
            if "." in key or value.fields.keys() & {"add", "remove"}:
                self._changed_lists.append(value)
                continue
            if stem == "rule" or name in self._list_holders:
                holder = self._list_holders.get(name, "the rules' own phrases")
                change = f"; to change it: “{name}:” with “add” or “remove”" if name in self._list_holders else ""
                taken = f"the word list “{name}” is already held by {holder}{change}"
                self._problems.append(value.at_key.problem(taken))
                continue
            self._list_holders[name] = node.path
            if words := read_list(value, name, self._problems):
                self._lists[name] = words

    def _read_profile(self, name: str, node: Node) -> None:
        if name in self._profiles:
            message = f"the profile “{name}” is already held by {self._profiles[name].path}"
            self._problems.append(node.problem(message))
        else:
            self._profiles[name] = node

    def change_lists(self, changes: Iterable[Node]) -> None:
        """The changes that lexicon files hold, then those given; all lists must have been read."""
        shipped = dict(self._lists)
        for node in (*self._changed_lists, *changes):
            name = str(node.at_key.value)
            if name in self._lists:
                self._lists[name] = change_list(self._lists[name], node, shipped[name], self._problems)
            elif name not in self._list_holders:
                hint = suggestion(name, self._lists)
                self._problems.append(node.at_key.problem(f"unknown word list “{name}”.{hint}"))

    def rulebook(self, vocabulary: Vocabulary, changes: Iterable[Node]) -> Rulebook:
        """Everything read, checked against each other; a rule file with a mistake is left out."""
        taken = dict(self._holders)
        self._holders |= self._broken | {str(name.value): node.path for node in self._rules for name in _names(node)}
        profiles = self._settled_profiles()
        # Lists that are broken count as known, with something in them: their own mistakes are enough.
        broken = {name: WordList(name, {name: {}}) for name in self._list_holders.keys() - self._lists.keys()}
        vocabulary = replace(vocabulary, lists=self._lists | broken, profiles=profiles)
        found = [read_rule(node, vocabulary, self._problems) for node in self._rules]
        for node in self._rules:
            self._require_rules(node.fields.get("swallows"))
        mistaken = {problem.path for problem in self._problems}
        for node in sorted(self._rules, key=lambda node: node.path in mistaken):  # a broken file takes no good one's
            mistaken |= {problem.path for problem in self._claimed(node, taken)}
        rules = self._own | {rule.id: rule for rule in found if rule and rule.path not in mistaken}
        rules, severities = self._changed(rules, vocabulary, changes)
        return Rulebook(
            rules=dict(sorted(rules.items())),
            lists=self._lists | {words.name: words for rule in rules.values() if (words := _own_words(rule))},
            profiles=profiles,
            problems=tuple(sorted(self._problems)),
            words=frozenset(self._holders),
            severities=severities,
        )

    def _changed(
        self, rules: Mapping[str, Rule], vocabulary: Vocabulary, changes: Iterable[Node]
    ) -> tuple[dict[str, Rule], Mapping[str, Severity]]:
        known = []
        for node in changes:
            name = str(node.at_key.value)
            if name in self._holders:
                known.append(node)
                continue
            one = f"“{name}” is more than one rule; name each, or set the family's severity in a profile"
            self._problems.append(node.at_key.problem(unknown(name, self._holders) or one))
        return changed_rules(rules, known, vocabulary, self._problems)

    def _claimed(self, node: Node, taken: dict[str, str]) -> Sequence[Problem]:
        """Enters a rule's id, name and aliases; two rules cannot share one. What is wrong with that."""
        problems = []
        for name in _names(node):
            word = str(name.value)
            if word in taken:
                problems.append(name.problem(f"“{word}” is already used by {taken[word]}"))
            taken.setdefault(word, node.path)
        self._problems += problems
        return problems

    def _settled_profiles(self) -> dict[str, Profile]:
        profiles = {name: read_profile(node, name, self._problems) for name, node in self._profiles.items()}
        for node in self._profiles.values():
            for key in ("select", "ignore"):
                self._require_rules(node.fields.get(key))
            if "severity" in node.fields:
                for value in node.fields["severity"].fields.values():
                    self._require_rules(value.key)
        return settled(profiles, self._profiles, self._problems)

    def _require_rules(self, node: Node | None) -> None:
        for item in node.items if node else ():
            if isinstance(item.value, str) and item.value and (mistake := unknown(item.value, self._holders)):
                self._problems.append(item.problem(mistake))


def _names(node: Node) -> Iterator[Node]:
    """A rule file's id, name and aliases."""
    items = (item for key in ("id", "name", "aliases") if key in node.fields for item in node.fields[key].items)
    return (item for item in items if isinstance(item.value, str))


def _data_files(folder: Path) -> list[Path]:
    """The data files below a folder, sorted, without hidden ones (an editor's or the system's)."""
    paths = (path for path in folder.rglob("*") if path.suffix in _SUFFIXES and not path.is_dir())
    return sorted(path for path in paths if not any(part[0] == "." for part in path.relative_to(folder).parts))


def _own_words(rule: Rule) -> WordList | None:
    """The phrases or literals of a rule that looks at the prose as a word list; `listed` gives its name."""
    words = (rule.find.phrases or rule.find.literals) if "prose" in rule.find.places else ()
    return WordList(f"rule.{rule.id}", {word: {} for word in words}, exact=rule.find.exact) if words else None
