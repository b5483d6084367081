"""A newsroom's changes to what is there already: words of a list, a rule's severity and message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrlint.expressions import expression
from attrlint.finding import Severity
from attrlint.lexicon import WordList
from attrlint.nodes import DataError, Node, Problem, suggestion
from attrlint.rulebook.fields import read
from attrlint.rulebook.keys import CHANGED_LIST, CHANGED_RULE
from attrlint.rulebook.rule import Rule
from attrlint.rulebook.vocabulary import Vocabulary, require_placeholders
from attrlint.rulebook.wordlists import read_words

_NUMBER: Final = expression(r"-?\d+(\.\d+)?")


def change_list(words: WordList, node: Node, shipped: WordList, problems: list[Problem]) -> WordList:
    """The list with the change in `node`; as it is, if the change has a mistake, which goes to `problems`.

    What another change has removed from the list as `shipped` may be removed again.
    """
    values = read(node, f"a change of {words.name}", CHANGED_LIST, problems)
    try:
        removed = _removed(words, node.fields["remove"], shipped) if "remove" in values else set()
        added = _added(words, values["add"]) if "add" in values else {}
    except DataError as error:
        problems.append(error.problem)
        return words
    kept = {word: data for word, data in words.words.items() if word not in removed} | added
    if words.words and not kept:
        problems.append(node.at_key.problem(f"nothing is left of {words.name}; ignore the rules that use it instead"))
        return words
    return words._replace(words=kept)


def _removed(words: WordList, node: Node, shipped: WordList) -> set[str]:
    removed = {item.string("a word"): item for item in node.items}
    for word, item in removed.items():
        if word not in words.words and word not in shipped.words:
            raise item.error(f"“{word}” is not in {words.name}.{suggestion(word, words.words)}")
    return set(removed)


def _added(words: WordList, node: Node) -> dict[str, Mapping[str, str]]:
    """The words to add, each with all that the list says of every word it holds: numbers, where it says numbers."""
    if not node.value:
        raise node.error("“add” is an empty list; fill it or delete it")
    said = list(words.words.values())
    keys = set.intersection(*map(set, said)) if said else set[str]()
    numbers = {key for key in keys if all(_NUMBER.fullmatch(data[key]) for data in said)}
    added = read_words(node)
    if len(keys) == 1:  # a mapping of words to the one thing there is to say
        added = {w: dict.fromkeys(keys, d["value"]) if d.keys() == {"value"} else d for w, d in added.items()}
    for word, data in added.items():
        place = next((item for item in node.items if item.fields.get("word", item).value == word), node)
        if missing := keys - data.keys():
            example = ", ".join(f"{key}: …" for key in sorted(keys))
            raise place.error(f"“{word}” needs “{min(missing)}” in {words.name}: {{word: {word}, {example}}}")
        for key in sorted(numbers):
            if not _NUMBER.fullmatch(data[key]):
                raise place.error(f"the “{key}” of “{word}” must be a number in {words.name}, not “{data[key]}”")
    return added


def changed_rules(
    rules: Mapping[str, Rule], changes: Iterable[Node], vocabulary: Vocabulary, problems: list[Problem]
) -> tuple[dict[str, Rule], dict[str, Severity]]:
    """The rules as changed, and the severities set, by code. A change stands under a rule's code, name or alias;
    one for a rule that is not among `rules` changes nothing.
    """
    changed, severities = dict(rules), dict[str, Severity]()
    for node in changes:
        name = node.at_key.value
        values = read(node, f"a change of {name}", CHANGED_RULE, problems)
        rule = next((rule for rule in changed.values() if name in (rule.id, rule.name, *rule.aliases)), None)
        if rule is None:
            continue
        if not rule.path:
            problems.append(node.at_key.problem(f"{name} is the linter's own rule; it can only be ignored"))
            continue
        if "message" in values:
            mistakes = list[Problem]()
            require_placeholders(node.fields["message"], vocabulary.checks.get(rule.check), mistakes)
            problems += mistakes
            rule = rule if mistakes else rule.saying(values["message"])
        if "severity" in values:
            severities[rule.id] = Severity[values["severity"]]
            rule = rule.at(severities[rule.id])
        changed[rule.id] = rule
    return changed, severities
