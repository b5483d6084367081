"""Drafts nobody should send, class by class, made here byte by byte, with what has to come of each.

`outcome` is `READ` where the draft is read and checked, `INVALID` where it is the finding LNT001 and nothing else, with
`says` in its message. `finds` are codes that must be among the findings. `heavy` cases run in a process of their own.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from tests.readers.docx_files import docx, p, packed, parts, reference

READ: Final = "read"
INVALID: Final = "invalid"
VAGUE: Final = "UN data show that thousands of people fled the city.\n"
"""A sentence in which QNT301 has something to find."""
_FOUND: Final = ("QNT301",)
_DEEP: Final = 10_000
_MEGABYTE: Final = 1 << 20


@dataclass(frozen=True)
class Case:
    """A draft: its class, a name for the test, its file's name, how to make its bytes, and what comes of it."""

    kind: str
    name: str
    file: str
    make: Callable[[], bytes]
    outcome: str = READ
    finds: tuple[str, ...] = ()
    says: str = ""
    heavy: bool = False


def _case(kind: str, name: str, file: str, data: bytes | str | Callable[[], bytes | str], **more: Any) -> Case:
    def make() -> bytes:
        made = data() if callable(data) else data
        return made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")

    return Case(kind, name, file, make, **more)


def cases() -> Iterator[Case]:
    """All of them."""
    for kind in (
        _encodings,
        _newlines,
        _sizes,
        _structures,
        _front_matter,
        _pages,
        _word_files,
        _wires,
        _data,
        _letters,
    ):
        yield from kind()
    yield from _slow_patterns()


def _encodings() -> Iterator[Case]:
    refused = {
        "cp1252": ("“Café”: thousands fled.".encode("cp1252"), "byte 0x93 at line 1, column 1"),
        "latin-1": ("Le café: thousands fled.".encode("latin-1"), "byte 0xE9 at line 1, column 7"),
        "a bad byte late": (VAGUE.encode() * 3 + b"\xff", "byte 0xFF at line 4, column 1"),
        "overlong": (b"abc \xc0\xaf def", "byte 0xC0 at line 1, column 5"),
        "half a surrogate": (b"abc \xed\xa0\x80 def", "byte 0xED at line 1, column 5"),
        "cut inside a letter": ("café".encode()[:-1], "byte 0xC3 at line 1, column 4"),
        "NUL": (b"thousands\0 fled", "NUL"),
        "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "NUL"),
        "utf-16-le unmarked": (VAGUE.encode("utf-16-le"), "UTF-16"),
        "utf-16-be unmarked": (VAGUE.encode("utf-16-be"), "UTF-16"),
        "utf-32": (VAGUE.encode("utf-32"), "UTF-32"),
        "utf-32-be unmarked": (VAGUE.encode("utf-32-be"), "UTF-32"),
    }
    for file in ("x.md", "x.txt"):
        yield _case("encodings", f"utf-8, marked, {file}", file, b"\xef\xbb\xbf" + VAGUE.encode(), finds=_FOUND)
        yield _case("encodings", f"utf-16, marked, {file}", file, VAGUE.encode("utf-16"), finds=_FOUND)
        for name, (data, says) in refused.items():
            yield _case("encodings", f"{name}, {file}", file, data, outcome=INVALID, says=says)


def _newlines() -> Iterator[Case]:
    ends = {"LF": "\n", "CRLF": "\r\n", "CR": "\r", "U+2028": "\u2028", "U+2029": "\u2029", "NEL": "\x85", "FF": "\f"}
    for name, end in ends.items():
        text = f"A first line.{end}{end}{VAGUE.strip()}{end}"
        yield _case("newlines", name, "x.md", text, finds=_FOUND)
        yield _case("newlines", f"{name}, no final one", "x.txt", text.removesuffix(end), finds=_FOUND)
    yield _case("newlines", "mixed", "x.md", f"One.\r\n\rTwo.\n\n{VAGUE}\r", finds=_FOUND)


def _sizes() -> Iterator[Case]:
    sentence = "The council met on Tuesday in the old town hall to talk about the new bridge. "
    yield _case("size", "empty", "x.md", "")
    yield _case("size", "blank", "x.txt", " \n\t\n \n")
    yield _case("size", "one letter", "x.md", "a")
    yield _case("size", "one word without end", "x.txt", "a" * _MEGABYTE)
    yield _case(
        "size",
        "one line of 20 MB",
        "x.txt",
        lambda: sentence * (20 * _MEGABYTE // len(sentence)),
        outcome=INVALID,
        heavy=True,
    )
    yield _case("size", "a million short lines", "x.txt", lambda: "a\n" * 1_000_000, heavy=True)
    yield _case("size", "a paragraph of 5 MB", "x.md", lambda: sentence * (5 * _MEGABYTE // len(sentence)), heavy=True)
    yield _case("size", "100,000 links", "x.md", lambda: "[a](https://example.org/a) " * 100_000, heavy=True)
    yield _case(
        "size",
        "100,000 footnotes",
        "x.md",
        lambda: "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(100_000)),
        heavy=True,
    )
    yield _case("size", "400,000 paragraphs", "x.md", lambda: "Boats came.\n\n" * 400_000, heavy=True)
    yield _case(
        "size",
        "700,000 words in emphasis",
        "x.md",
        lambda: "*a* " * 700_000,
        outcome=INVALID,
        says="more than 500,000 paragraphs and marked words",
        heavy=True,
    )


def _structures() -> Iterator[Case]:
    deep = {
        "block quotes": "> " * _DEEP,
        "lists in a line": "- " * _DEEP + "a",
        "list items": "".join(f"{' ' * (2 * level)}- a\n" for level in range(500)),
        "brackets": "[" * _DEEP + "a" + "]" * _DEEP,
        "open brackets": "[" * _DEEP,
        "parentheses": "(" * _DEEP + "a" + ")" * _DEEP,
        "emphasis": "*" * _DEEP + "a" + "*" * _DEEP,
        "emphasis by turns": "*_" * _DEEP + "a",
        "backticks": " ".join("`" * n for n in range(1, 400)),
        "images": "![" * _DEEP,
        "quotation marks": "“‘" * _DEEP + "a",
        "straight marks": '"' * _DEEP,
        "footnote keys": "[^a" * _DEEP,
    }
    for name, text in deep.items():
        for file in ("x.md", "x.txt"):
            yield _case("structure", f"{_DEEP} {name}, {file}", file, f"{text}\n\n{VAGUE}")
    unclosed = {
        "fence": "```\nthousands",
        "comment": "<!-- thousands",
        "quotation": "“thousands fled and nobody knew where to go",
        "footnote": "A line.[^1\n\n[^1: a note",
        "tag": "Rents rose. [Source: agency",
        "link": "[a](https://example.org",
        "directive": "<!-- attrlint: ignore[",
    }
    for name, text in unclosed.items():
        yield _case("structure", f"unclosed {name}", "x.md", text)
    yield _case(
        "structure", "shortcodes", "x.md", f"{{{{< figure src=a >}}}} {{% raw %}} {VAGUE}\n{{{{%\n", finds=_FOUND
    )
    yield _case(
        "structure",
        "MDX",
        "x.md",
        f'import A from "./a"\n\n<A x={{1}}>\n\n{VAGUE}\n</A>\n\n{{a ? <B/> : null}}',
        finds=_FOUND,
    )
    yield _case("structure", "a table of 2,000 columns", "x.md", f"|{'a|' * 2000}\n|{'-|' * 2000}\n|{'1|' * 2000}")


def _front_matter() -> Iterator[Case]:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{key}: &{key} [{', '.join([f'*{before}'] * 9)}]\n" for before, key in zip("abcdefgh", "bcdefghi", strict=True)
    )
    heads = {
        "unclosed": "---\ntitle: a\n",
        "invalid YAML": "---\na: [\n---\n",
        "a tab": "---\na:\n\t- b\n---\n",
        "no mapping": "---\n- a\n---\n",
        "a duplicate key": "---\ndate: 2024-01-01\ndate: 2024-01-02\n---\n",
        "an alias bomb": f"---\n{bomb}---\n",
        "a recursive alias": "---\na: &a [*a]\n---\n",
        "a Python tag": "---\na: !!python/object/apply:os.system [ls]\n---\n",
        "an absurd date": "---\ndate: 9999-99-99\n---\n",
        "a huge number": f"---\ndate: {'9' * 5000}\n---\n",
        "invalid TOML": "+++\na = \n+++\n",
        "a TOML key of 100,000 parts": f"+++\n{'a.' * 100_000}a = 1\n+++\n",
        "an inline table of such": f"+++\na = {{{'b.' * 100_000}b = 1}}\n+++\n",
        "two million characters": f"---\na: [{'b, ' * 700_000}]\n---\n",
        "sources of wrong shape": "---\nsources: 7\n---\n",
        "settings of wrong shape": "---\nattrlint: [a]\n---\n",
        "nothing in it": "---\n---\n",
    }
    refused = {
        "invalid YAML": "not closed",
        "a tab": "a tab indents",
        "a duplicate key": "duplicate key",
        "an alias bomb": "anchor",
        "a recursive alias": "alias",
        "a Python tag": "tag",
        "invalid TOML": "Invalid value",
        "a TOML key of 100,000 parts": "more than 500 dots",
        "an inline table of such": "more than 500 dots",
        "two million characters": "more than 1,000,000 characters",
        "settings of wrong shape": "must be a table",
    }
    for name, head in heads.items():
        outcome = INVALID if name in refused else READ
        yield _case("front matter", name, "x.md", f"{head}\n{VAGUE}", outcome=outcome, says=refused.get(name, ""))


def _pages() -> Iterator[Case]:
    bodies = {
        "5,000 levels": "<div>" * 5000 + f"<p>{VAGUE}</p>" + "</div>" * 5000,
        "5,000 open quotations": "<blockquote>" * 5000 + VAGUE,
        "5,000 open spans in a word": "".join("<b>a" for _ in range(5000)),
        "broken tags": f"<p <b>{VAGUE}</i></p></p><p></div><",
        "a huge attribute": f'<p title="{"x" * _MEGABYTE}">{VAGUE}</p>',
        "100,000 attributes": f"<p {' '.join(f'a{i}=1' for i in range(100_000))}>{VAGUE}</p>",
        "an entity at the end": f"<p>{VAGUE} &am",
        "a huge entity": f"<p>&#{'9' * 1000};&#xFFFFFFFF;&#0;&nosuch; {VAGUE}</p>",
        "an open comment": f"<p>{VAGUE}</p><!-- ",
        "an open script": f"<p>{VAGUE}</p><script>alert('<p>')",
        "CDATA and processing": f"<?php echo 1 ?><![CDATA[x]]><!DOCTYPE a [<!ENTITY b 'c'>]><p>{VAGUE}</p>",
        "no tags": VAGUE,
        "a table of 3,000 rows": f"<table>{'<tr><td>1<td>2' * 3000}</table>",
        "a span of a million": "<table><tr><td rowspan=1000000 colspan=1000000>a</table>",
        "JSON-LD that is none": f'<script type="application/ld+json">{{"a":</script><p>{VAGUE}</p>',
    }
    for name, body in bodies.items():
        yield _case("HTML", name, "x.html", f"<html><body>{body}")


def _word_files() -> Iterator[Case]:
    sound = docx(p(VAGUE.strip()))
    yield _case("DOCX", "sound", "x.docx", sound, finds=_FOUND)
    refused: dict[str, bytes | Callable[[], bytes]] = {
        "no zip": b"PK\x03\x04 nothing",
        "empty": b"",
        "truncated": sound[: len(sound) // 2],
        "text named so": VAGUE.encode(),
        "encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "no document part": packed({"[Content_Types].xml": "<Types/>"}),
        "an empty document part": packed(parts("") | {"word/document.xml": ""}),
        "broken XML": packed(parts("") | {"word/document.xml": "<w:document"}),
        "an entity": _declaring('<!ENTITY x "y">'),
        "billion laughs": _declaring('<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'),
        "an external entity": _declaring('<!ENTITY x SYSTEM "file:///etc/passwd">'),
        "a bomb of 1 GB": _bomb,
        "2,000 tables in tables": docx("<w:tbl><w:tr><w:tc>" * 2000 + "</w:tc></w:tr></w:tbl>" * 2000),
    }
    for name, data in refused.items():
        yield _case("DOCX", name, "x.docx", data, outcome=INVALID, heavy="bomb" in name)
    slip = parts(p(VAGUE.strip())) | {"../../slip.txt": "x", "/slip.txt": "y"}
    yield _case("DOCX", "a slip", "x.docx", packed(slip), finds=_FOUND)
    yield _case(
        "DOCX", "a note that is missing", "x.docx", docx(p(VAGUE.strip(), reference("footnote", "9"))), finds=_FOUND
    )
    untyped = {name: text for name, text in parts(p(VAGUE.strip())).items() if name != "[Content_Types].xml"}
    yield _case("DOCX", "no content types", "x.docx", packed(untyped), finds=_FOUND)
    foreign = parts(p(VAGUE.strip())) | {
        "[Content_Types].xml": "<Types><Default Extension='xml' ContentType='image/png'/></Types>"
    }
    yield _case("DOCX", "wrong content types", "x.docx", packed(foreign), finds=_FOUND)


def _declaring(entities: str) -> bytes:
    document = parts(p("@"))["word/document.xml"].replace("?>", f"?><!DOCTYPE a [{entities}]>", 1).replace("@", "&x;")
    return packed(parts("") | {"word/document.xml": document})


def _bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(1024):
            part.write(bytes(_MEGABYTE))
    return target.getvalue()


def _wires() -> Iterator[Case]:
    laughs = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    story = "<nitf><body><body.content><p>{}</p></body.content></body></nitf>"
    yield _case("wire XML", "sound", "x.nitf", story.format(VAGUE), finds=_FOUND)
    refused = {
        "billion laughs": laughs + story.format("&b;"),
        "an external entity": '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + story.format("&a;"),
        "an undefined entity": story.format("&nosuch;"),
        "cut off": story.format(VAGUE)[:40],
        "no XML": "thousands",
        "a control character": story.format("\x01"),
    }
    for name, text in refused.items():
        yield _case("wire XML", name, "x.nitf", text, outcome=INVALID)
    yield _case(
        "wire XML",
        "an external DTD",
        "x.nitf",
        '<!DOCTYPE nitf SYSTEM "http://example.org/nitf.dtd">' + story.format(VAGUE),
    )
    yield _case("wire XML", "5,000 levels", "x.nitf", story.format("<em>" * 5000 + "a" + "</em>" * 5000))


def _data() -> Iterator[Case]:
    story = {"uri": "urn:a", "type": "text", "headline": "a", "body_text": VAGUE}
    yield _case("JSON", "sound", "x.json", json.dumps(story), finds=_FOUND)
    refused = {"cut off": json.dumps(story)[:-5], "no JSON": "thousands", "deep": "[" * 100_000}
    for name, text in refused.items():
        yield _case("JSON", name, "x.json", text, outcome=INVALID)
    read = {
        "a duplicate key": json.dumps(story)[:-1] + f', "body_text": {json.dumps(VAGUE)}}}',
        "NaN": json.dumps(story)[:-1] + ', "a": NaN}',
        "a huge number": json.dumps(story)[:-1] + f', "a": {"9" * 6000}}}',
        "half a surrogate": json.dumps({**story, "headline": "\ud800"}),
    }
    for name, text in read.items():
        yield _case("JSON", name, "x.json", text)


def _letters() -> Iterator[Case]:
    hidden = {"U+200B": "\u200b", "U+200C": "\u200c", "U+2060": "\u2060", "U+FEFF": "\ufeff", "soft hyphen": "\u00ad"}
    for name, letter in hidden.items():
        text = VAGUE.replace("thousands", f"thou{letter}sands")
        yield _case("Unicode", f"{name} in a word", "x.md", text, finds=_FOUND)
        yield _case("Unicode", f"{name} in a word of a page", "x.html", f"<p>{text}</p>", finds=_FOUND)
    around = {
        "bidi controls": "\u202ethousands\u202c",
        "isolates": "\u2067thousands\u2069",
        "no-break spaces": "\u00a0thousands",
    }
    for name, word in around.items():
        yield _case("Unicode", name, "x.md", VAGUE.replace("thousands", word), finds=_FOUND)
    before = {"a family": "👨\u200d👩\u200d👧", "an astral letter": "𝐔", "a flag": "🇺🇳", "NFD": "cafe\u0301"}
    for name, word in before.items():
        yield _case("Unicode", f"{name} before it", "x.md", f"{word} {VAGUE}", finds=_FOUND)
    # a pattern takes the first of each pair for the second where case is ignored; lower case leaves it as it is
    alike = "ſix mıllion pounds, forty mİles, 120 Km/h, 40 μg and fıfteen poundſ, a ſtudy by Ana Ruiz found."
    yield _case("Unicode", "letters alike but for case", "x.md", f"{alike} {VAGUE}", finds=_FOUND)
    yield _case(
        "Unicode", "full-width digits", "x.md", "The fire killed １２,０００ people in the city.", finds=("ATT101",)
    )
    spelt = {
        "look-alike letters": VAGUE.replace("o", "\u043e"),
        "full-width letters": VAGUE.replace("thousands", "ｔｈｏｕｓａｎｄｓ"),
        "mathematical letters": VAGUE.replace("thousands", "𝐭𝐡𝐨𝐮𝐬𝐚𝐧𝐝𝐬"),
        "letters struck through": VAGUE.replace("thousands", "\u0336".join("thousands ").strip()),
        "a joiner of marks": VAGUE.replace("thousands", "thou\u034fsands"),
        "a filler": VAGUE.replace("thousands", "thou\u3164sands"),
        "a variant": VAGUE.replace("thousands", "t\ufe0ehousands"),
    }
    for name, text in spelt.items():
        yield _case("Unicode", name, "x.md", text, finds=_FOUND)
    yield _case(
        "Unicode", "a ligature", "x.md", "Oﬃcials said that most ﬁrms had ﬂed, reportedly.", finds=("SRC205", "ATT104")
    )
    yield _case(
        "Unicode", "full-width figures", "x.md", "Between ９ and ４ percent of firms closed.", finds=("NUM708",)
    )
    yield _case("Unicode", "accents apart", "x.md", "Thousands fled, Zoe\u0308 Garci\u0301a said.", finds=("QNT301",))
    yield _case("Unicode", "a thousand marks on a letter", "x.md", f"a{chr(0x301) * 1000} {VAGUE}", finds=_FOUND)
    yield _case(
        "Unicode", "every plane", "x.txt", "".join(map(chr, [*range(1, 0xD800, 7), *range(0xE000, 0x110000, 997)]))
    )


def _slow_patterns() -> Iterator[Case]:
    pieces = {
        "said": "said ",
        "said that": "said that he said ",
        "parentheses": "(((",
        "a!": "a!",
        "spaces": " ",
        "figures": "12,345.67 ",
        "percent": "12 percent of ",
        "names": "Aa Bb ",
        "initials": "A. B. ",
        "quotation marks": '" "',
        "according to": "according to the ",
        "dashes": "- — ",
        "dates": "May 3, 2024, ",
        "commas": "a, ",
        "no spaces": "aA1-",
        "addresses": "https://a.b/c ",
        "brackets": "[Source: ",
        "apostrophes": "’s ",
    }
    for name, piece in pieces.items():
        yield _case("slow patterns", f"a megabyte of {name}", "x.txt", piece * (_MEGABYTE // len(piece)), heavy=True)
