"""Many files: each read, checked or recalled, and its findings handed on, one file after another."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from attrlint.cache import Cache
from attrlint.cachefolder import CacheFolder
from attrlint.checker import Checked, Checker
from attrlint.config import Config, Settings
from attrlint.config.files import Configs
from attrlint.discovery import STDIN, Discovery
from attrlint.document import InvalidFile
from attrlint.finding import Finding
from attrlint.plugins import Registry, Totals
from attrlint.record import Task
from attrlint.workers import do, done

if TYPE_CHECKING:  # most runs do without
    from attrlint.baseline import Baseline
    from attrlint.changes import Changes


class Means(NamedTuple):
    """What makes a run fast: where results are kept, and how many processes it may have (0: one for each core)."""

    cache: CacheFolder = CacheFolder(None)
    jobs: int = 1


_ALONE: Final = Means()


class Runner:
    """A run over many files.

    `say` gets a line for each trouble and remark; `date` is the documents' date where the caller
    knows it; `stdin_name` is what to call standard input; `baseline` holds back the findings that are
    in it, `changes` those in paragraphs that have not changed; `input_format` names
    the reader of every file, whatever its name says; `means` make it fast. `failed` tells whether a finding at or
    above `fail-on` has come up, hidden or not, `unfinished` whether a rule was set aside; `totals` is what was counted.
    """

    def __init__(  # noqa: PLR0913  a run has many sides
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
        means: Means = _ALONE,
    ) -> None:
        self.totals = Totals()
        self.failed = False
        self.unfinished = False
        self.checker = Checker(registry, date, input_format, means.cache, self.trouble)
        self.linters, self.formats = self.checker.linters, self.checker.formats
        self._configs = configs
        self._say = say
        self._stdin_name = stdin_name
        self._baseline = baseline
        self._changes = changes
        self._cache = Cache(means.cache, self.linters, date, input_format) if means.cache.path else None
        self._jobs = means.jobs
        self._readers = registry.readers
        self._governing: dict[str, Config] = {}  # by folder, as it is named
        self._explained: set[str] = set()  # whose places have been told about

    @property
    def status(self) -> int:
        """The exit status so far: 2 if something could not be done, 1 for findings, else 0."""
        return 2 if self.totals.troubles or self.unfinished else int(self.failed)

    def trouble(self, message: str) -> None:
        """Tells of something that could not be done."""
        self.totals.troubles += 1
        self._say(message)

    def files(self, paths: Sequence[str]) -> list[str]:
        """The files to check under the paths, with a word where there are none.

        Raises `DataError` for a configuration that cannot be used.
        """
        search = Discovery(self._configs, self.formats.suffixes, self.trouble, self._stdin_name, self.formats.is_draft)
        files = list(search.files(paths))
        for name in map(self._name, files):
            if name != STDIN and (remark := self.formats.remark(name)):
                self._say(f"{name}: {remark}")
        changed = [name for name in files if self._changes is None or self._changes.touches(name)]
        if not changed and not self.totals.troubles:
            where = f"in {paths[0]}" if len(paths) == 1 and paths[0] != os.curdir else "here"
            self._say(f"there is no draft {where}{' that has changed' if files else ''}")
        return changed

    def settings(self, file: str) -> Settings:
        """The settings for a file."""
        name = self._name(file)
        folder = name.rpartition(os.sep)[0]
        if folder not in self._governing:
            self._governing[folder] = self._configs.of(Path(name).absolute().parent)
        return self._governing[folder].settings(name)

    def _name(self, file: str) -> str:
        return self._stdin_name or STDIN if file == STDIN else file

    def findings(self, files: Iterable[str]) -> Iterator[Finding]:
        """The findings of one file after another, those hidden by `min-severity` left out."""
        for checked in self.checked(files) if self._changes else self._results(files):
            yield from self.shown(checked)

    def shown(self, checked: Checked) -> list[Finding]:
        """The findings of a file that are new and not hidden; they count."""
        shown = []
        settings = checked.settings
        for finding in self._new(checked):
            if settings.fail_on and finding.severity >= settings.fail_on:
                self.failed = True
            if finding.severity < settings.min_severity:
                self.totals.hidden[finding.severity] += 1
            else:
                shown.append(finding)
        if shown:
            self._explain_places(checked.format)
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
            findings = self._baseline.fresh(findings, checked.path, self.linters.of(checked.settings).enabled)
            self.totals.known += len(checked.findings) - len(findings)
        return self._changes.within(findings, checked.path, checked.document) if self._changes else findings

    def read(self, file: str) -> bytes:
        """A file's bytes; raises `InvalidFile` where there are too many, `OSError` where it cannot be read."""
        if file == STDIN:
            return self.formats.read(sys.stdin.buffer, self._name(file))
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123  half the time of `Path.read_bytes`
            return self.formats.read(opened, file)

    def check(self, data: bytes, name: str, settings: Settings) -> Checked:
        """One file's bytes, checked, or why they could not be; its claims count."""
        return self._counted(self.checker.contained(data, name, settings))

    def checked(self, files: Iterable[str]) -> Iterator[Checked]:
        """One file after another, with its document, as far as they can be read; nothing of theirs fails the run."""
        for task in self._tasks(files):
            yield from self._outcome(do(self.checker, task))

    def _results(self, files: Iterable[str]) -> Iterator[Checked]:
        """The same without documents, which neither the cache nor another process hands over."""
        tasks = self._tasks(files)
        if not self._cache:
            for task in done(self.checker, tasks, self._jobs):
                yield from self._outcome(task)
            return
        try:
            for task in done(self.checker, self._cache.recalled(tasks), self._jobs):
                self._cache.keep(task)
                yield from self._outcome(task)
        finally:
            self._cache.close()

    def _tasks(self, files: Iterable[str]) -> Iterator[Task]:
        for file in files:
            task = Task(self._name(file), self.settings(file))
            try:
                task.data = self.read(file)
            except InvalidFile as error:
                task.checked = self.checker.refused(error, task.name, task.settings)
            except OSError as error:
                task.trouble = f"{file}: {error.strerror or error}"
            yield task

    def _outcome(self, task: Task) -> Iterator[Checked]:
        """What came of a file, counted; nothing, if it could not be checked."""
        if not task.trouble:
            self.totals.checked.append(task.name)
            checked = task.result()
            if not checked.failure:
                yield self._counted(checked)
                return
            task.trouble = f"{task.name}: {checked.failure}"
        self.trouble(task.trouble)

    def _counted(self, checked: Checked) -> Checked:
        self.unfinished = self.unfinished or any(finding.code == "LNT006" for finding in checked.findings)
        self.totals.claims += checked.claims
        self.totals.sourced += checked.sourced
        for note in checked.notes:
            self._say(note)
        return checked
