"""Who says an item, by which word, and how well the draft shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.evidence import COVERING, Evidence, support, vouching, willed
from attrlint.expressions import expression
from attrlint.finding import Finding
from attrlint.ledger.item import Mark
from attrlint.ledger.naming import UNNAMED, named
from attrlint.ledger.overlaps import Overlaps
from attrlint.ledger.telling import Told, orders, tells, told
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions
from attrlint.signals.sentences import sentences
from attrlint.signals.sourcemarks import SourceMark, sourcemarks

_URL: Final = expression(r"(?:https?://|www\.)[^\s<>\"”)\],]*[^\s<>\"”)\],.;:!?]|\b10\.\d{4,}/[^\s\])]*[^\s\]).,;]")
_PAGE: Final = expression(
    r"\b(?:pp?|pages?|para|paragraphs?|art|articles?|ch|chapter|section|table|fig|figure|docket|exhibit)\b\.? ?\d"
    r"[\d–-]*|§ ?\d[\d.]*",
    re.IGNORECASE,
)
_MONTHS: Final = "Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
_DATE: Final = expression(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b(?:{_MONTHS})[a-z]*\.? \d{{1,2}}(?:, (?:1[89]|20)\d\d)?\b"
    rf"|\b\d{{1,2}}\.? (?:{_MONTHS})[a-z]*\.?(?: (?:1[89]|20)\d\d)?\b|\b(?:{_MONTHS})[a-z]* (?:1[89]|20)\d\d\b"
    r"|\b(?:1[89]|20)\d\d\b"
)
_LOOSE: Final = frozenset({"other", "pronoun"})
"""Kinds of sources that nobody can ask, unless there is a name in their words."""


class Sourcing(NamedTuple):
    """Who says it: name or words, office, cue, kind of source, and a status of `attrlint.ledger.item.STATUSES`.

    `voice` is where the draft names source and cue.
    """

    status: str
    who: str = ""
    title: str = ""
    cue: str = ""
    kind: str = ""
    voice: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Sources:
    """A draft's sources, to be asked about one stretch after another.

    `doubted` are the findings on tags that are wanting: too vague to prove anything.
    """

    signals: Signals
    doubted: Overlaps[Finding]

    def of(self, span: Span, *, detail: bool = False) -> Sourcing:
        """The source of a stretch, in document offsets: whoever's words it is in, else what its sentence rests on.

        Whoever orders something does not vouch for it, nor, where it is a `detail`, whoever asks for it or promises it:
        “ordered operations that led to …”.
        """
        speaker = self._speaker(span, self.signals.get(willed) if detail else frozenset())
        if speaker is not None:
            return self._told(speaker)
        evidence = vouching(self.signals, span.start) if detail else self.signals.get(support).at(span.start)
        best = max((item for item in evidence if not self._ordered(item)), key=self._weight, default=None)
        if best is None:
            return Sourcing("unsourced")
        attribution = self._by_cue.get(best.span)
        if attribution is None:  # a mark says it
            return Sourcing(self._marked(best), best.source, kind=best.kind)
        if not tells(self.signals, attribution):
            return Sourcing("weakly sourced")
        said = self._told(attribution)
        return said if best.strength == "strong" or said.status != "sourced" else said._replace(status="weakly sourced")

    def marks(self, span: Span) -> tuple[Mark, ...]:
        """The source marks that cover a stretch, the nearest, links in its sentence among them, each once."""
        sentence = self.signals.get(sentences).at(span.start)
        linked = [mark for mark in self._links.of(sentence) if sentence.covers(mark.span)]
        found = sorted({*islice(self._marks.of(span), COVERING), *linked}, key=lambda mark: mark.span)
        return tuple(dict.fromkeys(map(self.mark, found)))

    def mark(self, found: SourceMark) -> Mark:
        """A source mark with what its words, or those its key stands for, tell of the place."""
        text = found.definition or found.value
        declared = self.signals.document.metadata.sources.get(found.value.split(" ", 1)[0].rstrip(",;"))
        fields = declared.fields if declared else {}
        told = f"{found.value} {found.definition}" if found.kind != "link" else found.value
        return Mark(
            found.kind,
            text,
            found.span,
            fields.get("url") or _first(_URL, told),
            _first(_PAGE, told),
            fields.get("date") or (_first(_DATE, _URL.sub(" ", told)) if found.kind != "link" else ""),
        )

    @cached_property
    def _marks(self) -> Overlaps[SourceMark]:
        return Overlaps((mark.covers, mark) for mark in self._valid)

    @cached_property
    def _links(self) -> Overlaps[SourceMark]:
        return Overlaps((mark.span, mark) for mark in self._valid if mark.kind == "link")

    @cached_property
    def _valid(self) -> Sequence[SourceMark]:
        return [mark for mark in self.signals.get(sourcemarks) if mark.fault != "empty" and mark.resolved]

    @cached_property
    def _told_at(self) -> Overlaps[Told]:
        return Overlaps((item.content, item) for item in self.signals.get(told))

    @cached_property
    def _by_cue(self) -> dict[Span, Attribution]:
        return {each.cue: each for each in self.signals.get(attributions)}

    def _ordered(self, evidence: Evidence) -> bool:
        attribution = self._by_cue.get(evidence.span)
        return attribution is not None and orders(self.signals, attribution)

    def _speaker(self, span: Span, orders: frozenset[int]) -> Attribution | None:
        """Whose words hold a stretch: of those who surely speak the nearest, where one tells what another said."""
        said = (item for item in self._told_at.of(span) if item.attribution.cue.start not in orders)
        around = [item for item in said if _holds(item.content, span)]
        nearest = min(around, key=_distance, default=None)
        return nearest.attribution if nearest else None

    def _told(self, attribution: Attribution) -> Sourcing:
        source = attribution.source
        if source is None:
            return Sourcing("unsourced")
        name, office, kind = named(self.signals, attribution, source)
        hearsay = self.signals.holds(attribution.telling, "cues.hearsay")  # “Hale reportedly said”
        sure = attribution.strength == "strong" and (kind not in _LOOSE or source.named) and not hearsay
        status = "anonymous" if kind in UNNAMED else "sourced" if sure else "weakly sourced"
        voice = (source.span, attribution.cue)
        return Sourcing(status, name, office, self.signals.text[slice(*attribution.cue)], kind, voice)

    def _weight(self, evidence: Evidence) -> tuple[bool, bool, bool]:
        spoken = evidence.kind in ("cue", "quotation", "carry-over")
        return evidence.strength == "strong", not self._retold(evidence.span), spoken

    def _retold(self, cue: Span) -> bool:
        """Whether a cue stands in what somebody else surely says: “Hale had ordered it, a spokesman said”."""
        around = (item for item in self._told_at.of(cue) if item.attribution.strength == "strong")
        return any(item.attribution.cue != cue and item.content.covers(cue) for item in around)

    def _marked(self, evidence: Evidence) -> str:
        sure = evidence.strength == "strong" and not self.doubted.any(evidence.span)
        return "sourced" if sure else "weakly sourced"


def _distance(item: Told) -> tuple[bool, int]:
    return item.attribution.strength != "strong", item.content.end - item.content.start


def _holds(content: Span, span: Span) -> bool:
    """Whether all of a stretch but the marks around it lies in what is said."""
    return content.start - 2 <= span.start < content.end and span.end <= content.end + 2


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""
