"""How much the default profile says about published articles, rule by rule."""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpora import Article

from attrlint.finding import Finding, Severity

_CONTEXT = 160
"""Characters of the article shown on each side of a sampled finding."""


@dataclass(frozen=True)
class Checked:
    """An article with its findings, hints included."""

    article: Article
    findings: Sequence[Finding]

    @property
    def printed(self) -> list[Finding]:
        """The errors and warnings, which attrlint prints."""
        return [each for each in self.findings if each.severity > Severity.info]

    @property
    def words(self) -> int:
        """Words of the article, as white space parts them."""
        return len(self.article.text.split())


@dataclass(frozen=True)
class RuleNoise:
    """How often a rule speaks at one severity: in all, per 1,000 words, and in which share of articles."""

    code: str
    name: str
    severity: Severity
    findings: int
    per_1000_words: float
    articles: float


def per_article(checked: Sequence[Checked]) -> dict[str, float]:
    """Median and mean of errors and warnings per article."""
    counts = [len(each.printed) for each in checked]
    return {"median": statistics.median(counts), "mean": statistics.fmean(counts)} if counts else {}


def by_rule(checked: Sequence[Checked]) -> list[RuleNoise]:
    """The rules that spoke, loudest first, errors and warnings before hints."""
    words = sum(each.words for each in checked)
    found: Counter[tuple[str, str, Severity]] = Counter()
    holding: Counter[tuple[str, str, Severity]] = Counter()
    for each in checked:
        keys = [(finding.code, finding.name, finding.severity) for finding in each.findings]
        found.update(keys)
        holding.update(set(keys))
    rules = [RuleNoise(*key, n, 1000 * n / words, holding[key] / len(checked)) for key, n in found.items()]
    return sorted(rules, key=lambda rule: (rule.severity == Severity.info, -rule.findings, rule.code))


def rule_table(rules: Sequence[RuleNoise]) -> str:
    """The rules as lines, a header first."""
    rows = [f"{'rule':<38}{'severity':>9}{'findings':>10}{'per 1,000 words':>17}{'articles':>10}"]
    for rule in rules:
        label = f"{rule.code} {rule.name}"
        share = f"{100 * rule.articles:.1f} %"
        rows.append(f"{label:<38}{rule.severity!s:>9}{rule.findings:>10}{rule.per_1000_words:>17.3f}{share:>10}")
    return "\n".join(rows)


def sample(checked: Sequence[Checked], size: int, seed: int) -> str:
    """`size` random errors and warnings in their context, to be read by a person."""
    every = [(each.article, finding) for each in checked for finding in each.printed]
    chosen = random.Random(seed).sample(every, min(size, len(every)))
    return "\n\n".join(_shown(article, finding) for article, finding in chosen)


def _shown(article: Article, finding: Finding) -> str:
    before = article.text[max(0, finding.start - _CONTEXT) : finding.start]
    after = article.text[finding.end : finding.end + _CONTEXT]
    context = " ".join(f"…{before}[[{finding.match}]]{after}…".split())
    place = f"{article.id}:{finding.position.line}:{finding.position.column}"
    return f"{place}: {finding.code} {finding.severity}: {finding.message}\n    {context}"
