"""What is offered, and what a draft is after it."""

from __future__ import annotations

import pytest
from lsprotocol import types

from attrlint.server.actions import actions
from attrlint.server.draft import Draft
from tests.server.drafts import URI, applied, cursor, draft

FIX, REFACTOR = types.CodeActionKind.QuickFix, types.CodeActionKind.Refactor


def at(marked: str, *select: str, name: str = "story.md") -> tuple[str, Draft, types.Range]:
    text, position = cursor(marked)
    return text, draft(text, *select, name=name), types.Range(position, position)


def test_a_safe_fix() -> None:
    text, made, place = at("Here 😀 the t|he dog sat.\n", "DFT909")
    fix = actions(made, URI, place)[0]
    assert (fix.title, fix.kind, fix.is_preferred) == ("DFT909: replace “the the” by “the”", FIX, True)
    assert applied(text, fix) == "Here 😀 the dog sat.\n"
    assert fix.diagnostics
    assert fix.diagnostics[0].code == "DFT909"


@pytest.mark.parametrize(
    ("name", "marked", "after"),
    [
        ("a.md", "He |left.\nShe stayed.  \n\nX.\n", "He left.\nShe stayed. [Source: ]  \n\nX.\n"),
        ("a.md", "- One **th|ing**\n- Two\n", "- One **thing** [Source: ]\n- Two\n"),
        ("a.txt", "He left|.", "He left. [Source: ]"),
        ("a.rst", "He *le|ft*\nearly.\n\nX.\n", "He *left*\nearly. [Source: ]\n\nX.\n"),
        ("a.html", "<p>He |left.</p><p>X.</p>\n", "<p>He left. [Source: ]</p><p>X.</p>\n"),
    ],
)
def test_a_source_tag_behind_the_paragraph(name: str, marked: str, after: str) -> None:
    text, made, place = at(marked, "DFT909", name=name)
    (tag,) = actions(made, URI, place)
    assert (tag.title, tag.kind) == ("Add a source tag after this paragraph", REFACTOR)
    assert applied(text, tag) == after


def test_a_source_tag_is_a_fix_where_a_claim_has_none() -> None:
    _, made, place = at("Unemployment fell to 4%, the lowest |ever recorded, in 2023.\n")
    (tag,) = [action for action in actions(made, URI, place) if action.title.startswith("Add")]
    assert tag.kind == FIX
    assert tag.diagnostics
    assert {str(found.code)[:3] for found in tag.diagnostics} <= {"ATT", "CLM"}


@pytest.mark.parametrize("marked", ["# A head|ing\n\nX.\n", "> A quo|te.\n", "X.\n\n|\n\nY.\n", "|"])
def test_no_source_tag_where_none_belongs(marked: str) -> None:
    _, made, place = at(marked, "DFT909")
    assert actions(made, URI, place) == []


@pytest.mark.parametrize(
    ("name", "marked", "after"),
    [
        ("a.md", "The the| end.\n\nX.\n", "The the end. <!-- attrlint: ignore[DFT909] say why -->\n\nX.\n"),
        ("a.adoc", "The the| end.\n\nX.\n", "// attrlint: ignore[DFT909] say why\nThe the end.\n\nX.\n"),
        ("a.txt", "The the| end.\n\nX.\n", "attrlint: ignore[DFT909] say why\nThe the end.\n\nX.\n"),
        ("a.html", "<p>The the| end.</p>\n", "<p>The the end. <!-- attrlint: ignore[DFT909] say why --></p>\n"),
    ],
)
def test_ignoring_a_finding_silences_it(name: str, marked: str, after: str) -> None:
    text, made, place = at(marked, "DFT909", name=name)
    (ignore,) = [action for action in actions(made, URI, place) if action.title.startswith("Ignore")]
    assert ignore.title == "Ignore DFT909 here, with a reason"
    assert applied(text, ignore) == after
    assert draft(after, "DFT909", name=name).findings == []


def test_the_linters_own_findings_are_not_ignored_but_mended() -> None:
    text, made, place = at("He left. <!-- attrlint: ign|ore[DFT909] x -->\n", "DFT909", "LNT002")
    (fix,) = [action for action in actions(made, URI, place) if not action.title.startswith("Add")]
    assert fix.title == "LNT002: delete “<!-- attrlint: ignore[DFT909] x -->”"
    assert applied(text, fix) == "He left.\n"


@pytest.mark.parametrize(
    ("only", "count"), [(None, 3), (["quickfix"], 2), (["refactor"], 1), (["refactor.inline"], 0), ([""], 3), ([], 0)]
)
def test_only_the_kinds_asked_for(only: list[str] | None, count: int) -> None:
    _, made, place = at("The th|e end.\n", "DFT909")
    assert len(actions(made, URI, place, only)) == count


def test_a_file_that_cannot_be_decoded_is_left_alone() -> None:
    _, made, place = at("a|\0b\n")
    assert actions(made, URI, place) == []
