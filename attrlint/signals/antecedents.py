"""Whom “he” and “she” stand for: who the sentence, or the one before it, is about.

A plain form of the subject preference in pronoun resolution (Hobbs 1978; centering, Grosz, Joshi and Weinstein 1995):
the first person named in the sentence, else in the one before, unless somebody speaks there.
"""

from __future__ import annotations

from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.genders import SINGULAR, genders
from attrlint.signals.offices import is_person
from attrlint.signals.people import Person, people
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences

_REFERENCE: Final = expression(r"\b(?:(?:[Hh]e|[Ss]he)\b|(?<![’'])[A-Z][\w-]*[a-z][\w-]*(?![’']s?\b|-))")
_MARKS: Final = (",", "”", '"', "’", "'")
_SUBJECT: Final = 100
"""Characters of a sentence in which its subject stands."""


def antecedent(signals: Signals, offset: int, pronoun: str, last: str, spoke: int) -> str:
    """The full name of the person whom a pronoun at a document offset stands for: the first person named before it in
    its sentence; `last`, who spoke last, if that was in the sentence of index `spoke` right before; the first person
    named in that one; else `last`.
    """
    split = signals.get(sentences)
    index = split.index(offset)
    if index < 0:
        return last
    sentence = split.spans[index]
    behind = signals.text[max(0, offset - 2) : offset].startswith(
        _MARKS
    )  # “If Ruiz wins, he said”: it tells of another
    found = None if behind else _about(signals, Span(sentence.start, offset), pronoun)
    if found is None and index > 0 and spoke != index - 1:
        above = split.spans[index - 1]
        found = _about(signals, Span(above.start, min(above.end, above.start + _SUBJECT)), pronoun)
    who = found or last
    return who if signals.get(genders).get(who, pronoun) == pronoun else ""


def _about(signals: Signals, place: Span, pronoun: str) -> str | None:
    """The first person whom the draft's own words in a stretch name; “” for a pronoun, None where there is nobody."""
    for found in _REFERENCE.finditer(signals.text, *place):
        word = found[0]
        if signals.get(quotations).at(found.start()) is not None:
            continue
        if word.lower() in SINGULAR:
            if word.lower() == pronoun:
                return ""
            continue
        person = signals.get(people).meant(word, found.start())
        if person is not None and _fits(signals, person, pronoun):
            return person.name
    return None


def _fits(signals: Signals, person: Person, pronoun: str) -> bool:
    """Whether the name is a person's who can be a he, or a she, as far as the draft tells."""
    return is_person(signals, person) and signals.get(genders).get(person.name, pronoun) == pronoun
