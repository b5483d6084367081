"""Learn which sentences are worth checking and write the weights as a lexicon.

    python benchmarks/learn_claims.py DATA_DIR

Two notions of a claim, each a log-linear model with an L1 penalty over the features of `attrlint.signals.checkworthy`:
`worth` from ClaimBuster's debate sentences, `factual` from PoliClaim's speeches, as weights added to those of `worth`
(the prior of Chelba and Acero, Computer Speech and Language 20, 2006). Reads the train files of `DATA_DIR/claims` only.
Deterministic.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Final

from claimworth import NOTIONS, Learner
from predict import Attrlint

from attrlint.data import directory

_ABOUT: Final = {
    "worth": "What makes a fact-checker pick a sentence, above a sum of 0; learned by benchmarks/learn_claims.py.",
    "factual": "What, added to that, makes a sentence state a fact at all; learned by the same.",
}


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA_DIR")
    args = parser.parse_args()
    learned = Learner(args.data / "claims", Attrlint()).fit()
    target = directory("rules") / "lexicons" / "claim-weights.yaml"
    target.write_text("".join(_list(notion.name, learned[notion.name]) for notion in NOTIONS), encoding="utf-8")
    print(", ".join(f"{name}: {len(weights)} weights" for name, weights in learned.items()), "→", target.name)
    return 0


def _list(name: str, weights: dict[str, float]) -> str:
    """A lexicon list; weights that round to nothing are left out."""
    rows = "".join(
        f"    {json.dumps(feature)}: {weight:.2f}\n"
        for feature, weight in sorted(weights.items())
        if f"{abs(weight):.2f}" != "0.00"
    )
    return f"{name}:\n  about: {_ABOUT[name]}\n  scan: no\n  words:\n{rows}"


if __name__ == "__main__":
    raise SystemExit(main())
