"""Sections of the speed benchmark about size: CPU time per MB, and memory by the number of files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bench import Bench
from measures import Goal, Row
from newsprint import Corpus
from timing import Samples, cpu, memory, rounds

_SIZES: Final = (0.1, 1.0, 10.0)
_LARGE: Final = 100.0
_FLAT: Final = Goal("≤", 1.2)
_FILES: Final = (1, 100, 1000)
_MEMORY: Final = Goal("≤", 80)


def growth(bench: Bench) -> Iterator[Row]:
    """CPU time per MB of articles, of one long file and of one long paragraph, an empty run taken off."""
    empty = cpu(rounds({"": bench.check(bench.empty)}, 5)[""]).median
    yield Row("growth", "an empty run", Samples([empty]), "CPU s")
    press, work = bench.press, bench.work
    standard: float | None = None
    for megabytes in (*_SIZES, *((_LARGE,) if bench.large else ())):
        corpus = press.corpus(work / f"growth-{megabytes}", megabytes=megabytes)
        row = _per_megabyte(bench, corpus, f"{megabytes:g} MB of articles", empty, standard)
        standard = row.value.median if megabytes == 1 and row.value else standard
        yield row
    yield _per_megabyte(bench, press.single(work / "long-file", 20, "\n\n"), "one file of 20 MB", empty, standard)
    yield _per_megabyte(bench, press.single(work / "long-paragraph", 5, " "), "one paragraph of 5 MB", empty, standard)


def _per_megabyte(bench: Bench, corpus: Corpus, label: str, empty: float, standard: float | None) -> Row:
    runs = bench.runs if corpus.megabytes < 5 else 1
    used = rounds({"": bench.check(corpus)}, runs, warm_up=False)[""]
    each = cpu(used).less(empty).times(1 / corpus.megabytes)
    ratio = each.times(1 / standard) if standard else None
    note = f"{len(corpus.files)} files, peak {memory(used).median:.0f} MiB"
    of, goal = ("× at 1 MB", _FLAT) if standard else ("", None)
    return Row("growth", label, each, "CPU s/MB", ratio, of, goal, note)


def peak(bench: Bench) -> Iterator[Row]:
    """Peak memory by the number of files."""
    for files in _FILES:
        corpus = bench.press.corpus(bench.work / f"peak-{files}", files=files)
        used = memory(rounds({"": bench.check(corpus)}, 2, warm_up=False)[""])
        yield Row("memory", f"{files:,} files", used, "MiB", goal=_MEMORY, note=f"{corpus.megabytes:.2f} MB")
