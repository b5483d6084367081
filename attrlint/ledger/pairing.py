"""Which claim of an older draft a claim of the newer one was: the words of their sentences tell.

Sentences are compared word by word with Ratcliff and Obershelp's measure, as the standard library has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from attrlint.expressions import expression
from attrlint.finding import normal

_WORD: Final = expression(r"\w+(?:[.,'-]\w+)*")
_ALIKE: Final = {
    **dict.fromkeys(("statistic", "number", "money", "measure", "toll", "ranking"), "figure"),
    **dict.fromkeys(("assertion", "statement"), "sentence"),
}
"""Types that a claim may change between while it stays the same: “hundreds” becomes “200 of them”."""
_ENOUGH: Final = 0.5
"""The share of words that a sentence must keep to be the same, changed."""


class Claim(NamedTuple):
    """A claim to compare: its type, its words, and the sentence around them."""

    kind: str
    words: str
    context: str


class _Candidate(NamedTuple):
    """A pair that may be one claim; the better, the smaller."""

    other_words: bool
    other_kind: bool
    unlike: float
    unlike_words: float
    old: int
    new: int


def pairs(old: Sequence[Claim], new: Sequence[Claim]) -> list[tuple[int, int]]:
    """The ordinals of an old claim and the new one that it became, each at most once, the most alike first taken.

    The sentence must have kept half of its words, and the claim its words or the sort of its type.
    """
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for candidate in sorted(_candidates(old, new)):
        if candidate.old not in taken_old and candidate.new not in taken_new:
            taken_old.add(candidate.old)
            taken_new.add(candidate.new)
            found.append((candidate.old, candidate.new))
    return sorted(found)


def _candidates(old: Sequence[Claim], new: Sequence[Claim]) -> Iterator[_Candidate]:
    olds, news = _by_sentence(old), _by_sentence(new)
    for sentence, there in news.items():
        matcher = SequenceMatcher(b=sentence, autojunk=False)
        for other, here in olds.items():
            matcher.set_seq1(other)
            likeness = _likeness(matcher)
            for i in here if likeness >= _ENOUGH else ():
                for j in there:
                    words = _words(old[i].words), _words(new[j].words)
                    other_words, other_kind = words[0] != words[1], old[i].kind != new[j].kind
                    if not other_words or _ALIKE.get(old[i].kind, old[i].kind) == _ALIKE.get(new[j].kind, new[j].kind):
                        unlike = 1 - SequenceMatcher(None, *words, autojunk=False).ratio() if other_words else 0
                        yield _Candidate(other_words, other_kind, 1 - likeness, unlike, i, j)


def _likeness(matcher: SequenceMatcher[str]) -> float:
    """How alike two sentences are, 0 to 1; 0 at once where they cannot be alike enough."""
    for bound in (matcher.real_quick_ratio, matcher.quick_ratio):
        if bound() < _ENOUGH:
            return 0
    return matcher.ratio()


def _by_sentence(claims: Sequence[Claim]) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = {}
    for ordinal, claim in enumerate(claims):
        found.setdefault(_words(claim.context), []).append(ordinal)
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(normal(text)))
