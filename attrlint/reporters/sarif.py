"""Findings as SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for beyond the standard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from attrlint.finding import Edit, Finding, Severity
from attrlint.plugins import Report
from attrlint.printable import printable
from attrlint.reporters.data import dumped

if TYPE_CHECKING:
    from attrlint.rulebook import Rule

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.error: "error", Severity.warning: "warning", Severity.info: "note"}
_PROBLEMS: Final = {Severity.error: "error", Severity.warning: "warning", Severity.info: "recommendation"}
_LONGEST: Final = 1024
"""Characters of a full description that code scanning takes."""


def sarif(report: Report) -> Iterator[str]:
    """One run: the rules that fired with their help, and a result for each finding."""
    from attrlint.version import __version__

    findings = list(report.findings)
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "attrlint",
        "informationUri": "https://github.com/attrlint/attrlint",
        "version": __version__,
        "rules": [_descriptor(report.rules[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": report.totals.troubles == 0}],
        "results": [_result(finding, codes.index(finding.code)) for finding in findings],
    }
    yield dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, 2) + "\n"


def _descriptor(rule: Rule) -> dict[str, Any]:
    from attrlint.rulepage import help_markdown

    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "fullDescription": {"text": rule.why[:_LONGEST]},
        "help": {"text": f"{rule.why} {rule.fix}", "markdown": help_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.id.rstrip("0123456789")], "problem.severity": _PROBLEMS[rule.severity]},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    region = {
        "startLine": finding.position.line,
        "startColumn": finding.position.column,
        "endLine": finding.end_position.line,
        "endColumn": finding.end_position.column,
    }
    file = {"uri": _uri(finding.path)}
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": printable(finding.message)},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint},
    }
    fix = {"artifactChanges": [{"artifactLocation": file, "replacements": [*map(_replacement, finding.edits)]}]}
    return {**result, "fixes": [fix]} if finding.edits else result


def _replacement(edit: Edit) -> dict[str, Any]:
    region = {"charOffset": edit.start, "charLength": edit.end - edit.start}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _uri(path: str) -> str:
    """The path as a URI reference, relative where the path is."""
    from urllib.parse import quote

    posix = PurePath(path).as_posix()
    quoted = quote(posix, errors="surrogatepass")
    return f"file://{quoted}" if posix.startswith("/") else quoted
