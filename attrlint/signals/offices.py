"""Who is a person, and of what office: the title before the name, or what is set off beside it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.heads import heads
from attrlint.signals.people import Mention, Person, people

_WORDS: Final = (
    r"(?:[^,.;:()—–“”\"\n]|(?<=\b[A-Z])\.|(?<=\b(?:St|Dr|Mr|Ms|Jr|Lt))\.|(?<=\b(?:Gov|Sen|Rep|Gen|Mrs|Col))\.)"
)
"""Words of a phrase: no mark but the full stop of an initial or a title."""
_BEHIND: Final = expression(
    r"(?: \([^()\n]{1,30}\))?(?:, \d{1,3})?, (?P<past>who (?:is|was|serves as|served as|works as|worked as) )?"
    rf"(?P<office>(?:[a-z][\w-]*\b|[A-Z][a-z]+ of\b){_WORDS}{{2,140}}?)"
    r"(?=[,;:)—–“”\"]| [—–-] | (?:who|which|whose)\b|(?<!\b[A-Z])\.(?:\s|$)|\.?$)",
    re.MULTILINE,
)
_PLACED: Final = expression(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[A-Z]\w+ of) $")
"""What stands before a place: “Republican of South Carolina, who …”."""
_APPOSED: Final = expression(
    r"(?:(?:then|now|also|once) )?(?:an?|the|his|her|its|their) "
    r"(?!\d|day|week|month|year|night|morning|first|second|same|other|one|two|who)(?:[\w’'-]+ ?){1,6}$"
)
"""“the harbor master”: a phrase with an article, set off right behind a name, tells who somebody is."""
_ASIDE: Final = expression(
    r"(?:^|[,;:—–(] ?|[”\"’'] \w+ )((?:[Aa]n?|[Aa]nother|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) "
    rf"{_WORDS}{{2,90}}), $"
)
_BARE: Final = expression(r"\b[A-Z][\w-]*[a-z](?![\w-]| [A-Z])")
_JOINED: Final = expression(r"(?:[A-Z][\w’'.-]*|\b[Tt]he|[-/])[ -]?$")
_NEAR: Final = 20
_REACH: Final = 100
"""Characters before a name in which its office stands."""
_MOST: Final = 5
"""Words of an office right before a name."""
_ARTICLES: Final = frozenset({"a", "an", "the", "his", "her", "its", "their", "one", "another"})
_WORD: Final = expression(r"[A-Za-z][\w’'-]*")
_OF: Final = expression(r" (?:of|for|at|in|from|with|on|to|who|that|under|and)\b")


def is_person(signals: Signals, person: Person) -> bool:
    """Whether a name is certainly somebody's: it has a title or an office, or the last word alone stands for it;
    “North Carolina” is nobody's.
    """
    nobody = signals.lexicons.words("people.places") | signals.lexicons.words("people.bodies")
    if person.name.lower() in nobody or person.family in nobody:
        return False
    return person.name in signals.get(_titled) or _called(signals, person) or bool(of_person(signals, person))


def _titled(signals: Signals) -> frozenset[str]:
    titled = (mention for mention in signals.get(people).mentions if mention.titled(signals.text))
    return frozenset(each.person.name for each in titled if _is_title(signals, signals.text[slice(*each.span)]))


def _is_title(signals: Signals, words: str) -> bool:
    """Whether one of the words is a title or a role: “G4S” before a name is none."""
    titles = signals.lexicons.words("grammar.titles") | signals.lexicons.words("abbreviations.titles")
    low = [word.rstrip(".").lower() for word in words.split()]
    return any(word in titles or heads(signals.lexicons).get(word) in ("role", "insider") for word in low)


def _called(signals: Signals, person: Person) -> bool:
    """Whether the last word of a name stands somewhere without the others, and without an article."""
    return person.name.rpartition(" ")[2].removesuffix(".") in signals.get(_alone)


def _alone(signals: Signals) -> frozenset[str]:
    """The capitalised words that somewhere stand by themselves."""
    text = signals.text
    found = (
        word for word in _BARE.finditer(text) if not _JOINED.search(text, max(0, word.start() - _NEAR), word.start())
    )
    return frozenset(word[0] for word in found)


def of_person(signals: Signals, person: Person) -> str:
    """The first told office among a person's mentions, the title right before the name first."""
    known = signals.get(_known)
    if person.name not in known:
        told = (_told(signals, mention.span, person) for mention in signals.get(_mentions).get(person.name, ()))
        known[person.name] = next(filter(None, told), "")
    return known[person.name]


def _known(_signals: Signals) -> dict[str, str]:
    """The offices found so far."""
    return {}


def _mentions(signals: Signals) -> dict[str, list[Mention]]:
    table: dict[str, list[Mention]] = {}
    for mention in signals.get(people).mentions:
        table.setdefault(mention.person.name, []).append(mention)
    return table


def _told(signals: Signals, span: Span, person: Person) -> str:
    text, block = signals.text, signals.document.block_at(span.start)
    name = text.rfind(person.name.rpartition(" ")[2], *span)
    given = text.find(person.name.split(" ")[0], *span)
    title = text[span.start : given if given >= 0 else name].strip()
    before = text[max(block.offset, span.start - _REACH) : span.start]
    title = "" if title.rstrip(".").lower() in signals.lexicons.words("people.courtesies") else title
    lead = _role_before(signals, before.rpartition(". ")[2], titled=bool(title))
    if lead or _is_title(signals, title):
        return f"{lead} {title}".strip()
    behind = None if _PLACED.search(before) else _BEHIND.match(text, span.end, block.span.end)
    if behind and _tells_office(signals, behind["office"], past=bool(behind["past"])):
        return f"{behind['past'] or ''}{behind['office']}"
    aside = _ASIDE.search(before)
    return aside[1] if aside and _names_role(signals, aside[1]) else ""


def _role_before(signals: Signals, before: str, *, titled: bool) -> str:
    """The words right before a name that end in a role, “the party's chief executive”, or before its title in what
    belongs to that, “former”.
    """
    if not before.endswith(" "):
        return ""
    words = before.split()
    kept: list[str] = []
    for word in reversed(words):
        if not word.replace("-", "").replace("’", "").replace("'", "").isalpha() or word.lower() in _stops(
            signals.lexicons
        ):
            break
        kept.insert(0, word)
        if len(kept) > _MOST:
            break
    if not kept:
        return ""
    last = kept[-1].lower()
    if titled and last in signals.lexicons.words("people.epithets"):
        return kept[-1]
    role = heads(signals.lexicons).get(last) in ("role", "insider") and last not in signals.lexicons.words(
        "people.leanings"
    )
    return " ".join(kept) if role else ""


@lru_cache(maxsize=8)
def _stops(lexicons: Lexicons) -> frozenset[str]:
    """Words at which an office before a name begins: function words, and verbs of saying in the past."""
    names = (
        *("determiners", "possessives", "prepositions", "conjunctions"),
        *("pronouns", "auxiliaries", "adverbs", "weekdays"),
    )
    plain = frozenset[str]().union(*(lexicons.words(f"grammar.{name}") for name in names))
    return plain | (frozenset(lexicons.forms("cues.verbs")) - lexicons.words("cues.verbs"))


def _tells_office(signals: Signals, words: str, *, past: bool) -> bool:
    """Whether what is set off behind a name, or what somebody `past` was, is an office, “praising the mayor” is not."""
    first = words.split(" ", 1)[0]
    plain = signals.lexicons.words("people.epithets") | signals.lexicons.words("grammar.adverbs") | _ARTICLES
    if first not in plain and (first in _stops(signals.lexicons) or first.endswith("ing")):
        return False
    return _names_role(signals, words) or (not past and _APPOSED.match(words) is not None)


def _names_role(signals: Signals, words: str) -> bool:
    """Whether a phrase has a role as its head: “a spokesman for the ministry”, “who is 42” has none."""
    found = _WORD.findall(_OF.split(words, maxsplit=1)[0])
    if not found:
        return False
    last = found[-1].lower()
    ties = signals.lexicons.words("people.ties") | signals.lexicons.words("people.kin")
    return heads(signals.lexicons).get(last) in ("role", "insider") or last in ties
