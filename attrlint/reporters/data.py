r"""Findings for programs: JSON, version 1.

`json` is an array, `jsonl` has one object a line. Keys of a finding:

| key | is |
|---|---|
| `path` | the file, as it was named; below a folder, the folder as named and the rest |
| `location`, `end_location` | `{row, column}`, 1-based, in code points, the end exclusive |
| `start`, `end` | offsets in the decoded file, 0-based, in code points, the end exclusive |
| `code`, `name`, `severity` | the rule; `error`, `warning` or `info` |
| `message` | the question to the author |
| `fix` | what to do, in words, or null |
| `match` | the text of the file between `start` and `end` |
| `paragraph` | the paragraph's ordinal, 1-based; 0 for the whole document |
| `fingerprint` | 16 hexadecimal digits that survive moved lines |
| `edits` | safe replacements, `{start, end, text}` each; often none |

Keys may be added within version 1; none is removed or changes its meaning. Control and invisible
characters are written as `\uXXXX`, so that the output is safe to look at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from attrlint.document import Position
from attrlint.expressions import expression
from attrlint.finding import Finding
from attrlint.plugins import Report
from attrlint.printable import COMMAND, UNSAFE

_UNSAFE: Final = expression(f"[{UNSAFE}\u2028\u2029]|{COMMAND}")


def array(report: Report) -> Iterator[str]:
    """A JSON array, a finding a line."""
    opening = "["
    for finding in report.findings:
        yield f"{opening}\n  {dumped(as_data(finding))}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def lines(report: Report) -> Iterator[str]:
    """A JSON object a line."""
    for finding in report.findings:
        yield f"{dumped(as_data(finding))}\n"


def as_data(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "path": finding.path,
        "location": place(finding.position),
        "end_location": place(finding.end_position),
        "start": finding.start,
        "end": finding.end,
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        "fix": finding.fix or None,
        "match": finding.match,
        "paragraph": finding.paragraph,
        "fingerprint": finding.fingerprint,
        "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in finding.edits],
    }


def place(position: Position) -> dict[str, int]:
    """A place in a file as JSON has it: 1-based, in code points."""
    return {"row": position.line, "column": position.column}


def dumped(value: object, indent: int | None = None) -> str:
    """Plain data as JSON that is safe to look at, whatever text it quotes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
