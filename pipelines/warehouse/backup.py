"""A warehouse in one file, and back: what can't be made again from the raw folder, or only at length.

In it: the published file, the kept figures, the record of fetching, the analysts' corrections. Not in it: the raw
folder, which is the user's own, and the build file, which the next refresh refills.
"""

import hashlib
import json
import os
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, RawIOBase
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

import duckdb

from pipelines.paths import DATABASE_NAME, KEPT_FOLDERS, Workspace
from pipelines.warehouse.invariants import COUNTED_TABLES, row_counts
from pipelines.warehouse.lock import writer_lock
from pipelines.warehouse.placement import (
    finish_restore,
    incoming_folder,
    is_restore_cut_off,
    put_all_into_place,
    sync_folder,
)
from pipelines.warehouse.publish import verify

MANIFEST = "manifest.json"
_FORMAT = 1
_CHUNK = 1 << 20
_LARGEST_MANIFEST = 1 << 28
"""Bytes; of a file that nobody wrote as a backup no more are read. Two million files have room."""


class BackupError(Exception):
    """A backup can't be made or restored; the message says why, and that nothing was changed."""


@dataclass(frozen=True)
class Backup:
    """What a backup holds.

    Attributes:
        path: The file.
        created_at: When it was made, in UTC.
        files: SHA-256 of every file in it by its path below the warehouse folder.
    """

    path: Path
    created_at: datetime
    files: dict[str, str]


def back_up(workspace: Workspace, archive: Path) -> Backup:
    """Write the warehouse into one gzipped tar file. A refresh may run meanwhile: what was published before is kept.

    Args:
        workspace: The warehouse.
        archive: The file to write; it appears under this name when it is whole.

    Raises:
        BackupError: Nothing is published yet, or ``archive`` exists or lies in a kept folder.
        WriterBusy: A restore was cut off before, and another process is about to finish it.
        OSError: It can't be written.
    """
    if is_restore_cut_off(workspace):
        with writer_lock(workspace):
            finish_restore(workspace)
    archive = archive.absolute()
    if archive.exists():
        raise BackupError(f"{archive} exists; a backup overwrites nothing.")
    if not workspace.published_database.exists():
        raise BackupError(f"Nothing is published yet in {workspace.warehouse_dir}.")
    if any(archive.is_relative_to(workspace.warehouse_dir / folder) for folder in KEPT_FOLDERS):
        raise BackupError(f"{archive} lies in a folder that is backed up; choose another place.")
    created_at, digests = datetime.now(UTC), dict[str, str]()
    part = archive.with_name(f".{archive.name}.part")
    try:
        with part.open("wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as tar:
                for name in _kept_files(workspace):
                    # held open: a refresh that publishes meanwhile puts another file under the name
                    with (workspace.warehouse_dir / name).open("rb") as source:
                        digests[name] = _add(tar, name, source, created_at)
                manifest = {"format": _FORMAT, "created_at": created_at.isoformat(), "files": digests}
                _add(tar, MANIFEST, BytesIO(json.dumps(manifest, indent=1).encode()), created_at)
            file.flush()
            os.fsync(file.fileno())
        part.replace(archive)
        sync_folder(archive.parent)
    finally:
        part.unlink(missing_ok=True)
    return Backup(archive, created_at, digests)


def restore(workspace: Workspace, archive: Path, replace: bool = False) -> Backup:
    """Put a backup into place, proved whole and sound before anything is touched; the next refresh goes on from it.

    Cut off before it is proved it changed nothing; cut off later, the next refresh, backup or restore finishes it.

    Args:
        workspace: Where to.
        archive: A file that ``back_up`` wrote.
        replace: Accept that a published file is there already. It is kept as the previous publication; files of the
            kept folders that the backup holds too are overwritten.

    Raises:
        BackupError: It isn't a backup, is damaged, breaks an invariant, or something is published already.
        WriterBusy: A refresh is under way.
        OSError: It can't be read, or the warehouse can't be written.
    """
    with writer_lock(workspace):
        finish_restore(workspace)
        if workspace.published_database.exists() and not replace:
            raise BackupError(f"{workspace.published_database} exists; with --replace it becomes the previous one.")
        with incoming_folder(workspace) as folder:
            backup = _unpack(archive, folder)
            _prove(folder / DATABASE_NAME, archive)
            put_all_into_place(workspace, folder)
        return backup


def _kept_files(workspace: Workspace) -> Iterator[str]:
    """Names below the warehouse folder, the published file first."""
    yield DATABASE_NAME
    for folder in KEPT_FOLDERS:
        root = workspace.warehouse_dir / folder
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                yield path.relative_to(workspace.warehouse_dir).as_posix()


def _add(tar: tarfile.TarFile, name: str, source: BinaryIO, at: datetime) -> str:
    """Add one file; returns its SHA-256. A file that others append to meanwhile is taken as long as it was."""
    entry = tarfile.TarInfo(name)
    entry.size = source.seek(0, os.SEEK_END)
    entry.mtime = int(at.timestamp())
    source.seek(0)
    reader = _Digesting(source, entry.size)
    tar.addfile(entry, reader)
    return reader.hexdigest()


class _Digesting:
    """A file that is hashed while it is read, and no further than to a size."""

    def __init__(self, source: BinaryIO, size: int):
        self._source, self._left = source, size
        self._digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        self._digest.update(data)
        return data

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


def _unpack(archive: Path, folder: Path) -> Backup:
    """Write a backup's files into a folder, and nothing anywhere else, whatever their names say."""
    found: dict[str, str] = {}
    manifest: dict[str, object] | None = None
    try:
        with tarfile.open(archive, "r:gz") as tar:
            for entry in tar:
                content = tar.extractfile(entry) if entry.isreg() else None
                if content is None:
                    raise BackupError(f"{archive} is no backup of Aftermath: {entry.name!r} is no plain file.")
                if entry.name == MANIFEST:
                    manifest = json.loads(content.read(_LARGEST_MANIFEST))
                    continue
                _require_name(entry.name, archive)
                found[entry.name] = _write(content, folder / entry.name)
    except (tarfile.TarError, zlib.error, EOFError, ValueError, RecursionError, OSError) as error:
        # with a number it is the system's: a disk that is full or forbids; without, gzip's of what it reads
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise BackupError(f"{archive} can't be read as a backup: {error}. Nothing was changed.") from None
    if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
        raise BackupError(f"{archive} is no backup of Aftermath, or cut off: its manifest is missing.")
    if manifest.get("files") != found:
        raise BackupError(f"{archive} is damaged: its files aren't those that were put in. Nothing was changed.")
    try:
        created_at = datetime.fromisoformat(str(manifest.get("created_at")))
    except ValueError:
        raise BackupError(f"{archive} is damaged: it doesn't say when it was made. Nothing was changed.") from None
    return Backup(archive, created_at, found)


def _require_name(name: str, archive: Path) -> None:
    path = PurePosixPath(name)
    is_kept = name == DATABASE_NAME or (len(path.parts) > 1 and path.parts[0] in KEPT_FOLDERS)
    if not is_kept or ".." in path.parts or path.is_absolute():
        raise BackupError(f"{archive} is no backup of Aftermath: it holds {name!r}. Nothing was changed.")


def _write(content: IO[bytes], path: Path) -> str:
    digest = hashlib.sha256()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb", buffering=0) as file:
        while data := content.read(_CHUNK):
            digest.update(data)
            try:
                _write_all(file, data)
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(path)) from None  # a write doesn't say of which file
        os.fsync(file.fileno())
    return digest.hexdigest()


def _write_all(file: RawIOBase, data: bytes) -> None:
    """All of it: a write that the disk's end cuts short fails only when it is asked for the rest."""
    left = memoryview(data)
    while left:
        left = left[file.write(left) or 0 :]


def _prove(database: Path, archive: Path) -> None:
    """Refuse a database that can't be opened, is no warehouse, or breaks what must hold in every publication.

    A table that an earlier version of this software didn't have yet is no fault: the next refresh makes it.
    """
    try:
        with duckdb.connect(str(database), read_only=True) as con:
            missing = sorted(set(COUNTED_TABLES) - set(row_counts(con)))
            violations = [violation for violation in verify(con, {}) if not violation.is_unanswered]
    except duckdb.Error as error:
        raise BackupError(f"The database of {archive} can't be opened: {error}. Nothing was changed.") from None
    if missing:
        raise BackupError(f"The database of {archive} has no {missing[0]}. Nothing was changed.")
    if violations:
        raise BackupError(f"The database of {archive} isn't sound: {violations[0]}. Nothing was changed.")
