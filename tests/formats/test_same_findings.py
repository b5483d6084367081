"""One story, written in every format that attrlint reads, has the same findings at the right places in each."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from attrlint import Finding, check_file, check_text
from attrlint.readers.docx import READER
from tests.readers.docx_files import comment, docx, notes, on, p, reference, run, style

STORIES = sorted(path for path in Path(__file__).parent.iterdir() if path.name.startswith("story."))
MARKUP = re.compile(r"[*_]|<!\[CDATA\[|\]\]>|<[^<>]*>")
MARKDOWN = Path(__file__).parent / "story.md"


def findings(path: Path) -> list[Finding]:
    return check_text(path.read_text("utf-8"), name=path.name, select=["ALL"])


def words(written: str, suffix: str) -> str:
    """What a stretch of a file shows, its markup away and its escapes undone."""
    if suffix == ".json":
        written = json.loads(f'"{written}"')
    for _ in range(2):  # HTML that stands in XML as text is escaped twice
        written = unescape(MARKUP.sub("", written))
    return " ".join(written.split())


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.name)
def test_same_findings(path):
    text = path.read_text("utf-8")
    found = findings(path)
    assert [(finding.code, words(text[finding.start : finding.end], path.suffix)) for finding in found] == [
        (finding.code, words(finding.match, ".md")) for finding in findings(MARKDOWN)
    ]
    assert len(found) > 12


def test_same_findings_in_word(tmp_path):
    """A Word file has no text of its own to point into: what is found stands in its paragraphs, one a line."""
    path = tmp_path / "story.docx"
    path.write_bytes(in_word())
    (tmp_path / "attrlint.toml").write_text('select = ["ALL"]\n')
    found = check_file(path)
    lines = READER.read(path.read_bytes(), "story.docx").source.text.split("\n")
    assert [(finding.code, finding.match) for finding in found] == [
        (finding.code, words(finding.match, ".md")) for finding in findings(MARKDOWN)
    ]
    for finding in found:
        line, column, _ = finding.position
        assert lines[line - 1][column - 1 :].startswith(finding.match)


def in_word() -> bytes:
    """The story as a writer would hand it in: a link, a footnote, styles, a comment that silences."""
    body = MARKDOWN.read_text("utf-8").split("\n---\n", 1)[1].split("[^audit]: ")[0]
    paragraphs = []
    silenced = ""
    for text in filter(None, (line.strip() for line in body.split("\n"))):
        if text.startswith("<!--"):
            silenced = text[4:-3].strip()
        else:
            paragraphs.append(_paragraph(text, silenced))
            silenced = ""
    names = {"Heading1": "heading 1", "Heading2": "heading 2", "Quote": "Quote", "ListBullet": "List Bullet"}
    return docx(
        "".join(paragraphs),
        links={"rId9": "https://police.example/statement"},
        core="<dc:creator>Jo Bloggs</dc:creator><dcterms:modified>2024-03-14T10:15:00Z</dcterms:modified>",
        styles="".join(style(key, name) for key, name in names.items()),
        footnotes=notes("footnote", {"1": p("Brenford Borough Council, internal audit report, 2023, p. 14.")}),
        comments=comment("1", "attrlint: ignore[LNG] the editor wants it"),
    )


def _paragraph(text: str, silenced: str) -> str:
    named = {"# ": "Heading1", "## ": "Heading2", "> ": "Quote", "- ": "ListBullet"}
    mark = next((mark for mark in named if text.startswith(mark)), "")
    text = re.sub(r"[*]", "", text.removeprefix(mark))
    if "[police said]" in text:
        before, after = text.split("[police said](https://police.example/statement)")
        inside = run(before) + f'<w:hyperlink r:id="rId9">{run("police said")}</w:hyperlink>' + run(after)
    elif text.endswith("[^audit]"):
        inside = run(text.removesuffix("[^audit]")) + reference("footnote", "1")
    else:
        inside = on("1", run(text)) if silenced else run(text)
    return p(inside, style=named.get(mark, ""))
