"""Spellings of one person's name that differ within a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import chain, combinations, islice, product
from typing import Final

from attrlint.checks import Check, Note
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.attributions import attributions
from attrlint.signals.people import Person, folded, people
from attrlint.signals.spelling import apart, household

_SHORT: Final = 4
"""Letters from which a name is long enough for a slip to show."""
_LONG: Final = 40
"""Letters that a name has at most."""
_MOST: Final = 100_000
"""Pairs of people to be compared; no draft has so many that are almost one."""
_OFTEN: Final = 2
"""How much oftener the usual spelling must stand there, if the other does more than once."""
_ENDINGS: Final = frozenset("aeo")
"""Julio and Julia, Erik and Erika are two people."""


def _run(_rule: Rule, signals: Signals) -> Iterator[Note]:
    for rarer, usual in variants(signals):
        yield Note(rarer.span, {"other": usual.name})


def variants(signals: Signals) -> Iterator[tuple[Person, Person]]:
    """The rarer, or else the later, of two names that differ by a letter, one of which certainly is a person's; and
    the other.
    """
    pairs = islice(_pairs(signals), _MOST)
    first = next(pairs, None)
    if first is None:
        return
    told = Counter(mention.person.name for mention in signals.get(people).mentions)
    sure = _sure(signals)
    for one, other in chain([first], pairs):
        if sure.isdisjoint((one.name, other.name, one.family, other.family)) or not _variant(one, other, signals):
            continue
        rarer, usual = (other, one) if told[other.name] <= told[one.name] else (one, other)
        if told[rarer.name] == 1 or told[usual.name] > _OFTEN * told[rarer.name]:
            yield rarer, usual


def _pairs(signals: Signals) -> Iterator[tuple[Person, Person]]:
    """Every two people of one family name whose given names may be a slip apart, or the other way round."""
    groups: dict[tuple[str, str], dict[str, list[Person]]] = {}
    for person in signals.get(people).persons:
        if person.full:
            given = folded(person.name.split()[0])
            groups.setdefault(("family", person.family), {}).setdefault(given, []).append(person)
            groups.setdefault(("given", given), {}).setdefault(person.family, []).append(person)
    for group in groups.values():
        for one, other in _alike(group):
            yield from product(group[one], group[other])


def _alike(words: Collection[str]) -> Iterator[tuple[str, str]]:
    """Every two words that may be a slip apart: the same, if a letter is left out of one of them, or of both."""
    if len(words) < 2:
        return
    left: dict[str, list[str]] = {}
    for word in words:
        if len(word) <= _LONG:
            for rest in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
                left.setdefault(rest, []).append(word)
    seen = set()
    for pair in chain.from_iterable(combinations(same, 2) for same in left.values()):
        if pair not in seen:
            seen.add(pair)
            yield pair


def _sure(signals: Signals) -> frozenset[str]:
    """The names of those who speak or have a title, the family name alone if that can be several people."""
    told = (mention.person for mention in signals.get(people).mentions if mention.titled(signals.text))
    titled = {person.name if person.full else person.family for person in told}
    return frozenset(titled | {attribution.who for attribution in signals.get(attributions)})


def _variant(one: Person, other: Person, signals: Signals) -> bool:
    """Whether two full names differ by one letter in the given name or in the family name, and nowhere else."""
    given, others = folded(one.name.split()[0]), folded(other.name.split()[0])
    if household(signals, one.family) or household(signals, other.family):
        return False
    if one.family == other.family:
        return apart(given, others) == 1 and min(len(given), len(others)) >= _SHORT and not _two_people(given, others)
    if given != others or one.name.count(" ") != other.name.count(" "):
        return False
    several = any(_several(person, signals) for person in (one, other))
    short = min(len(one.family), len(other.family)) < _SHORT
    return apart(one.family, other.family) == 1 and not short and not several


def _two_people(one: str, other: str) -> bool:
    """Whether two given names may well be a man's and a woman's, or a long and a short form."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or (one[:-1] == other[:-1] and {one[-1], other[-1]} <= _ENDINGS)


def _several(person: Person, signals: Signals) -> bool:
    """Whether a name is no one person's: “the Bennetts”, “the Bennetts’”, “Asian”."""
    start, end = person.span
    after = signals.text[end : end + 1]
    return (
        signals.text[max(0, start - 4) : start].lower() == "the " or after in ("’", "'") or person.family.endswith("n")
    )


CHECK = Check(
    "spellings",
    "Two spellings of one person's full name.",
    _run,
    placeholders={"other": "the name as the draft spells it elsewhere"},
)
