"""Who of the people named is one and the same: “Donald Trump” and “Donald J. Trump”, “Mr. Ryan” and “Paul D. Ryan”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.headline import shown_headline
from attrlint.signals.heads import heads
from attrlint.signals.offices import is_person, of_person
from attrlint.signals.people import Mention, Person, folded, people
from attrlint.signals.sentences import sentences

_CORE: Final = expression(r",| (?:of|for|at|in|from|with|on|to|who|under)\b")
_WORD: Final = expression(r"[\w’'-]+")
_BODY: Final = expression(
    r"\b(?:[A-Z][\w’'.-]* (?:& )?)*(?P<head>[A-Z][\w’'.-]*) (?:of|for)(?: the)? (?:[A-Z][\w’'.-]* & )?$"
)
_NEAR: Final = 60
"""Characters before a name in which the name of a body that it ends may begin."""
_ARTICLES: Final = frozenset({"a", "an", "the", "his", "her", "its", "their", "who", "is", "was"})


@dataclass(frozen=True)
class Somebody:
    """A name with all the forms that a draft writes it in, and every mention in full or by title, in order."""

    signals: Signals = field(repr=False)
    persons: list[Person]
    mentions: list[Mention] = field(default_factory=list)

    @cached_property
    def name(self) -> str:
        """The fullest form, the first of those."""
        return max(self.persons, key=lambda person: person.name.count(" ")).name

    @cached_property
    def is_person(self) -> bool:
        """Whether this is certainly a person."""
        return any(is_person(self.signals, person) for person in self.persons)

    @cached_property
    def office(self) -> str:
        """The first told office, “” where the draft tells none."""
        return next(filter(None, (of_person(self.signals, person) for person in self.persons)), "")

    @cached_property
    def first(self) -> Span:
        """The first reference in full below the headline, with its title; else by title; else that in the headline."""
        below = [mention.span for mention in self.mentions if not self._headlined(mention.span)]
        given = self.name.split(" ")[0]
        full = (span for span in below if given in self.signals.text[slice(*span)])
        return next(full, below[0] if below else self.mentions[0].span)

    @cached_property
    def below(self) -> bool:
        """Whether the text below the headline names them; what stands in a Headline Like This may be no name."""
        return not self._headlined(self.first)

    def _headlined(self, span: Span) -> bool:
        top = self.signals.get(shown_headline)
        return top is not None and top.covers(span)

    @cached_property
    def core(self) -> frozenset[str]:
        """The words of the office without what it is an office of."""
        return _core(self.office)


def _core(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_CORE.split(words.lower(), maxsplit=1)[0])) - _ARTICLES


class Roster:
    """Everybody named in a draft, in order of first mention."""

    def __init__(self, everybody: Sequence[Somebody]) -> None:
        self.everybody = everybody
        self._by_name = {person.name: somebody for somebody in everybody for person in somebody.persons}

    def of(self, name: str) -> Somebody | None:
        """Who bears a name as `Person` has it, or a family name that the draft introduces somewhere."""
        found = self._by_name.get(name)
        return found or (self._by_family.get(folded(name)) if name and " " not in name else None)

    @cached_property
    def _by_family(self) -> dict[str, Somebody]:
        table: dict[str, Somebody] = {}
        for somebody in self.everybody:
            for person in somebody.persons:
                if person.full and somebody.below and somebody.is_person:
                    table.setdefault(person.family, somebody)
        return table

    @cached_property
    def _offices(self) -> Sequence[Somebody]:
        return [somebody for somebody in self.everybody if somebody.below and somebody.office and somebody.is_person]

    def bearing(self, office: str, head: str, before: int) -> Somebody | None:
        """The only one introduced before an offset with an office that “the former mayor” can mean."""
        words = _core(office)
        fitting = [
            each for each in self._offices if head in each.core and words <= each.core and each.first.end <= before
        ]
        exact = [each for each in fitting if words == each.core]
        found = exact if len(exact) == 1 else fitting
        return found[0] if len(found) == 1 else None


def roster(signals: Signals) -> Roster:
    """Who is who: a given and a family name are one person with or without a middle name; a family name alone is the
    first of that family who is introduced in full, unless it comes behind several and may be any; a given name alone
    the only one of that given name.
    """
    registry = signals.get(people)
    full: dict[tuple[str, str], Somebody] = {}
    family: dict[str, list[Somebody]] = {}
    given: dict[str, list[Somebody]] = {}
    for person in registry.persons:
        if person.full:
            key = folded(person.name.split(" ")[0]), person.family
            if key not in full:
                full[key] = Somebody(signals, [])
                family.setdefault(person.family, []).append(full[key])
                given.setdefault(key[0], []).append(full[key])
            full[key].persons.append(person)
    known = {person.name: somebody for somebody in full.values() for person in somebody.persons}
    for person in registry.persons:
        if not person.full:
            bearers, alone = family.get(person.family, []), given.get(person.family, [])
            sure = len(bearers) == 1 or (bearers and person.span < bearers[0].persons[0].span)
            somebody = bearers[0] if sure else alone[0] if len(alone) == 1 else Somebody(signals, [])
            somebody.persons.append(person)
            known[person.name] = somebody
    for mention in registry.mentions:
        known[mention.person.name].mentions.append(mention)
    everybody = dict.fromkeys(map(id, (known[person.name] for person in registry.persons)))
    by_id = {id(somebody): somebody for somebody in known.values()}
    return Roster([by_id[each] for each in everybody])


def whole_name(signals: Signals, span: Span) -> Span:
    """A body's name from its beginning: “the Freedom of | Information Act”."""
    start = signals.get(sentences).at(span.start).start
    found = _BODY.search(signals.text, max(start, span.start - _NEAR), span.start)
    if found is None or heads(signals.lexicons).get(found["head"].lower()) == "role":
        return span
    named = signals.get(people).within(Span(found.start(), span.start))
    return span if any(is_person(signals, each.person) for each in named) else Span(found.start(), span.end)
