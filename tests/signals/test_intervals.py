from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.signals.intervals import EVERYTHING, Interval, exactly, interval, total
from attrlint.signals.quantities import quantities
from tests.shipped import signals


def read(text: str, **how: Any) -> tuple[Any, Any]:
    (found,) = signals(text).get(quantities)
    where = interval(found, **how)
    return where.low, where.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Sales rose 8 percent.", Fraction(15, 2), Fraction(17, 2)),
        ("Sales rose to $1.27 billion.", 1_265_000_000, 1_275_000_000),
        ("They counted 12 people.", 12, 12),
        ("They counted 700 people.", 700, 700),
        ("They counted 1,749 people.", 1749, 1749),
        ("They counted 1,300 people.", 1250, 1350),
        ("They counted 1,000 people.", 950, 1050),
        ("They counted about 200 people.", 180, 220),
        ("They counted about 45 people.", 44, 46),
        ("They counted about 1,500 people.", 1400, 1600),
        ("Roughly 9 percent stayed.", Fraction(81, 10), Fraction(99, 10)),
        ("They counted at least 200 people.", 200, inf),
        ("They counted up to 200 people.", -inf, 200),
        ("They counted nearly 200 people.", 180, 200),
        ("They counted just over 200 people.", 200, 220),
        ("They counted 10 to 20 people.", 10, 20),
        ("They counted two million people.", 1_500_000, 2_500_000),
        ("Half of the voters stayed.", Fraction(9, 20), Fraction(11, 20)),
        ("One in five voters stayed.", Fraction(18, 100), Fraction(22, 100)),
    ],
)
def test_where_the_true_value_lies(text: str, low: Any, high: Any) -> None:
    assert read(text) == (low, high)


def test_zeros_at_the_end_may_be_rounding() -> None:
    assert read("It weighs 600 kg.", rounded=True) == (550, 650)
    assert read("It weighs 610 kg.", rounded=True) == (605, 615)
    assert read("It weighs 3.6 kg.", rounded=True) == (Fraction(355, 100), Fraction(365, 100))


def test_a_divisor_that_may_be_zero_says_nothing() -> None:
    assert exactly(1) / Interval(Fraction(-1), Fraction(1)) == EVERYTHING


def test_open_ends_stay_open() -> None:
    many = Interval(Fraction(2), inf)
    assert many * exactly(3) == Interval(Fraction(6), inf)
    assert many * exactly(0) == exactly(0)
    assert exactly(6) / many == Interval(Fraction(0), Fraction(3))
    assert many - many == EVERYTHING
    assert -many == Interval(-inf, Fraction(-2))


NUMBERS = st.fractions(-1000, 1000, max_denominator=100)


@st.composite
def holding(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    low, value, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    ends = draw(st.sampled_from([(low, high), (-inf, high), (low, inf)]))
    return Interval(*ends), value


@given(holding(), holding())
def test_what_lies_in_the_parts_lies_in_the_result(
    one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]
) -> None:
    (a, x), (b, y) = one, two
    assert (a + b).holds(x + y)
    assert (a - b).holds(x - y)
    assert (a * b).holds(x * y)
    assert not y or (a / b).holds(x / y)
    assert total([a, b, a]).holds(x + y + x)
    assert a.meets(a)
    assert a.meets(b) == b.meets(a)


@given(st.decimals(0, 10**6, places=2))
def test_a_figure_lies_in_its_own_interval(written: object) -> None:
    low, high = read(f"It cost ${written} in all.")
    assert low <= Fraction(str(written)) <= high
    assert high - low == Fraction(1, 100)
