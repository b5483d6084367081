"""How vaguely a sentence is worded: “some critics say”, “is widely considered”, “in many cases”.

The score is the sum of the weights, listed in `rules/lexicons/vague-weights.yaml`, of the plain features
that hold of a sentence (logistic regression, learned by `benchmarks/learn_vague.py` from WikiWeasel,
CoNLL-2010 shared task, Farkas et al. 2010). A feature is up to three words in a row, each as written or as
one of the classes of `rules/lexicons/vague-classes.yaml`, “it <be> <deem>”; what is left when adverbs are
skipped, “~ <be> <deem>”; or how long the sentence is and how many names and figures stand in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, product
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.sentences import sentences
from attrlint.signals.tokens import Token, tokenize

_CLASSES: Final = "vague-classes."
_LONGEST: Final = 3
"""Words in a row that make a feature."""
_LENGTHS: Final = (6, 10, 15, 20, 25, 30, 40)
_COUNTS: Final = (1, 2, 3, 5, 8)


class Vague(NamedTuple):
    """A vaguely worded sentence in document offsets. `kind` is `news` where the chance of that passes the limit for
    news copy, else `encyclopedia`.
    """

    span: Span
    kind: str


def vagueness(signals: Signals) -> list[Vague]:
    """The sentences that are vaguely worded, in order."""
    weights, limits = _table(signals.lexicons, "weights"), _table(signals.lexicons, "limits")
    found = []
    for span in signals.get(sentences).spans:
        features = vague_features(tokenize(signals, span), signals.lexicons)
        chance = 1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in features)))
        if chance >= limits["encyclopedia"]:
            found.append(Vague(span, "news" if chance >= limits["news"] else "encyclopedia"))
    return found


@lru_cache(maxsize=8)
def _table(lexicons: Lexicons, name: str) -> Mapping[str, float]:
    return {word: float(data["value"]) for word, data in lexicons.lists[f"vague-weights.{name}"].words.items()}


@lru_cache(maxsize=8)
def _classes(lexicons: Lexicons) -> Mapping[str, Sequence[str]]:
    """Word → the classes it belongs to, in angle brackets."""
    table: dict[str, list[str]] = {}
    for name in lexicons.lists:
        if name.startswith(_CLASSES):
            for word in lexicons.words(name):
                table.setdefault(word, []).append(f"<{name.removeprefix(_CLASSES)}>")
    return table


def vague_features(tokens: Sequence[Token], lexicons: Lexicons) -> set[str]:
    """The features of one sentence; `any` always holds."""
    classes = _classes(lexicons)
    ways = [("^",), *(_ways(token, classes, initial=not at) for at, token in enumerate(tokens))]
    plain = [0, *(at for at, token in enumerate(tokens, 1) if token.kind != "adv")]
    skipping = (f"~ {one} {two}" for a, b in pairwise(plain) if b > a + 1 for one, two in product(ways[a], ways[b]))
    return {"any", *_runs(ways), *skipping, *_sizes(tokens)}


def _runs(ways: Sequence[Sequence[str]]) -> Iterator[str]:
    for length in range(1, _LONGEST + 1):
        for at in range(len(ways) - length + 1):
            yield from map(" ".join, product(*ways[at : at + length]))


def _ways(token: Token, classes: Mapping[str, Sequence[str]], *, initial: bool) -> Sequence[str]:
    """A token as written, and as what it is an instance of."""
    low = token.low
    if token.kind == "num":
        return ("<figure>",)
    if token.kind == "quote":
        return ("<quotation>",)
    if token.kind == "name" and not initial:
        return ("<name>",)
    return (low, *classes.get(low, ()))


def _sizes(tokens: Sequence[Token]) -> Iterator[str]:
    names = sum(token.kind == "name" for token in tokens[1:])
    figures = sum(token.kind == "num" for token in tokens)
    yield from (f"longer than {size}" for size in _LENGTHS if len(tokens) > size)
    yield from (f"names {size} or more" for size in _COUNTS if names >= size)
    yield from (f"figures {size} or more" for size in _COUNTS if figures >= size)
