"""The right of reply: somebody is accused by name, and neither speaks nor is said to have been asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrlint.checks import Note
from attrlint.document import PROSE_KINDS, Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.attributions import attributions
from attrlint.signals.claims import claims
from attrlint.signals.people import folded
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences

_NAME: Final = expression(r"(?:[A-Z][\w&’'-]+\.? )*[A-Z][\w&’'-]+")
_BEFORE: Final = expression(
    rf"({_NAME.pattern})(?:,| who| which)? (?:(?:is|was|are|were|has been|had been|have been) )?$"
)
_AFTER: Final = expression(rf" ({_NAME.pattern})(?: and [^,.;]{{1,40}}?)? of ")
_WORD: Final = expression(r"[\w&’'-]+")
_REACH: Final = 60
"""Characters behind an accusing word in which the wrong is named."""
_ANSWERS: Final = ("people.unanswered", "people.denials", "claims.convictions", "claims.acquittals")


def no_response(signals: Signals) -> Iterator[Note]:
    """The first accusation against each of those from whom the draft brings no word, and no word about asking."""
    found = sorted(_accusations(signals), key=lambda item: item[1])
    if not found:
        return
    heard = _heard(signals) | signals.lexicons.words("people.places")
    for name, span in found:
        family = folded(name.rpartition(" ")[2])
        if family not in heard:
            heard |= {family}
            yield Note(span, {"accused": name})


def _heard(signals: Signals) -> frozenset[str]:
    """Every word of those who speak, and of the sentences that tell of an answer, or of none."""
    split = signals.get(sentences)
    spoken = (item for item in signals.get(attributions) if item.lemma != "accuse")
    texts = [f"{signals.text[slice(*item.source.span)]} {item.who}" for item in spoken if item.source]
    for hit in (hit for name in _ANSWERS for hit in signals.hits(name)):
        at = split.index(hit.start)
        texts += [signals.text[slice(*span)] for span in split.spans[max(0, at - 1) : at + 1]]
    return frozenset(folded(word) for text in texts for word in _WORD.findall(text))


def _accusations(signals: Signals) -> Iterator[tuple[str, Span]]:
    """Who is said to have done wrong, and the words that say so."""
    for claim in signals.get(claims):
        if claim.kind == "allegation" and (found := _NAME.match(signals.text, *claim.span)):
            yield found[0], claim.span
    for hit in signals.hits("claims.accusing"):
        accused = _BEFORE.search(signals.text, max(0, hit.start - _REACH), hit.start)
        accused = accused or _AFTER.match(signals.text, hit.end)
        if accused and _of_a_wrong(signals, hit.end) and _told(signals, hit.start):
            yield accused[1], Span(min(hit.start, accused.start(1)), max(hit.end, accused.end(1)))


def _of_a_wrong(signals: Signals, start: int) -> bool:
    return signals.holds(Span(start, start + _REACH), "claims.crimes", "claims.crimes-doing", "claims.wrongs")


def _told(signals: Signals, offset: int) -> bool:
    prose = signals.document.block_at(offset).kind in PROSE_KINDS
    return prose and signals.get(quotations).at(offset) is None
