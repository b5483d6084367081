"""Drafts written anew: safe fixes, and suppressions for what a desk has decided to leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from attrlint.document import LINE_END, Block, Document, InvalidFile
from attrlint.finding import Edit, Finding
from attrlint.readers.decode import decode, encode
from attrlint.runner import Runner

_ROUNDS: Final = 10
"""How often a draft is fixed and checked again; one fix may lay open the next."""

Change = Callable[[Document, str, Sequence[Finding]], Iterable[Edit]]
"""What to change in a draft with these findings, in a format that writes remarks so (`Reader.remark`)."""


@dataclass(frozen=True)
class Rewritten:
    """A draft before and after `count` changes; `data` are the bytes to write."""

    path: str
    before: str
    after: str
    count: int
    data: bytes


def fix(_document: Document, _remark: str, findings: Sequence[Finding]) -> Iterator[Edit]:
    """The safe fixes that the findings bring; a `Change`."""
    for finding in findings:
        yield from finding.edits


def ignore(reason: str) -> Change:
    """Suppressions of all findings, paragraph by paragraph, with a reason."""

    def change(document: Document, remark: str, findings: Sequence[Finding]) -> Iterator[Edit]:
        for ordinal, group in groupby(sorted(findings, key=_ordinal), key=_ordinal):
            codes = ", ".join(sorted({finding.code for finding in group if not finding.code.startswith("LNT")}))
            if codes:
                verb = "ignore" if ordinal else "file-ignore"
                edit = _insertion(document, ordinal, remark.format(f"attrlint: {verb}[{codes}] {reason}"))
                yield from [edit] if edit else []

    return change


def _ordinal(finding: Finding) -> int:
    return finding.paragraph


def _insertion(document: Document, ordinal: int, remark: str) -> Edit | None:
    """The remark behind a paragraph or, where it needs a line of its own, above it; above all, for the whole draft.

    None where no line can be put in: in a table.
    """
    text = document.source.text
    end_of_line = found[0] if (found := LINE_END.search(text)) else "\n"
    block = document.blocks[max(0, ordinal - 1)]
    if remark.endswith("\n"):
        return None if block.kind == "cell" else _line_above(text, block, remark, end_of_line)
    if not ordinal:
        start = _line_start(text, block.sources[0].start)
        return Edit(start, start, remark + 2 * end_of_line)
    end = behind(document, block)
    return Edit(end, end, f" {remark}")


def _line_above(text: str, block: Block, remark: str, end_of_line: str) -> Edit:
    """The remark above a block, or a heading's own line; one that is a block itself stands below a blank line."""
    start = _line_start(text, block.sources[0].start)
    while block.kind == "heading" and start:
        above = _line_start(text, start - 1 - text.endswith("\r\n", 0, start))
        if not text[above:start].strip():
            break
        start = above
    line = text[start:].split("\n", 1)[0]
    indent = line[: len(line) - len(line.lstrip(" \t"))] if remark.startswith(" ") else ""
    line_above = text[_line_start(text, max(0, start - len(end_of_line))) : start]
    gap = "\n" if remark.endswith("\n\n") and line_above.strip() else ""
    return Edit(start, start, (gap + indent + remark.lstrip(" ")).replace("\n", end_of_line))


def behind(document: Document, block: Block) -> int:
    """The source offset right behind a block's last word and its markup, where more words still belong to the block."""
    text, end = document.source.text, block.sources[-1].end
    if block.kind == "cell" or document.format == "html":  # here a line may hold the next block, or close this one
        return end
    end = found.start() if (found := LINE_END.search(text, end)) else len(text)
    return len(text[:end].rstrip(" \t"))


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def rewrite(runner: Runner, file: str, change: Change, *, again: bool = False) -> Rewritten | None:
    """A draft with a change made, and made again until nothing is left to change; None where nothing was.

    Nothing is written. Raises `OSError` where the file cannot be read, `InvalidFile` where it is no draft.
    """
    original = data = runner.read(file)
    settings, remark = runner.settings(file), runner.formats.reader(file, data).remark
    before, count = None, 0
    for _ in range(_ROUNDS if again else 1):
        checked = runner.check(data, file, settings)
        if checked.document is None:
            raise InvalidFile(checked.invalid or checked.failure)
        if not remark:
            break
        text = checked.document.source.text
        before = text if before is None else before
        edits = _apart(change(checked.document, remark, runner.shown(checked)))
        if not edits:
            break
        count += len(edits)
        data = encode(_applied(text, edits), original)
    return Rewritten(file, before, decode(data), count, data) if before is not None and count else None


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """In order, without those that would overlap an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _applied(text: str, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += text[at : edit.start], edit.text
        at = edit.end
    return "".join([*pieces, text[at:]])
