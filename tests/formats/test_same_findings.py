"""One story, written in every format that attrlint reads, has the same findings at the right places in each."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from attrlint import Finding, check_text

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
