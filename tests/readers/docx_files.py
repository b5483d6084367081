"""Word files made part by part, odd ones too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from attrlint.document import Document
from attrlint.readers.docx import READER

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = {
    "w": WORD,
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "cp": f"{PACKAGE}/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def root(tag: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{tag} {DECLARED}>{inside}</{tag}>'


def run(text: str) -> str:
    """A run of text; what XML cannot hold is left out."""
    return f'<w:r><w:t xml:space="preserve">{escape(_NOT_XML.sub("", text))}</w:t></w:r>'


def p(*inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph of text and, where it begins with `<w:`, of markup."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    content = "".join(each if each.startswith(("<w:", "<mc:", "<m:")) else run(each) for each in inside)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    made = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>"


def style(key: str, name: str, inside: str = "", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{base}{inside}</w:style>'


def notes(kind: str, texts: Mapping[str, str]) -> str:
    """The inside of a notes part, the separators that Word puts there first."""
    separators = f'<w:{kind} w:type="separator" w:id="-1">{p()}</w:{kind}>'
    return separators + "".join(f'<w:{kind} w:id="{key}">{text}</w:{kind}>' for key, text in texts.items())


def comment(key: str, *paragraphs: str) -> str:
    return f'<w:comment w:id="{key}" w:author="Ed">{"".join(map(p, paragraphs))}</w:comment>'


def reference(kind: str, key: str) -> str:
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def on(key: str, text: str) -> str:
    """Text with the comment of this key on it."""
    begin, end = (f'<w:commentRange{edge} w:id="{key}"/>' for edge in ("Start", "End"))
    return f"{begin}{run(text)}{end}{reference('comment', key)}"


def relations(rows: Mapping[str, tuple[str, str]]) -> str:
    """A `.rels` part: kind and target by id; targets with a colon are outside."""
    made = (
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{escape(target)}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for key, (kind, target) in rows.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(made)}</Relationships>'


def parts(body: str, *, links: Mapping[str, str] | None = None, core: str = "", **others: str) -> dict[str, str]:
    """The parts of a Word file by name; `others` are the insides of comments, footnotes, endnotes, styles."""
    tags = {"comments": "w:comments", "footnotes": "w:footnotes", "endnotes": "w:endnotes", "styles": "w:styles"}
    package = {"d": ("officeDocument", "word/document.xml"), "c": ("core-properties", "docProps/core.xml")}
    inner = {name: (name, f"{name}.xml") for name in others}
    outer = {key: ("hyperlink", address) for key, address in (links or {}).items()}
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relations(package),
        "word/document.xml": root("w:document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/_rels/document.xml.rels": relations({**inner, **outer}),
        "docProps/core.xml": root("cp:coreProperties", core),
        **{f"word/{name}.xml": root(tags[name], inside) for name, inside in others.items()},
    }


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """The parts as a zip archive."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(ZipInfo(name), text, ZIP_DEFLATED)
    return file.getvalue()


def docx(body: str, **others: object) -> bytes:
    return packed(parts(body, **others))  # type: ignore[arg-type]


def read(body: str, **others: object) -> Document:
    return READER.read(docx(body, **others), "story.docx")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document.blocks]
