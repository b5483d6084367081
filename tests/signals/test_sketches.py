from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from attrlint.signals.sketches import sketches, spelled
from tests.shipped import signals

WORDS = st.lists(
    st.sampled_from(["from", "2010", "to", "six years", "$3 million", "a term,", "40 %", "May 3, 2016", "ten men."]),
    min_size=1,
)


def test_every_figure_and_date_is_one_character() -> None:
    (sketch,) = signals("She led it from 2010 to 2015, a six-year term.").get(sketches)
    year, duration = spelled("YEAR")[1:-1], spelled("DURATION")[1:-1]
    assert sketch.text == f"She led it from {year} to {year}, a {duration} term."


def test_a_group_may_be_named_like_a_kind() -> None:
    assert spelled("(?P<YEAR>a)") == "(?P<YEAR>a)"
    assert "YEAR" not in spelled("(?P<from>YEAR)")


@given(WORDS)
def test_places_lead_back_to_the_document(words: list[str]) -> None:
    found = signals(" ".join(words))
    for sketch in found.get(sketches):
        rebuilt = [found.text[sketch.offset(place) : sketch.offset(place + 1)] for place in range(len(sketch.text))]
        assert "".join(rebuilt) == found.text[slice(*sketch.span)]
        kinds = [place for place, character in enumerate(sketch.text) if character >= "\ue000"]
        for item, place in zip(sketch.items, kinds, strict=True):
            assert sketch.item(place) is item
            assert item.span == (sketch.offset(place), sketch.offset(place + 1))
