from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.signals.sentences import sentences
from tests.shipped import signals, words


@pytest.mark.parametrize(
    "text",
    [
        "It rained.|The bus came.",
        "Sen. J. Dunn of the U.S. met Dr. A. B. Jones on Feb. 18.|He left.",
        "He lives in the U.S.|The city is big.",
        "The U.S. Senate voted.|It passed.",
        "“We won.”|She left.",
        "“Really?” he asked.|“Go!” Lee said.",
        "He went… and came back.|Then he slept.",
        "He went . . . and came. . . .|Then he slept.",
        "It fell 3.5 percent at 9 a.m. on Route 10.|See fig. 4.|No.|That is it.",
        "The talks are in May.|He may go.",
        "It costs No. 5 dearly.|Yes!|Why not?|So.",
        "Acme Inc. sued.|The case is closed.",
        "(It was cold.)|They waited.",
        "He said: “A. B. Jones left.”|Then silence.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    found = signals(text.replace("|", " "))
    assert "|".join(str(words(found, span)) for span in found.get(sentences).spans) == text


def test_a_tag_is_no_part_of_the_sentence_before_it() -> None:
    found = signals("Prices rose for stability. [Source: DoD briefing]")
    assert [words(found, span) for span in found.get(sentences).spans] == ["Prices rose for stability."]


def test_no_sentence_crosses_a_block() -> None:
    found = signals("No stop here\n\nbut a second paragraph")
    assert len(found.get(sentences).spans) == 2


@given(st.text(alphabet="ab .!?…“”\"'\nA1,", max_size=80))
def test_sentences_are_ordered_and_hold_every_word(text: str) -> None:
    found = signals(text)
    spans = found.get(sentences).spans
    assert all(one.end <= two.start for one, two in pairwise(spans))
    covered = {at for span in spans for at in range(*span)}
    assert all(at in covered for at, char in enumerate(found.text) if char.isalnum())
