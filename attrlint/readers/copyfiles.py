"""Copy kept as data: JSON, YAML and ArchieML, whose texts the configuration names (`json-paths`).

A path is the names that lead to a text, with dots between them: `story.blocks[].text`; `[]` is each entry of a
list, `*` any name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from attrlint.document import Document, InvalidFile, Metadata, Source
from attrlint.expressions import expression
from attrlint.readers import Reader, frontmatter, ninjs
from attrlint.readers.builder import Builder
from attrlint.readers.decode import decode

if TYPE_CHECKING:
    from attrlint.readers.view import View

Leaf: TypeAlias = "tuple[str, View]"
"""A text and the path to it."""

_MARKUP: Final = expression(r"</?(?:p|a|br|em|strong|b|i|q|cite|ul|ol|li|blockquote|h[1-6]|div|span)\b|&#?\w+;")


def json(data: bytes, path: str, paths: Sequence[str]) -> Document:
    """The texts of a JSON file at these paths; ninjs is read as it is. Raises `InvalidFile` for what is no JSON."""
    if ninjs.is_ninjs(data):
        return ninjs.READER.read(data, path)
    from attrlint.readers.jsontext import leaves, read

    source = Source(path, decode(data))
    return _document(source, "ninjs", leaves(source, read(source)), paths)


def yaml(data: bytes, path: str, paths: Sequence[str]) -> Document:
    """The texts of a YAML file at these paths; raises `InvalidFile` for what is no YAML."""
    from attrlint.readers.yamltext import leaves

    source = Source(path, decode(data))
    return _document(source, YAML.name, leaves(source), paths)


def archieml(data: bytes, path: str, paths: Sequence[str] = ()) -> Document:
    """The texts of an ArchieML file at these paths; without any, those of its free-form lists."""
    from attrlint.readers.archieml import leaves

    source = Source(path, decode(data))
    return _document(source, ARCHIEML.name, leaves(source), paths or ("*[].value",))


def _no_copy(_data: bytes, path: str) -> Document:
    """Without paths there is no telling copy from other data."""
    return Builder(Source(path, "")).document(YAML.name, Metadata())


def _document(source: Source, name: str, leaves: Iterable[Leaf], paths: Sequence[str]) -> Document:
    from attrlint.readers import htmlpage, plain

    wanted = re.compile("|".join(map(_pattern, paths)))
    builder = Builder(source)
    fields: dict[str, frontmatter.Value] = {}
    for path, view in _within_reach(source, leaves):
        if wanted.fullmatch(path):
            (htmlpage if _MARKUP.search(view.text) else plain).write(view, builder)
        elif "." not in path and "[" not in path:
            fields.setdefault(path, view.text)
    fields.pop("attrlint", None)
    return builder.document(name, frontmatter.metadata(fields))


def _within_reach(source: Source, leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    try:
        yield from leaves
    except RecursionError:
        raise InvalidFile("nested too deeply to be read", 0, source.text) from None


def _pattern(path: str) -> str:
    return re.escape(path).replace(r"\*", r"[^][]*?")


JSON: Final = ninjs.READER._replace(pick=json)
YAML: Final = Reader("yaml", (".yaml", ".yml"), _no_copy, pick=yaml, shared=True)
ARCHIEML: Final = Reader("archieml", (".aml", ".archieml"), archieml, pick=archieml)
READERS: Final = (JSON, YAML, ARCHIEML)
