"""`python -m tests.fuzz TARGET|all --seconds N --seed S`: feeds targets, each in a process of its own.

Prints what each executed and found; failing inputs, made smaller, are saved in `--out`. Status 1 if there are any.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.mutation import TOKENS


def main() -> int:
    """The status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=[*TOKENS, "all"])
    parser.add_argument("--seconds", type=float, default=60, help="how long each target is fed (60)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same inputs (1)")
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "attrlint-fuzz", help="a folder")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    wrong = [_fed(name, options) for name in (TOKENS if options.target == "all" else [options.target])]
    return int(any(wrong))


def _fed(name: str, options: argparse.Namespace) -> bool:
    """Whether a target has faults; or has died."""
    report = options.out / f"{name}.json"
    report.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as found:
        command = [sys.executable, "-m", "tests.fuzz.engine", name, options.seconds, options.seed, report, found]
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, errors="replace", check=False)
        reached = len(list(Path(found).iterdir()))
    if not report.exists() or done.returncode:
        print(f"{name}: the engine died with status {done.returncode}\n{done.stdout[-1000:]}{done.stderr[-1000:]}")
        return True
    told = json.loads(report.read_text())
    print(
        f"{name}: {told['executions']} executions in {told['seconds']} s, the slowest {told['slowest']} s; "
        f"{reached} inputs reached new code; {len(told['faults'])} faults",
        flush=True,
    )
    for fault, saved in told["faults"].items():
        print(f"  {fault}: {saved}", flush=True)
    return bool(told["faults"])


if __name__ == "__main__":
    sys.exit(main())
