"""Figures: a matched number with its unit, and what two joined figures mean together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from attrlint.lexicon import Lexicons, fold
from attrlint.signals.numerals import Numerals, numerals, table
from attrlint.signals.surroundings import Surroundings

_ALIKE: Final = 20
"""A magnitude written once serves both ends of a range unless one is this many times the other."""
_SCORE: Final = 200
"""Two rising figures from here on are a range even in a match report."""
_RANGING: Final = frozenset({"count", "percent", "points", "money", "measure", "duration", "multiple", "age", "time"})
_PARTS: Final = frozenset({"in", "out of", "in every", "of every", "out of every"})


class Part(NamedTuple):
    """One figure, or two joined ones, with unit and magnitude (`factor`), in document offsets."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    step: Fraction
    kind: str
    unit: str = ""
    factor: int = 1
    spelled: bool = False
    shared: bool = False
    loose: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is digits and nothing else."""
        return self.kind == "count" and self.factor == 1 and not self.spelled


class Figures(NamedTuple):
    """Reads matches of the number grammar in one text."""

    text: str
    around: Surroundings
    numerals: Numerals
    units: Mapping[str, tuple[str, str]]
    currencies: Mapping[str, Mapping[str, str]]

    def part(self, found: re.Match[str]) -> Part:
        """The figure in a match's four groups: sign, numeral, magnitude, unit."""
        sign, numeral, magnitude, unit = found.group("sign", "numeral", "magnitude", "unit")
        start, currency = self._currency(sign.rstrip(), found.start())
        magnitude = fold(magnitude.strip(" -")) if magnitude else ""
        kind, name = self.units[fold(unit.strip(" -"))] if unit else ("", "")
        end = found.end("unit" if unit else "magnitude" if magnitude else "numeral")
        if currency and kind != "money":
            kind, name, end = "money", currency, found.end("magnitude" if magnitude else "numeral")
        elif magnitude == "m" and not currency and not self.around.noun(end):
            kind, name, magnitude = "measure", "meter", ""
        figure = self.numerals.figure(numeral, magnitude)
        spelled = not (currency or numeral[0].isdigit())
        if figure.kind == "ordinal":
            return Part(start, found.end("numeral"), figure.value, figure.value, figure.step, "ordinal", spelled=True)
        value = _of_day(figure.value, name) if kind == "time" else figure.value
        factor = self.numerals.magnitudes[magnitude] if magnitude else 1
        return Part(start, end, value, value, figure.step, kind or figure.kind or "count", name, factor, spelled)

    def _currency(self, sign: str, start: int) -> tuple[int, str]:
        """Where the money begins and what it is called: `US$`, `USD` and `$` alike."""
        if not sign:
            code = self.around.before(start)
            return (start - len(code) - 1, self.currencies[code]["unit"]) if code in self.currencies else (start, "")
        for begin in range(max(0, start - 2), start):
            name = self.text[begin:start] + sign
            if name in self.currencies and not self.text[max(0, begin - 1) : begin].isalnum():
                return begin, self.currencies[name]["unit"]
        return start, self.currencies[sign]["unit"] if sign in self.currencies else sign

    def joined(self, word: str, first: Part, second: Part) -> Part | None:
        """One range, ratio or score made of two figures and what stands between; `None` if they are two."""
        if word in _PARTS:
            return _ratio(first, second)
        before = self.around.before(first.start).lower()
        if (word == "and" and before != "between") or (word == "or" and first.low >= second.low):
            return None
        given = second.kind == "count" and self.around.noun(second.end)
        first, second = alike(first, second)
        if first.kind == "money" and given and first.low > second.low:
            return None  # $2 million to 400 families
        if first.kind != second.kind or first.unit != second.unit or first.kind not in _RANGING:
            return None
        kind = self._versus(word, first, second) if before not in ("age", "aged", "ages") else ""
        if kind == "ratio":
            return _ratio(second, first, turned=True)
        if kind:
            return first._replace(end=second.end, high=second.low, kind=kind)
        return first._replace(
            end=second.end,
            high=second.low,
            step=max(first.step, second.step),
            loose=word == "or",
            shared=first.shared or second.shared,
        )

    def _versus(self, word: str, first: Part, second: Part) -> str:
        """What two bare figures joined by a dash or “to” are, if no range: a score, odds, a telephone number."""
        if word in ("and", "or") or not (first.kind == second.kind == "count") or first.factor * second.factor > 1:
            return ""
        if not word and first.end - first.start == 3 and second.end - second.start == 4:
            return "label"
        contested = self.around.contested(first.start, second.end)
        if first.low < second.low:
            return "score" if contested and word != "to" and second.low < _SCORE else ""
        if word == "-to-" and first.low > second.low and not contested:
            return "ratio"
        return "score" if contested or word != "to" else ""


def figures(text: str, lexicons: Lexicons) -> Figures:
    """A reader of figures in `text`."""
    currencies = table(lexicons, "numbers.currencies")
    return Figures(text, Surroundings(text, lexicons), numerals(lexicons), _units(lexicons), currencies)


@lru_cache(maxsize=4)
def _units(lexicons: Lexicons) -> Mapping[str, tuple[str, str]]:
    return {fold(word): (data["kind"], data["unit"]) for word, data in table(lexicons, "numbers.units").items()}


def _of_day(hours: Fraction, half: str) -> Fraction:
    """Hours after midnight."""
    if half not in ("a.m.", "p.m.") or hours > 12:
        return hours
    return hours % 12 + (12 if half == "p.m." else 0)


def _ratio(first: Part, second: Part, *, turned: bool = False) -> Part | None:
    """“one in five” is 1/5, “3-to-1” is 3."""
    if first.kind != "count" or second.kind != "count" or not 0 < first.low < second.low:
        return None
    value = second.low / first.low if turned else first.low / second.low
    start, end = min(first.start, second.start), max(first.end, second.end)
    return first._replace(start=start, end=end, low=value, high=value, step=Fraction(0), kind="ratio", spelled=False)


def alike(first: Part, second: Part) -> tuple[Part, Part]:
    """Both figures, a unit or magnitude written once given to both: “$26 to 31 million”."""
    if first.kind == "count" != second.kind:
        hours = _of_day(first.low, second.unit)
        low = hours if hours <= second.low else first.low  # 8 to 10 p.m., but 11 to 1 p.m.
        first = first._replace(low=low, high=low, kind=second.kind, unit=second.unit, shared=True)
    elif first.kind == "money" and second.kind == "count":
        second = second._replace(kind="money", unit=first.unit)
    if first.factor == 1 != second.factor and 0 < first.low < 1000:
        factor = second.factor
        if max(first.low * factor, second.low) < _ALIKE * min(first.low * factor, second.low):
            value = first.low * factor
            first = first._replace(
                low=value, high=value, step=first.step * factor, factor=factor, shared=True, spelled=False
            )
    return first, second
