"""The ablation test: sourced paragraphs of the gold, and their twins without source and cue.

A case is a paragraph whose one attribution is speech or document and whose content is a
declarative claim outside quotation marks. The fixed pattern that says so is `ablation.yaml`
(`pattern.py`); it knows nothing of attrlint. "Sales fell 12 percent, the ministry said." has the
twin "Sales fell 12 percent." Headlines are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from attribution_score import paragraphs, shared
from corpora import Article, Attribution, Span
from pattern import Pattern
from twins import stripped

KINDS: Final = ("speech", "document")
"""Classes of gold attribution that make a case."""

_QUOTATION_MARK: Final = re.compile(r"[\"“”„«»]|''|``|(?<!\w)['‘]\w")


@dataclass(frozen=True)
class Case:
    """One paragraph and its twin; `kind` is what makes the twin a claim (`number`, `cause` …)."""

    article: str
    date: str
    original: str
    twin: str
    kind: str


def cases(article: Article, pattern: Pattern) -> Iterator[Case]:
    """Every case of an article, in order."""
    for paragraph in paragraphs(article.text)[1:]:
        attribution = _only_attribution(article, paragraph)
        if attribution and (case := _case(article, paragraph, attribution, pattern)):
            yield case


def _only_attribution(article: Article, paragraph: Span) -> Attribution | None:
    """The paragraph's one attribution, if it is complete and inside the paragraph."""
    touching = [each for each in article.attributions if shared(each.spans, [paragraph])]
    if len(touching) != 1 or shared([paragraph], article.discarded):
        return None
    (attribution,) = touching
    complete = attribution.source and attribution.cue and attribution.content
    inside = all(paragraph[0] <= start and end <= paragraph[1] for start, end in attribution.spans)
    return attribution if complete and inside and attribution.kind in KINDS else None


def _case(article: Article, paragraph: Span, attribution: Attribution, pattern: Pattern) -> Case | None:
    text = article.text
    original = text[slice(*paragraph)]
    cue = " ".join(text[slice(*span)] for span in attribution.cue)
    touched = [each for each in article.sentences if shared(attribution.spans, [each])]
    if not touched or _QUOTATION_MARK.search(original) or not pattern.takes_clause(cue):
        return None
    certain = pattern.says(cue) or _stands_alone(text, attribution)
    one_sentence = sum(shared(attribution.content, [each]) > 0 for each in touched) == 1
    start, end = touched[0][0], touched[-1][1]
    claim = stripped(text, (start, end), attribution, pattern) if certain or one_sentence else ""
    kind = pattern.kind_of(claim, certain=certain)
    twin = text[paragraph[0] : start] + claim + text[end : paragraph[1]]
    return Case(article.id, article.date, original, twin, kind) if kind and not pattern.reports(twin) else None


def _stands_alone(text: str, attribution: Attribution) -> bool:
    """Whether a `that` opens the content, or all of it comes before source and cue."""
    start, end = min(attribution.content)[0], max(attribution.content)[1]
    if text[start : start + 5] == "that " or text[:start].rstrip().endswith(" that"):
        return True
    return end <= min(span[0] for span in (*attribution.source, *attribution.cue))
