"""The claim gate: what in a draft can be checked, and so must be sourced."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Final

from attrlint.document import PROSE_KINDS, Span
from attrlint.lexicon import Hit
from attrlint.signals import Signals
from attrlint.signals.quantities import Quantity, quantities
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import Sentences, sentences
from attrlint.signals.heads import heads

_STATISTICS: Final = frozenset({"percent", "points", "money", "ratio", "fraction", "multiple"})
_LARGE: Final = 100
"""A count of things from which it is a statistic by itself; smaller ones a reporter may have counted."""
_GIVEN: Final = (" the ", " those ", " these ", " his ", " her ", " their ", " its ", "\nthe ")
_NEAR: Final = 45
"""Characters between a number of people and the word that makes it a toll."""
_CLAUSE: Final = re.compile(r"[^.,;:!?()—–“”\"]*")
_TAIL: Final = re.compile(
    r"(?: (?:the|a|an|its|their|his|her|at least|more than|beginning of|start of|end of))*"
    r" [\w’'$%-]+(?:(?<=[A-Z]\w\w\w)\. \d+|(?: (?:[A-Z]|\d)[\w’'-]*)*)"
)
_BETWEEN: Final = re.compile(r"(?: (?!(?:is|are|was|were|that|because|instead|when|if|to|as)\b)[\w’'$%-]+){0,6}? ?")
_NAME: Final = re.compile(r"(?:[A-Z][\w’'-]+\.? )*[A-Z][\w’'-]+(?: (?:Inc|Corp|Co)\.?)?(?: also| then| later)? $")
_ADVERB: Final = re.compile(r" (?:(?:\w+ly|also|even|further|soon|still|then|well|yet) )?")
_WORD: Final = re.compile(r" ([$£€]?\w[\w’'%-]*(?:\.\w[\w’'-]*)*)")


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a checker would underline, in document offsets.

    `kind` is `statistic`, `toll`, `superlative`, `allegation`, `forecast` or `cause`. `checkable` claims
    make a paragraph answerable for its sources; the others are listed beside them.
    """

    span: Span
    kind: str
    checkable: bool = True


def claims(signals: Signals) -> list[Claim]:
    """The claims a draft makes in its own voice, in order, none overlapping another of more weight."""
    gate = _Gate(signals)
    taken: list[Claim] = []
    hard = (*gate.tolls(), *gate.allegations(), *gate.superlatives(), *gate.statistics())
    for claim in (*hard, *gate.forecasts(), *gate.causes()):
        if not any(claim.span.overlaps(other.span) for other in taken) and gate.own_voice(claim.span):
            taken.append(claim)
    return sorted(taken, key=lambda claim: claim.span)


class _Gate:
    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.text = signals.text
        self.split: Sentences = signals.get(sentences)
        self.counted: list[Quantity] = signals.get(quantities)

    def own_voice(self, span: Span) -> bool:
        """Prose, outside quotation marks, not a question."""
        if self.signals.document.block_at(span.start).kind not in PROSE_KINDS:
            return False
        if self.signals.get(quotations).at(span.start) is not None:
            return False
        sentence = self.split.at(span.start)
        return sentence.covers(span) and not self.text[sentence.start : sentence.end].rstrip('”"’) ').endswith("?")

    def statistics(self) -> Iterator[Claim]:
        """Percentages, money, ratios, large counts of what is not on public record."""
        public = self.signals.lexicons.words("claims.public-counts")
        for quantity in self.counted:
            if quantity.small or (quantity.kind == "count" and quantity.noun in public):
                continue
            if quantity.kind in _STATISTICS:
                yield Claim(quantity.span, "statistic", checkable=not self._known(quantity.span))
            elif quantity.kind == "count":
                large = quantity.value >= _LARGE
                yield Claim(quantity.span, "statistic", checkable=large and not self._known(quantity.span))

    def _known(self, span: Span) -> bool:
        """Whether the text takes the number as given: “the 49 victims”, “100 percent behind her”."""
        before = self.text[max(0, span.start - 8) : span.start].lower()
        return before.endswith(_GIVEN) or self.text[span.start : span.end] == "100 percent"

    def tolls(self) -> Iterator[Claim]:
        """A number of people beside a word for what befell them, the number first or the word."""
        counts = [quantity for quantity in self.counted if quantity.kind == "count"]
        for hit in self.signals.hits("claims.tolls"):
            sentence = self.split.at(hit.start)
            before = [q for q in counts if sentence.start <= q.span.start and q.span.end <= hit.start]
            after = [q for q in counts if hit.end <= q.span.start <= hit.end + 2]
            if before and self._same_clause(before[-1].span.end, hit.start) and not self._known(before[-1].span):
                yield Claim(Span(before[-1].span.start, hit.end), "toll")
            elif after:
                yield Claim(Span(hit.start, after[0].span.end), "toll")

    def _same_clause(self, start: int, end: int) -> bool:
        return end - start <= _NEAR and not re.search(r"[,;:.()—–]", self.text[start:end])

    def allegations(self) -> Iterator[Claim]:
        """A name, and right after it a verb that accuses; “the view that Russia …” is somebody's."""
        lexicons = self.signals.lexicons
        common = {*heads(lexicons), *lexicons.words("grammar.pronouns"), *lexicons.words("grammar.determiners")}
        for hit in self.signals.hits("claims.crimes"):
            sentence = self.split.at(hit.start)
            name = _NAME.search(self.text, max(sentence.start, hit.start - 60), hit.start)
            if name is None or self.text[sentence.start : name.start()].endswith(("that ", "whether ", "if ")):
                continue
            if not (name.start() == sentence.start and name[0].strip().lower() in common):
                yield Claim(Span(name.start(), hit.end), "allegation")

    def superlatives(self) -> Iterator[Claim]:
        """Firsts and mosts with a scope in the same clause; records."""
        scopes = self.signals.hits("claims.scopes")
        for hit in self.signals.hits("claims.superlatives"):
            clause = _CLAUSE.match(self.text, hit.end)
            end = clause.end() if clause else hit.end
            scope = next((scope for scope in scopes if hit.end <= scope.start < end), None)
            if scope is not None and _BETWEEN.fullmatch(self.text, hit.end, scope.start):
                yield Claim(Span(hit.start, self._with_year(scope, end)), "superlative")
        for hit in self.signals.hits("claims.records"):
            yield Claim(Span(hit.start, hit.end), "superlative")

    def _with_year(self, scope: Hit, end: int) -> int:
        """“since” takes in what it counts from."""
        tail = _TAIL.match(self.text, scope.end, end) if scope.entry.word == "since" else None
        return tail.end() if tail else scope.end

    def forecasts(self) -> Iterator[Claim]:
        """What may come, and what it would do; listed only, a forecaster is not needed for every “could”."""
        impacts = {hit.start: hit.end for hit in self.signals.hits("claims.impacts")}
        for hit in self.signals.hits("claims.prospects"):
            adverb = _ADVERB.match(self.text, hit.end)
            if adverb and adverb.end() in impacts:
                end = self._object(impacts[adverb.end()], impacts)
                yield Claim(Span(hit.start, end), "forecast", checkable=False)

    def causes(self) -> Iterator[Claim]:
        """One thing made another that somebody must have measured; listed, but no reason to ask by itself."""
        effects = [hit.start for hit in self.signals.hits("claims.effects")]
        for hit in self.signals.hits("claims.causes"):
            end = self._object(hit.end)
            if bisect_left(effects, hit.end) < bisect_left(effects, end):
                yield Claim(Span(hit.start, end), "cause", checkable=False)

    def _object(self, start: int, verbs: Container[int] = ()) -> int:
        """Where the object of a verb ends: before a mark, a preposition, a clause; “or” may lead on to one of `verbs`."""
        lexicons, end = self.signals.lexicons, start
        stops = lexicons.words("grammar.prepositions") | lexicons.words("grammar.conjunctions")
        for word in _WORD.finditer(self.text, start, self.split.at(start).end):
            if word.start() != end or (word[1].lower() in stops and word.end() + 1 not in verbs):
                break
            end = word.end()
        return end
