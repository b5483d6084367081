"""Findings as the editor underlines them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lsprotocol import types

from attrlint import ownrules
from attrlint.data import directory
from attrlint.finding import Finding, Severity
from attrlint.rulebook import Rule
from attrlint.server.draft import Draft

_PAGES: Final = "https://github.com/attrlint/attrlint/blob/main/docs/rules"

_SEVERITY: Final = {
    Severity.error: types.DiagnosticSeverity.Error,
    Severity.warning: types.DiagnosticSeverity.Warning,
    Severity.info: types.DiagnosticSeverity.Information,
}


def diagnostics(draft: Draft) -> list[types.Diagnostic]:
    """All findings of a draft."""
    return [diagnostic(draft, finding) for finding in draft.findings]


def diagnostic(draft: Draft, finding: Finding) -> types.Diagnostic:
    """One finding; its data is the fingerprint."""
    rule = draft.rules.get(finding.code)
    return types.Diagnostic(
        range=draft.range(finding.start, finding.end),
        message=finding.message,
        severity=_SEVERITY[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(f"{_PAGES}/{finding.code}.md") if rule and _shipped(rule) else None,
        source="attrlint",
        data=finding.fingerprint,
    )


def _shipped(rule: Rule) -> bool:
    """Whether the rule has a page on the web: a newsroom's own and a plugin's have none there."""
    return rule.id in ownrules.RULES or Path(rule.path).is_relative_to(directory("rules"))
