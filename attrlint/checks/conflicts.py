"""Conflicts: one toll or figure told twice in a draft, with different numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from attrlint.checks import Check, Note
from attrlint.checks.readings import Reading, rule_readings
from attrlint.document import Span
from attrlint.finding import Severity
from attrlint.lexicon import fold
from attrlint.rulebook import Rule
from attrlint.signals import Signals, inside
from attrlint.signals.headline import body_start
from attrlint.signals.intervals import interval
from attrlint.signals.numerals import table
from attrlint.signals.people import folded, people
from attrlint.signals.quantities import Quantity, quantities
from attrlint.signals.sentences import sentences
from attrlint.signals.tokens import Token, content, tokenize

_ALIKE: Final = 2
"""Words that a headline and a sentence must share, so that their figures are the same."""
_APART: Final = 3
"""Tolls that differ by more than this factor are not of one event."""


class _Toll(NamedTuple):
    """How many met a fate in one sentence, which speaks of `events` and `names`."""

    span: Span
    people: Quantity
    fate: str
    sentence: Span
    events: frozenset[str]
    names: frozenset[str]
    on_top: bool


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    """Tolls of one event that no rounding makes the same; the later one is marked."""
    tolls = [toll for reading in rule_readings(rule, signals) if (toll := _toll(reading, signals))]
    known: dict[tuple[str, str], list[int]] = {}
    for at, toll in enumerate(tolls):
        words = [(toll.fate, word) for word in toll.events | toll.names]  # of which kin share one
        near = sorted({number for word in words for number in known.get(word, ())})
        kin = [other for other in map(tolls.__getitem__, near) if _kin(toll, other)]
        for word in words:
            known.setdefault(word, []).append(at)
        if kin and all(_conflict(toll, other) for other in kin) and (toll.names or _agree(kin)):
            severity = Severity.error if any(other.on_top for other in kin) else None
            yield Note(toll.span, {"other": signals.text[slice(*kin[0].span)]}, severity)
    yield from _headline(signals)


def _headline(signals: Signals) -> Iterator[Note]:
    """A figure below that is the only one of its noun, and not the one in the headline."""
    above: dict[str, Quantity] = {}
    below: dict[str, list[Quantity]] = {}
    for quantity in signals.get(quantities):
        if quantity.kind != "count" or not quantity.noun or quantity.noun in signals.lexicons.words("numbers.anybody"):
            continue
        if _on_top(quantity.span, signals):
            above.setdefault(quantity.noun, quantity)
        else:
            below.setdefault(quantity.noun, []).append(quantity)
    for noun, told in above.items():
        found = below.get(noun, [])
        if len(found) != 1 or not _comparable(told, found[0]) or _told_beside(signals, told, found[0]):
            continue
        if len(content(signals, told.span) & content(signals, found[0].span) - {noun}) >= _ALIKE:
            yield Note(found[0].span, {"other": signals.text[slice(*told.span)]})


def _told_beside(signals: Signals, told: Quantity, found: Quantity) -> bool:
    """Whether the figure of the headline is the one found, or stands in its sentence as of something else."""
    sentence = signals.get(sentences).at(found.span.start)
    counts = (q for q in inside(signals.get(quantities), sentence) if q.kind == "count")
    return any(interval(told).meets(interval(q)) for q in counts)


def _toll(reading: Reading, signals: Signals) -> _Toll | None:
    count, words = reading.quantity("count"), signals.lexicons.words
    if count is None or count.noun not in words("numbers.anybody") | {""}:
        return None
    tokens = tokenize(signals, reading.sketch.span)
    low = {token.low for token in tokens}
    if not low.isdisjoint(words("numbers.parts-of-tolls")) or reading.sketch.elsewhen(signals.date):
        return None
    fate = table(signals.lexicons, "numbers.fates")[fold(reading.words("fate"))]["fate"]
    events = frozenset(word.removesuffix("s") for word in low if word.removesuffix("s") in words("numbers.disasters"))
    top = _on_top(reading.span(), signals)
    return _Toll(reading.span(), count, fate, reading.sketch.span, events, _names(tokens, signals), top)


def _on_top(span: Span, signals: Signals) -> bool:
    """Whether a span stands in the headline, or, where none is marked, in what looks like one."""
    if signals.document.blocks[0].kind == "heading":
        return signals.document.block_at(span.start).offset == 0
    return span.end <= signals.get(body_start)


def _names(tokens: list[Token], signals: Signals) -> frozenset[str]:
    """The names in a sentence that are nobody's, and no month's or title's."""
    words = signals.lexicons.words
    common = words("time.months") | words("grammar.titles")
    named = (token for token in tokens if token.kind == "name" and token.low not in common)
    return frozenset(folded(token.text) for token in named) - signals.get(_persons)


def _persons(signals: Signals) -> frozenset[str]:
    """The words of people's names, folded."""
    return frozenset(folded(word) for person in signals.get(people).persons for word in person.name.split())


def _kin(toll: _Toll, other: _Toll) -> bool:
    """Whether two tolls are of one event, as far as one can tell."""
    if toll.fate != other.fate or toll.sentence == other.sentence:
        return False
    if other.on_top:
        return bool(toll.events & other.events or toll.names & other.names)
    return bool(toll.events & other.events) and bool(toll.names & other.names or not toll.names)


def _agree(tolls: Sequence[_Toll]) -> bool:
    """Whether a draft has told of one event only, so that “the fire” can be no other."""
    return all(interval(toll.people).meets(interval(tolls[0].people)) for toll in tolls)


def _conflict(toll: _Toll, other: _Toll) -> bool:
    """Whether two tolls differ, but not so much that they cannot be of one event."""
    if interval(toll.people).meets(interval(other.people)) or _part(toll, other):
        return False
    return _comparable(toll.people, other.people)


def _part(toll: _Toll, other: _Toll) -> bool:
    """Whether a smaller toll is of a place or body that the larger one does not name: “four deaths in Leeds”."""
    return toll.people.high < other.people.low and bool(toll.names - other.names)


def _comparable(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((one.low, other.low))
    return low > 0 and high / low <= Fraction(_APART)


CHECK = Check(
    "conflicts",
    "Tolls of one event that differ within a draft.",
    _run,
    placeholders={"other": "the toll told before"},
)
