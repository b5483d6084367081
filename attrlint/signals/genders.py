"""Who is a he and who a she, as far as the draft itself tells: by a title, whose wife, or “Hale said she …”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.families import of_words
from attrlint.signals.people import people
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences

SINGULAR: Final = frozenset({"he", "she"})
"""The pronouns that stand for one person."""
_PRONOUN: Final = expression(r"\b(?:he|she|his|himself|herself)\b")  # “her” is an object, too: “Hale praised her”
_HE: Final = frozenset({"he", "his", "himself"})
_SUBJECT: Final = expression(
    r"\W*(?:[A-Z]?[^A-Z,.;:“”\"\n]*, |[a-z]+ )?(?:[A-Z][\w.’'-]* ){0,4}([A-Z][\w-]*[a-z])(?![\w’'.-])[^A-Z.;:“”\"\n]*"
)
_REACH: Final = 150
"""Characters before a pronoun in which the name stands that it goes with, and no other."""
_CLEAR: Final = 2
"""How many times as often it is to be one as the other."""


def genders(signals: Signals) -> Mapping[str, str]:
    """Full name → `he` or `she`, for those of whom the draft tells."""
    told = signals.get(people).families.genders()
    votes: dict[str, Counter[str]] = {}
    for name, pronoun in (*_titles(signals), *_subjects(signals)):
        votes.setdefault(name, Counter())[pronoun] += 1
    for name, counted in votes.items():
        (best, most), *others = counted.most_common()
        if most > _CLEAR * sum(count for _, count in others):
            told.setdefault(name, best)
    return told


def _titles(signals: Signals) -> Iterator[tuple[str, str]]:
    """What a name's title makes of it: “Mrs. Hale”."""
    for mention in signals.get(people).mentions:
        gender = of_words(signals.lexicons, signals.text[slice(*mention.span)].split(" ", 1)[:1])
        if gender:
            yield mention.person.name, gender


def _subjects(signals: Signals) -> Iterator[tuple[str, str]]:
    """The name before each pronoun in the draft's own words, where its sentence, or what is left of it behind a
    quotation, names nobody and nothing else so far.
    """
    text, registry, quoted, split = signals.text, signals.get(people), signals.get(quotations), signals.get(sentences)
    for found in _PRONOUN.finditer(text):
        at = found.start()
        if text.startswith(", ", at - 2):  # “If Hale wins, he said, …”
            continue
        start = max([split.at(at).start, *(quotation.span.end for quotation in quoted.within(at - _REACH, at))])
        name = _SUBJECT.fullmatch(text, start, at) if at - _REACH < start <= at else None
        person = registry.meant(name[1], name.start(1)) if name else None
        if person is not None:
            yield person.name, "he" if found[0] in _HE else "she"
