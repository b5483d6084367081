"""What a Word file's properties (docProps/core.xml) say of the draft."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from attrlint.document import Metadata
from attrlint.readers.frontmatter import parse_date


def metadata(core: Element | None) -> Metadata:
    """Title, author, language, and the day it was last saved, else begun.

    A copied or reused file keeps the day it was begun on; the day it was saved is that of the copy as it stands.
    """
    said = {item.tag: (item.text or "").strip() for item in (() if core is None else core)}
    saved = parse_date(said.get("dcterms:modified", "")) or parse_date(said.get("dcterms:created", ""))
    return Metadata(
        title=said.get("dc:title", ""),
        byline=said.get("dc:creator", ""),
        language=said.get("dc:language", ""),
        saved=saved,
    )
