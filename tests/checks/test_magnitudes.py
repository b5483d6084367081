from __future__ import annotations

import pytest

from attrlint.checks.magnitudes import CHECK
from tests.shipped import book, signals

RULE = book().rules["NUM725"]


def marked(text: str) -> list[str]:
    found = signals(text)
    return [found.text[slice(*note.span)] for note in CHECK.run(RULE, found)]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("$3.4 million", "$3.4 billion", True),
        ("$3.4 billion", "$3.4 trillion", True),
        ("$3.4 million", "$3,400 million", True),
        ("$3.4 million", "$3.4 million", False),
        ("$3.4 million", "$3.5 billion", False),
        ("$3.4 million", "£3.4 billion", False),
        ("$340", "$340,000", False),
    ],
)
def test_only_the_magnitude_may_differ(one: str, two: str, expected: bool) -> None:
    text = f"The harbour bridge will cost {one}, the council said. Critics call {two} for the harbour bridge too much."
    assert marked(text) == ([two] if expected else [])


def test_a_figure_of_one_digit_needs_more_in_common() -> None:
    assert marked("The bridge cost $3 million. The budget for roads is $3 billion, and the bridge is late.") == []
    text = "The stone harbour bridge cost $3 million. A stone harbour bridge for $3 billion is dear."
    assert marked(text) == ["$3 billion"]
