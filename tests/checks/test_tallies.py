from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checks import Note
from attrlint.checks.tallies import CHECK
from tests.shipped import book, signals

NUMBERS = ["two", "three", "four", "five", "six"]
THINGS = ["cost", "noise", "risk", "the weather", "public opinion", "a lack of staff", "old age"]


def notes(code: str, text: str) -> list[Note]:
    return list(CHECK.run(book().rules[code], signals(text)))


@given(st.integers(0, 4), st.lists(st.sampled_from(THINGS), min_size=2, max_size=6, unique=True), st.booleans())
def test_a_list_is_as_long_as_announced(number: int, things: list[str], serial: bool) -> None:
    listed = ", ".join(things[:-1]) + (", and " if serial and len(things) > 2 else " and ") + things[-1]
    for text in (f"She gave {NUMBERS[number]} reasons: {listed}.", f"The {NUMBERS[number]} reasons — {listed} — hold."):
        found = notes("NUM713", text)
        assert [note.values["counted"] for note in found] == ([str(len(things))] if len(things) != number + 2 else [])


@pytest.mark.parametrize(
    "text",
    [
        "She gave three reasons: cost, the noise that it makes, and risk, which nobody likes.",
        "She gave four reasons: cost, noise, etc.",
        "She gave about five reasons: cost, noise and risk.",
        "They visited four towns, including Leeds, York and Hull.",
        "She gave three reasons: bread and butter, salt and pepper.",
    ],
)
def test_a_list_that_may_be_longer_is_not_counted(text: str) -> None:
    assert notes("NUM713", text) == []


@given(st.integers(1, 60), st.integers(1, 60), st.integers(3, 100))
def test_nobody_has_more_votes_than_members(one: int, two: int, size: int) -> None:
    text = f"The {size}-member council voted {one}-{two} to close the road."
    found = notes("NUM721", text)
    if found:
        assert one + two > size
    elif one > two:  # a score is written with the larger figure first
        assert one + two <= size
