"""What the sections of the speed benchmark share: the articles, the command that is measured, where they work."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from newsprint import Corpus, Press
from peers import own
from timing import Command

CACHE: Final = ".attrlint_cache"


class NotMeasuredError(Exception):
    """A section cannot be measured; the message says why."""


@dataclass(frozen=True)
class Bench:
    """One run of the benchmark: `runs` of each command, files in the folder `work`, `large` sizes too.

    `articles` is the size of the corpus in millions of bytes.
    """

    press: Press
    work: Path
    runs: int
    articles: float
    large: bool = False

    @cached_property
    def corpus(self) -> Corpus:
        """The articles that throughput and the cache are measured on."""
        return self.press.corpus(self.work / "articles", megabytes=self.articles)

    @cached_property
    def empty(self) -> Corpus:
        """One file without a word: what a run costs before it reads anything."""
        folder = self.work / "empty"
        folder.mkdir()
        (folder / "empty.md").touch()
        return Corpus(folder, ["empty.md"], 0)

    def check(self, corpus: Corpus, *options: str | Path, jobs: int = 1, cache: bool = False) -> Command:
        """`attrlint check` of a folder."""
        given = ["-j", str(jobs), *(["--cache-dir", CACHE] if cache else ["--no-cache"])]
        return Command([own("attrlint"), "check", *given, *options, "."], corpus.folder)


def forget(corpus: Corpus) -> None:
    """Deletes the cache beside the articles."""
    shutil.rmtree(corpus.folder / CACHE, ignore_errors=True)
