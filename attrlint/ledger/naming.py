"""What the ledger calls a source: somebody's full name with the office, else the draft's own words for it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.ledger.roster import Somebody, roster
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution
from attrlint.signals.heads import heads
from attrlint.signals.offices import is_person
from attrlint.signals.people import people
from attrlint.signals.sentences import sentences
from attrlint.signals.sources import Speaker

UNNAMED: Final = frozenset({"anonymous", "group"})
_AROUND: Final = frozenset({"role", "anonymous", "group", "other"})
_PHRASE: Final = 4
"""Spaces from which the words of a source are more than a name."""
_ADDED: Final = expression(r", (?=[a-z])|; | [—–-] ")
"""Where what is only added to a source begins: “The poll, released on Friday”."""
_RELEASED: Final = expression(r" [a-z]+ed$")
"""What is left of “a poll released | on Friday”."""
_ARTICLE: Final = expression(r"(?:an?|the) ", re.IGNORECASE)
_SINGLE: Final = expression(r"(?:an?|one) ", re.IGNORECASE)
_RELATIVE: Final = expression(r"(?:^|[,;:—–] ?)((?:[\w’'-]+ ){0,3}?(?P<head>[\w’'-]+) who\b[^,;:—–“”\"\n]*) $")
_AND: Final = expression(r"^(?:But|And|So|Yet|Still|Indeed) ")
_BEFORE: Final = 80
"""Characters before a phrase in which a name ends that it is set off behind."""
_CROWD: Final = 4
"""Words at the head of a source among which its noun stands."""
_WORD: Final = expression(r"[\w’'-]+")


class Named(NamedTuple):
    """A source's name or words, office and kind."""

    name: str
    office: str
    kind: str


def named(signals: Signals, attribution: Attribution, source: Speaker) -> Named:
    """Who the source of an attribution is."""
    somebody = _somebody(signals, attribution.who, source)
    if somebody is not None:
        return Named(somebody.name, somebody.office, "person")
    if source.kind not in ("person", "pronoun") and (clause := _relative(signals, source, attribution.cue)):
        return Named(clause, "", "group")
    words = _worded(signals, attribution.who, source)
    return Named(words, "", _kind(signals, words, source))


def _somebody(signals: Signals, who: str, source: Speaker) -> Somebody | None:
    known = signals.get(roster)
    found = known.of(who)
    if found is not None and (source.kind in ("person", "pronoun") or found.is_person):
        return None if _body(signals, found.name) else found
    if source.kind not in _AROUND and who.count(" ") < _PHRASE:
        return None
    return _within(signals, source) or _set_off(signals, source) or _meant(signals, source)


def _body(signals: Signals, name: str) -> bool:
    words = signals.lexicons.words
    return name.lower() in words("people.bodies") | words("people.places")


def _within(signals: Signals, source: Speaker) -> Somebody | None:
    """The one named in a phrase, or set off in it: “a spokeswoman, Ada Hale”."""
    text, registry = signals.text, signals.get(people)
    inside = [each for each in registry.within(source.span) if is_person(signals, each.person)]
    if source.kind in UNNAMED or source.kind == "role":
        inside = [each for each in inside if text[each.span.start - 2 : each.span.start] == ", "]
    return signals.get(roster).of(inside[0].person.name) if inside else None


def _set_off(signals: Signals, source: Speaker) -> Somebody | None:
    """The one whom a phrase tells more of, if it is no source itself: “Ada Hale, head of Ports, an agency, said”."""
    text, (start, end) = signals.text, source.span
    if text[start - 2 : start] != ", " or (_ARTICLE.match(text, start) and ", " not in text[start:end]):
        return None
    before = signals.get(people).within(Span(max(0, start - _BEFORE), start))
    beside = [each for each in before if each.span.end == start - 2]
    return signals.get(roster).of(beside[0].person.name) if beside else None


def _meant(signals: Signals, source: Speaker) -> Somebody | None:
    """The one person before with that office: “the former mayor”."""
    words = signals.text[slice(*source.span)]
    if source.kind != "role" or not words.lower().startswith("the "):
        return None
    return signals.get(roster).bearing(words, source.head, source.span.start)


def _relative(signals: Signals, source: Speaker, cue: Span) -> str:
    """“Others who have read the draft” where only its last words were taken for the source."""
    if not source.span.end <= cue.start:
        return ""
    sentence = signals.get(sentences).at(source.span.start)
    found = _RELATIVE.search(f"{signals.text[sentence.start : source.span.end]} ")
    return _AND.sub("", found[1]) if found and _many(signals, found["head"]) else ""


def _many(signals: Signals, word: str) -> bool:
    """Whether a word is for several people who are not named."""
    low = word.lower()
    plural = low.endswith("s") and heads(signals.lexicons).get(low) in ("role", "insider")
    return plural or low in signals.lexicons.words("people.crowds")


def _worded(signals: Signals, who: str, source: Speaker) -> str:
    """The draft's own words for a source, with the article of “the court”, without that of “the White House”."""
    written = signals.text[slice(*source.span)].strip(" ,;:")
    words = who or written
    if words[:1].islower() and written.lower() == f"the {words}".lower():
        words = written
    words = _ADDED.split(words, maxsplit=1)[0]
    return words if words.lower().endswith(source.head) else _RELEASED.sub("", words)


def _kind(signals: Signals, words: str, source: Speaker) -> str:
    if source.kind == "person" and _body(signals, words):
        return "organisation"
    if source.kind in ("person", "other"):
        head = [word for word in _WORD.findall(words)[:_CROWD] if not word.endswith(("’s", "'s", "s’", "s'"))]
        if any(_many(signals, word) for word in head):
            return "group"
        if not source.named and signals.holds(source.span, "anonymous.speakers", "anonymous.bare"):
            return "anonymous"  # “a person close to the talks”
    single = source.kind == "group" and _SINGLE.match(words)  # “a spokesman for the port”
    return "anonymous" if single else source.kind
