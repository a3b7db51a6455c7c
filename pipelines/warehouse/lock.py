"""One writer at a time: the lock that every process holds while it changes the build file or publishes it.

DuckDB locks a file that is open, but a refresh opens and closes the build file once per stage; this lock spans them.
Readers of the published file never meet it. What is written under it belongs to the modules beside this one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipelines.paths import Workspace

WAIT_SECONDS = 10.0
"""How long a stage waits for another writer.

Short, because a refresh from the command line holds the lock from start to end: a stage started elsewhere meanwhile had
better say so than keep its place in Dagster's pool for many minutes.
"""


class WriterBusy(Exception):
    """Another process is writing this warehouse."""

    def __init__(self, lock_file: Path) -> None:
        super().__init__(
            f"another refresh is writing this warehouse (it holds {lock_file}); try again when it has ended"
        )
        self.lock_file = lock_file


@contextmanager
def writer_lock(workspace: Workspace, timeout: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the right to write.

    Within one process it may be taken again while it is held, so a command can hold it over stages that each take it.
    The operating system frees it when the process ends, however it ends.

    Args:
        workspace: Whose build file is written.
        timeout: Seconds to wait for another writer; 0 asks once.

    Raises:
        WriterBusy: Another process holds it still.
    """
    workspace.build_dir.mkdir(parents=True, exist_ok=True)
    lock_file = workspace.build_dir / "refresh.lock"
    # One lock object per file and process, shared by threads: that is what makes taking it again possible.
    lock = FileLock(lock_file, is_singleton=True, thread_local=False)
    try:
        lock.acquire(timeout=timeout)
    except Timeout as busy:
        raise WriterBusy(lock_file) from busy
    try:
        yield
    finally:
        lock.release()
