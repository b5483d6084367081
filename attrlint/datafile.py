"""YAML files as editors write them: every scalar a string, every node with its place.

Built on YAML's events, so that `no`, `on` and `12:30` mean themselves and nothing is ever
constructed or executed. Anchors and aliases are refused: an alias bomb cannot be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import yaml

from attrlint.expressions import expression
from attrlint.nodes import DataError, Node, Problem, read_bytes, suggestion

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

__all__ = ["DataError", "Loader", "Node", "Problem", "parse", "read_text", "suggestion"]

_DEEPEST: Final = 20
"""No data file nests deeper; a limit keeps brackets by the thousand from exhausting the stack."""

_LINE_END: Final = expression(r"\r\n|\n|\r")
_CONTROL: Final = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, without a byte-order mark; raises `DataError` if it cannot be had."""
    try:
        data = read_bytes(path)
    except OSError as error:
        raise DataError(Problem(str(path), 1, 1, f"cannot be read: {error.strerror or error}")) from None
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = _LINE_END.split(data[: error.start].decode())
        place = Problem(str(path), len(before), len(before[-1]) + 1, "not UTF-8 text; save the file as UTF-8")
        raise DataError(place) from None


def parse(path: str, text: str, problems: list[Problem] | None = None) -> Node:
    """The one document in `text`; raises `DataError` at the line and column of a mistake.

    Mistakes that leave the rest readable (a duplicate key, an alias, a tag) go to `problems`
    where a list is given; without one, the first is raised.
    """
    if odd := _CONTROL.search(text):
        raise DataError(
            _at(path, text, odd.start(), f"a control character (U+{ord(odd[0]):04X}) stands here; delete it")
        )
    found: list[Problem] = []
    try:
        node = _Builder(path, text, found).document()
    except yaml.MarkedYAMLError as error:
        raise DataError(_explained(path, text, error)) from None
    finally:
        if problems is not None:
            problems += found
    if problems is None and found:
        raise DataError(found[0])
    return node


def _at(path: str, text: str, offset: int, message: str) -> Problem:
    before = _LINE_END.split(text[:offset])
    return Problem(path, len(before), len(before[-1]) + 1, message)


class _Builder:
    """Turns YAML's events into nodes; what should not be written goes to `problems`."""

    def __init__(self, path: str, text: str, problems: list[Problem]) -> None:
        self._path = path
        self._problems = problems
        self._events: Iterator[yaml.Event] = iter(yaml.parse(text, Loader=Loader))

    def document(self) -> Node:
        """The document, the only one."""
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise DataError(Problem(self._path, 1, 1, "the file is empty"))
        node = self._node(next(self._events), 0)
        next(self._events)
        if not isinstance(after := next(self._events), yaml.StreamEndEvent):
            line = after.start_mark.line + 1 if after.start_mark else 1
            self._problems.append(Problem(self._path, line, 1, "a second YAML document starts here; a file holds one"))
        return node

    def _complain(self, node: Node, message: str) -> None:
        self._problems.append(node.problem(message))

    def _node(self, event: yaml.Event, depth: int, key: Node | None = None) -> Node:
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if depth > _DEEPEST:
            raise DataError(Problem(self._path, line, column, "nested too deeply"))
        value: str | list[Node] | dict[str, Node] = ""
        if isinstance(event, yaml.ScalarEvent):
            value = event.value
        elif isinstance(event, yaml.SequenceStartEvent):
            value = [self._node(item, depth + 1) for item in iter(self._next, None)]
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._fields(depth + 1)
        node = Node(value, self._path, line, column, key)
        self._check(event, node)
        return node

    def _next(self) -> yaml.Event | None:
        """The next entry's first event, None at the end of the list or mapping."""
        event = next(self._events)
        return None if isinstance(event, yaml.CollectionEndEvent) else event

    def _fields(self, depth: int) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        while event := self._next():
            key = self._node(event, depth)
            value = self._node(next(self._events), depth, key)
            if not isinstance(key.value, str):
                self._complain(key, "a key must be text; text that starts with a bracket must stand in quotation marks")
            elif key.value in fields:
                first = fields[key.value].at_key.line
                self._complain(key, f"duplicate key “{key.value}”, first written on line {first}")
            else:
                fields[key.value] = value
        return fields

    def _check(self, event: yaml.Event, node: Node) -> None:
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            what = f"alias *{event.anchor}" if isinstance(event, yaml.AliasEvent) else f"anchor &{event.anchor}"
            self._complain(node, f"the {what} is not supported; write it out, or in quotation marks")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag and event.tag != "!":
            name = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._complain(node, f"the tag {name} is not supported; write plain values, or quotation marks")
        if isinstance(event, yaml.ScalarEvent) and (odd := _CONTROL.search(event.value)):
            message = f"an escape makes a control character (U+{ord(odd[0]):04X}) here; put patterns in single quotes"
            self._complain(node, message)


def _explained(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """A YAML error in an editor's words, at the place to mend."""
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, len(text)) if mark else 0
    opened = error.context_mark.index if error.context_mark else offset
    problem, context = error.problem or "", error.context or ""
    if "\t" in text[offset : offset + 1] or "tab character" in problem:
        return _at(path, text, offset, "a tab indents this line; YAML wants spaces")
    if "cannot start any token" in problem:
        return _at(path, text, offset, f"text cannot start with “{text[offset]}”; put it in quotation marks")
    if "escape" in problem and "\\" in text[: offset + 1]:
        offset = text.rfind("\\", 0, offset + 1)
        return _at(path, text, offset, "this backslash means nothing in double quotes; use single quotes for patterns")
    for needles, at_start, message in _EXPLANATIONS:
        if any(needle in problem or needle in context for needle in needles):
            return _at(path, text, opened if at_start else offset, message)
    if "did not find expected" in problem or "expected <block end>" in problem:
        return _at(path, text, offset, _misfit(text, offset))
    return _at(path, text, offset, f"not valid YAML: {problem} {context}".rstrip())


_EXPLANATIONS: Final = (
    (("scanning a quoted scalar",), True, "a quotation mark opens here and is never closed"),
    (
        ("mapping values are not allowed",),
        False,
        "“:” makes this a key, which cannot stand here; put text in quotation marks, or mend the indentation",
    ),
    (("scanning an alias", "scanning an anchor"), True, "text cannot start with “*” or “&”; put it in quotation marks"),
    (("could not find expected ':'",), True, "“key: value” is expected here"),
    (
        ("flow sequence", "flow mapping", "flow node"),
        True,
        "the bracket opened here is not closed; text that starts with a bracket must stand in quotation marks",
    ),
    (
        ("sequence entries are not allowed",),
        False,
        "“-” starts a list, which cannot stand here; put it on a line of its own, or text in quotation marks",
    ),
)
"""What libyaml says in problem or context, whether the mistake is where it began, and what to say instead."""


def _misfit(text: str, offset: int) -> str:
    before = text[text.rfind("\n", 0, offset) + 1 : offset].rstrip()[-1:]
    if before and before in "\"'":
        return "text goes on after the closing quotation mark; quote all of it, or none"
    if before and before in "]}":
        return "text that starts with a bracket must stand in quotation marks"
    return "the indentation does not fit the lines above"
