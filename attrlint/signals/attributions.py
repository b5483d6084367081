"""Attributions: cue, source and content. A cue without a source is a word, not an attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from attrlint.document import Span
from attrlint.signals import Signals
from attrlint.signals.contents import in_sentence, spoken
from attrlint.signals.labels import labels
from attrlint.signals.pairings import Pairing, hits_by_sentence, pairings
from attrlint.signals.sentences import sentences
from attrlint.signals.sources import Speaker
from attrlint.signals.tokens import Token, tokenize

_SURE: Final = 0.75
"""Probability from which a pairing is strong evidence."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, by which words; spans in document offsets.

    `source` is None where the text names none (“reportedly”). `contents` are what is said: the rest
    of the sentence, and the quotations that go with it. `kind` is `speech`, `document`, `hearsay`
    or `thought`; `strength` `strong` or `weak`. `sentence` is the ordinal of the cue's sentence.
    """

    source: Speaker | None
    cue: Span
    contents: tuple[Span, ...]
    kind: str
    strength: str
    sentence: int


def attributions(signals: Signals) -> list[Attribution]:
    """Every attribution of the document, in reading order."""
    split = signals.get(sentences)
    found: list[Attribution] = []
    for index, hits in hits_by_sentence(signals).items():
        tokens = tokenize(signals, split.spans[index])
        found.extend(_built(tokens, pairing, split.spans[index], index) for pairing in pairings(signals, tokens, hits))
    cued = {a.sentence for a in found}
    for label in signals.get(labels):
        index = split.index(label.cue.start)
        if index not in cued:
            found.append(Attribution(label.source, label.cue, label.contents, "speech", "strong", index))
    found.sort(key=lambda a: a.cue)
    speeches = spoken(signals, [(a.cue, a.contents) if a.kind == "speech" else None for a in found])
    return [
        Attribution(a.source, a.cue, (*a.contents, *more), a.kind, a.strength, a.sentence) if more else a
        for a, more in zip(found, speeches, strict=True)
    ]


def _built(tokens: Sequence[Token], pairing: Pairing, sentence: Span, index: int) -> Attribution:
    cue = Span(tokens[pairing.cue.first].start, tokens[pairing.cue.last].end)
    source = pairing.source.speaker
    kind = "document" if source and source.kind == "document" else "speech"
    if pairing.cue.list in ("cues.hearsay", "cues.thought"):
        kind = pairing.cue.list.partition(".")[2]
    strong = pairing.probability >= _SURE and kind in ("speech", "document") and source is not None
    contents = in_sentence(tokens, sentence, source.span if source else cue, cue)
    return Attribution(source, cue, contents, kind, "strong" if strong else "weak", index)
