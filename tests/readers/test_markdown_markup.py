"""Markdown: comments, HTML, CriticMarkup and shortcodes."""

import pytest

from attrlint.document import Mark
from attrlint.readers.markdown import READER


def read(text: str):
    return READER.read(text.encode(), "story.md")


def located(text: str, part: str) -> str:
    """The source of a part of the document's text."""
    document = read(text)
    at = document.text.index(part)
    return text[slice(*document.locate(at, at + len(part)))]


def test_block_comments_stand_alone():
    text = "One.\n\n<!-- attrlint: ignore[ATT101] why\nnot -->\nTwo."
    document = read(text)
    (comment,) = document.comments
    assert (comment.text, comment.at, comment.alone) == ("attrlint: ignore[ATT101] why\nnot", 4, True)
    assert text[slice(*comment.source)] == "<!-- attrlint: ignore[ATT101] why\nnot -->"
    assert document.text == "One.\n\nTwo."


@pytest.mark.parametrize(
    "text", ["One two <!-- note --> three.", "One two<!-- note --> three.", "One two <!-- note -->three."]
)
def test_inline_comments(text):
    document = read(text)
    (comment,) = document.comments
    assert document.text == "One two three."
    assert (comment.text, comment.at, comment.alone) == ("note", 7, False)


def test_a_comment_may_begin_a_line():
    document = read("One\n<!-- source: WHO --> two.\n\n<!-- note --> Three\nfour.")
    assert document.text == "One two.\n\nThree four."
    assert [(comment.text, comment.at, comment.alone) for comment in document.comments] == [
        ("source: WHO", 3, False),
        ("note", 10, False),
    ]


@pytest.mark.parametrize("before", ["- ", "> ", "1. ", "<div>\n<p>"])
def test_a_comment_may_begin_an_item(before):
    document = read(f"{before}<!-- note --> Text")
    assert document.text == "Text"
    assert [(comment.text, comment.at, comment.alone) for comment in document.comments] == [("note", 0, False)]


def test_no_comment_is_lost_in_html():
    assert [comment.text for comment in read("<div>\n<!-- note --> x\n<!-- more --></div>").comments] == [
        "note",
        "more",
    ]


def test_inline_html():
    text = "<b>One</b> <cite>Work *two*</cite> <a class=x href='http://a.b'>three</a> <q>four</q> five<br>six<wbr>seven"
    assert read(text).text == "One Work two three “four” five sixseven"
    assert read(text).blocks[0].marks == [Mark("cite", 4, 12, "Work two"), Mark("link", 13, 18, "http://a.b")]


def test_html_blocks():
    text = """\
<div>
not prose
<p class="x">One &amp; <i>two</i><!-- note --></p>
<script>var x = "<p>no</p>"</script>
<p>Three
</div>

<figure><img src=x><figcaption>A <cite>Work</cite></figcaption></figure>

<blockquote class="tweet"><p>Quoted</p></blockquote>

> <p>Also
> quoted</p>
"""
    assert [(block.kind, block.text) for block in read(text).blocks] == [
        ("paragraph", "One & two"),
        ("paragraph", "Three"),
        ("caption", "A Work"),
        ("quote", "Quoted"),
        ("quote", "Also quoted"),
    ]
    assert [(c.text, c.at, c.alone) for c in read(text).comments] == [("note", 9, False)]
    assert located(text, "quoted") == "quoted"


def test_critic_markup():
    text = "It {++*really*++} rose {--fell--} by {~~five~>six~~}{>>check<<} percent, {==he said==}{>>source: X<<}."
    document = read(text)
    assert document.text == "It really rose by six percent, he said."
    assert [(comment.text, comment.at, comment.alone) for comment in document.comments] == [
        ("check", 21, False),
        ("source: X", 38, False),
    ]
    assert document.blocks[0].marks == [Mark("comment", 31, 38, "source: X")]
    assert text[slice(*document.comments[0].source)] == "{>>check<<}"


def test_a_comment_that_is_a_paragraph_stands_alone():
    (comment,) = read("One.\n\n{>>note\n\nwith a blank line<<}\n\nTwo.").comments
    assert (comment.text, comment.at, comment.alone) == ("note\n\nwith a blank line", 4, True)


def test_shortcodes_are_no_text():
    text = (
        "{{< figure x >}}\n\nOne {{< b >}} two {% c %}.\n\n[three]({{< ref 'x' >}})\n\n![{{ page.x }}four](u)\n{: .x}"
    )
    assert read(text).text == "One two.\n\nthree\n\nfour"
    assert located(text, "One two.") == "One {{< b >}} two {% c %}."


def test_shortcodes_in_code_do_not_matter():
    assert read("`{>>no<<}` x\n\n```\n{>>no<<}\n```").comments == []
