"""Whatever never ends is ended, and what stands around it goes on."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from contextlib import suppress
from math import inf
from threading import Thread
from time import process_time

import pytest

from attrlint.budget import Budget, Patience, left

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no limit here")


def busy(seconds: float = inf) -> None:
    """Uses processor time."""
    end = process_time() + seconds
    while process_time() < end:
        pass


def stubborn() -> None:
    """Puts up with any error."""
    while True:
        with suppress(Exception):
            busy()


def slippery() -> None:
    """Keeps the end of its time to itself."""
    with suppress(BaseException):
        busy()


def translating() -> None:
    """Makes another error of it."""
    try:
        busy()
    except BaseException as error:
        raise ValueError from error


def pondering() -> None:
    """Tries a pattern in every way there is."""
    re.match("(a+)+$", "a" * 60 + "b")


@pytest.mark.parametrize("work", [busy, stubborn, slippery, translating, pondering], ids=lambda work: work.__name__)
def test_what_does_not_end_is_ended_and_nothing_stays_behind(work: Callable[[], None]) -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(TimeoutError, match=r"more than 0\.05 seconds"), Budget(0.05):
        work()
    assert (left(), signal.getitimer(signal.ITIMER_PROF)) == (inf, (0, 0))
    assert signal.getsignal(signal.SIGPROF) == before


def test_one_within_another_ends_first_and_leaves_time_to_tell() -> None:
    told = []

    def work() -> None:
        with pytest.raises(TimeoutError, match="10"), Budget(10):
            busy()
        told.append(left() > 0)
        with pytest.raises(ZeroDivisionError), Budget(10):
            told.append(1 // 0)
        busy()

    with pytest.raises(TimeoutError, match=r"0\.15"), Budget(0.15):
        work()
    assert told == [True]


def test_an_interruption_goes_through() -> None:
    def interrupted() -> None:
        with suppress(BaseException):
            busy()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Budget(0.02):
        interrupted()
    assert left() == inf


def test_there_is_no_limit_in_another_thread_which_leaves_the_main_one_alone() -> None:
    seen = []

    def work() -> None:
        with Budget(0.01):
            busy(0.05)
        seen.append(left())

    with Budget(10):
        thread = Thread(target=work)
        thread.start()
        thread.join()
        seen.append(left())
    assert len(seen) == 2
    assert all(5 < seconds < 10 for seconds in seen)


def test_who_takes_too_long_has_half_as_long_until_he_does_not() -> None:
    patience = Patience(0.1)
    assert patience.run("desk", lambda: busy(0.07)) is None
    with pytest.raises(TimeoutError):
        patience.run("desk", busy)
    with pytest.raises(TimeoutError):
        patience.run("desk", lambda: busy(0.07))
    assert len(patience) == 1
    assert patience.run("night desk", lambda: busy(0.07)) is None
    assert patience.run("desk", lambda: 3) == 3
    assert len(patience) == 0
    assert patience.run("desk", lambda: busy(0.07)) is None
    with pytest.raises(TimeoutError):
        patience.run("desk", lambda: busy(0.07), most=0.03)
