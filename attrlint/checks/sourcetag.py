"""Source tags: is there enough in them to find the source again? And is every declared source cited?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from attrlint.checks import Check, Note
from attrlint.checks.tagbodies import inconsistent, mismatch
from attrlint.checks.tagdetails import stale, undated, unlocated, vague
from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.sourcemarks import SourceMark, sourcemarks

_CITED: Final = expression(r"[\w:.#$%&+?<>~/-]*\w")


def _empty(mark: SourceMark, _signals: Signals) -> Note | None:
    return Note(mark.span, {"value": mark.value}, place=mark.place) if mark.fault == "empty" else None


def _malformed(mark: SourceMark, _signals: Signals) -> Note | None:
    faults = {
        "unclosed": "the bracket is never closed",
        "misspelt": "the label is misspelt",
        "no colon": "the colon is missing",
    }
    return Note(mark.span, {"value": mark.value, "fault": faults[mark.fault]}) if mark.fault in faults else None


def _dangling(mark: SourceMark, _signals: Signals) -> Note | None:
    return Note(mark.span, {"value": mark.value, "fault": "has no entry"}) if not mark.resolved else None


def _doubled(signals: Signals) -> Iterator[Note]:
    """A footnote's second definition; a note may run over several blocks, but its key stands there once."""
    document = signals.document
    ends: dict[str, int] = {}
    for block in document.blocks:
        if block.kind == "note":
            before = document.source.text[ends.get(block.key, 0) : block.sources[0].start]
            if block.key in ends and f"[^{block.key}]:" in before:
                yield Note(block.span, {"value": block.key, "fault": "has two entries"})
            ends[block.key] = block.sources[-1].end


def _unused(signals: Signals) -> Iterator[Note]:
    """A declared source whose key is never cited, in a draft that cites others by theirs."""
    declared = signals.document.metadata.sources
    cited = {word for mark in signals.get(sourcemarks) for word in (mark.value, *_CITED.findall(mark.value))}
    if cited.isdisjoint(declared):
        return
    for key, entry in declared.items():
        if key not in cited and key != entry.text and entry.fields.get("type") != "background":
            yield Note(Span(0, 0), {"value": key}, place=entry.place)


_MARKS: Final[dict[str, Callable[[SourceMark, Signals], Note | None]]] = {
    "vague": vague,
    "undated": undated,
    "unlocated": unlocated,
    "stale": stale,
    "empty": _empty,
    "malformed": _malformed,
    "dangling": _dangling,
    "mismatch": mismatch,
    "inconsistent": inconsistent,
}

_DRAFT: Final[dict[str, Callable[[Signals], Iterator[Note]]]] = {"dangling": _doubled, "unused": _unused}


def _run(rule: Rule, signals: Signals) -> Iterator[Note]:
    problem = str(rule.options["problem"])
    if problem in _MARKS:
        notes = (_MARKS[problem](mark, signals) for mark in signals.get(sourcemarks))
        yield from (note for note in notes if note)
    if problem in _DRAFT:
        yield from _DRAFT[problem](signals)


CHECK = Check(
    "source-tag",
    "Source tags, footnotes and citations that are vague, empty, malformed, old, lead nowhere or fit nothing.",
    _run,
    options={"problem": f"which fault to look for: {', '.join(_MARKS | _DRAFT)}"},
    placeholders={
        "value": "what the tag says",
        "missing": "what it lacks",
        "fault": "what is wrong with its form",
        "other": "what another tag says instead",
    },
)
