"""Bytes made of other bytes: scraps of the format, of the corpus and of Unicode, put where they do not belong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Final, TypeAlias

from tests.readers.fragments import BLOCKS, HTML, INLINE, LIGHT, LINE_ENDS, MARKUP, SPACES, WORDS

Change: TypeAlias = "Callable[[Mutator, str, Random], str]"

HERE: Final = Path(__file__).parent

_TRICKS = [*"\u202e\u2066\x1c\ufffe\U000e0041ﬀİßⅧ٣３½０а𝟙’‘“”«»„‟′—…ॐ", "\ud800", "\udfff"]
_JOINING = ["\u0301", "\u200b", "\u200d", "\u00ad", "\ufeff", "\ufe0f", "\u20e3", "\x00", "\x1b[31m"]


def _tokens(*names: str) -> list[str]:
    """The tokens in files of a line each, in which `¶` is a line end."""
    lines = (line for name in names for line in (HERE / "tokens" / f"{name}.txt").read_text("utf-8").split("\n"))
    return [line.replace("¶", "\n") for line in lines if line]


TOKENS: Final[dict[str, Sequence[str]]] = {
    "text": [*SPACES, *LINE_ENDS, "attrlint: ignore[QNT301]\n", "{{citation needed}}"],
    "markdown": [*INLINE, *BLOCKS, *HTML, *MARKUP, *LINE_ENDS, *SPACES],
    "html": [*HTML, *INLINE, *_tokens("html")],
    "rst": [*LIGHT, *SPACES],
    "asciidoc": [*LIGHT, *SPACES],
    "docx": _tokens("docx"),
    "newsxml": [*_tokens("newsxml"), *HTML],
    "ninjs": [*_tokens("data"), *HTML],
    "json": [*_tokens("data"), *HTML],
    "yaml": [*_tokens("data"), *HTML],
    "archieml": [*_tokens("archieml"), *HTML],
    "rules": _tokens("rules", "data"),
    "linter": [*_tokens("prose") * 2, *INLINE, *BLOCKS, *MARKUP, *HTML],
}
"""What a target's inputs are made of, beside words and oddities of Unicode."""


def corpus(target: str) -> list[bytes]:
    """The files that mutations start from."""
    return [path.read_bytes() for path in sorted((HERE / "corpus" / target).iterdir())]


class Mutator:
    """Makes new inputs for a target of old ones; the same for the same seed."""

    def __init__(self, target: str) -> None:
        self.tokens = [*TOKENS[target], *WORDS, *_TRICKS, *_JOINING]
        self.corpus = [data.decode("utf-8", "replace") for data in corpus(target)]

    def __call__(self, data: bytes, seed: int, longest: int = 1 << 12) -> bytes:
        """The data with one to six changes, at most `longest` bytes."""
        random = Random(seed)
        text = data.decode("utf-8", "surrogateescape")
        for _ in range(random.randint(1, 6)):
            (change,) = random.choices(list(_CHANGES), list(_CHANGES.values()))
            text = change(self, text, random)
        made = text.encode("utf-8", "surrogatepass" if random.random() < 0.02 else "replace")
        if random.random() < 0.02:
            made = bytes(byte ^ (1 << random.randrange(8)) if random.random() < 0.01 else byte for byte in made)
        return made[:longest]


def _insert(mutator: Mutator, text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(mutator.tokens) * random.choice((1, 1, 1, 2, 3, 40)) + text[at:]


def _replace(mutator: Mutator, text: str, random: Random) -> str:
    start, end = _stretch(text, random)
    return text[:start] + random.choice(mutator.tokens) + text[end:]


def _delete(_: Mutator, text: str, random: Random) -> str:
    start, end = _stretch(text, random)
    return text[:start] + text[end:]


def _repeat(_: Mutator, text: str, random: Random) -> str:
    start, end = _stretch(text, random)
    return text[:end] + text[start:end] * random.choice((1, 2, 20)) + text[end:]


def _move(_: Mutator, text: str, random: Random) -> str:
    start, end = _stretch(text, random)
    rest = text[:start] + text[end:]
    at = random.randint(0, len(rest))
    return rest[:at] + text[start:end] + rest[at:]


def _splice(mutator: Mutator, text: str, random: Random) -> str:
    other = random.choice(mutator.corpus)
    start, end = _stretch(other, random)
    at = random.randint(0, len(text))
    return text[:at] + other[start:end] + text[at + random.choice((0, end - start)) :]


def _cut(_: Mutator, text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] if random.random() < 0.7 else text[at:]


def _end_lines(_: Mutator, text: str, random: Random) -> str:
    return text.replace("\n", random.choice(("\r\n", "\r", "\n\n", "\u2028", " ", "\n ")))


_CHANGES: Final[dict[Change, float]] = {
    _insert: 8,
    _replace: 5,
    _delete: 4,
    _repeat: 2,
    _move: 2,
    _splice: 4,
    _cut: 1,
    _end_lines: 0.3,
}
"""How often each."""


def _stretch(text: str, random: Random) -> tuple[int, int]:
    """Where a stretch begins and ends, a short one more often than not."""
    start = random.randint(0, len(text))
    return start, min(len(text), start + int(random.paretovariate(0.6)))
