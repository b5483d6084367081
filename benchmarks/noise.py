"""How much the default profile says about published articles, rule by rule; `attrlint.authoring.audit` counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpora import Article
from predict import document

from attrlint.authoring.audit import Audit, Draw, noise
from attrlint.finding import Finding, Severity
from attrlint.reporters import audits
from attrlint.reporters.audits import AuditReport
from attrlint.rulebook import Rule


@dataclass(frozen=True)
class Checked:
    """An article with its findings, hints included."""

    article: Article
    findings: Sequence[Finding]

    @property
    def printed(self) -> list[Finding]:
        """The errors and warnings, which attrlint prints."""
        return [each for each in self.findings if each.severity > Severity.info]


def per_article(checked: Sequence[Checked]) -> dict[str, float]:
    """Median and mean of errors and warnings per article."""
    counted = noise([len(each.printed) for each in checked])
    return {"median": counted.median, "mean": counted.mean} if checked else {}


def report(checked: Iterable[Checked], rules: Mapping[str, Rule]) -> AuditReport:
    """The articles counted, rule by rule."""
    audit = Audit()
    for each in checked:
        audit.add(document(each.article.text), each.findings, rules)
    return AuditReport(audit, rules)


def by_rule(counted: AuditReport) -> list[dict[str, Any]]:
    """The rules that spoke, for JSON."""
    return [audits.rule_data(counted, tally) for tally in counted.loud]


def sample(checked: Iterable[Checked], size: int, seed: int) -> str:
    """`size` random errors and warnings of all rules in their context, to be read by a person."""
    draw = Draw(size, seed)
    for each in checked:
        for finding in each.printed:
            draw.offer(replace(finding, path=each.article.id), each.article.text)
    return audits.sample(draw.hits)
