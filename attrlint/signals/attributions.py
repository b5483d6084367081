"""Attributions: cue, source and content. A cue without a source is a word, not an attribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.lexicon import Lexicons
from attrlint.signals import Signals
from attrlint.signals.antecedents import antecedent
from attrlint.signals.contents import in_sentence, spoken
from attrlint.signals.genders import SINGULAR
from attrlint.signals.identities import resolved
from attrlint.signals.labels import labels
from attrlint.signals.pairings import MINDS, Pairing, hits_by_sentence, pairings
from attrlint.signals.people import people
from attrlint.signals.sentences import sentences
from attrlint.signals.sources import Speaker
from attrlint.signals.tokens import Token, tokenize

_SURE: Final = 0.75
"""Probability from which a pairing is strong evidence."""
_OTHERS: Final = frozenset({"who", "his", "her"})


class Attribution(NamedTuple):
    """Who says what, by which words; spans in document offsets.

    `source` is None where the text names none (“reportedly”); `who` is the person or body it stands
    for, a surname or pronoun led back to the full name, “” where nobody can tell. `contents` are what
    is said: the rest of the sentence, and the quotations that go with it. `kind` is `speech`,
    `document`, `hearsay`, `thought` or `attitude`; `strength` `strong` or `weak`; `polarity` `said`,
    `not said` or `declined`. `lemma` is the cue's, `sentence` the ordinal of the cue's sentence.
    """

    source: Speaker | None
    cue: Span
    contents: tuple[Span, ...]
    kind: str
    strength: str
    sentence: int
    lemma: str = ""
    polarity: str = "said"
    who: str = ""

    @property
    def span(self) -> Span:
        """The cue, for rules that find attributions."""
        return self.cue

    @property
    def telling(self) -> Span:
        """The words that tell who says it: from source to cue, or from cue to source."""
        source = self.source.span if self.source else self.cue
        return Span(min(source.start, self.cue.start), max(source.end, self.cue.end))


def attributions(signals: Signals) -> list[Attribution]:
    """Every attribution of the document, in reading order."""
    found = sorted((*_cued(signals), *_labelled(signals)), key=lambda a: a.cue)
    sure = {a.sentence for a in found if a.kind == "speech" and a.strength == "strong"}
    speaks = [a.kind == "speech" and (a.strength == "strong" or a.sentence not in sure) for a in found]
    speeches = spoken(signals, [(a.cue, a.contents) if each else None for a, each in zip(found, speaks, strict=True)])
    speaker = _Speakers(signals)
    return [
        each._replace(contents=(*each.contents, *more), who=speaker.of(each))
        for each, more in zip(found, speeches, strict=True)
    ]


class _Speakers:
    """Who speaks, one attribution after another."""

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        self._last = ""
        self._spoke = -1

    def of(self, attribution: Attribution) -> str:
        """The full name of the person or body that a source stands for, “” where nobody can tell."""
        source = attribution.source
        if source is None:
            return ""
        if source.kind != "pronoun":
            who = resolved(self._signals, source, self._last)
        elif source.head in SINGULAR:
            who = antecedent(self._signals, source.span.start, source.head, self._last, self._spoke)
        else:
            who = self._last if source.head in _OTHERS else ""
        who = self._signals.get(people).introduced(who)
        if who and (source.kind in ("person", "pronoun") or who in self._signals.get(people).by_name):
            self._last, self._spoke = who, attribution.sentence
        return who


def said_in(signals: Signals, sentence: int) -> list[Attribution]:
    """What people, bodies and documents say in the sentence of that index; what they think or want is not said."""
    return signals.get(_by_sentence).get(sentence, [])


def _by_sentence(signals: Signals) -> dict[int, list[Attribution]]:
    found: dict[int, list[Attribution]] = {}
    for attribution in signals.get(attributions):
        if attribution.kind in ("speech", "document"):
            found.setdefault(attribution.sentence, []).append(attribution)
    return found


def _cued(signals: Signals) -> Iterator[Attribution]:
    split = signals.get(sentences)
    for index, hits in hits_by_sentence(signals).items():
        tokens = tokenize(signals, split.spans[index])
        for pairing in pairings(signals, tokens, hits):
            yield _built(signals.lexicons, tokens, pairing, split.spans[index], index)


def _labelled(signals: Signals) -> Iterator[Attribution]:
    split = signals.get(sentences)
    for label in signals.get(labels):
        index = split.index(label.cue.start)
        if index >= 0 and split.spans[index].covers(label.cue):  # a source line is no speaker
            yield Attribution(label.source, label.cue, label.contents, "speech", "strong", index, ":")


def _built(lexicons: Lexicons, tokens: Sequence[Token], pairing: Pairing, sentence: Span, index: int) -> Attribution:
    cue = Span(tokens[pairing.cue.first].start, tokens[pairing.cue.last].end)
    source = pairing.source.speaker
    kind = "document" if source and source.kind == "document" else "speech"
    if pairing.cue.list in ("cues.hearsay", *MINDS):
        kind = pairing.cue.list.partition(".")[2]
    sure = pairing.probability >= _SURE or pairing.cue.list == "cues.according"
    strong = sure and kind in ("speech", "document") and source is not None
    contents = in_sentence(lexicons, tokens, sentence, source.span if source else cue, cue)
    return Attribution(
        source,
        cue,
        contents,
        kind,
        "strong" if strong else "weak",
        index,
        pairing.cue.lemma,
        _polarity(lexicons, tokens, pairing),
    )


def _polarity(lexicons: Lexicons, tokens: Sequence[Token], pairing: Pairing) -> str:
    if pairing.cue.lemma in lexicons.words("cues.refusals"):
        return "declined"
    negations = lexicons.words("grammar.negations")
    before = tokens[max(0, pairing.cue.first - 3) : pairing.cue.first]
    denied = any(token.low in negations or token.low.endswith("n't") for token in before)
    return "not said" if denied else "said"
