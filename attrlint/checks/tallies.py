"""Tallies: lists against the number they are announced with, votes against those who have one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrlint.checks import Check, Note
from attrlint.checks.readings import Reading, related
from attrlint.expressions import expression
from attrlint.lexicon import fold
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.numerals import table
from attrlint.signals.sketches import ANY

_MOST: Final = 12
"""Nobody announces more things than this and then names them all."""
_LONGEST: Final = 5
"""Words that an item of a list may have, if commas part the items; longer ones may hold commas."""
_CONJUNCTION: Final = expression(r"\b(?:and|or)\b")
_LED: Final = expression(r"(?:and|or) ")
_ENDED: Final = expression(r"(?<!^)[ ,]+(?:and|or) ")
_OPEN: Final = expression(rf"[{ANY}“”\"()\[\]:?–—]|\betc\b|\bamong others\b|\bso on\b|\.\.\.|…")


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    return related(rule, signals, _RELATIONS)


def _enumerated(reading: Reading, signals: Signals) -> Note | None:
    """“Four priorities”, and then three, or five, in a list that is closed by “and”."""
    count = reading.quantity("count")
    if count is None or count.approximate or count.bound or count.low != count.high or not 2 <= count.low <= _MOST:
        return None
    listed = reading.words("list").rstrip(" .;,")
    items = _items(listed, signals)
    if items is None or items == count.low or _places(listed, signals):
        return None
    return Note(reading.span(), {"stated": signals.text[slice(*count.span)], "counted": str(items)})


def _items(listed: str, signals: Signals) -> int | None:
    """How many things a list names; `None` where that is not sure."""
    if ";" in listed:
        parts = [part.strip() for part in listed.split(";")]
        return len(parts) if _LED.match(parts[-1]) else None
    parts = [part.strip() for part in listed.split(",")]
    if _OPEN.search(listed):
        return None
    inner = [len(_CONJUNCTION.findall(part)) for part in parts]
    led = bool(_LED.match(parts[-1]))
    if inner[-1] != 1 or any(inner[:-1]):
        return None  # “salt and pepper, bread and wine”, or no “and” at all
    words = _CONJUNCTION.sub(",", listed).split(",")
    clauses = signals.lexicons.words("grammar.auxiliaries") | signals.lexicons.words("grammar.pronouns")
    if any(len(part.split()) > _LONGEST or not clauses.isdisjoint(part.lower().split()) for part in words):
        return None
    return len(parts) if led else len(parts) + 1


def _places(listed: str, signals: Signals) -> bool:
    """Whether some items, but not all, are places: “Paris, Texas, and London, Ontario”."""
    places = signals.lexicons.words("people.places")
    items = [item.strip().lower() for item in re.split(r",|\band\b|\bor\b", listed) if item.strip()]
    known = sum(item in places for item in items)
    return 0 < known < len(items)


def _votes(reading: Reading, signals: Signals) -> Note | None:
    """More votes than members."""
    score, size = reading.quantity("votes"), reading.quantity("size")
    yes, no = reading.quantity("yes"), reading.quantity("no")
    figures = [score.low, score.high] if score else [yes.low, no.low] if yes and no else []
    bodies = table(signals.lexicons, "numbers.bodies")
    members = size.low if size else int(bodies[fold(reading.words("body"))]["size"])
    if not figures or sum(figures) <= members or (size and (size.approximate or size.bound)):
        return None
    values = {"sum": f"{figures[0]} + {figures[1]} = {sum(figures)}", "size": str(members)}
    return Note(reading.span(), values)


def _rank(reading: Reading, signals: Signals) -> Note | None:
    """“The third-largest behind” one, or three."""
    rank, named = reading.quantity("rank"), reading.words("list")
    if rank is None or not 2 <= rank.low <= _MOST:
        return None
    items = 1 + named.count(",") + len(_ENDED.findall(named)) - named.count(", and ")
    if items == rank.low - 1:
        return None
    return Note(
        reading.span(), {"stated": signals.text[slice(*rank.span)], "counted": str(items), "needed": str(rank.low - 1)}
    )


_RELATIONS: Final[Mapping[str, Callable[[Reading, Signals], Note | None]]] = {
    "enumerated-count": _enumerated,
    "vote-sum": _votes,
    "rank": _rank,
}
CHECK = Check(
    "tallies",
    "Lists against the number they are announced with, votes against those who have one.",
    _run,
    options={"relation": f"what is proved: {', '.join(_RELATIONS)}"},
    placeholders={
        "stated": "the number as written (enumerated-count, rank)",
        "counted": "how many the list names (enumerated-count, rank)",
        "needed": "how many must stand before (rank)",
        "sum": "the votes, with a plus sign between (vote-sum)",
        "size": "how many have a vote (vote-sum)",
    },
)
