"""The sections of the benchmark: each measures one thing and returns its figures and details."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

import arithmetic
import noise
from ablation import Case, cases
from attribution_score import Tally, score, total
from corpora import Article, Attribution, JudgedParagraph, NumberRow
from figures import Figure
from pattern import Pattern
from predict import Attrlint, asks_for_source
from resampling import bootstrap, wilson

from attrlint.finding import Severity
from attrlint.reporters import audits

_HEADLINES: Final = {
    "sentence is attributed, F1": ("sentence", "f1"),
    "cue (open), F1": ("cue_open", "f1"),
    "cue + source pair, F1": ("pair", "f1"),
    "source overlap, F1": ("source_overlap", "f1"),
    "paragraph carries none, precision": ("paragraph_none", "precision"),
    "paragraph carries none, recall": ("paragraph_none", "recall"),
    "content tokens, F1": ("content_token", "f1"),
}
_SCORED: Final = frozenset(measure for measure, _ in _HEADLINES.values())


@dataclass(frozen=True)
class Section:
    """What a section has to say: figures for the table, `details` for JSON, `reading` for the eye."""

    figures: Sequence[Figure]
    details: Mapping[str, Any] = field(default_factory=dict)
    reading: str = ""


def attribution(
    articles: Sequence[Article],
    predictions: Mapping[str, Sequence[Attribution]],
    classes: Collection[str],
    skip_title: bool,
    rounds: int,
) -> Section:
    """Predicted attributions against the gold."""
    parts = [score(article, predictions[article.id], classes, skip_title) for article in articles]
    sums = total(parts)
    scored = [{name: tally for name, tally in part.items() if name in _SCORED} for part in parts]
    bounds = bootstrap(scored, lambda some: _headlines(total(some)), rounds)
    figures = [
        Figure("attribution", name, value, bounds.get(name), f"{len(articles)} articles")
        for name, value in _headlines(sums).items()
    ]
    return Section(figures, {"measures": {name: _ratios(tally) for name, tally in sums.items()}})


def _headlines(sums: Mapping[str, Tally]) -> dict[str, float]:
    return {name: getattr(sums[measure], ratio) for name, (measure, ratio) in _HEADLINES.items()}


def _ratios(tally: Tally) -> dict[str, float]:
    """One measure in the form and precision that other scorers print."""
    ratios = {"p": tally.precision, "r": tally.recall, "f1": tally.f1}
    return {**{name: round(value, 4) for name, value in ratios.items()}, **asdict(tally)}


def ablation(articles: Sequence[Article], linter: Attrlint) -> Section:
    """Twins without source and cue against their intact originals, each paragraph linted alone."""
    pattern = Pattern()
    found = [case for article in articles for case in cases(article, pattern)]
    stripped = [_asked(linter, case.twin, case.date) for case in found]
    intact = [_asked(linter, case.original, case.date) for case in found]
    figures = [_share("ablation", "stripped twins flagged", stripped)]
    for kind in dict.fromkeys(case.kind for case in found):
        flags = [flag for flag, case in zip(stripped, found, strict=True) if case.kind == kind]
        figures.append(_share("ablation", f"  {kind}", flags))
    figures.append(_share("ablation", "intact originals flagged", intact))
    return Section(figures, {"cases": len(found)}, _pairs(found, stripped, intact))


def _asked(linter: Attrlint, text: str, date: str) -> bool:
    return any(map(asks_for_source, linter.findings(text, date)))


def _share(section: str, name: str, flags: Sequence[bool]) -> Figure:
    hits = sum(flags)
    return Figure(section, name, hits / max(1, len(flags)), wilson(hits, len(flags)), f"{hits}/{len(flags)}")


def _pairs(found: Iterable[Case], stripped: Iterable[bool], intact: Iterable[bool]) -> str:
    words = {True: "flagged", False: "silent "}
    return "\n".join(
        f"{case.kind}, {case.article}\n  {words[before]}  {case.original}\n  {words[after]}  {case.twin}"
        for case, after, before in zip(found, stripped, intact, strict=True)
    )


def unattributed(
    judged: Sequence[JudgedParagraph], articles: Mapping[str, Article], linter: Attrlint, rounds: int
) -> Section:
    """Unattributed paragraphs in their articles: does attrlint flag those that an editor would?"""
    figures: list[Figure] = []
    for least in (Severity.info, Severity.warning):
        verdicts = [(each.set, each.flag, _flagged(each, articles[each.article], linter, least)) for each in judged]
        label = "" if least == Severity.info else ", warnings and errors only"
        figures += _flag_figures(label, [(gold, found) for _, gold, found in verdicts], rounds)
        if least == Severity.info:
            for name in dict.fromkeys(each.set for each in judged):
                chosen = [(gold, found) for of, gold, found in verdicts if of == name]
                figures += _flag_figures(f", {name}", chosen, rounds)
    return Section(figures)


def _flagged(paragraph: JudgedParagraph, article: Article, linter: Attrlint, least: Severity) -> bool:
    start, end = paragraph.span
    return any(
        asks_for_source(finding) and finding.severity >= least and finding.start < end and start < finding.end
        for finding in linter.findings(article.text, article.date)
    )


def _flag_figures(label: str, verdicts: Sequence[tuple[bool, bool]], rounds: int) -> list[Figure]:
    tally = _tally(verdicts)
    bounds = bootstrap(verdicts, lambda some: _precision_recall(_tally(some)), rounds)
    basis = {"precision": f"{tally.tp}/{tally.tp + tally.fp}", "recall": f"{tally.tp}/{tally.tp + tally.fn}"}
    return [
        Figure("unattributed", f"flag, {name}{label}", value, bounds.get(name), basis[name])
        for name, value in _precision_recall(tally).items()
    ]


def _tally(verdicts: Iterable[tuple[bool, bool]]) -> Tally:
    pairs = list(verdicts)
    return Tally(
        sum(gold and found for gold, found in pairs),
        sum(found and not gold for gold, found in pairs),
        sum(gold and not found for gold, found in pairs),
    )


def _precision_recall(tally: Tally) -> dict[str, float]:
    return {"precision": tally.precision, "recall": tally.recall}


def published_noise(articles: Sequence[Article], linter: Attrlint, rounds: int, sample: int, seed: int) -> Section:
    """What the default profile says about articles that were published."""
    checked = [noise.Checked(article, linter.findings(article.text, article.date)) for article in articles]
    bounds = bootstrap(checked, noise.per_article, rounds)
    figures = [
        Figure(
            "noise",
            f"errors and warnings per article, {name}",
            value,
            bounds.get(name),
            f"{len(checked)} articles",
            False,
        )
        for name, value in noise.per_article(checked).items()
    ]
    report = noise.report(checked, linter.rules)
    reading = "\n".join(part for part in (audits.table(report), noise.sample(checked, sample, seed)) if part)
    return Section(figures, {"rules": noise.by_rule(report)}, reading)


def judged_numbers(rows: Sequence[NumberRow], seed: int) -> Section:
    """Figures that were judged, as published and made false."""
    reader = arithmetic.linter()
    right = arithmetic.as_published(rows, reader, consistent=True)
    wrong = arithmetic.as_published(rows, reader, consistent=False)
    false = arithmetic.falsified(rows, reader, seed)
    figures = [
        _share("numbers", "consistent rows flagged", [bool(each.messages) for each in right]),
        _share("numbers", "inconsistent rows found", [bool(each.messages) for each in wrong]),
        _share("numbers", "mutated rows found", [bool(each.messages) for each in false]),
    ]
    alarms, misses = [each for each in right if each.messages], [each for each in false if not each.messages]
    return Section(figures, {"mutations": len(false)}, arithmetic.reading([*alarms, *wrong, *misses]))
