"""XML as a list of events, each with its place in the file; entities of its own and addresses are refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.entities import html5
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from attrlint.document import InvalidFile, Source, Span
from attrlint.readers.codepoints import CodePoints


@dataclass
class Event:
    """A start of an element (its `name`, without namespace), an end (`/` before the name), text or a comment (`!`).

    `text` is what it says, `literal` whether it stands in a CDATA section; `place` is its source span, where
    that of a tag only begins right. `close` is the ordinal of the event that ends an element.
    """

    name: str
    place: Span
    text: str = ""
    literal: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)
    close: int = 0


def events(source: Source) -> list[Event]:
    """All of a file; raises `InvalidFile` where it is not well formed, or declares entities."""
    recorder = _Recorder(source.text)
    parser = DefusedXMLParser(target=recorder, encoding="utf-8")
    parser.entity.update({name[:-1]: value for name, value in html5.items() if name.endswith(";")})
    expat = recorder.expat = parser.parser
    expat.buffer_text = False
    expat.StartCdataSectionHandler = lambda: recorder.section(begins=True)
    expat.EndCdataSectionHandler = lambda: recorder.section(begins=False)
    try:
        parser.feed(recorder.data_bytes)
        parser.close()
    except ParseError as error:
        at = len(recorder.data_bytes[: max(0, expat.ErrorByteIndex)].decode(errors="ignore"))
        raise InvalidFile(f"not XML: {str(error).partition(': line')[0]}", at, source.text) from None
    except DefusedXmlException:
        raise InvalidFile("XML that declares entities is not read", 0, source.text) from None
    return recorder.found


class _Recorder:
    """What the parser reports to."""

    expat: Any

    def __init__(self, text: str) -> None:
        self.found: list[Event] = []
        self.data_bytes = text.encode()
        self._text = text
        self._point = CodePoints(self.data_bytes, 0)
        self._open: list[int] = []
        self._literal = False

    def _at(self) -> int:
        return self._point(self.expat.CurrentByteIndex)

    def section(self, *, begins: bool) -> None:
        self._literal = begins

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        at = self._at()
        plain = {name.rpartition("}")[2].lower(): value for name, value in attributes.items()}
        self._open.append(len(self.found))
        self.found.append(Event(tag.rpartition("}")[2].lower(), Span(at, at), attributes=plain))

    def end(self, tag: str) -> None:
        at = self._at()
        self.found[self._open.pop()].close = len(self.found)
        self.found.append(Event(f"/{tag.rpartition('}')[2].lower()}", Span(at, at)))

    def data(self, data: str) -> None:
        at = self._at()
        end = at + len(data)
        if not self._literal and self._text[at] == "&":
            end = self._text.index(";", at) + 1
        elif self._text.startswith("\r\n", at):
            end = at + 2
        self.found.append(Event("", Span(at, end), data, self._literal))

    def comment(self, text: str) -> None:
        at = self._at()
        self.found.append(Event("!", Span(at, at + len(text) + len("<!---->")), text))
