"""The automaton finds what a reader who tries every word at every place finds."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.lexicon import Lexicons, WordList, fold

WORDS = ("say", "said so", "so", "well-known", "don't", "(via", "U.S.", "%")
TEXT = st.lists(
    st.sampled_from(
        (*WORDS, "Say", "SO", "don’t", "well", "known", "sayings", "u.s.", "İ", " ", " ", "-", "\n\n", "“", ".")
    )
).map("".join)


def lexicons(*, exact: bool = False, excepted: tuple[str, ...] = ()) -> Lexicons:
    return Lexicons([WordList("x.y", {word: {} for word in WORDS}, exact=exact, excepted=excepted)])


def spans(text: str, words: tuple[str, ...] = WORDS, *, exact: bool = False) -> list[tuple[int, int]]:
    """Word by word, by regular expression: every place in `text`, longest first."""
    found = set()
    for word in words:
        bare = word.removeprefix("(")  # an opening mark counts as a space
        before = r"(?<= )" if bare[0].isalnum() else ""
        after = r"(?![^\W_])(?!-[^\W_])" if bare[-1].isalnum() else ""
        for match in re.finditer(f"(?={before}({re.escape(fold(bare))}){after})", f" {fold(text)}"):
            start, end = match.start(1) - 1, match.end(1) - 1
            if not exact or text[start:end] == word:
                found.add((start, end))
    return sorted(found, key=lambda span: (span[0], -span[1]))


def apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


@settings(deadline=None)
@given(TEXT)
def test_hits_are_the_longest_of_all_places(text: str) -> None:
    assert [hit[:2] for hit in lexicons().scan(text).of("x.y")] == apart(spans(text))


@settings(deadline=None)
@given(TEXT)
def test_exact_words_match_case(text: str) -> None:
    assert [hit[:2] for hit in lexicons(exact=True).scan(text).of("x.y")] == apart(spans(text, exact=True))


@settings(deadline=None)
@given(TEXT)
def test_exceptions_cancel_what_they_cover(text: str) -> None:
    exceptions = ("say so", "well known", "so well", "say say say")
    cancelled = spans(text, exceptions)
    left = [s for s in spans(text) if not any(a <= s[0] and s[1] <= b for a, b in cancelled)]
    assert [hit[:2] for hit in lexicons(excepted=exceptions).scan(text).of("x.y")] == apart(left)


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_of_an_unknown_list_there_are_no_hits() -> None:
    assert list(lexicons().scan("Say so.").of("no.such")) == []
