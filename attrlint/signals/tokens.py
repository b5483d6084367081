"""Tokens of one sentence, each with a coarse word class; a quotation counts as a single token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.heads import heads
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences

_TOKEN: Final = expression(
    r"([^\W\d_](?:\w*(?:[.&’'-]+\w+)*)(?:\.(?=[,\s]? ?[a-z,;:’'])|(?<=\.\w)\.)?"  # a word
    r"|[$€£]?\d(?:[\d,.:-]*\d)?|[^\w\s])"  # a number, a mark
)
_MOST: Final = 20_000
"""Spellings to remember, that a long archive may not fill the memory."""
_CLASSES: Final = (
    ("conjunctions", "conj"),
    ("prepositions", "prep"),
    ("adverbs", "adv"),
    ("determiners", "det"),
    ("possessives", "poss"),
    ("auxiliaries", "aux"),
    ("weekdays", "day"),
)


class Token(NamedTuple):
    """A word, number, mark or quotation in document offsets.

    `kind` is one of `name word pron det poss prep conj adv aux day num punct quote`; `low` is the
    text in lower case, a possessive ending cut off.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str


@lru_cache(maxsize=8)
def _classes(lexicons: Lexicons) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for name, kind in _CLASSES:
        for word in lexicons.words(f"grammar.{name}"):
            table.setdefault(word, kind)
    return table | dict.fromkeys(lexicons.words("grammar.subjects"), "pron")


class _Vocabulary(dict[str, tuple[str, str]]):
    """Spelling → `low` and `kind` of its tokens; a spelling is looked at once, when first met."""

    def __init__(self, lexicons: Lexicons) -> None:
        super().__init__()
        self._classes = _classes(lexicons)
        # nouns that a capital at the head of a sentence does not make names: “Polls show …”
        self._common = frozenset(word for word, kind in heads(lexicons).items() if kind != "organisation")

    def __missing__(self, text: str) -> tuple[str, str]:
        if len(self) >= _MOST:
            self.clear()
        low = text.lower().replace("’", "'")
        if text[0].isalnum() and not text[0].isdecimal():
            word = low.removesuffix("'s").removesuffix("'"), self._kind(text, low)
        else:
            word = low, "num" if any(map(str.isdecimal, text[:2])) else "punct"
        self[text] = word
        return word

    def opening(self, text: str) -> str:
        """The kind of what opens a sentence."""
        _, kind = self[text]
        if kind in ("num", "punct"):
            return kind
        low = text.lower().replace("’", "'")
        return "word" if low in self._common else self._kind(text, low, initial=True)

    def _kind(self, text: str, low: str, *, initial: bool = False) -> str:
        """The class of a word, by the grammar lists, else by its capital and its ending."""
        capital = text[0].isupper()
        if capital and len(low) == 2 and low[1] == ".":
            return "name"  # an initial
        kind = self._classes.get(low)
        if kind is None:
            return "name" if capital else "adv" if low.endswith("ly") and len(low) > 4 else "word"
        titled = capital and not initial and len(text) > 3 and not text.isupper()
        return "name" if titled and kind in ("prep", "conj", "adv") else kind


@lru_cache(maxsize=8)
def _vocabulary(lexicons: Lexicons) -> _Vocabulary:
    return _Vocabulary(lexicons)


def tokenize(signals: Signals, sentence: Span) -> list[Token]:
    """The tokens of a sentence, in order."""
    tokens: list[Token] = []
    at = sentence.start
    for quotation in signals.get(quotations).within(*sentence):
        start, end = max(quotation.span.start, sentence.start), min(quotation.span.end, sentence.end)
        _plain(signals, at, start, tokens)
        tokens.append(Token(start, end, "", "", "quote"))
        at = max(at, end)
    _plain(signals, at, sentence.end, tokens)
    return tokens


def _plain(signals: Signals, start: int, end: int, tokens: list[Token]) -> None:
    """Add what stands between two quotations."""
    text, vocabulary = signals.text, _vocabulary(signals.lexicons)
    pieces = _TOKEN.split(text[start:end])
    places = list(accumulate(map(len, pieces), initial=start))
    for written, begin, stop in zip(pieces[1::2], places[1::2], places[2::2], strict=False):
        low, kind = vocabulary[written]
        if not tokens:
            kind = vocabulary.opening(written)
        if stop - begin == 1 and text.startswith(".", stop) and written.isupper():
            kind = "name"  # an initial
        tokens.append(Token(begin, stop, written, low, kind))


def content(signals: Signals, span: Span) -> frozenset[str]:
    """The longer words, in lower case and without a plural s, of the sentence a span stands in."""
    sentence = signals.get(sentences).at(span.start)
    words = re.findall(r"[^\W\d_]{4,}", signals.text[slice(*sentence)].lower())
    classes = _classes(signals.lexicons)
    return frozenset(word.removesuffix("s") for word in words if word not in classes)


def headline(words: Iterable[str]) -> bool:
    """Whether Most Long Words Are Capitalised."""
    initials = [word[0] for word in words if len(word) > 3 and word[0].isalpha()]
    return len(initials) > 3 and sum(map(str.isupper, initials)) > 0.8 * len(initials)
