"""Which sentence is supported by what: every rule that asks “who says so?” asks here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from attrlint.document import PROSE_KINDS, Block, Span
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import Sentences, sentences
from attrlint.signals.sourcemarks import SourceMark, sourcemarks

COVERING: Final = 20
"""Source marks that cover a sentence further up, at most: the nearest. Where every sentence of a paragraph has its own,
all those further down would cover it.
"""
_TAGS: Final = frozenset({"tag", "line", "agency", "citation", "number", "footnote", "cite", "comment"})


class Evidence(NamedTuple):
    """One reason to believe a sentence is sourced.

    `kind` is `cue`, `quotation`, `tag`, `footnote`, `link` or `carry-over`; `strength` is `strong` or
    `weak`; `span` is the cue, tag or link in document offsets, `source` the words that name the source.
    """

    kind: str
    strength: str
    span: Span
    source: str = ""
    named: bool = False
    dated: bool = False


class Support:
    """The evidence of a document, sentence by sentence (indices are those of `sentences`)."""

    def __init__(self, split: Sentences, found: Sequence[Sequence[Evidence]]) -> None:
        self._split = split
        self._found = found

    def of(self, index: int) -> Sequence[Evidence]:
        """The evidence for the sentence with that index."""
        return self._found[index] if 0 <= index < len(self._found) else ()

    def at(self, offset: int) -> Sequence[Evidence]:
        """The evidence for the sentence at a document offset."""
        return self.of(self._split.index(offset))

    def strength(self, offset: int) -> str:
        """`strong`, `weak` or `""`: the best evidence for the sentence at a document offset."""
        return best(self.at(offset))

    def within(self, span: Span) -> Iterator[Evidence]:
        """All evidence for the sentences of a span, a paragraph say."""
        for index in range(self._split.index(span.start - 1) + 1, self._split.index(span.end - 1) + 1):
            yield from self._found[index]


def best(found: Sequence[Evidence]) -> str:
    """The strongest strength among pieces of evidence, `""` where there is none."""
    strengths = {item.strength for item in found}
    return "strong" if "strong" in strengths else "weak" if strengths else ""


def willed(signals: Signals) -> frozenset[int]:
    """Where words begin, in document offsets, by which somebody orders, asks for or promises something."""
    return frozenset(hit.start for hit in signals.hits("claims.directives"))


def vouching(signals: Signals, offset: int) -> Sequence[Evidence]:
    """The evidence for a claim in the sentence at a document offset; whoever orders or promises something does not
    vouch for what is told of it (“ordered operations that led to …”), nor does who thinks or wants something.
    """
    orders, found = signals.get(willed), signals.get(support).at(offset)
    return [item for item in found if item.span.start not in orders and (item.kind, item.strength) != ("cue", "weak")]


def support(signals: Signals) -> Support:
    """Cues and quotations in the sentence, tags and links on it, then what carries over."""
    split = signals.get(sentences)
    found: list[list[Evidence]] = [[] for _ in split.spans]
    for attribution in signals.get(attributions):
        if attribution.source is None or attribution.polarity != "said":
            continue  # “reportedly” names nobody; “declined to comment” says nothing
        found[attribution.sentence].append(_cue(signals, attribution))
    covered = [0] * len(found)
    for mark in signals.get(sourcemarks):
        _mark(split, mark, found, covered)
    above: Block | None = None
    for block in signals.document.blocks:
        if block.kind in PROSE_KINDS:
            _carry(block, split, found, _lead_in(above, split, found) if block.kind == "item" and above else None)
        if block.kind != "item":
            above = block
    return Support(split, found)


def _cue(signals: Signals, attribution: Attribution) -> Evidence:
    sentence = signals.get(sentences).spans[attribution.sentence]
    quoted = any(item.span.end - item.span.start > 20 for item in signals.get(quotations).within(*sentence))
    source = attribution.source
    return Evidence(
        "quotation" if quoted else "cue",
        attribution.strength,
        attribution.cue,
        signals.text[source.span.start : source.span.end] if source else "",
        named=source is not None and source.named,
    )


def _mark(split: Sentences, mark: SourceMark, found: list[list[Evidence]], covered: list[int]) -> None:
    """Adds a mark to the sentences it covers, `covered` so often already, from the last upwards."""
    if mark.fault == "empty" or not mark.resolved:
        return
    tag = mark.kind in _TAGS
    kind = "tag" if tag and mark.kind != "footnote" else mark.kind
    last = split.index(mark.covers.end - 1)
    first = max(0, split.index(mark.covers.start))
    # the sentence right before a tag is sourced by it; those further up are covered, not proved
    proof = Evidence(kind, "strong" if tag else "weak", mark.span, mark.value, dated=mark.dated)
    cover = proof._replace(strength="weak")
    if first <= last and mark.covers.overlaps(split.spans[last]):
        found[last].append(proof)
    for index in range(last - 1, first - 1, -1):
        if covered[index] == COVERING:
            break
        if mark.covers.overlaps(split.spans[index]):
            found[index].append(cover)
            covered[index] += 1


def _carry(block: Block, split: Sentences, found: list[list[Evidence]], in_force: Evidence | None) -> None:
    """Within a paragraph a source stays in force; `in_force` is what a lead-in brings along."""
    for index in range(split.index(block.offset - 1) + 1, split.index(block.span.end - 1) + 1):
        if not found[index] and in_force is not None:
            found[index].append(in_force)
        named = next((item for item in found[index] if item.kind in ("cue", "quotation")), None)
        if named is not None:
            in_force = Evidence("carry-over", "weak", named.span, named.source, named.named)


def _lead_in(above: Block, split: Sentences, found: list[list[Evidence]]) -> Evidence | None:
    """The source of a lead-in (“The report found:”), the block above a list, serves all of it."""
    index = split.index(above.span.end - 1)
    if index < 0 or not above.text.endswith(":"):
        return None
    named = next((item for item in found[index] if item.kind in ("cue", "quotation")), None)
    return Evidence("carry-over", "weak", named.span, named.source, named.named) if named else None
