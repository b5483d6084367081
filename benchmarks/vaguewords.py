"""Is a sentence vaguely worded? Learning the weights, cross-validation, and the benchmark's section."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from attribution_score import Tally
from claimworth import FOLDS, added, dealt, tally
from corpora import Statement, read_statements
from figures import Figure
from lasso import Example
from predict import Attrlint
from resampling import bootstrap, wilson
from ridge import learn
from sections import Section

from attrlint.finding import Severity

TRAIN: Final = "weasel.train.jsonl"
RARE: Final = 3
"""Features of fewer sentences than this are not learned: they would remember, not generalise."""
KEPT: Final = 3000
_CLOSE: Final = 0.002
"""Of all limits whose F1 comes this close to the best, the lowest is taken: a reader can pass over a sentence that
is marked, not find one that is not."""
_LIMITS: Final = tuple(hundredth / 100 for hundredth in range(10, 80))
WHO: Final = ("ATT103", "ATT104", "SRC206", "SRC207")
"""Rules that ask who says so, which is what weasel words keep back."""


class Learner:
    """The model of vague wording, from the train sentences."""

    def __init__(self, folder: Path, linter: Attrlint) -> None:
        self.rows = read_statements(folder / TRAIN)
        self._examples = [Example(linter.vague_features(row.text), row.worth) for row in self.rows]

    def fit(self) -> dict[str, float]:
        """Feature → weight."""
        return learn(self._examples, KEPT, RARE)

    @cached_property
    def crossed(self) -> list[tuple[bool, float]]:
        """For every sentence: whether it is vague, and the chance that the model gives which has not seen its fold."""
        folds = dealt([row.speech or str(at) for at, row in enumerate(self.rows)])
        chances = [0.0] * len(self.rows)
        for fold in range(FOLDS):
            weights = learn([e for e, of in zip(self._examples, folds, strict=True) if of != fold], KEPT, RARE)
            for at, example in enumerate(self._examples):
                if folds[at] == fold:
                    chances[at] = _chance(weights, example)
        return [(example.label, chance) for example, chance in zip(self._examples, chances, strict=True)]


def _chance(weights: Mapping[str, float], example: Example) -> float:
    return 1 / (1 + math.exp(-added(weights, example.features)))


def best_limit(verdicts: Sequence[tuple[bool, float]]) -> float:
    """The lowest chance, in hundredths, from which F1 is as good as the best."""
    scores = [tally(verdicts, limit).f1 for limit in _LIMITS]
    return next(limit for limit, f1 in zip(_LIMITS, scores, strict=True) if f1 >= max(scores) - _CLOSE)


def vague(folder: Path, linter: Attrlint, rounds: int) -> Section:
    """Vague sentences by cross-validation on train, and as shipped on every split that is there; what `news` marks."""
    learner = Learner(folder, linter)
    least = best_limit(learner.crossed)
    figures = _detected("cross-validated", [(yes, chance - least) for yes, chance in learner.crossed], rounds)
    for path in sorted(folder.glob("weasel.*.jsonl")):
        split, rows = path.suffixes[0][1:], read_statements(path)
        seen = " (seen in training)" if path.name == TRAIN else ""
        shipped = [(row.worth, 1.0 if linter.vague(row.text) else 0.0) for row in rows]
        figures += _detected(f"shipped, {split}{seen}", shipped, rounds)
        figures += [
            _marked(f"news asks who (ATT103/104, SRC206/207), {split}", rows, linter, WHO),
            _marked(f"news asks how many (QNT), {split}", rows, linter, ("QNT",)),
        ]
    return Section(figures)


def _detected(label: str, verdicts: Sequence[tuple[bool, float]], rounds: int) -> list[Figure]:
    bounds = bootstrap(verdicts, lambda some: _ratios(tally(some)), rounds)
    return [
        Figure("vague", f"{label}, {name}", value, bounds.get(name), f"{len(verdicts)} sentences")
        for name, value in _ratios(tally(verdicts)).items()
    ]


def _ratios(counts: Tally) -> dict[str, float]:
    return {"F1": counts.f1, "precision": counts.precision, "recall": counts.recall}


def _marked(label: str, rows: Sequence[Statement], linter: Attrlint, codes: tuple[str, ...]) -> Figure:
    """How many of the sentences with such an error or warning, each linted alone, hold weasel words."""
    right = [row.worth for row in rows if _asked(linter, row.text, codes)]
    share = sum(right) / max(1, len(right))
    return Figure("vague", f"{label}, precision", share, wilson(sum(right), len(right)), f"{sum(right)}/{len(right)}")


def _asked(linter: Attrlint, text: str, codes: tuple[str, ...]) -> bool:
    findings = linter.findings(text, "")
    return any(finding.code.startswith(codes) and finding.severity > Severity.info for finding in findings)
