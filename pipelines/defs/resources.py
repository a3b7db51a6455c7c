"""What the assets are given: where the warehouse is, how dbt is started, and who is told about progress.

No asset and no path is defined here: paths are ``pipelines.paths``'.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
from dagster_dbt import DbtCliInvocation, DbtCliResource
from packaging.version import Version, parse

from pipelines.fetching.config import folders_of, load_feeds_file
from pipelines.paths import Workspace, feeds_file
from pipelines.warehouse.corrections import CorrectionsSummary
from pipelines.warehouse.extract import ExtractSummary
from pipelines.warehouse.ingest import IngestSummary
from pipelines.warehouse.lock import writer_lock
from pipelines.warehouse.publish import Publication, prepare_build
from pipelines.warehouse.resolve import ResolveSummary
from pipelines.warehouse.store import connect, create_tables

WRITER_POOL = "warehouse_writer"
"""The pool of every asset that writes the build file; ``dagster.yaml`` gives it one slot."""

OWNERS = ["team:aftermath"]

BUILD_DATABASE_VARIABLE = "AFTERMATH_BUILD_DATABASE"
"""The environment variable that dbt's profile reads the build file's path from."""


class WorkspaceResource(dg.ConfigurableResource):
    """The folders a run works in; those of the environment unless told otherwise.

    Attributes:
        raw_dir: Where articles are dropped.
        warehouse_dir: Holds the published database.
        allow_shrink: Publish although tables lost most of their rows; for runs that mean it. Said here, and not to the
            asset that publishes, because the check that would stop the run before it asks too.
    """

    raw_dir: str | None = None
    warehouse_dir: str | None = None
    allow_shrink: bool = False

    def workspace(self) -> Workspace:
        """The folders, read from the environment at the moment of asking."""
        found = Workspace.from_environment()
        return Workspace(
            raw_dir=Path(self.raw_dir) if self.raw_dir else found.raw_dir,
            warehouse_dir=Path(self.warehouse_dir) if self.warehouse_dir else found.warehouse_dir,
        )

    def folders(self) -> dict[str, Path]:
        """The folders that ``feeds.toml`` names to be read beside the raw folder.

        Raises:
            FeedsFileError: It can't be used.
        """
        path = feeds_file()
        return folders_of(load_feeds_file(path), path.parent)

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection to the build file, with every private table in place, that no other writer disturbs."""
        with writer_lock(self.workspace()), connect(prepare_build(self.workspace())) as con:
            create_tables(con)
            yield con

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A read-only connection to the build file."""
        with writer_lock(self.workspace()), connect(self.workspace().build_database, read_only=True) as con:
            yield con


class RefreshObserver:
    """Is told how a refresh goes; this one listens to nothing. The command line brings one that draws progress bars."""

    def file_read(self, done: int, total: int) -> None:
        """So many of the raw files have been looked at."""

    def article_read(self, done: int, total: int) -> None:
        """The engine has read so many of the articles that wait for it."""

    def model_built(self, name: str) -> None:
        """Dbt has built a model."""

    def stage_started(self, name: str) -> None:
        """A stage begins."""

    def ingested(self, summary: IngestSummary) -> None:
        """Raw files have been read."""

    def corrections_read(self, summary: CorrectionsSummary) -> None:
        """Analysts' corrections have been read."""

    def extracted(self, summary: ExtractSummary) -> None:
        """Articles have been read for events."""

    def resolved(self, summary: ResolveSummary) -> None:
        """Reports have been joined to events."""

    def published(self, publication: Publication) -> None:
        """The build has been put into place."""


class OfflineDbtCliResource(DbtCliResource):
    """Starts dbt without the network and with the environment's own executable.

    dagster-dbt asks ``dbt --version`` before each command, which queries a package index and costs four seconds, and
    loads dbt a second time into this process to read row counts through its adapter. Here the version comes from the
    installed package, and row counts are read by the asset, through the connection everything else uses.
    """

    def start(self, args: Sequence[str], database: Path, **options: Any) -> DbtCliInvocation:
        """Start dbt on a build file; ``options`` are those of ``DbtCliResource.cli``."""
        with _environment(BUILD_DATABASE_VARIABLE, str(database)):
            return self.cli(args, **options)

    @cached_property
    def _cli_version(self) -> Version:
        return parse(version("dbt-core"))

    def _initialize_dbt_core_adapter(self, args: Sequence[str]) -> Any:
        return None


def dbt_executable() -> str:
    """The ``dbt`` beside the running interpreter, so that no virtual environment need be activated."""
    beside = Path(sys.executable).with_name("dbt")
    return str(beside) if beside.exists() else shutil.which("dbt") or "dbt"


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
