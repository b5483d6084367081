"""Claims without a source, sentence by sentence or, with `scope: paragraph`, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrlint.checks import Check, Note
from attrlint.document import PROSE_KINDS
from attrlint.evidence import Evidence, support
from attrlint.rulebook import Rule
from attrlint.signals import Signals, inside
from attrlint.signals.claimbase import Claim
from attrlint.signals.claims import claims

_LISTED: Final = 3
"""How many claims a paragraph's note spells out."""


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    kind = rule.find.signal.partition(".")[2]
    wanted = [claim for claim in signals.get(claims) if not kind or claim.kind == kind]
    yield from _paragraphs(signals, wanted) if rule.scope == "paragraph" else _sentences(signals, wanted)


def _sentences(signals: Signals, wanted: Sequence[Claim]) -> Iterator[Note]:
    """A claim whose own sentence proves nothing."""
    evidence = signals.get(support)
    for claim in wanted:
        if claim.checkable and evidence.strength(claim.span.start) != "strong":
            yield Note(claim.span)


def _paragraphs(signals: Signals, wanted: Sequence[Claim]) -> Iterator[Note]:
    """A paragraph with claims and no evidence, or none but a verb that may not tell who says so."""
    evidence = signals.get(support)
    for block in signals.document.blocks:
        if block.kind not in PROSE_KINDS:
            continue
        here = inside(wanted, block.span)
        if here and all(_doubtful(item) for item in evidence.within(block.span)):
            heavy = [claim for claim in here if claim.checkable] or here
            several = tuple(claim.span for claim in heavy) if len(heavy) > 1 else ()
            yield Note(block.span, {"claims": _listing(signals, heavy)}, lists=several)


def _doubtful(evidence: Evidence) -> bool:
    return evidence.kind in ("cue", "carry-over") and evidence.strength == "weak"


def _listing(signals: Signals, here: Sequence[Claim]) -> str:
    words = [f"“{signals.text[claim.span.start : claim.span.end]}”" for claim in here]
    words = list(dict.fromkeys(words))
    more = len(words) - _LISTED
    return ", ".join(words[:_LISTED]) + (f" and {more} more" if more > 0 else "")


CHECK = Check(
    "claim",
    "Checkable claims that no cue, quotation, tag or link supports.",
    _run,
    placeholders={"claims": "what the paragraph claims, up to three in quotation marks"},
)
