"""What a source tag tells of its source: who or which document, of when, and where to find it again."""

from __future__ import annotations

import re
from typing import Final

from attrlint.checks import Note
from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals, inside
from attrlint.signals.claims import claims
from attrlint.signals.dates import dates
from attrlint.signals.sourcemarks import SourceMark

_WORD: Final = expression(r"[\w@.&’'/-]+")
_YEAR: Final = expression(r"(?<![\d.,])(?:19|20)\d\d(?!\d|,\d{3})")
_LOCATOR: Final = expression(
    r"https?://|www\.|\bdoi\b|\b10\.\d{4,}/|\b\d{1,2}:\d\d\b"
    r"|\b(?:p|pp|pages?|para|art|articles?|ch|chapter|section|§|vol|fig|table|docket|exhibit|case)\b\.? ?\d"
    r"|\bNo\. ?\d|\.(?:pdf|docx?|csv|xlsx?|mp3|wav)\b",
    re.IGNORECASE,
)
_CREDIT: Final = expression(r"\W*(?:via|credit)\b", re.IGNORECASE)
_STALE: Final = {"poll": 1, "": 2}
"""Years after which figures are old news; those of polls age sooner."""
_CURRENT: Final = frozenset({"statistic", "toll"})


def vague(mark: SourceMark, signals: Signals) -> Note | None:
    """An institution plus a generic noun, or next to nothing, and neither date nor locator."""
    if not _readable(mark) or mark.definition or mark.dated or _located(mark, signals):
        return None
    if not _generic(mark.value, signals):
        return None
    return _note(mark, "which document or person, the date, where to find it")


def undated(mark: SourceMark, signals: Signals) -> Note | None:
    """Neither year nor day, of a source that is not cited by name and article."""
    if not _sourcing(mark, signals) or mark.dated or _has(mark, "sourcemarks.lasting", signals):
        return None
    return _note(mark, "the date" if _located(mark, signals) else "the date, where to find it")


def unlocated(mark: SourceMark, signals: Signals) -> Note | None:
    """No address, page, time, case or file, and nobody to ask again."""
    if not _sourcing(mark, signals) or _located(mark, signals):
        return None
    return _note(mark, "where to find it")


def stale(mark: SourceMark, signals: Signals) -> Note | None:
    """A current figure on a source of years ago, in a passage that speaks of no earlier year itself."""
    if not _readable(mark) or signals.date is None:
        return None
    written = _YEAR.findall(mark.text)
    allowed = _STALE["poll" if _has(mark, "sourcemarks.polls", signals) else ""]
    if not written or signals.date.year - int(max(written)) <= allowed or _has(mark, "sourcemarks.lasting", signals):
        return None
    current = any(claim.kind in _CURRENT for claim in inside(signals.get(claims), mark.covers))
    told = [date.year for date in inside(signals.get(dates), mark.covers) if date.year]
    if not current or any(year < signals.date.year for year in told):
        return None
    note = _note(mark, f"figures later than {max(written)}")
    year = next((year for year in _YEAR.finditer(signals.text, *mark.span) if year[0] == max(written)), None)
    return note._replace(span=Span(*year.span())) if year else note


def _readable(mark: SourceMark) -> bool:
    """Whether it says in words what the source is."""
    return mark.kind in ("tag", "line", "comment") and not mark.fault


def _sourcing(mark: SourceMark, signals: Signals) -> bool:
    """Whether it must be a source: a remark tied to words may be none, and “(via Reuters)” only gives credit."""
    remark = mark.kind == "comment" and mark.place is None
    return _readable(mark) and not remark and not _CREDIT.match(signals.text, mark.span.start)


def _note(mark: SourceMark, missing: str) -> Note:
    return Note(mark.span, {"value": mark.value, "missing": missing}, place=mark.place)


def _located(mark: SourceMark, signals: Signals) -> bool:
    return bool(_LOCATOR.search(mark.text)) or _has(mark, "sourcemarks.locators", signals)


def _has(mark: SourceMark, name: str, signals: Signals) -> bool:
    """Whether it holds a word of that list."""
    folded = f" {' '.join(_WORD.findall(mark.text.lower()))} "
    return any(f" {word} " in folded for word in signals.lexicons.words(name))


def _generic(value: str, signals: Signals) -> bool:
    """Whether a value is only an institution and a word like “briefing” or “data”."""
    lexicons = signals.lexicons
    generic = lexicons.words("sources.vague-values") | lexicons.words("sources.umbrella-institutions")
    folded = value.lower().strip(" .;,")
    for words in sorted(generic, key=lambda phrase: (-len(phrase), phrase)):
        if words in folded:  # few are: no expression is made for the others
            folded = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", " ", folded)
    told = set(_WORD.findall(folded)) - lexicons.words("sources.value-fillers")
    return not told or len(_WORD.findall(value)) < 2
