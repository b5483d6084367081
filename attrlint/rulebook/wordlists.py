"""One list of a lexicon file to one `WordList`, with every mistake in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrlint.lexicon import WordList
from attrlint.nodes import DataError, Node, Problem
from attrlint.rulebook.fields import read
from attrlint.rulebook.keys import LIST


def read_list(node: Node, name: str, problems: list[Problem]) -> WordList | None:
    """The list in a lexicon file, under its full name; None if it has a mistake. All its mistakes go to `problems`."""
    mistakes: list[Problem] = []
    values: dict[str, Any] = {"words": node}
    if not isinstance(node.value, list):
        values = read(node, f"the list {name}", LIST, mistakes)
    words: dict[str, Mapping[str, str]] = {}
    if "words" in values:
        try:
            words = read_words(values["words"])
        except DataError as error:
            mistakes.append(error.problem)
    problems += mistakes
    if mistakes:
        return None
    exact, scanned = values.get("case") == "exact", values.get("scan") != "no"
    return WordList(name, words, values.get("inflect", ""), exact, values.get("except", ()), scanned)


def read_words(node: Node) -> dict[str, Mapping[str, str]]:
    """Words, words with data (`{word: …, key: value}`), or a mapping of words to one value each. Raises `DataError`."""
    words: dict[str, Mapping[str, str]] = {}
    if isinstance(node.value, dict):
        return {word: {"value": value.string(word)} for word, value in node.value.items()}
    for item in node.sequence("words"):
        if isinstance(item.value, dict):
            data = {key: value.string(key) for key, value in item.value.items()}
            word = data.pop("word", "")
        else:
            word, data = item.string("a word"), {}
        if not word.strip():
            raise item.error("an empty word matches nothing; delete it")
        words[word] = data
    return words
