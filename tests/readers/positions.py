"""What holds of the positions in every document, whichever reader made it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Literal
from unicodedata import normalize

from attrlint.document import BLOCK_GAP, Block, Document, Span
from attrlint.finding import Finding

_STAND_IN = re.compile(r"(?=(\{\w+\}|\|[^|]+\|))")
_SIGNS = {"</q>": "”", '"`': "“", '`"': "”", "--": "—", "''": "'"}
_SPACE = re.compile(r"[\s\u200b\u200d\xad\ufeff\x07]")
_ESCAPE = re.compile(r"\\u[dD][89aAbB]..\\u[dD][c-fC-F]..|\\u[0-9a-fA-F]{4}|\\.")
_UNSEEN = set("\u200b\u200d\u00ad\ufeff\x07")
_STROKES = re.compile("[\u0332\u0335-\u0337\u034f\u115f\u1160\u3164\ufe00-\ufe0f]")
_LATIN = str.maketrans("аеорсухіјѕһАВЕІЈКМНОРЅСТХ", "aeopcyxijshABEIJKMHOPSCTX")
_NAMED = ("rst", "asciidoc")
"""Formats in which a name may stand for words said elsewhere in the file."""


def runs(block: Block) -> Iterator[tuple[str, Span]]:
    """Text and source span of each run."""
    ends = [*block.starts[1:], len(block.text)]
    return zip((block.text[a:b] for a, b in zip(block.starts, ends, strict=True)), block.sources, strict=True)


def makes(source: str, text: str) -> bool:
    """Whether a run that maps as a whole may have been made from this source, as it is or escaped in JSON."""
    return _made(source, text) or _made(_ESCAPE.sub(_unescaped, source), text)


def _unescaped(escape: re.Match[str]) -> str:
    try:
        text = str(json.loads(f'"{escape[0]}"'))
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    except ValueError:
        return escape[0]


def _made(source: str, text: str) -> bool:
    source = re.sub(r"\\[ntrf]|\\u....|<!\[CDATA\[|\]\]>", " ", re.sub("(?<=.)<!--.*?-->(?=.)", "", source))
    if text == " ":
        return bool(
            not source
            or source.isspace()
            or _SPACE.search(unescape(unescape(source)))
            or any(m in source for m in ("`", "![", "<br", "\\", "+", "{nbsp}", "{sp}"))
            or re.search(r":[^\[]*\[", source)
        )
    if _STAND_IN.match(source):
        return True
    if (
        text in (source, plain(source), plain(source, "NFC"))
        or (text in "“”" and re.match("</?q[^a-z]", unescape(source)))
        or (len(text) == 1 and _number(source) == ord(text))
    ):
        return True
    once = unescape(re.sub("<[^<>]*>", "", source))  # an element may stand in what is read as text
    meant = {_SPACE.sub("", each) for each in (once, unescape(once))}  # HTML in XML is escaped twice
    return (source.startswith("&") and text in meant) or text in (_SIGNS.get(source), _SIGNS.get(once))


def plain(source: str, form: Literal["NFC", "NFKC"] = "NFKC") -> str:
    """Each letter and its accents in one, ligatures in two, no strokes and variants; Latin letters for look-alikes."""
    return _STROKES.sub("", normalize(form, source)).translate(_LATIN)


def _number(source: str) -> int:
    """The code point that a reference names: XML takes some that HTML leaves out."""
    named = re.fullmatch(r"&#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));", source)
    return -1 if not named else int(named[1], 16) if named[1] else int(named[2])


def _stands_in(source: str, offset: int) -> bool:
    """Whether a name stands here for words said elsewhere in the file."""
    return any(match.start(1) <= offset < match.end(1) for match in _STAND_IN.finditer(source))


def maps(document: Document) -> None:
    """Every character of a block comes from the source text that made it."""
    source = document.source.text
    named = document.format in _NAMED
    for block in document.blocks:
        for made, span in runs(block):
            of = source[slice(*span)]
            if len(of) == len(made):
                differing = [i for i, (a, b) in enumerate(zip(made, of, strict=True)) if a != b]
                assert all(
                    (made[i] == " " and of[i].isspace())
                    or plain(of[i]) == made[i]
                    or (named and _stands_in(source, span.start + i))
                    for i in differing
                ), (of, made)
            else:
                assert makes(of, made), (of, made)


def locates(document: Document) -> None:
    """Places in the file follow each other as in the text, and lie inside it."""
    last = (0, 0)
    before = ""
    for block in document.blocks:
        if document.format in _NAMED and (block.kind == "cell" or "note" in (block.kind, before)):
            last = (0, 0)  # the lines of a row's cells run side by side; a footnote stands in the words it is for
        before = block.kind
        for i in range(len(block.text)):
            span = block.locate(i, i + 1)
            assert last[0] <= span.start <= span.end <= len(document.source.text)
            assert last[1] <= span.end
            assert document.locate(block.offset + i, block.offset + i + 1) == span
            last = span


def traces(document: Document) -> None:
    """The way from the file to the text leads back."""
    for block in document.blocks:
        for i in range(len(block.text)):
            span = block.locate(i, i + 1)
            traced = block.trace(*span)
            if span.end - span.start == 1 or block.text[i] != " ":
                assert traced is not None
                assert traced.covers((i, i + 1))
    assert document.trace(len(document.source.text), len(document.source.text) + 9) is None


def is_even(document: Document) -> None:
    """Single spaces, nothing unseen; blocks, marks and comments each at the place they name."""
    offset = 0
    for block in document.blocks:
        assert block.text
        assert block.text == " ".join(block.text.split())
        assert not _UNSEEN & set(block.text)
        assert block.offset == offset
        assert document.text[slice(*block.span)] == block.text
        assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.marks)
        offset += len(block.text) + len(BLOCK_GAP)
    assert all(0 <= comment.at <= len(document.text) for comment in document.comments)
    assert [comment.source.start for comment in document.comments] == sorted(c.source.start for c in document.comments)


def quotes(document: Document, findings: Iterable[Finding]) -> None:
    """Every finding's span is the text it quotes, its line and column lead there, and its edits lie inside the file."""
    source = document.source
    for finding in findings:
        assert 0 <= finding.start <= finding.end <= len(source.text)
        assert source.text[finding.start : finding.end] == finding.match
        assert finding.position == source.position(finding.start)
        assert finding.end_position == source.position(finding.end)
        assert 0 <= finding.at[0] <= finding.at[1] <= len(finding.sentence)
        assert all(0 <= edit.start <= edit.end <= len(source.text) for edit in finding.edits)
