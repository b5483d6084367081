"""People: who is introduced by full name, so that surnames and pronouns later lead back to them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from attrlint.document import Span
from attrlint.signals import Signals
from attrlint.signals.heads import heads
from attrlint.signals.sources import Speaker

_SEQUENCE: Final = re.compile(r"[A-Z][\w’'-]*\.?(?: (?:[A-Z][\w’'-]*\.?|de|da|van|von|der|bin|al|el|la|le)){1,5}")
_PARTICLES: Final = frozenset({"de", "da", "van", "von", "der", "bin", "al", "el", "la", "le"})
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_POSSESSIVE: Final = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as introduced: `name` given and family name, `family` lower case, `title` the words before
    the name (“U.S. Sen.”), `span` the first reference with its title, in document offsets.
    """

    name: str
    family: str
    title: str
    span: Span


@dataclass(frozen=True)
class People:
    """The people of a document in order of first full mention, and every full mention's place."""

    persons: Sequence[Person]
    mentions: Sequence[tuple[int, Person]]

    def called(self, family: str, before: int) -> Person | None:
        """The person of that family name (lower case) last named in full before an offset."""
        for start, person in reversed(self.mentions[: bisect_left(self.mentions, before, key=lambda m: m[0])]):
            if person.family == family and start < before:
                return person
        return None


def people(signals: Signals) -> People:
    """Everybody named in full: two to five capitalised words, titles cut off, bodies and places left out."""
    known: dict[str, Person] = {}
    mentions: list[tuple[int, Person]] = []
    for person in _named(signals):
        first = known.setdefault(person.name, person)
        mentions.append((person.span.start, first))
    return People(list(known.values()), mentions)


def _named(signals: Signals) -> Iterator[Person]:
    lexicons = signals.lexicons
    titles = lexicons.words("grammar.titles") | lexicons.words("abbreviations.titles")
    stop = frozenset.union(
        *(
            lexicons.words(f"grammar.{name}")
            for name in (
                "determiners",
                "prepositions",
                "conjunctions",
                "weekdays",
                "pronouns",
                "possessives",
                "adverbs",
                "auxiliaries",
            )
        ),
        lexicons.words("time.months"),
    )
    bodies = heads(lexicons)
    for found in _SEQUENCE.finditer(signals.text):
        words = found[0].split(" ")
        start = found.start()
        while words and _bare(words[0]) in stop:
            start += len(words.pop(0)) + 1
        title: list[str] = []
        while words and _bare(words[0]) in titles:
            title.append(words.pop(0))
        if words:
            words[-1] = _POSSESSIVE.sub("", words[-1])
        if words and words[-1].rstrip(".,").lower() in _SUFFIXES:
            words.pop()
        if len(words) < 2 or any(bodies.get(_bare(word)) in ("organisation", "document") for word in words):
            continue
        if any(_bare(word) in stop and word not in _PARTICLES for word in words) or words[-1].isupper():
            continue
        name = " ".join(words)
        yield Person(name, _bare(words[-1]), " ".join(title), Span(start, start + len(" ".join([*title, *words]))))


def _bare(word: str) -> str:
    return word.rstrip(".").lower()


def resolved(signals: Signals, speaker: Speaker, last: str) -> str:
    """Whom a source stands for, “” where nobody can tell: itself, the full name to a surname, for a
    pronoun `last`, the person spoken of last.
    """
    words = signals.text[speaker.span.start : speaker.span.end]
    registry = signals.get(people)
    if speaker.kind == "pronoun":
        return last if speaker.head in ("he", "she", "who", "his", "her") else ""
    if speaker.kind == "person":
        full = next((p for _, p in registry.mentions if speaker.span.covers(p.span)), None)
        if full is not None:
            return full.name
        known = registry.called(speaker.head, speaker.span.start)
        return known.name if known else words
    if speaker.kind == "organisation" or speaker.named:
        inside = next((p for _, p in registry.mentions if speaker.span.covers(p.span)), None)
        return inside.name if inside is not None else words.removeprefix("the ").removeprefix("The ")
    return ""
