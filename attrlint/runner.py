"""Many files: each read, checked, freed of what its comments silence, and handed on, one at a time."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from attrlint import ownrules, suppressions
from attrlint.baseline import Baseline
from attrlint.cachefolder import CacheFolder
from attrlint.changes import Changes
from attrlint.config import Settings, frontmatter
from attrlint.config.files import Configs
from attrlint.discovery import STDIN, Discovery
from attrlint.document import Document, InvalidFile, Source
from attrlint.finding import Finding, fingerprinted, order
from attrlint.formats import Formats
from attrlint.linters import Linters
from attrlint.plugins import Registry, Totals
from attrlint.rulebook import codes
from attrlint.signals import Signals
from attrlint.suppressions import Waiver

_DATE_IN_NAME: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


@dataclass(frozen=True)
class Checked:
    """One file: its findings in order, hints included, suppressed ones left out; the codes that were on.

    `document` is None where the file could not be decoded; `invalid` says why. `signals` are what the rules have
    read in it, `waivers` the findings that its comments silence; `sourced` of `claims` claims have a source.
    """

    path: str
    findings: Sequence[Finding]
    enabled: frozenset[str]
    document: Document | None = None
    invalid: str = ""
    signals: Signals | None = None
    waivers: Sequence[Waiver] = ()
    claims: int = 0
    sourced: int = 0


class Runner:
    """A run over many files.

    `say` gets a line for each trouble and remark; `date` is the documents' date where the caller
    knows it; `stdin_name` is what to call standard input; `baseline` holds back the findings that are
    in it, `changes` those in paragraphs that have not changed; `input_format` names
    the reader of every file, whatever its name says; `cache` keeps what later runs can use.
    `failed` tells whether a finding at or above `fail-on` has come up, hidden or not, `totals` what was counted.
    """

    def __init__(  # noqa: PLR0913  what a run can be told
        self,
        registry: Registry,
        configs: Configs,
        say: Callable[[str], object],
        date: dt.date | None = None,
        stdin_name: str = "",
        *,
        baseline: Baseline | None = None,
        changes: Changes | None = None,
        input_format: str = "",
        cache: CacheFolder | None = None,
    ) -> None:
        self.totals = Totals()
        self.failed = False
        self.linters = Linters(registry, self.trouble, cache)
        self.formats = Formats(registry.readers, input_format)
        self._configs = configs
        self._say = say
        self._date = date
        self._stdin_name = stdin_name
        self._baseline = baseline
        self._changes = changes
        self._readers = registry.readers
        self._explained: set[str] = set()  # whose places have been told about

    @property
    def status(self) -> int:
        """The exit status so far: 2 if something could not be done, 1 for findings, else 0."""
        return 2 if self.totals.troubles else int(self.failed)

    def trouble(self, message: str) -> None:
        """Tells of something that could not be done."""
        self.totals.troubles += 1
        self._say(message)

    def files(self, paths: Sequence[str]) -> list[str]:
        """The files to check under the paths; raises `DataError` for a configuration that cannot be used."""
        search = Discovery(self._configs, self.formats.suffixes, self.trouble, self._stdin_name, self._is_draft)
        files = list(search.files(paths))
        for name in map(self._name, files):
            if name != STDIN and (remark := self.formats.remark(name)):
                self._say(f"{name}: {remark}")
        return [name for name in files if self._changes is None or self._changes.touches(name)]

    def _is_draft(self, path: Path) -> bool:
        return self.formats.is_draft(path, named=bool(self._configs.of(path.parent).json_paths))

    def settings(self, file: str) -> Settings:
        """The settings for a file."""
        path = Path(self._name(file)).absolute()
        return self._configs.of(path.parent).settings(str(path))

    def findings(self, files: Iterable[str]) -> Iterator[Finding]:
        """The findings of one file after another, those hidden by `min-severity` left out."""
        for file in files:
            settings = self.settings(file)
            if checked := self._read_and_check(file, settings):
                yield from self.shown(checked, settings)

    def shown(self, checked: Checked, settings: Settings) -> list[Finding]:
        """The findings of a file that are new and not hidden; they count."""
        shown = []
        for finding in self._new(checked):
            if settings.fail_on and finding.severity >= settings.fail_on:
                self.failed = True
            if finding.severity < settings.min_severity:
                self.totals.hidden[finding.severity] += 1
            else:
                shown.append(finding)
        if shown and checked.document:
            self._explain_places(checked.document.format)
        return shown

    def _explain_places(self, format_name: str) -> None:
        reader = self._readers.get(format_name)
        if reader and reader.places and format_name not in self._explained:
            self._explained.add(format_name)
            self._say(f"in {reader.suffixes[0]} files the numbers are {reader.places}")

    def _new(self, checked: Checked) -> Sequence[Finding]:
        """Those that are not in the baseline and stand where something has changed."""
        findings = checked.findings
        if self._baseline:
            findings = self._baseline.fresh(findings, checked.path, checked.enabled)
            self.totals.known += len(checked.findings) - len(findings)
        return self._changes.within(findings, checked.path, checked.document) if self._changes else findings

    def checked(self, files: Iterable[str]) -> Iterator[Checked]:
        """One file after another, as far as they can be read; nothing of theirs fails the run."""
        for file in files:
            if checked := self._read_and_check(file, self.settings(file)):
                yield checked

    def _read_and_check(self, file: str, settings: Settings) -> Checked | None:
        name = self._name(file)
        try:
            data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
        except OSError as error:
            self.trouble(f"{file}: {error.strerror or error}")
            return None
        self.totals.checked.append(name)
        try:
            return self.check(data, name, settings)
        except Exception as error:  # one draft's misfortune must not hide the others' findings
            if os.environ.get("ATTRLINT_DEBUG") == "1":
                raise
            self.trouble(f"{name}: internal error: {type(error).__name__}: {error}; please report")
            return None

    def check(self, data: bytes, name: str, settings: Settings) -> Checked:
        """One file's bytes, checked."""
        try:
            reader = self.formats.reader(name, data)
            if reader.pick and settings.json_paths:
                document = reader.pick(data, name, settings.json_paths)
            else:
                document = reader.read(data, name)
        except InvalidFile as error:
            place = (error.offset, error.offset)
            invalid = ownrules.finding("LNT001", Source(name, error.text), place, {"reason": error.message})
            enabled = self.linters.of(settings).enabled
            return Checked(name, _fingerprinted([invalid], enabled), enabled, None, error.message)
        book = self.linters.book(settings.house)
        choice, own = frontmatter.read(document, book)
        prepared = self.linters.of(settings.with_choice(choice))
        date, fallback = self._date or document.metadata.date, date_in_name(name) or document.metadata.saved
        outcome = prepared.linter.check(document, date, fallback)
        for note in outcome.notes:
            self._say(note)
        self.totals.claims += outcome.claims
        self.totals.sourced += outcome.sourced
        own += [ownrules.finding("LNT006", document.source, (0, 0), {"reason": why}) for why in outcome.problems]
        silencing = partial(codes, book)
        kept, waivers = suppressions.apply(document, outcome.findings, silencing, prepared.enabled, today())
        findings = sorted([*_fingerprinted(own, prepared.enabled), *kept], key=order)
        return Checked(
            name,
            findings,
            prepared.enabled,
            document,
            signals=outcome.signals,
            waivers=waivers,
            claims=outcome.claims,
            sourced=outcome.sourced,
        )

    def _name(self, file: str) -> str:
        return self._stdin_name or STDIN if file == STDIN else file


def _fingerprinted(own: Iterable[Finding], enabled: frozenset[str]) -> list[Finding]:
    """The linter's own findings, those that are on."""
    return fingerprinted(finding for finding in own if finding.code in enabled)


def today() -> dt.date:
    """The day of the run, by which a suppression's `until` is judged."""
    return dt.datetime.now().astimezone().date()


def date_in_name(path: str) -> dt.date | None:
    """The date in a file's name, `2022-05-13-ceasefire.md` or `20220513.txt`."""
    for match in _DATE_IN_NAME.finditer(Path(path).name):
        try:
            return dt.date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
    return None
