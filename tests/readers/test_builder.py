import pytest

from attrlint.document import Mark, Metadata, Source, Span
from attrlint.readers.builder import Builder


def built(text: str):
    """The one block made by taking all of `text`."""
    builder = Builder(Source("x", text))
    builder.begin("paragraph")
    builder.take(0, len(text))
    (block,) = builder.document("test", Metadata()).blocks
    return block


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a b", "a b"),
        ("  a b\n", "a b"),
        ("a\nb", "a b"),
        ("a \r\n  b", "a b"),
        ("a\u00a0b\u2009c\u2028d\fe\tf", "a b c d e f"),
        ("a\u200bb\u00adc\ufeffd\u2060e\u202ef", "abcdef"),
        ("a \u200b b", "a b"),
        ("a\x07b\x1b[31m", "ab[31m"),
        ("“curly” ‘quotes’ – stay", "“curly” ‘quotes’ – stay"),
        ("👨\u200d👩 e\u0301", "👨👩 \u00e9"),
        ("½\u0332 m²\u0301", "½ m²\u0301"),
        ("the ﬁrst １２ t\u0332o\u034f 𝐠o ❤\ufe0f \ufe0f x\u0301", "the first 12 to go ❤ x\u0301"),
    ],
)
def test_white_space_and_invisible_characters(source, text):
    assert built(source).text == text


def test_text_that_needs_no_cleaning_is_one_run():
    text = "A line, “quoted”\nand wrapped\rtwice.\u00a0So."
    assert (built(text).starts, built(text).sources) == ([0], [Span(0, len(text))])


def test_a_run_of_spaces_maps_as_a_whole():
    block = built("one \r\n two")
    assert [block.locate(i, i + 1) for i in (2, 3, 4)] == [Span(2, 3), Span(3, 7), Span(7, 8)]
    assert block.locate(0, 7) == Span(0, 10)


def test_blocks_are_joined_by_the_gap_and_empty_ones_dropped():
    builder = Builder(Source("x", "one \u200b two"))
    for span in [(0, 3), (3, 6), (6, 9)]:
        builder.begin("paragraph")
        builder.take(*span)
    document = builder.document("test", Metadata(title="T"))
    assert document.text == "one\n\ntwo"
    assert [block.offset for block in document.blocks] == [0, 5]
    assert (document.format, document.metadata.title) == ("test", "T")


def test_put_stands_for_its_source():
    builder = Builder(Source("x", "a&nbsp;b&amp;c&shy;d"))
    builder.begin("paragraph")
    builder.take(0, 1)
    builder.put("\u00a0", 1, 7)
    builder.take(7, 8)
    builder.put("&", 8, 13)
    builder.take(13, 14)
    builder.put("\u00ad", 14, 19)
    builder.take(19, 20)
    (block,) = builder.document("test", Metadata()).blocks
    assert block.text == "a b&cd"
    assert [block.locate(i, i + 1) for i in (1, 3, 5)] == [Span(1, 7), Span(8, 13), Span(19, 20)]


def test_marks_cover_words_not_spaces():
    builder = Builder(Source("x", "see this link [1]. "))
    builder.begin("paragraph")
    builder.take(0, 4)
    builder.open_mark("link", "u")
    builder.open_mark("cite")
    builder.take(4, 14)
    builder.close_mark("cite")
    builder.close_mark("link")
    builder.mark("footnote", "1")
    builder.leave_out(14, 17)
    builder.take(17, 19)
    builder.open_mark("link", "nothing")
    builder.close_mark("link")
    (block,) = builder.document("test", Metadata()).blocks
    assert block.text == "see this link."
    assert block.marks == [Mark("cite", 4, 13, "this link"), Mark("link", 4, 13, "u"), Mark("footnote", 13, 13, "1")]


def test_an_open_mark_does_not_outlive_its_block():
    builder = Builder(Source("x", "a b"))
    builder.begin("paragraph")
    builder.open_mark("link", "u")
    builder.take(0, 1)
    builder.begin("paragraph")
    builder.take(2, 3)
    builder.close_mark("link")
    assert [block.marks for block in builder.document("test", Metadata()).blocks] == [[], []]


def test_comments_know_where_they_stand():
    builder = Builder(Source("x", "<first>one<inside> more<between>"))
    builder.comment(" first ", 0, 7)
    builder.begin("paragraph")
    builder.take(7, 10)
    builder.comment("inside", 10, 18)
    builder.take(18, 23)
    builder.begin("paragraph")
    builder.comment("between", 23, 32)
    document = builder.document("test", Metadata())
    assert [(c.text, c.source, c.at, c.alone) for c in document.comments] == [
        ("first", Span(0, 7), 0, True),
        ("inside", Span(10, 18), 3, False),
        ("between", Span(23, 32), 8, True),
    ]
