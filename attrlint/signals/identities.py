"""Whom a source stands for: the full name behind a surname, the one who speaks in a longer phrase."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import regex

from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.people import Person, before, folded, people
from attrlint.signals.sources import Speaker

_FOR: Final = regex.compile(r"\b(?:for|of|to|with|by|from|about|in|at|on|and|like|including|as) (?:the )?$")


@lru_cache(maxsize=8)
def known_people(lexicons: Lexicons) -> Mapping[str, str]:
    """The people who need no introduction: folded name → full name, “” where the house does not say it."""
    listed = lexicons.lists.get("people.mononyms")
    return {folded(word): data.get("value", "") for word, data in listed.words.items()} if listed else {}


def full_name(lexicons: Lexicons, name: str) -> str:
    """The full name by which the house knows somebody; the name itself where it does not."""
    return known_people(lexicons).get(folded(name)) or name


def resolved(signals: Signals, speaker: Speaker, last: str) -> str:
    """Whom a source other than a pronoun stands for, “” where nobody can tell: itself, the full name to a surname,
    `last`, who spoke last, to the same one.
    """
    return full_name(signals.lexicons, _resolved(signals, speaker, last))


def _resolved(signals: Signals, speaker: Speaker, last: str) -> str:
    inside = _inside(signals, speaker)
    if inside is not None:
        return inside.name
    if not (speaker.named or speaker.kind in ("person", "organisation")):
        return ""
    if last and folded(last.rpartition(" ")[2]) == folded(speaker.head):
        return last  # two of one family: the one who is speaking already
    if speaker.kind == "person" and (known := signals.get(people).bearer(speaker.head, speaker.span.start)):
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
        if apart and before(_FOR, text, span.start) is None:
            return person
    return None
