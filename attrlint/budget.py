"""A limit on the processor time that one draft may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Budget:
    """What is left of it: `spent` once nothing is."""

    spent = False


@contextmanager
def budget(seconds: float) -> Iterator[Budget]:
    """Raises `TimeoutError` in the midst of whatever runs under it when that has used so much processor time, once.

    It works in a process's main thread, where the system has timers for that (not on Windows); elsewhere there is no
    limit.
    """
    given = Budget()
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield given
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        given.spent = True
        raise TimeoutError("the draft takes too long")

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield given
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
