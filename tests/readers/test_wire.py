"""ninjs, NITF and NewsML-G2: which text is the story, what is said of it, what is refused."""

import datetime as dt
import json

import pytest

from attrlint.document import Document, InvalidFile
from attrlint.readers import newsxml, ninjs


def read(item: object) -> Document:
    return ninjs.READER.read(json.dumps(item).encode(), "story.json")


def xml(text: str) -> Document:
    return newsxml.READER.read(text.encode(), "story.xml")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]


@pytest.mark.parametrize(
    "item",
    [
        {"body_text": "One.\n\nTwo."},
        {"body_html": "<p>One.</p><p>Two.</p>", "body_text": "Not this."},
        {"body_xhtml": "<div><p>One.</p><p>Two.</p></div>", "body_text": "Not this."},
        {"bodies": [{"value": "One.\n\nTwo."}]},
        {
            "bodies": [
                {"contenttype": "text/html", "value": "<p>One.</p>"},
                {"contenttype": "text/html", "value": "Two."},
            ]
        },
        {
            "bodies": [
                {"contentType": "text/plain", "value": "No."},
                {"contentType": "text/html", "value": "One.<p>Two."},
            ]
        },
    ],
)
def test_the_story_in_ninjs(item):
    assert blocks(read(item)) == [("paragraph", "One."), ("paragraph", "Two.")]


@pytest.mark.parametrize(
    "text",
    [
        '{"body_text": "No.", "body_head": "One.", "body_text": "Two."}',
        '{"bodies": [{"value": "One."}], "body_text": "Two."}',
    ],
)
def test_the_story_is_in_the_order_of_the_file(text):
    assert blocks(ninjs.READER.read(text.encode(), "story.json")) == [("paragraph", "One."), ("paragraph", "Two.")]


@pytest.mark.parametrize(
    ("item", "byline", "title", "day"),
    [
        (
            {"byline": "Jo", "headline": "A", "versioncreated": "2024-03-14T10:00:00Z", "infosource": [{"name": "B"}]},
            *("Jo", "A", 14),
        ),
        (
            {"by": "Jo", "headlines": [{"value": "A"}], "contentcreated": "2024-03-13", "versioncreated": "2024-03-14"},
            "Jo",
            "A",
            13,
        ),
        (
            {"infosources": [{"name": "The Courier"}], "title": "A", "firstCreated": "2024-03-12"},
            "The Courier",
            "A",
            12,
        ),
    ],
)
def test_what_ninjs_says_of_the_story(item, byline, title, day):
    metadata = read({"body_text": "x", "language": "en", **item}).metadata
    assert (metadata.byline, metadata.title, metadata.language) == (byline, title, "en")
    assert metadata.date == dt.date(2024, 3, day)


@pytest.mark.parametrize("text", ['{"body": "One.", "text": "Two."}', "// tsconfig\n{", ""])
def test_other_json_holds_no_copy(text):
    with pytest.raises(InvalidFile, match="this JSON is no ninjs"):
        ninjs.READER.read(text.encode(), "a.json")


@pytest.mark.parametrize(
    ("text", "offset"),
    [('{"body_text": "x" 1}', 18), ('{"body_text": ' + "[" * 100_000, 0)],
)
def test_broken_ninjs_is_invalid(text, offset):
    with pytest.raises(InvalidFile, match="not JSON") as raised:
        ninjs.READER.read(text.encode(), "story.json")
    assert raised.value.offset == offset


NITF = """<?xml version="1.0"?>
<nitf><head><title>T</title><docdata><date.issue norm="20240314T101500Z"/></docdata></head>
<body><body.head><hedline><hl1>Head</hl1><hl2>Deck</hl2></hedline><byline>By <person>Jo</person></byline>
<dateline>X</dateline><abstract><p>Sum.</p></abstract></body.head><body.content>
<p>A &amp; <![CDATA[<b> & c]]> <person>Jo</person>&#8212;<q>yes</q>.</p>
<bq><block><p>Quote.</p><datasource>The Courier</datasource></block></bq>
<media><media-metadata/><media-reference>no</media-reference><media-caption>Caption.</media-caption></media>
<note><p>Editors: no.</p></note></body.content><body.end><tagline>no</tagline></body.end></body></nitf>"""


def test_the_story_in_nitf():
    document = xml(NITF)
    assert blocks(document) == [
        ("heading", "Head"),
        ("heading", "Deck"),
        ("paragraph", "Sum."),
        ("paragraph", "A & <b> & c Jo—“yes”."),
        ("quote", "Quote."),
        ("quote", "The Courier"),
        ("caption", "Caption."),
    ]
    assert document.metadata.title == "Head"
    assert document.metadata.byline == "By Jo"
    assert document.metadata.date == dt.date(2024, 3, 14)
    source = document.source.text
    block = document.blocks[3]
    assert source[slice(*block.locate(block.text.index("<b>"), len(block.text)))].startswith("<b> & c]]>")


def test_the_stories_in_a_news_message():
    message = (
        '<n:newsMessage xmlns:n="x"><n:itemSet><n:newsItem><n:contentMeta><n:creditline>The Courier</n:creditline>'
        '<n:language tag="en"/></n:contentMeta><n:contentSet><n:inlineData contenttype="text/plain">'
        "One.&#10;&#10;Two &lt;b.</n:inlineData></n:contentSet></n:newsItem>"
        "<n:newsItem><n:contentSet><n:inlineXML><nitf><body><body.content>"
        "<p>Three.</p></body.content></body></nitf></n:inlineXML></n:contentSet></n:newsItem>"
        "</n:itemSet></n:newsMessage>"
    )
    document = xml(message)
    assert blocks(document) == [("paragraph", "One."), ("paragraph", "Two <b."), ("paragraph", "Three.")]
    assert document.metadata.byline == "The Courier"
    assert document.metadata.language == "en"


def test_an_encoding_of_its_own():
    text = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><nitf><body><body.content><p>Zoë</p></body.content></body></nitf>'
    )
    document = newsxml.READER.read(text.encode("latin-1"), "story.xml")
    assert blocks(document) == [("paragraph", "Zoë")]
    with pytest.raises(InvalidFile, match="encoding"):
        newsxml.READER.read(text.replace("ISO-8859-1", "KLINGON").encode(), "story.xml")


def test_named_characters_of_a_doctype_that_is_not_fetched():
    text = '<!DOCTYPE nitf SYSTEM "http://x.example/nitf.dtd">'
    text += "<nitf><body><body.content><p>a&mdash;b</p></body.content></body></nitf>"
    assert blocks(xml(text)) == [("paragraph", "a—b")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<nitf><p>One</nitf>", "not XML: mismatched tag"),
        ("<nitf>", "not XML: no element found"),
        ("<nitf>&nope;</nitf>", "not XML: undefined entity"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "declares entities"),
        ('<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>', "declares entities"),
    ],
)
def test_what_is_refused(text, reason):
    with pytest.raises(InvalidFile, match=reason) as raised:
        xml(text)
    assert 0 <= raised.value.offset <= len(text)


def test_other_xml_holds_no_copy():
    with pytest.raises(InvalidFile, match="neither NITF nor NewsML-G2"):
        xml("<project><p>One.</p>")


def test_nesting_without_end_is_read():
    document = xml(
        "<nitf><body><body.content>" + "<p>" * 20_000 + "x" + "</p>" * 20_000 + "</body.content></body></nitf>"
    )
    assert blocks(document) == [("paragraph", "x")]
