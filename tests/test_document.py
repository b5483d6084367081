from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attrlint import document
from attrlint.document import Block, Position, Source, Span

TEXTS = st.text(st.sampled_from("aé\u2028😀\ud800\r\n"), max_size=40)
WIDTHS = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}


@pytest.mark.parametrize("mile", [1, 3, 1024])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_columns_are_counted_from_the_line(monkeypatch: pytest.MonkeyPatch, mile: int, text: str) -> None:
    monkeypatch.setattr(document, "_MILE", mile)
    source = Source("a.md", text)
    for offset in range(len(text) + 1):
        ends = [found.end() for found in re.finditer(r"\r\n|\n|\r", text) if found.end() <= offset]
        start = ends[-1] if ends else 0
        before = text[start:offset]
        for encoding, width in WIDTHS.items():
            assert source.column_in(offset, encoding) == len(before.encode(encoding, "surrogatepass")) // width
        byte = len(before.encode("utf-8", "surrogatepass")) + 1
        assert source.position(offset) == Position(len(ends) + 1, len(before) + 1, byte)


class Watched(list[Any]):
    """A list that counts how often it is asked for an item."""

    asked = 0

    def __getitem__(self, at: Any) -> Any:
        self.asked += 1
        return super().__getitem__(at)

    def __iter__(self) -> Any:
        raise AssertionError("looked at as a whole")


def test_the_way_back_from_the_file_does_not_lead_through_the_whole_paragraph() -> None:
    count = 10_000
    sources = Watched(Span(10 * at, 10 * at + 4) for at in range(count))
    block = Block("paragraph", "word" * count, [4 * at for at in range(count)], sources)
    assert block.trace(50_001, 50_013) == Span(20_001, 20_007)
    assert block.trace(50_004, 50_010) is None
    assert sources.asked < 80  # of 10,000
