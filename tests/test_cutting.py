"""What goes with a stretch that is cut out, and what stays."""

from __future__ import annotations

import re
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.cutting import without

_CUT = re.compile(r"\[S[^]]*\]|<!--.*?-->|attrlint:.*")


def cut(text: str, form: str) -> str:
    return without(text, [found.span() for found in _CUT.finditer(text)], form)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a [S].", "a."),
        ("a. [S]\n", "a.\n"),
        ("a. [S] B", "a. B"),
        ("a. [S]\n\nb", "a.\n\nb"),
        ("a [S] [S]\nb", "a\nb"),
        ("a[S]b", "a b"),
        ("a [S]b", "a b"),
        ("[S] a", "a"),
        ("rose\n[S]. And", "rose. And"),
        ("rose\n[S] and", "rose\nand"),
        ("a ([S]) b", "a b"),
        ("a [S]  \nb", "a  \nb"),
        ("a [S] \nb", "a\nb"),
        ("“a,” [S]", "“a,”"),
    ],
)
def test_words_close_up(before: str, after: str) -> None:
    assert cut(before, "markdown") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[S]\n\nb", "b"),
        ("b\n\n[S]\n", "b\n"),
        ("b\n\n[S]", "b"),
        ("b\n\n[S]\n\n\n", "b\n"),
        ("b\n\n[S]\n\nc", "b\n\nc"),
        ("b\n\n[S]\n\n\nc", "b\n\nc"),
        ("b\n\n[S]\n[S]\n\nc\n", "b\n\nc\n"),
        ("b\n[S]\nc", "b\nc"),
        ("x\r\n\r\n[S]\r\n\r\ny\r\n", "x\r\n\r\ny\r\n"),
        ("x\r\r[S]\r\ry", "x\r\ry"),
        ("- a\n- [S]\n- b", "- a\n- b"),
        ("1. a\n2. [S]\n", "1. a\n"),
        ("> a\n>\n> [S]\n\nb", "> a\n>\n\nb"),
        ("[S]", ""),
        ("[S]\n", ""),
    ],
)
def test_lines_that_held_nothing_else_go(before: str, after: str) -> None:
    assert cut(before, "markdown") == after


def test_a_comment_parts_paragraphs_and_so_does_the_line_it_leaves() -> None:
    assert cut("a\n<!-- S -->\nb\n", "markdown") == "a\n\nb\n"
    assert cut("a\nattrlint: S\nb\n\nc\n", "text") == "a\n\nb\n\nc\n"
    assert cut("a\nattrlint: S\nb\n", "text") == "a\nb\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("*[S]*\n\na", "a"),
        ("a **[S]** b", "a b"),
        ("*a [S]*", "*a*"),
        ("*[S] a*", "*a*"),
        ("a [S]*b* c", "a *b* c"),
        ("*a*[S] b", "*a* b"),
    ],
)
def test_emphasis_stays_whole(before: str, after: str) -> None:
    assert cut(before, "markdown") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>a <em>[S]</em>.</p>", "<p>a.</p>"),
        ("<p>[S]</p>\n<p>b</p>", "<p>b</p>"),
        ('<div class="x"><p><b>[S]</b></p></div>\n<p>b</p>', "<p>b</p>"),
        ("<p>a [S]</p>", "<p>a</p>"),
        ("<td>[S]</td>", "<td></td>"),
        ("<p>a <i>b [S <q>q</q></i>].</p>", "<p>a <i>b </i>.</p>"),
        ("<p>a [S <b>q].</b></p>", "<p>a <b>.</b></p>"),
    ],
)
def test_elements_stay_whole(before: str, after: str) -> None:
    assert cut(before, "html") == after


def test_bare_marks_take_nothing_along_and_of_overlapping_stretches_the_last_goes() -> None:
    assert without("a {==b==} c", [], "markdown", [(2, 5), (6, 9)]) == "a b c"
    assert without("a b c", [(0, 3), (2, 5)], "text") == "a"


def test_many_blank_lines_take_no_time() -> None:
    """A CR LF can be read as one line end or two; to try both, line by line, would take for ever."""
    above = "a\r\n" + "\r\n" * 200 + "b"
    assert cut(f"{above}\r\n[S]\r\n", "markdown") == f"{above}\r\n"


def test_a_long_line_is_cut_like_a_short_one() -> None:
    words = "word " * 400
    assert cut(f"{words}[S] {words}", "markdown") == words + words
    assert cut(f"{words}*[S]* {words}[S].", "markdown") == words + words.rstrip() + "."
    blanks = " " * 2_000
    assert cut(f"a\n{blanks}[S]{blanks}\nb", "markdown") == "a\nb"
    assert cut(f"a [S]{blanks}\nb", "text") == "a\nb"


_WORDS = [
    "[S]",
    "[S 2]",
    "<!-- a -->",
    "(",
    ")",
    "*",
    "**",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "> ",
    "- ",
    "<p>",
    "</p>",
    "word.",
    "a",
    ",",
]
_LONG = [piece * 400 for piece in ("word ", " ", "\n", "<p>", "</p>", "> ", "word [S] ")]


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(_WORDS + _LONG), max_size=40).map("".join), st.sampled_from(["markdown", "html", "text"])
)
def test_what_is_far_away_makes_no_difference(text: str, form: str) -> None:
    """A cut looks at what is around it, not at the whole draft: it must come out as if it did."""
    whole = cut(text, form)
    with mock.patch("attrlint.cutting._WINDOW", 10**9):
        assert cut(text, form) == whole
