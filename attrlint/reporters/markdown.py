"""Findings as a Markdown table, to be posted as a comment on a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrlint.expressions import expression
from attrlint.finding import Finding, Severity
from attrlint.plugins import Report
from attrlint.printable import printable
from attrlint.reporters.text import summary

_MARKUP: Final = expression(r"[\\`*_{}\[\]()#|~]")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&commat;"})
_ADDRESS: Final = expression(r":(?=[\w/+-]*:|//)|(?<=www)\.")
"""What would become an emoji or a link by itself."""


def table(report: Report) -> Iterator[str]:
    """A row for each finding, then the sum; every character of the draft shows as itself."""
    seen: Counter[Severity] = Counter()
    for finding in report.findings:
        if not seen:
            yield "| where | rule | what to ask |\n| --- | --- | --- |\n"
        seen[finding.severity] += 1
        yield _row(finding)
    total = "".join(summary(seen, report))
    yield f"\n{total}" if seen else total


def _row(finding: Finding) -> str:
    place = f"{finding.path}:{finding.position.line}:{finding.position.column}"
    rule = f"{finding.severity} {finding.code}"
    return f"| {escaped(place)} | {rule} | {escaped(finding.message)} |\n"


def escaped(text: str) -> str:
    """The text so that every character of it shows as itself."""
    return _ADDRESS.sub(r"\\\g<0>", _MARKUP.sub(r"\\\g<0>", printable(text).translate(_ENTITIES)))
