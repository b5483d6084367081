"""Pairings: each cue of a sentence with the source it most likely has, if it has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from attrlint.document import Span
from attrlint.lexicon import Hit
from attrlint.signals import Signals
from attrlint.signals.cues import Candidate, Cue, probabilities, weights
from attrlint.signals.heads import heads
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences
from attrlint.signals.sources import Speaker, phrase_ending_at, phrase_starting_at, skip_back, with_apposition
from attrlint.signals.tokens import Token

_WEIGHED: Final = ("cues.according", "cues.verbs", "cues.nouns", "cues.hearsay")
_MINDS: Final = ("cues.thought", "cues.attitude")
_UNSAID: Final = 0.5
"""What the chance that no source is said counts for, beside that of one which is."""
_THINKERS: Final = frozenset({"person", "role", "anonymous", "group", "organisation", "pronoun"})
_ACCEPTED: Final = 0.35
"""Probability from which a pairing of cue and source is an attribution."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """A cue accepted in a sentence, with its likeliest source; `probability` that it is a cue at all."""

    cue: Cue
    source: Candidate
    probability: float


def hits_by_sentence(signals: Signals) -> dict[int, list[Hit]]:
    """Cue hits outside quotations, by sentence; of overlapping hits the longest stays."""
    split, quoted = signals.get(sentences), signals.get(quotations)
    hits = sorted(
        (hit for name in (*_WEIGHED, *_MINDS) for hit in signals.hits(name)), key=lambda hit: (hit.start, -hit.end)
    )
    grouped: dict[int, list[Hit]] = {}
    end = -1
    for hit in hits:
        if hit.start < end or quoted.at(hit.start) is not None:
            continue
        index = split.index(hit.start)
        if index >= 0 and split.spans[index].covers((hit.start, hit.end)):
            grouped.setdefault(index, []).append(hit)
            end = hit.end
    return grouped


def located(tokens: Sequence[Token], hits: Iterable[Hit]) -> list[Cue]:
    """The hits as token ranges."""
    first = {token.start: at for at, token in enumerate(tokens)}
    cues = []
    for hit in hits:
        at = first.get(hit.start)
        if at is None:
            continue
        last = at
        while last + 1 < len(tokens) and tokens[last + 1].start < hit.end:
            last += 1
        if _ruled_out(tokens, last, hit):
            continue
        form = tokens[at].low if at == last else hit.entry.form
        cues.append(Cue(at, last, hit.entry.word, form, hit.entry.list))
    return cues


def _ruled_out(tokens: Sequence[Token], last: int, hit: Hit) -> bool:
    """Whether a word that the lexicon names follows: “claimed 12 lives”, “found guilty”."""
    words = hit.entry.data.get("not-before", "").split()
    return bool(words) and any(token.low in words for token in tokens[last + 1 : last + 4])


def pairings(signals: Signals, tokens: Sequence[Token], hits: Iterable[Hit]) -> list[Pairing]:
    """The cues of one sentence that hold, each with its likeliest source."""
    table, kinds = weights(signals.lexicons), heads(signals.lexicons)
    shouting = headline(tokens)
    accepted: list[Pairing] = []
    minds: list[Pairing] = []
    for cue in located(tokens, hits):
        if cue.list in _MINDS:
            minds.extend(_mind(tokens, cue, kinds))
            continue
        previous = accepted[-1].source.speaker if accepted else None
        options = candidates(tokens, cue, previous, kinds)
        chances = probabilities(tokens, cue, options, table, said_before=bool(accepted), headline=shouting)
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


def headline(tokens: Sequence[Token]) -> bool:
    """Whether Most Words Are Capitalised."""
    words = [token for token in tokens if token.text[:1].isalpha() and len(token.text) > 3]
    return len(words) > 3 and sum(token.text[0].isupper() for token in words) > 0.8 * len(words)


def candidates(
    tokens: Sequence[Token], cue: Cue, previous: Speaker | None, kinds: Mapping[str, str]
) -> list[Candidate]:
    """The sources a cue could have, none twice; last the possibility that its source is not said."""
    found: dict[Span, Candidate] = {}
    for place, speaker in _places(tokens, cue, previous, kinds):
        if speaker is not None and not _overlaps(tokens, cue, speaker):
            found.setdefault(speaker.span, Candidate(place, speaker))
    return [*found.values(), Candidate("implicit", None)]


def _after_preposition(tokens: Sequence[Token], cue: Cue) -> bool:
    """Whether the cue is a noun in a circumstance, “in a call for …”: the sentence's subject does not utter it."""
    if not _base(cue):
        return False
    at = cue.first - 1
    while at > 0 and cue.first - at < 3 and tokens[at].kind in ("word", "adv", "name"):
        at -= 1
    article = tokens[at].low in ("a", "an") or (tokens[at].kind == "det" and at == cue.first - 1)
    return at > 0 and article and tokens[at - 1].kind == "prep"


def _base(cue: Cue) -> bool:
    return cue.form.partition(" ")[0] == cue.lemma.partition(" ")[0]


def _overlaps(tokens: Sequence[Token], cue: Cue, speaker: Speaker) -> bool:
    return speaker.span.overlaps((tokens[cue.first].start, tokens[cue.last].end))


def _places(
    tokens: Sequence[Token], cue: Cue, previous: Speaker | None, kinds: Mapping[str, str]
) -> Iterator[tuple[str, Speaker | None]]:
    before = skip_back(tokens, cue.first - 1)
    if cue.list == "cues.according":
        yield "inverted", phrase_starting_at(tokens, cue.last + 1, kinds)
        return
    in_circumstance = _after_preposition(tokens, cue)
    if in_circumstance:
        pass
    elif before >= 0 and tokens[before].low in ("who", "which", "that"):
        token = tokens[before]
        yield "relative", Speaker(Span(token.start, token.end), token.low, "pronoun", named=False)
    elif before >= 0 and tokens[before].kind == "punct":
        yield from _inserted(tokens, before, kinds)
    else:
        yield "adjacent", phrase_ending_at(tokens, before, kinds)
    yield "owner", _owner(tokens, cue, kinds)
    after = cue.last + 1
    if after < len(tokens) and tokens[after].low in ("by", "of", "from"):
        yield "agent", phrase_starting_at(tokens, after + 1, kinds)
    elif after < len(tokens):
        found = phrase_starting_at(tokens, after, kinds)
        yield "inverted", with_apposition(tokens, found) if found else None
    if previous is not None:
        yield "previous", previous
    if not in_circumstance:
        yield "opening", _opening(tokens, cue, kinds)


def _inserted(tokens: Sequence[Token], close: int, kinds: Mapping[str, str]) -> Iterator[tuple[str, Speaker | None]]:
    """Subjects before `, … ,`: an apposition, a relative clause, an age."""
    seen = 0
    for at in range(close - 1, 0, -1):
        if tokens[at].text in (",", "—", "–", "-", "(") and tokens[close].text in (",", "—", "–", "-", ")"):
            found = phrase_ending_at(tokens, skip_back(tokens, at - 1), kinds)
            seen += 1
            if found:
                whole = Span(found.span.start, tokens[close - 1].end)
                yield ("inserted" if seen == 1 else "inserted far"), Speaker(whole, found.head, found.kind, found.named)
        if seen == 3 or tokens[at].kind == "quote":
            return


def _owner(tokens: Sequence[Token], cue: Cue, kinds: Mapping[str, str]) -> Speaker | None:
    """Whose statement: “her …”, “the ministry’s latest …”."""
    for at in range(cue.first - 1, max(-1, cue.first - 4), -1):
        token = tokens[at]
        if token.kind == "poss":
            return Speaker(Span(token.start, token.end), token.low, "pronoun", named=False)
        if token.text.endswith(("’s", "'s", "s’", "s'")):
            return phrase_ending_at(tokens, at, kinds)
        if token.kind not in ("word", "name", "num"):
            return None
    return None


def _opening(tokens: Sequence[Token], cue: Cue, kinds: Mapping[str, str]) -> Speaker | None:
    """The sentence's subject: the phrase it opens with, or the one after its opening adverbial."""
    start = 0
    if tokens[0].kind in ("prep", "conj", "adv", "day", "quote"):
        comma = next((at for at, token in enumerate(tokens[: cue.first]) if token.text == ","), None)
        start = 1 if comma is None and tokens[0].kind in ("conj", "adv") else (comma or 0) + 1
    if start >= cue.first or tokens[start].kind not in ("name", "word", "det", "poss", "pron", "num"):
        return None
    return phrase_starting_at(tokens[: cue.first], start, kinds)
