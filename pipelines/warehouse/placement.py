"""How files come to stand in the warehouse folder: by renames, so that at every moment one whole file is published.

Here are the folder in which a file waits to be proved, the move to the published name, and a restore of several files
that is finished by whoever writes next when it was cut off. Whether a file may be put into place is decided by those
who call: ``publish.py`` and ``backup.py``.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from pipelines.paths import DATABASE_NAME, Workspace

INCOMING_PREFIX = ".incoming-"
"""Folders beside the published file in which a copy waits to be proved.

A folder and not another file name, because views in the copy name its catalogue, which DuckDB takes from the file's
name: the copy has to bear the published name already.
"""

_RESTORING = ".restoring"
"""A folder of this name holds the files of a proved backup that still have to be moved: a restore was cut off."""


@contextmanager
def incoming_folder(workspace: Workspace) -> Iterator[Path]:
    """A folder beside the published file for what isn't proved yet; gone afterwards, whatever happened."""
    workspace.warehouse_dir.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=INCOMING_PREFIX, dir=workspace.warehouse_dir))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def remove_stale_incoming(workspace: Workspace) -> None:
    """Delete what killed runs left; the writer's lock is held."""
    # Only the lock's holder publishes, so any such folder was left by a run that was killed.
    for folder in workspace.warehouse_dir.glob(f"{INCOMING_PREFIX}*"):
        shutil.rmtree(folder, ignore_errors=True)


def put_into_place(workspace: Workspace, candidate: Path) -> Path | None:
    """Rename a proved file to the published name; the one it replaces is kept and returned.

    Args:
        workspace: Whose published file it becomes; its lock is held.
        candidate: On the same file system.
    """
    previous = _keep_previous(workspace)
    # A log that someone's read-write session left beside the old file doesn't belong to the new one.
    write_ahead_log(workspace.published_database).unlink(missing_ok=True)
    candidate.replace(workspace.published_database)
    sync_folder(workspace.warehouse_dir)
    return previous


def put_all_into_place(workspace: Workspace, folder: Path) -> None:
    """Move the files of a proved backup to where they belong, all or, where that is cut off, the rest later.

    Args:
        workspace: Where to; its lock is held.
        folder: On the same file system; holds a database and files of the kept folders, under their names. It is gone
            afterwards.
    """
    # from this rename on the restore is done, though it may have to be finished
    folder.rename(workspace.warehouse_dir / _RESTORING)
    sync_folder(workspace.warehouse_dir)
    finish_restore(workspace)


def finish_restore(workspace: Workspace) -> None:
    """Move what is left of a restore that was cut off, if one was; the writer's lock is held."""
    folder = workspace.warehouse_dir / _RESTORING
    if not folder.is_dir():
        return
    # the build file belongs to what was published before, and would be published over what is restored
    for leftover in workspace.build_dir.glob(f"{DATABASE_NAME}*"):
        leftover.unlink()
    database = folder / DATABASE_NAME
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != database:
            target = workspace.warehouse_dir / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
            sync_folder(target.parent)
    if database.exists():
        put_into_place(workspace, database)
    shutil.rmtree(folder)


def is_restore_cut_off(workspace: Workspace) -> bool:
    """Whether files of a restore still have to be moved."""
    return (workspace.warehouse_dir / _RESTORING).is_dir()


def write_ahead_log(database: Path) -> Path:
    """Where DuckDB keeps what it hasn't written into the file yet."""
    return database.with_name(database.name + ".wal")


def copy_durably(source: Path, target: Path) -> None:
    """Copy a file, and return only when the copy would survive a power cut."""
    shutil.copyfile(source, target)
    with target.open("rb") as copied:
        os.fsync(copied.fileno())


def _keep_previous(workspace: Workspace) -> Path | None:
    """Give the published file its second name, while it keeps the first: there is no moment without it."""
    published, previous = workspace.published_database, workspace.previous_database
    if not published.exists():
        return None
    previous.parent.mkdir(parents=True, exist_ok=True)
    linked = previous.with_suffix(".partial")
    linked.unlink(missing_ok=True)
    try:
        os.link(published, linked)
    except OSError:  # file systems without hard links
        copy_durably(published, linked)
    linked.replace(previous)
    sync_folder(previous.parent)
    return previous


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder survive a power cut; some systems can't sync folders, and lose only that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
