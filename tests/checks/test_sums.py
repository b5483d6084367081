from __future__ import annotations

from fractions import Fraction

import pytest

from attrlint.checks.sums import amount, number, signed


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (Fraction(1749), "", "1,749"),
        (Fraction(21, 2), "percent", "10.5 %"),
        (Fraction(200), "", "200"),
        (Fraction(1_270_000_000), "$", "$1.27 billion"),
        (Fraction(-5, 4), "$", "-$1.25"),
        (Fraction(483, 10), "kilometer", "48.3 kilometer"),
        (Fraction(1, 16), "percent", "0.06 %"),
        (Fraction(0), "", "0"),
    ],
)
def test_amounts_as_people_write_them(value: Fraction, unit: str, written: str) -> None:
    assert amount(value, unit) == written


def test_a_change_has_its_sign() -> None:
    assert [signed(Fraction(100)), signed(Fraction(-56, 5))] == ["+100 %", "−11.2 %"]


def test_no_zeros_behind_the_point() -> None:
    assert [number(Fraction(10)), number(Fraction(1, 3)), number(Fraction(100, 3))] == ["10", "0.33", "33.3"]
