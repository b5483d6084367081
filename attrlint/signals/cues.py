"""Cues in a sentence, the sources each could have, and the weights that decide between them.

Whether “reports” is a verb of saying, and whose, depends on the words around it. Every pairing of
a cue with a possible source gets a score: the sum of the weights, listed in
`rules/lexicons/cue-weights.yaml`, of the plain features that hold of it (a log-linear model,
as in McCallum & Nigam 1998; the weights are learned by `benchmarks/learn_cues.py`). A pairing
that scores below nothing at all is not an attribution.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from attrlint.lexicon import Lexicons
from attrlint.signals.sources import Speaker
from attrlint.signals.tokens import Token

_SHOWN: Final = frozenset(
    {
        "who",
        "that",
        "which",
        "to",
        "by",
        "of",
        "and",
        "but",
        "as",
        "for",
        "about",
        "on",
        "in",
        "with",
        "at",
        "how",
        "why",
        "if",
        "not",
        "it",
    }
)
_BE: Final = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "get",
        "got",
        "gets",
    }
)
_ONE: Final = frozenset({"a", "an", "this", "that", "another", "each", "every"})
"""Determiners of a singular: “a call for” is a noun, for a verb would need “calls”."""
_HAVE: Final = frozenset({"has", "have", "had", "having", "hasn't", "haven't", "hadn't"})


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


@lru_cache(maxsize=8)
def weights(lexicons: Lexicons) -> Mapping[str, float]:
    """Feature → weight."""
    found = lexicons.lists.get("cue-weights.weights")
    return {word: float(data.get("value", "0")) for word, data in found.words.items()} if found else {}


def neighbour(tokens: Sequence[Token], at: int) -> str:
    """The class of a token as context: its kind, or the word itself where the word tells more."""
    if at < 0 or at >= len(tokens):
        return "edge"
    token = tokens[at]
    if token.low in _SHOWN or token.kind == "punct":
        return token.low
    if token.low in _ONE:
        return "a"
    if token.kind == "aux":
        return "be" if token.low in _BE else "have" if token.low in _HAVE else "modal"
    return token.kind


def cue_features(tokens: Sequence[Token], cue: Cue, said_before: bool, headline: bool) -> Iterator[str]:
    """What speaks for or against this word being a cue at all, whoever the source."""
    left, right = neighbour(tokens, cue.first - 1), neighbour(tokens, cue.last + 1)
    shape = _shape(cue)
    yield "any"
    yield f"form {cue.form}"
    yield f"lemma {cue.lemma}"
    yield f"list {cue.list}"
    yield f"left {left}"
    yield f"right {right}"
    yield f"shape {shape}"
    yield f"shape {shape} left {left}"
    yield f"shape {shape} right {right}"
    yield f"lemma {cue.lemma} left {left}"
    yield f"lemma {cue.lemma} right {right}"
    yield f"shape {shape} lefts {neighbour(tokens, cue.first - 2)} {left}"
    yield f"second {neighbour(tokens, cue.last + 2)}"
    if left in ("adv", "not"):
        yield f"before adverb {neighbour(tokens, cue.first - 2)}"
    if said_before:
        yield "said before"
        yield f"said before left {left}"
    if headline:
        yield "headline"
    if tokens[cue.first].text[:1].isupper():
        yield "capital" if cue.first else "capital opening"


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


def candidate_features(tokens: Sequence[Token], cue: Cue, candidate: Candidate) -> Iterator[str]:
    """What speaks for this source rather than another."""
    place, speaker = candidate
    kind = "none" if speaker is None else _kind(speaker)
    shape = _shape(cue)
    yield f"place {place}"
    yield f"place {place} source {kind}"
    yield f"place {place} shape {shape}"
    yield f"place {place} left {neighbour(tokens, cue.first - 1)}"
    yield f"place {place} right {neighbour(tokens, cue.last + 1)}"
    if speaker is not None:
        before = next((i for i, token in enumerate(tokens) if token.start >= speaker.span.start), 0) - 1
        yield f"place {place} after {neighbour(tokens, before)} right {neighbour(tokens, cue.last + 1)}"
    yield f"lemma {cue.lemma} source {kind}"
    yield f"shape {shape} source {kind}"
    if place == "inverted" and speaker is not None:
        after = next((i for i, token in enumerate(tokens) if token.start >= speaker.span.end), len(tokens))
        yield f"inverted then {neighbour(tokens, after)}"


def _kind(speaker: Speaker) -> str:
    if speaker.kind != "pronoun":
        return speaker.kind
    return "it" if speaker.head in ("it", "that", "which") else "pronoun"


def probabilities(
    tokens: Sequence[Token],
    cue: Cue,
    candidates: Sequence[Candidate],
    table: Mapping[str, float],
    *,
    said_before: bool,
    headline: bool,
) -> list[float]:
    """The probability of each candidate; what is missing to one is that of no attribution at all."""
    get = table.get
    base = sum(get(name, 0.0) for name in cue_features(tokens, cue, said_before, headline))
    scores = [base + sum(get(name, 0.0) for name in candidate_features(tokens, cue, c)) for c in candidates]
    top = max(0.0, *scores) if scores else 0.0
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + math.exp(-top)
    return [power / total for power in powers]
