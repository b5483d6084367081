from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checks.tables import CHECK
from tests.shipped import book, signals

RULE = book().rules["NUM724"]


def marked(rows: list[list[str]]) -> list[str]:
    """The cells found in a Markdown table of these rows, the first of which is its head."""
    rows = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    found = signals("Votes.\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n", markup=True)
    return [found.text[slice(*note.span)] for note in CHECK.run(RULE, found)]


@given(st.lists(st.integers(1, 99_999), min_size=2, max_size=9), st.integers(1, 5000))
def test_a_total_row_is_the_sum(parts: list[int], off: int) -> None:
    rows = [["Town", "Votes"], *(["Leeds", f"{part:,}"] for part in parts)]
    whole = sum(parts)
    assert marked([*rows, ["Total", f"{whole:,}"]]) == []
    if (whole + off) % 100 and all(part % 100 for part in parts):  # nothing is a round figure
        assert marked([*rows, ["Total", f"{whole + off:,}"]]) == [f"{whole + off:,}"]


@given(st.lists(st.integers(1, 999), min_size=2, max_size=9))
def test_rounded_shares_need_not_add_up(parts: list[int]) -> None:
    shares = [f"{100 * part / sum(parts):.1f}%" for part in parts]
    assert marked([["Answer", "Share"], *(["Yes", share] for share in shares), ["Total", "100%"]]) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Town", "A", "B", "All"], ["Leeds", "1", "2", "3"], ["York", "4", "5", "10"]], ["10"]),
        ([["Town", "A", "B", "All"], ["Leeds", "1", "2", "5"], ["York", "4", "5", "13"]], []),  # of something else
        ([["Town", "A"], ["Leeds", "10"], ["York", "–"], ["Hull", "4"], ["Total", "15"]], ["15"]),
        ([["Town", "A"], ["Leeds", "10"], ["York", "n/a"], ["Hull", "4"], ["Total", "15"]], []),
        ([["Town", "A"], ["X", "10"], ["Y", "4"], ["Total", "14"], ["A", "3"], ["B", "2"], ["Total", "7"]], ["7"]),
        ([["Town", "Rate"], ["Leeds", "10"], ["Hull", "4"], ["Total", "15"]], []),
        ([["Firm", "A"], ["Leeds", "10"], ["Hull", "4"], ["Total", "7"]], []),  # an average
    ],
)  # fmt: skip
def test_lines_of_a_table(rows: list[list[str]], expected: list[str]) -> None:
    assert marked(rows) == expected
