"""Who is a person, and of what office: the title before the name, or what is set off beside it."""

from __future__ import annotations

import re
from typing import Final

from attrlint.document import Span
from attrlint.signals import Signals
from attrlint.signals.heads import heads
from attrlint.signals.people import Person, people

_BEFORE: Final = re.compile(r"((?:[\w’'.&-]+ ){1,7}?)$")
_BEHIND: Final = re.compile(
    r", ((?:an?|the|his|her|its|their|[a-z][\w-]*)\b[^,.;:()—–“”\"\n]{2,90})(?=[,.;)—–]| [—–-] )"
)
_APPOSED: Final = re.compile(
    r"(?:an?|the|his|her|its|their) (?!\d|day|week|month|year|night|morning|first|second|same|other|one|two|who)"
    r"(?:[\w’'-]+ ?){1,6}$"
)
"""“the harbor master”: a phrase with an article, set off right behind a name, tells who somebody is."""
_ASIDE: Final = re.compile(
    r"(?:^|[,;:—–(] ?)((?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) [^,.;:()—–“”\"\n]{2,90}),? $"
)
_JOINED: Final = re.compile(r"(?:[A-Z][\w’'.-]*|\b[Tt]he|[-/])[ -]?$")
_NEAR: Final = 20
_REACH: Final = 100
"""Characters before a name in which its office stands."""
_WORD: Final = re.compile(r"[A-Za-z][\w’'-]*")


def is_person(signals: Signals, person: Person) -> bool:
    """Whether a name is certainly somebody's: it has a title or an office, or the last word alone stands for it;
    “North Carolina” is nobody's.
    """
    nobody = signals.lexicons.words("people.places") | signals.lexicons.words("people.bodies")
    if person.name.lower() in nobody or person.family in nobody:
        return False
    return person.name in signals.get(_titled) or bool(of_person(signals, person)) or _called(signals, person)


def _titled(signals: Signals) -> frozenset[str]:
    return frozenset(each.person.name for each in signals.get(people).mentions if each.titled(signals.text))


def _called(signals: Signals, person: Person) -> bool:
    """Whether the last word of a name stands somewhere without the others, and without an article."""
    last = re.escape(person.name.rpartition(" ")[2])
    text = signals.text
    alone = (found.start() for found in re.finditer(rf"\b{last}\b(?! [A-Z])", text))
    return any(not _JOINED.search(text, max(0, start - _NEAR), start) for start in alone)


def of_person(signals: Signals, person: Person) -> str:
    """The first told office among a person's mentions, the title right before the name first."""
    for mention in signals.get(people).mentions:
        if mention.person is person and (told := _told(signals, mention.span, person)):
            return told
    return ""


def _told(signals: Signals, span: Span, person: Person) -> str:
    text, block = signals.text, signals.document.block_at(span.start)
    name = text.rfind(person.name.rpartition(" ")[2], *span)
    given = text.find(person.name.split(" ")[0], *span)
    title = text[span.start : given if given >= 0 else name].strip()
    before = text[max(block.offset, span.start - _REACH) : span.start]
    lead = _role_before(signals, before.rpartition(". ")[2])
    title = "" if title.rstrip(".").lower() in signals.lexicons.words("people.courtesies") else title
    if title or lead:
        return f"{lead} {title}".strip()
    behind = _BEHIND.match(text, span.end, block.span.end)
    if behind and (_names_role(signals, behind[1]) or _APPOSED.match(behind[1])):
        return behind[1]
    aside = _ASIDE.search(before)
    return aside[1] if aside and _names_role(signals, aside[1]) else ""


def _role_before(signals: Signals, before: str) -> str:
    """The lower-case words right before a name that end in a role: “the party's chief executive”."""
    if not before.endswith(" "):
        return ""
    words = before.split()
    kept: list[str] = []
    for word in reversed(words):
        if not word.replace("-", "").replace("’", "").replace("'", "").isalpha() or word.lower() in _stops(signals):
            break
        kept.insert(0, word)
        if len(kept) > 5:
            break
    return " ".join(kept) if kept and heads(signals.lexicons).get(kept[-1].lower()) in ("role", "insider") else ""


def _stops(signals: Signals) -> frozenset[str]:
    words = signals.lexicons.words
    names = ("determiners", "prepositions", "conjunctions", "pronouns", "auxiliaries", "adverbs", "weekdays")
    return frozenset[str]().union(*(words(f"grammar.{name}") for name in names))


def _names_role(signals: Signals, words: str) -> bool:
    """Whether a phrase has a role as its head: “a spokesman for the ministry”, “who is 42” has none."""
    kinds = heads(signals.lexicons)
    core = re.split(r" (?:of|for|at|in|from|with|on|to|who|that)\b", words, maxsplit=1)[0]
    found = _WORD.findall(core)
    return bool(found) and kinds.get(found[-1].lower()) in ("role", "insider")
