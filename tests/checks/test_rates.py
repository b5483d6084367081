from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checks.rates import CHECK
from tests.shipped import book, signals

RULE = book().rules["NUM712"]


def marked(text: str) -> list[str]:
    found = signals(text, dt.date(2022, 5, 10))
    return [found.text[slice(*note.span)] for note in CHECK.run(RULE, found)]


@given(st.integers(1, 999), st.integers(1, 999), st.integers(50, 200))
def test_sums_at_one_rate_agree(one: int, two: int, rate: int) -> None:
    first, second = (f"€{sum_:,} (${round(sum_ * rate / 100):,})" for sum_ in (one, two))
    if min(one, two) * rate >= 100:
        assert marked(f"The mill cost {first}. The land cost {second}.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost €200 ($220). It cost €300 ($450).", ["€300 ($450)"]),
        ("It cost €200 ($220). It cost $450 (€300).", ["$450 (€300)"]),
        ("It cost €200 ($220). It cost £300 ($450).", []),
        ("It cost €200 ($220). In 2008 it cost €300 ($450).", []),
        ("It cost €200 ($220). It cost €300 ($335).", []),
    ],
)
def test_rates_that_lie_apart(text: str, expected: list[str]) -> None:
    assert marked(text) == expected
