"""The outline the editor shows: the claims of a draft, and whether they have a source."""

from __future__ import annotations

from lsprotocol import types

from attrlint.evidence import support
from attrlint.printable import printable
from attrlint.server.draft import Draft
from attrlint.signals.claims import claims
from attrlint.signals.language import is_english
from attrlint.signals.sentences import sentences


def outline(draft: Draft) -> list[types.DocumentSymbol]:
    """The checkable claims, in order, each in its sentence; none where the draft is not in English."""
    signals, document = draft.signals, draft.document
    if not is_english(signals):
        return []
    evidence, split = signals.get(support), signals.get(sentences)
    return [
        types.DocumentSymbol(
            name=printable(signals.text[slice(*claim.span)]),
            detail=f"{claim.kind}, {'sourced' if evidence.strength(claim.span.start) else 'unsourced'}",
            kind=types.SymbolKind.Event,
            range=draft.range(*document.locate(*split.at(claim.span.start))),
            selection_range=draft.range(*document.locate(*claim.span)),
        )
        for claim in signals.get(claims)
        if claim.checkable
    ]
