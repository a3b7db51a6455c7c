"""``aftermath fetch``: ask the sources of ``feeds.toml`` at once, and say what came of it.

What is asked for, and how, is decided in ``pipelines.fetching``.
"""

from pathlib import Path

from rich.table import Table
from rich.text import Text

from pipelines.cli import exit_codes
from pipelines.cli.terminal import fail, output, show
from pipelines.fetching.config import FeedsFileError, load_feeds_file
from pipelines.fetching.record import Attempt
from pipelines.fetching.run import FetchRunningError, FetchSummary, fetch
from pipelines.harmless import visible
from pipelines.paths import Workspace, feeds_file

_MOST_SHOWN = 20


def run_fetch(path: Path | None) -> int:
    """Fetch what is new and print a summary.

    Args:
        path: The feeds file, if it isn't the usual one.

    Returns:
        The exit code. Sources that failed are listed and don't make the run fail: they are asked again next time.
    """
    path = path or feeds_file()
    workspace = Workspace.from_environment()
    try:
        feeds = load_feeds_file(path)
        if feeds is None:
            fail(f"{path} is missing: nothing is fetched until it says what. feeds.example.toml shows how.")
            return exit_codes.FAILED
        summary = fetch(
            feeds,
            feeds_dir=path.absolute().parent,
            raw_dir=workspace.raw_dir,
            record_dir=workspace.fetch_record,
        )
    except FeedsFileError as error:
        fail(str(error))
        return exit_codes.FAILED
    except FetchRunningError as error:
        fail(str(error))
        return exit_codes.BUSY
    except OSError as error:
        fail(f"Nothing more can be stored: {error}. What was fetched and recorded before stays.")
        return exit_codes.FAILED
    show(output(), _table(summary, workspace))
    return exit_codes.OK


def _table(summary: FetchSummary, workspace: Workspace) -> Table:
    table = Table.grid(padding=(0, 3))
    table.add_row("asked", f"{summary.sources} sources, {summary.feeds_unchanged} feeds unchanged")
    left = f", {summary.pages_left} left for the next run" if summary.pages_left else ""
    unchanged = f", {summary.pages_unchanged} asked for again and unchanged" if summary.pages_unchanged else ""
    objects = f", {summary.objects_saved} objects of buckets" if summary.objects_saved else ""
    table.add_row("saved", f"{summary.pages_saved} pages in {len(summary.files)} files{unchanged}{objects}{left}")
    failed = [one for one in summary.attempts if one.result in ("failed", "refused")]
    for number, one in enumerate(failed[:_MOST_SHOWN]):
        table.add_row("" if number else "failed", Text(visible(_in_words(one))))
    if len(failed) > _MOST_SHOWN:
        table.add_row("", f"... and {len(failed) - _MOST_SHOWN} more")
    table.add_row("record", Text(f"{workspace.fetch_record}/*.jsonl"))
    return table


def _in_words(attempt: Attempt) -> str:
    again = "; asked again next time" if attempt.result == "failed" else ""
    return f"{attempt.source}: {attempt.url}: {attempt.reason}{f' ({attempt.detail})' if attempt.detail else ''}{again}"
