"""The page as text: what is escaped, what is shown, what never changes."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape
from html.parser import HTMLParser
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from attrlint.document import Block, Document, Metadata, Position, Source, Span
from attrlint.finding import Finding, Severity
from attrlint.ledger import Item, Mark, PersonEntry, Sheet, SourceEntry
from attrlint.printable import printable
from attrlint.reporters.article import article
from attrlint.reporters.proof import proof
from tests.shipped import rules

TEXTS = st.text(st.characters(), min_size=1, max_size=40) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</style>",
        '"onclick="alert(1)',
        "{{ 7 * 7 }}",
        "{% raw %}",
        "&amp;lt;",
        "]]>-->",
        "'",
    ]
)
VOID = frozenset({"meta", "path", "circle", "rect", "input", "br"})


class Reader(HTMLParser):
    """The texts of elements by their class, without raised signs; the names of all elements."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, list[str]] = {}
        self.names: set[str] = set()
        self._open: list[tuple[str, list[str]]] = []
        self.feed(markup)
        self.close()
        assert self._open == [], "every tag is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        if tag in VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        for each in classes:
            self.texts.setdefault(each, []).append("")
        self._open.append((tag, classes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not any(tag == "sup" for tag, _ in self._open):
            for each in {each for _, classes in self._open for each in classes}:
                self.texts[each][-1] += data


def finding(text: str, start: int, end: int, paragraph: int) -> Finding:
    place = Position(1, 1)
    return Finding(text, start, end, place, place, "QNT301", text, Severity.warning, text, text, text, paragraph, text)


def sheet_of(texts: list[str], said: str) -> Sheet:
    """A paragraph for each text, an item on each, one finding on each and one on all of it; `said` everywhere else."""
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block("paragraph", text, [0], [Span(at, at + len(text))], offset=at))
        at += len(text) + 2
    document = Document(Source(said, "\n\n".join(texts)), blocks, Metadata(title=said, byline=said, language=said))
    findings = [finding(said, block.offset, block.span.end, n) for n, block in enumerate(blocks, 1)]
    findings.append(finding(said, 0, 0, 0))
    place, items = Position(1, 1), []
    for number, block in enumerate(blocks, 1):
        start, end = block.span
        told = [
            *("0", number, "statement", Span(start, end), start, end, place, number, 1, block.text, said, False, True),
            *("unsourced", said, said, said, said, said, (Span(start, start + 1),)),
        ]
        items.append(Item(*told, (Mark("tag", said, Span(end - 1, end), said, said, said),), (findings[number - 1],)))
    return Sheet(
        *(said, items, [SourceEntry(said, said, said, 1, 1)], [PersonEntry(said, said, place, 1, (said,))], findings),
        *(document, 1, 0, (said,), MappingProxyType({"unsourced": len(items)})),
    )


def rendered(texts: list[str], said: str) -> str:
    sheet = sheet_of(texts, said)
    return proof([article(1, sheet, sheet.findings, rules())])


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=3), TEXTS)
def test_every_character_of_the_draft_shows_as_itself(texts: list[str], said: str) -> None:
    markup = rendered(texts, said)
    page = Reader(markup)
    for name in ("text", "words"):
        assert page.texts[name] == [printable(text) for text in texts]
    for name in ("title", "path", "source-mark", "remark", "message", "cue"):
        assert all(printable(said) in found for found in page.texts[name])
    assert page.names <= Reader(rendered(["a"], "a")).names
    for tag in ("script", "style", "article", "title"):
        assert len(re.findall(f"<{tag}[ >]", markup)) == markup.count(f"</{tag}>") == 1


def test_the_policy_lets_in_exactly_its_own_style_and_script() -> None:
    markup = rendered(["Thousands fled."], "a.md")
    policy = unescape(re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', markup)[0])
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        (inside,) = re.findall(f"<{kind}>(.*)</{kind}>", markup, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert not re.search(r'\sstyle="|\son\w+="|javascript:', markup)
    assert not re.search(r'(?:src|href)="(?!#)', markup)


def test_only_web_addresses_become_links() -> None:
    def links(address: str) -> list[str]:
        return re.findall(r'href="([^#][^"]*)"', rendered(["Thousands fled."], address))

    assert links("https://example.org/a?b=c&d=e") == ["https://example.org/a?b=c&amp;d=e"]
    for address in ("javascript:alert(1)", "data:text/html,x", "//example.org", " https://example.org", "file:///etc"):
        assert links(address) == []
