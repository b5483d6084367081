"""Lines and columns as editors count them, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from attrlint.document import Source
from attrlint.server.diagnostics import diagnostics
from tests.server.drafts import draft

ENCODINGS = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}
TEXTS = st.lists(st.sampled_from(["a", "é", "😀", "\n", "\r\n", "\r", "\u2028", "\x0b", "e\u0301", " "])).map("".join)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS, data=st.data())
def test_a_place_leads_back_to_its_offset(encoding: str, text: str, data: st.DataObject) -> None:
    source = Source("a.md", text)
    offset = data.draw(st.sampled_from([at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]))
    line, column = source.position(offset).line - 1, source.column_in(offset, encoding)
    assert source.offset(line, column, encoding) == offset


@pytest.mark.parametrize(
    ("line", "column", "offset"), [(0, 99, 2), (1, 0, 4), (1, 1, 4), (1, 2, 5), (1, 9, 6), (7, 0, 6)]
)
def test_a_place_that_is_not_there_is_the_nearest(line: int, column: int, offset: int) -> None:
    assert Source("a.md", "ab\r\n😀c").offset(line, column, "utf-16-le") == offset


def test_diagnostics_count_utf_16() -> None:
    made = draft("A line\u2028of 😀 is fine.\n\nHere 😀 the the dog sat.\n", "DFT909")
    (found,) = diagnostics(made)
    assert found.range == types.Range(types.Position(2, 8), types.Position(2, 15))


@pytest.mark.parametrize("before", ["\ufeff", "\ud800", "\u2028"])
def test_odd_characters_move_nothing(before: str) -> None:
    (found,) = diagnostics(draft(f"{before} the the end.\n", "DFT909"))
    assert found.range == types.Range(types.Position(0, 2), types.Position(0, 9))
