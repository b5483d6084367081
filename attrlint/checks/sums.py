"""How sums are made of shares, and written in a message: exact numbers the way people write them."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from attrlint.signals import Signals
from attrlint.signals.intervals import Interval, exactly, interval
from attrlint.signals.quantities import Quantity

_MAGNITUDES: Final = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))


def number(value: Fraction, decimals: int = 1) -> str:
    """A number in digits: `1,749`, `10.5`, `2.35 million`; no zeros behind the point."""
    for size, word in _MAGNITUDES:
        if abs(value) >= size:
            return _rounded(value / size, max(2, decimals)) + word
    small = value and abs(value) < 1
    return _rounded(value, max(2, decimals) if small else decimals)


def amount(value: Fraction, unit: str) -> str:
    """A number with its unit as quantities name it: `$2.35 million`, `48.3 kilometer`, `12 %`."""
    if unit == "percent":
        return f"{number(value)} %"
    if unit and not unit.isalpha():
        return f"{'-' if value < 0 else ''}{unit}{number(abs(value), 2)}"
    return f"{number(value)} {unit}".rstrip()


def signed(value: Fraction) -> str:
    """A percentage with its sign: `+100 %`, `−11.2 %`."""
    return f"{'−' if value < 0 else '+'}{number(abs(value))} %"


def in_percent(share: Quantity) -> Interval:
    """Where a share lies in percent, a fraction's or ratio's too; any other figure as it is."""
    return interval(share) * exactly(100 if share.kind in ("ratio", "fraction") else 1)


def times(value: Fraction) -> str:
    """How many times as much: `2 times`."""
    return f"{number(value, 2)} times"


def written(signals: Signals, quantity: Quantity) -> str:
    """A quantity as the draft writes it."""
    return signals.text[quantity.span.start : quantity.span.end]


def _rounded(value: Fraction, decimals: int) -> str:
    written = f"{float(round(value, decimals)):,.{decimals}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
