"""Drafts written anew: what is fixed, what is suppressed, and that nothing else changes."""

from __future__ import annotations

import codecs
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint import builtin
from attrlint.config import Choice, Overrides
from attrlint.config.files import Configs
from attrlint.rewriting import Change, Rewritten, fix, ignore, rewrite
from attrlint.runner import Runner

SELECTED = ("DFT909", "QNT301", "TIM600", "LNT002")
PARTS = [
    *("Thousands fled. ", "It is the the end. ", "He left.", "\n", "\r\n", "\n\n", "- ", "# ", "“", "é😀 ", "> "),
    "| a |\n|-|\n| ",
    "<!-- attrlint: ignore[QNT301, DFT909] x -->",
    "<!-- attrlint: disable[QNT301] -->\n",
    "attrlint: ignore[QNT301] y\n",
]


@cache
def runner(*selected: str) -> Runner:
    overrides = Overrides(base="/", choice=Choice("", select=selected or SELECTED))
    return Runner(builtin.load(installed=False), Configs(overrides.over, isolated=True), print)


def rewritten(path: Path, data: bytes, change: Change = fix, *selected: str) -> Rewritten | None:
    path.write_bytes(data)
    return rewrite(runner(*selected), str(path), change, again=change is fix)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "It is the the end.\r\n", "It is the end.\r\n"),
        ("a.txt", "It is the the the end.", "It is the end."),
        ("a.md", "It is the **the** end.\n", None),  # the markup would go with it
        ("a.md", "It is the\nthe end.\n", None),  # and so would the line
        ("a.md", "<!-- attrlint: ignore[QNT301] x -->\n\nHe left.\n", "\nHe left.\n"),
        ("a.md", "He left. <!-- attrlint: ignore[QNT301] x -->\n", "He left.\n"),
        (
            "a.md",
            "Thousands fled. <!-- attrlint: ignore[DFT909, QNT301] x -->",
            "Thousands fled. <!-- attrlint: ignore[QNT301] x -->",
        ),
        (
            "a.md",
            "A. <!-- attrlint: disable[QNT301] -->\n\nHe left.\n\n<!-- attrlint: enable[QNT301] -->\n",
            "A.\n\nHe left.\n\n",
        ),
        ("a.txt", "One.\r\n\r\nattrlint: ignore[QNT301] x\r\nHe left.\r\n", "One.\r\n\r\nHe left.\r\n"),
    ],
)
def test_fixes(tmp_path: Path, name: str, before: str, after: str | None) -> None:
    done = rewritten(tmp_path / name, before.encode())
    assert (done.data.decode() if done else None) == after


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_the_encoding_stays(tmp_path: Path, mark: bytes) -> None:
    encoding = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}[mark]
    done = rewritten(tmp_path / "a.md", mark + "It is the the end – 😀.\n".encode(encoding))
    assert done is not None
    assert done.data == mark + "It is the end – 😀.\n".encode(encoding)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (
            "a.md",
            "He left.\n\nThousands fled.  \n",
            "He left.\n\nThousands fled. <!-- attrlint: ignore[QNT301] why -->  \n",
        ),
        (
            "a.md",
            "- He left.\n- Thousands\n  fled.",
            "- He left.\n- Thousands\n  fled. <!-- attrlint: ignore[QNT301] why -->",
        ),
        ("a.txt", "He left.\r\n\r\nThousands fled.", "He left.\r\n\r\nattrlint: ignore[QNT301] why\r\nThousands fled."),
        ("a.txt", "He left.\n", None),
        (
            "a.rst",
            "- He left.\r\n\r\n  Thousands fled.\r\n",
            "- He left.\r\n\r\n  .. attrlint: ignore[QNT301] why\r\n\r\n  Thousands fled.\r\n",
        ),
        ("a.rst", "===  ===\nThousands\n===  ===\na    b\n===  ===\n", None),
        (
            "a.adoc",
            "* He left.\n  ** Thousands fled.",
            "* He left.\n// attrlint: ignore[QNT301] why\n  ** Thousands fled.",
        ),
        ("a.adoc", "|===\n|Thousands fled.\n|===\n", None),
    ],
)
def test_suppressions(tmp_path: Path, name: str, before: str, after: str | None) -> None:
    done = rewritten(tmp_path / name, before.encode(), ignore("why"), "QNT301")
    assert (done.data.decode() if done else None) == after


def test_a_remark_stands_above_the_line_over_a_heading(tmp_path: Path) -> None:
    done = rewritten(tmp_path / "a.rst", b"He left.\n\n========\nThe the\n========\n", ignore("why"), "DFT909")
    assert done is not None
    assert done.after == "He left.\n\n.. attrlint: ignore[DFT909] why\n\n========\nThe the\n========\n"


def test_a_remark_in_a_list_without_gaps_stands_below_a_blank_line(tmp_path: Path) -> None:
    done = rewritten(tmp_path / "a.rst", b"- He left.\n- Thousands fled.\n", ignore("why"), "QNT301")
    assert done is not None
    assert done.after == "- He left.\n\n.. attrlint: ignore[QNT301] why\n\n- Thousands fled.\n"


def test_what_is_said_of_the_whole_draft_is_suppressed_above_it(tmp_path: Path) -> None:
    done = rewritten(tmp_path / "a.md", b"---\ntitle: x\n---\n\nHe left on Friday.\n", ignore("why"), "TIM600")
    assert done is not None
    assert done.after == "---\ntitle: x\n---\n\n<!-- attrlint: file-ignore[TIM600] why -->\n\nHe left on Friday.\n"


drafts = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)


@settings(deadline=None, max_examples=60)
@given(text=drafts, name=st.sampled_from(["a.md", "a.txt", "a.rst", "a.adoc"]))
def test_what_is_fixed_needs_no_fixing(tmp_path_factory: pytest.TempPathFactory, text: str, name: str) -> None:
    path = tmp_path_factory.mktemp("drafts") / name
    if done := rewritten(path, text.encode()):
        assert rewritten(path, done.data) is None


@settings(deadline=None, max_examples=60)
@given(text=drafts, name=st.sampled_from(["a.md", "a.txt", "a.rst", "a.adoc"]))
def test_what_is_suppressed_is_not_shown(tmp_path_factory: pytest.TempPathFactory, text: str, name: str) -> None:
    path = tmp_path_factory.mktemp("drafts") / name
    if done := rewritten(path, text.encode(), ignore("why"), "QNT301", "TIM600"):
        path.write_bytes(done.data)
        left = {finding.code for finding in runner("QNT301", "TIM600").findings([str(path)])}
        assert not {"QNT301", "TIM600"} & left
