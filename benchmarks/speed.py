"""How fast attrlint is, beside other linters and beside what it is to reach: one command, one table.

python benchmarks/speed.py [TEXTS] [--only throughput,start] [--json FILE] [--peers]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import costs
import growth
import keystrokes
import manyrules
import measures
import peers
from bench import Bench, NotMeasuredError
from measures import Row, missing
from newsprint import ROOT, Press, paragraphs

from attrlint.version import __version__

SECTIONS: Final[Mapping[str, Callable[[Bench], Iterator[Row]]]] = {
    "throughput": costs.throughput,
    "start": costs.start,
    "again": costs.again,
    "processes": costs.processes,
    "growth": growth.growth,
    "memory": growth.peak,
    "server": keystrokes.server,
    "rules": manyrules.rules,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit status (2 when there is nothing to make articles of)."""
    options = _parser().parse_args(arguments)
    if options.peers:
        for said in peers.install():
            _say(said)
    try:
        pile = paragraphs(options.texts)
    except OSError as error:
        _say(f"speed.py: {error}")
        return 2
    with tempfile.TemporaryDirectory(prefix="attrlint-speed-") as work:
        bench = Bench(Press(pile, options.seed), Path(work), options.runs, options.megabytes, options.large)
        rows = [row for name in options.only for row in _measured(name, bench)]
    about = _about(options, pile)
    print("\n".join(f"{key}: {value}" for key, value in about.items()))
    print(f"\n{measures.table(rows)}")
    if options.json:
        options.json.write_text(json.dumps({**about, "rows": measures.plain(rows)}, indent=2) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="speed.py", description="Measure how fast attrlint is, beside other linters.")
    parser.add_argument(
        "texts",
        nargs="?",
        type=Path,
        metavar="TEXTS",
        help="a folder of articles (.md, .txt) whose paragraphs the measured articles are made of "
        "(if not given: the project's own documents)",
    )
    parser.add_argument("--only", type=_sections, default=tuple(SECTIONS), metavar="NAMES", help=", ".join(SECTIONS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all measures there, too")
    parser.add_argument("--peers", action="store_true", help=f"first install the other linters, in {peers.FOLDER}")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each command (default: 5)")
    parser.add_argument("--seed", type=int, default=0, help="seed of the articles (default: 0)")
    size = "articles for throughput and the cache, in millions of bytes (default: 4.3)"
    parser.add_argument("--megabytes", type=float, default=4.3, metavar="MB", help=size)
    parser.add_argument("--large", action="store_true", help="growth up to 100 MB, too")
    return parser


def _sections(text: str) -> tuple[str, ...]:
    """A comma-separated list of names of sections."""
    names = tuple(name for part in text.split(",") if (name := part.strip()))
    if unknown := [name for name in names if name not in SECTIONS]:
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)} (there are {', '.join(SECTIONS)})")
    return names


def _measured(name: str, bench: Bench) -> Iterator[Row]:
    _say(f"measuring {name} …")
    try:
        for row in SECTIONS[name](bench):
            _say(f"  {row}")
            yield row
    except (NotMeasuredError, ChildProcessError) as error:
        yield missing(name, name, str(error))


def _about(options: argparse.Namespace, pile: Sequence[str]) -> dict[str, Any]:
    """What the figures rest on."""
    versions = {peer.name: peer.version for peer in peers.PEERS if (peers.FOLDER / peer.program).exists()}
    return {
        "attrlint": __version__,
        "revision": _printed("git", "-C", str(ROOT), "describe", "--always", "--dirty"),
        "date": dt.datetime.now().astimezone().isoformat(timespec="minutes"),
        "machine": f"{_processor()}, {platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "node": _printed("node", "--version"),
        "peers": ", ".join(f"{name} {version}" for name, version in versions.items()) or "none (--peers installs them)",
        "articles": f"of {len(pile):,} paragraphs {'of TEXTS' if options.texts else 'of attrlint’s own documents'}, "
        f"seed {options.seed}",
    }


def _processor() -> str:
    """How many processors there are, and which."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} × {models[0] if models else platform.machine()}"


def _printed(*command: str) -> str:
    """What a program says; "" where there is none."""
    if not shutil.which(command[0]):
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
