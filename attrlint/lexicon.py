"""Word lists, their inflection, and the one automaton that finds them all in a single pass."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

_FOLDED: Final = (
    *((char, "'") for char in "’‘ʼ´`"),
    *((char, "-") for char in "\u2010\u2011"),
    *zip("\u0130\u0131\u017f\u03bc", "iisµ", strict=True),  # what a pattern takes for these where case is ignored
    *((char, " ") for char in '\u00a0\u202f\u2009\t\n\r([{“”"—–/*_…|'),
)
_FOLDED_ASCII: Final = tuple((char, plain) for char, plain in _FOLDED if char.isascii())
_VOWELS: Final = frozenset("aeiou")


class Entry(NamedTuple):
    """One word or phrase of a list: `form` as matched, `word` as listed, `data` what the list says of it."""

    list: str
    word: str
    form: str
    data: Mapping[str, str]


class Hit(NamedTuple):
    """An entry found in the text, in document offsets."""

    start: int
    end: int
    entry: Entry


class WordList(NamedTuple):
    """A named list. `exact` matches case; `inflect` is `""`, `verb` or `noun`; `excepted` phrases
    cancel the hits they cover.

    A list that is not `scanned` is a table for look-ups; the automaton leaves its words alone.
    """

    name: str
    words: Mapping[str, Mapping[str, str]]
    inflect: str = ""
    exact: bool = False
    excepted: Sequence[str] = ()
    scanned: bool = True

    def forms(self, irregular: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, str]]:
        """Every word with every form of it."""
        if not self.inflect:
            return zip(self.words, self.words, strict=True)
        return [(word, form) for word in self.words for form in inflected(word, self.inflect, irregular)]


def inflected(word: str, inflect: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """The forms of a lemma; of a phrase, its first word changes (`point out` → `pointed out`)."""
    if not inflect:
        return [word]
    head, _, tail = word.partition(" ")
    if head in irregular:
        forms = list(irregular[head])
    elif inflect == "noun":
        forms = [head, _plural(head)]
    else:
        stem = head.removesuffix("e")
        past = head[:-1] + "ied" if _consonant_y(head) else stem + "ed"
        forms = [head, _plural(head), past, (stem if not head.endswith("ee") else head) + "ing"]
    return list(dict.fromkeys(f"{form} {tail}".strip() for form in forms))


def _consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in _VOWELS


def _plural(word: str) -> str:
    if _consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


_Sought = tuple[str, str, str, bool]
"""A list, a word of it, the form to be found, whether case counts; no more than a tuple: a start makes thousands."""


class _Target(NamedTuple):
    """What a key of the automaton stands for: an entry, how long its hits are, whether case counts."""

    entry: Entry
    length: int
    exact: bool


class Lexicons:
    """All word lists in play, and the automaton over every form of every word in them."""

    def __init__(self, lists: Iterable[WordList]) -> None:
        self.lists = {item.name: item for item in lists}
        self._lowered: dict[str, frozenset[str]] = {}
        self._irregular = {forms[0]: forms for word in self._words("irregular.forms") if (forms := word.split())}
        sought = _by_key([item for each in self.lists.values() if each.scanned for item in self._sought(each)])
        self._keys = list(sought.items())
        self._targets: dict[int, Sequence[_Target]] = {}
        self._automaton = AhoCorasick(sought, matchkind=MatchKind.Standard, store_patterns=False)

    def _sought(self, words: WordList) -> list[_Sought]:
        """What is to be found for a list."""
        found = [(words.name, word, form, words.exact) for word, form in words.forms(self._irregular)]
        return found + [(f"{words.name}!", phrase, phrase, False) for phrase in words.excepted]

    def _targets_of(self, number: int) -> Sequence[_Target]:
        """What a key of the automaton stands for, made when it is first hit."""
        if number not in self._targets:
            key, sought = self._keys[number]
            length = len(key) - key.startswith(" ")
            self._targets[number] = [
                _Target(Entry(name, word, form, self._data(name, word)), length, exact)
                for name, word, form, exact in sought
            ]
        return self._targets[number]

    def _data(self, name: str, word: str) -> Mapping[str, str]:
        """What a list says of a word; nothing of an exception."""
        return self.lists[name].words.get(word, {}) if name in self.lists else {}

    def _words(self, name: str) -> Iterable[str]:
        return self.lists[name].words if name in self.lists else ()

    def words(self, name: str) -> frozenset[str]:
        """The words of a list, lower-cased; for look-ups of single tokens."""
        if name not in self._lowered:
            self._lowered[name] = frozenset(word.lower() for word in self._words(name))
        return self._lowered[name]

    def forms(self, name: str) -> list[str]:
        """Every form of every word of a list, as the list writes them; none of an unknown list."""
        return [form for _, form in self.lists[name].forms(self._irregular)] if name in self.lists else []

    def scan(self, text: str) -> Hits:
        """Every hit of every list in one pass over `text`."""
        folded = f" {fold(text)} \0"
        ends: defaultdict[int, list[int]] = defaultdict(list)
        for key, _, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if folded[end] == " " or _ends_word(folded, end):
                ends[key].append(end - 1)
        found: dict[str, list[tuple[_Target, Sequence[int]]]] = {}
        for key, places in ends.items():
            for target in self._targets_of(key):
                found.setdefault(target.entry.list, []).append((target, places))
        return Hits(text, found)


def _by_key(sought: Sequence[_Sought]) -> dict[str, list[_Sought]]:
    """What each key of the automaton stands for; a key that begins with a letter or digit begins where a word does."""
    keys: dict[str, list[_Sought]] = {}
    # Folded all at once, which takes a sixth of the time: no form holds a “\0”, and folding keeps it.
    folded = fold("\0".join([form for _, _, form, _ in sought])).split("\0")
    for item, form in zip(sought, folded, strict=bool(sought)):
        if form.strip():
            keys.setdefault(" " + form if form[0].isalnum() else form, []).append(item)
    return keys


def _ends_word(text: str, end: int) -> bool:
    """Whether what ends there is no part of a longer word: “well” in “wells” or “well-known”."""
    after = text[end]
    return not (text[end - 1].isalnum() and (after.isalnum() or (after == "-" and text[end + 1].isalnum())))


def fold(text: str) -> str:
    """Lower case, straight apostrophes, opening marks and odd spaces as spaces; same length as `text`."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for char, plain in _FOLDED_ASCII if folded.isascii() else _FOLDED:
        folded = folded.replace(char, plain)
    return folded


class Hits:
    """The hits in one text, by list; overlapping hits of a list keep the longest, exceptions cancel."""

    def __init__(self, text: str, found: Mapping[str, Sequence[tuple[_Target, Sequence[int]]]]) -> None:
        self._text = text
        self._found = found
        self._settled: dict[str, Sequence[Hit]] = {}

    def of(self, name: str) -> Sequence[Hit]:
        """The hits of list `name`, in order, none overlapping another."""
        if name not in self._found:
            return ()
        if name not in self._settled:
            self._settled[name] = self._settle(name)
        return self._settled[name]

    @property
    def lists(self) -> Collection[str]:
        """The lists that are hit at all, be it where an exception cancels the hit."""
        return [name for name in self._found if not name.endswith("!")]

    def _settle(self, name: str) -> Sequence[Hit]:
        kept: list[Hit] = []
        cancelled = self._cancelled(f"{name}!") if f"{name}!" in self._found else None
        at = 0
        for hit in self._all(name):
            if hit.start >= at and not (cancelled and cancelled(hit)):
                kept.append(hit)
                at = hit.end
        return kept

    def _all(self, name: str) -> list[Hit]:
        """Every hit of a list by its start, the longest first."""
        text, hits = self._text, []
        for (entry, length, exact), ends in sorted(self._found[name], key=_length, reverse=True):
            hits += [
                Hit(end - length, end, entry) for end in ends if not exact or text[end - length : end] == entry.form
            ]
        return sorted(hits, key=itemgetter(0))

    def _cancelled(self, name: str) -> Callable[[Hit], bool]:
        """Whether an exception covers a hit."""
        exceptions = self._all(name)
        starts = [exception.start for exception in exceptions]
        reach = list(accumulate((exception.end for exception in exceptions), max))
        return lambda hit: bool(at := bisect_right(starts, hit.start)) and hit.end <= reach[at - 1]


def _length(found: tuple[_Target, Sequence[int]]) -> int:
    return found[0].length
