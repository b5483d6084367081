"""Who says an item, by which word, and how well the draft shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.evidence import Evidence, support
from attrlint.finding import Finding
from attrlint.ledger.item import Mark
from attrlint.ledger.telling import tells, told
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions
from attrlint.signals.offices import is_person, of_person
from attrlint.signals.people import Person, people
from attrlint.signals.sentences import sentences
from attrlint.signals.sourcemarks import SourceMark, sourcemarks
from attrlint.signals.sources import Speaker

_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"”)\],]*[^\s<>\"”)\],.;:!?]|\b10\.\d{4,}/[^\s\])]*[^\s\]).,;]")
_PAGE: Final = re.compile(
    r"\b(?:pp?|pages?|para|paragraphs?|art|articles?|ch|chapter|section|table|fig|figure|docket|exhibit)\b\.? ?\d"
    r"[\d–-]*|§ ?\d[\d.]*",
    re.IGNORECASE,
)
_MONTHS: Final = "Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
_DATE: Final = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b(?:{_MONTHS})[a-z]*\.? \d{{1,2}}(?:, (?:1[89]|20)\d\d)?\b"
    rf"|\b\d{{1,2}}\.? (?:{_MONTHS})[a-z]*\.?(?: (?:1[89]|20)\d\d)?\b|\b(?:{_MONTHS})[a-z]* (?:1[89]|20)\d\d\b"
    r"|\b(?:1[89]|20)\d\d\b"
)
_PHRASE: Final = 4
"""Spaces from which the words of a source are more than a name."""
_AROUND: Final = frozenset({"role", "anonymous", "group", "other"})
_UNNAMED: Final = frozenset({"anonymous", "group"})


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

    `doubted` are the spans of tags that a rule finds wanting: too vague to prove anything.
    """

    signals: Signals
    doubted: Sequence[Span]

    def of(self, span: Span, *, detail: bool = False) -> Sourcing:
        """The source of a stretch, in document offsets: whoever's words it is in, else what its sentence rests on.

        A `detail` of what somebody orders or asks for is not vouched for: “ordered operations that led to …”.
        """
        willed = self._willed if detail else frozenset[int]()
        speaker = self._speaker(span, willed)
        if speaker is not None:
            return self._told(speaker)
        evidence = [item for item in self.signals.get(support).at(span.start) if item.span.start not in willed]
        best = max(evidence, key=self._weight, default=None)
        if best is None:
            return Sourcing("unsourced")
        attribution = self._by_cue.get(best.span)
        if attribution is None:  # a mark says it
            return Sourcing(self._marked(best), best.source, kind=best.kind)
        if not tells(attribution):
            return Sourcing("weakly sourced")
        said = self._told(attribution)
        return said if best.strength == "strong" or said.status != "sourced" else said._replace(status="weakly sourced")

    def marks(self, span: Span) -> tuple[Mark, ...]:
        """The source marks that cover a stretch, links in its sentence among them, each once."""
        sentence = self.signals.get(sentences).at(span.start)
        found = [m for m in self._marks if m.covers.overlaps(span) or (m.kind == "link" and sentence.covers(m.span))]
        return tuple(dict.fromkeys(self.mark(each) for each in found))

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
    def _marks(self) -> Sequence[SourceMark]:
        return [mark for mark in self.signals.get(sourcemarks) if mark.fault != "empty" and mark.resolved]

    @cached_property
    def _by_cue(self) -> dict[Span, Attribution]:
        return {each.cue: each for each in self.signals.get(attributions)}

    @cached_property
    def _willed(self) -> frozenset[int]:
        """Where the words begin by which somebody orders, asks or promises something."""
        return frozenset(hit.start for hit in self.signals.hits("claims.directives"))

    def _speaker(self, span: Span, willed: frozenset[int]) -> Attribution | None:
        """Whose words hold a stretch, the nearest where one tells what another said."""
        said = (item for item in self.signals.get(told) if item.attribution.cue.start not in willed)
        around = [item for item in said if _holds(item.content, span)]
        nearest = min(around, key=lambda item: item.content.end - item.content.start, default=None)
        return nearest.attribution if nearest else None

    def _told(self, attribution: Attribution) -> Sourcing:
        signals, source = self.signals, attribution.source
        if source is None:
            return Sourcing("unsourced")
        who = attribution.who or signals.text[slice(*source.span)].strip(" ,;:")
        person = self._person(who, source)
        title, name, kind = (of_person(signals, person), person.name, "person") if person else ("", who, source.kind)
        unnamed = source.kind in _UNNAMED and not person
        sure = attribution.strength == "strong" and (kind != "other" or source.named)
        status = "anonymous" if unnamed else "sourced" if sure else "weakly sourced"
        voice = (source.span, attribution.cue)
        return Sourcing(status, name, title, signals.text[slice(*attribution.cue)], kind, voice)

    def _person(self, who: str, source: Speaker) -> Person | None:
        """The person of that name; in a phrase around a name the one set off there: “a spokeswoman, Ada Hale”."""
        registry, text = self.signals.get(people), self.signals.text
        known = next((person for person in registry.persons if person.name == who), None)
        if known is not None or not (source.kind in _AROUND or who.count(" ") >= _PHRASE):
            return known
        named = [each for each in registry.within(source.span) if is_person(self.signals, each.person)]
        if source.kind in _UNNAMED or source.kind == "role":
            named = [each for each in named if text[each.span.start - 2 : each.span.start] == ", "]
        return named[0].person if named else None

    def _weight(self, evidence: Evidence) -> tuple[bool, bool]:
        return evidence.strength == "strong", evidence.kind in ("cue", "quotation", "carry-over")

    def _marked(self, evidence: Evidence) -> str:
        doubted = any(evidence.span.overlaps(span) for span in self.doubted)
        return "sourced" if evidence.strength == "strong" and not doubted else "weakly sourced"


def _holds(content: Span, span: Span) -> bool:
    """Whether all of a stretch but the marks around it lies in what is said."""
    return content.start - 2 <= span.start < content.end and span.end <= content.end + 2


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def overlapping(span: Span, findings: Sequence[tuple[Span, Finding]]) -> Iterator[Finding]:
    """The findings on a stretch."""
    for place, finding in findings:
        if place.overlaps(span) or place == span:
            yield finding
