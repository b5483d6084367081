"""Drafts without what is for the desk alone: source tags, check marks, remarks (`attrlint strip`).

What readers are to see stays: credits in round brackets, `Source:` lines, footnotes, citations, links, cited works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from attrlint.checks.phrase import found
from attrlint.config import Settings
from attrlint.cutting import without
from attrlint.document import Comment, Document, InvalidFile, Position, Span
from attrlint.expressions import expression
from attrlint.finding import Finding, Severity
from attrlint.readers.decode import encode
from attrlint.rewriting import Rewritten
from attrlint.runner import Runner
from attrlint.signals import Signals
from attrlint.signals.sourcemarks import sourcemarks

_CHECK_MARK: Final = "DFT902"
_OPEN: Final = expression(r"(?:.*: ?)?(?:TK|TODO|FIXME)\b|.*\?\Z", re.DOTALL)
"""A remark that puts off or asks."""
_OURS: Final = "attrlint"
_REMARK: Final = "{>>"
_HIGHLIGHT: Final = ("{==", "==}")


@dataclass(frozen=True)
class Taken:
    """What was taken out: where it stood, its words; `open` if it asks what nobody has answered."""

    position: Position
    text: str
    open: bool = False


@dataclass(frozen=True)
class Stripped(Rewritten):
    """A draft before and after, what was taken out of it, and the errors about drafts that are left to settle."""

    taken: Sequence[Taken] = ()
    left: Sequence[Finding] = ()


def strip(runner: Runner, data: bytes, name: str, settings: Settings) -> Stripped:
    """A draft without what is for the desk; raises `InvalidFile` where it cannot be read.

    Again and again until there is nothing left: with one tag gone, its neighbours may make another.
    """
    rule = runner.linters.book(settings.house).rules.get(_CHECK_MARK)
    before, original = "", data
    taken: list[Taken] = []
    while True:
        checked = runner.check(data, name, settings)
        document, signals = checked.document, checked.signals
        if document is None or signals is None:
            raise InvalidFile(checked.invalid or checked.failure)
        text = document.source.text
        before = before or text
        spans = dict(_for_the_desk(signals))
        spans |= {document.locate(*span): False for span in (found(rule, signals) if rule else ())}
        if not spans:
            left = [finding for finding in checked.findings if finding.severity == Severity.error]
            return Stripped(name, before, text, len(taken), data, taken, left)
        position = document.source.position
        taken += [Taken(position(span.start), text[slice(*span)], asks) for span, asks in sorted(spans.items())]
        data = encode(without(text, spans, document.format, _highlights(document)), original)


def _for_the_desk(signals: Signals) -> Iterator[tuple[Span, bool]]:
    """Tags in square brackets and remarks, as source spans; whether each leaves something open."""
    document = signals.document
    text = document.source.text
    for mark in signals.get(sourcemarks):
        if mark.kind == "tag" and mark.fault != "unclosed" and signals.text[mark.span.start] == "[":
            start, end = document.locate(*mark.span)
            escaped = document.format == "markdown" and text[start - 1 : start] == "\\"
            yield Span(start - escaped, end), mark.fault == "empty"
    machines = re.compile("|".join(map(re.escape, signals.lexicons.words("draft.machine-comments"))) + r"(?!\w)")
    queries = signals.lexicons.words("draft.queries")
    for comment in document.comments:
        ours = comment.text.startswith(_OURS)
        if ours or text.startswith(_REMARK, comment.source.start) or not machines.match(comment.text.lower()):
            yield comment.source, not ours and _asks(comment, queries)


def _asks(comment: Comment, queries: frozenset[str]) -> bool:
    return bool(_OPEN.match(comment.text)) or comment.text.lower().rstrip(".!") in queries


def _highlights(document: Document) -> Iterator[tuple[int, int]]:
    """The marks around words that a remark is tied to: without it, they mean nothing."""
    text = document.source.text
    opening, closing = _HIGHLIGHT
    for block in document.blocks:
        for mark in block.marks:
            start, end = block.locate(mark.start, mark.end)
            if mark.kind == "comment" and text.endswith(opening, 0, start) and text.startswith(closing, end):
                yield start - len(opening), start
                yield end, end + len(closing)
