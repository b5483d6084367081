"""The dateline: where and when a report was filed (“WASHINGTON, May 13 (Reuters) -”), and other lines that date it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from attrlint.document import Block, Span
from attrlint.expressions import expression
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.almanac import almanac
from attrlint.signals.dates import exists
from attrlint.signals.numerals import either, table

_WORD: Final = r"[A-Z][a-z]{2,8}\.?"
_DAY: Final = (
    rf"(?P<day>(?:(?:[A-Z][a-z]{{2,5}}day|[MTWFS][a-z]{{2}}),? )?"
    rf"(?:{_WORD} [0-9]{{1,2}}(?:, [12][0-9]{{3}})?|[0-9]{{1,2}}(?:st|nd|rd|th)? {_WORD}(?:,? [12][0-9]{{3}})?)"
    r"|[12][0-9]{3}-[0-9]{2}-[0-9]{2}(?:T[0-9:.Z+-]+)?)"
)
"""A day in either order, with or without its weekday and its year."""
_LAND: Final = r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)??"
_CITY: Final = r"[A-Z][A-Z’'-]+\.?(?: [A-Z][A-Z’'-]+\.?)*"
_TOWN: Final = r"[A-Z][a-z’'-]+(?: [A-Z][a-z.’'-]+){0,2}"
_AGENCY: Final = r"\([A-Z][\w. /&-]*\)"
_DASH: Final = r" ?[-–—]{1,2} "
_FORMS: Final = tuple(
    map(
        expression,
        (
            rf"(?P<place>{_CITY}{_LAND})(?:(?:,? | ?[-–—]{{1,2}} ){_DAY})?(?: {_AGENCY})?{_DASH}",
            rf"(?P<place>{_TOWN}{_LAND})(?:, {_DAY})? {_AGENCY}{_DASH}",
            rf"(?P<place>{_TOWN}{_LAND}), {_DAY}{_DASH}",
            rf"(?P<place>){_DAY} {_AGENCY}{_DASH}",
            rf"\((?P<place>(?:{_TOWN}|{_CITY}){_LAND}),? {_DAY}\)(?:{_DASH}|[.:]? |$)",
        ),
    )
)
_CLOCK: Final = r"(?:[ ,|–—-]*(?:at )?[0-9]{1,2}(?:[:.][0-9]{2}| ?[ap])[^!?]{0,20})?"
_TRIED: Final = 3
"""A headline or a byline may stand above the paragraph with the dateline."""


class Dateline(NamedTuple):
    """A dateline, or another line that dates the draft, in document offsets; `date` only where it says the year."""

    span: Span
    place: str
    date: dt.date | None = None


def datelines(signals: Signals) -> list[Dateline]:
    """The dateline and the bylines and lines with a date (“Published: 24 July 2024”) at the top of a draft, in order.

    They need nothing of `signals.date`, so they may help to find it.
    """
    return list(filter(None, (_dateline(signals, block) or _dated(signals, block) for block in _top(signals))))


def dateline_date(signals: Signals) -> dt.date | None:
    """The day that the first of them gives which says the year."""
    return next((line.date for line in signals.get(datelines) if line.date), None)


def _top(signals: Signals) -> Iterator[Block]:
    """Everything down to the third paragraph."""
    paragraphs = 0
    for block in signals.document.blocks:
        paragraphs += block.kind == "paragraph"
        if block.kind in ("paragraph", "heading"):
            yield block
        if paragraphs == _TRIED:
            return


def _dateline(signals: Signals, block: Block) -> Dateline | None:
    if block.kind != "paragraph":
        return None
    for form in _FORMS:
        found = form.match(block.text)
        if found and found["place"].upper() not in table(signals.lexicons, "time.not-datelines"):
            span = Span(block.offset, block.offset + found.end())
            return Dateline(span, found["place"], _date(signals.lexicons, found["day"] or ""))
    return None


def _dated(signals: Signals, block: Block) -> Dateline | None:
    """A line by itself that ends with a date, or the head of a paragraph up to a date that a label announces."""
    line, head = _lines(signals.lexicons)
    found = line.fullmatch(block.text) or head.match(block.text)
    date = _date(signals.lexicons, found["day"]) if found else None
    return Dateline(Span(block.offset, block.offset + found.end()), "", date) if found and date else None


@lru_cache(maxsize=4)
def _lines(lexicons: Lexicons) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A byline, a place, a label or nothing, and a date; a label, a colon and a date."""
    label = rf"(?i:{either(lexicons.words('time.date-labels'))})"
    byline = r"(?:By|BY|by) [A-Z][^!?:]{1,80}?(?:,| ?[|·•–—-])?"
    place = rf"(?:{_TOWN}|{_CITY}){_LAND},"
    return (
        re.compile(rf"(?:(?:{byline}|{place}|{label}:?(?: on)?) )?{_DAY}{_CLOCK}"),
        re.compile(rf"{label}: {_DAY}(?![\w-])"),
    )


def _date(lexicons: Lexicons, written: str) -> dt.date | None:
    """The day that is written there with its year, if the calendar has it."""
    grammar = almanac(lexicons)
    first, digits = grammar.month_first.search(written), grammar.digits.search(written)
    if first and first[2] and first[3]:
        year, month, day = int(first[3]), grammar.months[first[1]], int(first[2])
    elif digits and digits["iso"]:
        year, month, day = map(int, digits["iso"].split("-"))
    elif digits and digits["day"] and digits["year"]:
        year, month, day = int(digits["year"]), grammar.months[digits["month"]], int(digits["day"])
    else:
        return None
    return dt.date(year, month, day) if exists(year, month, day) else None
