"""The `fires:` and `silent:` of a rule file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from attrlint.nodes import Node, Problem
from attrlint.rulebook.fields import read
from attrlint.rulebook.keys import EXAMPLE
from attrlint.rulebook.marks import MarkError, unmarked
from attrlint.rulebook.rule import Example
from attrlint.rulebook.vocabulary import Vocabulary, require


def read_examples(node: Node, vocabulary: Vocabulary, problems: list[Problem]) -> list[Example]:
    """The examples that can be read; mistakes go to `problems`."""
    read_all = (_read_one(item, vocabulary, problems) for item in node.items)
    return [example for example in read_all if example]


def _read_one(node: Node, vocabulary: Vocabulary, problems: list[Problem]) -> Example | None:
    fields = node.fields
    if not fields:
        fields = {"text": node}
    elif "text" not in fields:
        problems.append(node.problem("an example needs “text”; text with “: ” in it must stand in quotation marks"))
        return None
    values = read(Node(fields, node.path, node.line, node.column), "an example", EXAMPLE, problems)
    settled = {name: fields[name] for name in values}
    _settings(settled, vocabulary, problems)
    if "text" not in values:
        return None
    place = fields["text"]
    try:
        values["text"], marks = unmarked(values["text"])
    except MarkError as error:
        problems.append(place.problem(str(error)))
        return None
    return Example(**values, marks=marks, line=place.line, column=place.column)


def _settings(fields: Mapping[str, Node], vocabulary: Vocabulary, problems: list[Problem]) -> None:
    if "date" in fields and not _is_date(fields["date"].value):
        problems.append(fields["date"].problem(f"there is no day {fields['date'].value}"))
    if "format" in fields:
        require([fields["format"]], vocabulary.formats, "format", problems)
    if "profile" in fields:
        require([fields["profile"]], vocabulary.profiles, "profile", problems)


def _is_date(value: Any) -> bool:
    try:
        return bool(dt.date.fromisoformat(value))
    except ValueError:
        return False
