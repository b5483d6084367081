"""`attrlint strip`, over drafts on disk and the shipped rules."""

from __future__ import annotations

import io
import re
import sys
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.config import Choice, Settings
from attrlint.config.files import Configs
from attrlint.data import directory
from attrlint.runner import Runner
from attrlint.stripping import strip
from tests import shipped
from tests.cli.conftest import Call

DRAFT = """---
title: The bridge
sources:
  audit: City audit, 2024-04-02
---

The bridge cost $31 million, Ruiz said. [Source: audit p. 12] It opened (CQ) in May. <!-- source: mayor's office -->

<!-- attrlint: ignore[CLM402] the builder keeps the record -->
It is {==the longest==}{>>who says?<<} bridge in the state (Source: ONS).[^1] {>>good<<}

[Souce: city hall, by phone]

It will last, [the audit](https://example.org) says. <!--more-->

Source: ONS, May 2024

[^1]: ONS, May 2024.
"""
STRIPPED = """---
title: The bridge
sources:
  audit: City audit, 2024-04-02
---

The bridge cost $31 million, Ruiz said. It opened in May.

It is the longest bridge in the state (Source: ONS).[^1]

It will last, [the audit](https://example.org) says. <!--more-->

Source: ONS, May 2024

[^1]: ONS, May 2024.
"""


@pytest.fixture
def stripping(shipped_rules: Call) -> Call:
    """Runs the command in an empty working directory."""
    return partial(shipped_rules, "strip")


def test_what_is_for_the_desk_goes_and_what_readers_see_stays(stripping, desk: Path) -> None:
    (desk / "a.md").write_text(DRAFT)
    result = stripping("a.md")
    assert (result.status, result.out) == (0, STRIPPED)
    assert result.err == "attrlint: a.md:10:24: taken out, but open: {>>who says?<<}\n"
    assert (desk / "a.md").read_text() == DRAFT
    (desk / "a.md").write_text(result.out)
    assert stripping("a.md").out == STRIPPED
    assert stripping("a.md", "--check").status == 0


def test_the_seed(stripping) -> None:
    (seed,) = directory("seeds").glob("*.txt")
    result = stripping(str(seed))
    text = seed.read_text("utf-8")
    assert (result.status, result.out) == (0, re.sub(r" \[Source attribution: [^]]*\]", "", text))


def test_a_file_is_written_in_place_or_elsewhere(stripping, desk: Path) -> None:
    (desk / "a.md").write_bytes(b"\xef\xbb\xbfIt rose. [Source: ONS]\r\n\r\nIt fell.\r\n")
    assert stripping("a.md", "-o", "out/b.md").status == 0
    assert (desk / "out" / "b.md").read_bytes() == b"\xef\xbb\xbfIt rose.\r\n\r\nIt fell.\r\n"
    (desk / "c.txt").write_bytes("Nothing.\r".encode("utf-16"))
    assert stripping(".", "--in-place").status == 0
    assert (desk / "a.md").read_bytes() == b"\xef\xbb\xbfIt rose.\r\n\r\nIt fell.\r\n"
    assert (desk / "c.txt").read_bytes() == "Nothing.\r".encode("utf-16")


def test_check_and_diff_only_tell(stripping, desk: Path) -> None:
    (desk / "a.md").write_text("It rose. [Source: ONS]\n")
    (desk / "b.md").write_text("It fell.\n")
    result = stripping("a.md", "b.md", "--check")
    assert (result.status, result.out) == (1, "a.md:1:10: [Source: ONS]\n")
    assert stripping("b.md", "--check").status == 0
    result = stripping("a.md", "b.md", "--diff")
    assert (result.status, result.out.splitlines()[-2:]) == (1, ["-It rose. [Source: ONS]", "+It rose."])
    assert (desk / "a.md").read_text() == "It rose. [Source: ONS]\n"


def test_standard_input(stripping, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"It rose. [Source: ONS]")))
    assert stripping("-", "--stdin-filename", "a.md").out == "It rose."
    assert stripping("-", "--in-place").status == 2


def test_what_is_still_to_come_is_told_and_stays(stripping, desk: Path) -> None:
    (desk / "a.md").write_text("It cost TK million. {++new++} [Source: TK]\n")
    result = stripping("a.md")
    assert (result.status, result.out) == (0, "It cost TK million. {++new++}\n")
    assert [line.split(": ")[1:3] for line in result.err.splitlines()] == [
        ["a.md:1:31", "taken out, but open"],
        ["a.md:1:9", "DFT901 “TK”"],
        [
            "a.md:1:21",
            "DFT908 This is a change or a remark that nobody has settled. Accept it, reject it, or delete it.",
        ],
    ]


def test_a_tag_that_is_never_closed_stays_and_fails(stripping, desk: Path) -> None:
    (desk / "a.txt").write_text("It rose. [Source: ONS. Then it fell.\n")
    result = stripping("a.txt")
    assert (result.status, result.out) == (2, "It rose. [Source: ONS. Then it fell.\n")
    assert "It is never closed" in result.err


def test_what_cannot_be_done(stripping, desk: Path) -> None:
    (desk / "a.md").write_text("It rose.")
    (desk / "b.md").write_bytes(b"\x00\xff" * 50)
    (desk / "c.docx").write_bytes(b"PK\x03\x04")
    (desk / "d.nitf").write_text("<nitf/>")
    assert "several drafts" in stripping("a.md", "b.md").err
    result = stripping("gone.md", "b.md", "c.docx", "d.nitf", "a.md", "--check")
    assert result.status == 2
    assert [line.split(": ", 2)[1] for line in result.err.splitlines()] == ["gone.md", "b.md", "c.docx", "d.nitf"]
    assert stripping("a.md", "--input-format", "nonsense").status == 2
    (desk / "e.md").mkdir()
    result = stripping("a.md", "-o", "e.md")
    assert (result.status, result.err) == (2, "attrlint: e.md: Is a directory\n")


COMMENTS = {
    "markdown": ("a.md", "<!-- {} -->"),
    "html": ("a.html", "<!-- {} -->"),
    "rst": ("a.rst", ".. {}"),
    "asciidoc": ("a.adoc", "// {}"),
}


@pytest.mark.parametrize("form", COMMENTS)
def test_remarks_of_every_format(stripping, desk: Path, form: str) -> None:
    name, remark = COMMENTS[form]
    first, second = ("<p>One.</p>", "<p>Two.</p>") if form == "html" else ("One.", "Two.")
    notes = [remark.format(text) for text in ("source: ONS, 2024", "attrlint: ignore[QNT301] x", "ask Lee")]
    (desk / name).write_text("\n\n".join([notes[0], first, *notes[1:], second]) + "\n")
    assert stripping(name).out == f"{first}\n\n{second}\n"


# --- properties

PROSE = (
    *("Prices rose 4 percent.", "“It will last,” she said.", "See *the audit* (AP).", "It fell, they say"),
    "He ran; (via ONS)",
)
TAGS = (
    *("[Source: NHK]", "[Sources: NHK; ZDF]", "[src: ZDF, https://nhk.or.jp]", "[Source: ]", "[Souce: ZDF]"),
    *("(CQ)", "*[Source: ZDF]*", "([Source: ZDF])", "[Source: NHK [Source: ZDF]", "[[Source: NHK]Source: ZDF]"),
)
REMARKS = ("{>>nice<<}", "<!-- source: NHK -->", "<!-- ask ZDF -->", "<!--more-->")
IN_TAGS = set(re.findall(r"\w+", " ".join(TAGS)))


@st.composite
def drafts(draw: st.DrawFn, *, markup: bool) -> str:
    """Paragraphs of prose, tags and remarks, on one line or a line each. No line of prose begins with a remark: to
    Markdown, all of it would be HTML.
    """
    piece = st.sampled_from([*PROSE, *TAGS, *(REMARKS if markup else ())])
    between = draw(st.sampled_from([" ", "  ", "\n"]))
    starts = st.sampled_from(["", "- ", "> "] if markup else [""])
    first = st.sampled_from(PROSE)
    pieces = draw(st.lists(st.lists(piece, min_size=1, max_size=5), max_size=5))
    paragraphs = [draw(starts) + between.join(each if between == "\n" else [draw(first), *each]) for each in pieces]
    return draw(st.sampled_from(["\n\n", "\r\n\r\n", "\n\n\n"])).join(paragraphs) + draw(st.sampled_from(["", "\n"]))


def words(text: str, name: str) -> list[list[str]]:
    """The words of each paragraph, without those that only tags hold."""
    form = "markdown" if name.endswith(".md") else "text"
    blocks = shipped.registry().readers[form].read(text.encode(), name).blocks
    told = ([word for word in re.findall(r"\w+", block.text) if word not in IN_TAGS] for block in blocks)
    return [each for each in told if each]


@cache
def runner() -> Runner:
    return Runner(shipped.registry(), Configs(lambda config: config, isolated=True), print)


@settings(deadline=None, max_examples=100)
@given(st.data(), st.booleans())
def test_a_stripped_draft_holds_no_tag_and_all_of_the_words(data: st.DataObject, markup: bool) -> None:
    text = data.draw(drafts(markup=markup))
    name = "a.md" if markup else "a.txt"
    chosen = Settings(last=Choice("", select=("DFT",)))
    once = strip(runner(), text.encode(), name, chosen)
    again = strip(runner(), once.data, name, chosen)
    assert again.data == once.data
    assert (again.taken, [finding for finding in once.left if finding.code == "DFT911"]) == ([], [])
    assert not IN_TAGS & set(re.findall(r"\w+", once.after))
    assert words(once.after, name) == words(text, name)
