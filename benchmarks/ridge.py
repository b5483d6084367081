"""Logistic regression with an L2 penalty in plain Python: the strongest features are kept and learned again."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lasso import Example

_BIAS: Final = "any"
"""The feature every example has; its weight is not pulled."""
_SWEEPS: Final = 25
_PULLS: Final = (20.0, 10.0)
"""Pull of every weight towards zero, in examples: while all features are weighed, and when only the kept ones are."""


def learn(examples: Sequence[Example], kept: int, rare: int) -> dict[str, float]:
    """Feature → weight, of the `kept` features that move the most examples the furthest.

    Features of fewer than `rare` examples are not learned. What tells the classes apart by itself is pulled less:
    features are scaled by the square root of their log-odds (after Wang & Manning, ACL 2012). Deterministic.
    """
    columns = _columns(examples, rare)
    scales = {name: _scale(where, examples) for name, where in columns.items()}
    weights = _fitted(columns, scales, examples, columns, _PULLS[0])
    strength = {name: abs(weights[name] * scales[name]) * math.sqrt(len(where)) for name, where in columns.items()}
    strongest = sorted(columns, key=lambda name: (name != _BIAS, -strength[name], name))[: kept + 1]
    weights = _fitted(columns, scales, examples, strongest, _PULLS[1])
    return {name: weight * scales[name] for name, weight in weights.items()}


def _columns(examples: Sequence[Example], rare: int) -> dict[str, list[int]]:
    """Feature → the examples it holds of."""
    columns: dict[str, list[int]] = defaultdict(list)
    for at, example in enumerate(examples):
        for name in example.features:
            columns[name].append(at)
    return {name: where for name, where in sorted(columns.items()) if len(where) >= rare or name == _BIAS}


def _scale(where: Sequence[int], examples: Sequence[Example]) -> float:
    if len(where) == len(examples):
        return 1.0
    yes, of = sum(examples[at].label for at in where), sum(example.label for example in examples)
    odds = (yes + 1) / (of + 2) / ((len(where) - yes + 1) / (len(examples) - of + 2))
    return math.sqrt(abs(math.log(odds)))


def _fitted(
    columns: Mapping[str, Sequence[int]],
    scales: Mapping[str, float],
    examples: Sequence[Example],
    names: Iterable[str],
    pull: float,
) -> dict[str, float]:
    """Newton's steps, one weight after the other (Genkin, Lewis, Madigan, Technometrics 49, 2007)."""
    sums = [example.offset for example in examples]
    weights = dict.fromkeys(sorted(names), 0.0)
    for _ in range(_SWEEPS):
        for name in weights:
            where, scale, firm = columns[name], scales[name], 0.0 if name == _BIAS else pull
            slope, bend = firm * weights[name], firm + 1e-9
            for at in where:
                chance = 1 / (1 + math.exp(-sums[at]))
                slope += scale * (chance - examples[at].label)
                bend += scale * scale * chance * (1 - chance)
            step = max(-1.0, min(1.0, -slope / bend))
            weights[name] += step
            for at in where:
                sums[at] += step * scale
    return weights
