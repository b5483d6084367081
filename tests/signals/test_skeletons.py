from __future__ import annotations

import pytest

from attrlint.signals.skeletons import skeletons
from tests.shipped import signals


@pytest.mark.parametrize(
    ("text", "skeleton"),
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
def test_figures_become_letters(text: str, skeleton: str) -> None:
    (found,) = signals(text).get(skeletons)
    assert found.text == skeleton


def test_the_ends_of_a_range_know_their_places() -> None:
    read = signals("She won by 45.4 percent to 42 percent.")
    (found,) = read.get(skeletons)
    first, second = found.of("P")
    assert [read.text[slice(*each.span)] for each in (first, second)] == ["45.4 percent", "42 percent"]
    assert (first.step * 10, second.step) == (1, 1)


def test_a_sentence_without_figures_has_none() -> None:
    assert signals("Nothing rose. Then 2 people came.").get(skeletons)[0].text == "then N people came."
    assert signals("Nothing rose.").get(skeletons) == []
