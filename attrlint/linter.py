"""One document through the rules: notes judged by conditions, placed in the file, merged."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from operator import index
from time import process_time
from typing import Final, NamedTuple

from attrlint.budget import Budget, Patience, left
from attrlint.checks import Check, Note
from attrlint.conditions import Condition
from attrlint.document import PROSE_KINDS, Document, Span
from attrlint.evidence import vouching
from attrlint.finding import Edit, Finding, Severity, fingerprinted, order
from attrlint.lexicon import Lexicons
from attrlint.plugins import Registry
from attrlint.printable import brief, told
from attrlint.rulebook import Rule
from attrlint.signals import Signals
from attrlint.signals.claims import claims
from attrlint.signals.dateline import dateline_date
from attrlint.signals.language import is_english
from attrlint.signals.prose import in_tag, own_prose
from attrlint.signals.sentences import sentences

_OFTEN: Final = 1_000
"""Findings of one rule in one draft, after which nobody reads on."""
_LONGEST: Final = 20_000
"""Characters of a paragraph that a finding in it quotes as a whole; a thousand of them may."""
_SECONDS: Final = 6
"""Processor time that the rules may take for one draft; an article of 1,000 words takes a hundredth of a second."""
_PART: Final = 0.75
"""Of what is left for a draft, the part that the rules may take; the rest is for what is done with their findings."""
_MOST: Final = 2
"""Seconds that one of them may take."""
_WAKING: Final = 0.25
"""Seconds for a check to say which lists a rule waits for."""


class Outcome(NamedTuple):
    """What the rules say of one document. `claims` checkable claims were found, `sourced` of them have
    evidence; `notes` are remarks for the user about the run, `problems` rules that had to be set aside.
    `signals` are what was read in the document.
    """

    findings: list[Finding]
    signals: Signals
    claims: int = 0
    sourced: int = 0
    notes: Sequence[str] = ()
    problems: Sequence[str] = ()


class Linter:
    """A choice of rules, ready to read documents."""

    def __init__(self, rules: Sequence[Rule], registry: Registry, lexicons: Lexicons) -> None:
        self.rules = tuple(rules)
        self._checks: Mapping[str, Check] = registry.checks
        self._woken: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            check = self._checks.get(rule.check)  # if there is none, running the rule will tell
            for name in (_wakes(check, rule) if check else ()) or ("",):
                self._woken.setdefault(name, []).append(number)
        self._conditions: Mapping[str, Condition] = registry.conditions
        self._signals = {name: signal.find for name, signal in registry.signals.items()}
        self._lexicons = lexicons
        self._patience = Patience(_MOST)

    def check(self, document: Document, date: dt.date | None = None, fallback: dt.date | None = None) -> Outcome:
        """Every finding in the document, merged, placed, fingerprinted, in order.

        `date` is the document's date; without it the dateline's counts, then `fallback`, what the file's
        name or properties say. A check that fails is named in `Outcome.problems`; the others still speak.
        """
        signals = self.signals(document, date)
        signals.date = date or dateline_date(signals) or fallback
        english = is_english(signals)
        problems: list[str] = []
        raised = self._raised([r for r in self._awake(signals) if english or r.languages == "any"], signals, problems)
        placed = [finding for rule, note in merge(raised) if (finding := _contained(rule, note, signals, problems))]
        findings = fingerprinted(sorted(placed, key=order))
        gate, sourced = _coverage(signals) if english else (0, 0)
        notes = (
            []
            if english
            else [f"{document.source.path}: not in English; only figures, draft marks and tags are checked"]
        )
        return Outcome(findings, signals, gate, sourced, notes, problems)

    def signals(self, document: Document, date: dt.date | None = None) -> Signals:
        """What the document says, under the word lists of these rules; nothing is computed yet."""
        return Signals(document, self._lexicons, date, self._signals)

    def _awake(self, signals: Signals) -> Iterable[Rule]:
        """The rules that may find something, in their order: one of the lists they start from is hit."""
        woken = {index for name in ("", *signals.lists) for index in self._woken.get(name, ())}
        return map(self.rules.__getitem__, sorted(woken))

    def _raised(self, rules: Sequence[Rule], signals: Signals, problems: list[str]) -> list[tuple[Rule, Note]]:
        """What the rules say; one that takes too long or fails is named, and the others still have their time."""
        raised: list[tuple[Rule, Note]] = []
        path = signals.document.source.path
        end = process_time() + min(_SECONDS, left() * _PART)
        for waiting, rule in zip(range(len(rules), 0, -1), rules, strict=True):
            share = self._share(end - process_time(), waiting)
            try:
                notes = self._patience.run(rule.id, partial(self._notes, rule, signals), share)
            except (Exception, SystemExit) as error:  # noqa: BLE001  a rule's failure must not hide the others' findings
                kind = "took too long" if isinstance(error, TimeoutError) else f"failed: {told(error)}"
                problems.append(f"{rule.path or rule.id}: {rule.id} {kind}; set aside for {path}")
                continue
            raised += notes[:_OFTEN]
            if len(notes) > _OFTEN:
                problems.append(f"{rule.id}: more than {_OFTEN:,} findings in {path}")
        return raised

    def _share(self, rest: float, waiting: int) -> float:
        """How many seconds of the rest a rule may take: a third, and the less the more rules are known to be slow, so
        that however many they are, there is time for all that wait.
        """
        return max(rest / waiting, rest / 3 * 0.5 ** len(self._patience))

    def _notes(self, rule: Rule, signals: Signals) -> list[tuple[Rule, Note]]:
        """What a rule says, up to one note more than anybody reads."""
        sound = (_sound(note, signals.document) for note in self._checks[rule.check].run(rule, signals))
        judged: Iterable[Note] = filter(None, (self._judge(rule, note, signals) for note in sound))
        if rule.once:
            judged = _said_once(rule, judged)
        return [(rule, note) for note in islice(judged, _OFTEN + 1)]

    def _judge(self, rule: Rule, note: Note, signals: Signals) -> Note | None:
        """The note as it will be printed, or None where the rule does not look or a condition forbids."""
        if note.place is None and not rule.everywhere and not _in_scope(rule, note.span, signals):
            return None
        if rule.scope == "sentence" or rule.given or rule.unless or rule.variants:
            holds = self._holds(signals, note.span)
            # Not `map`, which a condition that lets `StopIteration` out would end as if all held.
            if not all(holds(name) for name in rule.given) or any(holds(name) for name in rule.unless):
                return None
            for variant in rule.variants:
                if all(holds(name) for name in variant.when):
                    return note._replace(severity=variant.severity, message=variant.message)
        return note

    def _holds(self, signals: Signals, span: Span) -> Callable[[str], bool]:
        return lambda name: self._conditions[name].test(signals, span)


def _wakes(check: Check, rule: Rule) -> Sequence[str]:
    """The lists a rule waits for; none, where its check cannot tell: running the rule will."""
    try:
        with Budget(_WAKING):
            return [name for name in check.wakes(rule) if isinstance(name, str)]
    except (Exception, SystemExit):  # noqa: BLE001  a plugin's check may do anything
        return ()


def _sound(note: Note, document: Document) -> Note:
    """The note, its span and place plain numbers; raises `TypeError` or `ValueError` for what is none, or lies outside
    of the draft.
    """
    if not isinstance(note, Note):
        raise TypeError(f"{type(note).__name__} is no Note")
    if not (isinstance(note.severity, Severity | None) and isinstance(note.replacement, str | None)):
        raise TypeError("a Note's severity is a Severity, its replacement a text")
    span = Span(*map(index, note.span))
    place = None if note.place is None else Span(*map(index, note.place))
    for (start, end), length in ((span, len(document.text)), (place or (0, 0), len(document.source.text))):
        if not 0 <= start <= end <= length:
            raise ValueError(f"{start}:{end} lies outside of the draft")
    lists = tuple(Span(*map(index, each)) for each in note.lists)
    return Note(span, note.values, note.severity, note.message, note.replacement, place, lists)


def _said_once(rule: Rule, notes: Iterable[Note]) -> Iterator[Note]:
    """The notes, all after the first that is more than a hint as hints."""
    said = False
    for note in notes:
        yield note._replace(severity=Severity.info) if said else note
        said = said or _severity(rule, note) > Severity.info


def _in_scope(rule: Rule, span: Span, signals: Signals) -> bool:
    """The draft's own prose; a rule about paragraphs looks into quotations, one about tags or the draft anywhere."""
    if rule.check == "source-tag" or rule.scope == "document":
        return True
    if rule.scope == "paragraph":
        return signals.document.block_at(span.start).kind in PROSE_KINDS
    return own_prose(signals, span) or ("tags" in rule.find.places and in_tag(signals, span))


def merge(raised: Iterable[tuple[Rule, Note]]) -> list[tuple[Rule, Note]]:
    """One problem, one finding: on the same span the more severe wins; what a finding's rule
    swallows inside that finding's span is dropped, unless it weighs more, and so is what a heavier
    finding lists beside others.
    """
    by_span: dict[tuple[Span, Span | None], tuple[Rule, Note]] = {}
    for rule, note in raised:
        other = by_span.get((note.span, note.place))
        if other is None or _severity(rule, note) > _severity(*other):
            by_span[note.span, note.place] = (rule, note)
    kept = list(by_span.values())
    swallowing = sorted((note.span, rule.swallows, _severity(rule, note)) for rule, note in kept if rule.swallows)
    longest = max((span.end - span.start for span, _, _ in swallowing), default=0)
    listed = {span: _severity(rule, note) for rule, note in kept for span in note.lists}

    def swallowed(rule: Rule, note: Note) -> bool:
        first = bisect_left(swallowing, note.span.start - longest, key=lambda item: item[0].start)
        last = bisect_left(swallowing, note.span.end, lo=first, key=lambda item: item[0].start)
        return any(
            span.overlaps(note.span) and rule.id.startswith(codes) and _severity(rule, note) <= severity
            for span, codes, severity in swallowing[first:last]
        )

    def repeated(rule: Rule, note: Note) -> bool:
        return note.span in listed and _severity(rule, note) < listed[note.span]

    return [(rule, note) for rule, note in kept if not (swallowed(rule, note) or repeated(rule, note))]


def _severity(rule: Rule, note: Note) -> Severity:
    return rule.severity if note.severity is None else note.severity


def _contained(rule: Rule, note: Note, signals: Signals, problems: list[str]) -> Finding | None:
    """The note as a finding; a note that cannot be placed or worded is its rule's problem alone."""
    try:
        return _placed(rule, note, signals)
    except Exception as error:  # noqa: BLE001  a plugin's check may return anything
        problems.append(f"{rule.path or rule.id}: {rule.id} failed: {told(error)}")
        return None


def _coverage(signals: Signals) -> tuple[int, int]:
    """How many checkable claims there are, and how many have evidence; none, where a signal fails."""
    try:
        with Budget(_MOST):
            evidence = [vouching(signals, claim.span.start) for claim in signals.get(claims) if claim.checkable]
    except Exception:  # noqa: BLE001  the rules that need the signal have named the failure
        return 0, 0
    return len(evidence), sum(map(bool, evidence))


def _placed(rule: Rule, note: Note, signals: Signals) -> Finding:
    document = signals.document
    source = document.source
    start, end = map(index, note.place or document.locate(*note.span))
    if note.place:
        text, span, context = source.text, note.place, source.line(start)
    else:
        text, span, context = signals.text, note.span, _context(rule, note.span, signals)
    match = text[slice(*span)]
    message = str.__str__((note.message or rule.message).format_map({"match": brief(match), **note.values}))
    safe = source.text[start:end] == match  # no markup, no line end that a replacement would take along
    edits = (Edit(start, end, str.__str__(note.replacement)),) if note.replacement is not None and safe else ()
    return Finding(
        path=source.path,
        start=start,
        end=end,
        position=source.position(start),
        end_position=source.position(end),
        code=rule.id,
        name=rule.name,
        severity=_severity(rule, note),
        message=message,
        match=source.text[start:end],
        sentence=text[slice(*context)],
        paragraph=0 if rule.scope == "document" else document.index_at(note.span.start) + 1,
        fix=rule.fix,
        edits=edits,
        at=(span.start - context.start, min(span.end, context.end) - context.start),  # a place may have several lines
    )


def _context(rule: Rule, span: Span, signals: Signals) -> Span:
    """What the fingerprint rests on and the excerpt shows: the sentence, or the block where it holds more."""
    block = signals.document.block_at(span.start).span
    if rule.scope == "paragraph":
        return block
    sentence = signals.get(sentences).at(span.start)
    if sentence.covers(span):
        return sentence
    return block if block.covers(span) and block.end - block.start <= _LONGEST else span
