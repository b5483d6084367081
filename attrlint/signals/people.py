"""People: who is introduced by full name or title, so that surnames and pronouns later lead back to them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from string import ascii_lowercase
from typing import Final, NamedTuple

import regex

from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.families import Families, gender_at
from attrlint.signals.headline import shown_headline
from attrlint.signals.heads import heads

_CAPITAL: Final = r"(?P<word>\p{Lu}[\w-]*(?:[’'.]\w[\w-]*)*\.?)"
_PARTICLE: Final = r"(?P<word>de|da|di|del|van|von|der|den|bin|al|el|la|le)"
_NICKNAME: Final = r"(?: (?:[“\"‘(]|'')\p{Lu}[\w’' .-]{0,20}(?:[”\"’)]|''))"
_SEQUENCE: Final = regex.compile(rf"\b{_CAPITAL}(?:{_NICKNAME}?(?: {_PARTICLE}){{0,2}} {_CAPITAL}){{0,7}}")
_MOST: Final = 10_000
"""Spellings to remember, that a long archive may not fill the memory."""
_NEAR: Final = 30
"""Characters before a name in which its title, or the word that ties it to another, ends."""
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_POSSESSIVE: Final = regex.compile(r"[’']s?$")
_LETTERS: Final = 3
"""Capitals from which a word is an abbreviation; shorter ones are initials."""
_OF: Final = regex.compile(r"\bof (?:the )?$")
_HARD: Final = ("determiners", "prepositions", "conjunctions", "weekdays", "pronouns", "possessives")
_SOFT: Final = ("adverbs", "auxiliaries")


class Person(NamedTuple):
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
    families: Families

    def within(self, span: Span) -> Sequence[Mention]:
        """The mentions that begin in a stretch of the document."""
        first, stop = (bisect_left(self.mentions, at, key=_place) for at in span)
        return self.mentions[first:stop]

    @cached_property
    def _by_family(self) -> Mapping[str, Sequence[Mention]]:
        table: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            table.setdefault(mention.person.family, []).append(mention)
        return table

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[Mention]]:
        table: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            for word in dict.fromkeys(folded(word) for word in mention.person.name.split(" ")):
                table.setdefault(word, []).append(mention)
        return table

    @cached_property
    def by_name(self) -> Mapping[str, Person]:
        """Everybody by the name under which they are introduced."""
        return {person.name: person for person in self.persons}

    def bearer(self, word: str, before: int) -> Person | None:
        """Whom a family name alone stands for: the first of that family introduced in full, else who is called so."""
        return self.by_name.get(self.families.first(folded(word), before)) or self.called(word, before)

    def meant(self, word: str, offset: int) -> Person | None:
        """Whom a word at an offset names, be it alone or part of a name or title."""
        at = bisect_right(self.mentions, offset, key=_place)
        here = self.mentions[at - 1] if at else None
        return here.person if here and offset < here.span.end else self.bearer(word, offset)

    def introduced(self, name: str) -> str:
        """The form in which whoever has that name is introduced: “Omar Hale” for “Omar B. Hale”."""
        person = self.by_name.get(name)
        return self.families.introduced(name, person.family) if person else name

    def called(self, word: str, before: int) -> Person | None:
        """The person of that family name last named before an offset, else the one of that given name."""
        for table in (self._by_family, self._by_word):
            known = table.get(folded(word), ())
            if at := bisect_left(known, before, key=_place):
                return known[at - 1].person
        return None


def _place(mention: Mention) -> int:
    return mention.span.start


@lru_cache(maxsize=_MOST)
def folded(word: str) -> str:
    """A name's spelling without case, accents, full stop, possessive ending and the Arabic article."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).casefold().replace("’", "'").rstrip(".")
    return "".join(c for c in plain if not unicodedata.combining(c)).removeprefix("al-")


class _Word(NamedTuple):
    """What a capitalised word can be besides a name; `text` as written, `low` in lower case without its full stop."""

    text: str
    low: str
    hard: bool
    soft: bool
    ends: bool
    title: bool
    abbreviated: bool
    epithet: bool
    kind: str
    role: bool
    acronym: bool


class _Vocabulary(dict[str, _Word]):
    """Spelling → what it can be; a spelling is looked at once, when first met."""

    def __init__(self, lexicons: Lexicons) -> None:
        def union(names: Sequence[str]) -> frozenset[str]:
            return frozenset[str]().union(*(lexicons.words(f"grammar.{name}") for name in names))

        super().__init__()
        self._titles = lexicons.words("grammar.titles")
        self._abbreviated = lexicons.words("abbreviations.titles")
        self._epithets = lexicons.words("people.epithets")
        self._hard = union(_HARD)
        self._soft = union(_SOFT) | lexicons.words("time.months")
        self._heads = heads(lexicons)

    def __missing__(self, text: str) -> _Word:
        if len(self) >= _MOST:
            self.clear()
        low = text.rstrip(".").lower()
        stopped = text.endswith(".")
        abbreviated = low in self._abbreviated
        whole = len(low) == 1 or "." in low or abbreviated or low in _SUFFIXES  # the full stop belongs to it
        word = self[text] = _Word(
            text,
            low,
            low in self._hard,
            low in self._soft,
            ends=bool(_POSSESSIVE.search(text)) or (stopped and not whole),
            title=low in self._titles,
            abbreviated=stopped and abbreviated,
            epithet=low in self._epithets,
            kind=self._heads.get(low, ""),
            role=self.is_role(low),
            acronym=len(low) >= _LETTERS and "." not in low and text.isupper(),
        )
        return word

    def is_role(self, low: str) -> bool:
        """Whether a word, in lower case, says what somebody is."""
        return low in self._titles or self._heads.get(low) in ("role", "insider")


@lru_cache(maxsize=8)
def _vocabulary(lexicons: Lexicons) -> _Vocabulary:
    return _Vocabulary(lexicons)


_Piece = list[tuple[int, _Word]]
"""Words in a row, each with the offset it stands at."""


def people(signals: Signals) -> People:
    """Everybody named in full or by title: capitalised words, titles cut off, bodies left out."""
    known: dict[str, Person] = {}
    alone: dict[str, Person] = {}
    families, vocabulary, top = Families(), _vocabulary(signals.lexicons), signals.get(shown_headline)
    mentions: list[Mention] = []
    for person in _named(signals):
        (start, end), title, family = person.span, person.title, person.family
        gender = gender_at(signals, start, end, title)
        first, opening = person, vocabulary[person.name.split(" ")[0]]
        if not person.full:  # “Mr. Ryan” in the deck, “Paul Ryan” in the lede
            name = families.titled(family, title, gender)
            first = known.get(name) or alone.setdefault(family, person)
        elif not (
            opening.role or opening.epithet or (top and top.covers(person.span))
        ):  # nor “Senators Rubio and Cruz”
            families.introduce(person.name, family, title, gender, start)
        mentions.append(Mention(person.span, known.setdefault(first.name, first)))
    return People(list(known.values()), mentions, families)


def _named(signals: Signals) -> Iterator[Person]:
    text, vocabulary = signals.text, _vocabulary(signals.lexicons)
    for found in _SEQUENCE.finditer(text):
        places = found.spans("word")
        if len(places) == 1 and not _follows_role(text, found.start(), vocabulary):
            continue  # a single word without a title
        for piece in _pieces((start, vocabulary[text[start:end]]) for start, end in sorted(places)):
            person = _person(text, piece, vocabulary)
            if person is not None:
                yield person


def _pieces(sequence: Iterable[tuple[int, _Word]]) -> Iterator[_Piece]:
    """A sequence of capitalised words, cut at full stops, at possessives and at words that are no names."""
    piece: _Piece = []
    for start, word in sequence:
        if word.hard or (not piece and word.soft):
            if piece:
                yield piece
                piece = []
            continue
        piece.append((start, word))
        if word.ends:
            yield piece
            piece = []
    if piece:
        yield piece


def _person(text: str, piece: _Piece, vocabulary: _Vocabulary) -> Person | None:
    """Who a run of capitalised words is, if it can be a person."""
    while piece and piece[-1][1].low in _SUFFIXES:
        piece.pop()
    cut = _title(text, piece)
    title, name = piece[:cut], piece[cut:]
    if not name or name[-1][1].text.isupper() or name[0][1].acronym:
        return None
    if name[-1][1].abbreviated:
        return None  # “Pennsylvania Gov.”
    if len(name) < 2 and not title and not _follows_role(text, name[0][0], vocabulary):
        return None
    last, word = name[-1]
    if word.kind == "document" or any(word.kind == "organisation" for _, word in name):
        return None
    family = _POSSESSIVE.sub("", word.text).rstrip(".")
    full = " ".join([*(word.text for _, word in name[:-1]), family])
    said = " ".join(word.text for _, word in title)
    return Person(full, folded(family), said, Span(piece[0][0], last + len(family)))


def _title(text: str, piece: _Piece) -> int:
    """How many words are the title: “House Speaker | Paul Ryan”, “(Secretary of) State | John Kerry”."""
    if len(piece) < 2:
        return 0
    office = before(_OF, text, piece[0][0]) is not None
    cut = 0
    for at, (_, word) in enumerate(piece[:-1], 1):
        long_enough = len(piece) - at > 1
        long = long_enough and (word.role or word.acronym or (office and word.kind == "organisation"))
        former = at == 1 and long_enough and word.epithet
        if word.title or word.abbreviated or long or former:
            cut = at
    return cut


def before(pattern: regex.Pattern[str], text: str, offset: int) -> regex.Match[str] | None:
    """Where a pattern ends right before an offset, in the few characters that a title or a tie takes."""
    return pattern.search(text, max(0, offset - _NEAR), offset)


def _follows_role(text: str, offset: int, vocabulary: _Vocabulary) -> bool:
    """Whether a word right before, in lower case, says what somebody is: “the senator Ruiz”."""
    stretch = text[max(0, offset - _NEAR) : offset]
    if not stretch.endswith(" "):
        return False
    rest = stretch[:-1].rstrip(ascii_lowercase)
    return not (rest[-1:].isalnum() or rest.endswith("_")) and vocabulary.is_role(stretch[len(rest) : -1])
