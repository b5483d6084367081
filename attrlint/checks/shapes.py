"""Shapes: patterns over sketches, in the two ways they are written.

A rule's own shape is its `find.pattern`, a regular expression over the words as written, in which words in capitals
stand for kinds of figures and dates: `from (?P<from>YEAR) to (?P<to>YEAR), an? (?P<length>DURATION)`.

A sum is told in so many wordings that a rule could not hold them. They are lines of the word lists `shapes.*`, read
over bare sketches: `<rises><near> {change:PQ} to {to:M} from {from:M}`. In them `{to:MN}` is a figure of one of these
kinds that plays the part `to`, and `<near>` a piece named in `shapes.pieces` or any word of that list of `shapes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from attrlint.expressions import expression
from attrlint.lexicon import Lexicons
from attrlint.rulebook import Find, Rulebook, compiled
from attrlint.rulebook.needs import FIGURES, needs
from attrlint.rulebook.patterns import spellings
from attrlint.signals.numerals import either, table
from attrlint.signals.sketches import ANY, CHARACTERS, Sketch

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
_WORD: Final = expression(rf"(?<![A-Za-z_<]){either(_WORDS)}(?![A-Za-z_>])")
_ROLE: Final = expression(r"\{([a-z]+):([A-Z]+)\}")
_PIECE: Final = expression(r"(?<!\(\?P)<([a-z-]+)>")
_NEEDED: Final = expression(r"\(\?P<[a-z]+>\[([A-Z]+)\]")
_LETTERS: Final = "A-Z"
"""The figures of bare sketches."""
_OPTIONAL: Final = expression(r"\(\?:[^()]*\(\?P<[a-z]+>\[[A-Z]+\]\)[^()]*\)\?")


class Way(NamedTuple):
    """What one way to write a shape cannot do without: figures, for each in order the `kinds` that will do, and groups
    of words of each of which one must be there.
    """

    kinds: Sequence[frozenset[str]]
    words: Sequence[Sequence[str]]

    def may_be_of(self, kinds: str) -> bool:
        """Whether a sentence with figures of these kinds has those it needs."""
        left = iter(kinds)
        return all(any(kind in needed for kind in left) for needed in self.kinds)


class Shape:
    """A pattern over sketches as it is written; what costs something is made when first asked for.

    `figures` are the characters of figures in its sketches, as a range for a class; `compiler` makes the pattern.
    """

    def __init__(self, written: str, figures: str, lexicons: Lexicons, compiler: Callable[[str], Any]) -> None:
        self._written = written
        self._figures = figures
        self._lexicons = lexicons
        self._compiler = compiler
        self._roles = _NEEDED.findall(_OPTIONAL.sub("", written))

    def may_fit(self, kinds: str) -> bool:
        """Whether each part, roughly, has a figure to play it."""
        return len(kinds) >= len(self._roles) and all(any(one in kinds for one in role) for role in self._roles)

    @cached_property
    def pattern(self) -> Any:
        """Ready to match: of `regex`, where it is a rule's own, else of `re`."""
        return self._compiler(self._written)

    @cached_property
    def ways(self) -> Sequence[Way]:
        """The ways to write it."""
        is_figure = re.compile(f"[{self._figures}]").fullmatch
        ways = []
        for branch in needs(self._written, self._figures):
            kinds = [words for lists, words in branch if not lists and all(map(is_figure, words))]
            groups = [
                [
                    word.lower()
                    for word in (*words, *(form for name in lists for form in spellings(name, self._lexicons)))
                ]
                for lists, words in branch
                if not any(map(is_figure, words))
            ]
            ways.append(Way(kinds, sorted(groups, key=len)))
        return ways


class Shapes:
    """Shapes that are looked for together, the first first."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self.shapes = shapes

    def fitting(self, sketches: Iterable[Sketch]) -> Iterator[tuple[Sketch, Any]]:
        """The sentences, each with every pattern for which it has the figures and words; most have them for none."""
        for sketch in sketches:
            if having := _having(self, sketch.kinds):
                text = sketch.text.lower()
                for shape, ways in having:
                    if any(_hold(text, words) for _, words in ways):
                        yield sketch, shape.pattern


@lru_cache(maxsize=1 << 14)
def _having(shapes: Shapes, kinds: str) -> Sequence[tuple[Shape, Sequence[Way]]]:
    """The shapes and ways that have their figures where there are figures of these kinds."""
    likely = (shape for shape in shapes.shapes if shape.may_fit(kinds))
    having = ((shape, [way for way in shape.ways if way.may_be_of(kinds)]) for shape in likely)
    return [(shape, ways) for shape, ways in having if ways]


def _hold(text: str, words: Sequence[Sequence[str]]) -> bool:
    return all(any(word in text for word in group) for group in words)


@lru_cache(maxsize=256)
def own_shape(find: Find, lexicons: Lexicons) -> Shapes:
    """A rule's pattern, to be matched under a `Clock`."""
    return Shapes(
        [
            Shape(
                spelled(find.pattern),
                FIGURES,
                lexicons,
                lambda written: compiled(find._replace(pattern=written), lexicons),
            )
        ]
    )


def spelled(pattern: str) -> str:
    """A pattern in which words in capitals (`YEAR`, `DURATION`, `WHEN`) stand for the characters of sketches."""
    return _WORD.sub(lambda found: _WORDS[found[0]], pattern)


@lru_cache(maxsize=64)
def listed_shapes(lexicons: Lexicons, name: str) -> Shapes:
    """The shapes of the list `shapes.name`, in order."""
    written = [expanded(lexicons, shape) for shape in table(lexicons, f"shapes.{name}")]
    return Shapes([Shape(each, _LETTERS, lexicons, re.compile) for each in written])


@lru_cache(maxsize=1 << 10)
def expanded(lexicons: Lexicons, shape: str) -> str:
    """A shape of a list, or one of its pieces, as a regular expression. Raises `KeyError` for an unknown piece."""
    pieces = table(lexicons, "shapes.pieces")

    def piece(found: re.Match[str]) -> str:
        if found[1] in pieces:
            return f"(?:{expanded(lexicons, pieces[found[1]]['value'])})"
        words = lexicons.forms(f"shapes.{found[1]}")
        if not words:
            raise KeyError(found[1])
        return rf"\b{either(words)}\b"

    return _PIECE.sub(piece, _ROLE.sub(r"(?P<\1>[\2])", shape))


def patterns(book: Rulebook, lexicons: Lexicons) -> Iterator[tuple[str, str]]:
    """Every pattern of which it is asked what it needs, with its figures: those of rules and of listed shapes."""
    for written in filter(None, (rule.find.pattern for rule in book.rules.values())):
        yield from ((each, FIGURES) for each in dict.fromkeys((written, spelled(written))))
    for name, words in book.lists.items():
        for shape in words.words if name.startswith("shapes.") else ():
            if "{" in shape or "<" in shape:
                with suppress(KeyError, RecursionError):  # told where it is used
                    yield expanded(lexicons, shape), _LETTERS
