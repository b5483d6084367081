"""Findings for the pages of a code host: GitHub's workflow commands, GitLab's code quality report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, Final

from attrlint.finding import Finding, Severity
from attrlint.plugins import Report
from attrlint.printable import printable
from attrlint.reporters.data import dumped

_COMMANDS: Final = {Severity.error: "error", Severity.warning: "warning", Severity.info: "notice"}
_GITLAB: Final = {Severity.error: "major", Severity.warning: "minor", Severity.info: "info"}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def github(report: Report) -> Iterator[str]:
    """A workflow command a line, escaped as the runner's toolkit does (actions/toolkit, `command.ts`)."""
    for finding in report.findings:
        properties = {
            "title": f"attrlint ({finding.code})",
            "file": finding.path,
            "line": finding.position.line,
            "col": finding.position.column,
            "endLine": finding.end_position.line,
            "endColumn": finding.end_position.column,
        }
        written = ",".join(f"{name}={printable(str(value)).translate(_PROPERTY)}" for name, value in properties.items())
        place = f"{finding.path}:{finding.position.line}:{finding.position.column}"
        said = printable(f"{place}: {finding.code} {finding.message}").translate(_DATA)
        fix = f"%0A  fix: {printable(finding.fix).translate(_DATA)}" if finding.fix else ""
        yield f"::{_COMMANDS[finding.severity]} {written}::{said}{fix}\n"


def gitlab(report: Report) -> Iterator[str]:
    """An array of issues (GitLab, “Code Quality report format”); the fingerprint is the finding's in its file."""
    yield dumped([_issue(finding) for finding in report.findings], 2) + "\n"


def _issue(finding: Finding) -> dict[str, Any]:
    path = PurePath(finding.path).as_posix()
    return {
        "check_name": finding.code,
        "description": printable(f"{finding.code}: {finding.message}"),
        "severity": _GITLAB[finding.severity],
        "fingerprint": hashlib.sha256(f"{path}\0{finding.fingerprint}".encode("utf-8", "surrogatepass")).hexdigest(),
        "location": {
            "path": printable(path),
            "positions": {
                "begin": {"line": finding.position.line, "column": finding.position.column},
                "end": {"line": finding.end_position.line, "column": finding.end_position.column},
            },
        },
    }
