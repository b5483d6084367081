"""What is shown: pages under the pointer, claims in the outline."""

from __future__ import annotations

import pytest

from attrlint.server.hover import hover
from attrlint.server.outline import outline
from tests.server.drafts import cursor, desk, draft

CLAIMS = "Unemployment 😀 fell to 4% in 2023, the agency said. It was.\n\nIt was the lowest rate ever.\n"


@pytest.mark.parametrize(
    ("marked", "title", "place"),
    [
        ("He saw th|e the dog.\n", "# doubled-text (DFT909)\n", "0:7-0:14"),
        ("He saw 😀 the the| dog.\n", "# doubled-text (DFT909)\n", "0:10-0:17"),
        ("X <!-- attrlint: ignore[DFT9|09] as said -->\n", "# doubled-text (DFT909)\n", "0:24-0:30"),
    ],
)
def test_a_rules_page(marked: str, title: str, place: str) -> None:
    text, position = cursor(marked)
    shown = hover(draft(text, "DFT909"), position, lambda code: desk("DFT909").page("story.md", code))
    assert shown
    assert str(getattr(shown.contents, "value", "")).startswith(title)
    assert repr(shown.range) == place


def test_a_rules_page_has_the_editor_fetch_nothing() -> None:
    text, position = cursor("He saw th|e the dog.\n")
    shown = hover(draft(text, "DFT909"), position, lambda code: f"![{code}](https://example.org/seen.png)")
    assert shown
    assert getattr(shown.contents, "value", "") == r"!\[DFT909](https://example.org/seen.png)"


@pytest.mark.parametrize("marked", ["H|e saw the the dog.\n", "|", "X <!-- mind: DFT9|09 -->\n"])
def test_nothing_elsewhere(marked: str) -> None:
    text, position = cursor(marked)
    assert hover(draft(text, "DFT909"), position, lambda code: desk("DFT909").page("story.md", code)) is None


def test_the_outline_is_the_claims() -> None:
    first, second = outline(draft(CLAIMS))
    assert (first.name, first.detail) == ("4%", "statistic, sourced")
    assert (repr(first.range), repr(first.selection_range)) == ("0:0-0:52", "0:24-0:26")
    assert second.name == "the lowest rate ever"
    assert second.detail
    assert second.detail.endswith("unsourced")


def test_a_draft_in_another_language_has_no_outline() -> None:
    assert outline(draft(f"---\nlang: de\n---\n{CLAIMS}")) == []
