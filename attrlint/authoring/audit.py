"""What the rules say of an archive: counted rule by rule, with random findings for a person to judge.

Nothing here depends on the order of the articles, and nothing keeps their text.
"""

from __future__ import annotations

import hashlib
import statistics
from bisect import insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from attrlint.document import Document
from attrlint.finding import Finding, Severity
from attrlint.runner import Runner

BUDGET: Final = 1.5
"""Errors and warnings that a profile may print per published article, in the median."""

_CONTEXT: Final = 200
"""Characters of the article kept on each side of a sampled finding."""


class Hit(NamedTuple):
    """A finding to judge, with the text around it."""

    finding: Finding
    before: str
    after: str


class Draw:
    """At random `size` of the findings offered, always the same ones for a `seed`, in whatever order they come."""

    def __init__(self, size: int, seed: int) -> None:
        self._size = size
        self._seed = seed
        self._kept: list[tuple[bytes, Hit]] = []

    @property
    def hits(self) -> list[Hit]:
        """The hits drawn, shuffled."""
        return [hit for _, hit in self._kept]

    def offer(self, finding: Finding, text: str) -> None:
        """One more finding, and the file's text."""
        ticket = f"{self._seed}\0{finding.path}\0{finding.fingerprint}".encode("utf-8", "surrogatepass")
        rank = hashlib.blake2b(ticket, digest_size=8).digest()
        if len(self._kept) < self._size or (self._kept and rank < self._kept[-1][0]):
            before, after = text[: finding.start][-_CONTEXT:], text[finding.end :][:_CONTEXT]
            insort(self._kept, (rank, Hit(finding, before, after)), key=lambda entry: entry[0])
            del self._kept[self._size :]


@dataclass
class Tally:
    """One rule over the `articles` (of so many `words`) that it was on in; it fired in `holding` of them."""

    code: str
    sample: Draw
    articles: int = 0
    words: int = 0
    holding: int = 0
    found: Counter[Severity] = field(default_factory=Counter)

    @property
    def findings(self) -> int:
        """How often it fired, at any severity."""
        return self.found.total()

    @property
    def printed(self) -> int:
        """How often it fired as an error or a warning."""
        return self.findings - self.found[Severity.info]

    @property
    def rate(self) -> float:
        """Findings per 1,000 words."""
        return 1000 * self.findings / self.words if self.words else 0.0

    @property
    def share(self) -> float:
        """The share of articles it fired in, 0 to 1."""
        return self.holding / self.articles if self.articles else 0.0


class Noise(NamedTuple):
    """Errors and warnings per article, and the share of articles with more of them than the budget allows."""

    median: float
    mean: float
    above: float

    @property
    def within_budget(self) -> bool:
        """Whether the median keeps to `BUDGET`."""
        return self.median <= BUDGET


def noise(printed: Sequence[int]) -> Noise:
    """What the counts of errors and warnings in the articles come to."""
    if not printed:
        return Noise(0.0, 0.0, 0.0)
    above = sum(count > BUDGET for count in printed) / len(printed)
    return Noise(statistics.median(printed), statistics.fmean(printed), above)


class Audit:
    """An archive counted, article by article; `size` findings of each rule are drawn to be judged."""

    def __init__(self, size: int = 0, seed: int = 1) -> None:
        self.words = 0
        self.printed: list[int] = []
        self._size = size
        self._seed = seed
        self._tallies: dict[str, Tally] = {}

    @property
    def articles(self) -> int:
        """How many articles were counted."""
        return len(self.printed)

    @property
    def noise(self) -> Noise:
        """Errors and warnings per article."""
        return noise(self.printed)

    def tallies(self) -> list[Tally]:
        """The rules that were on anywhere, loudest first, those that only hint after those that print."""
        return sorted(self._tallies.values(), key=lambda each: (-each.printed, -each.findings, each.code))

    def add(self, document: Document, findings: Sequence[Finding], enabled: Iterable[str]) -> None:
        """One article, what was found in it, and the codes of the rules that were on."""
        words = len(document.text.split())
        self.words += words
        self.printed.append(sum(finding.severity > Severity.info for finding in findings))
        fired = {finding.code for finding in findings}
        for code in {*enabled, *fired}:
            tally = self._tally(code)
            tally.articles += 1
            tally.words += words
            tally.holding += code in fired
        for finding in findings:
            tally = self._tally(finding.code)
            tally.found[finding.severity] += 1
            tally.sample.offer(finding, document.source.text)

    def _tally(self, code: str) -> Tally:
        if code not in self._tallies:
            self._tallies[code] = Tally(code, Draw(self._size, self._seed))
        return self._tallies[code]


def audited(runner: Runner, files: Iterable[str], size: int = 0, seed: int = 1) -> Audit:
    """The files counted; one that cannot be read is a trouble of the run, and the others count."""
    audit = Audit(size, seed)
    for checked in runner.checked(files):
        if checked.document is None:
            runner.trouble(f"{checked.path}: {checked.invalid}")
        else:
            audit.add(checked.document, checked.findings, runner.linters.of(checked.settings).enabled)
    return audit
