"""Cues in a sentence, the sources each could have, and the weights that decide between them.

Whether “reports” is a verb of saying, and whose, depends on the words around it. Every pairing of
a cue with a possible source gets a score: the sum of the weights, listed in
`rules/lexicons/cue-weights.yaml`, of the plain features that hold of it (a log-linear model,
as in McCallum & Nigam 1998; the weights are learned by `benchmarks/learn_cues.py`). A pairing
that scores below nothing at all is not an attribution.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from attrlint.lexicon import Lexicons
from attrlint.signals.sources import START, Speaker
from attrlint.signals.tokens import Token

_SHOWN: Final = frozenset(
    {
        *("who", "that", "which", "to", "by", "of", "and", "but", "as", "for", "about", "on", "in", "with", "at"),
        *("how", "why", "if", "not", "it"),
    }
)
"""Words that tell more than their class."""
_BE: Final = frozenset(
    {
        *("is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't"),
        *("get", "got", "gets"),
    }
)
_ONE: Final = frozenset({"a", "an", "this", "that", "another", "each", "every"})
"""Determiners of a singular: “a call for” is a noun, for a verb would need “calls”."""
_HAVE: Final = frozenset({"has", "have", "had", "having", "hasn't", "haven't", "hadn't"})
_MOST: Final = 20_000
"""Contexts to remember, that a long archive may not fill the memory."""


class Cue(NamedTuple):
    """A possible cue: token range `[first, last]`, its lemma, its form and the list it is on."""

    first: int
    last: int
    lemma: str
    form: str
    list: str


class Candidate(NamedTuple):
    """A possible source of a cue, with the place it was found in: `adjacent`, `inserted`, `inverted`,
    `opening`, `previous`, `relative`, `agent`, `owner`, `label`, or `implicit` (no source words).
    """

    place: str
    speaker: Speaker | None


Context = tuple[Callable[..., Iterator[str]], *tuple[str, ...]]
"""A few words around a cue, behind the function that tells which features hold with them."""


def neighbour(tokens: Sequence[Token], at: int) -> str:
    """The class of a token as context: its kind, or the word itself where the word tells more."""
    if at < 0 or at >= len(tokens):
        return "edge"
    _, _, _, low, kind = tokens[at]
    if low in _SHOWN or kind == "punct":
        return low
    if low in _ONE:
        return "a"
    if kind == "aux":
        return "be" if low in _BE else "have" if low in _HAVE else "modal"
    return kind


def cue_contexts(tokens: Sequence[Token], cue: Cue, said_before: bool, headline: bool) -> list[Context]:
    """What speaks for or against this word being a cue at all, whoever the source."""
    left, right = neighbour(tokens, cue.first - 1), neighbour(tokens, cue.last + 1)
    shape = _shape(cue)
    contexts: list[Context] = [
        (_word, cue.form, cue.lemma, cue.list),
        (_shape_left, shape, neighbour(tokens, cue.first - 2), left),
        (_shape_right, shape, right),
        (_lemma_left, cue.lemma, left),
        (_lemma_right, cue.lemma, right),
        (_second, neighbour(tokens, cue.last + 2)),
    ]
    if said_before:
        contexts.append((_said_before, left))
    if headline:
        contexts.append((_itself, "headline"))
    if tokens[cue.first].text[:1].isupper():
        contexts.append((_itself, "capital" if cue.first else "capital opening"))
    return contexts


def _word(form: str, lemma: str, listed: str) -> Iterator[str]:
    yield "any"
    yield f"form {form}"
    yield f"lemma {lemma}"
    yield f"list {listed}"


def _shape_left(shape: str, second: str, left: str) -> Iterator[str]:
    yield f"left {left}"
    yield f"shape {shape} left {left}"
    yield f"shape {shape} lefts {second} {left}"
    if left in ("adv", "not"):
        yield f"before adverb {second}"


def _shape_right(shape: str, right: str) -> Iterator[str]:
    yield f"right {right}"
    yield f"shape {shape}"
    yield f"shape {shape} right {right}"


def _lemma_left(lemma: str, left: str) -> Iterator[str]:
    yield f"lemma {lemma} left {left}"


def _lemma_right(lemma: str, right: str) -> Iterator[str]:
    yield f"lemma {lemma} right {right}"


def _second(word: str) -> Iterator[str]:
    yield f"second {word}"


def _said_before(left: str) -> Iterator[str]:
    yield "said before"
    yield f"said before left {left}"


def _itself(feature: str) -> Iterator[str]:
    yield feature


def _shape(cue: Cue) -> str:
    """The tense, as far as the ending shows it."""
    head = cue.form.partition(" ")[0]
    if cue.list.endswith("nouns") or cue.list.endswith("according"):
        return "noun" if cue.list.endswith("nouns") else "phrase"
    if head.endswith("ing"):
        return "participle"
    lemma = cue.lemma.partition(" ")[0]
    if head == lemma:
        return "base"
    return "present" if head.endswith("s") and head[:-1] in lemma + "e" else "past"


def candidate_contexts(tokens: Sequence[Token], cue: Cue, candidates: Sequence[Candidate]) -> Iterator[list[Context]]:
    """What speaks for each source rather than another."""
    shape = _shape(cue)
    left, right = neighbour(tokens, cue.first - 1), neighbour(tokens, cue.last + 1)
    for place, speaker in candidates:
        kind = "none" if speaker is None else _kind(speaker)
        contexts: list[Context] = [
            (_place, place, kind, shape),
            (_place_left, place, left),
            (_place_right, place, right),
            (_lemma_source, cue.lemma, kind),
        ]
        if speaker is not None:
            before = bisect_left(tokens, speaker.span.start, key=START) - 1
            contexts.append((_place_between, place, neighbour(tokens, before), right))
            if place == "inverted":
                then = bisect_left(tokens, speaker.span.end, key=START)
                contexts.append((_inverted, neighbour(tokens, then)))
        yield contexts


def _place(place: str, kind: str, shape: str) -> Iterator[str]:
    yield f"place {place}"
    yield f"place {place} source {kind}"
    yield f"place {place} shape {shape}"
    yield f"shape {shape} source {kind}"


def _place_left(place: str, left: str) -> Iterator[str]:
    yield f"place {place} left {left}"


def _place_right(place: str, right: str) -> Iterator[str]:
    yield f"place {place} right {right}"


def _place_between(place: str, before: str, right: str) -> Iterator[str]:
    yield f"place {place} after {before} right {right}"


def _inverted(then: str) -> Iterator[str]:
    yield f"inverted then {then}"


def _lemma_source(lemma: str, kind: str) -> Iterator[str]:
    yield f"lemma {lemma} source {kind}"


def _kind(speaker: Speaker) -> str:
    if speaker.kind != "pronoun":
        return speaker.kind
    return "it" if speaker.head in ("it", "that", "which") else "pronoun"


def features(contexts: Iterable[Context]) -> Iterator[str]:
    """All that hold in some contexts, by the names under which their weights are listed."""
    for names, *words in contexts:
        yield from names(*words)


class _Weights(dict[Context, float]):
    """What the features of a context weigh together. The same contexts come again and again."""

    def __init__(self, lexicons: Lexicons) -> None:
        super().__init__()
        found = lexicons.lists.get("cue-weights.weights")
        self._table = {word: float(data.get("value", "0")) for word, data in found.words.items()} if found else {}

    def __missing__(self, context: Context) -> float:
        if len(self) >= _MOST:
            self.clear()
        weight = self[context] = sum(self._table.get(name, 0.0) for name in features([context]))
        return weight


@lru_cache(maxsize=8)
def _weights(lexicons: Lexicons) -> _Weights:
    return _Weights(lexicons)


def probabilities(
    tokens: Sequence[Token],
    cue: Cue,
    candidates: Sequence[Candidate],
    lexicons: Lexicons,
    *,
    said_before: bool,
    headline: bool,
) -> list[float]:
    """The probability of each candidate; what is missing to one is that of no attribution at all."""
    weight = _weights(lexicons).__getitem__
    base = sum(map(weight, cue_contexts(tokens, cue, said_before, headline)))
    scores = [base + sum(map(weight, contexts)) for contexts in candidate_contexts(tokens, cue, candidates)]
    top = max(0.0, *scores) if scores else 0.0
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + math.exp(-top)
    return [power / total for power in powers]
