"""Logistic regression with an L1 penalty in plain Python: few features with a weight, the rest with none."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_BIAS: Final = "any"
"""The feature every example has; its weight is not penalised."""
_ROUNDS: Final = 25
"""Passes over the features in use between two passes over all; far fewer are needed as a rule."""
_STILL: Final = 0.02
"""A pass that moves no weight further than this ends the search."""
_STEP: Final = 1.0
"""The furthest a weight moves at once."""


class Example(NamedTuple):
    """Its features, whether it is one of those sought, and the log-odds an earlier model gives it."""

    features: Sequence[str]
    label: bool
    offset: float = 0.0


def learn(examples: Sequence[Example], penalty: float, rare: int) -> dict[str, float]:
    """Feature → weight, those without weight left out; features of fewer than `rare` examples are not learned.

    Coordinate descent, a Newton step and a soft threshold for each weight in turn (Friedman, Hastie, Tibshirani,
    J. Stat. Softw. 33, 2010). `penalty` is in examples: the pull of the data a feature must overcome. Deterministic.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    for at, example in enumerate(examples):
        for name in example.features:
            rows[name].append(at)
    common = {name: where for name, where in sorted(rows.items()) if len(where) >= rare or name == _BIAS}
    return _Descent(examples, common, penalty).run()


class _Descent:
    def __init__(self, examples: Sequence[Example], rows: dict[str, list[int]], penalty: float) -> None:
        self.rows = rows
        self.penalty = penalty
        self.weights: dict[str, float] = defaultdict(float)
        self.signs = [1.0 if example.label else 0.0 for example in examples]
        self.margins = [example.offset for example in examples]
        self.chances = [_chance(margin) for margin in self.margins]
        self.over = [chance - sign for chance, sign in zip(self.chances, self.signs, strict=True)]

    def run(self) -> dict[str, float]:
        for _ in range(_ROUNDS):
            moved = self._pass(self.rows)
            if moved < _STILL:
                break
            for _ in range(_ROUNDS):
                if self._pass([name for name, weight in self.weights.items() if weight]) < _STILL:
                    break
        return {name: weight for name, weight in self.weights.items() if weight}

    def _pass(self, names: Iterable[str]) -> float:
        """Moves each weight once; returns the longest move."""
        return max((self._move(name) for name in names), default=0.0)

    def _move(self, name: str) -> float:
        where = self.rows[name]
        slope = sum([self.over[at] for at in where])
        weight = self.weights.get(name, 0.0)
        penalty = 0.0 if name == _BIAS else self.penalty
        if not weight and abs(slope) <= penalty:
            return 0.0
        curve = sum([self.chances[at] * (1 - self.chances[at]) for at in where]) + 1e-6
        aim = curve * weight - slope
        target = math.copysign(max(0.0, abs(aim) - penalty), aim) / curve
        step = max(-_STEP, min(_STEP, target - weight))
        self.weights[name] = weight + step
        for at in where:
            self.margins[at] += step
            self.chances[at] = chance = _chance(self.margins[at])
            self.over[at] = chance - self.signs[at]
        return abs(step)


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))
