"""Files that are no Word file, protected, cut off, damaged, or made to do harm: each an `InvalidFile` that says so."""

from __future__ import annotations

import random
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.document import InvalidFile
from attrlint.readers.docx import READER, markup
from tests.readers.docx_files import PACKAGE, comment, notes, on, p, packed, parts, reference, relations, root, table

PARTS = parts(
    p("Fire guts market") + p("It ", on("0", "burnt."), reference("footnote", "2")) + table((p("a"), p("b"))),
    comments=comment("0", "Fire log"),
    footnotes=notes("footnote", {"2": p("ONS.")}),
    styles="",
)
WHOLE = packed(PARTS)
ODT = "application/vnd.oasis.opendocument.text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))


def why(data: bytes) -> str:
    with pytest.raises(InvalidFile) as caught:
        READER.read(data, "story.docx")
    return caught.value.message


def with_document(text: str) -> bytes:
    return packed({**PARTS, "word/document.xml": text})


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "this file is empty"),
        (b"Thousands fled.", "this is not a Word document"),
        (b"<html><body>Thousands fled.</body></html>", "this is not a Word document"),
        (rb"{\rtf1\ansi Thousands fled.}", "this is an RTF file; save it as .docx"),
        (OLE, "this is a file of Word 97–2003 (.doc); save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "this document is protected by a password; save it without one"),
        (b"PK\x03\x04", "this Word file is cut off or damaged: File is not a zip file"),
        (packed({}), "this is not a Word document: a zip archive without a document in it"),
        (packed({"mimetype": ODT}), "this is an OpenDocument file; save it as .docx"),
        (
            packed({**PARTS, "_rels/.rels": relations({"d": ("officeDocument", "xl/workbook.xml")})}),
            "this is not a Word document: its main part is xl/workbook.xml",
        ),
        (with_document("<workbook/>"), "this is not a Word document: its main part is word/document.xml"),
        (
            packed({**PARTS, "word/_rels/document.xml.rels": relations({"m": ("vbaProject", "vbaProject.bin")})}),
            "this document holds macros; save it as .docx, without them",
        ),
        (with_document("<w:document"), "word/document.xml is damaged: no XML at line 1, column 1"),
        (with_document(""), "word/document.xml is damaged: no XML at line 1, column 1"),
        (with_document('<?xml version="1.0" encoding="rot13"?><a/>'), "word/document.xml is damaged: "),
        (packed({**PARTS, "word/footnotes.xml": "<x>"}), "word/footnotes.xml is damaged: no XML at line 1, column 4"),
        (packed({**PARTS, "docProps/core.xml": "&"}), "docProps/core.xml is damaged: no XML at line 1, column 1"),
    ],
)  # fmt: skip
def test_what_is_wrong(data: bytes, reason: str) -> None:
    assert why(data).startswith(reason)


def test_missing_parts_are_not_missed() -> None:
    for name in PARTS:
        rest = packed({other: part for other, part in PARTS.items() if other != name})
        if name in ("_rels/.rels", "word/document.xml"):
            assert why(rest).startswith("this is not a Word document")
        else:
            assert READER.read(rest, "story.docx").blocks[1].text == "It burnt."


# --- made to do harm


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE x [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % l9 SYSTEM "http://example.org/x">%l9;]>',
    ],
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/comments.xml", "_rels/.rels", "docProps/core.xml"])
def test_entities_are_refused(name: str, doctype: str) -> None:
    part = f"{doctype}{root('w:document', p('&l9;')).partition('?>')[2]}"
    assert (
        why(packed({**PARTS, name: part})) == f"{name} declares a document type or entities, which no Word file needs"
    )


def test_absurd_depth_and_number_of_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = root("w:document", "<w:p><w:r>" * 50_000)
    assert why(with_document(deep)) == "word/document.xml nests elements more than 200 deep"
    boxes = "<w:tbl><w:tr><w:tc>" * 60 + p("Deep.") + "</w:tc></w:tr></w:tbl>" * 60
    document = READER.read(with_document(root("w:document", boxes)), "story.docx")
    assert document.text == "Deep."
    monkeypatch.setattr(markup, "_MOST", 100)
    assert why(with_document(root("w:document", "<w:p/>" * 101))) == "word/document.xml has more than 100 elements"


def with_size(data: bytes, name: str, size: int) -> bytes:
    """The archive with another unpacked size of one part in its directory."""
    entry = data.rindex(name.encode()) - 46
    assert data[entry : entry + 4] == b"PK\x01\x02"
    return data[: entry + 24] + size.to_bytes(4, "little") + data[entry + 28 :]


def test_a_part_that_would_unpack_to_gigabytes_is_not_unpacked() -> None:
    told = with_size(WHOLE, "word/document.xml", 3 << 30)
    assert why(told) == "word/document.xml would unpack to 3,072 MB; attrlint reads parts of up to 32"
    bomb = with_size(with_document(" " * (64 << 20)), "word/document.xml", 100)
    tracemalloc.start()
    try:
        assert "word/document.xml is cut off or damaged" in why(bomb)
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


def test_encrypted_and_strangely_compressed_parts() -> None:
    at = WHOLE.rindex(b"word/document.xml") - 46
    encrypted = WHOLE[: at + 8] + b"\x01" + WHOLE[at + 9 :]
    assert why(encrypted) == "this document is protected by a password; save it without one"
    strange = WHOLE[: at + 10] + b"\x0e" + WHOLE[at + 11 :]
    assert why(strange) == "word/document.xml is compressed in a way that Word does not use"


# --- never a traceback


def told_or_read(data: bytes) -> bool:
    """Whether it can be read; any exception but `InvalidFile` is the test's failure."""
    try:
        READER.read(data, "story.docx")
    except InvalidFile:
        return False
    return True


def test_a_file_cut_off_anywhere() -> None:
    assert told_or_read(WHOLE)
    assert not any(told_or_read(WHOLE[:length]) for length in range(len(WHOLE)))


@given(seed=st.integers(0, 2**32), count=st.integers(1, 20))
@settings(deadline=None, max_examples=200)
def test_bytes_changed_anywhere(seed: int, count: int) -> None:
    chance = random.Random(seed)
    data = bytearray(WHOLE)
    for _ in range(count):
        data[chance.randrange(len(data))] = chance.randrange(256)
    told_or_read(bytes(data))


MARKUP = ["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tc>", "</w:tc>", "<w:r>", "</w:r>", "<w:t>x</w:t>", "<w:tr/>"]
MARKUP += [
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="separate"/>',
    "<w:instrText>x</w:instrText>",
]
MARKUP += ['<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>', '<w:commentReference w:id="0"/>']
MARKUP += ['<w:footnoteReference w:id="2"/>', "<w:br/>", "<w:del>", "</w:del>", "<mc:AlternateContent/>", "<w:sdt/>"]
MARKUP += ["<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", '<w:hyperlink r:id="l">', "</w:hyperlink>", "<w:fldSimple/>"]
MARKUP += ['<w:pPr><w:pStyle w:val="s"/><w:numPr/></w:pPr>', "<w:sym/>", '<w:tcPr><w:gridSpan w:val="-1"/></w:tcPr>']


@given(inside=st.lists(st.sampled_from(MARKUP), max_size=30))
@settings(deadline=None, max_examples=300)
def test_elements_in_any_place(inside: list[str]) -> None:
    opened: list[str] = []
    balanced = []
    for tag in inside:  # what is open is closed, what is not is not
        if tag.startswith("</") and (not opened or opened[-1] != tag[2:-1]):
            continue
        if tag.startswith("</"):
            opened.pop()
        elif tag.count("<") == 1 and not tag.endswith("/>"):
            opened.append(tag[1:-1].split()[0])
        balanced.append(tag)
    balanced += [f"</{tag}>" for tag in reversed(opened)]
    assert told_or_read(with_document(root("w:document", "".join(balanced))))


@given(name=st.sampled_from(sorted(PARTS)), at=st.floats(0, 1), text=st.text(max_size=5), cut=st.integers(0, 30))
@settings(deadline=None, max_examples=200)
def test_markup_changed_anywhere(name: str, at: float, text: str, cut: int) -> None:
    part = PARTS[name]
    place = int(at * len(part))
    changed = part[:place] + text + part[place + cut :]
    told_or_read(packed({**PARTS, name: changed.encode("utf-8", "surrogatepass")}))


def test_a_part_that_points_outside_the_archive() -> None:
    climbing = relations({"d": ("officeDocument", "../../../etc/passwd")})
    assert why(packed({**PARTS, "_rels/.rels": climbing})).startswith("this is not a Word document")
    assert PACKAGE in climbing
