"""Findings for reviewdog: its diagnostic format as one object or a diagnostic a line; columns count UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrlint.document import Position
from attrlint.finding import Finding, Severity
from attrlint.plugins import Report
from attrlint.printable import printable
from attrlint.reporters.data import dumped

_SEVERITIES: Final = {Severity.error: "ERROR", Severity.warning: "WARNING", Severity.info: "INFO"}


def rdjson(report: Report) -> Iterator[str]:
    """One object with all diagnostics (reviewdog, `proto/rdf/reviewdog.proto`)."""
    result = {"source": {"name": "attrlint"}, "diagnostics": [_diagnostic(finding) for finding in report.findings]}
    yield dumped(result, 2) + "\n"


def rdjsonl(report: Report) -> Iterator[str]:
    """A diagnostic a line."""
    for finding in report.findings:
        yield dumped({**_diagnostic(finding), "source": {"name": "attrlint"}}) + "\n"


def _diagnostic(finding: Finding) -> dict[str, Any]:
    return {
        "message": printable(finding.message),
        "location": {
            "path": printable(finding.path),
            "range": {"start": _place(finding.position), "end": _place(finding.end_position)},
        },
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }


def _place(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.byte}
