"""Quantities: every number in the text, with what it counts, how exactly, and what it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.signals import Signals
from attrlint.signals.dates import dates
from attrlint.signals.figures import Part, alike, figures
from attrlint.signals.numerals import JOINT, table
from attrlint.signals.surroundings import EXACT

SHARES: Final = frozenset({"percent", "points", "fraction", "ratio"})
"""Kinds that measure a part of something, not how many there are."""
_HALF: Final = Fraction(1, 2)
_STERLING: Final = 1_000_000
"""Pounds from which they are money: no news story weighs a thing at “8 million pounds”."""
_SMALL: Final = 10
_OLDEST: Final = 120
_COUNTING: Final = frozenset({"count", "percent", "fraction", "ratio", "multiple", "ordinal", "measure", "age"})
_OF_MANY: Final = frozenset({"percent", "fraction", "ratio"})


class Quantity(NamedTuple):
    """A number in document offsets; `span` takes in currency sign, magnitude and unit, but no “about”.

    `kind` is `count`, `percent`, `points`, `money`, `measure`, `duration`, `multiple`, `fraction`,
    `ratio` (“one in five”), `age`, `ordinal`, `year`, `score`, `time` (hours after midnight) or
    `label` (“Section 230”). `low` and `high` differ in ranges and scores, in the order written;
    `step` is the unit of the last written digit (0 for a fraction, which is exact): the true value
    lies within half a step of the written one. `bound` is ``, `at least` or `at most`; `shared`
    says that a range writes its magnitude or unit only once. `unit` is a normal name (`$`, `mile`,
    `percent`), `noun` the lower-case noun that follows, or ``. `small` marks numbers up to ten in
    words: “the two sides” is no statistic.
    """

    span: Span
    kind: str
    low: Fraction
    high: Fraction
    step: Fraction
    approximate: bool = False
    bound: str = ""
    unit: str = ""
    noun: str = ""
    small: bool = False
    shared: bool = False

    @property
    def value(self) -> Fraction:
        """The figure; of a range, the end written first."""
        return self.low


def quantities(signals: Signals) -> list[Quantity]:
    """All quantities in order, none overlapping another or a date; a bare year is one of kind `year`."""
    years = (_year(date.span, date.year) for date in signals.get(dates) if date.kind == "year" and date.year)
    return sorted([*years, *_Reader(signals).read()], key=lambda quantity: quantity.span)


def _year(span: Span, year: int) -> Quantity:
    value = _whole(year)
    return Quantity(span, "year", value, value, _whole(1))


_whole = lru_cache(maxsize=256)(Fraction)


class _Reader:
    def __init__(self, signals: Signals) -> None:
        self.text = signals.text
        self.figures = figures(signals.text, signals.lexicons)
        self.around = self.figures.around
        self.labels = frozenset(table(signals.lexicons, "numbers.labels"))
        self.not_one = signals.lexicons.words("numbers.not-one")
        self.dated = [date.span for date in signals.get(dates)]
        self.date_starts = {span.start for span in self.dated}

    def read(self) -> Iterator[Quantity]:
        done = 0
        for start in self._undated(self.figures.numerals.starts(self.text)):
            found = self.figures.numerals.expression.match(self.text, start) if start >= done else None
            for part in self._parts(found) if found else ():
                quantity = self._quantity(part)
                if quantity:
                    yield quantity
                done = quantity.span.end if quantity else part.end

    def _undated(self, starts: Sequence[int]) -> Iterator[int]:
        """Where numbers start outside dates."""
        spans = iter([*self.dated, Span(len(self.text) + 1, len(self.text) + 1)])
        span = next(spans)
        for start in starts:
            while span.end <= start:
                span = next(spans)
            if start < span.start:
                yield start

    def _parts(self, found: re.Match[str]) -> Sequence[Part]:
        """A range, both figures of “from A to B”, or the first figure: the second is then read anew."""
        if found.start("numeral") in self.date_starts:  # “$ 2016”
            return []
        first = self.figures.part(found)
        joint = JOINT.match(self.text, found.end())
        other = self.figures.numerals.expression.match(self.text, joint.end()) if joint else None
        if joint is None or other is None or other.start(2) in self.date_starts:
            return [first]
        second, words = self.figures.part(other), joint[0]
        if words == " to " and self.around.before(first.start).lower() == "from":
            return alike(first, second)
        listed = first.spelled != second.spelled or (first.low > second.low and first.kind == second.kind != "count")
        if words in (" - ", " – ") and listed:
            return [first]  # a whole and its parts
        joined = self.figures.joined(words.strip(" -") if words != "-to-" else words, first, second)
        return [joined] if joined else [first]

    def _quantity(self, part: Part) -> Quantity | None:
        """The part with its surroundings; `None` for a pronoun (“no one”) and for codes and telephone numbers."""
        before = self.around.before(part.start)
        if part.spelled and part.kind != "ordinal" and before.lower() in self.not_one and part.low in (1, _HALF):
            return None
        if self.text[part.end : part.end + 1] in ("-", "–") and self.text[part.end + 1 : part.end + 2].isdigit():
            return None
        part = self._negative(self._named(part, before))
        if part.kind == "measure" and part.unit == "pound" and part.low >= _STERLING:
            part = part._replace(kind="money", unit="£")
        bound = EXACT if part.kind in ("year", "label", "score") else self.around.bound(part.start, part.end)
        noun = ""
        if part.kind in _COUNTING:
            singular = part.kind == "age" or (part.kind == "count" and part.low is part.high and part.low == 1)
            noun = self.around.noun(part.end, singular=singular, of=part.kind in _OF_MANY)
        return Quantity(
            Span(part.start, part.end),
            part.kind,
            part.low,
            part.high,
            part.step,
            bound.approximate or part.loose,
            bound.bound,
            part.unit,
            noun,
            part.spelled and part.kind in ("count", "ordinal") and part.high <= _SMALL,
            part.shared,
        )

    def _named(self, part: Part, before: str) -> Part:
        """What a number next to a name really is: a label, an age, a house number."""
        if not part.bare:
            return part
        if before in self.labels:
            return part._replace(start=part.start - len(before) - 1, kind="label")
        if 0 < part.low <= _OLDEST and (
            before.lower() in ("age", "aged", "ages") or self.around.aged(part.start, part.end)
        ):
            return part._replace(kind="age", unit="year")
        street = self.around.address_end(part.end)
        return part._replace(end=street, kind="label") if street > part.end else part

    def _negative(self, part: Part) -> Part:
        sign, gap = self.text[max(0, part.start - 1) : part.start], self.text[max(0, part.start - 2) : part.start - 1]
        if sign and sign in "-−–" and gap in ("", " ", "(", "\n") and not part.spelled and part.kind != "score":
            high = -part.high if part.high == part.low else part.high  # -40 to 122
            return part._replace(start=part.start - 1, low=-part.low, high=high)
        return part
