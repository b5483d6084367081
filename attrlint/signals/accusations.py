"""Accusations: somebody, and right behind a verb of grave wrongdoing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals, inside
from attrlint.signals.claimbase import Claim, unreal
from attrlint.signals.dates import dates
from attrlint.signals.heads import heads
from attrlint.signals.numerals import either
from attrlint.signals.sentences import sentences

_REACH: Final = 150
"""Characters before a verb in which its subject stands."""
_APPOSED: Final = r"(?:, (?:\d{1,2}|(?:an?|the|his|her|its|their|who) [^,;:()—“”\"]{2,80}),)?"
_NAME: Final = rf"(?:[A-Z][\w’'-]+\.? )*[A-Z][\w’'-]+(?: (?:Inc|Corp|Co)\.?)?{_APPOSED}"
CAPITAL: Final = expression(r"\b[A-Z][\w’'-]+")
_WHOM: Final = (
    r"(?:him|her)(?=[.,;:!—–]|$| (?:in|on|at|with|and|after|before|for|because|when|while|by|during|to|last|twice)\b)"
)
_TOLD: Final = ("that ", "whether ", "if ")
_ONE_OF_MANY: Final = ("a ", "an ", "another ", "one ")
_MAIN: Final = expression(r"[,;:—–] ?(?:(?:and|but|so|then) )?$")
"""What stands before the subject of a main clause; “after he killed …” tells what is known."""
_LEAD: Final = 10
"""Characters that tell which clause a subject opens."""
_INSIDE: Final = expression(r"(?<=[\w,] )[A-Z][\w’'-]+")
_LIFE: Final = 60
"""Years after which those who did something hardly live any more."""
_TRIED: Final = ("claims.charges", "claims.acquittals", "claims.convictions")


class _Verb(NamedTuple):
    """A verb in document offsets; whether it is meant as it says, which “murdered” is not before a song, and whether
    players do it, too, “robbed” say.
    """

    start: int
    end: int
    literal: bool
    played: bool


class _Grammar(NamedTuple):
    """`victim` is whom somebody does it to, right behind the verb; `named` and `unnamed` (groups `who`, `office`) are
    the subject right before it, by name, by `office` or pronoun; `common` are words that begin a sentence and no name.
    """

    victim: re.Pattern[str]
    named: re.Pattern[str]
    unnamed: re.Pattern[str]
    office: re.Pattern[str]
    common: frozenset[str]


@lru_cache(maxsize=4)
def _grammar(lexicons: Lexicons) -> _Grammar:
    whose = r"(?:the|an?|his|her|their|its|one|two|three|four|five|six|another|several)"
    victims, offices = (either(lexicons.words(f"claims.{name}")) for name in ("victims", "offices"))
    described = r"(?:(?!(?:the|an?|that|who|which|and|or|said|says)\b)[\w’'-]+ )"
    office = rf"(?:the|his|her|its|their|our|[\w-]+[’']s) {described}{{0,3}}(?P<office>{offices})"
    adverbs = rf"(?: (?:has|had|{either(lexicons.words('claims.manners'))})){{0,2}} $"
    return _Grammar(
        expression(
            rf" (?:(?:{whose} )?{described}{{0,2}}?{victims}(?![\w’'-]| an? (?:look|glance|smile))|{_WHOM})",
            re.IGNORECASE,
        ),
        expression(_NAME + adverbs),
        expression(rf"(?<![\w’'-])(?P<who>(?i:{office}|he|she)){adverbs}"),
        expression(rf"\b{offices}\b", re.IGNORECASE),
        frozenset({*heads(lexicons), *lexicons.words("grammar.pronouns"), *lexicons.words("grammar.determiners")}),
    )


def allegations(signals: Signals) -> Iterator[Claim]:
    """A name before a verb that accuses, and in a main clause “the governor” or “he”; “the view that Russia …” is
    somebody's. Of somebody without a name it is no longer alleged where the draft tells their charge, plea or verdict.
    """
    past: dict[Span, bool] = {}
    for verb in _verbs(signals):
        sentence = signals.get(sentences).at(verb.start)
        reach = max(sentence.start, verb.start - _REACH)
        if sentence not in past:
            past[sentence] = _past_answering(signals, sentence)
        if past[sentence] or (verb.played and signals.holds(_paragraph(signals, sentence), "claims.sports")):
            continue
        if (name := _named(signals, sentence, reach, verb.start)) is not None:
            known = not signals.get(decided).isdisjoint(CAPITAL.findall(signals.text, *name))
            yield Claim(Span(name.start, verb.end), "allegation", 0 if known else 2)
        elif verb.literal and (unnamed := _grammar(signals.lexicons).unnamed.search(signals.text, reach, verb.start)):
            span = Span(unnamed.start("who"), verb.end)
            if span.start == sentence.start or _MAIN.search(_lead(signals, sentence, span.start)):
                known = _in_court(signals, (unnamed["office"] or "").lower())
                yield Claim(span, "allegation", 0 if known or unreal(signals, span) else 2)


def _past_answering(signals: Signals, sentence: Span) -> bool:
    """Whether a sentence tells what happens in a film or a book, or of a year before anybody's time."""
    if signals.holds(_paragraph(signals, sentence), "claims.fictions"):
        return True
    told = [date for date in inside(signals.get(dates), sentence) if date.year or date.kind == "period"]
    written = (str(date.year or signals.text[date.span.start : date.span.start + 4]) for date in told)
    today = signals.date or dt.date.today()  # noqa: DTZ011  a year is enough
    return any(year.isdecimal() and int(year) < today.year - _LIFE for year in written)


def _paragraph(signals: Signals, sentence: Span) -> Span:
    return signals.document.block_at(sentence.start).span


def _in_court(signals: Signals, office: str) -> bool:
    """Whether the draft tells a charge, a trial or how it ended; of somebody by office, in a sentence that names it."""
    if not office:
        return bool(signals.get(tried))
    return office in signals.get(_offices_tried)


def _offices_tried(signals: Signals) -> frozenset[str]:
    office = _grammar(signals.lexicons).office
    told = (word for sentence in _court(signals, *_TRIED) for word in office.findall(signals.text, *sentence))
    return frozenset(map(str.lower, told))


def _verbs(signals: Signals) -> Iterator[_Verb]:
    """The verbs that accuse whoever does it, and with their object those that need somebody to do it to."""
    grammar = _grammar(signals.lexicons)
    for hit in signals.hits("claims.crimes"):
        figurative = "figurative" in hit.entry.data
        literal = not figurative or grammar.victim.match(signals.text, hit.end) is not None
        yield _Verb(hit.start, hit.end, literal, figurative or "played" in hit.entry.data)
    for hit in signals.hits("claims.attacks"):
        if whom := grammar.victim.match(signals.text, hit.end):
            yield _Verb(hit.start, whom.end(), literal=True, played=True)


def _named(signals: Signals, sentence: Span, reach: int, end: int) -> Span | None:
    """The name that ends before the verb, of one person or body: “looters” and “a Briton” are nobody."""
    grammar = _grammar(signals.lexicons)
    found = grammar.named.search(signals.text, reach, end)
    before = _lead(signals, sentence, found.start()) if found else ""
    if found is None or before.endswith(_TOLD) or before.lower().endswith(_ONE_OF_MANY):
        return None
    capitals = CAPITAL.findall(found[0])
    if found.start() == sentence.start and len(capitals) == 1:
        word = capitals[0].lower()
        if word in grammar.common or (word.endswith(("s", "men")) and capitals[0] not in signals.get(_inside)):
            return None
    return Span(*found.span())


def _lead(signals: Signals, sentence: Span, start: int) -> str:
    return signals.text[max(sentence.start, start - _LEAD) : start]


def _inside(signals: Signals) -> frozenset[str]:
    """The words that are written with a capital inside a sentence, too."""
    return frozenset(_INSIDE.findall(signals.text))


def decided(signals: Signals) -> frozenset[str]:
    """The names, word by word, in sentences that tell a verdict or a plea: of those there it is no longer alleged."""
    return _names_beside(signals, "claims.convictions")


def tried(signals: Signals) -> frozenset[str]:
    """The names, word by word, in sentences that tell a charge, a trial or how it ended."""
    return _names_beside(signals, *_TRIED)


def _names_beside(signals: Signals, *lists: str) -> frozenset[str]:
    common = signals.lexicons.words("grammar.determiners")
    names = (word for sentence in _court(signals, *lists) for word in CAPITAL.findall(signals.text, *sentence))
    return frozenset(word for word in names if word.lower() not in common)


def _court(signals: Signals, *lists: str) -> set[Span]:
    """The sentences that hold a word of the lists."""
    split = signals.get(sentences)
    return {split.at(hit.start) for name in lists for hit in signals.hits(name)}
