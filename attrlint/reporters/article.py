"""An article as the annotated page shows it: its text in pieces, the notes beside it, its ledger, its coverage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import PurePath
from typing import Final, NamedTuple

from attrlint.document import Block, Document, Span
from attrlint.expressions import expression
from attrlint.finding import Finding, Severity
from attrlint.ledger import OPEN, STATUSES, Item, Mark, Sheet
from attrlint.reporters.pieces import Piece, Stretch, pieces
from attrlint.rulebook import Rule

_LANGUAGE: Final = expression(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_GROUPED: Final = {"item": "list", "cell": "table"}
"""Blocks that stand in one element together."""


@dataclass(frozen=True)
class Note:
    """A margin note: a finding with its number in the article and its rule; `anchored` if the text shows its place."""

    number: int
    finding: Finding
    rule: Rule
    anchored: bool


@dataclass(frozen=True)
class Row:
    """A block: its ordinal (1-based), its text in pieces, the notes on it; `level` for headings and lists."""

    block: Block
    ordinal: int
    pieces: Sequence[Piece]
    notes: Sequence[Note]
    level: int = 0


class Group(NamedTuple):
    """Blocks that belong together: the items of a list, the rows of a table; else one."""

    kind: str
    rows: Sequence[Row]

    @property
    def table(self) -> list[list[Row]]:
        """The cells of a table, row by row."""
        return [list(cells) for _, cells in groupby(self.rows, key=lambda row: row.block.cell and row.block.cell.row)]

    @property
    def notes(self) -> list[Note]:
        """The notes on all of it."""
        return [note for row in self.rows for note in row.notes]


class Line(NamedTuple):
    """A line of the ledger: an item, its source's number among the sources (0 for none), its voice's, its marks and
    notes by number.
    """

    item: Item
    source: int
    voice: int
    marks: Sequence[tuple[int, Mark]]
    notes: Sequence[Note]


class Share(NamedTuple):
    """A status with its number of items, and its stretch of the coverage bar in percent."""

    status: str
    items: int
    start: float
    width: float

    @property
    def open(self) -> bool:
        """Whether there is work left in it."""
        return self.status in OPEN


@dataclass(frozen=True)
class Article:
    """An article of the page, the `number`th. `headline` is the title where the text begins with it; `loose` are the
    notes on the whole draft; `hidden` counts the findings that are not shown.
    """

    number: int
    title: str
    sheet: Sheet
    headline: Row | None
    groups: Sequence[Group]
    loose: Sequence[Note]
    notes: Sequence[Note]
    lines: Mapping[int, Line]
    shares: Sequence[Share]
    hidden: int

    @property
    def language(self) -> str:
        """The draft's language where it says one that a browser understands."""
        told = self.sheet.document.metadata.language
        return told if _LANGUAGE.fullmatch(told) else ""

    @property
    def severities(self) -> Mapping[Severity, int]:
        """How many notes of each severity, the worst first."""
        told = Counter(note.finding.severity for note in self.notes)
        return {severity: told[severity] for severity in reversed(Severity) if told[severity]}

    @cached_property
    def marks(self) -> Mapping[int, Mark]:
        """The source marks by number."""
        return {number: mark for line in self.lines.values() for number, mark in line.marks}

    @property
    def errors(self) -> int:
        """Notes that are errors."""
        return self.severities.get(Severity.error, 0)

    @property
    def warnings(self) -> int:
        """Notes that are warnings."""
        return self.severities.get(Severity.warning, 0)

    @property
    def open(self) -> int:
        """Items with work left in them."""
        return sum(share.items for share in self.shares if share.open)


def article(number: int, sheet: Sheet, shown: Sequence[Finding], rules: Mapping[str, Rule]) -> Article:
    """The `number`th article of a page with the findings to be shown; `rules` explain them, by code."""
    document = sheet.document
    notes, anchors = _notes(document, shown, rules)
    lines = _lines(sheet, notes)
    stretches = [*anchors, *_stretches(lines.values())]
    titled = bool(document.blocks) and _is_headline(document, document.blocks[0])
    rows = list(_rows(document, notes, stretches, _heading_levels(document.blocks, skipped=int(titled))))
    headline = rows[0] if titled else None
    title = document.metadata.title or (headline.block.text if headline else PurePath(sheet.path).name)
    return Article(
        number,
        title,
        sheet,
        headline,
        [Group(kind, list(group)) for kind, group in _grouped(rows[bool(headline) :])],
        [note for note in notes if not 0 < note.finding.paragraph <= len(rows)],
        notes,
        lines,
        list(_shares(sheet.statuses)),
        len(sheet.findings) - len(shown),
    )


def _notes(
    document: Document, findings: Sequence[Finding], rules: Mapping[str, Rule]
) -> tuple[list[Note], list[Stretch]]:
    """The findings as notes, numbered as the text shows their numbers, and the stretches and numbers it shows.

    A number stands behind the words it is about, that of a whole paragraph before it.
    """
    placed = []
    for finding in findings:
        place = _place(document, finding)
        about = place and document.block_at(place.start).span == place
        placed.append(((finding.paragraph, (place.start if about else place.end) if place else 0), place, finding))
    placed.sort(key=lambda each: each[0])
    notes, shown = [], []
    for number, ((_, at), place, finding) in enumerate(placed, 1):
        notes.append(Note(number, finding, rules[finding.code], anchored=place is not None))
        if place:
            shown += [Stretch(*place, "finding", number), Stretch(at, at, "ref", number)]
    return notes, shown


def _place(document: Document, finding: Finding) -> Span | None:
    """Where a finding stands in the document's text, if it is about some of it."""
    if not 0 < finding.paragraph <= len(document.blocks):
        return None
    block = document.blocks[finding.paragraph - 1]
    made = block.trace(finding.start, finding.end)
    return Span(made.start + block.offset, made.end + block.offset) if made and made.end > made.start else None


def _lines(sheet: Sheet, notes: Sequence[Note]) -> dict[int, Line]:
    """The ledger's lines by the numbers of their items."""
    sources = {source.name: number for number, source in enumerate(sheet.sources, 1)}
    by_finding = {note.finding.fingerprint: note for note in notes}
    voices: dict[tuple[tuple[int, int], ...], int] = {}
    marks: dict[Mark, int] = {}
    lines = {}
    for item in sheet.items:
        voice = voices.setdefault(item.voice, len(voices) + 1) if item.voice else 0
        marked = [(marks.setdefault(mark, len(marks) + 1), mark) for mark in item.marks]
        noted = [by_finding[finding.fingerprint] for finding in item.findings if finding.fingerprint in by_finding]
        lines[item.number] = Line(item, sources.get(item.who, 0), voice, marked, noted)
    return lines


def _stretches(lines: Iterable[Line]) -> Iterator[Stretch]:
    """Items, and the words and marks that say whose they are, each once, in document offsets."""
    found = dict[Stretch, None]()
    for line in lines:
        found[Stretch(*line.item.span, "item", line.item.number)] = None
        found.update((Stretch(*span, "voice", line.voice), None) for span in line.item.voice)
        found.update((Stretch(*mark.span, "mark", number), None) for number, mark in line.marks)
    yield from found


def _rows(
    document: Document, notes: Sequence[Note], stretches: Sequence[Stretch], levels: Mapping[int, int]
) -> Iterator[Row]:
    parts = _by_block(document.blocks, stretches)
    said: dict[int, list[Note]] = {}
    for note in notes:
        said.setdefault(note.finding.paragraph, []).append(note)
    for ordinal, (block, here) in enumerate(zip(document.blocks, parts, strict=True), 1):
        level = levels.get(ordinal, min(block.level, 6))
        yield Row(block, ordinal, list(pieces(block.text, here)), said.get(ordinal, ()), level)


def _by_block(blocks: Sequence[Block], stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    """Of each block the stretches that reach into it, in its offsets; a point may stand at its end."""
    found: list[list[Stretch]] = [[] for _ in blocks]
    spans = [block.span for block in blocks]
    for each in stretches:
        first = bisect_left(spans, each.start, key=lambda span: span.end)
        for at in range(first, bisect_right(spans, each.end, lo=first, key=lambda span: span.start)):
            start, end = spans[at]
            if (each.start < end and start < each.end) or start <= each.start == each.end <= end:
                part = each._replace(start=max(each.start, start) - start, end=min(each.end, end) - start)
                found[at].append(part)
    return found


def _heading_levels(blocks: Sequence[Block], skipped: int) -> dict[int, int]:
    """Levels of the headings by ordinal, from 1, none left out on the way down; the `skipped` first are none."""
    levels, last = {}, 0
    for ordinal, block in enumerate(blocks, 1):
        if block.kind == "heading" and ordinal > skipped:
            last = levels[ordinal] = max(1, min(block.level, last + 1, 4))
    return levels


def _is_headline(document: Document, block: Block) -> bool:
    title = document.metadata.title
    return block.kind == "heading" and (not title or title.split() == block.text.split())


def _grouped(rows: Sequence[Row]) -> Iterator[tuple[str, Iterable[Row]]]:
    """Rows by what they belong to: a table's cells, a list's items; every other one for itself."""

    def element(row: Row) -> tuple[str, int]:
        cell = row.block.cell
        alone = row.ordinal if row.block.kind not in _GROUPED else 0
        return _GROUPED.get(row.block.kind, row.block.kind), cell.table if cell else -alone

    for (kind, _), group in groupby(rows, key=element):
        yield kind, group


def _shares(statuses: Mapping[str, int]) -> Iterator[Share]:
    """The statuses there are, side by side: from sourced to the worst, then what needs no source."""
    whole, start = sum(statuses.values()), 0.0
    *others, needless = STATUSES
    for status in (*reversed(others), needless):
        if items := statuses.get(status, 0):
            width = 100 * items / whole
            yield Share(status, items, round(start, 3), round(width, 3))
            start += width
