"""Sources, where a source tag is being written and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from attrlint.config.files import Configs
from attrlint.server.completion import completion
from attrlint.server.desk import Desk
from tests.server.drafts import URI, applied, cursor, draft

REGISTRY = "---\nsources:\n  who12: {title: Situation report 12, by: WHO, date: 2024-05-10}\n---\n"


def offered(marked: str, name: str = "story.md") -> tuple[str, list[types.CompletionItem]]:
    text, position = cursor(marked)
    return text, completion(draft(text, "DFT909", name=name), position)


def written(text: str, item: types.CompletionItem) -> str:
    assert isinstance(item.text_edit, types.TextEdit)
    edit = types.WorkspaceEdit(changes={URI: [item.text_edit]})
    return applied(text, types.CodeAction(item.label, edit=edit))


def test_the_drafts_own_sources_come_first_then_the_houses() -> None:
    text, items = offered(
        f"{REGISTRY}He left. [Source: GLA, 12 May 2024]\n\nX 😀. [Source: |\n\nY. [Source: Z, 2020]\n"
    )
    assert [item.label for item in items[:3]] == ["who12", "GLA, 12 May 2024", "Z, 2020"]
    assert items[0].detail == "Situation report 12, WHO, 2024-05-10"
    assert "World Health Organization" in [item.label for item in items]
    assert sorted(items, key=lambda item: item.sort_text or "") == items
    assert "X 😀. [Source: who12]\n" in written(text, items[0])


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("X. [Source: wh|]\n", "X. [Source: who12]\n"),
        ("X. [source:|\n", "X. [source:who12]\n"),
        ("X. (Source: a b|)\n", "X. (Source: who12)\n"),
        ("X. (via: |\n", "X. (via: who12)\n"),
        ("X. [Source: | [1]\n", "X. [Source: who12] [1]\n"),
    ],
)
def test_what_was_typed_is_replaced_and_the_bracket_closed_once(marked: str, after: str) -> None:
    text, items = offered(REGISTRY + marked)
    assert written(text, items[0]) == REGISTRY + after


@pytest.mark.parametrize(
    "marked", ["X: |\n", "[Source: a] |\n", "[Note: |]\n", "[Source: a\n|\n", "Source |\n", "|", "[Source| : a]\n"]
)
def test_nothing_elsewhere(marked: str) -> None:
    assert offered(REGISTRY + marked)[1] == []


def test_a_house_adds_its_own(tmp_path: Path) -> None:
    (tmp_path / "rules" / "lexicons").mkdir(parents=True)
    own = "sources.aliases:\n  add: {GLA: Greater London Authority}\n"
    (tmp_path / "rules" / "lexicons" / "house.yaml").write_text(own)
    (tmp_path / "attrlint.toml").write_text('rules = ["rules"]\n')
    text, position = cursor("[Source: G|\n")
    made = Desk(Configs, lambda _: None).draft(str(tmp_path / "a.md"), "", text)
    assert made
    (found,) = [item for item in completion(made, position) if item.label == "Greater London Authority"]
    assert found.detail == "known to the house"
    assert "Greater London Authority" not in [item.label for item in offered("[Source: |\n")[1]]
