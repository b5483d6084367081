"""A stretch of a file as its format spells it out, with the way back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from attrlint.document import Source, Span
from attrlint.readers.builder import Builder


class View(NamedTuple):
    """Text made of runs: `text[starts[i]:]` up to the next start was made from the source span `sources[i]`.

    Runs of equal length map by addition, any other run maps as a whole (an escape, an entity).
    """

    text: str
    starts: Sequence[int]
    sources: Sequence[Span]

    def runs(self, start: int, end: int) -> Iterator[tuple[str, Span]]:
        """The text between two of its offsets, run by run, each with the source span that made it."""
        index = max(0, bisect_right(self.starts, start) - 1)
        while start < end:
            begin, source = self.starts[index], self.sources[index]
            stop = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            upto = min(end, stop)
            if stop - begin == source.end - source.start:
                source = Span(source.start + start - begin, source.start + upto - begin)
            if upto > start:
                yield self.text[start:upto], source
            start, index = upto, index + 1

    def span(self, start: int, end: int) -> Span:
        """The source span that made the text between two of its offsets."""
        spans = [span for _, span in self.runs(start, end)]
        if spans:
            return Span(spans[0].start, spans[-1].end)
        if not self.starts:
            return Span(0, 0)
        index = max(0, bisect_right(self.starts, start) - 1)
        at = min(self.sources[index].end, self.sources[index].start + start - self.starts[index])
        return Span(at, at)

    def write(self, builder: Builder, start: int, end: int) -> None:
        """Add the text between two of its offsets to a document."""
        for text, span in self.runs(start, end):
            if len(text) == span.end - span.start:
                builder.take(*span)
            else:
                builder.put(text, *span)


def joined(pieces: Iterable[tuple[str, Span]]) -> View:
    """Texts in a row, each with the source span that made it."""
    texts: list[str] = []
    starts: list[int] = []
    sources: list[Span] = []
    length = 0
    for text, source in pieces:
        if text:
            texts.append(text)
            starts.append(length)
            sources.append(source)
            length += len(text)
    return View("".join(texts), starts, sources)


def unescaped(source: Source, place: Span, escapes: re.Pattern[str], meant: Callable[[str], str]) -> View:
    """A stretch of a file where whatever `escapes` matches is `meant` to be something else."""

    def pieces() -> Iterator[tuple[str, Span]]:
        at = place.start
        for escape in escapes.finditer(source.text, *place):
            yield source.text[at : escape.start()], Span(at, escape.start())
            yield _whole(meant(escape[0])), Span(*escape.span())
            at = escape.end()
        yield source.text[at : place.end], Span(at, place.end)

    return joined(pieces())


def _whole(text: str) -> str:
    """The two halves of a character as one; half a character, which no file can hold, as U+FFFD."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def whole(source: Source, start: int = 0) -> View:
    """A file as it is, from an offset on."""
    return View(source.text[start:], [0], [Span(start, len(source.text))])
