"""One target fed for a while: by atheris, which looks for new code to reach, or, where it is not installed, blindly."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from tests.fuzz.mutation import HERE, Mutator, corpus

PATIENCE = 10.0
"""CPU seconds that no input may take."""
_SHRINKING = 10.0
"""CPU seconds spent on making a failing input smaller."""


class TooSlow(BaseException):
    """An input takes too long; nothing in attrlint may catch it."""


def fault(target: Callable[[bytes], None], data: bytes) -> str:
    """What is wrong with how the target takes the data, and where; nothing, if it does well."""
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        target(data)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what we look for
        return _named(error)
    except TooSlow as error:
        return _named(error)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def _named(error: BaseException) -> str:
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "atheris" not in frame.filename]
    ours = [frame for frame in frames if "/attrlint/" in frame.filename or "/tests/" in frame.filename] or frames
    at = "engine" if isinstance(error, TooSlow) else f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
    return f"{type(error).__name__} at {at}"


def shrunk(target: Callable[[bytes], None], data: bytes, name: str) -> bytes:
    """A smaller input with the same fault."""
    until = time.process_time() + _SHRINKING
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data) and time.process_time() < until:
            without = data[:at] + data[at + size :]
            if fault(target, without) == name:
                data = without
            else:
                at += size
        size //= 2
    return data


class Feeder:
    """Feeds a target until its time is up; tells what came of it in `report` and saves failing inputs beside it."""

    def __init__(self, target: Callable[[bytes], None], report: Path, seconds: float) -> None:
        self._target = target
        self._report = report
        self._began = time.monotonic()
        self._seconds = seconds
        self._executions = 0
        self._slowest = 0.0
        self._faults: dict[str, str] = {}

    def __call__(self, data: bytes) -> None:
        began = time.process_time()
        name = fault(self._target, data)
        if (took := time.process_time() - began) > self._slowest:
            self._slowest = took
            self._report.with_suffix(".slowest").write_bytes(data)
        self._executions += 1
        if name and name not in self._faults:
            data = data if name.startswith(TooSlow.__name__) else shrunk(self._target, data, name)
            saved = self._report.with_suffix(f".{hashlib.sha256(data).hexdigest()[:8]}")
            saved.write_bytes(data)
            self._faults[name] = str(saved)
            self._tell()

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() - self._began >= self._seconds

    def close(self) -> None:
        """Writes the report."""
        self._tell()

    def _tell(self) -> None:
        told: dict[str, Any] = {"executions": self._executions, "seconds": round(time.monotonic() - self._began, 1)}
        self._report.write_text(json.dumps(told | {"slowest": round(self._slowest, 2), "faults": self._faults}))


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow


def guard() -> None:
    """Makes inputs that take too long a fault."""
    signal.signal(signal.SIGVTALRM, _too_slow)


def main(name: str, seconds: float, seed: int, report: Path, found: Path) -> None:
    """Feeds the target; new inputs that reach new code go into the folder `found`. Does not return."""
    guard()
    mutate = Mutator(name)
    try:
        import atheris
    except ImportError:
        from tests.fuzz.targets import TARGETS

        feeder, random, inputs = Feeder(TARGETS[name], report, seconds), Random(seed), corpus(name)
        for number in count():
            feeder(inputs[number] if number < len(inputs) else mutate(random.choice(inputs), random.getrandbits(64)))
            if feeder.over:
                feeder.close()
                return
    with atheris.instrument_imports(include=["attrlint"]):
        from tests.fuzz.targets import TARGETS

        feeder = Feeder(TARGETS[name], report, seconds)

        def one(data: bytes) -> None:
            feeder(data)
            if feeder.over:
                feeder.close()
                os._exit(0)  # libFuzzer knows no other end than a crash

        def changed(data: bytes, longest: int, number: int) -> bytes:
            if number % 4 == 0:
                return atheris.Mutate(data, min(longest, len(data) + 64))
            return mutate(data, number, longest)

        arguments = [sys.argv[0], f"-seed={seed or 1}", "-max_len=4096", "-verbosity=0"]
        atheris.Setup([*arguments, str(found), str(HERE / "corpus" / name)], one, custom_mutator=changed)
        atheris.Fuzz()


if __name__ == "__main__":
    _, asked, duration, start, into, folder = sys.argv
    main(asked, float(duration), int(start), Path(into), Path(folder))
