"""Pairings: each cue of a sentence with the source it most likely has, if it has one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrlint.lexicon import Hit
from attrlint.signals import Signals
from attrlint.signals.candidates import candidates
from attrlint.signals.cues import Candidate, Cue, probabilities
from attrlint.signals.heads import heads
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences
from attrlint.signals.sources import START, phrase_ending_at, phrase_starting_at, skip_back
from attrlint.signals.tokens import Token, headline

_WEIGHED: Final = ("cues.according", "cues.verbs", "cues.nouns", "cues.hearsay")
MINDS: Final = ("cues.thought", "cues.attitude")
"""Lists of cues that tell what somebody thinks, not what they said."""
_ASIDE: Final = 60
"""Characters that an editor's remark in brackets may have on either side of a cue."""
_UNSAID: Final = 0.5
"""What the chance that no source is said counts for, beside that of one which is."""
_THINKERS: Final = frozenset({"person", "role", "anonymous", "group", "organisation", "pronoun"})
_CONTENTS: Final = frozenset({"with", "to", "that"})
_PEOPLE: Final = frozenset({"person", "role", "anonymous", "group", "pronoun"})
_ACCEPTED: Final = 0.35
"""Probability from which a pairing of cue and source is an attribution."""


class Pairing(NamedTuple):
    """A cue accepted in a sentence, with its likeliest source; `probability` that it is a cue at all."""

    cue: Cue
    source: Candidate
    probability: float


def hits_by_sentence(signals: Signals) -> dict[int, list[Hit]]:
    """Cue hits outside quotations, by sentence; of overlapping hits the longest stays."""
    split, quoted = signals.get(sentences), signals.get(quotations)
    hits = sorted(
        (hit for name in (*_WEIGHED, *MINDS) for hit in signals.hits(name)), key=lambda hit: (hit.start, -hit.end)
    )
    grouped: dict[int, list[Hit]] = {}
    end = -1
    for hit in hits:
        if hit.start < end or quoted.at(hit.start) is not None or _in_brackets(signals.text, hit.start):
            continue
        index = split.index(hit.start)
        if index >= 0 and split.spans[index].covers((hit.start, hit.end)):
            grouped.setdefault(index, []).append(hit)
            end = hit.end
    return grouped


def _in_brackets(text: str, at: int) -> bool:
    """Whether square brackets, an editor's, stand around an offset: “[who says?]”."""
    before = text[max(0, at - _ASIDE) : at]
    return before.rfind("[") > before.rfind("]") and "]" in text[at : at + _ASIDE]


def located(tokens: Sequence[Token], hits: Iterable[Hit], kinds: Mapping[str, str]) -> list[Cue]:
    """The hits as token ranges."""
    cues = []
    for hit in hits:
        at = bisect_left(tokens, hit.start, key=START)
        if at == len(tokens) or tokens[at].start != hit.start:
            continue
        last = at
        while last + 1 < len(tokens) and tokens[last + 1].start < hit.end:
            last += 1
        if _ruled_out(tokens, last, hit) or _acted_on(tokens, at, last, hit, kinds):
            continue
        form = tokens[at].low if at == last else hit.entry.form
        cues.append(Cue(at, last, hit.entry.word, form, hit.entry.list))
    return cues


def _ruled_out(tokens: Sequence[Token], last: int, hit: Hit) -> bool:
    """Whether a word that the lexicon names follows: “claimed 12 lives”, “found guilty”."""
    words = hit.entry.data.get("not-before", "").split()
    return bool(words) and any(token.low in words for token in tokens[last + 1 : last + 4])


def _acted_on(tokens: Sequence[Token], first: int, last: int, hit: Hit, kinds: Mapping[str, str]) -> bool:
    """Whether a word that says something only of a deed has a person as its whole object: “threatened a witness”, not
    “threatened the owner with a lawsuit” or “threatened to sue”.
    """
    if "deed" not in hit.entry.data or (first and tokens[first - 1].kind in ("punct", "quote")):  # “…,” threatened he
        return False
    whom = phrase_starting_at(tokens, last + 1, kinds)
    if whom is None or (whom.kind not in _PEOPLE and whom.head != "her"):
        return False
    after = bisect_left(tokens, whom.span.end, key=START)
    return not any(token.low in _CONTENTS for token in tokens[last + 1 : after + 1])


def pairings(signals: Signals, tokens: Sequence[Token], hits: Iterable[Hit]) -> list[Pairing]:
    """The cues of one sentence that hold, each with its likeliest source."""
    kinds = heads(signals.lexicons)
    shouting = headline(token.text for token in tokens)
    accepted: list[Pairing] = []
    minds: list[Pairing] = []
    for cue in located(tokens, hits, kinds):
        if cue.list in MINDS:
            minds.extend(_mind(tokens, cue, kinds))
            continue
        previous = accepted[-1].source.speaker if accepted else None
        options = candidates(tokens, cue, previous, kinds)
        chances = probabilities(tokens, cue, options, signals.lexicons, said_before=bool(accepted), headline=shouting)
        probability = sum(chances)
        if probability >= _ACCEPTED:
            best = max(
                range(len(options)), key=lambda at: chances[at] * (_UNSAID if options[at].speaker is None else 1)
            )
            accepted.append(Pairing(cue, options[best], probability))
    return [*accepted, *minds]


def _mind(tokens: Sequence[Token], cue: Cue, kinds: Mapping[str, str]) -> Iterator[Pairing]:
    """A state of mind, with the one whose it is right before it."""
    speaker = phrase_ending_at(tokens, skip_back(tokens, cue.first - 1), kinds)
    if speaker is not None and speaker.kind in _THINKERS and speaker.head != "it":
        yield Pairing(cue, Candidate("adjacent", speaker), _ACCEPTED)
