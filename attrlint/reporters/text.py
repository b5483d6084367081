"""Findings for people: `full` with the sentence and what to do, `concise` one line each, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from attrlint.finding import Finding, Severity
from attrlint.plugins import Report, Reporter
from attrlint.printable import printable
from attrlint.reporters.excerpt import excerpt

_SGR: Final = {
    Severity.error: "1;31",
    Severity.warning: "1;33",
    Severity.info: "1;36",
    "path": "1",
    "code": "1;31",
    "rule": "36",
}
_WORDS: Final = {Severity.error: "error", Severity.warning: "warning", Severity.info: "hint"}


def full(report: Report) -> Iterator[str]:
    """Each finding with its sentence, the match underlined, and how to fix it; then the sum."""
    return _one_by_one(_paragraph, report)


def concise(report: Report) -> Iterator[str]:
    """`path:line:col: CODE message`, a line each; then the sum."""
    return _one_by_one(_line, report)


def _one_by_one(told: Callable[[Finding, Report], str], report: Report) -> Iterator[str]:
    seen: Counter[Severity] = Counter()
    for finding in report.findings:
        seen[finding.severity] += 1
        yield told(finding, report)
    yield from summary(seen, report)


def grouped(report: Report) -> Iterator[str]:
    """A heading for each file, its findings below it; then the sum."""
    seen: Counter[Severity] = Counter()
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        yield f"{_paint('path', printable(path), report)}:\n"
        for finding in findings:
            seen[finding.severity] += 1
            place = f"{finding.position.line}{_paint('rule', ':', report)}{finding.position.column}"
            yield f"  {place} {_paint('code', finding.code, report)} {printable(finding.message)}\n"
        yield "\n"
    yield from summary(seen, report)


def statistics(report: Report) -> Iterator[str]:
    """How often each rule fired, the busiest first: count, code and name, between tabs."""
    counts = Counter((finding.code, finding.name) for finding in report.findings)
    for (code, name), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count}\t{code}\t{name}\n"


def _line(finding: Finding, report: Report) -> str:
    path = _paint("path", printable(finding.path), report)
    colon = _paint("rule", ":", report)
    place = f"{path}{colon}{finding.position.line}{colon}{finding.position.column}{colon}"
    return f"{place} {_paint('code', finding.code, report)} {printable(finding.message)}\n"


def _paragraph(finding: Finding, report: Report) -> str:
    number = str(finding.position.line)
    margin = " " * len(number)
    bar = _paint("rule", "|", report)
    title = _paint(finding.severity, f"{finding.severity}[{finding.code}]", report)
    arrow = _paint("rule", "-->", report)
    place = f"{printable(finding.path)}:{number}:{finding.position.column}"
    lines = [f"{title}: {_paint('path', printable(finding.message), report)}", f"{margin}{arrow} {place}"]
    if finding.sentence:
        shown, carets = excerpt(finding.sentence, finding.at, report.width - len(margin) - 3)
        numbered = _paint("rule", f"{number} |", report)
        under = _paint(finding.severity, carets, report)
        lines += [f"{margin} {bar}", f"{numbered} {shown}", f"{margin} {bar} {under}"]
    if finding.fix:
        lines.append(f"{margin} {_paint('rule', '=', report)} fix: {printable(finding.fix)}")
    return "\n".join(lines) + "\n\n"


def summary(seen: Counter[Severity], report: Report) -> Iterator[str]:
    """The last line: what was found and what is hidden, and how many claims have a source."""
    totals = report.totals
    if report.quiet or not totals.checked:
        return
    clean = "No findings" if totals.troubles else "All checks passed"
    line = _counted(seen) or clean
    aside = [f"{totals.known} in the baseline"] if totals.known else []
    if hidden := _counted(totals.hidden):
        level = min(level for level, n in totals.hidden.items() if n)
        aside.insert(0, f"{hidden} hidden: --min-severity {level}")
    line += f" ({'; '.join(aside)})" if aside else ""
    if totals.claims:
        line += f"; {totals.sourced} of {totals.claims} claims sourced"
    yield f"{line}\n"


def _counted(counts: Counter[Severity]) -> str:
    present = [(counts[level], _WORDS[level]) for level in reversed(Severity) if counts[level]]
    return ", ".join(f"{count} {word}{'s' if count != 1 else ''}" for count, word in present)


def _paint(style: Severity | str, text: str, report: Report) -> str:
    return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if report.color else text


STATISTICS: Final = Reporter("statistics", "how often each rule fired", statistics)
