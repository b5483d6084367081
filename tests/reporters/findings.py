"""Findings to report, one of them in a draft that means harm."""

from __future__ import annotations

from attrlint.document import Position
from attrlint.finding import Edit, Finding, Severity
from attrlint.plugins import Report, Totals
from tests.shipped import rules

PLAIN = Finding(
    path="drafts/a story.md",
    start=120,
    end=129,
    position=Position(12, 21, 23),
    end_position=Position(12, 30, 32),
    code="QNT301",
    name="bare-magnitude",
    severity=Severity.warning,
    message="“thousands” is not a number.",
    match="thousands",
    sentence="Officials said thousands.",
    paragraph=3,
    fix="Give the figure.",
    fingerprint="0123456789abcdef",
    edits=(Edit(120, 129, "2,000"),),
)
HOSTILE = Finding(
    path="drafts/a,b:c%\n<&\"'>.md",
    start=0,
    end=1,
    position=Position(1, 1, 1),
    end_position=Position(1, 2, 2),
    code="DFT901",
    name="to-come",
    severity=Severity.error,
    message="“::error::a|b\r\n<b>@all</b> [x](http://y) %0A ]]> \x1b[31m\u202e :tada: `c`”",
    match="T",
    fingerprint="fedcba9876543210",
)
HINT = Finding(
    path="drafts/b.md",
    start=5,
    end=9,
    position=Position(1, 6, 6),
    end_position=Position(2, 1, 1),
    code="QNT302",
    name="vague-count",
    severity=Severity.info,
    message="How many?",
    match="many",
    fingerprint="0123456789abcdef",
)
ALL = [PLAIN, HOSTILE, HINT]


def report(*findings: Finding, checked: tuple[str, ...] = ()) -> Report:
    """A run with these findings over the files `checked` and theirs."""
    files = dict.fromkeys((*(finding.path for finding in findings), *checked))
    return Report(findings, rules(), Totals(list(files)))
