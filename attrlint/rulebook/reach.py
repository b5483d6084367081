"""What in a rule file can never come to anything, whatever the text; asked of files without other mistakes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrlint.nodes import Node, Problem
from attrlint.rulebook.patterns import lists_in
from attrlint.rulebook.rule import Find, Variant
from attrlint.rulebook.vocabulary import Vocabulary


def never_fires(nodes: Mapping[str, Node], find: Find, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A condition that is both required and forbidden; a pattern for which no word is ever scanned."""
    given = [item.value for item in nodes["given"].items] if "given" in nodes else []
    for item in nodes["unless"].items if "unless" in nodes else ():
        if item.value in given:
            yield item.problem(f"“{item.value}” stands in “given”, too, so the rule would never fire")
    lists = [vocabulary.lists[name] for name, _ in lists_in(find.pattern) if name in vocabulary.lists]
    if lists and not find.literals and not any(words.scanned and words.words for words in lists):
        message = "no text is scanned for the pattern's word lists (scan: no), so it would never match; give “literals”"
        yield nodes["find"].fields["pattern"].problem(message)


def never_speak(nodes: Mapping[str, Node], variants: Sequence[Variant]) -> Iterator[Problem]:
    """Variants that ask for what the rule forbids, or that come after one that speaks wherever they would."""
    items = nodes["variants"].items if "variants" in nodes else []
    forbidden = {item.value for item in nodes["unless"].items} if "unless" in nodes else set()
    for index, (node, variant) in enumerate(zip(items, variants, strict=True)):
        for name in variant.when:
            if name in forbidden:
                yield node.problem(f"“{name}” stands in “unless”, so this variant would never speak")
        if any(set(other.when) <= set(variant.when) for other in variants[:index]):
            yield node.problem("a variant above speaks wherever this one would; put the closer one first")
