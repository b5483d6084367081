"""How much more a cluster engine checks than one process: attrlint over many articles on a local PySpark.

python benchmarks/scale.py [TEXTS] [--articles 100000] [--processes 2]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import measures
from measures import Row
from newsprint import MEGABYTE, Press, paragraphs
from timing import Samples

from attrlint.spark import Lint

_SAMPLE: Final = 2000
"""Articles that one process checks, too: its throughput, and what all the others must find in them."""
_PART: Final = 1000
"""Articles in a file."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status (1 when a result differs from the single process's)."""
    options = _parser().parse_args(arguments)
    press = Press(paragraphs(options.texts), options.seed)
    with tempfile.TemporaryDirectory(prefix="attrlint-scale-") as work:
        folder = Path(work)
        size = write(press, options.articles, folder / "articles")
        session = _session(options.processes)
        try:
            rows, same = _measured(session, folder, options.articles, size, options.processes)
        finally:
            session.stop()
    print(measures.table(rows))
    return 0 if same else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scale.py", description="Measure attrlint on a local PySpark.")
    parser.add_argument(
        "texts", nargs="?", type=Path, metavar="TEXTS", help="articles to make these of, as in speed.py"
    )
    parser.add_argument("--articles", type=int, default=100_000, metavar="N", help="how many (default: 100,000)")
    cores = os.cpu_count() or 1
    parser.add_argument("--processes", type=int, default=cores, metavar="N", help=f"Spark's (default: {cores})")
    parser.add_argument("--seed", type=int, default=0, help="seed of the articles (default: 0)")
    return parser


def write(press: Press, count: int, folder: Path) -> int:
    """Writes the articles as JSON Lines, some thousand a file; returns their size in bytes."""
    folder.mkdir()
    size = 0
    numbered = enumerate(islice(press.articles(), count))
    for part, some in enumerate(_portions(numbered)):
        with (folder / f"part-{part:05}.jsonl").open("w", encoding="utf-8") as file:
            for at, text in some:
                file.write(json.dumps({"id": at, "text": text}, ensure_ascii=False) + "\n")
                size += len(text.encode())
    return size


def _portions(numbered: Iterator[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    while some := list(islice(numbered, _PART)):
        yield some


def _session(processes: int) -> Any:
    """A PySpark that runs here alone: nothing listens to other machines."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(f"local[{processes}]").appName("attrlint scale")
    for key, value in {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_PART),
    }.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _measured(session: Any, folder: Path, count: int, size: int, processes: int) -> tuple[list[Row], bool]:
    lint = Lint()
    alone, single = by_one(lint, folder)
    articles = session.read.schema("id long, text string").json(str(folder / "articles"))
    started = time.perf_counter()
    lint.spark(articles).write.parquet(str(folder / "found"))
    wall = time.perf_counter() - started
    found = session.read.parquet(str(folder / "found"))
    sample = {row.id: row.asDict(recursive=True) for row in found.where(found.id < len(alone)).collect()}
    same = found.count() == count and all(sample[row["id"]] == row for row in alone)
    errors = found.where("error is not null").count()
    amount = f"{count:,} articles, {size / MEGABYTE:,.0f} MB in {wall:,.0f} s; {errors:,} errors"
    alike = "the first are found alike by both" if same else "NOT WHAT ONE PROCESS FINDS"
    all_of_them = Samples([count / wall])
    return [
        Row("scale", "one process", Samples([single]), "articles/s", note=f"{len(alone):,} articles; {alike}"),
        Row(
            "scale",
            f"PySpark, {processes}",
            all_of_them,
            "articles/s",
            all_of_them.times(1 / single),
            "× one",
            note=amount,
        ),
    ], same


def by_one(lint: Lint, folder: Path) -> tuple[list[dict[str, Any]], float]:
    """What this process finds in the first articles, and how many it checks in a second, once it has read the rules."""
    import pandas as pd

    files = sorted((folder / "articles").iterdir())[: _SAMPLE // _PART]
    articles = pd.concat([pd.read_json(path, lines=True) for path in files])
    lint(articles[:1])
    started = time.perf_counter()
    found = lint(articles)
    speed = len(articles) / (time.perf_counter() - started)
    return found.to_dict("records"), speed


if __name__ == "__main__":
    sys.exit(main())
