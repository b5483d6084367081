import pytest

from attrlint.document import InvalidFile, Source
from attrlint.readers.decode import decode


@pytest.mark.parametrize(
    "data", ["é “x” 😀".encode(), "é “x” 😀".encode("utf-8-sig"), "é “x” 😀".encode("utf-16"), b""]
)
def test_text_without_its_byte_order_mark(data):
    assert decode(data) == ("é “x” 😀" if data else "")


def test_big_endian():
    assert decode(b"\xfe\xff" + "é😀".encode("utf-16-be")) == "é😀"


def test_line_ends_are_kept():
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_wrong_byte_is_named_with_its_place(mark):
    with pytest.raises(InvalidFile, match="not UTF-8: byte 0xE9 at line 2, column 5; save the file as UTF-8") as error:
        decode(f"{mark}één\nOn l".encode() + b"\xe9gal")
    assert Source("", error.value.text).position(error.value.offset)[:2] == (2, 5)


def test_half_a_code_unit():
    with pytest.raises(InvalidFile, match="not UTF-16: byte 0x62 at line 1, column 2"):
        decode("a".encode("utf-16") + b"b")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"a\0b", "a\0b".encode("utf-16")])
def test_binary_is_not_text(data):
    with pytest.raises(InvalidFile, match="not a text file"):
        decode(data)


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\0", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"])
def test_office_files_are_told_what_to_become(data):
    with pytest.raises(
        InvalidFile, match=r"not a text file but one of an office program; save a Word document as \.docx"
    ):
        decode(data)
