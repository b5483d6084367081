"""Limits on the processor time that a draft, its reader and each rule may take."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable
from math import inf
from time import process_time
from types import FrameType
from typing import Any, Final, TypeVar

T = TypeVar("T")

_TICK: Final = 0.005
"""Seconds between two looks at what has been used."""
_TO_TELL: Final = 0.05
"""Seconds by which a budget ends before the one it stands in, so that there is time to tell of it."""
_HALVINGS: Final = 5

_ends: list[float] = []
"""When the open budgets end, in the process's processor time, the innermost last; minus infinity: it is used up."""


class _OutOfTime(BaseException):
    """No `Exception`: what puts up with any error would put up with this one for ever."""


class Budget:
    """`with Budget(2): …` ends what runs there, and raises `TimeoutError`, once it has used so many seconds of
    processor time, the system's on its behalf included.

    It works in a process's main thread, where the system has timers for that (not on Windows); elsewhere there is no
    limit. What waits uses no time; a function written in C is not ended before it comes back.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._depth = -1
        self._before: Any = None

    def __enter__(self) -> None:
        if not _limited():
            return
        self._depth = len(_ends)
        end = process_time() + self._seconds
        _ends.append(min(end, _ends[-1] - _TO_TELL) if _ends else end)
        if not self._depth:
            self._before = signal.signal(signal.SIGPROF, _tick)
            signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)  # again and again: somebody may keep it to himself

    def __exit__(self, _type: object, error: BaseException | None, _traceback: object) -> None:
        if self._depth < 0:
            return
        late = _ends[self._depth] == -inf  # whatever has become of the exception
        del _ends[self._depth :]
        if not self._depth:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, self._before or signal.SIG_DFL)
        if late and not isinstance(error, KeyboardInterrupt):
            raise TimeoutError(f"more than {self._seconds:g} seconds of processor time") from None


class Patience:
    """How long each of several may take: so many seconds, and half as long as before after each time in a row that it
    took too long. `len` is how many took too long when they were last run.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._late: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._late)

    def run(self, name: str, work: Callable[[], T], most: float = inf) -> T:
        """What the work of one of them comes to, in `most` seconds at most; raises `TimeoutError`."""
        try:
            with Budget(min(most, self._seconds * 0.5 ** min(self._late[name], _HALVINGS))):
                done = work()
        except TimeoutError:
            self._late[name] += 1
            raise
        self._late.pop(name, None)
        return done


def left() -> float:
    """Seconds that are left of the innermost budget that is open; infinity, where there is no limit."""
    return _ends[-1] - process_time() if _ends else inf


def _limited() -> bool:
    import threading  # half a millisecond, which a run that checks nothing does without

    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _tick(_number: int, frame: FrameType | None) -> None:
    ours = frame is not None and frame.f_globals is globals()  # may not stop half-way; the next tick will do
    if _ends and process_time() >= _ends[-1] and not ours:
        _ends[-1] = -inf
        raise _OutOfTime
