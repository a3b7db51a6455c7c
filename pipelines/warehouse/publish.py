"""Moves a finished build into place as the published file, or leaves everything as it was.

A refresh works in a private file (``prepare_build``). ``publish`` copies it beside the published one, proves the copy
against the invariants, and renames it into place. A reader that has the old one open keeps reading it; the next
connection sees the new one. What goes into the file is none of this module's business, what must hold in it is said in
``invariants.py``, and how files are moved in ``placement.py``.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from pipelines.paths import Workspace
from pipelines.warehouse.invariants import INVARIANTS, Violation, find_collapses, find_violation, row_counts
from pipelines.warehouse.lock import WriterBusy, writer_lock
from pipelines.warehouse.placement import (
    copy_durably,
    finish_restore,
    incoming_folder,
    put_into_place,
    remove_stale_incoming,
    write_ahead_log,
)

_ORPHAN_SECONDS = 60.0


class PublishRefused(Exception):
    """The build breaks an invariant; the published file was left as it was."""

    def __init__(self, violations: list[Violation]) -> None:
        super().__init__("the build was not published:\n" + "\n".join(f"- {violation}" for violation in violations))
        self.violations = violations


@dataclass(frozen=True)
class Publication:
    """What was put into place.

    Attributes:
        path: The published file.
        previous_path: The file it replaced, None for the first publication.
        size_bytes: Its size.
        row_counts: Rows of the tables that are counted from one publication to the next.
        previous_row_counts: The same of the file it replaced; empty for the first publication.
        published_at: When, in UTC.
    """

    path: Path
    previous_path: Path | None
    size_bytes: int
    row_counts: dict[str, int]
    previous_row_counts: dict[str, int]
    published_at: datetime


def prepare_build(workspace: Workspace) -> Path:
    """Make sure that the writer's own file can be opened, and say where it is. A restore that was cut off is finished.

    A build file that is missing or damaged is refilled from the published one, so work done once isn't done again; if
    there is none either, the build starts empty.

    Raises:
        WriterBusy: Another process writes the build file, or has it open still.
    """
    with writer_lock(workspace):
        finish_restore(workspace)
        build = workspace.build_database
        if not _can_open_in_time(build):
            for leftover in (build, write_ahead_log(build)):
                leftover.unlink(missing_ok=True)
            if _can_open(workspace.published_database):
                partial = build.with_suffix(".partial")
                copy_durably(workspace.published_database, partial)
                partial.replace(build)
        return build


def verify(con: duckdb.DuckDBPyConnection, previous: dict[str, int], *, allow_shrink: bool = False) -> list[Violation]:
    """Everything that speaks against publishing the connected file.

    Args:
        con: A connection to the file.
        previous: Row counts of the file it would replace (``invariants.row_counts``), empty when there is none.
        allow_shrink: Accept tables that lost most of their rows.
    """
    found = [violation for invariant in INVARIANTS if (violation := find_violation(con, invariant))]
    if not allow_shrink:
        found += find_collapses(row_counts(con), previous)
    return found


def published_row_counts(workspace: Workspace) -> dict[str, int]:
    """Row counts of the published file; empty when there is none or it can't be read."""
    try:
        with duckdb.connect(str(workspace.published_database), read_only=True) as con:
            return row_counts(con)
    except duckdb.Error:
        return {}


def publish(workspace: Workspace, allow_shrink: bool = False) -> Publication:
    """Prove the build and put it into place.

    Raises:
        PublishRefused: The build breaks an invariant, or a table collapsed and ``allow_shrink`` is false.
        WriterBusy: Another process is writing.
        duckdb.Error: The build can't be opened.
        OSError: The disk is full or refuses; the published file is as it was.
    """
    with writer_lock(workspace):
        remove_stale_incoming(workspace)
        with duckdb.connect(str(workspace.build_database)) as con:
            con.execute("checkpoint")
        before = published_row_counts(workspace)
        with incoming_folder(workspace) as folder:
            candidate = folder / workspace.published_database.name
            copy_durably(workspace.build_database, candidate)
            with duckdb.connect(str(candidate), read_only=True) as con:
                violations = verify(con, before, allow_shrink=allow_shrink)
                after = row_counts(con)
            if violations:
                raise PublishRefused(violations)
            size = candidate.stat().st_size
            previous = put_into_place(workspace, candidate)
        return Publication(
            path=workspace.published_database,
            previous_path=previous,
            size_bytes=size,
            row_counts=after,
            previous_row_counts=before,
            published_at=datetime.now(UTC),
        )


def _can_open_in_time(build: Path) -> bool:
    """Wait for a process that has the build file open without holding our lock.

    That is what a dbt whose refresh was killed does until it has built its models, some twenty seconds later.
    """
    deadline = time.monotonic() + _ORPHAN_SECONDS
    while True:
        try:
            return _can_open(build)
        except duckdb.IOException as error:
            if time.monotonic() > deadline:
                raise WriterBusy(build) from error
            time.sleep(0.2)


def _can_open(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        duckdb.connect(str(path), read_only=not write_ahead_log(path).exists()).close()
    except (
        duckdb.IOException,
        duckdb.SerializationException,
        duckdb.FatalException,
        duckdb.InternalException,
    ) as error:
        # A lock held by another process says nothing about the file: it must not be thrown away for that.
        if "Could not set lock" in str(error):
            raise
        return False
    return True
