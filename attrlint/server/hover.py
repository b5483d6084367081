"""What the editor shows under the pointer: the page of the rule that has something to say there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lsprotocol import types

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.server.draft import Draft

_CODE: Final = expression(r"\b[A-Z]{2,}\d+\b")


def hover(draft: Draft, position: types.Position, page: Callable[[str], str]) -> types.Hover | None:
    """The pages of the narrowest findings at a position, or of the rule whose code stands there in a comment.

    `page` gives a rule's page by its code, in Markdown.
    """
    offset = draft.offset(position)
    found = _in_comment(draft, offset) or _findings(draft, offset)
    if found is None:
        return None
    span, codes = found
    shown = "\n---\n\n".join(filter(None, map(page, codes))).replace("![", "!\\[")  # an editor would fetch the image
    if not shown:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, shown), draft.range(*span))


def _findings(draft: Draft, offset: int) -> tuple[Span, list[str]] | None:
    here = [finding for finding in draft.findings if finding.start <= offset <= finding.end]
    if not here:
        return None
    span = min((Span(finding.start, finding.end) for finding in here), key=lambda span: span.end - span.start)
    codes = (finding.code for finding in here if (finding.start, finding.end) == span)
    return span, list(dict.fromkeys(codes))


def _in_comment(draft: Draft, offset: int) -> tuple[Span, list[str]] | None:
    for comment in draft.document.comments:
        if comment.source.covers((offset, offset)) and comment.text.startswith("attrlint"):
            for found in _CODE.finditer(draft.document.source.text, *comment.source):
                if found.start() <= offset <= found.end():
                    return Span(*found.span()), [found[0]]
    return None
