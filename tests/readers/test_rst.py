"""reStructuredText: what its own tool makes of a draft, attrlint reads too."""

import datetime as dt
import warnings

from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.document import Mark
from attrlint.readers.rst import READER

PIECES = [
    "The *fire* began, **police** said, in ``code`` the\nstoreroom.",
    "See `the report <https://x.example>`_ and `The Courier`.\\ No.",
    "He won 5 * 3 * 2 points\\*, a_b and |nothing to see.",
    "A. Carver was\nthere.",
    "- One\n- Two\n  goes on\n\n  and on\n\n  - deeper",
    "1. First\n2. Second\n\n   more",
    "    Quoted words\n    go on.\n\n    And on.",
    "    Quoted.\n\n    -- Dana Okafor",
    "Term\n    What it means.\n\n    More of it.",
    "Like this::\n\n    no text\n\n      none\n\nText again.",
    "::\n\n    no text",
    "Quoted so::\n\n> no text\n> none",
    ".. attrlint: ignore[QNT301] as agreed",
    ".. a comment\n   of two lines",
    ".. note:: Take note\n   of this.\n\n   And this.",
    ".. warning::\n\n   Beware.",
    ".. code-block:: python\n   :linenos:\n\n   no = text",
    ".. image:: x.png",
    ".. figure:: x.png\n   :width: 9\n\n   The caption.",
    "..\n\n    A quotation below an empty comment.",
    "+-----+-------+\n| a   | b c   |\n+=====+=======+\n| d   | - e   |\n+-----+-------+",
    "=====  =====\nHere   There\n=====  =====\nfirst  words\nlast   words\n=====  =====",
    ">>> print(1)\n1",
    "Section\n-------",
    ":name: A field's words\n  go on.",
    "“He said *so*”, (*she*) 'and' **they**.",
]


TEXTS = (nodes.paragraph, nodes.title, nodes.term, nodes.caption, nodes.attribution)


def words_of(document: nodes.document) -> list[list[str]]:
    """The words of each paragraph, title and term."""
    found = []
    for node in document.findall(nodes.TextElement):
        complaint = isinstance(node.parent, nodes.system_message)
        if isinstance(node, TEXTS) and not complaint:
            for part in list(node.findall(nodes.literal)):
                part.replace_self(nodes.Text(" "))
            found.append(node.astext().split())
    return [words for words in found if words]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=8))
@settings(deadline=None)
def test_docutils_reads_the_same_words(pieces):
    text = "Start of the text.\n\n" + "\n\n".join(pieces) + "\n\nEnd of the text.\n"
    overrides = {"report_level": 5, "doctitle_xform": False, "docinfo_xform": False, "syntax_highlight": "none"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = words_of(publish_doctree(text, settings_overrides=overrides))
    blocks = READER.read(text.encode(), "story.rst").blocks
    assert [without_dashes(block.text.split()) for block in blocks] == list(map(without_dashes, expected))


def without_dashes(words: list[str]) -> list[str]:
    """A list in a cell is text there; a signature's dash is none."""
    return [word for word in words if word.strip("-")]


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in READER.read(text.encode(), "story.rst").blocks]


def test_kinds_of_block():
    text = (
        "Title\n=====\n\n:Date: 2024-03-14\n\nSome text.\n\n* item\n\n    quote\n\nTerm\n  meaning\n\n"
        "===  ===\na    b\n===  ===\n1    2\n===  ===\n\n.. figure:: x\n\n   caption\n\n"
        ".. [1] note\n\n.. epigraph:: words\n"
    )
    assert blocks(text) == [
        ("heading", "Title"),
        ("paragraph", "Some text."),
        ("item", "item"),
        ("quote", "quote"),
        ("item", "Term"),
        ("item", "meaning"),
        *[("cell", words) for words in "ab12"],
        ("caption", "caption"),
        ("note", "note"),
        ("quote", "words"),
    ]


def test_the_fields_at_the_top_are_metadata():
    text = "=====\nTitle\n=====\n\n:Author: Jo Bloggs\n:Date: 14 March 2024\n\nText.\n\n:Date: 2025-01-01\n"
    document = READER.read(text.encode(), "story.rst")
    assert document.metadata.title == "Title"
    assert document.metadata.byline == "Jo Bloggs"
    assert document.metadata.date == dt.date(2024, 3, 14)
    assert [block.text for block in document.blocks] == ["Title", "Text.", "2025-01-01"]


def test_what_marks_a_source():
    text = (
        "Rents rose [1]_ and fell [#]_, the `council's audit`_ and report_ say [#note]_.\n\n"
        ".. _council's audit: https://a.example\n.. _report: https://b.example\n\n"
        ".. [1] One.\n.. [#] Two.\n.. [#note] Three.\n\nShe:\n\n    Words.\n\n    -- A speaker\n"
    )
    first, *notes, _, quotation, signature = READER.read(text.encode(), "story.rst").blocks
    assert first.text == "Rents rose and fell, the council's audit and report say."
    assert [(mark.kind, mark.value) for mark in first.marks] == [
        ("footnote", "1"),
        ("footnote", "#1"),
        ("link", "https://a.example"),
        ("link", "https://b.example"),
        ("footnote", "#note"),
    ]
    assert [(note.key, note.text) for note in notes] == [("1", "One."), ("#1", "Two."), ("#note", "Three.")]
    assert quotation.marks == [Mark("cite", 0, 6, "A speaker")]
    assert signature.text == "A speaker"


def test_directives_that_hold_text_and_those_that_do_not():
    text = (
        "Title\n=====\n\n.. admonition:: Take note\n\n   Of this.\n\n.. container:: wide\n\n   And that.\n\n"
        ".. image:: x.png\n   :alt: A bridge\n\n.. csv-table::\n\n   no, text\n"
    )
    assert [(block.kind, block.level, block.text) for block in READER.read(text.encode(), "story.rst").blocks] == [
        ("heading", 1, "Title"),
        ("heading", 2, "Take note"),
        ("paragraph", 0, "Of this."),
        ("paragraph", 0, "And that."),
        ("caption", 0, "A bridge"),
    ]


def test_bare_addresses_roles_and_substitutions():
    text = "See `<https://a.example>`_, not :math:`x`, |none| or |so|.\n\n.. |so| replace:: thus\n"
    (block,) = READER.read(text.encode(), "story.rst").blocks
    assert block.text == "See https://a.example, not, |none| or thus."
    assert block.marks == [Mark("link", 4, 21, "https://a.example")]


def test_comments_stand_alone():
    document = READER.read(b"One.\n\n.. attrlint: ignore[X] why\n\nTwo.\n", "story.rst")
    (comment,) = document.comments
    assert comment.text == "attrlint: ignore[X] why"
    assert document.source.text[slice(*comment.source)] == ".. attrlint: ignore[X] why"
    assert comment.alone
    assert comment.at == len("One.")


def test_nesting_without_end_is_read():
    text = "- " * 5000 + "x\n" + "\n".join(" " * depth + "y\n" for depth in range(300))
    assert READER.read(text.encode(), "story.rst").blocks
