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
from attrlint.signals.dates import dates
from attrlint.signals.heads import heads
from attrlint.signals.quantities import SHARES, Quantity, quantities
from attrlint.signals.quotations import quotations
from attrlint.signals.sentences import Sentences, sentences
from attrlint.signals.tokens import headline

_LARGE: Final = {"count": (100, 1_000), "money": (100, 1_000_000), "multiple": (2, 1_000_000_000)}
"""From the first a figure must be sourced if another stands beside it, from the second by itself."""
_DIGITS: Final = 7
"""Digits from which a number without separators is somebody's key, not a count."""
_WORDS: Final = 3
"""Words that make a sentence."""
_ASIDE: Final = re.compile(r" ?[\[(][^\])]*[\])]")
"""A query in brackets, “(source?)”, does not make its sentence a question."""
_TALLY: Final = re.compile(r"[^.!?]{1,60}: [$£€]?[\d,.]+%?\.?")
"""A line of a table: “Clinton: 547.”"""
_EARLY: Final = 4
"""Paragraphs from the top that tell the news; further down stands background, which needs a source less."""
_GIVEN: Final = (
    " the ",
    " those ",
    " these ",
    " his ",
    " her ",
    " their ",
    " its ",
    "\nthe ",
    "nation of ",
    "city of ",
    "town of ",
)
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

    `kind` is `statistic`, `toll`, `superlative`, `allegation`, `forecast`, `cause`, `event` (told with its
    date) or `hint` (a word that often marks a claim). A paragraph whose claims weigh 2 or more in all
    must say where they come from; those of weight 0 are listed beside them.
    """

    span: Span
    kind: str
    weight: int = 2

    @property
    def checkable(self) -> bool:
        """Whether a fact-checker would look it up."""
        return self.weight > 0


def claims(signals: Signals) -> list[Claim]:
    """The claims a draft makes in its own voice, in order, none overlapping another of more weight."""
    gate = _Gate(signals)
    kept: list[Claim] = []
    taken: list[Span] = []
    hard = (*gate.tolls(), *gate.allegations(), *gate.superlatives(), *gate.statistics())
    soft = (*gate.forecasts(), *gate.causes(), *gate.events(), *gate.hints())
    for claim in sorted((*hard, *soft), key=lambda claim: -claim.weight):  # the heaviest first, then in that order
        at = bisect_left(taken, claim.span)
        free = not any(claim.span.overlaps(other) for other in taken[max(0, at - 1) : at + 1])
        if free and gate.own_voice(claim.span):
            taken.insert(at, claim.span)
            kept.append(claim)
    return sorted(kept, key=lambda claim: claim.span)


def on_top(signals: Signals, offset: int) -> bool:
    """Whether an offset lies in one of the first paragraphs, where a story says its news."""
    return offset < signals.get(_top)


def unreal(signals: Signals, span: Span) -> bool:
    """Whether a span stands in a plan, a demand, a rule or a forecast, which words before it make it."""
    sentence = signals.get(sentences).at(span.start)
    hits = signals.hits("claims.unreal")
    before = bisect_left(hits, span.start, key=lambda hit: hit.start) - 1
    return before >= 0 and hits[before].start >= sentence.start


def _top(signals: Signals) -> int:
    prose = [block for block in signals.document.blocks if block.kind in PROSE_KINDS][:_EARLY]
    return prose[-1].span.end + 1 if prose else 0


class _Gate:
    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.text = signals.text
        self.split: Sentences = signals.get(sentences)
        self.counted: list[Quantity] = signals.get(quantities)
        self._telling: dict[Span, bool] = {}

    def own_voice(self, span: Span) -> bool:
        """Prose, outside quotation marks; a whole sentence, no question and no headline."""
        if self.signals.document.block_at(span.start).kind not in PROSE_KINDS:
            return False
        if self.signals.get(quotations).at(span.start) is not None:
            return False
        sentence = self.split.at(span.start)
        return sentence.covers(span) and self._tells(sentence)

    def _tells(self, sentence: Span) -> bool:
        if sentence not in self._telling:
            text = self.text[sentence.start : sentence.end]
            titled = headline(text.split(" "))
            question = _ASIDE.sub("", text).rstrip('”"’) ').endswith("?")
            listed = bool(_TALLY.fullmatch(text))
            self._telling[sentence] = text.count(" ") + 1 >= _WORDS and not (titled or question or listed)
        return self._telling[sentence]

    def statistics(self) -> Iterator[Claim]:
        """Percentages, money, ratios, counts of what is not on public record."""
        public = self.signals.lexicons.words("claims.public-counts")
        for quantity in self.counted:
            if quantity.noun in public or self._known(quantity.span):
                continue
            if quantity.kind in SHARES or quantity.kind in _LARGE:
                written = self.text[quantity.span.start : quantity.span.end]
                compound = self.text[quantity.span.end : quantity.span.end + 1] == "-"
                slight = quantity.small or compound or unreal(self.signals, quantity.span)
                yield Claim(quantity.span, "statistic", 0 if slight else _weight(quantity, written))

    def _known(self, span: Span) -> bool:
        """Whether the text takes the number as given: “the 49 victims”, “100 percent behind her”."""
        before = self.text[max(0, span.start - 10) : span.start].lower()
        return before.endswith(_GIVEN) or self.text[span.start : span.end] == "100 percent"

    def _in_passing(self, start: int) -> bool:
        """Whether an event is mentioned as known: “the attack that killed …”, “after …”, or far down."""
        if not on_top(self.signals, start):
            return True
        sentence = self.split.at(start)
        before = self.text[max(sentence.start, start - 40) : start].lower()
        return any(f" {word} " in f" {before}" for word in self.signals.lexicons.words("claims.passing"))

    def tolls(self) -> Iterator[Claim]:
        """A number of people beside a word for what befell them, the number first or the word."""
        counts = [quantity for quantity in self.counted if quantity.kind == "count"]
        for hit in self.signals.hits("claims.tolls"):
            sentence = self.split.at(hit.start)
            before = [q for q in counts if sentence.start <= q.span.start and q.span.end <= hit.start]
            reach = _NEAR if hit.entry.word.endswith("toll") else 2
            after = [q for q in counts if hit.end <= q.span.start <= min(hit.end + reach, sentence.end)]
            if before and self._same_clause(before[-1].span.end, hit.start) and not self._known(before[-1].span):
                start = before[-1].span.start
                yield Claim(Span(start, hit.end), "toll", 1 if self._in_passing(start) else 2)
            elif after:
                yield Claim(Span(hit.start, after[0].span.end), "toll", 1 if self._in_passing(hit.start) else 2)

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
            at = bisect_left(scopes, hit.end, key=lambda scope: scope.start)
            scope = scopes[at] if at < len(scopes) and scopes[at].start < end else None
            if scope is not None and _BETWEEN.fullmatch(self.text, hit.end, scope.start):
                span = Span(hit.start, self._with_year(scope, end))
                yield Claim(span, "superlative", 0 if unreal(self.signals, span) else 2)
        for hit in self.signals.hits("claims.records"):
            span = Span(hit.start, hit.end)
            yield Claim(span, "superlative", 0 if unreal(self.signals, span) else 2)

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
                yield Claim(Span(hit.start, end), "forecast", 0)

    def causes(self) -> Iterator[Claim]:
        """One thing made another that somebody must have measured; listed, but no reason to ask by itself."""
        effects = self.signals.hits("claims.effects")
        for hit in self.signals.hits("claims.causes"):
            end = self._object(hit.end)
            if any(hit.end <= effect.start < end for effect in effects):
                yield Claim(Span(hit.start, end), "cause", 0)
        for hit in self.signals.hits("claims.origins"):
            before = [effect for effect in effects if effect.end <= hit.start]
            if before and self._same_clause(before[-1].end, hit.start):
                yield Claim(Span(hit.start, self._object(hit.end)), "cause", 0)

    def events(self) -> Iterator[Claim]:
        """What is told with its day or month."""
        for date in self.signals.get(dates):
            if date.kind not in ("year", "period", "event") and not unreal(self.signals, date.span):
                yield Claim(date.span, "event", 0)

    def hints(self) -> Iterator[Claim]:
        """Words that by themselves ask for nobody, and still often stand in a claim."""
        names = ("claims.hints", "claims.crimes", "claims.causes", "claims.superlatives", "claims.tolls")
        for hit in sorted(hit for name in names for hit in self.signals.hits(name)):
            yield Claim(Span(hit.start, hit.end), "hint", 0)

    def _object(self, start: int, verbs: Container[int] = ()) -> int:
        """Where a verb's object ends: before a mark, a preposition, a clause; “or” may lead on to one of `verbs`."""
        words = self.signals.lexicons.words
        stops, articles = words("grammar.prepositions") | words("grammar.conjunctions"), words("grammar.determiners")
        end = last = start
        for word in _WORD.finditer(self.text, start, self.split.at(start).end):
            folded = word[1].lower()
            if word.start() != last or (folded in stops and word.end() + 1 not in verbs):
                break
            last = word.end()
            end = end if folded in articles else last
        return end


def _weight(quantity: Quantity, written: str) -> int:
    """What a figure weighs: shares by themselves, amounts and counts by their size; little, in words alone
    (“half of them”, “worth a thousand”) or as part of a compound (“a 3,000-word article”).
    """
    if written.isdigit() and (len(written) > _DIGITS or written[0] == "0"):
        return 0
    if quantity.kind == "ratio":
        return 2
    if not any(char.isdigit() for char in written):
        return 1
    if quantity.kind in SHARES:
        return 2
    some, many = _LARGE[quantity.kind]
    return 2 if quantity.value >= many else 1 if quantity.value >= some else 0
