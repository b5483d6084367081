"""Learn the weights of vague wording from WikiWeasel's train sentences and write them as a lexicon.

    python benchmarks/learn_vague.py DATA_DIR

A log-linear model over the features of `attrlint.signals.vagueness`. Reads `DATA_DIR/vague/weasel.train.jsonl` only.
Deterministic.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Final

from predict import Attrlint
from vaguewords import Learner, best_limit

from attrlint.data import directory

NEWS: Final = 0.9
"""The limit for news copy, by reading: annotators of an encyclopedia mark what newspapers print every day."""

_HEAD: Final = """\
limits:
  about: The chance from which a sentence is vague; of an encyclopedia by cross-validation, of news by reading.
  scan: no
  words:
    encyclopedia: {limit}
    news: {news}
weights:
  about: What each feature of a sentence says for its being vague; learned by benchmarks/learn_vague.py.
  scan: no
  words:
"""


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    args = parser.parse_args()
    learner = Learner(args.data / "vague", Attrlint())
    limit = best_limit(learner.crossed)
    ordered = sorted(learner.fit().items(), key=lambda item: (-item[1], item[0]))
    lines = [f"    {json.dumps(name)}: {value:.2f}\n" for name, value in ordered if f"{abs(value):.2f}" != "0.00"]
    target = directory("rules") / "lexicons" / "vague-weights.yaml"
    target.write_text(_HEAD.format(limit=limit, news=NEWS) + "".join(lines), encoding="utf-8")
    print(f"{len(learner.rows)} sentences, {len(lines)} weights, limit {limit} → {target.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
