from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checks import Note
from attrlint.checks.units import CHECK
from attrlint.finding import Severity
from attrlint.signals.conversions import conversions, ways
from tests.shipped import book, lexicons, signals

PAIRS = [
    ("miles", "mile", "km", "kilometer"),
    ("acres", "acre", "hectares", "hectare"),
    ("kg", "kilogram", "pounds", "pound"),
    ("km/h", "km/h", "mph", "mph"),
    ("liters", "liter", "pints", "pint"),
    ("°C", "°C", "°F", "°F"),
]


RULE = book().rules["NUM709"]


def notes(text: str) -> list[Note]:
    return list(CHECK.run(RULE, signals(text)))


def converted(value: int, one: str, other: str) -> Fraction:
    known = conversions(lexicons())
    way = ways(known[one], known[other])[0]
    return (value + way.one.shift) * way.factor / way.divisor - way.other.shift


@given(st.sampled_from(PAIRS), st.integers(20, 900), st.sampled_from([1, 10]))
def test_a_rounded_conversion_is_right(pair: tuple[str, str, str, str], value: int, to: int) -> None:
    written, one, other_written, other = pair
    right = round(converted(value, one, other) / to) * to
    if right >= 5 * to and not 1000 <= right < 3000:  # 1905 pints is a year
        assert notes(f"It was {value} {written} ({right} {other_written}).") == []


@given(st.sampled_from(PAIRS), st.integers(20, 900), st.sampled_from([Fraction(1, 2), Fraction(7, 5), Fraction(3)]))
def test_a_figure_far_off_is_wrong(pair: tuple[str, str, str, str], value: int, by: Fraction) -> None:
    written, one, other_written, other = pair
    wrong = round(converted(value, one, other) * by)
    if not 1000 <= wrong < 3000:  # 1905 pints is a year
        assert len(notes(f"It was {value} {written} ({wrong} {other_written}).")) == 1


@pytest.mark.parametrize(
    ("text", "severity", "right"),
    [
        ("It lies 50 miles (20 km) away.", Severity.error, "80.5 km"),
        ("It lies 50 miles (90 km) away.", Severity.warning, "80.5 km"),
        ("He stood 6 feet, 2 inches (1.68 m) tall.", Severity.error, "1.88 m"),
        ("It was 30 °C (54 °F) in the shade.", Severity.error, "86 °F"),
    ],
)
def test_the_sum_is_shown(text: str, severity: Severity, right: str) -> None:
    (note,) = notes(text)
    assert note.severity == severity
    assert note.values["right"] == right
