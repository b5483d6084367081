"""Intervals: how far a figure would move with other articles of the same kind."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
Interval = tuple[float, float]


def bootstrap(
    items: Sequence[T], figures: Callable[[Sequence[T]], Mapping[str, float]], rounds: int, seed: int = 0
) -> dict[str, Interval]:
    """95 % percentile interval of each figure, from `rounds` resamples of `items` with replacement."""
    if not items or not rounds:
        return {}
    generator = random.Random(seed)
    values: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, value in figures(generator.choices(items, k=len(items))).items():
            values.setdefault(name, []).append(value)
    return {name: _percentiles(sorted(each)) for name, each in values.items()}


def _percentiles(ordered: Sequence[float]) -> Interval:
    last = len(ordered) - 1
    return ordered[int(0.025 * len(ordered))], ordered[min(last, int(0.975 * len(ordered)))]


def wilson(hits: int, cases: int) -> Interval | None:
    """95 % Wilson score interval of a share: unlike the bootstrap it stays honest at 0 and at 1."""
    if not cases:
        return None
    z = 1.959964
    share, weight = hits / cases, z * z / cases
    middle = (share + weight / 2) / (1 + weight)
    half = z * math.sqrt(share * (1 - share) / cases + weight / (4 * cases)) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)
