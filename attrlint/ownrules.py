"""The linter's own findings (LNT…): about files and suppressions rather than about prose.

They are on in every profile; only a configuration's `ignore` turns them off.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrlint.document import Source
from attrlint.finding import Edit, Finding, Severity
from attrlint.rulebook import Rule

_ROWS: Final = (
    (
        "LNT001",
        "invalid-file",
        Severity.error,
        "{reason}",
        "The file opens, but cannot be decoded or parsed, so nothing in it was checked.",
        "Save the file again as UTF-8 text or as a valid file of its format.",
    ),
    (
        "LNT002",
        "unused-suppression",
        Severity.warning,
        "“{directive}” has nothing to silence.",
        "A suppression that outlives its finding will silence the next one unseen.",
        "Delete it, or the rules in its brackets that no longer fire here.",
    ),
    (
        "LNT003",
        "unknown-rule",
        Severity.warning,
        "{reason}",
        "A misspelt suppression silences nothing.",
        "Write the code, the name or the prefix of a rule; `attrlint rule` lists them.",
    ),
    (
        "LNT004",
        "malformed-suppression",
        Severity.warning,
        "{reason}",
        "A directive that cannot be read has no effect, although its author believes it has.",
        "Write `attrlint: ignore[CODE] until YYYY-MM-DD reason`; the date and the reason may be left out.",
    ),
    (
        "LNT005",
        "expired-suppression",
        Severity.warning,
        "This suppression expired on {until}.",
        "Somebody promised to settle this by then; the findings it silenced are shown again.",
        "Settle the finding and delete the suppression, or set a new date.",
    ),
    (
        "LNT006",
        "rule-set-aside",
        Severity.error,
        "{reason}",
        "A rule that takes too long or fails on a draft is left out so that the others can finish.",
        "Report the rule with the draft's wording to whoever maintains it.",
    ),
    (
        "LNT007",
        "unreadable-date",
        Severity.warning,
        "Front matter: “{written}” cannot be read as a date; write it as YYYY-MM-DD.",
        "07/08/2024 is a day in July or one in August; without the draft's date nobody can tell what “Friday” means.",
        "Write year, month and day in that order, `date: 2024-08-07`.",
    ),
)

RULES: Final[Mapping[str, Rule]] = {
    code: Rule(code, name, severity, "linter", message, why, fix) for code, name, severity, message, why, fix in _ROWS
}
"""Code → rule. `check` is `linter`: no check runs them, the linter itself reports them."""


def finding(
    code: str,
    source: Source,
    span: tuple[int, int],
    values: Mapping[str, str],
    paragraph: int = 0,
    edits: tuple[Edit, ...] = (),
) -> Finding:
    """A finding of the linter's own on a source span; `values` fill its message, `edits` mend it."""
    rule = RULES[code]
    start, end = (min(offset, len(source.text)) for offset in span)
    match = source.text[start:end]
    return Finding(
        path=source.path,
        start=start,
        end=end,
        position=source.position(start),
        end_position=source.position(end),
        code=code,
        name=rule.name,
        severity=rule.severity,
        message=rule.message.format_map(values),
        match=match,
        sentence=match,
        paragraph=paragraph,
        fix=rule.fix,
        edits=edits,
        at=(0, len(match)),
    )
