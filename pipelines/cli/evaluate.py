"""`aftermath eval`: runs the measurements, shows how far it is, prints the table, and keeps the results when asked.

What is measured and how is in ``pipelines.quality``; here is only what a person sees of it.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipelines.cli import exit_codes
from pipelines.cli.terminal import console_for, data, fail, output, show
from pipelines.paths import Workspace, shared_dir
from pipelines.quality.catalogue import UnknownMeasurement, chosen
from pipelines.quality.comparison import HEADINGS, NUMBERS, as_json, table_rows
from pipelines.quality.history import DamagedHistory, History, Version, current_version
from pipelines.quality.measure import measure
from pipelines.quality.measurement import Outcome

_STYLES = {"yes": "green", "no": "yellow", "failed": "red"}


def evaluate(only: Sequence[str], shared: Path | None, json_file: Path | None, save: bool) -> int:
    """Measure and print.

    Args:
        only: Names of measurements, or of families of them; all where there is none.
        shared: The folder of annotated texts and scorers; None takes the one beside the checkout.
        json_file: Where to write the results for programs.
        save: Whether to keep the results in the history.

    Returns:
        The exit code: 0 also where something was skipped, 1 where something failed.
    """
    folder = shared or shared_dir()
    history = History(Workspace.from_environment().quality_history)
    try:
        measurements = chosen(only)
        if shared is not None and not shared.is_dir():
            raise NotADirectoryError(f"--shared: {shared} is no folder")
        if json_file is not None and not json_file.absolute().parent.is_dir():
            raise NotADirectoryError(f"--json: {json_file.absolute().parent} is no folder")
    except (UnknownMeasurement, NotADirectoryError) as error:
        fail(str(error))
        return exit_codes.USAGE
    try:
        saved = history.rows()
        outcomes = []
        for measurement in measurements:
            with _saying(f"measuring {measurement.name}: {measurement.title}"):
                outcomes.append(measure(measurement, folder))
        version, now = current_version(), datetime.now(UTC)
        console = output()
        show(console, _table(console, table_rows(outcomes, saved)))
        show(console, Text(_sum(outcomes, version, folder), style="dim"))
        if json_file is not None:
            json_file.write_text(json.dumps(as_json(outcomes, saved, version, now), indent=1), encoding="utf-8")
        if save:
            rows = history.append(outcomes, version, now)
            show(console, Text(f"{len(rows)} figures saved in {history.path}", style="dim"))
    except (DamagedHistory, OSError) as error:
        fail(str(error))
        return exit_codes.FAILED
    except KeyboardInterrupt:
        fail("interrupted; nothing was saved")
        return exit_codes.INTERRUPTED
    failures = [outcome for outcome in outcomes if outcome.failed]
    for outcome in failures:
        fail(f"{outcome.measurement.name} failed: {outcome.failed}")
    return exit_codes.FAILED if failures else exit_codes.OK


@contextmanager
def _saying(what: str) -> Iterator[None]:
    """Says on standard error what is being done, while a person waits for it."""
    console = console_for(sys.stderr)
    if console.is_terminal:
        with console.status(Text(what)):
            yield
        return
    console.print(Text(what))
    yield


def _table(console: Console, rows: Sequence[tuple[str, ...]]) -> Table:
    """The rows; for a person with each measure and its speed once, for a program in every row."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in HEADINGS:
        table.add_column(heading, justify="right" if heading in NUMBERS else "left", overflow="fold")
    last = ""
    for row in rows:
        if console.is_terminal and last and row[0] != last:
            table.add_section()
        is_repeated = console.is_terminal and row[0] == last
        cells = ("", *row[1:-1], "") if is_repeated else row
        table.add_row(*(data(cell, _style(cell)) for cell in cells))
        last = row[0]
    return table


def _style(cell: str) -> str:
    return "dim" if cell.startswith("skipped") else _STYLES.get(cell, "")


def _sum(outcomes: Sequence[Outcome], version: Version, folder: Path) -> str:
    met = [figure.is_met for outcome in outcomes for figure in outcome.figures if figure.is_met is not None]
    commit = version.git_commit[:12] + (" with uncommitted changes" if version.has_uncommitted_changes else "")
    parts = [
        f"{sum(met)} of {len(met)} targets met" if met else "no target was measured",
        f"engine {version.engine_version}",
        *([f"commit {commit}"] if commit else []),
        f"texts and scorers from {folder}",
        f"{sum(outcome.seconds for outcome in outcomes):.0f} s",
    ]
    return "; ".join(parts)
