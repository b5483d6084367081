"""People: who is introduced by full name or title, so that surnames and pronouns later lead back to them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

import regex

from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.heads import heads
from attrlint.signals.sources import Speaker

_CAPITAL: Final = r"(?P<word>\p{Lu}[\w-]*(?:[’'.]\w[\w-]*)*\.?)"
_PARTICLE: Final = r"(?P<word>de|da|di|del|van|von|der|den|bin|al|el|la|le)"
_NICKNAME: Final = r"(?: (?:[“\"‘(]|'')\p{Lu}[\w’' .-]{0,20}(?:[”\"’)]|''))"
_SEQUENCE: Final = regex.compile(rf"\b{_CAPITAL}(?:{_NICKNAME}?(?: {_PARTICLE}){{0,2}} {_CAPITAL}){{0,7}}")
_NEAR: Final = 30
"""Characters before a name in which its title, or the word that ties it to another, ends."""
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_POSSESSIVE: Final = regex.compile(r"[’']s?$")
_LETTERS: Final = 3
"""Capitals from which a word is an abbreviation; shorter ones are initials."""
_OF: Final = regex.compile(r"\bof (?:the )?$")
_FOR: Final = regex.compile(r"\b(?:for|of|to|with|by|from|about|in|at|on|and|like) (?:the )?$")
_ROLE: Final = regex.compile(r"\b([a-z]+) $")
_HARD: Final = ("determiners", "prepositions", "conjunctions", "weekdays", "pronouns", "possessives")
_SOFT: Final = ("adverbs", "auxiliaries")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as introduced: `name` given and family name, or the family name alone where only a title
    introduces it; `family` folded; `title` the words before the name (“U.S. Sen.”); `span` the first
    reference with its title, in document offsets.
    """

    name: str
    family: str
    title: str
    span: Span

    @property
    def full(self) -> bool:
        """Whether more than the family name is told."""
        return " " in self.name


class Mention(NamedTuple):
    """A place where somebody is named in full or by title: the words, title included, and who it is."""

    span: Span
    person: Person

    def titled(self, text: str) -> bool:
        """Whether a title stands before the name here."""
        return not self.person.name.startswith(text[slice(*self.span)].partition(" ")[0])


@dataclass(frozen=True)
class People:
    """The people of a document in order of first mention, and every such mention."""

    persons: Sequence[Person]
    mentions: Sequence[Mention]

    def within(self, span: Span) -> Sequence[Mention]:
        """The mentions that begin in a stretch of the document."""
        first, stop = (bisect_left(self.mentions, at, key=_place) for at in span)
        return self.mentions[first:stop]

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[Mention]]:
        table: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            for word in dict.fromkeys(folded(word) for word in mention.person.name.split(" ")):
                table.setdefault(word, []).append(mention)
        return table

    def called(self, word: str, before: int) -> Person | None:
        """The person of that family name last named before an offset, else the one of that given name."""
        known = self._by_word.get(folded(word), ())
        earlier = [mention.person for mention in reversed(known[: bisect_left(known, before, key=_place)])]
        return next((p for p in earlier if p.family == folded(word)), earlier[0] if earlier else None)


def _place(mention: Mention) -> int:
    return mention.span.start


def folded(word: str) -> str:
    """A name's spelling without case, accents, full stop, possessive ending and the Arabic article."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold().replace("’", "'").rstrip(".")
    return "".join(c for c in plain if not unicodedata.combining(c)).removeprefix("al-")


@lru_cache(maxsize=8)
def known_people(lexicons: Lexicons) -> Mapping[str, str]:
    """The people who need no introduction: folded name → full name, “” where the house does not say it."""
    listed = lexicons.lists.get("people.mononyms")
    return {folded(word): data.get("value", "") for word, data in listed.words.items()} if listed else {}


def full_name(lexicons: Lexicons, name: str) -> str:
    """The full name by which the house knows somebody; the name itself where it does not."""
    return known_people(lexicons).get(folded(name)) or name


class _Word(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def low(self) -> str:
        return self.text.rstrip(".").lower()


class _Words(NamedTuple):
    """What a capitalised word can be besides a name, looked up once per set of lexicons."""

    titles: frozenset[str]
    abbreviated: frozenset[str]
    epithets: frozenset[str]
    hard: frozenset[str]
    soft: frozenset[str]
    heads: Mapping[str, str]


@lru_cache(maxsize=8)
def _words(lexicons: Lexicons) -> _Words:
    def union(names: Sequence[str]) -> frozenset[str]:
        return frozenset[str]().union(*(lexicons.words(f"grammar.{name}") for name in names))

    return _Words(
        lexicons.words("grammar.titles"),
        lexicons.words("abbreviations.titles"),
        lexicons.words("people.epithets"),
        union(_HARD),
        union(_SOFT) | lexicons.words("time.months"),
        heads(lexicons),
    )


def people(signals: Signals) -> People:
    """Everybody named in full or by title: capitalised words, titles cut off, bodies left out."""
    known: dict[str, Person] = {}
    latest: dict[str, Person] = {}
    introduced: dict[str, Person] = {}
    titled: dict[tuple[str, str], Person] = {}
    mentions: list[Mention] = []
    for person in _named(signals):
        office = person.family, person.title
        first = None if person.full else titled.get(office) or latest.get(person.family)
        if first is not None and not first.full:
            first = introduced.get(person.family, first)  # “Mr. Ryan” in the deck, “Paul Ryan” in the lede
        first = first or known.setdefault(person.name, person)
        latest[person.family] = first
        if person.full:
            introduced.setdefault(person.family, first)
        if person.title:
            titled.setdefault(office, first)  # “Mr. Trump” stays himself after a word about Freddy Trump
        mentions.append(Mention(person.span, first))
    return People(list(known.values()), mentions)


def _named(signals: Signals) -> Iterator[Person]:
    words = _words(signals.lexicons)
    for found in _SEQUENCE.finditer(signals.text):
        sequence = [_Word(*span, signals.text[slice(*span)]) for span in sorted(found.spans("word"))]
        for piece in _pieces(sequence, words):
            person = _person(signals.text, piece, words)
            if person is not None:
                yield person


def _pieces(sequence: Sequence[_Word], words: _Words) -> Iterator[list[_Word]]:
    """A sequence of capitalised words, cut at full stops, at possessives and at words that are no names."""
    piece: list[_Word] = []
    for word in sequence:
        if word.low in words.hard or (not piece and word.low in words.soft):
            yield piece
            piece = []
            continue
        piece.append(word)
        if _POSSESSIVE.search(word.text) or (word.text.endswith(".") and not _abbreviates(word, words)):
            yield piece
            piece = []
    yield piece


def _abbreviates(word: _Word, words: _Words) -> bool:
    """Whether the full stop behind a word belongs to it: initials, “Sen.”, “Jr.”."""
    return len(word.low) == 1 or "." in word.low or word.low in words.abbreviated or word.low in _SUFFIXES


def _person(text: str, piece: list[_Word], words: _Words) -> Person | None:
    """Who a run of capitalised words is, if it can be a person."""
    while piece and piece[-1].low in _SUFFIXES:
        piece.pop()
    title, name = _divided(text, piece, words)
    if not name or name[-1].text.isupper() or _acronym(name[0]):
        return None
    if name[-1].text.endswith(".") and name[-1].low in words.abbreviated:
        return None  # “Pennsylvania Gov.”
    before = _before(_ROLE, text, name[0].start)
    titled = bool(title) or (before is not None and _is_role(before[1], words))
    kinds = [words.heads.get(word.low) for word in name]
    if (len(name) < 2 and not titled) or "organisation" in kinds or kinds[-1] == "document":
        return None
    last = _POSSESSIVE.sub("", name[-1].text).rstrip(".")
    full = " ".join([*(word.text for word in name[:-1]), last])
    start = (title or name)[0].start
    return Person(full, folded(last), " ".join(word.text for word in title), Span(start, name[-1].start + len(last)))


def _divided(text: str, piece: list[_Word], words: _Words) -> tuple[list[_Word], list[_Word]]:
    """Title and name: “House Speaker | Paul Ryan”, “(Secretary of) State | John Kerry”."""
    office = bool(piece) and _before(_OF, text, piece[0].start) is not None
    cut = 0
    for at, word in enumerate(piece[:-1], 1):
        abbreviated = word.text.endswith(".") and word.low in words.abbreviated
        long_enough = len(piece) - at > 1
        long = long_enough and (
            _is_role(word.low, words) or _acronym(word) or (office and words.heads.get(word.low) == "organisation")
        )
        former = at == 1 and long_enough and word.low in words.epithets
        if word.low in words.titles or abbreviated or long or former:
            cut = at
    return piece[:cut], piece[cut:]


def _before(pattern: regex.Pattern[str], text: str, offset: int) -> regex.Match[str] | None:
    return pattern.search(text, max(0, offset - _NEAR), offset)


def _acronym(word: _Word) -> bool:
    return len(word.low) >= _LETTERS and "." not in word.low and word.text.isupper()


def _is_role(word: str, words: _Words) -> bool:
    return word in words.titles or words.heads.get(word) in ("role", "insider")


def resolved(signals: Signals, speaker: Speaker, last: str) -> str:
    """Whom a source other than a pronoun stands for, “” where nobody can tell: itself, the full name to a surname,
    `last`, who spoke last, to the same one.
    """
    return full_name(signals.lexicons, _resolved(signals, speaker, last))


def _resolved(signals: Signals, speaker: Speaker, last: str) -> str:
    if not (speaker.named or speaker.kind in ("person", "organisation")):
        return ""
    inside = _inside(signals, speaker)
    if inside is not None:
        return inside.name
    if last and folded(last.rpartition(" ")[2]) == folded(speaker.head):
        return last  # two of one family: the one who is speaking already
    if speaker.kind == "person" and (known := signals.get(people).called(speaker.head, speaker.span.start)):
        return known.name
    return signals.text[slice(*speaker.span)].removeprefix("the ").removeprefix("The ")


def _inside(signals: Signals, speaker: Speaker) -> Person | None:
    """The person among a source's words who speaks, not one spoken for (“an aide to …”) or owning (“…’s lawyer”)."""
    text, family = signals.text, folded(speaker.head)
    mentions = signals.get(people).within(speaker.span)
    named = next((person for _, person in mentions if person.family == family), None)
    if named is not None or speaker.kind == "person":
        return named
    for span, person in mentions:
        apart = span.end == speaker.span.end or text[span.end] in ",;()"
        if apart and _before(_FOR, text, span.start) is None:
            return person
    return None
