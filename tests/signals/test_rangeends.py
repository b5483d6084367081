from __future__ import annotations

from attrlint.signals.quantities import quantities
from attrlint.signals.rangeends import ends
from tests.shipped import signals


def test_the_ends_of_a_range_know_their_places() -> None:
    read = signals("She won by 45.4 percent to 42 percent.")
    (score,) = read.get(quantities)
    first, second = ends(read.text, score)
    assert [read.text[slice(*each.span)] for each in (first, second)] == ["45.4 percent", "42 percent"]
    assert (first.step * 10, second.step) == (1, 1)


def test_a_single_figure_is_its_own_end() -> None:
    read = signals("She won by 45.4 percent.")
    (share,) = read.get(quantities)
    assert list(ends(read.text, share)) == [share]
