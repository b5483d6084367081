"""How likely a sentence is worth checking: a weighted lexicon of words, classes of words, figures and forms.

The manner is that of ClaimBuster (Hassan et al., KDD 2017), the model a log-linear one: every feature has a weight in
`claim-weights.yaml`, a sentence's score is their sum, and anybody can see what it is made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals, inside
from attrlint.signals.dates import dates
from attrlint.signals.quantities import quantities
from attrlint.signals.tokens import Token, tokenize

_NOTIONS: Final = {"worth": ("claim-weights.worth",), "factual": ("claim-weights.worth", "claim-weights.factual")}
_LENGTHS: Final = ((4, "1-4"), (8, "5-8"), (12, "9-12"), (18, "13-18"), (26, "19-26"), (40, "27-40"))
"""Words of a sentence, at most, and how it is then called."""
_NAMES: Final = 4
"""Names that make no more difference."""
_REACH: Final = 4
"""Words from a subject to its verb."""
_SUBJECTS: Final = frozenset({"self", "ours", "hearers", "others"})
_VERBS: Final = frozenset({"attitudes", "duties", "prospects", "past", "told", "acts", "changes"})
_BE: Final = frozenset({"is", "are", "be", "been", "being", "was", "were", "am"})


def score(signals: Signals, sentence: Span, notion: str) -> float:
    """Above 0 where a sentence is a claim, the higher the surer (log-odds beyond the threshold).

    `notion` names a list of `claim-weights.yaml`: `worth` asks whether a fact-checker would pick the sentence,
    `factual` the wider question whether it states anything that can be checked; its weights are added to `worth`’s.
    """
    found = features(signals, sentence)
    return sum(_worth(signals.lexicons, name, found) for name in _NOTIONS[notion])


def _worth(lexicons: Lexicons, name: str, found: Sequence[str]) -> float:
    weights = _weights(lexicons, name)
    return sum(weights.get(feature, 0.0) for feature in found)


@lru_cache(maxsize=8)
def _weights(lexicons: Lexicons, name: str) -> Mapping[str, float]:
    return {feature: float(data["value"]) for feature, data in lexicons.lists[name].words.items()}


@lru_cache(maxsize=4)
def _classes(lexicons: Lexicons) -> Mapping[str, Sequence[str]]:
    """Word → the classes of `claimwords.yaml` it is in."""
    found: dict[str, list[str]] = {}
    for name in lexicons.lists:
        file, _, kind = name.partition(".")
        if file == "claimwords":
            for word in lexicons.words(name):
                found.setdefault(word, []).append(kind)
    return found


def features(signals: Signals, sentence: Span) -> list[str]:
    """What is weighed in a sentence, each once: “any”, “word voted”, “class policy”, “figure percent” …"""
    tokens = tokenize(signals, sentence)
    words = [token for token in tokens if token.kind not in ("punct", "quote")]
    classes = _classes(signals.lexicons)
    kinds = [classes.get(word.low, ()) for word in words]
    names = ["any", *_figures(signals, sentence), *_form(tokens, words), *_words(words, kinds), *_voices(kinds)]
    return list(dict.fromkeys(names))


def _figures(signals: Signals, sentence: Span) -> Iterator[str]:
    found = inside(signals.get(quantities), sentence)
    for quantity in found:
        yield f"figure small {quantity.kind}" if quantity.small else f"figure {quantity.kind}"
    if sum(not quantity.small for quantity in found) > 1:
        yield "figures"
    for date in inside(signals.get(dates), sentence):
        yield f"date {date.kind}"


def _form(tokens: Sequence[Token], words: Sequence[Token]) -> Iterator[str]:
    """Length, names, how it ends, endings of its words."""
    yield "length " + next((name for most, name in _LENGTHS if len(words) <= most), "41-")
    if tokens and tokens[-1].text in ("?", "!"):
        yield f"ends {tokens[-1].text}"
    if named := sum(word.kind == "name" for word in words[1:]):
        yield f"names {min(named, _NAMES)}"
    if any(word.text.isupper() and len(word.text) > 1 for word in words):
        yield "acronym"
    for before, word in pairwise(words):
        if word.low.endswith("ed") and len(word.low) > 4:
            yield "passive" if before.low in _BE else "past"
        elif word.low.endswith("est") and len(word.low) > 5:
            yield "superlative"


def _words(words: Sequence[Token], kinds: Sequence[Sequence[str]]) -> Iterator[str]:
    """Words and pairs of words as they stand, and the classes they are in."""
    if words:
        yield f"opening {words[0].low}"
        yield from (f"opening class {kind}" for kind in kinds[0])
    yield from (f"class {kind}" for some in kinds for kind in some)
    plain = [_plain(word) for word in words]
    yield from (f"word {word}" for word in plain)
    yield from (f"pair {first} {second}" for first, second in pairwise(plain))


def _plain(word: Token) -> str:
    """A word, or what stands for any figure and, inside a sentence, for any name: the weights are to know nobody."""
    return {"num": "0", "name": "Name"}.get(word.kind, word.low)


def _voices(kinds: Sequence[Sequence[str]]) -> Iterator[str]:
    """Who does what: “we must” is “ours duties”, “I … think” “self attitudes”."""
    for at, some in enumerate(kinds):
        for subject in _SUBJECTS.intersection(some):
            for verb in kinds[at + 1 : at + _REACH]:
                yield from (f"{subject} {kind}" for kind in verb if kind in _VERBS)
