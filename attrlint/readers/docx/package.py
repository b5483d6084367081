"""A Word file's zip archive: its parts, and how they point to each other (ECMA-376 part 2).

Nothing is unpacked that says it is too large, and nothing further than it says.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from attrlint.document import InvalidFile
from attrlint.readers.docx.markup import children, parse

_MEGABYTE: Final = 1 << 20
_LARGEST: Final = 32 * _MEGABYTE
"""Of a part, unpacked; an article's text comes to well under one."""

_DAMAGED: Final = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What zipfile raises over broken archives."""
_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins the files of Word 97–2003, and the envelope of an encrypted one of today."""
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PASSWORD: Final = "this document is protected by a password; save it without one"  # noqa: S105


class Package:
    """The parts of a Word file, by name. Raises `InvalidFile` for what is no Word file, or a damaged one."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
        except _DAMAGED as error:
            raise InvalidFile(_foreign(data) or f"this Word file is cut off or damaged: {error}") from None
        # the standard wants slashes; some programs write backslashes
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in self._zip.infolist()}

    @property
    def main(self) -> str:
        """The name of the part that holds the text."""
        if name := self.related("", "officeDocument"):
            return name
        if b"opendocument" in (self._unpacked("mimetype") or b""):
            raise InvalidFile("this is an OpenDocument file; save it as .docx")
        raise InvalidFile("this is not a Word document: a zip archive without a document in it")

    def part(self, name: str) -> Element | None:
        """A part's root element; None where there is no such part."""
        data = self._unpacked(name)
        return None if data is None else parse(data, name)

    def related(self, name: str, kind: str) -> str:
        """The part that `name` (`""`: the whole package) points to as its `kind`, as “styles”; `""` without one."""
        for relation in self._relations(name):
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", posixpath.dirname(name), relation.get("Target", "")))[1:]
        return ""

    def related_part(self, name: str, kind: str) -> Element | None:
        """The root element of that part; None where there is no such part."""
        return self.part(self.related(name, kind))

    def links(self, name: str) -> dict[str, str]:
        """The addresses outside the file that a part links to, by their ids."""
        external = (relation for relation in self._relations(name) if relation.get("TargetMode") == "External")
        return {relation.get("Id", ""): relation.get("Target", "") for relation in external}

    def _relations(self, name: str) -> Iterator[Element]:
        folder, base = posixpath.split(name)
        return children(self.part(posixpath.join(folder, "_rels", f"{base}.rels")), "rel:Relationship")

    def _unpacked(self, name: str) -> bytes | None:
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise InvalidFile(_PASSWORD)
        if entry.file_size > _LARGEST:
            size, limit = entry.file_size // _MEGABYTE, _LARGEST // _MEGABYTE
            raise InvalidFile(f"{name} would unpack to {size:,} MB; attrlint reads parts of up to {limit}")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise InvalidFile(f"{name} is compressed in a way that Word does not use")
        try:
            with self._zip.open(entry) as part:
                return part.read(entry.file_size)  # read() alone unpacks all there is, whatever the entry says
        except _DAMAGED as error:
            raise InvalidFile(f"{name} is cut off or damaged: {error}") from None


def _foreign(data: bytes) -> str:
    """What a file that is no zip archive is instead; `""` for a broken archive."""
    if data.startswith(_ZIP):
        return ""
    if data.startswith(_OLE):
        return _PASSWORD if _ENCRYPTED in data else "this is a file of Word 97–2003 (.doc); save it as .docx"
    if data.startswith(rb"{\rtf"):
        return "this is an RTF file; save it as .docx"
    return "this is not a Word document" if data else "this file is empty"
