"""What stands between quotation marks: altered, in scraps, unlike another quotation or the story below a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from attrlint.checks import Answers, Check, Note, by_option
from attrlint.document import PROSE_KINDS, Span
from attrlint.expressions import expression
from attrlint.lexicon import fold
from attrlint.signals import Signals
from attrlint.signals.attributions import Attribution, attributions
from attrlint.signals.headline import body_start
from attrlint.signals.people import folded
from attrlint.signals.quotations import Quotation, quotations
from attrlint.signals.sentences import sentences

_WORD: Final = expression(r"\d[\d,.]*\d|[^\W_]+|(?<=\w)'[^\W_]+")
_CUT: Final = expression(r"\.(?: ?\.){2,3}|…|\[[^\]]*\]|--|—|(?<=[.?!]) ")
"""Where a quotation openly leaves something out or puts something in, and where its sentences end."""
_CHANGED: Final = expression(
    r"\[(?!(?i:laugh|applau|cheer|boo|cross-?talk|inaudible|pause)|#)[^\]]+\](?! ?[”\"“])"
    r"|(?<!\B[“”‘’\"'])(?<!\B[“”‘’\"'] )(?:\.(?: ?\.){2,3}|…)(?= ?\w)"
)
"""Brackets but for stage directions; dots between words, not those of a voice that trails off."""
_BEFORE: Final = expression(r"\b(the|this|that|these|those|his|her|their|its|so-called) $", re.IGNORECASE)
_NEAR: Final = 12
_SAYS: Final = expression(r"(?::|\bas|\bcall(?:s|ed)?(?: it)?|\bsaid|\bsays?) $", re.IGNORECASE)
_SUMMED_UP: Final = expression(r"['‘](?:to|may|might|could|will|would|set to) ")
"""What British headlines put in single marks: what the story says, in the headline’s own words."""
_LONG: Final = 8
"""Words, a contraction counted as two, from which the same words are no coincidence."""
_ALIKE: Final = 0.85
"""Share of words in common (Ratcliff and Obershelp) from which two sentences are one."""
_STEM: Final = 4
"""Letters by which two forms of a word are known."""
_STORY: Final = (*PROSE_KINDS, "quote", "cell", "caption")
_CHAIN: Final = 3
"""Scraps of quotation that make a chain."""


class _Said(NamedTuple):
    """A sentence in quotation marks: the whole quotation, the sentence in document offsets, its words."""

    quotation: Quotation
    span: Span
    words: list[str]


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _pieces(signals: Signals, quotation: Quotation) -> Iterator[_Said]:
    """The stretches of a quotation that claim to be word for word, sentence by sentence."""
    text = signals.get(_folded)
    start, end = quotation.inner
    cuts = [found.span() for found in _CUT.finditer(signals.text, start, end)]
    for begin, stop in zip([start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end], strict=True):
        if words := _WORD.findall(text[begin:stop]):
            yield _Said(quotation, Span(begin, stop), words)


def _folded(signals: Signals) -> str:
    return fold(signals.text)


def _two_forms(signals: Signals) -> Iterator[Note]:
    """A sentence quoted twice in almost the same words, or said by two people."""
    for first, second in _pairs(signals):
        if _altered(signals, first.words, second.words):
            yield Note(second.span, {"difference": f"above it reads “{signals.text[slice(*first.span)]}”"})
        elif first.words == second.words and (other := _other_speaker(signals, first, second)):
            yield Note(second.span, {"difference": f"above {other} says the same"})


def _pairs(signals: Signals) -> Iterator[tuple[_Said, _Said]]:
    """Long sentences of two quotations that have four words in a row in common, as all must that are nearly the same;
    each pair once.
    """
    known: dict[tuple[str, ...], list[_Said]] = {}
    for quotation in signals.get(quotations).items:
        for said in _pieces(signals, quotation):
            if len(said.words) < _LONG:
                continue
            words = said.words
            fours = list(zip(words, words[1:], words[2:], words[3:], strict=False))
            met: set[int] = set()
            for others in filter(None, map(known.get, fours)):
                yield from ((o, said) for o in others if o.quotation is not quotation and id(o) not in met)
                met.update(map(id, others))
            for four in dict.fromkeys(fours):
                known.setdefault(four, []).append(said)


def _altered(signals: Signals, first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two sentences are one but for a form: a contraction, an ending, a small word."""
    shorter, longer = sorted((len(first), len(second)))
    if first == second or 2 * shorter < _ALIKE * (shorter + longer):
        return False
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.quick_ratio() < _ALIKE or matcher.ratio() < _ALIKE:
        return False
    small = signals.lexicons.words("quotations.small")
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    return all(kind == "replace" and _forms(first[a:b], second[c:d], small) for kind, a, b, c, d in changes)


def _forms(first: Sequence[str], second: Sequence[str], small: frozenset[str]) -> bool:
    """Whether words that differ are forms of each other, or small ones on both sides."""
    if all(word in small for word in (*first, *second)):
        return True
    pairs = zip(first, second, strict=False)
    return len(first) == len(second) and all(len(a) > _STEM and a[:_STEM] == b[:_STEM] for a, b in pairs)


def _other_speaker(signals: Signals, first: _Said, second: _Said) -> str:
    """Who says the first, where somebody else says the second; both by name, each in its own sentence."""
    one, other = _speaker(signals, first.quotation), _speaker(signals, second.quotation)
    if one is None or other is None or {folded(w) for w in one.who.split()} & {folded(w) for w in other.who.split()}:
        return ""
    return one.who


def _speaker(signals: Signals, quotation: Quotation) -> Attribution | None:
    """The one person, named, whose words a quotation is."""
    index = signals.get(sentences).index(quotation.inner.end - 1)
    told = [a for a in signals.get(attributions) if a.sentence == index and a.kind == "speech" and a.lemma != ":"]
    own = [a for a in told if any(content.covers(quotation.inner) for content in a.contents)]
    person = len(told) == 1 and own == told and told[0].source is not None and told[0].source.kind == "person"
    return told[0] if person and told[0].strength == "strong" and told[0].who else None


def _headline(signals: Signals) -> Iterator[Note]:
    """Words that a headline or a heading quotes and that the story nowhere has."""
    top = signals.get(body_start)
    blocks = [block for block in signals.document.blocks if block.kind == "heading" or block.span.end <= top]
    prose = (block.text for block in signals.document.blocks if block.offset >= top and block.kind in _STORY)
    story = ""
    for block in blocks:
        for quotation in signals.get(quotations).within(*block.span):
            story = story or f" {' '.join(_words(' '.join(prose)))} "
            missing = any(f" {' '.join(piece.words)} " not in story for piece in _pieces(signals, quotation))
            if missing and quotation.closed and _uttered(signals, quotation) and story.strip():
                yield Note(quotation.span)


def _uttered(signals: Signals, quotation: Quotation) -> bool:
    """Whether words in a headline are somebody's: many, or a few that follow a speaker's colon or a verb."""
    if _SUMMED_UP.match(signals.text, quotation.span.start):
        return False
    if quotation.kind != "term":
        return True
    start = quotation.span.start
    few = " " in signals.text[slice(*quotation.inner)].strip()
    return few and bool(_SAYS.search(signals.text, max(0, start - _NEAR), start))


def _chain(signals: Signals) -> Iterator[Note]:
    """Three scraps of quotation in one sentence, each of a word or two and none a title."""
    split = signals.get(sentences)
    terms = (q for q in signals.get(quotations).items if q.kind == "term")
    scraps = [term for term in terms if _words(signals.text[slice(*term.inner)])]
    for _, group in groupby(scraps, key=lambda scrap: split.index(scrap.span.start)):
        chain = list(group)
        if len(chain) >= _CHAIN and not any(signals.text[scrap.inner.start].isupper() for scrap in chain):
            yield Note(Span(chain[0].span.start, chain[-1].span.end))


def _altered_inside(signals: Signals) -> Iterator[Note]:
    """What was put into a quotation in brackets, or left out with dots between its words."""
    for quotation in signals.get(quotations).items:
        for found in _CHANGED.finditer(signals.text, *quotation.inner):
            yield Note(Span(*found.span()))


def _scare(signals: Signals) -> Iterator[Note]:
    """A single common word in quotation marks that a determiner makes a thing: “the “reform” bill”."""
    for quotation in signals.get(quotations).items:
        word = signals.text[slice(*quotation.inner)]
        if quotation.kind != "term" or not word.isalpha() or not word.islower():
            continue
        before = _BEFORE.search(signals.text, max(0, quotation.span.start - _NEAR), quotation.span.start)
        if before and (
            before[1].lower() == "so-called" or re.compile(" [a-z]").match(signals.text, quotation.span.end)
        ):
            yield Note(quotation.span)


_QUESTIONS: Final[Answers] = {
    "two-forms": _two_forms,
    "headline": _headline,
    "chain": _chain,
    "altered": _altered_inside,
    "scare": _scare,
}
CHECK = Check(
    "quoted-words",
    "Quotations that differ from each other or from the story; altered ones, scraps, single words in marks.",
    by_option("question", _QUESTIONS),
    options={"question": f"what is asked: {', '.join(_QUESTIONS)}"},
    placeholders={"difference": "what stands above instead (two-forms)"},
)
