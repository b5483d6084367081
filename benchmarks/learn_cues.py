"""Learn the weights of cue features from PolNeAR's train articles and write them as a lexicon.

    python benchmarks/learn_cues.py DATA_DIR [--epochs 12]

A log-linear model over each cue's possible sources and “no attribution” (multinomial logistic
regression with AdaGrad, Duchi et al. 2011, and an L1 pull towards zero), in the features of
`attrlint.signals.cues`. Reads `DATA_DIR/polnear/train.jsonl` only. Deterministic: fixed seed.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from attrlint import builtin
from attrlint.data import directory
from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.linters import Linters
from attrlint.readers import plain
from attrlint.signals import Signals
from attrlint.signals.candidates import candidates
from attrlint.signals.cues import candidate_contexts, cue_contexts, features
from attrlint.signals.heads import heads
from attrlint.signals.pairings import hits_by_sentence, located
from attrlint.signals.sentences import sentences
from attrlint.signals.tokens import headline, tokenize

WANTED: Final = frozenset({"speech", "document"})
RARE: Final = 8
"""Features seen fewer times than this are not learned: they would remember, not generalise."""
NESTED: Final = 0.5
"""Weight of a cue inside annotated content: PolNeAR marks each token once, so it may be right all the same."""


class Instance(NamedTuple):
    """One cue hit: features of the cue, of each candidate, the indices that are right (empty: no cue)."""

    shared: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    right: frozenset[int]
    weight: float


def instances(record: dict[str, Any], lexicons: Lexicons) -> Iterator[Instance]:
    """The training instances of one article."""
    document = plain.READER.read(record["text"].encode(), record["id"])
    signals = Signals(document, lexicons)
    kinds, split = heads(lexicons), signals.get(sentences)
    gold = _gold(record)
    for index, hits in hits_by_sentence(signals).items():
        tokens = tokenize(signals, split.spans[index])
        previous, said = None, False
        shouting = headline(token.text for token in tokens)
        for cue in located(tokens, hits, kinds):
            if cue.list in ("cues.thought", "cues.attitude"):
                continue
            options = candidates(tokens, cue, previous, kinds)
            span = document.locate(tokens[cue.first].start, tokens[cue.last].end)
            found = [a for a in gold if _touch(span, a["cue"])]
            if found and found[0]["class"] not in WANTED:
                continue
            right, weight = frozenset[int](), 1.0
            if found:
                right = _right(
                    [document.locate(*o.speaker.span) if o.speaker else None for o in options], found[0]["source"]
                )
            elif any(_touch(span, a["content"]) for a in gold):
                weight = NESTED
            shared = tuple(features(cue_contexts(tokens, cue, said, shouting)))
            each = tuple(tuple(features(contexts)) for contexts in candidate_contexts(tokens, cue, options))
            yield Instance(shared, each, right, weight)
            if found:
                said = True
                chosen = [options[i].speaker for i in sorted(right) if options[i].speaker]
                previous = chosen[0] if chosen else previous


def _gold(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [a for a in record["attributions"] if a["cue"]]


def _touch(span: Span, spans: Sequence[Sequence[int]]) -> bool:
    return any(span.overlaps((start, end)) for start, end in spans)


def _right(options: Sequence[Span | None], source: Sequence[Sequence[int]]) -> frozenset[int]:
    """The candidates that overlap the annotated source; the implicit one where there is none."""
    if not source:
        return frozenset({len(options) - 1})
    touching = frozenset(i for i, span in enumerate(options) if span is not None and _touch(span, source))
    return touching or frozenset({len(options) - 1})


def train(data: Sequence[Instance], epochs: int, pull: float) -> dict[str, float]:
    """Feature → weight."""
    seen = Counter(name for item in data for name in {*item.shared, *(n for o in item.options for n in o)})
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    order = list(range(len(data)))
    rng = random.Random(1)
    for _ in range(epochs):
        rng.shuffle(order)
        for at in order:
            _step(data[at], seen, weights, squares, pull)
    return {name: weight for name, weight in weights.items() if abs(weight) >= 0.05}


def _step(
    item: Instance, seen: Counter[str], weights: dict[str, float], squares: dict[str, float], pull: float
) -> None:
    base = sum(weights[n] for n in item.shared if seen[n] >= RARE)
    scores = [base + sum(weights[n] for n in names if seen[n] >= RARE) for names in item.options]
    top = max([0.0, *scores])
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers) + math.exp(-top)
    right = sum(powers[i] for i in item.right) if item.right else math.exp(-top)
    gradient: dict[str, float] = defaultdict(float)
    for i, names in enumerate(item.options):
        delta = powers[i] / total - (powers[i] / right if i in item.right else 0.0)
        for name in (*item.shared, *names):
            gradient[name] += delta * item.weight
    for name, value in gradient.items():
        if seen[name] < RARE or not value:
            continue
        squares[name] += value * value
        rate = 0.3 / math.sqrt(squares[name])
        moved = weights[name] - rate * value
        toll = 0.0 if name == "any" else rate * pull
        weights[name] = math.copysign(max(0.0, abs(moved) - toll), moved)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--pull", type=float, default=0.005)
    args = parser.parse_args()
    lexicons = Lexicons(Linters(builtin.load(installed=False), print).book().lists.values())
    lines = (args.data / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    data = [item for line in lines for item in instances(json.loads(line), lexicons)]
    learned = train(data, args.epochs, args.pull)
    target = directory("rules") / "lexicons" / "cue-weights.yaml"
    rows = "".join(f"    {json.dumps(name)}: {weight:.2f}\n" for name, weight in sorted(learned.items()))
    target.write_text(
        "weights:\n  about: What each feature of a cue and its source is worth; learned by benchmarks/learn_cues.py.\n"
        f"  scan: no\n  words:\n{rows}",
        encoding="utf-8",
    )
    print(f"{len(data)} cues, {len(learned)} weights → {target.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
