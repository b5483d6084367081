"""The XML of a Word file's parts, read with its tricks refused: entities, absurd depth, absurd size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from attrlint.document import InvalidFile

_DEEPEST: Final = 200
"""Levels of elements; text boxes in tables in text boxes come to some 60."""
_MOST: Final = 1_000_000
"""Elements of a part; a book has some 100,000."""

_PREFIXES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}


def parse(data: bytes, name: str) -> Element:
    """The root of a part, its names written with the usual prefixes (`w:p`); `name` is for messages.

    Raises `InvalidFile` for what is not well-formed XML, and for a part no writer of documents would make.
    """
    parser = DefusedXMLParser(target=_Tree(), forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException:
        raise InvalidFile(f"{name} declares a document type or entities, which no Word file needs") from None
    except _AbsurdError as error:
        raise InvalidFile(f"{name} {error}") from None
    except ParseError as error:
        line, column = error.position
        raise InvalidFile(f"{name} is damaged: no XML at line {line}, column {column + 1}") from None
    except (ValueError, LookupError) as error:  # an encoding that is none
        raise InvalidFile(f"{name} is damaged: {error}") from None
    return root


def children(node: Element | None, tag: str) -> Iterator[Element]:
    """The children of this name; none of no element."""
    return (child for child in (() if node is None else node) if child.tag == tag)


def child(node: Element | None, *path: str) -> Element | None:
    """The first child of this name, and of that the next."""
    for tag in path:
        node = next(children(node, tag), None)
    return node


def value(node: Element | None, *path: str) -> str:
    """The `w:val` of the child at this path, `""` without one."""
    found = child(node, *path)
    return "" if found is None else found.get("w:val", "")


def integer(node: Element | None, *path: str) -> int:
    """The same as a number; -1 without one, or with one that is none or absurd."""
    digits = value(node, *path)
    return int(digits) if digits.isdecimal() and len(digits) < 10 else -1


def is_on(node: Element | None, *path: str) -> bool:
    """Whether a switch is there and not turned off."""
    found = child(node, *path)
    return found is not None and found.get("w:val", "true") not in ("false", "0", "off")


class _AbsurdError(Exception):
    pass


class _Tree(TreeBuilder):
    """Builds the elements, counting them."""

    def __init__(self) -> None:
        super().__init__()
        self._names: dict[str, str] = {}
        self._depth = self._count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST:
            raise _AbsurdError(f"nests elements more than {_DEEPEST} deep")
        if self._count > _MOST:
            raise _AbsurdError(f"has more than {_MOST:,} elements")
        return super().start(self._short(tag), {self._short(name): text for name, text in attrs.items()})

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(self._short(tag))

    def _short(self, name: str) -> str:
        """`{namespace}p` as `w:p`; of a namespace not listed, as it is."""
        short = self._names.get(name)
        if short is None:
            space, _, local = name[1:].rpartition("}")
            short = self._names[name] = f"{_PREFIXES[space]}:{local}" if space in _PREFIXES else name
        return short
