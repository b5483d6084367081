from __future__ import annotations

import re

import pytest

from attrlint.checks.shapes import expanded, spelled
from attrlint.signals.numerals import table
from attrlint.signals.sketches import CHARACTERS
from tests.shipped import lexicons

SHAPES = {
    name: shapes
    for name in lexicons().lists
    if name.startswith("shapes.") and (shapes := [word for word in table(lexicons(), name) if "{" in word])
}


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_is_an_expression_that_needs_a_figure(name: str) -> None:
    for shape in SHAPES[name]:
        assert not re.compile(expanded(lexicons(), shape)).search("rose, at - (of per or from to)")


def test_an_unknown_piece_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        expanded(lexicons(), "<nowhere> {to:M}")


def test_a_group_may_be_named_like_a_kind() -> None:
    assert spelled("(?P<YEAR>a)") == "(?P<YEAR>a)"
    assert "YEAR" not in spelled("(?P<from>YEAR)")


@pytest.mark.parametrize("kind", CHARACTERS)
def test_no_kind_passes_for_words(kind: str) -> None:
    assert not re.search(spelled("[^ITEM]"), CHARACTERS[kind])
    assert re.fullmatch(spelled("[^ITEM]"), "a")
