"""Lines of a file, and whether each of them is a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrlint.document import LINE_END, Span
from attrlint.expressions import expression
from attrlint.readers.builder import INVISIBLE

BLANK: Final = expression(rf"[\s{INVISIBLE}]*")
"""All of a line that shows nothing."""

LONE_CR: Final = expression(r"\r(?!\n)")
"""A line end that some parsers do not know."""
_SENTENCE_ENDS: Final = tuple(".!?…\"'”’»)]")
_LONG: Final = 120
_MOSTLY: Final = 0.8
_CROSSHEAD: Final = expression(
    r"""(?!\S+://)                        # not an address,
        (?!(?:[^\s:]+\ ){0,2}[^\s:]+:\s)  # nor “Source: …”, “Photo credit: …”
        [\w"“‘'¿¡].{0,98}                 # begins with a word, is short,
        (?<![.!?…:;,”"’'»)\]—–-])         # and does not end like a sentence, a tag or a label
    """,
    re.VERBOSE,
)


def lines(text: str, start: int = 0) -> Iterator[Span]:
    """The lines from `start` on, without their ends (LF, CR LF or CR); empty ones included."""
    at = start
    for match in LINE_END.finditer(text, start):
        yield Span(at, match.start())
        at = match.end()
    if at < len(text):
        yield Span(at, len(text))


def one_a_line(text: str, start: int, aside: re.Pattern[str]) -> bool:
    """Whether the text from `start` on has no blank line inside and every line of it is a paragraph.

    Lines that `aside` matches (directives, headings) are not looked at.
    """
    found: list[str] = []
    ended = False
    for line in lines(text, start):
        blank = bool(BLANK.fullmatch(text, *line))
        if ended and not blank:
            return False
        ended = blank and bool(found)
        if not blank and not aside.match(text, *line):
            found.append(text[slice(*line)])
    return are_paragraphs(found)


def are_paragraphs(texts: Sequence[str]) -> bool:
    """Whether these lines, none of them blank, are long and end like sentences; hard-wrapped text is neither."""
    if len(texts) < 2:
        return False
    stripped = [text.rstrip().rstrip("*_") for text in texts]  # emphasis may end after the sentence
    lengths = sorted(map(len, stripped))
    median = (lengths[(len(lengths) - 1) // 2] + lengths[len(lengths) // 2]) / 2
    return median >= _LONG and sum(text.endswith(_SENTENCE_ENDS) for text in stripped) >= _MOSTLY * len(stripped)


def is_crosshead(line: str) -> bool:
    """Whether a stripped line, a paragraph by itself with more below it, reads like a heading or a byline."""
    return not line[:1].islower() and bool(_CROSSHEAD.fullmatch(line))
