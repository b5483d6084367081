"""Standard output and the terminal: colour, width, progress, readers that hang up."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrlint.cli import complain
from attrlint.wholefile import write_whole

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE: Final = 1.0
"""Seconds a person waits before a progress bar appears."""

_PERIOD: Final = 0.1
"""Seconds between two drawings of it."""


def write(pieces: Iterable[str], before: Callable[[], None] = lambda: None) -> None:
    """Writes each piece as it comes, after calling `before`; stops without a word where nobody reads any more."""
    try:
        for piece in pieces:
            before()
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        hang_up()


def write_bytes(data: bytes) -> None:
    """Writes a file's bytes as they are."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        hang_up()


def save(file: str, content: str | bytes, trouble: Callable[[str], object]) -> None:
    """Writes a file at once, over what it held; `trouble` hears of one that cannot be written."""
    try:
        write_whole(file, content)
    except OSError as error:
        trouble(f"{file}: {error.strerror or error}")


def spare(drafts: Iterable[str], file: str) -> None:
    """Ends the run where the output file is one of the drafts, which would be lost."""
    if file and Path(file).exists() and any(Path(each).exists() and Path(each).samefile(file) for each in drafts):
        raise SystemExit(complain(f"-o {file} would be written over a draft; name another file"))


def hang_up() -> None:
    """Lets what is left to write go nowhere, when the interpreter flushes at exit, too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wants_color(option: str) -> bool:
    """Whether to write colours: `--color`, FORCE_COLOR, CLICOLOR_FORCE, NO_COLOR, TERM, a terminal, in that order."""
    if option != "auto":
        return option == "always"
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def width() -> int:
    """The terminal's columns; 100 where there is none."""
    if not sys.stdout.isatty():
        return 100
    from shutil import get_terminal_size

    return max(40, get_terminal_size((100, 24)).columns)


class ProgressBar:
    """A bar on standard error for whoever has waited a second at a terminal; rich is imported only then."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._total = total
        self._clock = clock
        self._due = clock() + _PATIENCE
        self._bar: Progress | None = None

    def over(self, files: Iterable[str]) -> Iterator[str]:
        """The files; the bar moves on with each."""
        for done, file in enumerate(files):
            if sys.stderr.isatty() and self._clock() >= self._due:
                self._draw(done)
            yield file
        self.clear()

    def clear(self) -> None:
        """Takes the bar off the screen until it is drawn again; to be called before anything is written."""
        if self._bar:
            self._bar.stop()

    def _draw(self, done: int) -> None:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import MofNCompleteColumn, Progress

            console = Console(stderr=True)
            columns = (*Progress.get_default_columns(), MofNCompleteColumn())
            self._bar = Progress(*columns, console=console, transient=True, auto_refresh=False)
            self._bar.add_task("Checking", total=self._total)
        self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done, refresh=True)
        self._due = self._clock() + _PERIOD
