"""The claim ledger as plain data: what a fact-checker underlines, who says it, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from attrlint.document import Document, Position, Span
from attrlint.finding import Finding

KINDS: Final = (
    *("statistic", "number", "money", "toll", "measure", "ranking", "date"),
    *("superlative", "record", "cause", "comparison", "forecast", "allegation", "health"),
    *("quotation", "statement", "assertion", "description", "name and title", "name"),
)
"""What an item can be; rule files may name others with their key `ledger`."""

OPEN: Final = ("cannot add up", "unsourced", "anonymous", "weakly sourced")
"""The statuses with work left in them, the worst first."""
STATUSES: Final = (*OPEN, "waived", "sourced", "no source needed")


@dataclass(frozen=True, slots=True)
class Mark:
    """A source mark that covers an item: its kind, its words, and where that source is found: an address, a
    page, a date, each as written, empty where the mark does not say. `span` counts document offsets.
    """

    kind: str
    text: str
    span: Span
    url: str = ""
    page: str = ""
    date: str = ""

    @property
    def locator(self) -> str:
        """Address, page and date in a line."""
        return ", ".join(part for part in (self.url, self.page, self.date) if part)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to check.

    `id` survives what changes elsewhere in the draft; `number` counts in reading order, from 1. `span` is in
    document offsets, `start`, `end` and `position` in the file; `paragraph` and `sentence` count from 1, the
    sentence within its paragraph. `words` are exactly the draft's, `context` the sentence around them.

    `who` is the full name of the person or body that says it, as far as the text tells, `title` their office,
    `cue` the word of saying, `source_kind` what kind of source that is (`person`, `organisation`, `document`,
    `role`, `group`, `anonymous`; `tag`, `footnote` … where only a mark tells). `voice` is where source and cue stand,
    in document offsets. `status` is one of `STATUSES`; `waiver` the reason where it is waived. `claim` says that it
    counts among those that must be sourced.
    """

    id: str
    number: int
    kind: str
    span: Span
    start: int
    end: int
    position: Position
    paragraph: int
    sentence: int
    words: str
    context: str
    quoted: bool
    claim: bool
    status: str
    who: str = ""
    title: str = ""
    cue: str = ""
    source_kind: str = ""
    waiver: str = ""
    voice: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source of an article: `items` rest on it, `quoted` of them in its own words."""

    name: str
    title: str
    kind: str
    items: int
    quoted: int

    @property
    def anonymous(self) -> bool:
        """Whether readers cannot tell who it is."""
        return self.kind in ("anonymous", "group")


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """Somebody in an article: title and place of the first reference, how often named, other spellings of the name."""

    name: str
    title: str
    position: Position
    mentions: int
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The ledger of one article: `sourced` of `claims` claims have a source, as `attrlint check` counts them.

    `remarks` are what to know about its sources as a whole. `document` is what the items' spans count in.
    """

    path: str
    items: Sequence[Item]
    sources: Sequence[SourceEntry]
    people: Sequence[PersonEntry]
    findings: Sequence[Finding]
    document: Document
    claims: int = 0
    sourced: int = 0
    remarks: tuple[str, ...] = ()
    statuses: Mapping[str, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The headline, else the file's name."""
        return self.document.metadata.title or self.path
