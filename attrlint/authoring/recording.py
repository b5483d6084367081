"""The `measured:` of rule files, written by an audit: `on` and `rate`, and nothing else in the file changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from attrlint.authoring.audit import Audit, Tally
from attrlint.datafile import DataError, Loader, Node, parse
from attrlint.expressions import expression
from attrlint.nodes import Problem
from attrlint.printable import count, printable
from attrlint.rulebook import Rule
from attrlint.rulebook.keys import RULE
from attrlint.wholefile import write_whole

_PLAIN: Final = expression(r"[^\W_](?:[\w .()/%–-]*[\w)%])?")
"""Text that YAML takes for itself wherever it stands."""

_KEYS: Final = [key.name for key in RULE]
_LATER: Final = frozenset(_KEYS[_KEYS.index("measured") + 1 :])
_BOM: Final = "\ufeff"
_INSTALLED: Final = {"site-packages", "dist-packages"}


@dataclass
class Recorded:
    """How many rule files hold what was measured now, how many belong to an `installed` package and were left
    alone, and what kept others from being written.
    """

    files: int = 0
    installed: int = 0
    problems: list[str] = field(default_factory=list)

    def notes(self) -> Iterator[str]:
        """What a person should know."""
        if self.files:
            yield f"measured: {count(self.files, 'rule file')} up to date"
        if self.installed:
            left = count(self.installed, "rule file")
            yield f"measured: left as they are: {left} of an installed package; copy a rule to keep figures in it"


def record(audit: Audit, rules: Mapping[str, Rule], on: str = "") -> Recorded:
    """Writes each rule's rate into its file; `on` names the copy (if it is empty, its size does)."""
    recorded = Recorded()
    for tally in audit.tallies():
        path = Path(rules[tally.code].path)
        if not path.name or not tally.words:
            continue
        if _INSTALLED & set(path.parts):
            recorded.installed += 1
            continue
        try:
            _write(path, {"on": printable(on).strip() or _size(tally), "rate": _rate(tally.rate)})
            recorded.files += 1
        except DataError as error:
            recorded.problems.append(str(error))
        except OSError as error:
            recorded.problems.append(f"{path}: cannot be written: {error.strerror or error}")
    return recorded


def _size(tally: Tally) -> str:
    return f"{tally.articles} article{'' if tally.articles == 1 else 's'} of {tally.words} words"


def _rate(rate: float) -> str:
    return f"{rate:.3f}".rstrip("0").rstrip(".")


def _write(path: Path, values: Mapping[str, str]) -> None:
    before = path.read_bytes().decode()
    text = before.removeprefix(_BOM)
    after = before[: len(before) - len(text)] + measured(str(path), text, values)
    if after != before:
        write_whole(path, after)


def measured(path: str, text: str, values: Mapping[str, str]) -> str:
    """The text of a rule file with these values under `measured:`; raises `DataError` where that cannot be had."""
    wanted = {key: _data(value) for key, value in parse(path, text).mapping("a rule file").items()}
    after = text
    for start, end, new in sorted(_edits(text, values), reverse=True):
        after = after[:start] + new + after[end:]
    wanted["measured"] = wanted.get("measured", {}) | values
    if _data(parse(path, after)) != wanted:
        raise DataError(Problem(path, 1, 1, f"“measured” cannot be written into this file; by hand: {dict(values)}"))
    return after


def _edits(text: str, values: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """What to put where: start, end, new text."""
    fields = _fields(yaml.compose(text, Loader=Loader))
    if "measured" in fields:
        for name, (_, value) in _fields(fields["measured"][1]).items():
            if name in values and values[name] != value.value:
                start, end = value.start_mark.index, value.end_mark.index
                yield start, start + len(text[start:end].rstrip()), _scalar(values[name])
    elif later := [fields[name][0].start_mark for name in _LATER & fields.keys()]:
        mark = min(later, key=lambda mark: mark.index)
        indent = " " * mark.column
        end = "\r\n" if "\r\n" in text else "\n"
        lines = (f"{indent}measured:", *(f"{indent}  {name}: {_scalar(value)}" for name, value in values.items()))
        place = _above_comments(text, mark.index - mark.column, f"{indent}#")
        yield place, place, "".join(line + end for line in lines)


def _fields(node: yaml.Node | None) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """Key and value of each field of a mapping."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {key.value: (key, value) for key, value in pairs}


def _above_comments(text: str, place: int, comment: str) -> int:
    """The start of the comment lines right above the line that starts at `place`; comments belong to what follows."""
    while text.startswith(comment, above := text.rfind("\n", 0, max(0, place - 1)) + 1) and above < place:
        place = above
    return place


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _data(node: Node) -> Any:
    """A node's values, without their places."""
    if isinstance(node.value, dict):
        return {key: _data(value) for key, value in node.value.items()}
    return [_data(item) for item in node.value] if isinstance(node.value, list) else node.value
