"""Speakers named by layout, without a verb: “WALLACE: …”, “Q: …”, and a name behind a dash below a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from attrlint.document import Block, Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.sources import Speaker

_NAME: Final = r"[A-Z][\w.’'-]*(?: (?:of|de|van|von|and|the|[A-Z][\w.’'-]*)){0,5}"
_LABEL: Final = expression(rf"[\"“”]?(?P<name>Q|A|{_NAME})(?P<mark>:) ?(?P<said>\S.*)", re.DOTALL)
_SHOUTED: Final = expression(r"Q|A|[A-Z][A-Z.’' -]+")
_SIGNATURE: Final = expression(
    rf"(?P<said>.*[\"”’'] ?|)(?P<mark>[-–—―]{{1,2}}) ?(?P<name>{_NAME})(?:, [^.]{{0,60}})?\W*", re.DOTALL
)
_DASH: Final = expression(r"[-–—―]")
_WORDS: Final = 4
"""Words behind a label that make it speech; fewer are a table's or a form's."""


class Label(NamedTuple):
    """A speaker named by layout: the source, the mark that is the cue, what is said."""

    source: Speaker
    cue: Span
    contents: tuple[Span, ...]


def labels(signals: Signals) -> list[Label]:
    """Every speaker label and signature, in order."""
    return list(_found(signals))


def _found(signals: Signals) -> Iterator[Label]:
    blocks = signals.document.blocks
    never = signals.lexicons.words("sourceheads.no-speakers")
    for index, block in enumerate(blocks):
        label = _LABEL.fullmatch(block.text) if ":" in block.text[:80] else None
        if label and label["name"].lower() not in never and label["said"].count(" ") + 1 >= _WORDS:
            said = [Span(block.offset + label.start("said"), block.span.end)]
            if _SHOUTED.fullmatch(label["name"]):
                said += [other.span for other in _same_turn(blocks[index + 1 : index + 8])]
            yield _label(block, label, tuple(said))
        elif _DASH.search(block.text[-120:]) and (signature := _SIGNATURE.fullmatch(block.text)):
            above = blocks[index - 1].span if index else None
            signed = Span(block.offset, block.offset + signature.end("said")) if signature["said"] else above
            if signed and " " in signature["name"] and signature["name"].lower() not in never:
                yield _label(block, signature, (signed,))


def _same_turn(blocks: Sequence[Block]) -> Iterator[Block]:
    """The paragraphs of a transcript up to the next label."""
    following = [at for at, block in enumerate(blocks) if _LABEL.match(block.text[:60])]
    if following:
        yield from blocks[: following[0]]


def _label(block: Block, found: re.Match[str], contents: tuple[Span, ...]) -> Label:
    name = Span(block.offset + found.start("name"), block.offset + found.end("name"))
    mark = Span(block.offset + found.start("mark"), block.offset + found.end("mark"))
    head = found["name"].lower().rpartition(" ")[2]
    return Label(Speaker(name, head, "person", named=len(found["name"]) > 1), mark, contents)
