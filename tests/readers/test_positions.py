"""Every character of a block maps to the source text that made it, in every reader."""

import json
import re
from collections.abc import Callable
from functools import partial
from html import escape, unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attrlint.document import BLOCK_GAP, Block, Document, InvalidFile, Source
from attrlint.readers import Reader
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

WORDS = [
    "a",
    "word",
    "Zoë",
    "e\u0301",
    "😀",
    "👨\u200d👩",
    "“",
    "”",
    "don’t",
    "1.5",
    ".",
    "ß",
    "日本",
    "Long sentence. " * 12,
]
SPACES = [" ", "  ", "\t", "    ", "\u00a0", "\u2028", "\x85", "\f", "\x1c", "\u200b", "\u00ad", "\ufeff", "\x07"]
LINE_ENDS = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "  \n", "\\\n"]
INLINE = [
    "*",
    "**",
    "_",
    "`",
    "``",
    "~~",
    "[",
    "]",
    "(u)",
    "![",
    "](u)",
    "[^1]",
    "<b>",
    "</b>",
    "<br>",
    "<q>",
    "</q>",
    "<cite>",
]
INLINE += [
    "</cite>",
    "<a href=u>",
    "</a>",
    "<http://u.v>",
    "\\",
    "\\*",
    "&",
    "&amp;",
    "&nbsp;",
    "&shy;",
    "&#8217;",
    "&#0;",
    "&x;",
]
BLOCKS = [
    "> ",
    "- ",
    "1. ",
    "- [ ] ",
    "# ",
    "===\n",
    "---\n",
    "+++\n",
    "|",
    "|-|\n",
    "[^1]: ",
    "[x]: y\n",
    "```\n",
    "a: b\n",
]
HTML = [
    "<!--",
    "-->",
    "<!-- x -->",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<figcaption>",
    "<blockquote>",
    "<script>",
    "<?",
    "]]>",
]
MARKUP = [
    "{++",
    "++}",
    "{--",
    "--}",
    "{==",
    "==}",
    "{>>",
    "<<}",
    "{~~",
    "~>",
    "~~}",
    "{{< x >}}",
    "{% x %}",
    "{{ a.b }}",
    "{:.x}",
]
LIGHT = [
    "\n\n",
    "\n    ",
    "\n  ",
    "\n",
    "\n",
    "a\n===\n",
    "::\n",
    ".. ",
    ".. x::",
    ".. note:: ",
    ".. [1] ",
    "[#]_ ",
    ".. |x| replace:: y z\n",
    "|x|",
    "`u`_",
    "`a <u>`_",
    ":a:`b`",
    ":a: ",
    "+--+--+\n",
    "| ",
    "=== ==\n",
    "-- ",
    "= ",
    "== ",
    "----\n",
    "____\n",
    "====\n",
    "////\n",
    "// ",
    "|===\n",
    "[quote, x]\n",
    "* ",
    ". ",
    "a:: ",
    "+\n",
    " +\n",
    "footnote:[",
    "]",
    "http://u.v[",
    "<<a,",
    ">>",
    '"`',
    '`"',
    "{nbsp}",
    "{x}",
    "\n:x: y\n",
    "--",
    "#",
    "^",
    "+",
    ".a\n",
    "NOTE: ",
]
"""reStructuredText and AsciiDoc."""
FRAGMENTS = [
    *WORDS,
    *SPACES,
    *LINE_ENDS,
    *INLINE,
    *BLOCKS,
    *HTML,
    *MARKUP,
    *LIGHT,
    "attrlint: x\n",
    "{{citation needed}}",
]


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
READERS = [PLAIN, MARKDOWN, PAGE, WORD, RST, ADOC, NINJS, NINJS_HTML, NITF, G2]
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
    if failure(reader, text.encode()):
        return Document(Source("story", text), [])
    return reader.read(text.encode(), "story")


def runs(block: Block):
    """Text and source span of each run."""
    ends = [*block.starts[1:], len(block.text)]
    return zip((block.text[a:b] for a, b in zip(block.starts, ends, strict=True)), block.sources, strict=True)


def makes(source: str, text: str) -> bool:
    """Whether a run that maps as a whole may have been made from this source."""
    if text.strip() and re.fullmatch(r"\\(?:.|u....|u....\\u....)", source):
        return text == json.loads(f'"{source}"')
    source = re.sub(r"\\[ntrf]|\\u....|<!\[CDATA\[|\]\]>", " ", source)
    if text == " ":
        return (
            not source
            or source.isspace()
            or unescape(unescape(source)).isspace()
            or any(m in source for m in ("`", "![", "<br", "\\", "+", "{nbsp}", ":["))
        )
    if STAND_IN.match(source):
        return True
    once = unescape(source)
    meant = {"".join(each.split()) for each in (once, unescape(once))}  # HTML in XML is escaped twice
    return (source.startswith("&") and text in meant) or text in (SIGNS.get(source), SIGNS.get(once))


def stands_in(source: str, offset: int) -> bool:
    """Whether a name stands here for words said elsewhere in the file."""
    return any(match.start(1) <= offset < match.end(1) for match in STAND_IN.finditer(source))


STAND_IN = re.compile(r"(?=(\{\w+\}|\|[^|]+\|))")
SIGNS = {"<q>": "“", "</q>": "”", '"`': "“", '`"': "”", "--": "—"}


@every
@given(text=drafts)
@settings(deadline=None, max_examples=300)
@example(text="a  b\r\nc\u200bd &amp; 😀*é*")
def test_every_character_maps_to_the_source_that_made_it(reader, text):
    document = read(reader, text)
    source = document.source.text
    for block in document.blocks:
        for made, span in runs(block):
            of = source[slice(*span)]
            if len(of) == len(made):
                differing = [i for i, (a, b) in enumerate(zip(made, of, strict=True)) if a != b]
                named = reader in (RST, ADOC)
                assert all(
                    (made[i] == " " and of[i].isspace()) or (named and stands_in(source, span.start + i))
                    for i in differing
                )
            else:
                assert makes(of, made), (of, made)


@every
@given(text=drafts)
@settings(deadline=None, max_examples=200)
@example(text="a</-->b")
@example(text="</-->")
def test_locate_is_monotone_and_inside_the_file(reader, text):
    document = read(reader, text)
    last = (0, 0)
    before = ""
    for block in document.blocks:
        if reader in (RST, ADOC) and (block.kind == "cell" or "note" in (block.kind, before)):
            last = (0, 0)  # the lines of a row's cells run side by side; a footnote stands in the words it is for
        before = block.kind
        for i in range(len(block.text)):
            span = block.locate(i, i + 1)
            assert last[0] <= span.start <= span.end <= len(document.source.text)
            assert last[1] <= span.end
            assert document.locate(block.offset + i, block.offset + i + 1) == span
            last = span


@every
@given(text=drafts)
@settings(deadline=None, max_examples=200)
@example(text="a &amp; b `c` d")
def test_trace_leads_back_from_the_file(reader, text):
    document = read(reader, text)
    for block in document.blocks:
        for i in range(len(block.text)):
            span = block.locate(i, i + 1)
            traced = block.trace(*span)
            if span.end - span.start == 1 or block.text[i] != " ":
                assert traced is not None
                assert traced.covers((i, i + 1))
    assert document.trace(len(document.source.text), len(document.source.text) + 9) is None


@every
@given(text=drafts)
@settings(deadline=None, max_examples=200)
def test_text_is_even(reader, text):
    document = read(reader, text)
    offset = 0
    for block in document.blocks:
        assert block.text
        assert block.text == " ".join(block.text.split())
        assert not set("\u200b\u200d\u00ad\ufeff\x07") & set(block.text)
        assert block.offset == offset
        assert document.text[slice(*block.span)] == block.text
        assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.marks)
        offset += len(block.text) + len(BLOCK_GAP)
    assert all(0 <= comment.at <= len(document.text) for comment in document.comments)
    assert [comment.source.start for comment in document.comments] == sorted(c.source.start for c in document.comments)


@given(text=st.lists(st.sampled_from([*WORDS, *SPACES, "\n", "\n\n", "\r\n", "\r"]), max_size=40).map("".join))
@settings(deadline=None)
def test_no_word_of_plain_text_is_lost(text):
    seen = "".join(char for char in text if not char.isspace() and char not in "\u200b\u200d\u00ad\ufeff\x07")
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
