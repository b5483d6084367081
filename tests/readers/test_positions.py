"""Every character of a block maps to the source text that made it, in every reader."""

import json
import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from html import escape
from textwrap import indent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attrlint.document import Document, InvalidFile, Source
from attrlint.linter import Linter
from attrlint.readers import Reader, copyfiles
from attrlint.readers.adoc import READER as ADOC
from attrlint.readers.decode import decode
from attrlint.readers.docx import READER as DOCX
from attrlint.readers.html import READER as PAGE
from attrlint.readers.markdown import READER as MARKDOWN
from attrlint.readers.newsxml import READER as NEWS
from attrlint.readers.ninjs import READER as NINJS_READER
from attrlint.readers.plain import READER as PLAIN
from attrlint.readers.rst import READER as RST
from tests.readers.docx_files import docx, p
from tests.readers.fragments import FRAGMENTS, LIGHT, SPACES, WORDS
from tests.readers.positions import is_even, locates, maps, plain, quotes, traces
from tests.shipped import linters, registry


def as_docx(text: str) -> bytes:
    return docx("".join(map(p, re.split(r"\r\n?|\n", text))))


anything = st.text(st.characters(codec="utf-8"))
light = st.lists(st.sampled_from([*WORDS[:4], *LIGHT]), max_size=40).map("".join)
drafts = st.lists(st.sampled_from(FRAGMENTS) | anything, max_size=40).map("".join) | light
WORD = Reader("docx", DOCX.suffixes, lambda data, path: DOCX.read(as_docx(decode(data)), path))
"""Reads a text as a Word file of a paragraph a line."""


def as_json(key: str, text: str) -> bytes:
    return json.dumps({"uri": "u", key: text}, ensure_ascii="a" in text).encode("utf-8", "surrogatepass")


def as_xml(text: str) -> bytes:
    """Character data, some of it in sections; what XML cannot hold is left out."""
    text = re.sub("[^\\t\\n\\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    parts = re.split("(ß.*?ß)", text.replace("]]>", ""))
    return "".join(f"<![CDATA[{part}]]>" if at % 2 else escape(part) for at, part in enumerate(parts)).encode()


def wrapped(name: str, reader: Reader, wrap: Callable[[str], bytes]) -> Reader:
    """Reads a text as a file of a format around it."""
    return Reader(name, (), lambda data, path: reader.read(wrap(decode(data)), path))


NINJS = wrapped("ninjs", NINJS_READER, partial(as_json, "body_text"))
NINJS_HTML = wrapped("ninjs-html", NINJS_READER, partial(as_json, "body_html"))
NITF = wrapped(
    "nitf", NEWS, lambda text: b"<nitf><body><body.content><p>" + as_xml(text) + b"</p></body.content></body></nitf>"
)
G2 = wrapped(
    "newsml-g2",
    NEWS,
    lambda text: b"<newsItem><inlineData contenttype='text/html'>" + as_xml(text) + b"</inlineData></newsItem>",
)
COPY = ("text", "*.text", "*[].value")


def picked(name: str, pick: Callable[[bytes, str, Sequence[str]], Document], wrap: Callable[[str], bytes]) -> Reader:
    """Reads a text as a file of data in which a path leads to it."""
    return Reader(name, (), lambda data, path: pick(wrap(decode(data)), path, COPY))


def as_yaml(text: str) -> bytes:
    """The text as a quoted scalar, or as a block where it begins with a letter."""
    if text[:1].isalpha():
        return f"text: |\n{indent(text, '  ', lambda _: True)}\n".encode("utf-8", "surrogatepass")
    return f"text: {json.dumps(text)}\n".encode()


JSON = picked("json", copyfiles.json, lambda text: json.dumps({"text": text}, ensure_ascii="a" in text).encode())
YAML = picked("yaml", copyfiles.yaml, as_yaml)
ARCHIEML = picked("archieml", copyfiles.archieml, lambda text: f"text: {text}\n:end\n[+free]\n{text}\n[]\n".encode())
READERS = [PLAIN, MARKDOWN, PAGE, WORD, RST, ADOC, NINJS, NINJS_HTML, NITF, G2, JSON, YAML, ARCHIEML]
every = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


def failure(reader: Reader, data: bytes) -> InvalidFile | None:
    """Why the bytes cannot be read; any other exception is the test's failure."""
    try:
        reader.read(data, "story")
    except InvalidFile as error:
        return error
    return None


def read(reader: Reader, text: str) -> Document:
    """The text as a document; an empty one where it is invalid."""
    try:
        return reader.read(text.encode(), "story")
    except InvalidFile:
        return Document(Source("story", text), [])


@every
@given(text=drafts)
@settings(deadline=None, max_examples=300)
@example(text="a  b\r\nc\u200bd &amp; 😀*é*")
@example(text="ß'ß ß\"don't & <b>ß")
@example(text="a</-->b")
@example(text="</-->")
@example(text="a &amp; b `c` d")
def test_every_place_is_true(reader, text):
    document = read(reader, text)
    maps(document)
    locates(document)
    traces(document)
    is_even(document)


STORY = ["Thousands of people fled, ", "experts say. ", "Rents rose 12 percent. ", "“It fell,” she said. "]
STORY += ["[Source: agency data] ", "the the ", "Friday, March 14, 2024, ", "Reportedly, ", "TK ", "\n\n"]


@every
@given(text=st.lists(st.sampled_from([*STORY, *STORY, *FRAGMENTS]), max_size=30).map("".join))
@settings(deadline=None, max_examples=60)
@example(text="".join(STORY))
def test_every_finding_is_the_text_it_quotes(reader, text):
    document = read(reader, text)
    quotes(document, everything().check(document).findings)


@cache
def everything() -> Linter:
    """All rules there are."""
    return Linter(list(linters().book().rules.values()), registry(), linters().lexicons())


def test_every_reader_is_here():
    assert {reader.name.split("-")[0] for reader in READERS} - {"json", "nitf", "newsml"} | {"newsxml"} == set(
        registry().readers
    )


@given(text=st.lists(st.sampled_from([*WORDS, *SPACES, "\n", "\n\n", "\r\n", "\r"]), max_size=40).map("".join))
@settings(deadline=None)
def test_no_word_of_plain_text_is_lost(text):
    unseen = "\u200b\u200d\u00ad\ufeff\x07"
    seen = plain("".join(char for char in text if not char.isspace() and char not in unseen))
    for reader in (PLAIN, MARKDOWN) if "\t" not in text and "    " not in text else (PLAIN,):
        assert read(reader, text).text.replace("\n", "").replace(" ", "") == seen


@every
@given(data=st.binary() | drafts.map(str.encode) | anything.map(lambda text: text.encode("utf-16")))
@settings(deadline=None)
@example(data=b"\xff\xfe\x00\xd8")
@example(data=b"---\na: \xef\xbf\xbf\n---\n")
def test_bytes_are_a_document_or_an_invalid_file(reader, data):
    error = failure(reader, data)
    assert error is None or 0 <= error.offset <= len(error.text)


def line_bytes(before: str) -> int:
    """The UTF-8 bytes of all lines above the last one."""
    return len(before.encode()) - len(re.split(r"\r\n|\n|\r", before)[-1].encode())


@given(text=st.lists(st.sampled_from(["a", "😀", "\n", "\r\n", "\r", "\u2028", "\x0b", "\x85", "\f"])).map("".join))
def test_lines_and_columns(text):
    source = Source("story", text)
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n")  # of equal length, CR LF being two
    line, column = 1, 1
    for offset in range(len(text) + 1):
        inside_pair = text[offset - 1 : offset + 1] == "\r\n" and offset > 0
        if not inside_pair:
            assert source.position(offset)[:2] == (line, column)
            assert text[slice(*source.line(offset))] == re.split("\r\n|\n|\r", text)[line - 1]
            assert source.position(offset).byte == 1 + len(text[:offset].encode()) - line_bytes(text[:offset])
        if lines[offset : offset + 1] == "\n" and text[offset : offset + 2] != "\r\n":
            line, column = line + 1, 1
        else:
            column += 1
