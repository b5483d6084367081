"""What overlaps a stretch is found without a look at everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attrlint.document import Span
from attrlint.ledger.overlaps import Overlaps

_SPANS = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(_SPANS, max_size=12), _SPANS)
def test_the_same_as_looking_at_all(spans: list[Span], asked: Span) -> None:
    found = Overlaps(zip(spans, range(len(spans)), strict=True))
    expected = {at for at, span in enumerate(spans) if span.overlaps(asked) or span == asked}
    assert set(found.of(asked)) == expected
    assert found.any(asked) == bool(expected)
