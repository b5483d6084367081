"""Suppressions: comments in a draft that silence rules there.

| written | silences |
|---|---|
| `attrlint: ignore[QNT301] until 2027-01-01 reason`, alone | the next block |
| the same inside a block | that block |
| `attrlint: disable[QNT301]` … `attrlint: enable[QNT301]` | what stands between |
| `attrlint: file-ignore[QNT301] reason` | the file, findings about the whole document included |

Rules go by code, name or prefix, and at least one is required. The date holds to the end of its
day. What is unused, unknown, malformed or expired is itself a finding, at the comment; those
findings (LNT…) cannot be silenced by a comment, only by a configuration.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from attrlint import ownrules
from attrlint.document import Comment, Document, Span
from attrlint.expressions import expression
from attrlint.finding import Edit, Finding, fingerprinted, order
from attrlint.nodes import suggestion
from attrlint.rulebook import SelectorError

VERBS: Final = ("ignore", "disable", "enable", "file-ignore")

_DIRECTIVE: Final = expression(r"attrlint\s*:\s*([\w-]*)\s*(?:\[([^\]]*)\])?\s*(.*)", re.DOTALL)
_COLON_FORGOTTEN: Final = expression(rf"attrlint\s+(?:{'|'.join(VERBS)})\b")
_UNTIL: Final = expression(r"until\b\s*(\S*)")
_DATE: Final = expression(r"\d{4}-\d\d-\d\d")
_BRACKETS: Final = expression(r"\[([^\]]*)\]")
_LINE_BEFORE: Final = expression(r"(?<![^\r\n])[ \t]*\Z")
_LINE_AFTER: Final = expression(r"[ \t]*(?:\r\n|\n|\r|\Z)")
_INDENT: Final = 200
"""Blanks before a comment on a line of its own, at most."""
_OUT_OF_REACH: Final = frozenset({"ALL", *(rule.name for rule in ownrules.RULES.values())})


class DirectiveError(Exception):
    """A comment meant for attrlint that it cannot follow."""


class Directive(NamedTuple):
    """What a comment asks for: a verb of `VERBS`, selectors as written, the last day it holds, and why."""

    verb: str
    selectors: tuple[str, ...]
    until: dt.date | None = None
    reason: str = ""


class Waiver(NamedTuple):
    """A finding that a comment silences, and the reason given there, which may be empty."""

    finding: Finding
    reason: str = ""


def parse(text: str) -> Directive | None:
    """The directive in a comment's text, None for any other comment; raises `DirectiveError`."""
    if not (match := _DIRECTIVE.match(text)):
        if _COLON_FORGOTTEN.match(text):
            raise DirectiveError("A colon is missing: write “attrlint: ignore[CODE]”.")
        return None
    verb, brackets, rest = match.groups()
    if verb not in VERBS:
        raise DirectiveError(f"“{verb}” is not one of {', '.join(VERBS)}.{suggestion(verb, VERBS)}")
    selectors = tuple(word for part in (brackets or "").split(",") if (word := part.strip()))
    if not selectors:
        raise DirectiveError(f"Name the rules in brackets: “attrlint: {verb}[CODE]”.")
    for selector in selectors:
        if selector in _OUT_OF_REACH or selector.startswith("LNT"):
            raise DirectiveError(f"{selector} cannot be silenced by a comment; name the rules that fire on the text.")
    return Directive(verb, selectors, *_terms(rest))


def _terms(rest: str) -> tuple[dt.date | None, str]:
    """The day after `until`, if any, and the reason behind it."""
    if not (match := _UNTIL.match(rest)):
        return None, _reason(rest)
    word = match[1].rstrip(".,;:")
    try:
        if _DATE.fullmatch(word):
            return dt.date.fromisoformat(word), _reason(rest[match.end() :])
    except ValueError:
        pass  # 2027-02-30
    raise DirectiveError(f"“until” wants a date, YYYY-MM-DD, not “{word}”.")


def _reason(words: str) -> str:
    return " ".join(words.split()).lstrip(" ,.;:–—-")


@dataclass
class _Part:
    """One selector of one directive: where it silences what, and whether it had to.

    It silences some blocks, `paragraphs` (1-based), or what lies from `start` to `end` (source offsets).
    """

    comment: Comment
    verb: str
    selector: str
    codes: frozenset[str]
    reason: str = ""
    paragraphs: Collection[int] = ()
    start: int = 0
    end: int = sys.maxsize
    used: bool = False
    closer: Comment | None = None

    def covers(self, finding: Finding) -> bool:
        if finding.code not in self.codes:
            return False
        if finding.paragraph == 0:
            return self.verb == "file-ignore"
        if self.paragraphs:
            return finding.paragraph in self.paragraphs
        return self.start <= finding.start <= self.end


class _Directives:
    """Turns a document's comments into parts, and their mistakes into findings."""

    def __init__(self, document: Document, codes: Callable[[str], frozenset[str]], today: dt.date) -> None:
        self.document = document
        self.parts: list[_Part] = []
        self.mistakes: list[Finding] = []
        self._open: list[_Part] = []
        self._codes = cache(codes)  # a selector is written again and again
        self._today = today
        for comment in sorted(document.comments, key=lambda comment: comment.source.start):
            self._read(comment)
        for part in self._open:
            reason = f"disable[{part.selector}] is never closed by enable[{part.selector}]; it holds to the end."
            self.report("LNT004", part.comment, reason=reason)

    def report(self, code: str, comment: Comment, edits: tuple[Edit, ...] = (), **values: str) -> None:
        index = self._block_index(comment)
        source = self.document.source
        self.mistakes.append(ownrules.finding(code, source, comment.source, values, index + 1, edits))

    def report_unused(self, part: _Part) -> None:
        text = self.document.source.text
        comments = filter(None, [part.comment, part.closer])
        written = [comment for comment in comments if comment.text in text[slice(*comment.source)]]  # Word's are not
        edits = tuple(_without(text, comment.source, part.selector) for comment in written)
        self.report("LNT002", part.comment, edits, directive=f"{part.verb}[{part.selector}]")

    def _read(self, comment: Comment) -> None:
        try:
            directive = parse(comment.text)
        except DirectiveError as error:
            self.report("LNT004", comment, reason=str(error))
            return
        if directive is None:
            return
        if directive.until and directive.until < self._today:
            self.report("LNT005", comment, until=directive.until.isoformat())
            return
        for selector in directive.selectors:
            try:
                codes = self._codes(selector)
            except SelectorError as error:
                self.report("LNT003", comment, reason=str(error))
            else:
                self._add(comment, directive, selector, codes)

    def _add(self, comment: Comment, directive: Directive, selector: str, codes: frozenset[str]) -> None:
        if directive.verb == "enable":
            self._close(comment, selector, codes)
            return
        part = _Part(comment, directive.verb, selector, codes, directive.reason)
        if directive.verb == "disable":
            part.start = comment.source.start
            self._open.append(part)
        elif directive.verb == "ignore":
            part.paragraphs = self._paragraphs(comment)
        self.parts.append(part)

    def _close(self, comment: Comment, selector: str, codes: frozenset[str]) -> None:
        closed = [part for part in self._open if part.codes <= codes]
        self._open = [part for part in self._open if not part.codes <= codes]
        for part in closed:
            part.end, part.closer = comment.source.start, comment
        if not closed:
            self.report("LNT004", comment, reason=f"enable[{selector}] closes no disable[{selector}] above it.")

    def _block_index(self, comment: Comment) -> int:
        """The 0-based ordinal of the block a comment speaks of; the number of blocks, if it stands below all."""
        return self.document.index_at(comment.at) + bool(comment.alone and comment.at)

    def _paragraphs(self, comment: Comment) -> set[int]:
        """The ordinals (1-based) of the block it speaks of and of all in the stretch of text it is tied to, if any."""
        return {at + 1 for at in (self._block_index(comment), *self.document.between(*comment.source))}


def _without(text: str, comment: Span, selector: str) -> Edit:
    """Takes a selector out of a comment; the comment with it if it names no other, its line if that holds no more."""
    brackets = _BRACKETS.search(text, *comment)
    if brackets is None:
        return Edit(*comment, text[slice(*comment)])
    others = [word for part in brackets[1].split(",") if (word := part.strip()) and word != selector]
    if others:
        return Edit(*brackets.span(1), ", ".join(others))
    start, end = comment
    line, below = _LINE_BEFORE.search(text, max(0, start - _INDENT), start), _LINE_AFTER.match(text, end)
    if line and below:
        return Edit(line.start(), below.end(), "")
    return Edit(start - text.endswith(" ", 0, start), end, "")


class _Near:
    """The parts that may silence a finding, without a look at all of them."""

    def __init__(self, parts: Iterable[_Part]) -> None:
        self._blocks: dict[int, list[_Part]] = {}
        ranges = []
        for part in parts:
            for paragraph in part.paragraphs:
                self._blocks.setdefault(paragraph, []).append(part)
            if not part.paragraphs:
                ranges.append(part)
        self._ranges = sorted(ranges, key=lambda part: part.start)
        self._starts = [part.start for part in self._ranges]
        self._reach = list(accumulate((part.end for part in self._ranges), max))

    def of(self, finding: Finding) -> list[_Part]:
        """Those for the finding's block and around its place, as they are written."""
        first, beyond = bisect_left(self._reach, finding.start), bisect_right(self._starts, finding.start)
        near = [*self._blocks.get(finding.paragraph, ()), *self._ranges[first:beyond]]
        return sorted(near, key=lambda part: part.comment.source.start)


def ends(document: Document) -> bool:
    """Whether a comment silences something until some day, so that another day's findings may differ."""
    return any("attrlint" in comment.text and "until" in comment.text for comment in document.comments)


def apply(
    document: Document,
    findings: Iterable[Finding],
    codes: Callable[[str], frozenset[str]],
    enabled: Collection[str],
    today: dt.date,
) -> tuple[list[Finding], list[Waiver]]:
    """The findings that no comment silences, with those about the comments themselves, in order; and the silenced.

    `codes` gives the rules behind a selector (raises `SelectorError`); `enabled` are the codes that
    were checked, LNT included: a suppression is unused only where its rule had the chance to fire.
    """
    if not any("attrlint" in comment.text for comment in document.comments):
        return list(findings), []
    directives = _Directives(document, codes, today)
    near = _Near(directives.parts)
    kept, waivers = [], []
    for finding in findings:
        covering = [part for part in near.of(finding) if part.covers(finding)]
        for part in covering:
            part.used = True
        if covering:
            waivers.append(Waiver(finding, next((part.reason for part in covering if part.reason), "")))
        else:
            kept.append(finding)
    for part in directives.parts:
        if not part.used and not part.codes.isdisjoint(enabled):
            directives.report_unused(part)
    mistakes = (finding for finding in directives.mistakes if finding.code in enabled)
    return sorted([*kept, *fingerprinted(mistakes)], key=order), waivers
