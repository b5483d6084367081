"""Findings as XML: JUnit for CI systems that show tests, Checkstyle for those that show style."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from attrlint.finding import Finding
from attrlint.plugins import Report
from attrlint.printable import printable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def junit(report: Report) -> Iterator[str]:
    """A suite for each file; in it a failed case for each finding, or one that passes."""
    from xml.etree.ElementTree import Element, SubElement

    found = {path: list(findings) for path, findings in groupby(report.findings, key=lambda finding: finding.path)}
    failures = sum(map(len, found.values()))
    clean = [path for path in report.totals.checked if path not in found]
    counts = {"tests": str(failures + len(clean)), "failures": str(failures), "errors": "0", "skipped": "0"}
    root = Element("testsuites", {"name": "attrlint", **counts})
    for path in sorted([*found, *clean]):
        findings = found.get(path, [])
        suite = SubElement(root, "testsuite", _suite(path, len(findings)))
        for finding in findings:
            _failure(suite, finding)
        if not findings:
            SubElement(suite, "testcase", {"name": "org.attrlint", "classname": _class(path)})
    yield from _written(root)


def _suite(path: str, failures: int) -> dict[str, str]:
    counts = {"tests": str(max(1, failures)), "failures": str(failures), "errors": "0", "skipped": "0"}
    return {"name": printable(path), "package": "org.attrlint", **counts}


def _failure(suite: Element, finding: Finding) -> None:
    from xml.etree.ElementTree import SubElement

    place = {"line": str(finding.position.line), "column": str(finding.position.column)}
    name = f"org.attrlint.{finding.code}"
    case = SubElement(suite, "testcase", {"name": name, "classname": _class(finding.path), **place})
    said = printable(finding.message)
    failure = SubElement(case, "failure", {"message": said, "type": str(finding.severity)})
    failure.text = f"line {place['line']}, col {place['column']}, {said}"


def _class(path: str) -> str:
    return printable(PurePath(path).with_suffix("").as_posix())


def checkstyle(report: Report) -> Iterator[str]:
    """A file element for each file with findings, an error element for each of them."""
    from xml.etree.ElementTree import Element, SubElement

    root = Element("checkstyle", {"version": "4.3"})
    for path, findings in groupby(report.findings, key=lambda finding: finding.path):
        file = SubElement(root, "file", {"name": printable(path)})
        for finding in findings:
            values = {
                "line": str(finding.position.line),
                "column": str(finding.position.column),
                "severity": str(finding.severity),
                "message": printable(finding.message),
                "source": f"attrlint.{finding.code}",
            }
            SubElement(file, "error", values)
    yield from _written(root)


def _written(root: Element) -> Iterator[str]:
    from xml.etree.ElementTree import indent, tostring

    indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield tostring(root, encoding="unicode") + "\n"
