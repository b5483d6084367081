"""Who speaks: the noun phrases around a cue, and what kind of source the head of each makes it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from attrlint.document import Span
from attrlint.signals.tokens import Token

_INSIDE: Final = frozenset({"name", "word", "det", "poss", "num", "pron"})
_LINKS_BACK: Final = frozenset({"of", "for", "at", "in", "from", "with", "on", "to", "by"})
_LINKS_ON: Final = frozenset({"of", "for", "at", "in", "from", "with", "and", "&"})
_OPENS: Final = frozenset({"name", "word", "num", "det", "poss", "pron"})
_SOME: Final = frozenset(
    {"some", "many", "most", "several", "few", "both", "all", "others", "another", "each", "these", "those"}
)
START: Final = itemgetter(0)
"""Where a token starts, as the key of a bisection."""


class Speaker(NamedTuple):
    """A source: its span in document offsets, its head word (lower case), its kind, whether it holds a name.

    Kinds: `person` (named), `role` (“the minister”), `anonymous` (“a senior official”, “aides”), `group`
    (“critics”, “some”), `organisation`, `document`, `pronoun`, `other`.
    """

    span: Span
    head: str
    kind: str
    named: bool


def skip_back(tokens: Sequence[Token], at: int) -> int:
    """Back over adverbs, auxiliaries, days and brackets between subject and verb."""
    while at >= 0:
        token = tokens[at]
        if token.kind in ("adv", "aux", "day") or (token.low == "on" and tokens[at + 1].kind == "day"):
            at -= 1
        elif token.text == ")":
            while at > 0 and tokens[at].text != "(":
                at -= 1
            at -= 1
        else:
            break
    return at


def phrase_ending_at(tokens: Sequence[Token], end: int, table: Mapping[str, str]) -> Speaker | None:
    """The noun phrase whose last token is `tokens[end]`."""
    if end < 0 or tokens[end].kind not in _INSIDE:
        return None
    start = end
    while start > 0 and _belongs(tokens, start - 1):
        start -= 1
    while start < end and tokens[start].kind in ("prep", "conj", "adv"):
        start += 1
    return speaker(tokens[start : end + 1], table)


def _belongs(tokens: Sequence[Token], at: int) -> bool:
    """Whether a phrase that begins right after `at` reaches back to it."""
    token, following = tokens[at], tokens[at + 1]
    if token.kind in _INSIDE:
        if token.kind == "pron" or following.kind == "pron":
            return False
        if token.low == "that" and following.kind != "word":
            return False
        return following.kind not in ("det", "poss") or token.low in ("all", "both", "half")
    if token.low in _LINKS_BACK:
        return at > 0 and tokens[at - 1].kind in ("name", "word", "num")
    if token.low in ("and", "&"):
        return at > 0 and tokens[at - 1].kind == "name" and following.kind == "name"
    if token.text in (".", "'", "’", "/"):
        return at > 0 and _joins(tokens, at)
    return token.kind == "adv" and following.kind == "word" and at > 0 and tokens[at - 1].kind == "det"


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark joins two names into one: “St. Mary”, “Fox/Quinnipiac”."""
    left, mark, right = tokens[at - 1 : at + 2]
    apart = mark.text == "/" and (left.end, mark.end) != (mark.start, right.start)
    return left.kind == right.kind == "name" and not apart


def phrase_starting_at(
    tokens: Sequence[Token], start: int, table: Mapping[str, str], stop: int | None = None
) -> Speaker | None:
    """The noun phrase that begins at `tokens[start]`, and ends before `tokens[stop]`."""
    stop = len(tokens) if stop is None else stop
    if start >= stop or tokens[start].kind not in _OPENS:
        return None
    before, end = tokens[start].kind, start + 1
    while end < stop:
        kind = tokens[end].kind
        if kind in ("name", "word", "num"):
            goes_on = before != "pron"
        elif kind in ("det", "poss", "pron"):
            goes_on = before == "prep" and kind != "pron"
        else:
            goes_on = end + 1 < stop and _leads_on(tokens, end)
        if not goes_on:
            break
        before, end = kind, end + 1
    return speaker(tokens[start:end], table)


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word or mark that is no noun ties a phrase to what follows."""
    token, following = tokens[at], tokens[at + 1]
    if token.low in _LINKS_ON:
        return following.kind in ("name", "det", "word", "poss")
    if token.text in (".", "/"):
        return _joins(tokens, at)
    return token.kind == "adv" and following.kind == "word" and tokens[at - 1].kind in ("det", "prep")


def with_apposition(tokens: Sequence[Token], found: Speaker) -> Speaker:
    """A source with what is set off behind it: “…, a spokesman for the ministry” (up to a stop or a new clause)."""
    at = bisect_left(tokens, found.span.end, key=START)
    if (
        at + 1 >= len(tokens)
        or tokens[at].text != ","
        or tokens[at + 1].kind not in ("det", "poss", "num", "word", "name", "pron", "adv")
    ):
        return found
    end = len(tokens) - 1
    while end > at and tokens[end].kind == "punct":
        end -= 1
    return Speaker(Span(found.span.start, tokens[end].end), found.head, found.kind, found.named)


def speaker(phrase: Sequence[Token], table: Mapping[str, str]) -> Speaker:
    """What kind of source a noun phrase is."""
    span = Span(phrase[0].start, phrase[-1].end)
    named = "name" in [token.kind for token in phrase]
    core = _core(phrase)
    if len(core) > 1 and core[-1].low.endswith("ed") and core[-2].low in table:
        core = core[:-1]  # “a poll released | on Friday”
    head = core[-1]
    if len(core) == 1 and head.kind == "pron":
        return Speaker(span, head.low, "pronoun", named=False)
    kind = table.get(head.low)
    if kind is None and head.kind == "name":
        kind = _name_kind(core, table)
    if kind is None and (head.kind == "num" or head.low in _SOME):
        kind = "group"
    if kind in ("role", "insider"):
        kind = "person" if named and head.kind == "name" else _unnamed(core, insider=kind == "insider")
    return Speaker(span, head.low, kind or "other", named)


def _unnamed(core: Sequence[Token], *, insider: bool) -> str:
    """The kind of a source that its role alone describes."""
    first = core[0]
    definite = first.kind == "poss" or first.low in ("the", "this", "that") or first.text.endswith(("’s", "'s", "s’"))
    if definite:
        return "role"
    if insider:
        return "anonymous"
    return "group" if core[-1].low.endswith("s") or first.kind in ("det", "num") else "role"


def _core(phrase: Sequence[Token]) -> Sequence[Token]:
    """The phrase up to its first preposition; its head stands last there."""
    for at, token in enumerate(phrase):
        if at and token.kind == "prep":
            return phrase[:at]
    return phrase


def _name_kind(core: Sequence[Token], table: Mapping[str, str]) -> str:
    names = [token for token in core if token.kind == "name"]
    if len(names) == 1 and names[0].text.isupper() and len(names[0].text) > 1:
        return "organisation"
    return "organisation" if any(table.get(token.low) == "organisation" for token in names) else "person"
