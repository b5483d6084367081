"""How well predicted attributions agree with the gold: counts per article, by measure.

Measures (micro-averaged: add the tallies of the articles):

* `sentence`, `paragraph`: the unit overlaps a source, cue or content; `_cue`: stricter gold, the
  unit holds a cue; `_none`: the other class, the unit carries no attribution;
* `cue`: a predicted cue overlaps a gold one, one to one; `cue_open`: an unmatched predicted cue inside
  gold content is not held against it (the gold leaves out attributions nested in content);
  `cue_exact`: same hull;
* `source_overlap`, `source_exact`: the same for sources;
* `pair`: cue and source of one predicted attribution both overlap those of one gold attribution;
* `content_token`: tokens inside content.

Units and predictions lying mostly in discarded text are left out. With `classes`, gold of other
classes is neutral: what meets only it is neither right nor wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from corpora import Article, Attribution, Span

MEASURES: Final = (
    "sentence", "sentence_cue", "sentence_none", "paragraph", "paragraph_cue", "paragraph_none",
    "cue", "cue_open", "cue_exact", "source_overlap", "source_exact", "pair", "content_token",
)  # fmt: skip
RECALL_BY_CLASS: Final = "class "
"""Prefix of the extra tallies that hold the recall of cues by gold class (no false positives)."""

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_LINE: Final = re.compile(r"[^\r\n]+")

T = TypeVar("T")


@dataclass(frozen=True)
class Tally:
    """True positives, false positives, false negatives. Ratios are 0 where nothing was counted."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """Share of the predicted that is right."""
        return self.tp / max(1, self.tp + self.fp)

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.tp / max(1, self.tp + self.fn)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.tp / max(1, 2 * self.tp + self.fp + self.fn)


def shared(some: Iterable[Span], others: Collection[Span]) -> int:
    """Characters that two sets of spans have in common."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in some for b in others)


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that hold something, without the white space around it."""
    found = []
    for line in _LINE.finditer(text):
        body = line.group()
        if body.strip():
            start = line.start() + len(body) - len(body.lstrip())
            found.append((start, line.start() + len(body.rstrip())))
    return found


class _Scene:
    """What of one article counts: gold and predicted attributions, and which units are asked about."""

    def __init__(
        self, article: Article, predicted: Sequence[Attribution], classes: Collection[str], skip_title: bool
    ) -> None:
        self.article = article
        self._dropped = [*article.discarded]
        if skip_title:
            self._dropped += paragraphs(article.text)[:1]
        annotated = [_trimmed(each, self._kept) for each in article.attributions]
        self.gold = [each for each in annotated if not classes or each.kind in classes]
        self.gold_spans = [span for each in self.gold for span in each.spans]
        self._neutral = [span for each in annotated if classes and each.kind not in classes for span in each.spans]
        self.predicted = [_trimmed(each, self.counts) for each in predicted]

    def _kept(self, span: Span) -> bool:
        return 2 * shared([span], self._dropped) < max(1, span[1] - span[0])

    def counts(self, span: Span) -> bool:
        """Whether a unit or predicted span is right or wrong at all, rather than left out."""
        if not self._kept(span):
            return False
        return not shared([span], self._neutral) or shared([span], self.gold_spans) > 0

    def units(self, spans: Iterable[Span]) -> list[Span]:
        """The units that count."""
        return [span for span in spans if self.counts(span)]


def _trimmed(attribution: Attribution, keep: Callable[[Span], bool]) -> Attribution:
    source, cue, content = (
        [span for span in part if keep(span)] for part in (attribution.source, attribution.cue, attribution.content)
    )
    return Attribution(source, cue, content, attribution.kind)


def score(
    article: Article,
    predicted: Sequence[Attribution],
    classes: Collection[str] = (),
    skip_title: bool = False,
) -> dict[str, Tally]:
    """The tallies of one article by measure, and of gold cues by class (`class speech` …).

    `skip_title` leaves out the first paragraph.
    """
    scene = _Scene(article, predicted, classes, skip_title)
    return {
        **_unit_tallies("sentence", scene, scene.units(article.sentences)),
        **_unit_tallies("paragraph", scene, scene.units(paragraphs(article.text))),
        **_cue_tallies(scene),
        **_source_tallies(scene),
        "content_token": _token_tally(scene),
    }


def total(tallies: Iterable[dict[str, Tally]]) -> dict[str, Tally]:
    """The sum of the articles' tallies, measure by measure."""
    sums = dict.fromkeys(MEASURES, Tally())
    for each in tallies:
        for measure, tally in each.items():
            sums[measure] = sums.get(measure, Tally()) + tally
    return sums


def _unit_tallies(name: str, scene: _Scene, units: Sequence[Span]) -> dict[str, Tally]:
    predicted_spans = [span for each in scene.predicted for span in each.spans]
    gold_cues = [span for each in scene.gold for span in each.cue]
    gold = [shared([unit], scene.gold_spans) > 0 for unit in units]
    with_cue = [shared([unit], gold_cues) > 0 for unit in units]
    found = [shared([unit], predicted_spans) > 0 for unit in units]
    return {
        name: _agreement(gold, found),
        f"{name}_cue": _agreement(with_cue, found),
        f"{name}_none": _agreement([not each for each in gold], [not each for each in found]),
    }


def _agreement(gold: Sequence[bool], found: Sequence[bool]) -> Tally:
    both = sum(g and f for g, f in zip(gold, found, strict=True))
    return Tally(both, sum(found) - both, sum(gold) - both)


def _cue_tallies(scene: _Scene) -> dict[str, Tally]:
    gold = [each for each in scene.gold if each.cue]
    gold_cues = [each.cue for each in gold]
    found = [each.cue for each in scene.predicted if each.cue]
    contents = [span for each in scene.gold for span in each.content]
    pairs = _paired(found, gold_cues, shared)
    nested = sum(i not in pairs and shared(cue, contents) > 0 for i, cue in enumerate(found))
    plain = Tally(len(pairs), len(found) - len(pairs), len(gold) - len(pairs))
    tallies = {
        "cue": plain,
        "cue_open": Tally(plain.tp, plain.fp - nested, plain.fn),
        "cue_exact": _matched(found, gold_cues, _same_hull),
    }
    hits = set(pairs.values())
    for i, each in enumerate(gold):
        if each.kind:
            key = RECALL_BY_CLASS + each.kind
            tallies[key] = tallies.get(key, Tally()) + Tally(tp=i in hits, fn=i not in hits)
    return tallies


def _source_tallies(scene: _Scene) -> dict[str, Tally]:
    gold = [each.source for each in scene.gold if each.source]
    found = [each.source for each in scene.predicted if each.source]
    return {
        "source_overlap": _matched(found, gold, shared),
        "source_exact": _matched(found, gold, _same_hull),
        "pair": _matched(
            [each for each in scene.predicted if each.cue and each.source],
            [each for each in scene.gold if each.cue and each.source],
            lambda a, b: min(shared(a.cue, b.cue), shared(a.source, b.source)),
        ),
    }


def _token_tally(scene: _Scene) -> Tally:
    tokens = scene.units(match.span() for match in _TOKEN.finditer(scene.article.text))
    gold = _characters(scene.gold)
    found = _characters(scene.predicted)
    return _agreement([start in gold for start, _ in tokens], [start in found for start, _ in tokens])


def _characters(attributions: Iterable[Attribution]) -> set[int]:
    return {offset for each in attributions for start, end in each.content for offset in range(start, end)}


def _paired(found: Sequence[T], gold: Sequence[T], weight: Callable[[T, T], int]) -> dict[int, int]:
    """Greedy one-to-one matching, heaviest first, ties in order: index of found → index of gold."""
    weights = ((weight(f, g), i, j) for i, f in enumerate(found) for j, g in enumerate(gold))
    pairs: dict[int, int] = {}
    for _, i, j in sorted((w for w in weights if w[0] > 0), key=lambda w: (-w[0], w[1], w[2])):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _matched(found: Sequence[T], gold: Sequence[T], weight: Callable[[T, T], int]) -> Tally:
    hits = len(_paired(found, gold, weight))
    return Tally(hits, len(found) - hits, len(gold) - hits)


def _same_hull(some: Sequence[Span], others: Sequence[Span]) -> int:
    return int((min(some)[0], max(e for _, e in some)) == (min(others)[0], max(e for _, e in others)))
