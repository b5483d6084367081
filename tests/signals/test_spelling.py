"""Names that differ by a slip of the hand."""

from hypothesis import given
from hypothesis import strategies as st

from attrlint.signals.spelling import _slipped, apart

NAMES = st.text("abc", min_size=1, max_size=9)


@given(NAMES, NAMES, st.sampled_from((1, 2)))
def test_what_is_told_soon_is_told_right(name: str, family: str, slips: int) -> None:
    longer = family.startswith(name) or name.startswith(family)
    assert _slipped(name, family, slips) == (apart(name, family) <= slips and not longer)
