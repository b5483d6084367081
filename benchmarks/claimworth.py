"""Is a sentence worth checking? Learning the weights, cross-validation, and the benchmark's section."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from attribution_score import Tally
from corpora import read_statements
from figures import Figure
from lasso import Example, learn
from predict import Attrlint
from resampling import bootstrap
from sections import Section

FOLDS: Final = 5
RARE: Final = 8
"""Features of fewer sentences than this are not learned: they would remember, not generalise."""
_STRETCHES: Final = 200
"""Stretches of a corpus that are resampled for an interval: neighbours in a speech are alike."""
_TENTHS: Final = range(-30, 31)
"""Thresholds tried, in tenths of log-odds."""


@dataclass(frozen=True)
class Notion:
    """What a corpus calls a claim: its list in `claim-weights.yaml`, its file, the L1 penalty of its weights."""

    name: str
    corpus: str
    title: str
    penalty: float


NOTIONS: Final = (
    Notion("worth", "claims", "ClaimBuster/CheckThat!", 6.0),
    Notion("factual", "policlaim", "PoliClaim", 5.0),
)


class Learner:
    """The two models: `worth` by itself, `factual` on top of it."""

    def __init__(self, folder: Path, linter: Attrlint) -> None:
        self._rows = {notion.name: read_statements(folder / f"{notion.corpus}.train.jsonl") for notion in NOTIONS}
        self._features = {name: [linter.features(row.text) for row in rows] for name, rows in self._rows.items()}
        self._base: dict[str, float] = {}

    def fit(self) -> dict[str, dict[str, float]]:
        """Notion → feature → weight, such that the threshold that cross-validation found best is a score of 0."""
        found: dict[str, dict[str, float]] = {}
        before = 0.0
        for notion in NOTIONS:
            weights = learn(self._examples(notion), notion.penalty, RARE)
            threshold = best_threshold(self.crossed(notion))
            found[notion.name] = {**weights, "any": weights.get("any", 0.0) - threshold + before}
            before = threshold  # the list below is added to this one, whose bias has moved
        return found

    def crossed(self, notion: Notion) -> list[tuple[bool, float]]:
        """For every train sentence: whether it is a claim, and the score of the model that has not seen its fold."""
        examples = self._examples(notion)
        folds = dealt([row.speech or str(at) for at, row in enumerate(self._rows[notion.name])])
        scores = [0.0] * len(examples)
        for fold in range(FOLDS):
            weights = learn([e for e, of in zip(examples, folds, strict=True) if of != fold], notion.penalty, RARE)
            for at, example in enumerate(examples):
                if folds[at] == fold:
                    scores[at] = example.offset + added(weights, example.features)
        return [(example.label, score) for example, score in zip(examples, scores, strict=True)]

    def _examples(self, notion: Notion) -> list[Example]:
        if notion.name != "worth" and not self._base:
            self._base = learn(self._examples(NOTIONS[0]), NOTIONS[0].penalty, RARE)
        base = self._base if notion.name != "worth" else {}
        pairs = zip(self._rows[notion.name], self._features[notion.name], strict=True)
        return [Example(features, row.worth, added(base, features)) for row, features in pairs]


def added(weights: Mapping[str, float], features: Sequence[str]) -> float:
    """The sum of the weights of features."""
    return sum(weights.get(feature, 0.0) for feature in features)


def dealt(groups: Sequence[str]) -> list[int]:
    """A fold for each row; rows of a group fall into the same one. Deterministic."""
    names = sorted(set(groups))
    random.Random(1).shuffle(names)
    fold = {name: at % FOLDS for at, name in enumerate(names)}
    return [fold[group] for group in groups]


def best_threshold(verdicts: Sequence[tuple[bool, float]]) -> float:
    """The score from which F1 is best, to a tenth."""
    return max((tenth / 10 for tenth in _TENTHS), key=lambda least: tally(verdicts, least).f1)


def tally(verdicts: Sequence[tuple[bool, float]], least: float = 0.0) -> Tally:
    """Right and wrong, where a score above `least` is a yes."""
    return Tally(
        sum(label and score > least for label, score in verdicts),
        sum(not label and score > least for label, score in verdicts),
        sum(label and score <= least for label, score in verdicts),
    )


def claims(folder: Path, linter: Attrlint, rounds: int) -> Section:
    """Claims by cross-validation on train, and as shipped on every split that is there."""
    learner = Learner(folder, linter)
    figures: list[Figure] = []
    for notion in NOTIONS:
        crossed = learner.crossed(notion)
        least = best_threshold(crossed)
        figures += _figures(f"{notion.title}, cross-validated", [(yes, each - least) for yes, each in crossed], rounds)
        for path in sorted(folder.glob(f"{notion.corpus}.*.jsonl")):
            shipped = [(row.worth, linter.score(row.text, notion.name)) for row in read_statements(path)]
            figures += _figures(f"{notion.title}, shipped, {path.suffixes[0][1:]}", shipped, rounds)
    return Section(figures)


def _figures(label: str, verdicts: Sequence[tuple[bool, float]], rounds: int) -> list[Figure]:
    size = -(-len(verdicts) // _STRETCHES) or 1
    parts = [tally(verdicts[at : at + size]) for at in range(0, len(verdicts), size)]
    bounds = bootstrap(parts, lambda some: _ratios(sum(some, Tally())), rounds)
    return [
        Figure("claims", f"{label}, {name}", value, bounds.get(name), f"{len(verdicts)} sentences")
        for name, value in _ratios(tally(verdicts)).items()
    ]


def _ratios(counts: Tally) -> dict[str, float]:
    return {"F1": counts.f1, "precision": counts.precision, "recall": counts.recall}
