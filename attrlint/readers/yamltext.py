"""YAML whose texts know their places (YAML 1.1, as PyYAML composes it)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from attrlint.document import InvalidFile, Source, Span
from attrlint.expressions import expression
from attrlint.readers.view import View, unescaped

_QUOTED: Final = expression("''")
_ESCAPE: Final = expression(
    r"\\u[dD][89aAbB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}"
    r"|\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|.)",
    re.DOTALL,
)
"""Two halves of a letter, as JSON writes them, count as one."""
_HEADER: Final = expression(r"[|>][-+0-9]*[^\r\n]*(?:\r\n|\n|\r)?")
_NOTHING: Final = expression(r"(?!)")


def leaves(source: Source) -> Iterator[tuple[str, View]]:
    """All texts, each with the path to it, aliases once; raises `InvalidFile` where the file is not YAML."""
    try:
        documents = list(yaml.compose_all(source.text, Loader=yaml.SafeLoader))
        seen: set[int] = set()
        for document in documents:
            yield from _leaves(source, document, "", seen)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.index if error.problem_mark else 0
        raise InvalidFile(f"not YAML: {error.problem}", at, source.text) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise InvalidFile(f"not YAML that can be read: {type(error).__name__}", 0, source.text) from None


def _leaves(source: Source, node: Any, path: str, seen: set[int]) -> Iterator[tuple[str, View]]:
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield path, _view(source, node)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            yield from _leaves(source, value, f"{path}.{name}" if path else name, seen)
    else:
        for value in node.value:
            yield from _leaves(source, value, f"{path}[]", seen)


def _view(source: Source, node: yaml.ScalarNode) -> View:
    """What a text says, its lines as they stand: where YAML folds them, so do the readers of text."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.style == "'":
        return unescaped(source, Span(start + 1, end - 1), _QUOTED, lambda _: "'")
    if node.style == '"':
        return unescaped(source, Span(start + 1, end - 1), _ESCAPE, _meant)
    if node.style in ("|", ">"):
        header = _HEADER.match(source.text, start, end)
        start = header.end() if header else start
    return unescaped(source, Span(start, end), _NOTHING, str)


def _meant(escape: str) -> str:
    """A continued line is nothing; YAML itself knows the others."""
    return "" if escape[1] in "\r\n" else str(yaml.safe_load(f'"{escape}"'))
