"""Source tags: is there enough in them to find the source again?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrlint.checks import Check, Note
from attrlint.checks.tagbodies import inconsistent, mismatch
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.sourcemarks import SourceMark, sourcemarks

_WORD: Final = re.compile(r"[\w@.&’'/-]+")
_LOCATOR: Final = re.compile(
    r"https?://|www\.|\bdoi\b|\b10\.\d{4,}/|\b\d{1,2}:\d\d\b"
    r"|\b(?:p|pp|pages?|para|ch|chapter|section|§|vol|fig|table|docket|exhibit|case)\b\.? ?\d"
    r"|\b(?:tape|transcript|recording)\b|\bNo\. ?\d|\.(?:pdf|docx?|csv|xlsx?|mp3|wav)\b",
    re.IGNORECASE,
)


def _vague(mark: SourceMark, signals: Signals) -> Note | None:
    """An institution plus a generic noun, or next to nothing, and neither date nor locator."""
    if mark.kind not in ("tag", "line", "comment") or mark.fault == "empty" or mark.definition:
        return None
    if mark.dated or _LOCATOR.search(mark.text):
        return None
    if not _generic(mark.value, signals):
        return None
    return Note(mark.span, {"value": mark.value, "missing": "which document or person, the date, where to find it"})


def _generic(value: str, signals: Signals) -> bool:
    """Whether a value is only an institution and a word like “briefing” or “data”."""
    lexicons = signals.lexicons
    generic = lexicons.words("sources.vague-values") | lexicons.words("sources.umbrella-institutions")
    folded = value.lower().strip(" .;,")
    for words in sorted(generic, key=lambda phrase: (-len(phrase), phrase)):
        folded = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", folded)
    left = [
        word
        for word in _WORD.findall(folded)
        if word not in ("the", "a", "an", "of", "from", "by", "and", "us", "u.s", "uk")
    ]
    return not left or len(_WORD.findall(value)) < 2


def _empty(mark: SourceMark, _signals: Signals) -> Note | None:
    return Note(mark.span, {"value": mark.value}) if mark.fault == "empty" else None


def _malformed(mark: SourceMark, _signals: Signals) -> Note | None:
    faults = {
        "unclosed": "the bracket is never closed",
        "misspelt": "the label is misspelt",
        "no colon": "the colon is missing",
    }
    return Note(mark.span, {"value": mark.value, "fault": faults[mark.fault]}) if mark.fault in faults else None


def _dangling(mark: SourceMark, _signals: Signals) -> Note | None:
    return Note(mark.span, {"value": mark.value}) if not mark.resolved else None


_PROBLEMS: Final[Mapping[str, Callable[[SourceMark, Signals], Note | None]]] = {
    "vague": _vague,
    "empty": _empty,
    "malformed": _malformed,
    "dangling": _dangling,
    "mismatch": mismatch,
    "inconsistent": inconsistent,
}


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    judge = _PROBLEMS[str(rule.options["problem"])]
    for mark in signals.get(sourcemarks):
        if note := judge(mark, signals):
            yield note


CHECK = Check(
    "source-tag",
    "Source tags, footnotes and citations that are vague, empty, malformed, lead nowhere or fit nothing.",
    _run,
    options={"problem": "which fault to look for: vague, empty, malformed, dangling, mismatch or inconsistent"},
    placeholders={
        "value": "what the tag says",
        "missing": "what it lacks",
        "fault": "what is wrong with its form",
        "other": "what another tag says instead",
    },
)
