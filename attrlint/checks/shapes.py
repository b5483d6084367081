"""Shapes: patterns over sketches, in the two ways they are written.

A rule's own shape is its `find.pattern`, a regular expression over the words as written, in which words in capitals
stand for kinds of figures and dates: `from (?P<from>YEAR) to (?P<to>YEAR), an? (?P<length>DURATION)`.

A sum is told in so many wordings that a rule could not hold them. They are lines of the word lists `shapes.*`, read
over bare sketches: `<rises><near> {change:PQ} to {to:M} from {from:M}`. In them `{to:MN}` is a figure of one of these
kinds that plays the part `to`, and `<near>` a piece named in `shapes.pieces` or any word of that list of `shapes`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from attrlint.lexicon import Lexicons
from attrlint.rulebook import Rule, compiled
from attrlint.signals.numerals import either, table
from attrlint.signals.sketches import ANY, CHARACTERS, Sketch

if TYPE_CHECKING:
    import regex  # at run time only where a rule has a pattern

_GROUPS: Final = {
    "WHEN": ("year", "full", "month-year", "part"),
    "DAY": ("full", "yearless"),
    "NUMBER": ("count", "age"),
}
"""Words that stand for several kinds: `WHEN` is any date that says its year."""
_WORDS: Final = {
    **{kind.upper().replace("-", "_"): f"[{character}]" for kind, character in CHARACTERS.items()},
    **{word: f"[{''.join(CHARACTERS[kind] for kind in kinds)}]" for word, kinds in _GROUPS.items()},
    "ITEM": ANY,
}
"""What patterns of rules may write, and what it stands for; `ITEM` only within brackets: `[^ITEM.;]`."""
_WORD: Final = re.compile(rf"(?<![A-Za-z_<]){either(_WORDS)}(?![A-Za-z_>])")
_ROLE: Final = re.compile(r"\{([a-z]+):([A-Z]+)\}")
_PIECE: Final = re.compile(r"(?<!\(\?P)<([a-z-]+)>")
_NEEDED: Final = re.compile(r"\(\?P<[a-z]+>\[([A-Z]+)\]")
_OPTIONAL: Final = re.compile(r"\(\?:[^()]*\(\?P<[a-z]+>\[[A-Z]+\]\)[^()]*\)\?")


class Shape(NamedTuple):
    """A line of a list as a regular expression, and the letters that may stand for each figure it cannot do without."""

    written: str
    needs: Sequence[str]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Ready to match; made when first asked for, as few drafts have the figures for most."""
        return _compiled(self.written)

    def may_fit(self, sketch: Sketch) -> bool:
        """Whether the sentence has the figures for it; most have not."""
        kinds = sketch.kinds
        return len(kinds) >= len(self.needs) and all(any(one in kinds for one in need) for need in self.needs)


def own_shape(rule: Rule, lexicons: Lexicons) -> regex.Pattern[str]:
    """The rule's pattern, to be matched with `timeout=TIMEOUT`."""
    return compiled(replace(rule, find=replace(rule.find, pattern=spelled(rule.find.pattern))), lexicons)


def spelled(pattern: str) -> str:
    """A pattern in which words in capitals (`YEAR`, `DURATION`, `WHEN`) stand for the characters of sketches."""
    return _WORD.sub(lambda found: _WORDS[found[0]], pattern)


_compiled: Final = lru_cache(maxsize=512)(re.compile)


@lru_cache(maxsize=64)
def listed_shapes(lexicons: Lexicons, name: str) -> Sequence[Shape]:
    """The shapes of the list `shapes.name`, in order."""
    patterns = [expanded(lexicons, shape) for shape in table(lexicons, f"shapes.{name}")]
    return [Shape(each, _NEEDED.findall(_OPTIONAL.sub("", each))) for each in patterns]


def expanded(lexicons: Lexicons, shape: str) -> str:
    """A shape of a list as a regular expression. Raises `KeyError` for an unknown piece."""
    pieces = table(lexicons, "shapes.pieces")

    def piece(found: re.Match[str]) -> str:
        if found[1] in pieces:
            return f"(?:{expanded(lexicons, pieces[found[1]]['value'])})"
        words = lexicons.forms(f"shapes.{found[1]}")
        if not words:
            raise KeyError(found[1])
        return rf"\b{either(words)}\b"

    return _PIECE.sub(piece, _ROLE.sub(r"(?P<\1>[\2])", shape))
