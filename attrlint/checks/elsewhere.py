"""Where else than in the prose a pattern may look: tags, the front matter's sources, addresses, the file as written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrlint.checks import Note
from attrlint.document import Document, Span
from attrlint.rulebook import Clock, Rule, compiled
from attrlint.signals import Signals
from attrlint.signals.sourcemarks import sourcemarks


class Search:
    """A rule's pattern, made when first looked for: most drafts have no place for most rules."""

    def __init__(self, rule: Rule, signals: Signals) -> None:
        self._find = rule.find
        self._lexicons = signals.lexicons
        self._clock = Clock()

    def spans(self, text: str, start: int, end: int) -> list[Span]:
        """What is marked in `text[start:end]`: the group named match, or all of it.

        All at once: the clock must not run on while conditions judge what was found.
        """
        pattern = compiled(self._find, self._lexicons)
        group = "match" if "match" in pattern.groupindex else 0

        def spans(timeout: float) -> list[Span]:
            return [Span(*match.span(group)) for match in pattern.finditer(text, start, end, timeout=timeout)]

        return self._clock.timed(spans)

    def words(self, text: str) -> list[str]:
        """The same, as words."""
        return [text[slice(*span)] for span in self.spans(text, 0, len(text))]

    def can_be_in(self, text: str) -> bool:
        """Whether one of the literals is there, in whatever case unless case counts."""
        text = text if self._find.exact else text.lower()
        words = self._find.literals if self._find.exact else map(str.lower, self._find.literals)
        return not self._find.literals or any(word in text for word in words)


def _tags(search: Search, signals: Signals) -> Iterator[Note]:
    """Source tags, source lines, comments that name a source, and footnotes."""
    for mark in signals.get(sourcemarks):
        if mark.kind in ("tag", "line"):
            yield from map(Note, search.spans(signals.text, *mark.span))
        elif mark.kind == "comment":
            said = search.words(f"source: {mark.value}")
            yield from (Note(mark.span, {"match": words}, place=mark.place) for words in said)
    for block in signals.document.blocks:
        if block.kind == "note":
            yield from map(Note, search.spans(signals.text, *block.span))


def _sources(search: Search, signals: Signals) -> Iterator[Note]:
    """The front matter's sources, but those the draft declares to be public."""
    for entry in signals.document.metadata.sources.values():
        if entry.fields.get("public") != "true":
            words = search.words(f"source: {entry.text}")[:1]
            yield from (Note(Span(0, 0), {"match": word}, place=entry.place) for word in words)


def _addresses(search: Search, signals: Signals) -> Iterator[Note]:
    """Links; what is marked is a link's words, unless they show it too."""
    for block in signals.document.blocks:
        for mark in block.marks:
            words = search.words(mark.value)[:1] if mark.kind == "link" else ()
            if words and not search.spans(block.text, mark.start, mark.end):
                yield Note(Span(block.offset + mark.start, block.offset + mark.end), {"match": words[0]})


def _file(search: Search, signals: Signals) -> Iterator[Note]:
    """The file, markup and all. What neither is nor touches text or a comment, code above all, does not count."""
    document = signals.document
    text = document.source.text
    if not search.can_be_in(text):
        return
    for place in search.spans(text, 0, len(text)):
        if (beside := _beside(document, place)) is not None:
            yield Note(beside, place=place)


def _beside(document: Document, place: Span) -> Span | None:
    for comment in document.comments:
        if comment.source.overlaps(place):
            return Span(comment.at, comment.at)
    return document.trace(*place) or document.trace(place.start - 1, place.end + 1)


ELSEWHERE: Final[Mapping[str, Callable[[Search, Signals], Iterator[Note]]]] = {
    "tags": _tags,
    "sources": _sources,
    "addresses": _addresses,
    "file": _file,
}
