"""Magnitudes: the same digits told of the same thing, once in millions and once in billions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from attrlint.checks import Check, Note
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.quantities import Quantity, quantities
from attrlint.signals.sentences import sentences
from attrlint.signals.tokens import content

_KINDS: Final = frozenset({"money", "count", "measure"})
_SLIP: Final = 1000
_LEAST: Final = 1000
_ALIKE: Final = {1: 3, 2: 2}
"""How many words two sentences must share if the figure has one digit, or two; longer figures speak for themselves."""
_FEW: Final = 2
_OFTEN: Final = 50
"""How many times a figure is told in a draft that somebody wrote."""


def _run(_rule: Rule, signals: Signals) -> Iterator[Note]:
    told: dict[tuple[str, str, Fraction], list[Quantity]] = {}
    for quantity in filter(_candidate, signals.get(quantities)):
        alike = [told.get((quantity.kind, quantity.unit, value), ()) for value in _slips(quantity.low)]
        other = _slipped(quantity, [*alike[0], *alike[1]], signals)
        if other:
            yield Note(quantity.span, {"other": signals.text[slice(*other.span)]})
        told.setdefault((quantity.kind, quantity.unit, quantity.low), []).append(quantity)


def _slips(value: Fraction) -> tuple[Fraction, Fraction]:
    return value / _SLIP, value * _SLIP


def _candidate(quantity: Quantity) -> bool:
    return quantity.kind in _KINDS and quantity.low == quantity.high and quantity.low >= _LEAST


def _slipped(quantity: Quantity, earlier: Sequence[Quantity], signals: Signals) -> Quantity | None:
    """A figure told before that differs by a magnitude and nothing else, in a sentence that speaks of the same."""
    for other in sorted(earlier, key=lambda other: other.span)[:_OFTEN]:
        low = min(quantity.low, other.low)
        if other.span.start >= signals.get(sentences).at(quantity.span.start).start:
            continue  # it compares the two
        shared = content(signals, quantity.span) & content(signals, other.span)
        if len(shared - signals.lexicons.words("numbers.scales")) >= _ALIKE.get(_digits(low), _FEW):
            return other
    return None


def _digits(value: Fraction) -> int:
    return len(str(value.numerator).strip("0"))


CHECK = Check(
    "magnitudes",
    "The same digits of the same thing in two magnitudes.",
    _run,
    placeholders={"other": "the figure told before"},
)
