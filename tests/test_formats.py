"""Which reader reads a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from attrlint import builtin
from attrlint.document import Document, Source
from attrlint.formats import Formats
from attrlint.readers import Reader

READERS = builtin.load(installed=False).readers
PAGE = b"\xef\xbb\xbf\n<!DOCTYPE html><p>One"


def reader(name: str, *suffixes: str, mark: bytes = b"", shared: bool = False) -> Reader:
    def read(_: bytes, path: str) -> Document:
        return Document(Source(path, ""), [])

    return Reader(name, suffixes, read, recognises=(lambda data: mark in data) if mark else None, shared=shared)


SHARED = {
    "text": reader("text", ".txt"),
    "wire": reader("wire", ".json", mark=b"wire", shared=True),
    "feed": reader("feed", ".json", mark=b"feed", shared=True),
}


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.md", PAGE, "markdown"),
        ("A.HTM", b"One", "html"),
        ("a", b"One", "text"),
        ("a.export", PAGE, "html"),
        ("-", PAGE, "html"),
        ("a.bin", b"PK\x03\x04 word/document.xml", "docx"),
        ("a.zip", b"PK\x03\x04 xl/workbook.xml", "text"),
    ],
)
def test_by_name_then_by_what_it_holds(name: str, data: bytes, expected: str) -> None:
    assert Formats(READERS).reader(name, data).name == expected
    assert Formats(READERS, "rst").reader(name, data).name == "rst"


def test_an_ending_that_several_share() -> None:
    formats = Formats(SHARED)
    assert [formats.reader("a.json", data).name for data in (b"feed", b"wire", b"x")] == ["feed", "wire", "wire"]


def test_a_walk_takes_of_shared_endings_what_is_recognised(tmp_path: Path) -> None:
    for name, data in (("a.json", b"wire"), ("b.json", b"{}"), ("c.txt", b"")):
        (tmp_path / name).write_bytes(data)
    formats = Formats(SHARED)
    assert [formats.is_draft(str(tmp_path / name)) for name in ("a.json", "b.json", "c.txt")] == [True, False, True]


def test_a_walk_leaves_out_the_pages_that_attrlint_wrote(tmp_path: Path) -> None:
    own, other = tmp_path / "own.html", tmp_path / "other.html"
    own.write_text('<!doctype html><head><meta charset="utf-8">\n<meta name="generator" content="attrlint">')
    other.write_text("<!doctype html><p>One")
    assert [Formats(READERS).is_draft(str(path)) for path in (own, other)] == [False, True]
