"""Whom “he” and “she” stand for."""

from __future__ import annotations

import pytest

from tests.ledger.drawn import drawn


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # the one who spoke in the sentence before
        (
            "Gov. Ada Hale spoke. Gov. Omar Diaz said that Hale was late. “It is over,” he said again and again.",
            "Omar Diaz",
        ),
        # the subject of the sentence before, where nobody speaks in it
        (
            "Gov. Omar Diaz said it was over.\n\nGov. Ada Hale praised the crew. “It will hold,” she said to them.",
            "Ada Hale",
        ),
        # the subject of the sentence itself
        (
            "Gov. Omar Diaz said it was over.\n\nGov. Ada Hale struck another tone, as she said it would hold.",
            "Ada Hale",
        ),
        # “…, he said” stands behind what it tells of another
        ("Gov. Omar Diaz said it was over. If Gov. Ada Hale wins, he said, the dam will never hold.", "Omar Diaz"),
        # a courtesy title tells which of two
        ("Mr. Omar Diaz called for a vote. Ms. Ada Hale left. “It is too late for that,” he said of it.", "Omar Diaz"),
        # places speak to nobody
        ("Gov. Omar Diaz said it was over. He drove to North Carolina. “It will hold,” he said to them.", "Omar Diaz"),
    ],
)
def test_antecedents(text: str, who: str) -> None:
    said = [item for item in drawn(text).items if item.kind in ("quotation", "statement")]
    assert said[-1].who == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # what the draft tells elsewhere: whose wife, a title of women, a pronoun
        ("Ada Hale, his wife, left.\n\nOmar Diaz came late. Hale said no. “It is over,” he said of it.", "he"),
        ("Gov. Omar Diaz said he was late.\n\nThe dam broke at once. “It will hold for years,” she said.", "she"),
        (
            "Gov. Omar Diaz lost his seat and said no.\n\nThe dam broke at once. “It will hold for years,” she said.",
            "she",
        ),
        ("Rep. Omar Diaz and actress Ada Hale came. Hale left. “It is over for all of us,” she said.", "Ada Hale"),
        # nobody knows
        ("Kim Hale, the mayor, said it was over. “It will hold for many years,” she said.", "Kim Hale"),
    ],
)
def test_a_pronoun_is_nobodys_whom_it_does_not_fit(text: str, who: str) -> None:
    said = [item for item in drawn(text).items if item.kind in ("quotation", "statement")]
    assert said[-1].who == who
