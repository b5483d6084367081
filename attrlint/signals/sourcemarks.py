"""Source marks: what a newsroom writes into a draft to say where a statement comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from attrlint.document import Comment, Document, Span
from attrlint.expressions import expression
from attrlint.signals import Signals

_BRACKET: Final = expression(
    r"[\[(](?P<label>[A-Za-z][A-Za-z -]{1,24}?) ?[:：] ?(?P<value>[^\]\n]*?)(?P<close>[\])]|(?=\n|$))"
)
_BARE: Final = expression(
    r"[\[(](?P<label>via|src|ref|source|sources|Source|Sources) (?P<value>[A-Z][^\]\n]*?)(?P<close>[\])])"
)
_FOOTNOTE: Final = expression(r"\[\^(?P<key>[^\]\s]+)\]")
_CITATION: Final = expression(r"\[(?P<keys>@[\w:.#$%&+?<>~/-]+[^\]\n]*)\]")
_NUMBER: Final = expression(r"\[\[?(?P<n>\d{1,3}(?:[,–-] ?\d{1,3})*)\]\]?")
_AGENCY: Final = expression(r"\((?P<name>[A-Z][A-Za-z. -]{1,24})(?:, [^()]{1,24})?\)(?! ?[-–—])")
"""A wire's name in brackets; a dash behind it makes it a dateline."""
_ADDRESS: Final = expression(r"https?://[^\s<>\"”)\]]+[^\s<>\"”)\].,;:!?]")
_TRAILING: Final = expression(r"(?<=[.!?”\"] )(?P<label>Sources?): (?P<value>[^\n]{3,200})$")
_LINE: Final = expression(r"(?:—|–|-|\*)? ?(?P<label>[A-Za-z][A-Za-z ]{1,22}): ?(?P<value>.*?)\*?$")
_COMMENT: Final = expression(r"(?P<label>[A-Za-z][A-Za-z ]{1,22}): ?(?P<value>.+)", re.DOTALL)
_NO_SOURCE: Final = expression(r"(?:attrlint|TK|TODO|FIXME)\b|.*\?$", re.DOTALL)
"""A comment that tells attrlint something, puts off or asks names no source."""
_KEY: Final = expression(r"@([\w:.#$%&+?<>~/-]*\w)")
_MONTHS: Final = "Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
_DATED: Final = expression(
    rf"\b(?:1[89]|20)\d\d\b|\b(?:{_MONTHS})[a-z]*\.? \d{{1,2}}\b|\b\d{{1,2}}\.? (?:{_MONTHS})[a-z]*\b"
)


class SourceMark(NamedTuple):
    """A source mark in document offsets.

    `kind` is `tag` (a label in brackets), `line` (a label on its own line), `agency` (`(AP)`),
    `citation` (`[@key]`), `number` (`[1]`), `footnote`, `link`, `cite` or `comment`. `value` is what
    it says; for a reference, `definition` is what the key stands for ("" when nothing does).
    `covers` is the stretch of text it vouches for. `fault` is `""`, `empty`, `unclosed`, `misspelt`, `no colon`.
    `place` is a comment's place in the file, in source offsets.
    """

    kind: str
    span: Span
    value: str
    covers: Span
    definition: str = ""
    resolved: bool = True
    fault: str = ""
    place: Span | None = None

    @property
    def text(self) -> str:
        """All that the mark tells about its source."""
        return f"{self.value} {self.definition}".strip()

    @property
    def dated(self) -> bool:
        """Whether it names a year or a day."""
        return bool(_DATED.search(self.text))


def tag_spans(signals: Signals) -> list[Span]:
    """The stretches of text that are tags, not prose: brackets, citations, whole `Source:` lines."""
    return [mark.span for mark in signals.get(_written)]


def sourcemarks(signals: Signals) -> list[SourceMark]:
    """Every source mark, in order."""
    marks = [*signals.get(_written), *_from_reader(signals), *_from_comments(signals)]
    return sorted(marks, key=lambda mark: mark.span)


def _written(signals: Signals) -> list[SourceMark]:
    """The marks written into the text itself."""
    text = signals.text
    if "[" not in text and "(" not in text and ":" not in text:
        return []
    found = [*_lines(signals), *_brackets(signals), *_citations(signals), *_footnotes(signals)]
    found += [*_numbers(signals), *_agencies(signals), *_trailing(signals)]
    kept: list[SourceMark] = []
    for mark in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return kept


def _block_to(signals: Signals, end: int) -> Span:
    """From the start of the block at `end` to `end`: what a tag covers, at most. A tag that opens its block
    vouches for the block above.
    """
    document = signals.document
    index = document.index_at(end)
    start = document.blocks[index].offset
    if start == end and index:
        return document.blocks[index - 1].span
    return Span(start, end)


def _brackets(signals: Signals) -> Iterator[SourceMark]:
    labels, misspelt = signals.lexicons.words("sourcemarks.labels"), signals.lexicons.words("sourcemarks.misspelt")
    for found in _BRACKET.finditer(signals.text):
        label, square = found["label"].lower().strip(), found[0][0] == "["
        if label in labels or (square and label in misspelt):
            fault = "misspelt" if label in misspelt else "" if found["close"] else "unclosed"
            yield _tag(signals, found, fault)
    for found in _BARE.finditer(signals.text):
        round_tag = found[0][0] == "("
        if round_tag == (found["label"] == "via"):  # “(via X)”, but “(source X)” is prose
            yield _tag(signals, found, "" if found["label"] in ("via", "src", "ref") else "no colon")


def _tag(signals: Signals, found: re.Match[str], fault: str) -> SourceMark:
    value = found["value"].strip()
    declared = signals.document.metadata.sources.get(value.split(" ", 1)[0].rstrip(",;"))
    definition = declared.text if declared else ""
    covers = _block_to(signals, found.start())
    fault = fault or _emptiness(signals, value)
    return SourceMark("tag", Span(*found.span()), value, covers, definition=definition, fault=fault)


def _emptiness(signals: Signals, value: str) -> str:
    """`empty` for a value that is none: nothing, “TK”, “?”, “n/a”."""
    bare = value.strip(" .;,").lower()
    return "empty" if not bare or bare in signals.lexicons.words("sources.empty-values") else ""


def _citations(signals: Signals) -> Iterator[SourceMark]:
    sources = signals.document.metadata.sources
    for found in _CITATION.finditer(signals.text):
        for key in _KEY.findall(found["keys"]):
            declared = sources.get(key)
            yield SourceMark(
                "citation",
                Span(*found.span()),
                key,
                _block_to(signals, found.start()),
                definition=declared.text if declared else "",
                resolved=declared is not None,
            )


def _footnotes(signals: Signals) -> Iterator[SourceMark]:
    """Footnote keys that the reader left in the text: it knows no definition, or no footnotes at all."""
    notes = _notes(signals.document)
    for found in _FOOTNOTE.finditer(signals.text):
        block = signals.document.block_at(found.start())
        if not (found.start() == block.offset and signals.text[found.end() : found.end() + 1] == ":"):
            yield _footnote(signals.document, found["key"], Span(*found.span()), notes)


def _notes(document: Document) -> dict[str, str]:
    """Footnote definitions by key."""
    notes = {block.key: block.text for block in document.blocks if block.kind == "note"}
    for block in document.blocks:
        if (
            block.text.startswith("[^")
            and (found := _FOOTNOTE.match(block.text))
            and block.text[found.end() :][:1] == ":"
        ):
            notes[found["key"]] = block.text[found.end() + 1 :].strip()
    return notes


def _numbers(signals: Signals) -> Iterator[SourceMark]:
    """`[1]` counts only where a list of references numbers its entries."""
    notes = _references(signals)
    if not notes:
        return
    for found in _NUMBER.finditer(signals.text):
        if signals.document.block_at(found.start()).text.startswith(found[0]):
            continue  # the list itself
        keys = re.findall(r"\d+", found["n"])
        definition = " ".join(notes.get(key, "") for key in keys).strip()
        yield SourceMark(
            "number",
            Span(*found.span()),
            found["n"],
            _block_to(signals, found.start()),
            definition=definition,
            resolved=all(key in notes for key in keys),
        )


def _references(signals: Signals) -> dict[str, str]:
    """A list of references: what follows a heading or line that says so, by number."""
    headings = signals.lexicons.words("sourcemarks.headings")
    notes: dict[str, str] = {}
    inside = False
    for block in signals.document.blocks:
        if block.text.lower().removesuffix(":") in headings:
            inside, count = True, 0
            continue
        if inside and block.kind == "heading":
            inside = False
        if inside:
            count += 1
            written = re.match(r"\[?(\d{1,3})[\].)]", block.text)
            notes[written[1] if written else str(count)] = block.text
    return notes


def _agencies(signals: Signals) -> Iterator[SourceMark]:
    names = signals.lexicons.words("sourcemarks.agencies")
    for found in _AGENCY.finditer(signals.text):
        if found["name"].lower() in names:
            yield SourceMark("agency", Span(*found.span()), found["name"], _block_to(signals, found.start()))


def _lines(signals: Signals) -> Iterator[SourceMark]:
    """A block that is only `Source: X`; it speaks for the block above."""
    labels, misspelt = signals.lexicons.words("sourcemarks.labels"), signals.lexicons.words("sourcemarks.misspelt")
    labels -= signals.lexicons.words("sourcemarks.within-brackets")
    blocks = signals.document.blocks
    for index, block in enumerate(blocks):
        if ":" not in block.text[:26] or not (found := _LINE.match(block.text)):
            continue
        label = found["label"].lower().strip()
        if (label in labels or label in misspelt) and len(block.text) < 400:
            above = blocks[index - 1].span if index else block.span
            fault = "misspelt" if label in misspelt else _emptiness(signals, found["value"])
            yield SourceMark("line", block.span, found["value"].strip(), above, fault=fault)


def _trailing(signals: Signals) -> Iterator[SourceMark]:
    """`Source: X` at the end of a paragraph, its line run into the text before it."""
    for block in signals.document.blocks:
        found = _TRAILING.search(block.text) if "ource" in block.text else None
        if found:
            span = Span(block.offset + found.start(), block.span.end)
            fault = _emptiness(signals, found["value"])
            yield SourceMark("line", span, found["value"].strip(), Span(block.offset, span.start), fault=fault)


def _from_reader(signals: Signals) -> Iterator[SourceMark]:
    """Footnotes, links, cited works and comments that the format itself marks."""
    document = signals.document
    queries = signals.lexicons.words("draft.queries")
    notes = _notes(document)
    for block in document.blocks:
        for mark in block.marks:
            span = Span(mark.start + block.offset, mark.end + block.offset)
            if mark.kind == "footnote":
                yield _footnote(document, mark.value, span, notes)
            elif mark.kind in ("link", "cite", "comment"):
                if mark.kind == "comment" and (
                    _NO_SOURCE.match(mark.value) or mark.value.lower().rstrip(".!") in queries
                ):
                    continue
                covers = Span(block.offset, span.end) if mark.kind == "cite" else span
                labelled = _COMMENT.fullmatch(mark.value) if mark.kind == "comment" else None
                yield SourceMark(mark.kind, span, labelled["value"] if labelled else mark.value, covers)
        for address in _ADDRESS.finditer(block.text):
            span = Span(address.start() + block.offset, address.end() + block.offset)
            yield SourceMark("link", span, address[0], span)


def _footnote(document: Document, key: str, span: Span, notes: dict[str, str]) -> SourceMark:
    declared = document.metadata.sources.get(key)
    definition = notes.get(key, "") or (declared.text if declared else "")
    covers = Span(document.block_at(span.start).offset, span.start)
    return SourceMark(
        "footnote", span, key, covers, definition=definition, resolved=key in notes or declared is not None
    )


def _from_comments(signals: Signals) -> Iterable[SourceMark]:
    labels = signals.lexicons.words("sourcemarks.labels")
    if not signals.document.blocks:
        return
    tied = {mark.value for block in signals.document.blocks for mark in block.marks if mark.kind == "comment"}
    for comment in signals.document.comments:
        found = None if comment.text in tied else _COMMENT.fullmatch(comment.text)
        if found and found["label"].lower().strip() in labels:
            yield _comment(signals, comment, found["value"].strip())


def _comment(signals: Signals, comment: Comment, value: str) -> SourceMark:
    covers = signals.document.block_at(max(0, comment.at - 1)).span if comment.alone else _block_to(signals, comment.at)
    fault = _emptiness(signals, value)
    return SourceMark("comment", Span(comment.at, comment.at), value, covers, fault=fault, place=comment.source)
