"""One file: read, checked, freed of what its comments silence. Nothing of it fails the run."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import index
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from attrlint.budget import Budget, Patience
from attrlint.cachefolder import CacheFolder
from attrlint.config import Settings
from attrlint.document import Document, InvalidFile, Source
from attrlint.expressions import expression
from attrlint.finding import Finding, fingerprinted, order
from attrlint.formats import Formats, verify_size
from attrlint.linters import Linters
from attrlint.plugins import Registry
from attrlint.printable import brief, told

if TYPE_CHECKING:  # a run that finds every draft's result in the cache does without
    from attrlint.signals import Signals
    from attrlint.suppressions import Waiver

SECONDS: Final = 8
"""Processor time that one draft may take."""
_READING: Final = 4
"""Seconds of it that reading may take; five megabytes of copy take less."""
_DATE_IN_NAME: Final = expression(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


class Checked(NamedTuple):
    """One file: its findings in order, hints included, suppressed ones left out.

    `settings` are those it was checked under, what its front matter says among them; `format` names
    its reader. `claims` checkable claims were found, `sourced` of them have evidence; `notes` are
    remarks for the user. `invalid` says why the file could not be decoded, `failure` why it could not
    be checked. `lasting` tells whether the same file will be found the same at any time: not where a
    suppression ends on some day, nor where a rule was set aside. `document`, `signals`, what the rules have
    read in it, and `waivers`, the findings that its comments silence, are there where the file was just read
    and could be decoded; not where the result comes from the cache or another process.
    """

    path: str
    findings: Sequence[Finding]
    settings: Settings
    document: Document | None = None
    invalid: str = ""
    failure: str = ""
    format: str = ""
    claims: int = 0
    sourced: int = 0
    notes: Sequence[str] = ()
    lasting: bool = True
    signals: Signals | None = None
    waivers: Sequence[Waiver] = ()


class _ReaderError(Exception):
    """A reader that does not do what readers do."""


class _SlowFile(InvalidFile):
    """A file that could not be read in time; another time it may."""


class Checker:
    """Checks files, one by one. `date` is the documents' date where the caller knows it; `input_format` names
    the reader of every file, whatever its name says; `cache` keeps rules as read, `trouble` hears of their mistakes.
    """

    def __init__(
        self,
        registry: Registry,
        date: dt.date | None = None,
        input_format: str = "",
        cache: CacheFolder | None = None,
        trouble: Callable[[str], object] = lambda _: None,
    ) -> None:
        self.linters = Linters(registry, trouble, cache)
        self.formats = Formats(registry.readers, input_format, trouble)
        self._parts = registry, date, input_format, cache
        self._date = date
        self._patience = Patience(_READING)

    def __reduce__(self) -> tuple[type[Checker], tuple[Registry, dt.date | None, str, CacheFolder | None]]:
        """Another process makes its own of the same parts; the troubles with the rules are told here."""
        return Checker, self._parts

    def contained(self, data: bytes, name: str, settings: Settings, date: dt.date | None = None) -> Checked:
        """One file's bytes, checked; where that fails, the result says so. `date` is this one's, over that of all."""
        try:
            self.linters.of(settings)  # rules that are yet to be read are not to be paid for by this draft
            with Budget(SECONDS):
                return self.check(data, name, settings, date)
        except (Exception, SystemExit) as error:  # one draft's misfortune must not hide the others' findings
            if os.environ.get("ATTRLINT_DEBUG") == "1":
                raise
            return Checked(name, (), settings, failure=_failure(error), lasting=False)

    def check(self, data: bytes, name: str, settings: Settings, date: dt.date | None = None) -> Checked:
        """One file's bytes, checked."""
        from attrlint import ownrules, suppressions
        from attrlint.config import frontmatter
        from attrlint.rulebook import codes

        try:
            document = self._read(data, name, settings)
        except InvalidFile as error:
            return self.refused(error, name, settings)
        book = self.linters.book(settings.house)
        own: list[Finding] = []
        if document.metadata.settings:
            choice, own = frontmatter.read(document, book)
            settings = settings.with_choice(choice)
        prepared = self.linters.of(settings)
        known, fallback = date or self._date or document.metadata.date, date_in_name(name) or document.metadata.saved
        outcome = prepared.linter.check(document, known, fallback)
        own += [ownrules.finding("LNT006", document.source, (0, 0), {"reason": why}) for why in outcome.problems]
        if unread := document.metadata.unread:
            written = brief(document.source.text[slice(*unread)])
            own.append(ownrules.finding("LNT007", document.source, unread, {"written": written}))
        silencing = partial(codes, book)
        kept, waivers = suppressions.apply(document, outcome.findings, silencing, prepared.enabled, today())
        return Checked(
            name,
            sorted([*_fingerprinted(own, prepared.enabled), *kept], key=order),
            settings,
            document,
            format=document.format,
            claims=outcome.claims,
            sourced=outcome.sourced,
            notes=outcome.notes,
            lasting=not outcome.problems and not suppressions.ends(document),
            signals=outcome.signals,
            waivers=waivers,
        )

    def refused(self, error: InvalidFile, name: str, settings: Settings) -> Checked:
        """What comes of a file that cannot be decoded."""
        from attrlint import ownrules

        place, reason = (index(error.offset),) * 2, str(error.message)  # a plugin may have given anything
        invalid = ownrules.finding("LNT001", Source(name, error.text), place, {"reason": reason})
        findings = _fingerprinted([invalid], self.linters.of(settings).enabled)
        return Checked(name, findings, settings, invalid=reason, lasting=not isinstance(error, _SlowFile))

    def _read(self, data: bytes, name: str, settings: Settings) -> Document:
        reader = self.formats.reader(name, data)
        verify_size(reader, len(data))
        try:
            read = partial(reader.read, data, name)
            if reader.pick and settings.json_paths:
                read = partial(reader.pick, data, name, settings.json_paths)
            document = self._patience.run(reader.name, read)
        except InvalidFile:
            raise
        except TimeoutError:
            raise _SlowFile(f"it takes more than {_READING} seconds of processor time to read this file") from None
        except (Exception, SystemExit) as error:
            raise _ReaderError(f"the reader “{reader.name}” failed: {told(error)}") from error
        if not isinstance(document, Document):
            raise _ReaderError(f"the reader “{reader.name}” has made {type(document).__name__}, no Document, of it")
        if document.source.path != name or not isinstance(document.format, str):
            raise _ReaderError(f"the reader “{reader.name}” has made a Document of another file or format of it")
        return document


def _failure(error: BaseException) -> str:
    """Why a file could not be checked."""
    if isinstance(error, TimeoutError):
        return f"takes longer than {SECONDS} seconds; nothing in it was checked"
    return str(error) if isinstance(error, _ReaderError) else f"internal error: {told(error)}; please report"


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
