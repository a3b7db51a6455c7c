"""Stops work on one input that takes too long, in the process that does it.

The clock is the processor time of this process, not the wall clock: a busy or suspended machine stops nothing that
would have ended, and a jump of the clock changes nothing. What the limits are is said in ``limits``; what becomes of an
input that passed one, by whoever set it. A library that never comes back from its own compiled code can't be stopped
from inside its process: for articles ``pipelines.warehouse.workers`` does it from outside.
"""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN_SECONDS = 0.5
"""The timer goes on, in case a library swallowed the first interruption."""

_deadlines: list[float] = []


class TimeLimitError(Exception):
    """The work took more processor time than it was given; the message says how much that was."""


class _Interruption(BaseException):
    """Unwinds the work; no ``Exception``, so that a library which catches those doesn't go on in another way."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Ends what is done inside after so much processor time of this process.

    Limits may lie in one another; the one that is passed first ends its own block. Outside the main thread, and where
    the system has no such timer, nothing is limited.

    Args:
        seconds: Processor time of all threads of the process together.

    Raises:
        TimeLimitError: The time was up.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    # never taken away again: a signal that is under way when the work ends must not meet the default, which kills
    signal.signal(signal.SIGPROF, _interrupt)
    deadline = time.process_time() + seconds
    _deadlines.append(deadline)
    try:
        _set_timer()
        yield
    except _Interruption:
        if time.process_time() < deadline:
            raise  # it is the time of the work around this that is up
        raise TimeLimitError(f"stopped after {seconds:g} seconds of computing") from None
    finally:
        _deadlines.remove(deadline)
        _set_timer()


def _set_timer() -> None:
    left = max(min(_deadlines) - time.process_time(), 0.001) if _deadlines else 0.0
    signal.setitimer(signal.ITIMER_PROF, left, _AGAIN_SECONDS if left else 0.0)


def _interrupt(_signum: int, _frame: FrameType | None) -> None:
    if _deadlines and time.process_time() >= min(_deadlines):
        raise _Interruption
