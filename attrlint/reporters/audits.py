r"""What an audit counted (`attrlint audit`): for reading, as Markdown, for a spreadsheet, for programs.

With a sample, `csv` is the sheet to judge it on: a finding a row, and an empty column `right`.
Keys of `json`: `on`, `articles`, `words`, `noise` (`median`, `mean`, `above`, `budget`, `within_budget`) and `rules`, a
list of `code`, `name`, `articles` and `words` it was on in, `findings`, `error`, `warning`, `info`, `per_1000_words`,
`share` (of articles it fired in) and `sample`, findings as `attrlint check` gives them, with the text `before` and
`after`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from attrlint.authoring.audit import BUDGET, Audit, Hit, Tally
from attrlint.finding import Severity
from attrlint.ledger.cells import line_of
from attrlint.printable import count, printable
from attrlint.reporters.data import as_data, dumped
from attrlint.rulebook import Rule

_HEAD: Final = ("rule", "findings", "errors", "warnings", "hints", "per 1,000 words", "articles")
_LEVELS: Final = tuple(reversed(Severity))


@dataclass(frozen=True)
class AuditReport:
    """An audit, the rules it is about by code, and what the copy is called."""

    audit: Audit
    rules: Mapping[str, Rule]
    on: str = ""

    @property
    def tallies(self) -> list[Tally]:
        """The rules to tell of; of the linter's own only those that fired."""
        return [each for each in self.audit.tallies() if each.findings or self.rules[each.code].path]

    @property
    def loud(self) -> list[Tally]:
        """The rules that fired, loudest first."""
        return [each for each in self.tallies if each.findings]

    def name(self, tally: Tally) -> str:
        """Code and name of a rule."""
        return f"{tally.code} {self.rules[tally.code].name}"


def text(report: AuditReport) -> Iterator[str]:
    """A table, the sample rule by rule, the sum."""
    yield table(report)
    for tally in report.loud:
        if hits := tally.sample.hits:
            yield f"\n{report.name(tally)}\n{sample(hits)}"
    yield "\n"
    yield from (f"{line}\n" for line in _summary(report))


def markdown(report: AuditReport) -> Iterator[str]:
    """The same as a page."""
    yield f"# What the rules say of {printable(report.on) or 'the archive'}\n\n"
    yield from (f"{line}\n\n" for line in _summary(report))
    rows = [_HEAD, ("---", *("--:" for _ in _HEAD[1:])), *_rows(report)]
    yield from (f"| {' | '.join(row)} |\n" for row in rows)
    for tally in report.loud:
        if hits := tally.sample.hits:
            yield f"\n## {report.name(tally)}\n\n```text\n{sample(hits)}```\n"


def csv(report: AuditReport) -> Iterator[str]:
    """A rule a row; with a sample, a finding a row, for somebody to judge."""
    if any(tally.sample.hits for tally in report.loud):
        yield line_of(("code", "name", "severity", "path", "line", "column", "context", "message", "right"))
        for tally in report.loud:
            for hit in tally.sample.hits:
                found = hit.finding
                place = (printable(found.path), found.position.line, found.position.column)
                yield line_of(
                    (found.code, found.name, found.severity, *place, _context(hit), printable(found.message), "")
                )
        return
    yield line_of(("code", "name", "findings", *_LEVELS, "per_1000_words", "share_of_articles"))
    for each in report.tallies:
        levels = (each.found[level] for level in _LEVELS)
        figures = (each.findings, *levels, f"{each.rate:.4f}", f"{each.share:.4f}")
        yield line_of((each.code, report.rules[each.code].name, *figures))


def json(report: AuditReport) -> Iterator[str]:
    """One object; see above."""
    audit = report.audit
    yield dumped(
        {
            "on": report.on,
            "articles": audit.articles,
            "words": audit.words,
            "noise": {
                **audit.noise._asdict(),
                "budget": BUDGET,
                "within_budget": audit.noise.within_budget,
            },
            "rules": [rule_data(report, tally) for tally in report.tallies],
        },
        indent=2,
    )
    yield "\n"


def rule_data(report: AuditReport, tally: Tally) -> dict[str, Any]:
    """One rule as JSON has it."""
    return {
        "code": tally.code,
        "name": report.rules[tally.code].name,
        "articles": tally.articles,
        "words": tally.words,
        "findings": tally.findings,
        **{str(level): tally.found[level] for level in _LEVELS},
        "per_1000_words": round(tally.rate, 4),
        "share": round(tally.share, 4),
        "sample": [as_data(hit.finding) | {"before": hit.before, "after": hit.after} for hit in tally.sample.hits],
    }


def table(report: AuditReport) -> str:
    """The rules that fired, a line each, a header first."""
    lines = [_HEAD, *_rows(report)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip() + "\n" for line in lines
    )


def sample(hits: Iterable[Hit]) -> str:
    """Findings in their context, to be read by a person."""
    return "".join(f"\n{_place(hit)}\n{_wrapped(_context(hit))}\n" for hit in hits)


def _rows(report: AuditReport) -> Iterator[tuple[str, ...]]:
    for each in report.loud:
        counts = (f"{count:,}" for count in (each.findings, *(each.found[level] for level in _LEVELS)))
        yield report.name(each), *counts, f"{each.rate:.3f}", f"{100 * each.share:.1f} %"


def _summary(report: AuditReport) -> Iterator[str]:
    if silent := [tally.code for tally in report.tallies if not tally.findings]:
        yield f"never fired: {', '.join(sorted(silent))}"
    audit, noise = report.audit, report.audit.noise
    copy = f"{count(audit.articles, 'article')}, {count(audit.words, 'word')}"
    each = f"median {noise.median:g}, mean {noise.mean:.2f}"
    above = f"more than {BUDGET:g} in {100 * noise.above:.1f} % of articles"
    yield f"{printable(report.on)}{': ' * bool(report.on)}{copy}; errors and warnings per article: {each}, {above}"
    yield f"the noise budget, a median of at most {BUDGET:g}, {'holds' if noise.within_budget else 'is exceeded'}"


def _place(hit: Hit) -> str:
    found = hit.finding
    place = f"{found.path}:{found.position.line}:{found.position.column}"
    return printable(f"{place}: {found.code} {found.severity}: {found.message}")


def _context(hit: Hit) -> str:
    return " ".join(printable(f"…{hit.before}[[{hit.finding.match}]]{hit.after}…").split())


def _wrapped(text: str) -> str:
    return textwrap.fill(text, 100, initial_indent="    ", subsequent_indent="    ", break_long_words=False)


RENDERERS: Final[Mapping[str, Callable[[AuditReport], Iterator[str]]]] = {
    "text": text,
    "markdown": markdown,
    "csv": csv,
    "json": json,
}
"""The output formats of `attrlint audit`."""
