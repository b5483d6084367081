from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.checker import Checked
from attrlint.config import Choice, Settings
from attrlint.document import Position
from attrlint.finding import Edit, Finding, Severity
from attrlint.record import dump, load

NUMBERS = st.integers(0, 1 << 40)
TEXTS = st.text(st.characters(exclude_categories=()))  # halves of characters, too: Word's files may hold them
WORDS = st.lists(TEXTS).map(tuple)
POSITIONS = st.builds(Position, NUMBERS, NUMBERS, NUMBERS)
FINDINGS = st.builds(
    Finding,
    *(st.just("a.md"), NUMBERS, NUMBERS, POSITIONS, POSITIONS, TEXTS, TEXTS, st.sampled_from(Severity)),
    *(TEXTS, TEXTS, TEXTS, NUMBERS, TEXTS, TEXTS),
    st.lists(st.builds(Edit, NUMBERS, NUMBERS, TEXTS)).map(tuple),
    st.tuples(NUMBERS, NUMBERS),
)
CHOICES = st.builds(Choice, TEXTS, TEXTS, st.none() | WORDS, WORDS, WORDS)
GIVEN = Settings((Choice("attrlint.toml", "opinion"),), Choice("", ignore=("DFT",)), fail_on=None)


@given(
    st.lists(FINDINGS, max_size=3),
    st.lists(CHOICES, max_size=1),
    *(TEXTS, TEXTS, TEXTS),
    *(NUMBERS, NUMBERS),
    st.lists(TEXTS),
    st.booleans(),
)
def test_a_result_comes_back_as_it_was(found, said, invalid, failure, form, claims, sourced, notes, lasting) -> None:
    settings = GIVEN
    for choice in said:
        settings = settings.with_choice(choice)
    checked = Checked("a.md", found, settings, None, invalid, failure, form, claims, sourced, notes, lasting)
    assert load(dump(checked, GIVEN), "a.md", GIVEN) == checked


@pytest.mark.parametrize("other", ["", "{}", "[]", "7", json.dumps(["", "", "", 0, 0, [], True, [], [[]]])])
def test_anything_else_is_refused(other: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        load(other.encode(), "a.md", GIVEN)
