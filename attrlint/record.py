"""What came of a file as one line of plain JSON, which the cache keeps and processes send each other."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from typing import Any, Final

from attrlint.checker import Checked
from attrlint.config import Choice, Settings
from attrlint.document import Position
from attrlint.finding import Edit, Finding, Severity

_SEVERITIES: Final = {int(severity): severity for severity in Severity}


@dataclass(slots=True)
class Task:
    """A file to be checked: done with what came of it, `checked` or the `record` of that, or with a `trouble`.

    `settings` are those of the file before its front matter is read; `key` is that of its record in the
    cache, if there is one and it was not in it. What is `alone` shares no process with other files.
    """

    name: str
    settings: Settings
    data: bytes = b""
    key: bytes = b""
    record: bytes = b""
    checked: Checked | None = None
    trouble: str = ""
    alone: bool = False

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do."""
        return bool(self.record or self.checked or self.trouble)

    def result(self) -> Checked:
        """What came of it."""
        if self.checked is None:
            self.checked = load(self.record, self.name, self.settings)
        return self.checked


def dump(checked: Checked, settings: Settings) -> bytes:
    """A result, all but path and document; `settings` are those of the file before its front matter was read."""
    said = checked.settings.choices[len(settings.choices) :]
    data = (
        *(checked.invalid, checked.failure, checked.format, checked.claims, checked.sourced),
        *(checked.notes, checked.lasting, said),
        [_plain(finding) for finding in checked.findings],
    )
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load(record: bytes, path: str, settings: Settings) -> Checked:
    """The result of a file from its record. Raises `ValueError`, `TypeError` or `KeyError` for what is no record."""
    invalid, failure, form, claims, sourced, notes, lasting, said, found = json.loads(record)
    for origin, profile, select, extend, ignore in said:
        chosen = None if select is None else tuple(select)
        settings = settings.with_choice(Choice(origin, profile, chosen, tuple(extend), tuple(ignore)))
    findings = [_finding(path, values) for values in found]
    return Checked(path, findings, settings, None, invalid, failure, form, claims, sourced, notes, lasting)


def _plain(finding: Finding) -> list[Any]:
    edits = [astuple(edit) for edit in finding.edits]
    return [
        *(finding.start, finding.end, finding.position, finding.end_position),
        *(finding.code, finding.name, int(finding.severity), finding.message, finding.match, finding.sentence),
        *(finding.paragraph, finding.fix, finding.fingerprint, edits, finding.at),
    ]


def _finding(path: str, values: list[Any]) -> Finding:
    start, end, position, end_position, code, name, severity, *texts, edits, at = values
    made = tuple(Edit(*edit) for edit in edits) if edits else ()
    first = path, start, end, Position(*position), Position(*end_position), code, name, _SEVERITIES[severity]
    return Finding(*first, *texts, made, tuple(at))  # type: ignore[call-arg]  # as many texts as `_plain` gives
