"""Ages: what a draft says of one person's age, birth and life, against each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from attrlint.checks import Check, Note
from attrlint.checks.readings import Reading, rule_readings
from attrlint.document import Span
from attrlint.finding import Severity
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.dates import Date, limits, today
from attrlint.signals.genders import SINGULAR
from attrlint.signals.numerals import table
from attrlint.signals.people import folded, people
from attrlint.signals.quantities import Quantity
from attrlint.signals.tokens import Token, tokenize

_OLDEST: Final = 115
_LIFE: Final = 25
"""Years from which two in brackets behind a name are a life, not a term of office."""
_SOON: Final = 3
"""Words behind a fact in which the name may stand: “the 34-year-old Ada Lund”."""
_AT: Final = frozenset({"in", "at", "from", "near", "to"})


class _Fact(NamedTuple):
    """The days on which somebody was born, if this is so; `sure` unless it rests on a usual age for something."""

    span: Span
    first: dt.date
    last: dt.date
    sure: bool = True

    def meets(self, other: _Fact) -> bool:
        return self.first <= other.last and other.first <= self.last

    @property
    def years(self) -> str:
        first, last = self.first.year, self.last.year
        return str(last) if first == last else f"{first} or {last}" if last == first + 1 else f"{last} or before"


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    """Facts about one person's birth that cannot all be so."""
    known: dict[str, list[_Fact]] = {}
    last = _Somebody("", 0)
    for reading in rule_readings(rule, signals):
        found = _facts(reading, signals)
        who = _who(reading, signals, last) if found else ""
        last = _Somebody(who, reading.span().end) if who else last
        earlier = known.setdefault(who, []) if who else []
        for fact in found:
            other = next((other for other in earlier if not other.meets(fact)), None)
            if other and (fact.sure or other.sure):
                yield _note(fact, other, reading, signals)
                break
            earlier.append(fact)


def _note(fact: _Fact, other: _Fact, reading: Reading, signals: Signals) -> Note:
    span = reading.span() if reading.span().covers(other.span) else fact.span
    values = {
        "said": signals.text[slice(*fact.span)],
        "years": fact.years,
        "other": signals.text[slice(*other.span)],
        "others": other.years,
    }
    return Note(span, values, None if fact.sure and other.sure else Severity.warning)


def _facts(reading: Reading, signals: Signals) -> list[_Fact]:
    """What one place says; where it says one thing, all of its words do."""
    if not signals.lexicons.words("people.kin").isdisjoint(reading.match[0].lower().split()):
        return []  # “Lee, 34, whose son was born in 2012”
    found = list(_said(reading, signals))
    return [found[0]._replace(span=reading.span())] if len(found) == 1 else found


def _said(reading: Reading, signals: Signals) -> Iterator[_Fact]:
    """Born then, so old then, so old now, old enough then."""
    age, at, born, died = reading.quantity("age"), reading.date("at"), reading.date("born"), reading.date("died")
    if died and born and not _a_life(born, died):
        return
    if born and (days := limits(born)):
        yield _Fact(reading.span("born"), *days)
    when = at or (None if _dated(reading, born) else today(signals))
    if age and when and _exact(age) and (days := limits(when)):
        yield _Fact(reading.span("age"), *_births(days, int(age.low)))
    then, act = reading.date("then"), reading.words("act").lower()
    if then and act and (days := limits(then)):
        youngest = int(table(signals.lexicons, "people.milestones")[act]["age"])
        yield _Fact(reading.span(), _back(days[0], _OLDEST), _back(days[1], youngest), sure=False)


def _a_life(born: Date, died: Date) -> bool:
    return bool(born.year and died.year and died.year - born.year >= _LIFE)


def _exact(age: Quantity) -> bool:
    """Whole years, no estimate; “at 81 stores” is no age."""
    blurred = age.approximate or age.bound or age.low != age.high
    return not blurred and age.unit in ("", "year") and not (age.kind == "count" and age.noun)


def _dated(reading: Reading, born: Date | None) -> bool:
    """Whether the sentence tells of another year, so that nobody knows when the age held."""
    return any(isinstance(item, Date) and item.year and item is not born for item in reading.sketch.items)


def _births(days: tuple[dt.date, dt.date], age: int) -> tuple[dt.date, dt.date]:
    """The first and last birthday of somebody of that age on one of these days."""
    return _back(days[0], age + 1) + dt.timedelta(1), _back(days[1], age)


def _back(day: dt.date, years: int) -> dt.date:
    """The same day so many years before."""
    year = max(dt.MINYEAR, day.year - years)
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


class _Somebody(NamedTuple):
    """The last person of whom a fact is known, and where."""

    name: str
    at: int


def _who(reading: Reading, signals: Signals, last: _Somebody) -> str:
    """Whom a fact is about: the name or pronoun before it, else right behind it; `` where nobody can tell."""
    start, end = reading.span()
    if reading.words("of"):
        named = signals.get(people).within(Span(end, end + 2))
        return named[0].person.name if named and named[0].person.full else ""
    tokens = tokenize(signals, reading.sketch.span)
    kin = signals.lexicons.words("people.kin")
    before = [token for token in tokens if token.end <= start]
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if token.low in kin:
            return ""
        if token.low in SINGULAR or (token.kind == "name" and not _place(before, at)):
            return _named(token, signals, last, guess=bool(reading.words("at")))
    behind = [token for token in tokens if token.start >= end and token.kind not in ("punct", "num")][:_SOON]
    found = next((token for token in behind if token.low in SINGULAR or token.kind == "name"), None)
    return _named(found, signals, last, guess=True) if found else ""


def _place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands behind “in” or the like, or a comma behind such a name."""
    while at and tokens[at - 1].kind == "name":
        at -= 1
    return bool(at) and tokens[at - 1].low in _AT


def _named(token: Token, signals: Signals, last: _Somebody, *, guess: bool) -> str:
    if token.low in SINGULAR:
        between = signals.get(people).within(Span(last.at, token.start)) if last.name else ()
        return last.name if all(mention.person.name == last.name for mention in between) else ""
    if token.text.endswith(("’s", "'s")):
        return ""
    known = signals.get(people).called(token.text, token.end)
    return known.name if known else folded(token.text) if guess and not token.low.endswith("s") else ""


CHECK = Check(
    "ages",
    "Ages, births and lives of one person against each other and the draft's own date.",
    _run,
    placeholders={
        "said": "the words that give one birth",
        "years": "the years it may have been in",
        "other": "the words that give another",
        "others": "the years of that",
    },
)
