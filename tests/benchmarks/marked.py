"""Articles written for the tests: `<source>`, `{cue}`, `[content]` in the text, one attribution a line."""

import re

from corpora import Article, Attribution, Span

_MARKS = {"<": "source", "{": "cue", "[": "content"}
_SENTENCE = re.compile(r"\S[^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*(?:[.!?]+|$)", re.MULTILINE)


def article(marked: str, kind: str = "speech") -> Article:
    """The article of a marked text; sentences end at full stops, paragraphs at line ends."""
    text = ""
    attributions = []
    for line in marked.splitlines(keepends=True):
        parts: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for piece in re.split(r"([<{\[][^>}\]]*[>}\]])", line):
            if piece[:1] in ("<", "{", "["):
                parts[_MARKS[piece[0]]].append((len(text), len(text) + len(piece) - 2))
                text += piece[1:-1]
            else:
                text += piece
        if any(parts.values()):
            attributions.append(Attribution(**parts, kind=kind))
    sentences = [match.span() for match in _SENTENCE.finditer(text)]
    return Article("test", text, "2026-05-13", sentences, (), attributions)
