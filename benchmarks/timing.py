"""Running commands and telling what they cost: samples, and ratios between samples."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_KIB_PER_MIB: Final = 1024


@dataclass(frozen=True)
class Command:
    """A command line, and the folder it is run in; `fresh` is done before each run, and not counted.

    `accepts` are the exit statuses that mean it has done its work; None: any.
    """

    arguments: Sequence[str | Path]
    folder: Path
    accepts: Sequence[int] | None = (0, 1)
    fresh: Callable[[], object] | None = None


@dataclass(frozen=True)
class Usage:
    """What one run took, children included: CPU and wall time in seconds, the largest process's peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Samples:
    """The same measured several times."""

    values: Sequence[float]

    @property
    def median(self) -> float:
        """The one in the middle."""
        return statistics.median(self.values)

    @property
    def low(self) -> float:
        """The least."""
        return min(self.values)

    @property
    def high(self) -> float:
        """The most."""
        return max(self.values)

    def less(self, amount: float) -> Samples:
        """Each less an amount."""
        return Samples([value - amount for value in self.values])

    def at_least(self, amount: float) -> Samples:
        """Each, or the amount where that is more."""
        return Samples([max(value, amount) for value in self.values])

    def times(self, factor: float) -> Samples:
        """Each times a factor."""
        return Samples([value * factor for value in self.values])

    def over(self, other: Samples) -> Samples | None:
        """Each divided by the other of the same round, which is as fast or slow as the machine was then.

        None where the other comes to nothing, so that no ratio would mean anything.
        """
        if len(self.values) != len(other.values):
            raise ValueError(f"{len(self.values)} samples cannot be set against {len(other.values)}")
        if other.low <= 0:
            return None
        return Samples([mine / its for mine, its in zip(self.values, other.values, strict=True)])


def measure(command: Command) -> Usage:
    """One run. Raises `ChildProcessError`, with what it said, where its exit status is none it should have.

    The kernel counts the memory of the process that starts it as well, so that this one must stay small. Python may
    keep what it compiles: where it may not, attrlint from its sources would be compiled in each run, and no peer would.
    """
    if command.fresh:
        command.fresh()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command.arguments,
            cwd=command.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if command.accepts is not None and process.returncode not in command.accepts:
            said.seek(0)
            words = said.read().decode(errors="replace").strip()
            raise ChildProcessError(f"{command.arguments[0]}: exit status {process.returncode}\n{words}")
    return Usage(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / _KIB_PER_MIB)


def rounds(commands: Mapping[str, Command], times: int, *, warm_up: bool = True) -> dict[str, list[Usage]]:
    """Each command so many times, in turn (A B C, A B C …), after one run each that does not count."""
    if warm_up:
        for command in commands.values():
            measure(command)
    used: dict[str, list[Usage]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            used[name].append(measure(command))
    return used


def cpu(used: Iterable[Usage]) -> Samples:
    """The CPU times."""
    return Samples([each.cpu for each in used])


def wall(used: Iterable[Usage]) -> Samples:
    """The wall times."""
    return Samples([each.wall for each in used])


def memory(used: Iterable[Usage]) -> Samples:
    """The peaks of memory."""
    return Samples([each.memory for each in used])
