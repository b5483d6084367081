"""Which reader reads a file."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from attrlint import builtin
from attrlint.document import Document, InvalidFile, Source
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


class Endless(io.RawIOBase):
    """What `yes` prints, 4 KB at a time."""

    given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        count = min(len(buffer), 4096)
        buffer[:count] = b"y\n" * (count // 2) + b"y" * (count % 2)
        self.given += count
        return count


@pytest.mark.parametrize(
    ("name", "size", "message"),
    [
        ("x.md", 20_000_000, "this file has 20 MB; attrlint reads drafts of up to 5 MB"),
        ("x", 5_000_000_000, "this file has 5000 MB; attrlint reads drafts of up to 5 MB"),
        ("x.docx", 101_000_000, "this file has 101 MB; attrlint reads drafts of up to 100 MB"),
    ],
)
def test_of_what_is_too_large_only_the_beginning_is_read(tmp_path: Path, name: str, size: int, message: str) -> None:
    with (tmp_path / name).open("wb+", buffering=0) as stream:
        os.truncate(stream.fileno(), size)
        with pytest.raises(InvalidFile, match=message):
            Formats(READERS).read(stream, name)
        assert stream.tell() == 1 << 16


def test_what_never_ends_is_read_up_to_the_limit() -> None:
    stream = Endless()
    with pytest.raises(InvalidFile, match="this file has more than 5 MB; attrlint reads drafts of up to 5 MB"):
        Formats(READERS).read(io.BufferedReader(stream), "-")
    assert stream.given < 10_100_000


@pytest.mark.parametrize("size", [0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 200_000])
def test_all_else_is_read_as_a_whole(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    (tmp_path / "x.md").write_bytes(data)
    with (tmp_path / "x.md").open("rb", buffering=0) as stream:
        assert Formats(READERS).read(stream, "x.md") == data
    assert Formats(READERS).read(io.BytesIO(data), "-") == data


def test_a_file_may_hold_more_than_the_system_says() -> None:
    stated = Path("/proc/self/stat")
    if not stated.exists() or stated.stat().st_size:
        pytest.skip("there is no such file here")
    with stated.open("rb", buffering=0) as stream:
        assert Formats(READERS).read(stream, "stat").startswith(b"%d " % os.getpid())
