"""How it is put: quotation marks, names and set phrases around a span."""

from __future__ import annotations

import re
from typing import Final

from attrlint.conditions.condition import Condition
from attrlint.document import Span
from attrlint.expressions import expression
from attrlint.signals import Signals
from attrlint.signals.claimbase import unreal
from attrlint.signals.headline import body_start
from attrlint.signals.people import folded
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import sentences
from attrlint.signals.spelling import near_miss

_NEGATION: Final = expression(
    r"\b(?:not|never|no|hardly|without|cannot|nor)\b[^.;:]{0,25}$|n[’']t [^.;:]{0,20}$", re.IGNORECASE
)
_NAME_BEFORE: Final = expression(r"(?:\b[A-Z][\w.&’'-]*\.?|\b(?:19|20)\d\d) (?:[a-z-]+ ){0,2}$")
_NAME_AFTER: Final = expression(
    r",? (?:including|such as|like|among them|led by|of|at|from|by|with|for|in)(?: the| an?)? (?:[a-z-]+ ){0,2}[A-Z]"
    r"|, [A-Z][a-z]|(?: [a-z]+)? [A-Z][a-z]+ [A-Z]"
)
_LISTED: Final = expression(r"\b(?:including|such as|among them|namely|like)\b|: | (?:[–—]|--?) (?=[A-Z])")
_DOER: Final = expression(r"[^.;,]{0,40}?\bby (?!\d|then\b|now\b|noon\b|the (?:end|time)\b|mistake\b)")
_UNNAMED: Final = expression(r"(?i:he|she|the|his|her|its|their|our) (?![A-Z])")
_OPENINGS: Final = '—–-:“"(…'


def _quoted(signals: Signals, span: Span) -> bool:
    return signals.get(quotations).at(span.start) is not None or signals.document.block_at(span.start).kind == "quote"


def _quoting(signals: Signals, span: Span) -> bool:
    """A quotation begins after it in its sentence, or with the next one."""
    split, quoted = signals.get(sentences), signals.get(quotations)
    index = split.index(span.start)
    following = split.spans[index + 1 : index + 2]
    if any(quoted.at(sentence.start + 1) is not None for sentence in following):
        return True
    return any(quotation.span.start >= span.end for quotation in quoted.within(*split.at(span.start)))


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


def _nameless(signals: Signals, span: Span) -> bool:
    return _UNNAMED.match(signals.text, *span) is not None


def _misspelt(signals: Signals, span: Span) -> bool:
    return near_miss(signals, folded(signals.text[span.start : span.end])) is not None


def _enumerated(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return bool(_LISTED.search(signals.text, span.end, sentence.end))


def _idiom(signals: Signals, span: Span) -> bool:
    names = (name for name in signals.lists if name.startswith("idioms."))
    return any(hit.start <= span.start < hit.end for name in names for hit in signals.hits(name))


def _approved(signals: Signals, span: Span) -> bool:
    return any(hit.start < span.end and span.start < hit.end for hit in signals.hits("house.approved-labels"))


def _negated(signals: Signals, span: Span) -> bool:
    sentence = signals.get(sentences).at(span.start)
    return bool(_NEGATION.search(signals.text, max(sentence.start, span.start - 40), span.start))


def _generalised(signals: Signals, span: Span) -> bool:
    return signals.holds(span, "language.publics")


def _done_by(signals: Signals, span: Span) -> bool:
    return bool(_DOER.match(signals.text, span.end, signals.get(sentences).at(span.start).end))


def _in_headline(signals: Signals, span: Span) -> bool:
    return span.start < signals.get(body_start) or signals.document.block_at(span.start).kind == "heading"


CONDITIONS: Final = (
    Condition("done-by", "“by” and who did it follow", _done_by),
    Condition("quoted", "inside quotation marks or a block quote", _quoted),
    Condition("quoting", "words in quotation marks follow it, in its sentence or as the next one", _quoting),
    Condition("proper-name", "part of a capitalised name", _proper_name),
    Condition("named", "a proper name stands right before or right after it", _named),
    Condition("nameless", "it begins with a pronoun or an article, not with a name", _nameless),
    Condition("misspelt", "somebody named in full in the draft is called almost so", _misspelt),
    Condition("enumerated", "its sentence goes on to list examples", _enumerated),
    Condition("idiom", "part of a set phrase in the idioms lexicon", _idiom),
    Condition("approved", "part of a label that the newsroom has approved (house.approved-labels)", _approved),
    Condition("in-headline", "it stands in a heading, the headline or the deck below it", _in_headline),
    Condition("negated", "a not, never or no stands before it", _negated),
    Condition("unreal", "words before it make it a plan, a demand, a rule or a forecast", unreal),
    Condition("generalised", "it speaks of a public at large, families or society", _generalised),
)
