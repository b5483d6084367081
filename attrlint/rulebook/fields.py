"""Reading a mapping by its key table, so that every mistake in it is named at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from attrlint.nodes import DataError, Node, Problem, suggestion


class Key(NamedTuple):
    """A key a file may hold.

    | `type` | written | read as |
    |---|---|---|
    | `text` | one text, not empty | `str` |
    | `any text` | one text, perhaps empty | `str` |
    | `texts` | a list of texts, not empty | `tuple[str, ...]` |
    | `words` | one text or a list of them | `tuple[str, ...]` |
    | `flag` | true or false | `bool` |
    | `map` | names, each with a text or a list of texts | `dict[str, str or tuple[str, ...]]` |
    | `table` | a mapping with the keys of `table` | `Node` |
    | `tables` | a list of such mappings | `Node` |
    | `examples` | a list of texts or such mappings | `Node` |
    | `named` | names, each with such a mapping | `Node` |
    | `entries` | a list of texts or of any mappings, or one mapping | `Node` |

    Texts must be one of `choices`, or match `pattern` (in words: `form`), where those are given.
    """

    name: str
    type: str
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    form: str = ""
    table: tuple[Key, ...] = ()


def read(node: Node, what: str, keys: Sequence[Key], problems: list[Problem]) -> dict[str, Any]:
    """The values of a mapping, by key; what is wrong goes to `problems` and reads as absent."""
    try:
        fields = node.mapping(what)
    except DataError as error:
        problems.append(error.problem)
        return {}
    table = {key.name: key for key in keys}
    values = {}
    hints = ""
    for name, value in fields.items():
        if name not in table:
            hint = suggestion(name, table)
            hints += hint
            problems.append(value.at_key.problem(f"unknown key “{name}”.{hint}"))
            continue
        try:
            values[name] = _READERS[table[name].type](value, table[name], problems)
        except DataError as error:
            problems.append(error.problem)
    # A key that is only misspelt is not missing as well.
    missing = [key.name for key in keys if key.required and key.name not in fields and f"“{key.name}”" not in hints]
    problems += [node.problem(f"missing key “{name}” in {what}") for name in missing]
    return values


def _text(node: Node, key: Key, _: list[Problem]) -> str:
    text = _string(node, key)
    if not text.strip():
        raise node.error(f"“{key.name}” is empty; fill it or delete it")
    if key.choices and text not in key.choices:
        choices = ", ".join(key.choices[:-1]) + f" or {key.choices[-1]}"
        raise node.error(f"“{key.name}” must be {choices}, not “{text}”.{suggestion(text, key.choices)}")
    if key.pattern and not re.fullmatch(key.pattern, text):
        raise node.error(f"“{key.name}” must be {key.form}, not “{text}”")
    return text


def _any_text(node: Node, key: Key, _: list[Problem]) -> str:
    return _string(node, key)


def _string(node: Node, key: Key) -> str:
    """The text, without the line end that a block scalar brings."""
    return node.string(f"“{key.name}”").removesuffix("\n")


def _texts(node: Node, key: Key, problems: list[Problem]) -> tuple[str, ...]:
    texts = []
    for item in _filled(node, key).items:
        try:
            texts.append(_text(item, key, problems))
        except DataError as error:
            problems.append(error.problem)
    return tuple(texts)


def _filled(node: Node, key: Key) -> Node:
    if not node.sequence(f"“{key.name}”"):
        raise node.error(f"“{key.name}” is an empty list; fill it or delete it")
    return node


def _words(node: Node, key: Key, problems: list[Problem]) -> tuple[str, ...]:
    return _texts(node, key, problems) if isinstance(node.value, list) else (_text(node, key, problems),)


def _flag(node: Node, key: Key, problems: list[Problem]) -> bool:
    return _text(node, key._replace(choices=("true", "false")), problems) == "true"


def _map(node: Node, key: Key, problems: list[Problem]) -> dict[str, str | tuple[str, ...]]:
    values: dict[str, str | tuple[str, ...]] = {}
    for name, value in node.mapping(f"“{key.name}”").items():
        read_one = _texts if isinstance(value.value, list) else _text
        try:
            values[name] = read_one(value, key._replace(name=name), problems)
        except DataError as error:
            problems.append(error.problem)
    return values


def _table(node: Node, key: Key, _: list[Problem]) -> Node:
    node.mapping(f"“{key.name}”")
    return node


def _tables(node: Node, key: Key, _: list[Problem]) -> Node:
    return _filled(node, key)


def _entries(node: Node, key: Key, _: list[Problem]) -> Node:
    if not node.fields:
        node.sequence(f"“{key.name}”")
    return node


_READERS: Final[Mapping[str, Callable[[Node, Key, list[Problem]], Any]]] = {
    "text": _text,
    "any text": _any_text,
    "texts": _texts,
    "words": _words,
    "flag": _flag,
    "map": _map,
    "table": _table,
    "named": _table,
    "tables": _tables,
    "examples": _tables,
    "entries": _entries,
}
