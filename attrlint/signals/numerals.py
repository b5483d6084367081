"""The grammar of written numbers: one expression, built from the word lists `numbers.*`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from attrlint.expressions import expression
from attrlint.lexicon import Lexicons, fold

_SIGNS: Final = "$€£¥₹₽₴"
_MILLIONS: Final = r"(?=[0-9][0-9.,]{0,9} [mb]illion)"
_ASCII_POUND: Final = f"#{_MILLIONS}"
"""How old wires write £."""
_GLYPHS: Final = "½¼¾⅓⅔⅛"
_WHOLE: Final = r"[0-9]{1,30}+"
"""No figure of the news is longer; what is, is a code."""
_DIGITS: Final = (
    rf"[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?|{_WHOLE} [1-9]/[1-9][0-9]?(?![0-9])|{_WHOLE}/{_WHOLE}"
    rf"|(?:{_WHOLE})?[{_GLYPHS}]|[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,9}}+(?:\.{_WHOLE})?|{_WHOLE}(?:\.{_WHOLE})?"
)
JOINT: Final = expression("-to-|-in-| to | and | or | in every | in | out of every | out of | of every | [-–] |[-–—]")
"""What joins two figures."""
_DIGIT_START: Final = expression(
    rf"[#0-9{_SIGNS}{_GLYPHS}](?:(?<=#){_MILLIONS}|(?<!#)(?<![\w.,/:#@_’'][0-9])(?<![A-Za-z0-9][-–][0-9]))"
)
_OF_ONE: Final = " of "
"""What parts a fraction from the one thing that it is of."""
_HALF: Final = Fraction(1, 2)
_SLACK: Final = Fraction(1, 5)
"""A fraction of a unit may be off by half of this, as a share of it, like any fraction in words."""
_KEPT: Final = 10_000
_HALVINGS: Final = frozenset({*range(2, 11), 12, 16, 20, 32, 64, 100, 1000})
"""Denominators that people write with a slash; 9/11 and 24/7 are no fractions."""


class Figure(NamedTuple):
    """A numeral's value, the unit of its last written digit, and what its form says of its kind."""

    value: Fraction
    step: Fraction
    kind: str = ""


class Numerals(NamedTuple):
    """The number words of a set of lexicons, compiled.

    `expression` has the groups `sign` (of a currency), `numeral`, `magnitude` and `unit`.
    """

    expression: re.Pattern[str]
    word_start: re.Pattern[str]
    values: Mapping[str, Fraction]
    magnitudes: Mapping[str, int]
    fractions: Mapping[str, Fraction]
    ordinals: Mapping[str, Fraction]
    known: dict[tuple[str, str], Figure]

    def starts(self, text: str) -> list[int]:
        """Every offset at which a number may begin, in order."""
        words = [found.end() - len(found[1]) for found in self.word_start.finditer("\n" + text)]
        found = [match.start() for match in _DIGIT_START.finditer(text)]
        return sorted([*found, *(offset - 1 for offset in words)])

    def figure(self, numeral: str, magnitude: str) -> Figure:
        """What a numeral and its magnitude (`""` for none) say."""
        key = (numeral, magnitude)
        if key not in self.known:
            if len(self.known) > _KEPT:
                self.known.clear()
            plain = self._plain(numeral)
            factor = self.magnitudes[magnitude] if magnitude else 1
            self.known[key] = Figure(plain.value * factor, plain.step * factor, plain.kind)
        return self.known[key]

    def _plain(self, numeral: str) -> Figure:
        """What a numeral says; a fraction of one unit is so much of that unit: “a quarter of a” point."""
        part, of_one, _ = numeral.partition(_OF_ONE)
        plain = self._digits(part) if part[-1] in _GLYPHS or part[0].isdigit() else self._words(part)
        return Figure(plain.value, plain.value * _SLACK) if of_one else plain

    def _digits(self, numeral: str) -> Figure:
        if ":" in numeral:
            hours, minutes = (int(field) for field in numeral.split(":")[:2])
            return Figure(hours + Fraction(minutes, 60), Fraction(1, 60), "time")
        if "/" in numeral:
            whole, _, rest = numeral.rpartition(" ")
            above, below = int(rest.partition("/")[0]), int(rest.partition("/")[2])
            kind = "fraction" if above < below in _HALVINGS else "label"
            return Figure(int(whole or 0) + Fraction(above, below or 1), Fraction(0), kind)
        if numeral[-1] in _GLYPHS:
            part = Fraction(unicodedata.numeric(numeral[-1])).limit_denominator(8)
            return Figure(int(numeral[:-1] or 0) + part, Fraction(0), "fraction")
        plain = numeral.replace(",", "")
        decimals = len(plain.partition(".")[2])
        return Figure(Fraction(int(plain.replace(".", "")), 10**decimals), Fraction(1, 10**decimals))

    def _words(self, numeral: str) -> Figure:
        words = fold(numeral).replace("-", " ").split()
        last = words[-1]
        if words[0] == "half":
            return Figure(_HALF, _HALF * _SLACK, "fraction" if len(words) == 1 else "")
        if last in self.fractions and len(words) > 1:
            if words[-3:-1] in (["and", "a"], ["and", "an"]):  # two and a half
                return Figure(self._sum(words[:-3]) + self.fractions[last], Fraction(0))
            return Figure(self._sum(words[:-1]) * self.fractions[last], Fraction(0), "fraction")
        if last in self.ordinals:
            return Figure(self._sum(words[:-1]) + self.ordinals[last], Fraction(1), "ordinal")
        return Figure(self._sum(words), Fraction(1))

    def _sum(self, words: Iterable[str]) -> Fraction:
        total = Fraction(0)
        for word in words:
            if word == "hundred":
                total *= 100
            elif word != "and":
                total += 1 if word in ("a", "an") else self.values[word]
        return total


def _unit(lexicons: Lexicons, kind: str = "") -> str:
    """An expression for any unit (of a kind); “C” and “F” are units only beside a bracket: “40 C (104 F)”."""
    units = {word: data for word, data in table(lexicons, "numbers.units").items() if kind in ("", data["kind"])}
    beside = {word for word, data in units.items() if "beside" in data}
    return rf"(?:{either(units.keys() - beside)}|(?-i:{either(beside)})(?= ?[()]))"


@lru_cache(maxsize=4)
def numerals(lexicons: Lexicons) -> Numerals:
    """The grammar for a set of lexicons, compiled once."""
    simple, fractions = _values(lexicons, "simple"), _values(lexicons, "fractions")
    ordinals, magnitudes = _values(lexicons, "ordinals"), _values(lexicons, "magnitudes")
    suffixes = _values(lexicons, "suffixes")
    magnitude, unit, points = either(magnitudes), _unit(lexicons), _unit(lexicons, "points")
    tens = either(word for word, value in simple.items() if value >= 20)
    ones = either(word for word, value in simple.items() if 0 < value < 10)
    below_hundred = rf"(?:{tens}(?:-{ones})?|{either(simple)})"
    fraction = either(fractions)
    part = rf"(?:{_WHOLE}/{_WHOLE}|[{_GLYPHS}]|half|(?:an?|{ones})[ -]{fraction}){_OF_ONE}(?:an?|one|1)(?=[ -])"
    words = (
        rf"{ones}-{fraction}(?![\w-])|(?:an?|{ones}) {fraction}(?= of\b| the\b| as\b|[.,;:)])",
        rf"(?<=by )(?:an?|{ones}) {fraction}(?= (?:to|from|in|since|over|last|this)\b)",
        rf"half(?=-{magnitude}\b|[ -]{points}\b)",
        rf"(?:an?|one|three)[ -]quarters?(?=[ -]{points}\b)",
        r"half(?= (?:of|the|its|their|his|her|our|that|those|all|as)\b)",
        rf"(?:{tens}-)?{either(ordinals)}(?!\w)",
        rf"{below_hundred} hundred(?: and)? {below_hundred}(?!\w)|{below_hundred}(?: and an? (?:half|quarter|third))?",
        rf"an?(?= {magnitude}\b)",
    )
    numeral = f"(?i:{part}|half an?(?= ))(?P<part>)|{_DIGITS}|(?i:{'|'.join(words)})"
    figure = (
        rf"(?P<sign>(?:[{_SIGNS}] ?|{_ASCII_POUND})?)(?P<numeral>{numeral})(?!(?:,|\.|:)?[0-9]|/[\w])"
        rf"(?P<magnitude>(?:[ -]?(?i:{magnitude})|(?<=[0-9])(?i:{either(suffixes)}))(?![A-Za-z]))?"
        rf"(?P<unit>[ -]?(?i:{unit})(?![A-Za-z0-9²]))?(?![A-Za-z])"
        r"(?(part)(?(magnitude)|(?(unit)|(?!))))"  # “half a”, “a third of a” are figures of what follows only
    )
    starts = by_initial([*simple, *ordinals, "half", *(f"a {word}" for word in [*magnitudes, *fractions])])
    return Numerals(
        re.compile(figure),
        re.compile(rf"[ \n(\[“‘\"—–/]({starts})(?![A-Za-z])"),
        simple,
        {word: int(value) for word, value in (magnitudes | suffixes).items()},
        fractions,
        ordinals,
        {},
    )


def table(lexicons: Lexicons, name: str) -> Mapping[str, Mapping[str, str]]:
    """The words of a list with what it says of them; empty where nobody wrote the list."""
    return lexicons.lists[name].words if name in lexicons.lists else {}


def _values(lexicons: Lexicons, name: str) -> dict[str, Fraction]:
    return {word: Fraction(data["value"]) for word, data in table(lexicons, f"numbers.{name}").items()}


def either(words: Iterable[str]) -> str:
    """An expression for any of `words`, the longest first; for none, one that never matches."""
    found = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return f"(?:{found})" if found else "(?!)"


def by_initial(words: Iterable[str], *, fold: bool = True) -> str:
    """The same sorted by first letter (with `fold` in either case): few comparisons at each position."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[0], []).append(word[1:])
    heads = {head: f"[{head}{head.upper()}]" if fold else re.escape(head) for head in tails}
    return "|".join(heads[head] + either(rest) for head, rest in tails.items()) or "(?!)"
