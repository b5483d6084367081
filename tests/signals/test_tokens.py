"""Tokens: every word, number and mark at its place, with a word class."""

from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.document import Span
from attrlint.signals.tokens import Token, tokenize
from tests.shipped import signals

PIECES = (
    "Ruiz",
    "said",
    "the",
    "U.S.",
    "A.",
    "I",
    "3,400",
    "$5",
    "well-known",
    "Polls",
    "show",
    ",",
    ".",
    "’s",
    "_",
    "²",
    "–",
)


def tokens(text: str) -> list[Token]:
    return tokenize(signals(text), Span(0, len(text)))


@settings(deadline=None)  # the first example loads the word lists
@given(st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_tokens_stand_where_they_say_and_leave_no_letter_out(text: str) -> None:
    read = signals(text)
    text = read.text
    found = tokenize(read, Span(0, len(text)))
    assert [text[token.start : token.end] for token in found] == [token.text for token in found]
    gaps = [
        text[a:b] for a, b in zip([0, *(t.end for t in found)], [*(t.start for t in found), len(text)], strict=True)
    ]
    assert all(not gap.strip(" _") for gap in gaps)


def test_a_capital_before_a_full_stop_is_an_initial() -> None:
    assert [(t.text, t.kind) for t in tokens("Ann A. Ruiz gave A an I.")] == [
        *(("Ann", "name"), ("A", "name"), (".", "punct"), ("Ruiz", "name"), ("gave", "word")),
        *(("A", "det"), ("an", "det"), ("I", "name"), (".", "punct")),
    ]


def test_a_noun_at_the_head_of_a_sentence_is_no_name() -> None:
    assert [t.kind for t in tokens("Polls show Polls")] == ["word", "word", "name"]
