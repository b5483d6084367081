"""The sources a cue could have: the noun phrases before it, after it, and at the head of the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrlint.document import Span
from attrlint.signals.cues import Candidate, Cue
from attrlint.signals.sources import Speaker, phrase_ending_at, phrase_starting_at, skip_back, with_apposition
from attrlint.signals.tokens import Token


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
    if cue.list == "cues.according":
        yield "inverted", phrase_starting_at(tokens, cue.last + 1, kinds)
        return
    uttered = not _after_preposition(tokens, cue)
    if uttered:
        yield from _before(tokens, skip_back(tokens, cue.first - 1), kinds)
    yield "owner", _owner(tokens, cue, kinds)
    after = cue.last + 1
    if after < len(tokens) and tokens[after].low in ("by", "of", "from"):
        yield "agent", phrase_starting_at(tokens, after + 1, kinds)
    elif after < len(tokens):
        found = phrase_starting_at(tokens, after, kinds)
        yield "inverted", with_apposition(tokens, found) if found else None
    if previous is not None:
        yield "previous", previous
    if uttered:
        yield "opening", _opening(tokens, cue, kinds)


def _before(tokens: Sequence[Token], at: int, kinds: Mapping[str, str]) -> Iterator[tuple[str, Speaker | None]]:
    """What stands before the verb: a relative pronoun, an insertion, or the subject itself, ending at `at`."""
    if at >= 0 and tokens[at].low in ("who", "which", "that"):
        token = tokens[at]
        yield "relative", Speaker(Span(token.start, token.end), token.low, "pronoun", named=False)
    elif at >= 0 and tokens[at].kind == "punct":
        yield from _inserted(tokens, at, kinds)
    else:
        yield "adjacent", phrase_ending_at(tokens, at, kinds)


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
    return phrase_starting_at(tokens, start, kinds, cue.first)
