import datetime as dt

import pytest

from attrlint.document import DeclaredSource, InvalidFile, Metadata, Source
from attrlint.readers.frontmatter import parse_date, read


def metadata(inside: str, fence: str = "---") -> Metadata:
    return read(Source("x.md", f"{fence}\n{inside}\n{fence}\nText."))[0]


def test_yaml():
    text = "---\nTitle: “A”, no\ndate: 2022-05-13T10:30:00Z\nbyline: Ana Ruiz\nlang: en-GB\ntype: opinion\n---\nText"
    text = text.replace("\n", "\r\n")
    found, start = read(Source("x.md", text))
    assert found == Metadata(dt.date(2022, 5, 13), "“A”, no", "Ana Ruiz", "en-GB", "opinion")
    assert text[start:] == "Text"


def test_toml():
    inside = (
        'title = "A"\ndate = 2022-05-13\n[attrlint]\nprofile = "opinion"\nignore = ["QNT301"]\nnested = {deep = true}'
    )
    found = metadata(inside, "+++")
    assert (found.title, found.date) == ("A", dt.date(2022, 5, 13))
    assert found.settings == {"profile": "opinion", "ignore": ["QNT301"], "nested": {"deep": "true"}}


@pytest.mark.parametrize(
    "text",
    [
        "Text.",
        "---\nOnce upon a time: a tale.\n---\n",
        "---\n\nText\n\n---\n",
        "---\ntitle: never closed\n",
        "\n---\ntitle: not at the start\n---\n",
        "----\ntitle: x\n----\n",
        "+++\nkey: value\n+++\n",
    ],
)
def test_no_front_matter(text):
    assert read(Source("x.md", text)) == (Metadata(), 0)


@pytest.mark.parametrize("text", ["---\n---\nText", "---\n# a comment\n\n---\nText", "+++\n+++\nText"])
def test_empty_front_matter(text):
    found, start = read(Source("x.md", text))
    assert (found, text[start:]) == (Metadata(), "Text")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_mistake_has_its_place_in_the_file(end):
    text = end.join(["---", "title: x", "note: \u2028", "a: b: c", "---", "Text"])
    with pytest.raises(InvalidFile, match="front matter: ") as error:
        read(Source("x.md", text))
    assert error.value.offset == text.index(": c")
    assert error.value.text == text


@pytest.mark.parametrize(
    ("inside", "fence", "message"),
    [
        ("title = ", "+++", "Invalid value"),
        ("title = 'x", "+++", "Expected"),
        ("a = " + "[" * 100_000, "+++", "nested too deeply"),
        ("a = " + "9" * 5000, "+++", "a number of thousands of digits"),
        ("a: " + "[" * 100_000, "---", "nested too deeply"),
        ("a: *b", "---", "alias"),
        ("title: x\ntitle: y", "---", "duplicate key “title”, first written on line 2"),
        ("attrlint: opinion", "---", "must be a table"),
        ("attrlint = 'opinion'", "+++", "must be a table"),
    ],
)
def test_mistakes(inside, fence, message):
    with pytest.raises(InvalidFile, match=message) as error:
        metadata(inside, fence)
    assert 4 <= error.value.offset <= len(inside) + 5


def test_a_toml_mistake_has_its_place():
    with pytest.raises(InvalidFile) as error:
        metadata("title = 'x'\nlang = en", "+++")
    assert error.value.text[error.value.offset :].startswith("en")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2022-05-13", dt.date(2022, 5, 13)),
        ("2022-05-13 09:30:00 +0200", dt.date(2022, 5, 13)),
        ("2022/5/3", dt.date(2022, 5, 3)),
        ("13 May 2022", dt.date(2022, 5, 13)),
        ("Friday, 1st Sept. 2022", dt.date(2022, 9, 1)),
        ("May 13, 2022", dt.date(2022, 5, 13)),
        ("Fri, 13 May 2022 10:00:00 GMT", dt.date(2022, 5, 13)),
        ("2022-13-45", None),
        ("31 February 2022", None),
        ("12 noon 2022", None),
        ("13.05.2022", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(text, date):
    assert parse_date(text) == date


def test_the_first_date_that_is_one_counts():
    assert metadata("date: soon\npubDate: 13 May 2022\npublished: 14 May 2022").date == dt.date(2022, 5, 14)


def test_declared_sources_know_where_they_stand():
    lines = (
        "---",
        "Title: Zoë",
        "Sources:",
        "  'kirby': {title: Readout}",
        "  ohchr: x",
        "references:",
        "- id: iom",
        "- text",
    )
    text = "\r\n".join((*lines, "---", ""))
    sources = read(Source("draft.md", text))[0].sources
    assert {key: text[slice(*entry.place)] for key, entry in sources.items()} == {
        "kirby": "kirby",
        "ohchr": "ohchr",
        "iom": "iom",
        "text": "---",
    }


@pytest.mark.parametrize(
    ("inside", "draft"), [("draft: true", True), ("draft: yes", True), ("draft: false", False), ("title: x", False)]
)
def test_a_draft_that_says_so(inside, draft):
    assert metadata(inside).draft is draft


@pytest.mark.parametrize(
    ("inside", "byline"),
    [
        ("author: Ana", "Ana"),
        ("authors: [Ana, Bo]", "Ana, Bo"),
        ("authors:\n- name: Ana\n  email: x\n- Bo", "Ana, Bo"),
        ("author:", ""),
        ("author: {email: x}", ""),
    ],
)
def test_bylines(inside, byline):
    assert metadata(inside).byline == byline


def test_a_registry_of_sources():
    inside = """\
sources:
  kirby: {title: Pentagon readout, by: John Kirby, date: 2022-05-13, url: 'https://example.org'}
  who: WHO factsheet, 2022
references:
- id: unhcr
  title: Refugee data
- key: iom
  authors: [Ana, Bo]
- title: Untitled
- ohchr: OHCHR update
- just text
citations: one more
"""
    fields = {
        "title": "Pentagon readout",
        "by": "John Kirby",
        "date": "2022-05-13",
        "url": "https://example.org",
    }
    expected = [
        DeclaredSource("kirby", "Pentagon readout, John Kirby, 2022-05-13, https://example.org", fields),
        DeclaredSource("who", "WHO factsheet, 2022"),
        DeclaredSource("unhcr", "Refugee data", {"title": "Refugee data"}),
        DeclaredSource("iom", "Ana, Bo", {"authors": "Ana, Bo"}),
        DeclaredSource("Untitled", "Untitled", {"title": "Untitled"}),
        DeclaredSource("ohchr", "OHCHR update"),
        DeclaredSource("just text", "just text"),
        DeclaredSource("one more", "one more"),
    ]
    assert metadata(inside).sources == {entry.key: entry for entry in expected}


def test_settings_are_as_written():
    found = metadata("attrlint:\n  profile: no\n  ignore: [QNT301, 12:30]\n  per: {a: on}")
    assert found.settings == {"profile": "no", "ignore": ["QNT301", "12:30"], "per": {"a": "on"}}


@pytest.mark.parametrize(
    "text",
    ["---\r\na: b\r\n" + "words\r\n" * 200, "---\na: b\n" + "\r\n" * 200, "---\n" + "# " * 200 + "\nwords\n---\n"],
    ids=["CR LF", "blank lines", "hashes"],
)
def test_what_is_no_front_matter_takes_no_time(text):
    """Ways to fail that double with every line would last until the universe ends."""
    assert read(Source("x.md", text)) == (Metadata(), 0)


@pytest.mark.parametrize(
    ("inside", "fence", "written"),
    [
        ("title: A\ndate: 24.07.2024", "---", "24.07.2024"),
        ("date: 07/24/2024  # or so\ntitle: A", "---", "07/24/2024"),
        ("Published: gestern", "---", "gestern"),
        ('title = "A"\ndate = "24.07.2024"', "+++", '"24.07.2024"'),
    ],
)
def test_where_a_date_stands_that_nobody_can_read(inside: str, fence: str, written: str) -> None:
    text = f"{fence}\n{inside}\n{fence}\nText."
    found = read(Source("x.md", text))[0]
    assert found.date is None
    assert found.unread is not None
    assert text[slice(*found.unread)] == written


@pytest.mark.parametrize("inside", ["title: A", "date:", "date: 2024-07-24", "date: soon\npublished: 2024-07-24"])
def test_a_date_that_is_read_or_not_there(inside: str) -> None:
    assert metadata(inside).unread is None
