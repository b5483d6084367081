"""Whom a source stands for: the full name behind a surname, the one who speaks in a longer phrase."""

from __future__ import annotations

from typing import Final

import regex

from attrlint.signals import Signals
from attrlint.signals.people import Person, before, folded, full_name, people
from attrlint.signals.sources import Speaker

_FOR: Final = regex.compile(r"\b(?:for|of|to|with|by|from|about|in|at|on|and|like) (?:the )?$")


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
        if apart and before(_FOR, text, span.start) is None:
            return person
    return None
