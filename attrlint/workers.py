"""Processes that check files side by side.

Files are given out in portions, and come back in their order. How much is under way is bounded, so memory
does not grow with the number of files. A process that dies takes nobody with it: its portion is given out
again file by file, and the file that ends its process again is named and left out.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from attrlint.checker import Checked, Checker
from attrlint.config import Settings
from attrlint.printable import told
from attrlint.record import Task, dump

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

METHOD: Final = "fork" if sys.platform == "linux" else "spawn"
"""How a process begins: on Linux with the rules its parent has read, elsewhere with its own."""
WORTH: Final = 1 << 21
"""Bytes to be checked from which on processes pay; each file counts as `_LEAST` more."""
_LEAST: Final = 1 << 10
_PORTION: Final = 1 << 17
"""Bytes that a process gets at once, unless one file has more."""
_AHEAD: Final = 1 << 22
"""Bytes that may be under way."""
_WAITING: Final = 4096
"""Files that may be under way, or wait for one before them."""


def cores() -> int:
    """How many processes this one may run at the same time."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def do(checker: Checker, task: Task) -> Task:
    """A task, done."""
    if not task.done:
        task.checked = checker.contained(task.data, task.name, task.settings)
    return task


def done(checker: Checker, tasks: Iterator[Task], count: int) -> Iterator[Task]:
    """The tasks in their order, done: by up to `count` processes (0: as many as can run at once) if they pay."""
    count = count or cores()
    if count == 1 or os.environ.get("ATTRLINT_DEBUG") == "1":
        yield from (do(checker, task) for task in tasks)
        return
    gathered: deque[Task] = deque()
    weight = 0
    for task in tasks:
        gathered.append(task)
        weight += _weight(task)
        if weight >= WORTH and len(gathered) > 1:
            yield from _side_by_side(checker, chain(gathered, tasks), count)
            return
        while gathered and (gathered[0].done or len(gathered) > _WAITING):
            weight -= _weight(gathered[0])
            yield do(checker, gathered.popleft())
    yield from (do(checker, task) for task in gathered)


def _weight(task: Task) -> int:
    return 0 if task.done else len(task.data) + _LEAST


def _side_by_side(checker: Checker, tasks: Iterator[Task], count: int) -> Iterator[Task]:
    pool = _Pool(checker, count)
    try:
        yield from pool.run(tasks)
    finally:
        pool.close()


@dataclass(eq=False)
class _Worker:
    process: Any
    connection: Connection[Any, Any]
    portion: list[Task] = field(default_factory=list)


class _Pool:
    def __init__(self, checker: Checker, count: int) -> None:
        from multiprocessing import get_context

        self._checker = checker
        self._count = count
        self._context: Any = get_context(METHOD)
        if METHOD != "fork":  # a new interpreter would look for its modules among the drafts first
            os.environ["PYTHONSAFEPATH"] = "1"
        self._workers: list[_Worker] = []
        self._waiting: deque[Task] = deque()
        self._ahead = 0  # bytes

    def run(self, tasks: Iterator[Task]) -> Iterator[Task]:
        window: deque[Task] = deque()
        while True:
            while self._ahead < _AHEAD and len(window) < _WAITING and (task := next(tasks, None)):
                window.append(task)
                if not task.done:
                    self._ahead += len(task.data)
                    self._waiting.append(task)
            while self._waiting and (worker := self._idle()):
                self._give(worker, self._portion())
            if not window:
                return
            while window and window[0].done:
                yield window.popleft()
            self._take()

    def close(self) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def _idle(self) -> _Worker | None:
        idle = next((worker for worker in self._workers if not worker.portion), None)
        return idle or (self._start() if len(self._workers) < self._count else None)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._checker), daemon=True)
        process.start()
        theirs.close()  # so that the end of the process is the end of what it sends
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _portion(self) -> list[Task]:
        portion = [self._waiting.popleft()]
        room = _PORTION - len(portion[0].data)
        while self._waiting and not portion[0].alone and (room := room - len(self._waiting[0].data)) >= 0:
            portion.append(self._waiting.popleft())
        return portion

    def _give(self, worker: _Worker, portion: list[Task]) -> None:
        """Only to one that waits for it: both sides sending would wait for each other for ever."""
        worker.portion = portion
        try:
            worker.connection.send([(task.data, task.name, task.settings) for task in portion])
        except OSError:
            self._bury(worker)

    def _take(self) -> None:
        """Waits for results, if any are to come."""
        from multiprocessing.connection import wait

        busy: dict[Any, _Worker] = {worker.connection: worker for worker in self._workers if worker.portion}
        for connection in wait(busy) if busy else ():
            worker = busy[connection]
            try:
                records = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            for task, record in zip(worker.portion, records, strict=True):
                task.record = record
                self._finish(task)
            worker.portion = []

    def _bury(self, worker: _Worker) -> None:
        """Gives the portion of a dead process out again; of a file alone it is known whose fault it was."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        if len(worker.portion) > 1:
            for task in worker.portion:
                task.alone = True
            self._waiting.extendleft(reversed(worker.portion))
            return
        (task,) = worker.portion
        end = _end(worker.process.exitcode)
        task.trouble = f"{task.name}: the process that checked it died ({end}); nothing in it was checked"
        self._finish(task)

    def _finish(self, task: Task) -> None:
        self._ahead -= len(task.data)
        task.data = b""


def _end(code: int) -> str:
    if code >= 0:
        return f"exit status {code}"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"signal {-code}"


def _work(connection: Connection[Any, Any], checker: Checker) -> None:
    """Checks portion after portion until the other side hangs up or is gone; an interruption is for it to deal with.

    A forked process holds the other side's end of its own connection, too: of a parent that was killed, only the
    sentinel tells.
    """
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    ends: list[Any] = [connection, parent.sentinel] if parent else [connection]
    with suppress(EOFError, OSError):
        while connection in wait(ends):
            portion = connection.recv()
            connection.send([_record(checker.contained(data, name, given), given) for data, name, given in portion])


def _record(checked: Checked, settings: Settings) -> bytes:
    """A result as it is sent; if a plugin has put something into it that cannot be, word of that."""
    try:
        return dump(checked, settings)
    except Exception as error:  # noqa: BLE001  it may be anything
        failure = f"internal error: {told(error)}; please report"
        return dump(Checked(checked.path, (), settings, failure=failure, lasting=False), settings)
