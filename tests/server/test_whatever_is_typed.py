"""Half-written drafts in every format that editors show: each question has an answer, each range lies in the text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from attrlint.server.actions import actions
from attrlint.server.completion import completion
from attrlint.server.diagnostics import diagnostics
from attrlint.server.draft import Draft
from attrlint.server.hover import hover
from attrlint.server.outline import outline
from tests.server.drafts import URI, desk

PIECES = [
    *(
        "The the end. ",
        "Prices rose 40% in 2023, the most ever. ",
        "😀",
        "é",
        "\u2028",
        "\x0b",
        "\0",
        "\ud800",
        "\ufeff",
        " ",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "[Source: ",
        "(via: ",
        "]",
        ")",
        "[^1]",
        "[^1]: a\n",
        "“",
        "”",
        "> ",
        "# ",
        "- ",
        "| a | b |\n",
    ),
    *(
        "<p>",
        "</p>",
        "<!-- attrlint: ignore[DFT909] x -->",
        "attrlint: ignore[DFT909] x\n",
        "<!--",
        "-->",
        "&amp;",
        "<td>",
    ),
    *(
        "---\n",
        "sources:\n  a: {title: b}\n",
        ".. attrlint: ignore[DFT909] x\n\n",
        "// ",
        "|===\n",
        "====\n",
        "`",
        "**",
        "[a](b)",
    ),
]


def ranges(draft: Draft, place: types.Range) -> Iterator[types.Range]:
    yield from (found.range for found in diagnostics(draft))
    for symbol in outline(draft):
        yield from (symbol.range, symbol.selection_range)
    for action in actions(draft, URI, place):
        assert action.edit
        assert action.edit.changes
        yield from (edit.range for edit in action.edit.changes[URI])
    for item in completion(draft, place.start)[:1]:
        assert item.text_edit
        yield from [item.text_edit.range] if isinstance(item.text_edit, types.TextEdit) else []
    shown = hover(draft, place.start, str)
    if shown and shown.range:
        yield shown.range


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a.rst", "a.adoc"])
@settings(max_examples=40, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12), line=st.integers(0, 9), column=st.integers(0, 60))
def test_whatever_is_typed(name: str, pieces: list[str], line: int, column: int) -> None:
    text = "".join(pieces)
    draft = desk().draft(name, "", text)
    assert draft is not None
    assert draft.document.source.text == text.replace("\ud800", "\ufffd")
    place = types.Position(line, column)
    for found in ranges(draft, types.Range(place, place)):
        start, end = draft.offset(found.start), draft.offset(found.end)
        assert 0 <= start <= end <= len(text)
        assert (found.start.line, found.start.character) <= (found.end.line, found.end.character)
        assert draft.range(start, end) == found
