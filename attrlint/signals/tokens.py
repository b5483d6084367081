"""Tokens of one sentence, each with a coarse word class; a quotation counts as a single token."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.heads import heads
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences

_TOKEN: Final = re.compile(
    r"(?P<word>[^\W\d_](?:[\w.&’'-]*\w)?(?:\.(?=[,\s]? ?[a-z,;:’'])|(?<=\.\w)\.)?)"
    r"|(?P<num>[$€£]?\d[\d,.:-]*)|(?P<punct>[^\w\s])"
)
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
    for word in ("he", "she", "they", "it", "we", "i", "you", "who"):
        table[word] = "pron"
    return table


@lru_cache(maxsize=8)
def _common(lexicons: Lexicons) -> frozenset[str]:
    """Nouns that a capital at the head of a sentence does not make names: “Polls show …”."""
    return frozenset(word for word, kind in heads(lexicons).items() if kind != "organisation")


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
    classes, common = _classes(signals.lexicons), _common(signals.lexicons)
    for found in _TOKEN.finditer(signals.text, start, end):
        text = found[0]
        low = text.lower().replace("’", "'")
        kind = found.lastgroup or "word"
        if kind == "word":
            kind = "word" if not tokens and low in common else _kind(found, low, classes, initial=not tokens)
            low = low.removesuffix("'s").removesuffix("'")
        tokens.append(Token(found.start(), found.end(), text, low, kind))


def _kind(found: re.Match[str], low: str, classes: Mapping[str, str], *, initial: bool) -> str:
    """The class of a word, by the grammar lists, else by its capital and its ending."""
    text = found[0]
    capital = text[0].isupper()
    if capital and len(low.rstrip(".")) == 1 and found.string[found.start() + 1 : found.start() + 2] == ".":
        return "name"  # an initial
    kind = classes.get(low)
    if kind is None:
        return "name" if capital else "adv" if low.endswith("ly") and len(low) > 4 else "word"
    titled = capital and not initial and len(text) > 3 and not text.isupper()
    return "name" if titled and kind in ("prep", "conj", "adv") else kind


def content(signals: Signals, span: Span) -> frozenset[str]:
    """The longer words, in lower case and without a plural s, of the sentence a span stands in."""
    sentence = signals.get(sentences).at(span.start)
    words = re.findall(r"[^\W\d_]{4,}", signals.text[slice(*sentence)].lower())
    classes = _classes(signals.lexicons)
    return frozenset(word.removesuffix("s") for word in words if word not in classes)


def headline(words: Iterable[str]) -> bool:
    """Whether Most Long Words Are Capitalised."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.8 * len(long)
