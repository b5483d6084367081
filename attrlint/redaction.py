"""Findings without the draft's text, for logs that others can read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from attrlint.expressions import expression
from attrlint.finding import Finding
from attrlint.rulebook import Rule

_PLACEHOLDER: Final = expression(r"[“\"]?\{[^}]*\}[”\"]?")


def redacted(finding: Finding, rules: Mapping[str, Rule]) -> Finding:
    """The finding with place, rule and fingerprint, but no word of the draft: its message is the rule's as written,
    with “…” for what it quotes. The fingerprint is a hash; who can guess a whole sentence can confirm it.
    """
    message = _PLACEHOLDER.sub("…", rules[finding.code].message) if finding.code in rules else finding.name
    return replace(finding, message=message, match="", sentence="", edits=(), at=(0, 0))
