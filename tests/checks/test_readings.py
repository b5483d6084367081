from __future__ import annotations

import re

import pytest

from attrlint.checks.readings import expanded, readings
from attrlint.signals.numerals import table
from tests.shipped import lexicons, signals

SHAPES = [name for name in lexicons().lists if name.startswith("shapes.")]


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_is_an_expression_that_needs_a_figure(name: str) -> None:
    for shape in table(lexicons(), name):
        if "{" in shape:
            assert not re.compile(expanded(lexicons(), shape)).search("rose, at - (of per or from to)")


def test_an_unknown_piece_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        expanded(lexicons(), "<nowhere> {to:M}")


def test_roles_hold_the_figures_and_the_words() -> None:
    (reading,) = readings(signals("Sales fell 8% to $369 million from $401 million."), "changes")
    assert {role: [int(q.value) for q in played] for role, played in reading.parts.items()} == {
        "change": [8],
        "to": [369_000_000],
        "from": [401_000_000],
    }
    assert reading.words["down"] == "fell"
    assert "up" not in reading.words


def test_two_shapes_never_read_the_same_words() -> None:
    text = "Sales rose 8% to $369 million from $341 million, up 8% from $341 million."
    read = [reading.span for reading in readings(signals(text), "changes")]
    assert len(read) == len(set(read)) == 1
