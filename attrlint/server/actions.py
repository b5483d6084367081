"""What the editor offers to do: mend a finding, leave it with a reason, name a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lsprotocol import types

from attrlint import rewriting
from attrlint.document import PROSE_KINDS
from attrlint.finding import Edit, Finding
from attrlint.printable import printable
from attrlint.server.diagnostics import diagnostic
from attrlint.server.draft import Draft

_REASON: Final = "say why"
"""Stands where the reason goes: an action cannot ask for it."""

_ASK_FOR_SOURCES: Final = ("ATT", "CLM")
_LONGEST: Final = 40


def actions(draft: Draft, uri: str, place: types.Range, only: Sequence[str] | None = None) -> list[types.CodeAction]:
    """What can be done about a range, the surest first; `only` are the kinds asked for, as the protocol nests them."""
    if not draft.remark:
        return []
    here = list(draft.touching(place))
    offered = [*_fixes(draft, uri, here), *_tag(draft, uri, here, place), *_ignores(draft, uri, here)]
    if only is None:
        return offered
    return [action for action in offered if any(_is_of(kind, action) for kind in only)]


def _is_of(kind: str, action: types.CodeAction) -> bool:
    """Whether an action is of a kind, as `refactor.extract` is of `refactor`, and all are of the empty one."""
    return not kind or f"{types.CodeActionKind(action.kind).value}.".startswith(f"{kind}.")


def _fixes(draft: Draft, uri: str, findings: Iterable[Finding]) -> Iterator[types.CodeAction]:
    text = draft.document.source.text
    for finding in findings:
        if finding.edits:
            changes = "; ".join(_change(text[edit.start : edit.end], edit.text) for edit in finding.edits)
            yield _action(draft, uri, f"{finding.code}: {changes}", finding.edits, [finding], preferred=True)


def _change(old: str, new: str) -> str:
    return f"replace “{_short(old)}” by “{_short(new)}”" if new.strip() else f"delete “{_short(old.strip())}”"


def _short(text: str) -> str:
    return printable(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _tag(draft: Draft, uri: str, here: Iterable[Finding], place: types.Range) -> Iterator[types.CodeAction]:
    block = draft.block(draft.offset(place.start))
    if block and block.kind in PROSE_KINDS:
        end = rewriting.behind(draft.document, block)
        unsourced = [finding for finding in here if finding.code.startswith(_ASK_FOR_SOURCES)]
        edits = [Edit(end, end, " [Source: ]")]
        yield _action(draft, uri, "Add a source tag after this paragraph", edits, unsourced)


def _ignores(draft: Draft, uri: str, findings: Iterable[Finding]) -> Iterator[types.CodeAction]:
    change = rewriting.ignore(_REASON)
    seen = set()
    for finding in findings:
        edits = list(change(draft.document, draft.remark, [finding]))
        if edits and (finding.code, finding.paragraph) not in seen:
            seen.add((finding.code, finding.paragraph))
            where = "here" if finding.paragraph else "in this draft"
            yield _action(draft, uri, f"Ignore {finding.code} {where}, with a reason", edits, [finding])


def _action(
    draft: Draft, uri: str, title: str, edits: Iterable[Edit], findings: Sequence[Finding], *, preferred: bool = False
) -> types.CodeAction:
    return types.CodeAction(
        title,
        # without a finding it is no fix: editors put a lamp beside every line that has one
        kind=types.CodeActionKind.QuickFix if findings else types.CodeActionKind.Refactor,
        diagnostics=[diagnostic(draft, finding) for finding in findings] or None,
        is_preferred=preferred or None,
        edit=types.WorkspaceEdit(changes={uri: [draft.edit(edit) for edit in edits]}),
    )
