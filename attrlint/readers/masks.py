"""Markup that Markdown does not know, hidden before it is parsed: CriticMarkup, shortcodes, Liquid, attributes.

Hidden characters are replaced one by one, so that every offset stays what it was. Templates like
`{{citation needed}}` are an editor's words, not a program's, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from attrlint.expressions import expression
from attrlint.readers.lines import LONE_CR

FILLER: Final = "⁏"
"""Stands for a hidden character: not a letter, so that emphasis may begin beside it."""

_REACH: Final = 5000
"""How far a piece of markup goes at most; what is never closed is text."""

_CANDIDATE: Final = expression("[{<+=~]")
_MARKUP: Final = expression(
    r"""
      \{>>(?P<comment>ANY)<<\}                            # CriticMarkup
    | (?P<open>\{\+\+|\{==|\{~~ANY~>)
    | (?P<close>\+\+\}|==\}|~~\})
    | <!--(?P<html>ANY)-->
    | (?P<gone>
        \{--ANY--\}
      | \{\{[<%]ANY[%>]\}\}                               # Hugo
      | \{%-?\s*comment\s*-?%\}ANY\{%-?\s*endcomment\s*-?%\}  # Liquid
      | \{%ANY%\}
      | \{\{-?\s*(?:[\w-]+(?:\.[\w-]+|\[[^\]\n]*\])+|"[^"{}\n]*"|'[^'{}\n]*'|\w+(?=[ ]\|[ ]))
        \s*(?:\|\s*\w+\s*(?::[^{}|]*)?)*-?\}\}
      | \{:[^{}\n]*\}                                     # kramdown
      | (?<=[)\]])\{[ ]*[.\#][^{}\n]*\}                   # Pandoc
    )
    """.replace("ANY", f".{{0,{_REACH}}}?"),
    re.VERBOSE | re.DOTALL,
)
_CLOSERS: Final = {"{++": "++}", "{==": "==}", "{~~": "~~}"}
_HIGHLIGHT: Final = {"{==": "from", "==}": "to"}
_CONTAINERS: Final = expression(r"(?:[>\s]|[-*+]\s|\d{1,9}[.)]\s)*")
_PROSE: Final = expression(r"[ \t]*[^\s<]")


class Mask(NamedTuple):
    """A hidden stretch. Kinds: `gone`, `comment` (with its text), `from` and `to` of a highlight."""

    kind: str
    start: int
    end: int
    text: str


def hide(text: str, start: int) -> tuple[str, list[Mask]]:
    """The text with all such markup from `start` on replaced by `FILLER`, and what was hidden.

    A lone CR becomes LF: to Markdown parsers it is not always the end of a line.
    """
    if "\r" in text:
        text = LONE_CR.sub("\n", text)
    if "{" not in text and "<!--" not in text:
        return text, []
    masks = list(_find(text, start))
    pieces: list[str] = []
    at = 0
    for mask in masks:
        pieces += text[at : mask.start], FILLER * (mask.end - mask.start)
        at = mask.end
    return "".join([*pieces, text[at:]]), masks


def _find(text: str, start: int) -> Iterator[Mask]:
    awaited: list[str] = []
    while candidate := _CANDIDATE.search(text, start):
        start = candidate.end()
        if match := _MARKUP.match(text, candidate.start()):
            if _hides(match, awaited):
                kind = "comment" if match.lastgroup in ("comment", "html") else _HIGHLIGHT.get(match[0], "gone")
                yield Mask(kind, *match.span(), match["comment"] or match["html"] or "")
            start = match.end()


def _hides(match: re.Match[str], awaited: list[str]) -> bool:
    """Whether to hide it: an opener that is closed, a closer that is `awaited`, a comment that begins a line of text.

    Markdown would take the whole of such a line for HTML; it knows all other comments itself.
    """
    if opener := match["open"]:
        closer = _CLOSERS[opener[:3]]
        if closed := match.string.find(closer, match.end(), match.end() + _REACH) >= 0:
            awaited.append(closer)
        return closed
    if closer := match["close"]:
        if expected := closer in awaited:
            awaited.remove(closer)
        return expected
    if match["html"] is not None:
        line = match.string.rfind("\n", 0, match.start()) + 1
        first = _CONTAINERS.fullmatch(match.string, line, match.start())
        return bool(first and _PROSE.match(match.string, match.end()))
    return True
