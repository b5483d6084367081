"""Bytes → text and back: UTF-8, or UTF-16 with its byte order mark; anything else is an `InvalidFile`."""

from __future__ import annotations

import codecs

from attrlint.document import InvalidFile, Source

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_HEAD = 64
"""Bytes of whose zeros the width of the letters can be told."""
_LEAST = 8
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of office programs begin, those of today and those of 1997–2003."""


def decode(data: bytes) -> str:
    """The text without its byte order mark; raises `InvalidFile` naming the first byte that is wrong."""
    if wide := _wide(data):
        raise InvalidFile(f"this is {wide}, which attrlint does not read; save the file as UTF-8")
    encoding = "utf-8"
    for mark, named in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], named
            break
    if data.startswith(_OFFICE):
        raise InvalidFile("this is not a text file but one of an office program; save a Word document as .docx")
    if encoding == "utf-8" and b"\0" in data:
        raise _not_text(data[: data.index(b"\0")].decode("utf-8", "replace"))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _wrong_byte(data, error) from None
    if "\0" in text:
        raise _not_text(text[: text.index("\0")])
    return text


def encode(text: str, like: bytes) -> bytes:
    """The text as bytes in the encoding of `like`, with its byte order mark."""
    for mark, named in _MARKS:
        if like.startswith(mark):
            return mark + text.encode(named, "surrogatepass")
    return text.encode("utf-8", "surrogatepass")


def _wide(data: bytes) -> str:
    """UTF-32, or UTF-16 without its mark, by where the zeros of its first, mostly Latin, letters stand; else “”."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    head = data[:_HEAD]
    zeros = [head[at::4].count(0) * 4 >= len(head) * 0.9 for at in range(4)]
    if len(head) < _LEAST or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or sum(zeros) not in (2, 3):
        return ""
    return "UTF-32" if sum(zeros) == 3 else "UTF-16 without its byte order mark"


def _not_text(before: str) -> InvalidFile:
    return InvalidFile("this is not a text file (it holds NUL bytes)", len(before), before)


def _wrong_byte(data: bytes, error: UnicodeDecodeError) -> InvalidFile:
    before = data[: error.start].decode(error.encoding, "replace")
    line, column, _ = Source("", before).position(len(before))
    name = "UTF-16" if error.encoding.startswith("utf-16") else "UTF-8"
    message = f"not {name}: byte 0x{data[error.start]:02X} at line {line}, column {column}; save the file as UTF-8"
    return InvalidFile(message, len(before), before)
