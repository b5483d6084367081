"""HTML: what is text, what is a block, what marks a source, what a page says of itself."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrlint.document import Document, Mark, Span
from attrlint.readers.builder import Builder
from attrlint.readers.html import READER
from attrlint.readers.htmlpage import write
from attrlint.readers.view import View


def read(text: str) -> Document:
    return READER.read(text.encode(), "story.html")


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(text).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>One</p><p>Two", [("paragraph", "One"), ("paragraph", "Two")]),
        ("One\n\nTwo\nlines", [("paragraph", "One"), ("paragraph", "Two lines")]),
        ("<div>One<p>Two</p>Three</div>", [("paragraph", text) for text in ("One", "Two", "Three")]),
        ("<p>One<br>two<br><br>Three</p>", [("paragraph", "One two"), ("paragraph", "Three")]),
        ("<h2>Head</h2>Text", [("heading", "Head"), ("paragraph", "Text")]),
        (
            "<ul><li>One<li><p>Two</p><ul><li>Three</ul></ul>Four",
            [("item", "One"), ("item", "Two"), ("item", "Three"), ("paragraph", "Four")],
        ),
        ("<dl><dt>Term<dd>What it is</dl>", [("item", "Term"), ("item", "What it is")]),
        ("<blockquote><p>One</p>Two</blockquote>Three", [("quote", "One"), ("quote", "Two"), ("paragraph", "Three")]),
        ("<figure><img alt=x><figcaption>A <b>bridge</b></figcaption></figure>", [("caption", "A bridge")]),
        ("<p>It is &ldquo;big&rdquo; &amp; new&#8217;s &nope; &#x41;", [("paragraph", "It is “big” & new’s &nope; A")]),
        ("<p>He said <q>yes</q>.", [("paragraph", "He said “yes”.")]),
        ("<p>Set <code>x=1</code> now, <del>not </del>today", [("paragraph", "Set now, today")]),
        ("<script>if (a<b) {}</script><style>p{}</style><template><p>t</p></template><p>One", [("paragraph", "One")]),
        (
            (
                "<nav><p>Home</p></nav><header>Site</header>"
                "<article><header><h1>Head</h1></header><p>One</article><footer>Foot</footer>"
            ),
            [("heading", "Head"), ("paragraph", "One")],
        ),
        ("<p hidden>No</p><p>Yes", [("paragraph", "Yes")]),
        ("<![if x]><p>One</p><![endif]></nothing>", [("paragraph", "One")]),
        ("<p>a < b & c > d", [("paragraph", "a < b & c > d")]),
        ("", []),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


def test_cells_know_their_place() -> None:
    table = "<table><tr><th>Town</th><th></th></tr><tr><td><p>Hull</p><p>East</p></td><td>4</td></tr></table>"
    assert [(block.text, block.cell[1:]) for block in read(table).blocks if block.cell] == [
        ("Town", (0, 0)),
        ("Hull East", (1, 0)),
        ("4", (1, 1)),
    ]
    headless = read("<table><tr><td>Hull</td></tr></table>").blocks[0].cell
    assert headless is not None
    assert headless.row == 1


def test_what_marks_a_source() -> None:
    [block] = read('<p>It fell, <a href="https://ons.org/x">the ONS</a> and <cite>The Times</cite> said.').blocks
    assert block.marks == [Mark("link", 9, 16, "https://ons.org/x"), Mark("cite", 21, 30, "The Times")]
    [quote] = read('<blockquote cite="https://a.org">It fell.</blockquote>').blocks
    assert quote.marks == [Mark("cite", 0, 8, "https://a.org")]
    [said] = read('<p>She said <q cite="https://a.org">it fell</q>.').blocks
    assert said.marks == [Mark("cite", 9, 18, "https://a.org")]
    [sourced] = read('<p data-source="ONS, 2024">It fell.</p>').blocks
    assert sourced.marks == [Mark("cite", 0, 8, "ONS, 2024")]


def test_footnotes() -> None:
    document = read(
        '<p>It fell.<sup>[<a id="r1" href="#fn1">1</a>]</sup> See <a href="#top">the top</a>.</p>'
        '<ol><li id="fn1">ONS, 2024. <a href="#r1">back</a></li></ol>'
    )
    assert [(block.kind, block.key, block.text) for block in document.blocks] == [
        ("paragraph", "", "It fell. See the top."),
        ("note", "fn1", "ONS, 2024."),
    ]
    assert document.blocks[0].marks == [Mark("footnote", 8, 8, "fn1")]


def test_comments() -> None:
    text = "<!-- source: WHO --><p><!-- a -->One <!-- b -->two</p>"
    comments = read(text).comments
    assert [(each.text, each.alone) for each in comments] == [("source: WHO", True), ("a", False), ("b", False)]
    assert text[slice(*comments[2].source)] == "<!-- b -->"


HEADS = [
    (
        '<html lang="en"><head><title>A &amp; B</title><meta name="author" content="Ana Ruiz">'
        '<meta property="article:published_time" content="2024-05-10T09:00:00Z">'
    ),
    (
        '<html lang="en"><script type="application/ld+json">{"@graph": [{"headline": "A & B",'
        ' "datePublished": "2024-05-10", "author": [{"name": "Ana Ruiz"}]}]}</script>'
    ),
    "---\ntitle: A & B\nauthor: Ana Ruiz\ndate: 2024-05-10\nlang: en\n---\n",
    (
        '<html lang="en"><title>A &#38; B</title><meta name=byl content="Ana Ruiz">'
        '<body><time datetime="2024-05-10">May 10</time>'
    ),
]


@pytest.mark.parametrize("head", HEADS)
def test_what_a_page_says_of_itself(head: str) -> None:
    said = read(f"{head}</head><p>One</p>").metadata
    assert (said.date, said.title, said.byline, said.language) == (dt.date(2024, 5, 10), "A & B", "Ana Ruiz", "en")


@pytest.mark.parametrize("script", ["{", "[1, null]", '{"datePublished": 5}', "[" * 50_000])
def test_linked_data_that_is_none(script: str) -> None:
    assert read(f'<script type="application/ld+json">{script}</script><p>One').metadata.date is None


def test_deep_nesting_is_read() -> None:
    assert blocks("<div><ul><li>" * 20_000 + "One") == [("item", "One")]


ESCAPES = {"“": "\\u201c", "\n": "\\n", '"': '\\"', "😀": "\\ud83d\\ude00"}


@given(
    text=st.lists(st.sampled_from(["<p>", "</p>", "One ", "“", '"', "\n", "😀", "&amp;", "<br>", "<li>"])).map("".join)
)
def test_a_view_leads_back_to_the_file(text: str) -> None:
    """The same page read from a file, and from a string that the file holds with escapes, has the same text."""
    from attrlint.document import Metadata, Source

    written = [ESCAPES.get(char, char) for char in text]
    file = Source("story.json", '"' + "".join(written) + '"')
    ends = [1]
    for each in written:
        ends.append(ends[-1] + len(each))
    spans = [Span(start, end) for start, end in pairwise(ends)]
    builder = Builder(file)
    write(View(text, range(len(text)), spans), builder)
    document = builder.document("json", Metadata())
    plain = read(text)
    assert [(each.kind, each.text) for each in document.blocks] == [(each.kind, each.text) for each in plain.blocks]
    for here, there in zip(document.blocks, plain.blocks, strict=True):
        for at in range(len(here.text)):
            source, view = here.locate(at, at + 1), there.locate(at, at + 1)
            if view.end > view.start:
                assert source == Span(spans[view.start].start, spans[view.end - 1].end)
