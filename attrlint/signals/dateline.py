"""The dateline: where and when a report was filed (“WASHINGTON, May 13 (Reuters) -”)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from attrlint.document import Span
from attrlint.signals import Signals
from attrlint.signals.almanac import almanac
from attrlint.signals.dates import exists
from attrlint.signals.numerals import table

_DAY: Final = r"(?P<day>[A-Z][a-z]{2,8}\.? [0-9]{1,2}(?:, [12][0-9]{3})?)"
_LAND: Final = r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)??"
_CITY: Final = r"[A-Z][A-Z’'-]+\.?(?: [A-Z][A-Z’'-]+\.?)*"
_TOWN: Final = r"[A-Z][a-z’'-]+(?: [A-Z][a-z.’'-]+){0,2}"
_AGENCY: Final = r"\([A-Z][\w. /&-]*\)"
_FORMS: Final = tuple(
    re.compile(form + r" ?[-–—]{1,2} ")
    for form in (
        rf"(?P<place>{_CITY}{_LAND})(?:,? {_DAY})?(?: {_AGENCY})?",
        rf"(?P<place>{_TOWN}{_LAND})(?:, {_DAY})? {_AGENCY}",
        rf"(?P<place>){_DAY} {_AGENCY}",
    )
)
_TRIED: Final = 3
"""A headline or a byline may stand above the paragraph with the dateline."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline in document offsets; `date` only where it says the year."""

    span: Span
    place: str
    date: dt.date | None = None


def dateline(signals: Signals) -> Dateline | None:
    """The dateline at the start of one of the first paragraphs, if there is one.

    It needs nothing of `signals.date`, so it may help to find it.
    """
    paragraphs = (block for block in signals.document.blocks if block.kind == "paragraph")
    for block in islice(paragraphs, _TRIED):
        for form in _FORMS:
            found = form.match(block.text)
            if found and found["place"].upper() not in table(signals.lexicons, "time.not-datelines"):
                span = Span(block.offset, block.offset + found.end())
                return Dateline(span, found["place"], _date(signals, found["day"] or ""))
    return None


def dateline_date(signals: Signals) -> dt.date | None:
    """The day the dateline gives, if it says the year."""
    found = signals.get(dateline)
    return found.date if found else None


def _date(signals: Signals, written: str) -> dt.date | None:
    grammar = almanac(signals.lexicons)
    found = grammar.month_first.match(written)
    if not found or not found[2] or not found[3]:
        return None
    year, month, day = int(found[3]), grammar.months[found[1]], int(found[2])
    return dt.date(year, month, day) if exists(year, month, day) else None
