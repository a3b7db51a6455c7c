"""`aftermath refresh`: runs Dagster's job ``refresh`` in this process, shows how far it is, and sums up what it did.

Imports Dagster and dbt, which takes seconds; the other commands stay clear of it. What the stages do is theirs.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import dagster as dg
import duckdb
from dagster._core.instance import InstanceRef
from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from pipelines.cli import exit_codes
from pipelines.cli.terminal import console_for, data, fail, show
from pipelines.defs.resources import WRITER_POOL, RefreshObserver, WorkspaceResource
from pipelines.fetching.config import FeedsFileError, load_feeds_file
from pipelines.paths import PROJECT_DIR, Workspace, feeds_file
from pipelines.warehouse.corrections import CorrectionsSummary, lines_without_effect
from pipelines.warehouse.extract import ExtractSummary
from pipelines.warehouse.ingest import IngestSummary
from pipelines.warehouse.lock import WAIT_SECONDS, WriterBusy, writer_lock
from pipelines.warehouse.publish import Publication
from pipelines.warehouse.resolve import ResolveSummary
from pipelines.warehouse.store import connect, rows_if_known

_LOGS_KEPT = 10
_CORRECTIONS_SHOWN = 10
_SECONDS_BETWEEN_LINES = 10.0
_STAGES = {
    "articles": "reading raw files",
    "events": "finding events",
    "resolution": "joining reports",
    "facts": "building facts",
    "publish": "checking and publishing",
}
_WAREHOUSE_TAG = "aftermath/warehouse"


@dataclass
class _Outcome(RefreshObserver):
    """What the stages said they did, and a drawing of how far they are.

    On a terminal it draws bars; elsewhere it prints a line for each stage, and one now and then in a long stage.
    """

    console: Console
    ingest: IngestSummary | None = None
    corrections: CorrectionsSummary | None = None
    extraction: ExtractSummary | None = None
    resolution: ResolveSummary | None = None
    publication: Publication | None = None
    models_built: int = 0
    _progress: Progress | None = None
    _task: TaskID | None = None
    _stage: str = ""
    _last_line: float = field(default=0.0)

    @contextlib.contextmanager
    def drawing(self) -> Iterator[None]:
        if not self.console.is_terminal:
            yield
            return
        columns = (
            TextColumn("{task.description:<24}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        # rich would take stderr for itself, and Dagster's log with it, past where the log was sent
        with Progress(*columns, console=self.console, redirect_stdout=False, redirect_stderr=False) as self._progress:
            yield
            self._close_task()

    def stage_started(self, name: str) -> None:
        self._stage = _STAGES[name]
        if self._progress:
            self._close_task()
            self._task = self._progress.add_task(self._stage, total=None)
        else:
            self.console.print(Text(self._stage))
            self._last_line = time.monotonic()

    def file_read(self, done: int, total: int) -> None:
        self._advance(done, total, "files")

    def article_read(self, done: int, total: int) -> None:
        self._advance(done, total, "articles")

    def model_built(self, name: str) -> None:
        self.models_built += 1
        self._advance(self.models_built, None, "models")

    def ingested(self, summary: IngestSummary) -> None:
        self.ingest = summary

    def corrections_read(self, summary: CorrectionsSummary) -> None:
        self.corrections = summary

    def extracted(self, summary: ExtractSummary) -> None:
        self.extraction = summary

    def resolved(self, summary: ResolveSummary) -> None:
        self.resolution = summary

    def published(self, publication: Publication) -> None:
        self.publication = publication

    def _advance(self, done: int, total: int | None, unit: str) -> None:
        if self._progress and self._task is not None:
            self._progress.update(self._task, completed=done, total=total)
        elif time.monotonic() - self._last_line > _SECONDS_BETWEEN_LINES:
            of = f" of {total}" if total else ""
            self.console.print(Text(f"{self._stage}: {done}{of} {unit}"))
            self._last_line = time.monotonic()

    def _close_task(self) -> None:
        if self._progress and self._task is not None:
            task = next(task for task in self._progress.tasks if task.id == self._task)
            if task.total is None:
                self._progress.update(self._task, total=max(task.completed, 1), completed=max(task.completed, 1))
            self._progress.stop_task(self._task)
            self._task = None


def refresh(allow_shrink: bool) -> int:
    """Run the job and print what came of it.

    Args:
        allow_shrink: Publish although a table lost most of its rows since the last publication.

    Returns:
        The exit code: 0 only when the build was published.
    """
    workspace = Workspace.from_environment()
    if not workspace.raw_dir.is_dir():
        fail(f"the raw folder {workspace.raw_dir} is missing; create it or set AFTERMATH_RAW_DIR")
        return exit_codes.FAILED
    home = os.environ.get("DAGSTER_HOME")
    if home and not (Path(home).is_absolute() and Path(home).is_dir()):
        fail(f"DAGSTER_HOME is {home}: no folder, or not its whole path; create it or leave DAGSTER_HOME unset")
        return exit_codes.FAILED
    try:
        load_feeds_file(feeds_file())  # it may name folders to read; a mistake in it isn't worth starting for
        with writer_lock(workspace, timeout=0):
            return _refresh(workspace, allow_shrink)
    except WriterBusy as busy:
        fail(str(busy))
        return exit_codes.BUSY
    except (OSError, duckdb.Error, FeedsFileError) as error:
        fail(str(error))
        return exit_codes.FAILED
    except KeyboardInterrupt:
        fail("interrupted; nothing was published, and the next refresh goes on from here")
        return exit_codes.INTERRUPTED


def _refresh(workspace: Workspace, allow_shrink: bool) -> int:
    started = time.monotonic()
    log_file = _new_log_file(workspace)
    with _noise_in(log_file) as (stdout, stderr):
        outcome = _Outcome(console_for(stderr))
        results = console_for(stdout)
        with outcome.drawing():
            problems = _run_job(workspace, outcome, allow_shrink)
        if outcome.publication is None and not problems:
            problems = ["the run ended without publishing"]
        try:
            _print_summary(results, workspace, outcome, time.monotonic() - started)
        finally:  # what went wrong is said, even where the same fault keeps the build from being asked
            if problems:
                _print_problems(results, workspace, outcome, problems)
        results.print(Text.assemble(("log        ", "dim"), str(log_file)), soft_wrap=True)
    return exit_codes.FAILED if problems else exit_codes.OK


def _run_job(workspace: Workspace, outcome: _Outcome, allow_shrink: bool) -> list[str]:
    """Run the job against the checkout's Dagster instance, so that the run shows up in the UI; say what went wrong."""
    from pipelines.definitions import build_defs  # noqa: PLC0415 - parses the dbt project: its output belongs in the log

    # dagster.yaml names its folders relative to the checkout, whatever folder the command is run from.
    with contextlib.chdir(PROJECT_DIR), _instance() as instance:
        _clear_away_dead_runs(instance)
        definitions = build_defs(
            resource_overrides={
                "workspace": WorkspaceResource(
                    raw_dir=str(workspace.raw_dir),
                    warehouse_dir=str(workspace.warehouse_dir),
                    allow_shrink=allow_shrink,
                ),
                "observer": outcome,
            }
        )
        result = definitions.resolve_job_def("refresh").execute_in_process(
            instance=instance, raise_on_error=False, tags={_WAREHOUSE_TAG: str(workspace.warehouse_dir)}
        )
        return [] if result.success else _problems(result)


def _problems(result: dg.ExecuteInProcessResult) -> list[str]:
    """Failed checks first, since they explain the failed steps; then the innermost cause of each step that failed."""
    checks = []
    for evaluation in result.get_asset_check_evaluations():
        if not evaluation.passed:
            such_as = evaluation.metadata.get("such as")
            checks.append(
                f"{'.'.join(evaluation.asset_key.path)}: {evaluation.check_name} does not hold"
                + (f", such as {such_as.value}" if such_as else "")
            )
    steps = []
    for event in result.filter_events(lambda event: event.is_step_failure):
        error = event.step_failure_data.error
        while error and error.cause:
            error = error.cause
        if error and error.cls_name != "DagsterAssetCheckFailedError":
            steps.append(f"{event.step_key}: {error.message.strip()}")
    return checks + steps or ["the run failed; the log says where"]


@contextlib.contextmanager
def _instance() -> Iterator[dg.DagsterInstance]:
    if os.environ.get("DAGSTER_HOME"):
        with dg.DagsterInstance.get() as instance:
            yield instance
        return
    home = PROJECT_DIR / ".dagster_home"
    home.mkdir(exist_ok=True)
    reference = InstanceRef.from_dir(str(home), config_dir=str(PROJECT_DIR))
    with dg.DagsterInstance.from_ref(reference) as instance:
        yield instance


def _clear_away_dead_runs(instance: dg.DagsterInstance) -> None:
    """End what killed processes left behind: it would hold Dagster's one place for a run, or the writers' one slot.

    A refresh from the command line holds its warehouse's lock to the end, so one whose lock is free is over. A run
    started in the UI takes the lock step by step; a step that holds the slot without the lock, which we have, gives up
    after ``WAIT_SECONDS``, so what still holds it a while later is dead.
    """
    unfinished = instance.get_runs(
        dg.RunsFilter(
            statuses=[dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.NOT_STARTED]
        )
    )
    for run in unfinished:
        warehouse_dir = run.tags.get(_WAREHOUSE_TAG)
        if warehouse_dir and not _is_being_written(Path(warehouse_dir)):
            instance.report_run_failed(run, "The process was killed; closed by the next refresh.")
            instance.event_log_storage.free_concurrency_slots_for_run(run.run_id)
    if not instance.event_log_storage.supports_global_concurrency_limits:
        return
    deadline = time.monotonic() + WAIT_SECONDS + 5
    while slots := instance.event_log_storage.get_concurrency_info(WRITER_POOL).claimed_slots:
        if time.monotonic() > deadline:
            for slot in slots:
                instance.event_log_storage.free_concurrency_slots_for_run(slot.run_id)
        time.sleep(0.5)


def _is_being_written(warehouse_dir: Path) -> bool:
    if not warehouse_dir.is_dir():
        return False
    try:
        with writer_lock(Workspace(raw_dir=warehouse_dir, warehouse_dir=warehouse_dir), timeout=0):
            return False
    except WriterBusy:
        return True


def _new_log_file(workspace: Workspace) -> Path:
    folder = workspace.build_dir / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    for old in sorted(folder.glob("refresh-*.log"))[: -(_LOGS_KEPT - 1)]:
        old.unlink(missing_ok=True)
    return folder / f"refresh-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.log"


@contextlib.contextmanager
def _noise_in(log_file: Path) -> Iterator[tuple[IO[str], IO[str]]]:
    """Send all that Dagster, dbt and their processes print into a file; yields the real output and error streams.

    Done with file descriptors, since subprocesses know nothing of ``sys.stdout``.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    saved = os.dup(1), os.dup(2)
    with (
        log_file.open("w", encoding="utf-8") as log,
        os.fdopen(os.dup(1), "w", encoding=sys.stdout.encoding, errors="replace") as stdout,
        os.fdopen(os.dup(2), "w", encoding=sys.stderr.encoding, errors="replace") as stderr,
    ):
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
        try:
            yield stdout, stderr
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            for descriptor, original in zip(saved, (1, 2), strict=True):
                os.dup2(descriptor, original)
                os.close(descriptor)


def _print_summary(console: Console, workspace: Workspace, outcome: _Outcome, seconds: float) -> None:
    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    ingest, extraction, resolution = outcome.ingest, outcome.extraction, outcome.resolution
    if ingest:
        table.add_row(
            "came in",
            f"{ingest.files_seen} files: {ingest.files_read} read, {ingest.files_unchanged} unchanged"
            + (f", {ingest.files_vanished} vanished since the last refresh" if ingest.files_vanished else ""),
        )
        table.add_row(
            "",
            f"{ingest.articles_new} new articles, {ingest.articles_known} already known, "
            f"{ingest.articles_superseded} replaced by a later version",
        )
    if extraction:
        found = extraction.found
        table.add_row(
            "found",
            f"{extraction.articles_read} articles read by the engine in {extraction.seconds:.1f} s, "
            f"{extraction.articles_unchanged} read before",
        )
        if extraction.articles_read:
            table.add_row(
                "",
                f"{found.get('events.attack_reports', 0)} attack reports, "
                f"{found.get('events.casualty_reports', 0)} casualty figures, "
                f"{found.get('events.response_reports', 0)} responses, "
                f"{found.get('events.response_link_reports', 0)} links, "
                f"{found.get('events.reported_totals', 0)} totals",
            )
        for error, count in sorted(extraction.errors.items()):
            table.add_row("", Text.assemble(f"the engine gave up on {count} article(s): ", data(error)))
    if resolution:
        table.add_row("known now", f"{resolution.attacks} attacks and {resolution.responses} responses")
        if resolution.id_changes:
            listed = ", ".join(f"{count} {change}" for change, count in resolution.id_changes.items())
            table.add_row("", f"ids that changed since the last publication: {listed} (marts.event_changes)")
    if outcome.corrections and outcome.corrections.lines:
        _add_corrections(table, workspace, outcome)
    for position, (reason, count, example) in enumerate(_rejected(workspace)):
        table.add_row(
            "" if position else "set aside", Text.assemble(f"{count} {reason.replace('_', ' ')}: ", data(example))
        )
    if outcome.publication:
        table.add_row("published", data(outcome.publication.path))
        table.add_row("", f"{outcome.publication.size_bytes / 1e6:.1f} MB, {seconds:.0f} s")
    show(console, table)


def _add_corrections(table: Table, workspace: Workspace, outcome: _Outcome) -> None:
    corrections = outcome.corrections
    if corrections is None:
        return
    applied = (outcome.resolution.corrections if outcome.resolution else {}).get("applied", 0)
    table.add_row("corrections", f"{corrections.lines} lines in {corrections.files} file(s), {applied} applied")
    found = list(corrections.refused)
    if outcome.resolution and workspace.build_database.exists():
        with connect(workspace.build_database, read_only=True) as con:
            found = lines_without_effect(con)
    for line in found[:_CORRECTIONS_SHOWN]:
        table.add_row("", data(line))
    if len(found) > _CORRECTIONS_SHOWN:
        table.add_row("", f"and {len(found) - _CORRECTIONS_SHOWN} more in marts.corrections")


def _rejected(workspace: Workspace) -> list[tuple[str, int, str]]:
    """What is set aside, by reason, with the newest detail of each; nothing where a first refresh made no tables."""
    if not workspace.build_database.exists():
        return []
    with connect(workspace.build_database, read_only=True) as con:
        return rows_if_known(
            con,
            """
            select reason, count(*), arg_max(file_path || ': ' || detail, (first_seen_at, file_path))
            from articles.rejected_inputs
            group by reason
            order by count(*) desc, reason
            """,
        )


def _print_problems(console: Console, workspace: Workspace, outcome: _Outcome, problems: list[str]) -> None:
    if outcome.publication:
        console.print(Text("The build was published, but the run failed after that:", "bold"))
    elif workspace.published_database.exists():
        console.print(Text("Not published; the published file is as it was. Why:", "bold"))
    else:
        console.print(Text("Not published. Why:", "bold"))
    for problem in problems:
        for line in problem.splitlines():
            console.print(Text("  ") + data(line), soft_wrap=True)
