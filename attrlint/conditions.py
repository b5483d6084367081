"""The named yes/no questions that rules ask about a span (`given:`, `unless:` and `when:`)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from attrlint.document import Span
from attrlint.evidence import best, support
from attrlint.said import insulting, is_cue, is_source
from attrlint.signals import Signals, inside
from attrlint.signals.attributions import said_in
from attrlint.signals.claims import claims, on_top, unreal
from attrlint.signals.dates import dates
from attrlint.signals.people import folded
from attrlint.signals.quantities import SHARES, quantities
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences
from attrlint.signals.sourcemarks import sourcemarks
from attrlint.signals.spelling import near_miss


@dataclass(frozen=True)
class Condition:
    """A question with a name; `test(signals, span)` answers it for a span in document offsets."""

    name: str
    about: str
    test: Callable[[Signals, Span], bool]


_NEGATION: Final = re.compile(
    r"\b(?:not|never|no|hardly|without|cannot|nor)\b[^.;:]{0,25}$|n[’']t [^.;:]{0,20}$", re.IGNORECASE
)
_NAME_BEFORE: Final = re.compile(r"(?:\b[A-Z][\w.&’'-]*\.?|\b(?:19|20)\d\d) (?:[a-z-]+ ){0,2}$")
_NAME_AFTER: Final = re.compile(
    r",? (?:including|such as|like|among them|led by|of|at|from|by|with|for|in)(?: the| an?)? (?:[a-z-]+ ){0,2}[A-Z]"
    r"|, [A-Z][a-z]|(?: [a-z]+)? [A-Z][a-z]+ [A-Z]"
)
_LISTED: Final = re.compile(r"\b(?:including|such as|among them|namely|like)\b|: ")
_AGENT: Final = re.compile(
    r"\b(?:(?:reported|said|told|alleged|claimed|believed|thought|seen|viewed|regarded|interpreted) by"
    r"|according to|per) (?:the |an? |his |her |its |their )?(?:[a-z-]+ ){0,2}[A-Z]"
    r"|\b[A-Z][\w’'-]+ (?:first )?(?:reported|reports)\b"
)
_ENOUGH: Final = 2
"""The weight of claims from which a paragraph must say where they come from."""
_COUNTED: Final = frozenset({"count", "money", "percent", "points", "fraction", "ratio"})
_OPENINGS: Final = '—–-:“"(…'
_BRACKETED: Final = re.compile(r"[^.;,]{0,40}?[(—–] ?(?:[\w.]+ ){0,4}?[$€£]?(?!(?:19|20)\d\d\b)\d")
_FIGURE_BEFORE: Final = re.compile(
    r"(?:\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty"
    r"|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?) ?$",
    re.IGNORECASE,
)


def _quoted(signals: Signals, span: Span) -> bool:
    return signals.get(quotations).at(span.start) is not None or signals.document.block_at(span.start).kind == "quote"


def _attributed(signals: Signals, span: Span) -> bool:
    return signals.get(support).strength(span.start) == "strong"


def _vouched(signals: Signals, span: Span) -> bool:
    """Attributed, and not only to somebody who orders or promises something."""
    willed = {hit.start for hit in signals.hits("claims.directives")}
    evidence = signals.get(support).at(span.start)
    return any(item.strength == "strong" and item.span.start not in willed for item in evidence)


def _sourced(signals: Signals, span: Span) -> bool:
    return best(list(signals.get(support).within(signals.document.block_at(span.start).span))) != ""


def _tagged(signals: Signals, span: Span) -> bool:
    return any(mark.covers.overlaps(span) for mark in signals.get(sourcemarks) if mark.kind not in ("link", "footnote"))


def _linked(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return any(mark.kind in ("link", "footnote") and sentence.overlaps(mark.span) for mark in signals.get(sourcemarks))


def _counted(signals: Signals, span: Span) -> bool:
    """A number right before it, or a figure for it right after it, in brackets or between dashes."""
    sentence = signals.get(sentences).at(span.start)
    if _FIGURE_BEFORE.search(signals.text, max(sentence.start, span.start - 20), span.start):
        return True
    return bool(_BRACKETED.match(signals.text, span.end, min(sentence.end, span.end + 60)))


def _figures(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return any(not q.span.overlaps(span) and not q.small for q in inside(signals.get(quantities), sentence))


def _dated(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return any(sentence.overlaps(date.span) for date in signals.get(dates) if date.resolved or date.year)


def _dated_nearby(signals: Signals, span: Span) -> bool:
    """In its own sentence or one of the two on either side."""
    split = signals.get(sentences)
    index = split.index(span.start)
    near = split.spans[max(0, index - 2) : index + 3]
    around = Span(near[0].start, near[-1].end) if near else span
    return any(around.overlaps(date.span) for date in signals.get(dates) if date.resolved or date.year)


def _document_dated(signals: Signals, _span: Span) -> bool:
    return signals.date is not None


def _proper_name(signals: Signals, span: Span) -> bool:
    """Capitalised inside a sentence, or with a capitalised word right before or after it."""
    text = signals.text
    if not text[span.start].isupper():
        return False
    before = text[signals.get(sentences).at(span.start).start : span.start].rstrip()
    initial = not before or before[-1] in _OPENINGS  # a dateline's dash, a lead-in's colon
    after = re.match(r" [A-Z]", text[span.end : span.end + 2])
    return bool(after) or not initial


def _named(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    before = _NAME_BEFORE.search(signals.text, max(sentence.start, span.start - 40), span.start)
    # a capital that only opens the sentence is no name
    if before and not (before.start() == sentence.start and not _two_capitals(before[0])):
        return True
    return bool(_NAME_AFTER.match(signals.text, span.end, sentence.end))


def _two_capitals(words: str) -> bool:
    return len(re.findall(r"\b[A-Z]", words)) > 1 or words.split(maxsplit=1)[0].isupper()


def _enumerated(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return bool(_LISTED.search(signals.text, span.end, sentence.end))


def _agent_named(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return bool(_AGENT.search(signals.text, sentence.start, sentence.end))


def _speaker_named(signals: Signals, span: Span) -> bool:
    index = signals.get(sentences).index(span.start)
    return any(a.source.named and not a.cue.overlaps(span) for a in said_in(signals, index) if a.source)


def _tells(words: str) -> Callable[[Signals, Span], bool]:
    """Whether the sentence holds a word of that list."""

    def test(signals: Signals, span: Span) -> bool:
        sentence = signals.get(sentences).at(span.start)
        return any(sentence.start <= hit.start < sentence.end for hit in signals.hits(words))

    return test


def _historic(signals: Signals, span: Span) -> bool:
    """A year is named that lies before the draft's own (before last year, where the draft has no date)."""
    sentence = signals.get(sentences).at(span.start)
    here = signals.date.year if signals.date else dt.date.today().year - 1  # noqa: DTZ011  a year is enough
    return any(d.year is not None and d.year < here for d in signals.get(dates) if sentence.overlaps(d.span))


def _cued(signals: Signals, span: Span) -> bool:
    """By another word than those in question, and by somebody they do not speak of."""
    index = signals.get(sentences).index(span.start)
    here = (a for a in said_in(signals, index) if a.source and not a.source.span.overlaps(span))
    return any(not a.cue.overlaps(span) for a in here)


def _named_soon(signals: Signals, span: Span) -> bool:
    """Names of speakers follow within the next two sentences, or links."""
    index = signals.get(sentences).index(span.start)
    soon = (*said_in(signals, index + 1), *said_in(signals, index + 2))
    return any(a.source is not None and a.source.named for a in soon)


def _documented(signals: Signals, span: Span) -> bool:
    """The paragraph speaks of the document itself; where all it claims are shares, an earlier one may have."""
    here = signals.document.block_at(span.start).span
    known = [hit for name in ("claims.documents", "claims.results") for hit in signals.hits(name)]
    if any(here.covers((hit.start, hit.end)) for hit in known):
        return True
    figures = [q for q in inside(signals.get(quantities), here) if q.kind in _COUNTED and not q.small]
    shares = bool(figures) and all(q.kind in SHARES for q in figures)
    return shares and any(hit.end <= here.start for hit in signals.hits("claims.documents"))


def _slight(signals: Signals, span: Span) -> bool:
    """High in a story one heavy claim is enough to ask, further down it takes two."""
    enough = _ENOUGH if on_top(signals, span.start) else 2 * _ENOUGH
    return sum(claim.weight for claim in inside(signals.get(claims), span)) < enough


def _borne_out(signals: Signals, span: Span) -> bool:
    return best(list(signals.get(support).within(signals.document.block_at(span.start).span))) == "strong"


def _idiom(signals: Signals, span: Span) -> bool:
    names = [name for name in signals.lexicons.lists if name.startswith("idioms.")]
    return any(hit.start <= span.start < hit.end for name in names for hit in signals.hits(name))


def _negated(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return bool(_NEGATION.search(signals.text, max(sentence.start, span.start - 40), span.start))


def _generalised(signals: Signals, span: Span) -> bool:
    return any(span.start <= hit.start < span.end for hit in signals.hits("language.publics"))


def _explained(signals: Signals, span: Span) -> bool:
    block = signals.document.block_at(span.start).span
    return any(block.start <= hit.start < block.end for hit in signals.hits("anonymous.reasons"))


def _misspelt(signals: Signals, span: Span) -> bool:
    return near_miss(signals, folded(signals.text[span.start : span.end])) is not None


CONDITIONS: Final = (
    Condition("quoted", "inside quotation marks or a block quote", _quoted),
    Condition(
        "attributed",
        "its sentence has strong evidence: a source and a cue, a quotation with a speaker, a tag on it",
        _attributed,
    ),
    Condition("vouched", "attributed, and not only to somebody who orders, asks or promises something", _vouched),
    Condition("sourced", "its paragraph carries any source at all", _sourced),
    Condition("tagged", "a source tag covers it", _tagged),
    Condition("linked", "its sentence carries a link or a footnote", _linked),
    Condition("counted", "a figure stands right before it, or right after it in brackets", _counted),
    Condition("figures", "another figure stands in its sentence", _figures),
    Condition("dated", "its sentence says a date or a year", _dated),
    Condition("dated-nearby", "its sentence or one of the two on either side says a date or a year", _dated_nearby),
    Condition("document-dated", "the draft's own date is known", _document_dated),
    Condition("proper-name", "part of a capitalised name", _proper_name),
    Condition("named", "a proper name stands right before or right after it", _named),
    Condition("enumerated", "its sentence goes on to list examples", _enumerated),
    Condition("agent-named", "its sentence names by whom, or according to whom", _agent_named),
    Condition("speaker-named", "its sentence is attributed to somebody by name", _speaker_named),
    Condition("cued", "its sentence says who says so, by name or not", _cued),
    Condition("named-soon", "a named speaker follows within two sentences", _named_soon),
    Condition("charged", "its sentence speaks of a charge, a trial or a verdict", _tells("claims.process")),
    Condition("accused", "its sentence tells it as somebody's accusation or denial", _tells("claims.accusations")),
    Condition("expected", "its sentence tells it as somebody's hope, fear or belief", _tells("claims.outlooks")),
    Condition("historic", "its sentence names a year long past", _historic),
    Condition("toll", "its sentence counts dead, injured, missing or displaced", _tells("claims.tolls")),
    Condition(
        "documented",
        "its paragraph speaks of a poll, study, report or vote, or goes on with the figures of one",
        _documented,
    ),
    Condition("generalised", "it speaks of a public at large, families or society", _generalised),
    Condition("is-cue", "it is the cue by which a person or body, not a document, says something", is_cue),
    Condition("is-source", "it is the source of an attribution, from its first word", is_source),
    Condition("insulting", "it is a source that says something insulting", insulting),
    Condition(
        "faulted", "its sentence tells of a fault, a failure or something that is not so", _tells("verbs.faults")
    ),
    Condition("explained", "its paragraph gives a reason why a source is not named", _explained),
    Condition(
        "disputed",
        "its sentence itself says why a statement is doubted, or sets another against it",
        _tells("verbs.disputes"),
    ),
    Condition("unreal", "words before it make it a plan, a demand, a rule or a forecast", unreal),
    Condition("slight", "its claims are slight: one small figure, a date, a cause", _slight),
    Condition("borne-out", "its paragraph has strong evidence somewhere", _borne_out),
    Condition("idiom", "part of a set phrase in the idioms lexicon", _idiom),
    Condition("misspelt", "somebody named in full in the draft is called almost so", _misspelt),
    Condition("negated", "a not, never or no stands before it", _negated),
)
