"""Sentences without their source and cue: how the ablation test strips an attribution."""

from __future__ import annotations

import re
from typing import Final

from corpora import Attribution, Span
from pattern import Pattern

COMPANIONS: Final = 8
"""How many words beside source and cue may go with them, in one place."""

_WORD: Final = re.compile(r"\w+")
_INSIDE_WORD: Final = re.compile(r"\w\w|\w['’]|['’]\w|\d%|[-$]\w")
_APPOSITION: Final = re.compile(r"\s*[,–—-].*[,–—-]\s*")
_EDGES: Final = " \t\u00a0,;:–—-"


def stripped(text: str, around: Span, attribution: Attribution, pattern: Pattern) -> str:
    """The sentences `around` an attribution without its source and cue; "" where they cannot be cut cleanly.

    Short companions (`But`, `on Monday`, `that`) go with them; a clause before or after them stays.
    """
    cut = _Cut(text, around, attribution, pattern)
    before, clause, after = cut.before(), cut.clause(), cut.after()
    if before is None or after is None or not cut.is_clean():
        return ""
    sentence = f"{before} {clause}{after}".strip()
    if sentence.count("(") != sentence.count(")"):
        return ""
    return sentence[:1].upper() + sentence[1:] + ("" if sentence.endswith((".", "!", "?")) else ".")


class _Cut:
    def __init__(self, text: str, around: Span, attribution: Attribution, pattern: Pattern) -> None:
        self._text = text
        self._around = around
        self._contents = [span for span in sorted(attribution.content) if _WORD.search(text, *span)]
        self._marked = sorted(attribution.spans)
        self._pattern = pattern

    def before(self) -> str | None:
        """What stays of the words before the attribution; None where they must not be cut."""
        words = self._text[self._around[0] : self._marked[0][0]].strip()
        content_first = self._marked[0] == self._contents[0]
        if self._pattern.is_condition(words) or (content_first and not self._pattern.may_go_before(words)):
            return None
        if _count(words) <= COMPANIONS:
            return ""
        return words if self._pattern.may_stay_before(words) and self._pattern.has_verb(words) else None

    def after(self) -> str | None:
        """What stays of the words after the attribution; None where they must not be cut."""
        words = self._text[max(end for _, end in self._marked) : self._around[1]].rstrip(" .")
        if _count(words) <= COMPANIONS:
            return ""
        return words if words.startswith((",", ";", " -", " –", " —")) else None

    def clause(self) -> str:
        """The content as one clause, without the `that` before it."""
        joined = ""
        for index, (start, end) in enumerate(self._contents):
            if index:
                joined = joined.rstrip(_EDGES) + self._joint(index, joined)
            joined += self._text[start:end]
        clause = " ".join(joined.split()).strip(_EDGES)
        rest = clause.removeprefix("that ").lstrip(_EDGES)
        return clause if self._pattern.begins_with_verb(rest) else rest  # "that was not so" keeps its subject

    def _joint(self, index: int, left: str) -> str:
        """What takes the place of source and cue between two pieces of content."""
        start, end = self._contents[index - 1][1], self._contents[index][0]
        cut = [last for first, last in self._marked if start <= first < end]
        if not cut:
            return self._text[start:end]
        remains = self._text[max(cut) : end]
        if remains.lstrip()[:1] in (".", "!", "?"):
            return ". "
        if (conjunction := remains.strip(_EDGES)) and conjunction != "that":
            return f", {conjunction} "
        if self._text[end : end + 3] == "to ":
            return " "
        return ", " if self._pattern.has_verb(left) or self._pattern.is_adverbial(left) else " "

    def is_clean(self) -> bool:
        """Whether the content begins and ends with whole words, at the end of a clause, and little else is lost."""
        edges = [edge for span in self._contents for edge in span]
        if any(_INSIDE_WORD.fullmatch(self._text, max(0, edge - 1), edge + 1) for edge in edges):
            return False
        gaps = [self._text[left[1] : right[0]] for left, right in zip(self._marked, self._marked[1:], strict=False)]
        lost = sum(_count(gap) for gap in gaps if not _APPOSITION.fullmatch(gap))
        return lost <= COMPANIONS and self._ends_clause(self._contents[-1][1])

    def _ends_clause(self, end: int) -> bool:
        rest = self._text[end : self._around[1]].lstrip()
        follows = self._around[1] - len(rest)
        return not rest or not rest[0].isalnum() or any(start == follows for start, _ in self._marked)


def _count(words: str) -> int:
    return len(_WORD.findall(words))
