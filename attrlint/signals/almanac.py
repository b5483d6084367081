"""The grammar of written dates, compiled from the word lists `time.*`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from attrlint.expressions import expression
from attrlint.lexicon import Lexicons
from attrlint.signals.numerals import by_initial, either, table

_YEAR = r"[12][0-9]{3}(?![0-9])"
_ORDINAL = r"(?:st|nd|rd|th)?"
_UNTIL = (
    rf"(?:[-–][0-9]{{1,2}}{_ORDINAL}(?![0-9A-Za-z])"
    rf"|(?: to | and | or | through )[0-9]{{1,2}}{_ORDINAL}(?=[.,;:)\n]|$| {_YEAR}))?"
)


class Almanac(NamedTuple):
    """`month_first` (month, day, year or year alone), `digits` (everything that begins with a figure),
    `weekday`; the words behind them; `month` and `weekday` names lead to their numbers (Monday is 0).
    """

    month_first: re.Pattern[str]
    digits: re.Pattern[str]
    weekday: re.Pattern[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ambiguous: frozenset[str]
    month_leads: frozenset[str]
    sure_leads: frozenset[str]
    day_leads: frozenset[str]
    day_verbs: frozenset[str]
    year_leads: frozenset[str]


@lru_cache(maxsize=4)
def almanac(lexicons: Lexicons) -> Almanac:
    """The date grammar for a set of lexicons, compiled once."""
    months, weekdays, leads = (table(lexicons, f"time.{name}") for name in ("months", "weekdays", "month-leads"))
    names = _undotted(months)
    counted = rf"(?![- ]{either(lexicons.words('time.counted'))}\b)"
    day = rf"([0-9]{{1,2}}){_ORDINAL}(?![0-9%A-Za-z]|[.,:/][0-9]){counted}"
    month = rf"{either(names)}(?![A-Za-z])"
    return Almanac(
        expression(
            rf"({by_initial(names, fold=False)})(?![A-Za-z])(?: {day}{_UNTIL}(?:,? ({_YEAR}))?|,? ({_YEAR}){counted})?"
        ),
        expression(
            rf"(?P<iso>[12][0-9]{{3}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9-]))"
            rf"|(?P<numeric>[0-9]{{1,2}}/[0-9]{{1,2}}/(?:{_YEAR}|[0-9]{{2}}(?![0-9/])))"
            rf"|(?P<day>[0-9]{{1,2}})(?:(?:[-–]| to | and | or )[0-9]{{1,2}})?(?:(?:st|nd|rd|th)(?: of)?)?"
            rf" (?P<month>{month})(?:,? (?P<year>{_YEAR}))?"
            r"|(?P<period>[12][0-9]{2}0[’']?s(?!\w)|[0-9]0s(?!\w)|[0-9]{1,2}(?:st|nd|rd|th)[- ]centur(?:y|ies)"
            r"|[12][0-9]{3}[-–—/][0-9]{2}(?![0-9-]))"
            rf"|(?P<bare>{_YEAR})(?:[-–—](?P<last>{_YEAR}))?(?![%°]|[.,:/][0-9]|[A-Za-z]){counted}"
        ),
        expression(rf"({by_initial(weekdays, fold=False)})(?![A-Za-z])"),
        {name: int(data["month"]) for name, data in names.items()},
        {name: int(data["day"]) for name, data in weekdays.items()},
        frozenset(name for name, data in names.items() if "ambiguous" in data),
        frozenset(leads),
        frozenset(word for word, data in leads.items() if "sure" in data),
        lexicons.words("time.day-leads"),
        lexicons.words("time.day-verbs"),
        lexicons.words("time.year-leads"),
    )


def _undotted(months: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """The names, abbreviations also without their stop."""
    return {form: data for name, data in months.items() for form in {name: 0, name.rstrip("."): 0}}
