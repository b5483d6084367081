"""Word documents (.docx; ECMA-376, both the transitional and the strict kind).

A Word file has no lines, so the reader writes down its text with one paragraph a line, empty ones too: in a
position, line is the paragraph's number in the document and column the character in it. Cells and text boxes count
where they stand, footnotes and endnotes after the last paragraph. It is the text as it reads with every tracked
change accepted.
"""

from __future__ import annotations

from dataclasses import replace

from attrlint.document import Document, InvalidFile
from attrlint.readers import Reader


def read(data: bytes, path: str) -> Document:
    """A Word file as a document; raises `InvalidFile` when it is none, is protected, damaged or unreasonably large."""
    from attrlint.readers.docx.package import Package
    from attrlint.readers.docx.properties import metadata
    from attrlint.readers.docx.story import Story
    from attrlint.readers.docx.styles import Styles
    from attrlint.readers.docx.transcript import Transcript

    package = Package(data)
    main = package.main
    document = package.part(main)
    if document is None or document.tag != "w:document":
        raise InvalidFile(f"this is not a Word document: its main part is {main}")
    if package.related(main, "vbaProject"):
        raise InvalidFile("this document holds macros; save it as .docx, without them")

    transcript = Transcript()
    story = Story(transcript, Styles(package.related_part(main, "styles")), package.related_part(main, "comments"))
    story.tell(document, package.links(main))
    for kind in ("footnotes", "endnotes"):
        name = package.related(main, kind)
        if (notes := package.part(name)) is not None:
            story.tell_notes(kind, notes, package.links(name))
    built = transcript.built(path).document(READER.name, metadata(package.related_part("", "core-properties")))
    # a comment may begin before another and end after it
    return replace(built, comments=sorted(built.comments, key=lambda comment: comment.source))


def _is_word(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and b"word/" in data


READER = Reader("docx", (".docx",), read, places="paragraph and character", recognises=_is_word)
