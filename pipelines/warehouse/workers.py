"""Processes that read articles for an extraction, and the one that watches over them.

An article may take a process with it: it may fill the memory, never come back from compiled code, or meet a fault of a
library. So each process has one article at a time and is known by it; when the process ends or stands still, another
takes its place, the article is given one more try, and what ended two processes is recorded and read no more. Nothing
is known here of what reading means or where results are stored: see ``extract.py``.
"""

import contextlib
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

MAX_TRIES = 2
"""Processes that one article may end. The second try is for what came from outside, such as a person's ``kill``."""

MEMORY_BYTES = 4_000_000_000
"""What one process may take beyond what it has at its start. The longest article takes a tenth of it."""


class _Worker:
    """One process, and the job that it has."""

    def __init__(self, start: Callable[[], Callable[[Any], Any]]) -> None:
        # Not forked: the process may be Dagster's, whose threads hold locks that a fork would copy and never free.
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, start), daemon=True)
        self._process.start()
        theirs.close()  # so that the end of the process is the end of the pipe
        self.job: int | None = None  # none while it starts
        self.since = 0.0

    def give(self, job: int, item: Any) -> None:
        self.job, self.since = job, time.monotonic()
        # a process that has just ended is noticed when its answer is waited for
        with contextlib.suppress(OSError):
            self.connection.send(item)

    def end(self) -> int | None:
        """Ends the process, whatever it is doing; its exit status, negative for a signal."""
        self.connection.close()
        self._process.kill()
        self._process.join()
        return self._process.exitcode

    def exit_code(self) -> int | None:
        """How the process ended by itself, after its pipe was found closed."""
        self._process.join(5)
        code = self._process.exitcode
        self.end()
        return code


class WorkersError(RuntimeError):
    """Processes end as soon as they start, so the fault isn't an item's."""


class Workers:
    """Several processes that do one kind of job."""

    def __init__(self, count: int, start: Callable[[], Callable[[Any], Any]], max_seconds: float) -> None:
        self._start = start
        self._max_seconds = max_seconds
        self._idle: list[_Worker] = []
        self._at_work: dict[Connection, _Worker] = {}  # starting, or with a job
        self._vain_starts = 0
        for _ in range(count):
            self._add()

    def map(self, items: Sequence[Any], failed: Callable[[Any, str], Any]) -> Iterator[Any]:
        """The results for some items, in their order.

        Args:
            items: What the jobs get; anything that can be pickled.
            failed: Makes the result of an item that ended its process or kept it too long, from the item and the
                reason.

        Raises:
            WorkersError: No process can be started.
        """
        waiting = deque(range(len(items)))
        tries = [0] * len(items)
        results: dict[int, Any] = {}
        for position in range(len(items)):
            while position not in results:
                while self._idle and waiting:
                    job = waiting.popleft()
                    worker = self._idle.pop()
                    tries[job] += 1
                    worker.give(job, items[job])
                    self._at_work[worker.connection] = worker
                for job, result, problem in self._ended():
                    if problem is None:
                        results[job] = result
                    elif tries[job] < MAX_TRIES:
                        waiting.appendleft(job)
                    else:
                        results[job] = failed(items[job], problem)
            yield results.pop(position)

    def _ended(self) -> Iterator[tuple[int, Any, str | None]]:
        """Waits until something happens; jobs that came to an end: number, result, what is wrong in place of one."""
        oldest = min((worker.since for worker in self._at_work.values() if worker.job is not None), default=None)
        left = None if oldest is None else max(oldest + self._max_seconds - time.monotonic(), 0.0)
        for ready in connection.wait(list(self._at_work), timeout=left):
            worker = self._at_work.pop(ready)  # type: ignore[arg-type]
            job, worker.job = worker.job, None
            try:
                result, problem = worker.connection.recv(), None
                self._idle.append(worker)
                self._vain_starts = 0
            except (EOFError, OSError):
                result, problem = None, _why_ended(worker.exit_code())
                if job is None:
                    self._count_vain_start(problem)
                self._add()
            if job is not None:
                yield job, result, problem
        for worker in list(self._at_work.values()):
            if worker.job is not None and time.monotonic() - worker.since > self._max_seconds:
                del self._at_work[worker.connection]
                worker.end()
                self._add()
                yield worker.job, None, f"nothing came of it in {self._max_seconds:g} seconds"

    def _add(self) -> None:
        worker = _Worker(self._start)
        self._at_work[worker.connection] = worker

    def _count_vain_start(self, problem: str) -> None:
        self._vain_starts += 1
        if self._vain_starts > MAX_TRIES:
            raise WorkersError(f"no process for reading can be started: {problem}")

    def close(self) -> None:
        """End every process."""
        for worker in (*self._idle, *self._at_work.values()):
            worker.end()


@contextmanager
def workers(count: int, start: Callable[[], Callable[[Any], Any]], max_seconds: float) -> Iterator[Workers]:
    """Processes that are ended with the block, whatever happens in it.

    Args:
        count: How many.
        start: Called once in each of them; returns what does the job. Must be known by its name in its module.
        max_seconds: Of the wall clock for one job, as the last resort: a limit of computing time belongs in the job.
    """
    started = Workers(count, start, max_seconds)
    try:
        yield started
    finally:
        started.close()


def _work(pipe: Connection, start: Callable[[], Callable[[Any], Any]]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group, and the watching process tells us
    do = start()
    _limit_memory()
    pipe.send(None)  # ready
    # the watching process is gone: whatever was read will be read again
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(do(pipe.recv()))


def _limit_memory() -> None:
    """Make memory run out for this process before it does for the machine: as a ``MemoryError`` of one article."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + MEMORY_BYTES
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard == resource.RLIM_INFINITY or limit < hard:
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _why_ended(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        with contextlib.suppress(ValueError):
            return f"the process ended by {signal.Signals(-exit_code).name}"
    return f"the process ended with status {exit_code}"
