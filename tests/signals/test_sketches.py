from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.signals.sketches import CHARACTERS, Sketch, bare_sketches, sketches
from tests.shipped import signals

WORDS = st.lists(
    st.sampled_from(
        [
            *("from", "2010", "to", "six years", "$3 million", "a term,", "40 %", "May 3, 2016", "ten men."),
            *("10 to 20 days", "46%-40%", "İ", "about just", "--", "—", "“half”", "\n"),
        ]
    ),
    min_size=1,
)


def test_every_figure_and_date_is_one_character() -> None:
    (sketch,) = signals("She led it from 2010 to 2015, a six-year term.").get(sketches)
    year, duration = CHARACTERS["year"], CHARACTERS["duration"]
    assert sketch.text == f"She led it from {year} to {year}, a {duration} term."


@given(WORDS)
def test_places_lead_back_to_the_document(words: list[str]) -> None:
    found = signals(" ".join(words))
    for sketch in found.get(sketches):
        rebuilt = [found.text[sketch.offset(place) : sketch.offset(place + 1)] for place in range(len(sketch.text))]
        assert "".join(rebuilt) == found.text[slice(*sketch.span)]
        kinds = [place for place, character in enumerate(sketch.text) if character >= "\ue000"]
        for item, place in zip(sketch.items, kinds, strict=True):
            assert sketch.places[place] is item
            assert item.span == (sketch.offset(place), sketch.offset(place + 1))


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Sales rose 8% to $369 million from about $341 million.", "sales rose P to M from M."),
        ("Lee leads by just six points, 46 percent to 40 percent.", "lee leads by Q, P~P."),
        ("Lee’s lead — “huge,” he said — is 46%-40%.", 'lee\'s lead - "huge," he said - is P~P.'),
        ("A tie: 49 percent to 49 percent.", "a tie: P~P."),
        ("It took between 10 and 20 days.", "it took between D~D."),
        ("A third of them met 3 of 5 in 2012.", "F of them met N of N in Y."),
        ("It is worth $9 million - $4 million for roads.", "it is worth M - M for roads."),
    ],
)
def test_bare_sketches_keep_what_sums_need(text: str, bare: str) -> None:
    (found,) = signals(text).get(bare_sketches)
    assert found.text == bare


def test_a_sentence_without_figures_has_none() -> None:
    assert signals("Nothing rose. Then 2 people came.").get(bare_sketches)[0].text == "then N people came."
    assert signals("Nothing rose.").get(bare_sketches) == []


@given(WORDS)
def test_places_of_bare_sketches_lead_back_too(words: list[str]) -> None:
    found = signals(" ".join(words))
    for sketch in found.get(bare_sketches):
        for place, item in sketch.places.items():
            assert item.span.start == sketch.offset(place)
            assert item.span.end <= sketch.offset(place + 1)
        for place in _letters(sketch):
            assert found.text[sketch.offset(place)].lower()[0] == sketch.text[place]


def _letters(sketch: Sketch) -> list[int]:
    return [place for place, character in enumerate(sketch.text) if character.isalpha() and place not in sketch.places]
