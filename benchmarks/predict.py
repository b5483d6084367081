"""The one place where the benchmark calls attrlint: its attributions and its findings."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from functools import cache
from typing import Final

from corpora import Article, Attribution, Span

from attrlint import builtin
from attrlint.config import Choice, Settings
from attrlint.document import Document
from attrlint.document import Span as Place
from attrlint.finding import Finding
from attrlint.lexicon import Lexicons
from attrlint.linters import Linters
from attrlint.readers.plain import READER
from attrlint.signals import Signals
from attrlint.signals.attributions import attributions
from attrlint.signals.checkworthy import features, score
from attrlint.signals.tokens import tokenize
from attrlint.signals.vagueness import vague_features, vagueness

KINDS: Final = ("speech", "document", "hearsay")
"""Kinds of attribution that are predictions; `thought` and the like are not in scope."""

CLAIM_CODES: Final = ("ATT101", "CLM")
"""What counts as asking “who says so?” of a paragraph: these codes and prefixes, at any severity."""


NUMBER_CODES: Final = ("NUM", "CLM416")
"""What counts as finding a wrong figure: these codes and prefixes, at any severity, in the default profile or not."""


class Attrlint:
    """attrlint with its shipped rules and the default profile, plugins and configuration files aside.

    `select` names other rules, as on the command line.
    """

    def __init__(self, select: Sequence[str] | None = None) -> None:
        linters = Linters(builtin.load(installed=False), lambda problem: print(problem, file=sys.stderr))
        chosen = Choice("", select=None if select is None else tuple(select))
        self._linter = linters.of(Settings(last=chosen)).linter
        self.rules = {rule.id: rule for rule in self._linter.rules}
        self._lexicons = Lexicons(linters.book().lists.values())
        self.findings = cache(self._findings)

    def attributions(self, article: Article) -> list[Attribution]:
        """The predicted attributions, in offsets of the article's text."""
        read = document(article.text)
        found = attributions(Signals(read, self._lexicons, _date(article.date)))
        return [
            Attribution(
                source=[_located(read, each.source.span)] if each.source else (),
                cue=[_located(read, each.cue)],
                content=[_located(read, span) for span in each.contents],
                kind=each.kind,
            )
            for each in found
            if each.kind in KINDS
        ]

    def features(self, sentence: str) -> list[str]:
        """What is weighed to tell whether a sentence is worth checking."""
        return features(*self._sentence(sentence))

    def score(self, sentence: str, notion: str) -> float:
        """The shipped score of a sentence by a notion of `claim-weights.yaml`; above 0 is a yes."""
        return score(*self._sentence(sentence), notion)

    def vague_features(self, sentence: str) -> list[str]:
        """What is weighed to tell whether a sentence is vaguely worded."""
        signals, place = self._sentence(sentence)
        return sorted(vague_features(tokenize(signals, place), self._lexicons))

    def vague(self, text: str) -> bool:
        """Whether a sentence of the text is vaguely worded, by the shipped weights."""
        return bool(vagueness(self._sentence(text)[0]))

    def _sentence(self, text: str) -> tuple[Signals, Place]:
        read = document(text)
        return Signals(read, self._lexicons), Place(0, len(read.text))

    def _findings(self, text: str, date: str) -> Sequence[Finding]:
        """Every finding in a text, hints included, in offsets of the text; `date` is the document's."""
        outcome = self._linter.check(document(text), _date(date))
        for problem in outcome.problems:
            print(problem, file=sys.stderr)
        return outcome.findings


def proves_wrong(finding: Finding) -> bool:
    """Whether a finding says that figures cannot all be right."""
    return finding.code.startswith(NUMBER_CODES)


def asks_for_source(finding: Finding) -> bool:
    """Whether a finding asks who says so."""
    return finding.code.startswith(CLAIM_CODES)


def document(text: str) -> Document:
    """The text read as plain text; offsets stay as they are."""
    read = READER.read(text.encode(), "article.txt")
    if read.source.text != text:
        raise ValueError("the reader has changed the text, offsets would be wrong")
    return read


def _located(document: Document, span: Span) -> Span:
    start, end = document.locate(*span)
    return start, end


def _date(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
