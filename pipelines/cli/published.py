"""Opens the published file for the commands that read it. What they ask of it is their own affair."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import typer

from pipelines.cli import exit_codes
from pipelines.cli.terminal import fail
from pipelines.paths import Workspace


@contextmanager
def published_database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection; leaves the program with the right exit code when there is none to be had.

    A database error while it is open ends the program with the database's own message.
    """
    path = Workspace.from_environment().published_database
    if not path.exists():
        fail(f"nothing is published yet in {path.parent}; run `aftermath refresh` first")
        raise typer.Exit(exit_codes.NOT_PUBLISHED)
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            yield con
    except duckdb.Error as error:
        fail(str(error))
        raise typer.Exit(exit_codes.FAILED) from error
