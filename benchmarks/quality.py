"""attrlint against annotated corpora: one command, one table.

python benchmarks/quality.py DATA_DIR [--split dev] [--sections attribution,ablation] [--json]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import claimworth
import figures
import sections
import vaguewords
from corpora import HOW_TO_OBTAIN, Attribution, Span, read_articles, read_judged, read_numbers
from predict import Attrlint

from attrlint import __version__

SECTIONS: Final = ("attribution", "ablation", "unattributed", "noise", "numbers", "claims", "vague")
SPLITS: Final = ("train", "dev")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status (2 when the data is not there)."""
    options = _parser().parse_args(arguments)
    try:
        measured = dict(_measured(options))
    except OSError as error:
        print(f"quality.py: {error}\n\n{HOW_TO_OBTAIN}", file=sys.stderr)
        return 2
    every = [figure for section in measured.values() for figure in section.figures]
    if options.json:
        details = {name: section.details for name, section in measured.items() if section.details}
        print(json.dumps({"attrlint": __version__, "split": options.split, "figures": figures.plain(every), **details}))
        return 0
    print(figures.table(every))
    for name, section in measured.items():
        if section.reading and (name not in ("ablation", "numbers") or options.show):
            print(f"\n{section.reading}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="quality.py",
        description="Measure attrlint against annotated corpora. Tune on train, report on dev.",
        epilog=HOW_TO_OBTAIN,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("data", type=Path, metavar="DATA_DIR", help="the folder that holds the corpora (see below)")
    parser.add_argument("--split", choices=SPLITS, default="dev", help="articles to measure on (default: dev)")
    parser.add_argument("--sections", type=_sections, default=SECTIONS, metavar="NAMES", help=", ".join(SECTIONS))
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    parser.add_argument("--bootstrap", type=int, default=1000, metavar="N", help="resamples behind an interval")
    parser.add_argument(
        "--classes",
        type=_names,
        default=("speech", "document"),
        help="classes of gold attribution to score; the others are neutral (default: speech,document; all: '')",
    )
    parser.add_argument("--skip-title", action="store_true", help="leave headlines out of the attribution measures")
    parser.add_argument(
        "--predictions", type=Path, metavar="FILE", help="write the predicted attributions as JSON lines"
    )
    parser.add_argument(
        "--show", action="store_true", help="print every ablation case and its twin, and every mutation missed"
    )
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N random findings, to be read")
    parser.add_argument("--seed", type=int, default=0, help="seed of the sample and of the mutations (default: 0)")
    return parser


def _names(text: str) -> tuple[str, ...]:
    """A comma-separated list."""
    return tuple(name for part in text.split(",") if (name := part.strip()))


def _sections(text: str) -> tuple[str, ...]:
    """The same, of names of sections."""
    names = _names(text)
    if unknown := [name for name in names if name not in SECTIONS]:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)} (there are {', '.join(SECTIONS)})")
    return names


def _measured(options: argparse.Namespace) -> Iterator[tuple[str, sections.Section]]:
    """The chosen sections, measured one after another."""
    polnear: Path = options.data / "polnear"
    articles = read_articles(polnear / f"{options.split}.jsonl")
    linter = Attrlint()
    if "attribution" in options.sections or options.predictions:
        predictions = {article.id: linter.attributions(article) for article in articles}
        if options.predictions:
            options.predictions.write_text("".join(_lines(predictions)), encoding="utf-8")
    if "attribution" in options.sections:
        rounds, skip_title = options.bootstrap, options.skip_title
        yield "attribution", sections.attribution(articles, predictions, options.classes, skip_title, rounds)
    if "ablation" in options.sections:
        yield "ablation", sections.ablation(articles, linter)
    if "unattributed" in options.sections:
        every = [each for split in SPLITS for each in read_articles(polnear / f"{split}.jsonl")]
        judged = read_judged(polnear / "unattributed_labelled.jsonl")
        yield (
            "unattributed",
            sections.unattributed(judged, {each.id: each for each in every}, linter, options.bootstrap),
        )
    if "noise" in options.sections:
        yield "noise", sections.published_noise(articles, linter, options.bootstrap, options.sample, options.seed)
    if "numbers" in options.sections:
        yield "numbers", sections.judged_numbers(read_numbers(options.data / "numbers"), options.seed)
    if "claims" in options.sections:
        yield "claims", claimworth.claims(options.data / "claims", linter, options.bootstrap)
    if "vague" in options.sections:
        yield "vague", vaguewords.vague(options.data / "vague", linter, options.bootstrap)


def _lines(predictions: Mapping[str, Sequence[Attribution]]) -> Iterator[str]:
    """Predictions as JSON lines: `{id, attributions: [{source, cue, content}]}`, offsets only."""
    for article, found in predictions.items():
        listed = [{"source": _pairs(a.source), "cue": _pairs(a.cue), "content": _pairs(a.content)} for a in found]
        yield json.dumps({"id": article, "attributions": listed}) + "\n"


def _pairs(spans: Sequence[Span]) -> list[Span] | None:
    return list(spans) or None


if __name__ == "__main__":
    sys.exit(main())
