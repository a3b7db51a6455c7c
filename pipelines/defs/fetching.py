"""Asset of group ``raw``: what feeds and lists of addresses brought in, one partition for each day of fetching.

Part of the graph only where a ``feeds.toml`` is. What is asked for, and how, is the business of ``pipelines.fetching``.
"""

from datetime import UTC, datetime, timedelta

import dagster as dg

from pipelines.defs.articles import RAW_GROUP
from pipelines.defs.previews import counts_table, markdown_table
from pipelines.defs.resources import OWNERS, WorkspaceResource
from pipelines.fetching.config import load_feeds_file
from pipelines.fetching.record import Record
from pipelines.fetching.run import FetchSummary, fetch
from pipelines.fetching.silence import silent_sources
from pipelines.paths import feeds_file

FETCHED = dg.AssetKey([RAW_GROUP, "fetched"])
DAYS = dg.DailyPartitionsDefinition(start_date="2026-01-01", timezone="UTC", end_offset=1)
"""Days of fetching, today's included."""

EVERY_SOURCE_ANSWERS = "every_source_answers"

_MOST_SHOWN = 30
_PATIENCE = timedelta(days=3)
"""Days of failures that pass by themselves often enough."""


@dg.asset(key=FETCHED, group_name=RAW_GROUP, kinds={"file"}, owners=OWNERS, partitions_def=DAYS, pool="fetching")
def fetched(context: dg.AssetExecutionContext, workspace: WorkspaceResource) -> dg.MaterializeResult:
    """Articles fetched from the sources of feeds.toml on a day, as files below raw/fetched/DAY/, and buckets' objects.

    The web is only there today: another day's partition can't be fetched any more, and says so. Run again on the same
    day, it asks for what is new since.
    """
    today = datetime.now(UTC).date().isoformat()
    if context.partition_key != today:
        raise dg.Failure(
            f"What was on the web on {context.partition_key} can't be fetched on {today}; "
            f"what was fetched then is in raw/fetched/{context.partition_key}/.",
            allow_retries=False,
        )
    path = feeds_file()
    feeds = load_feeds_file(path)
    if feeds is None:
        raise dg.Failure(f"{path} is missing: fetching is off.", allow_retries=False)
    folders = workspace.workspace()
    summary = fetch(
        feeds,
        feeds_dir=path.parent,
        raw_dir=folders.raw_dir,
        record_dir=folders.fetch_record,
        on_attempt=lambda one: context.log.info("%s %s %s %s", one.source, one.result, one.reason, one.url),
    )
    return dg.MaterializeResult(metadata=_metadata(summary))


def _metadata(summary: FetchSummary) -> dict[str, dg.MetadataValue]:
    failed = [one for one in summary.attempts if one.result in ("failed", "refused")]
    return {
        "sources asked": dg.MetadataValue.int(summary.sources),
        "feeds unchanged": dg.MetadataValue.int(summary.feeds_unchanged),
        "pages saved": dg.MetadataValue.int(summary.pages_saved),
        "pages asked for again and unchanged": dg.MetadataValue.int(summary.pages_unchanged),
        "objects of buckets saved": dg.MetadataValue.int(summary.objects_saved),
        "pages left for the next run": dg.MetadataValue.int(summary.pages_left),
        "failures, by reason": counts_table(summary.failures, "reason"),
        "failures": dg.MetadataValue.md(
            markdown_table(
                ("source", "reason", "detail", "address"),
                [(one.source, one.reason, one.detail, one.url) for one in failed[:_MOST_SHOWN]],
            )
        ),
    }


@dg.asset_check(
    name=EVERY_SOURCE_ANSWERS,
    asset=FETCHED,
    description="Every source of feeds.toml has given something, or said that nothing is new, in the last "
    f"{_PATIENCE.days} days. A feed that moved, or a bucket whose key expired, would be noticed by nobody otherwise.",
)
def every_source_answers(workspace: WorkspaceResource) -> dg.AssetCheckResult:
    """Warn of sources that have been silent for days."""
    feeds = load_feeds_file(feeds_file())
    names = [source.name for source in feeds.sources if not source.folder] if feeds else []
    since = (datetime.now(UTC) - _PATIENCE).strftime("%Y-%m-%dT%H:%M:%SZ")
    silent = silent_sources(Record(workspace.workspace().fetch_record).attempts(), names, since)
    return dg.AssetCheckResult(
        passed=not silent,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={
            "sources asked": len(names),
            "silent": dg.MetadataValue.md(
                markdown_table(
                    ("source", "last answer", "failures since", "last reason", "detail"),
                    [
                        (one.source, one.last_answer_at or "never", str(one.failures), one.last_reason, one.last_detail)
                        for one in silent[:_MOST_SHOWN]
                    ],
                )
            ),
        },
    )


def fetching_definitions() -> dg.Definitions:
    """The asset, its check, its job and its schedule where ``feeds.toml`` is; nothing where it isn't.

    Left out altogether, because a partitioned asset would make Dagster ask for a day whenever somebody materialises
    everything.
    """
    if not feeds_file().exists():
        return dg.Definitions()
    job = dg.define_asset_job(
        "fetch",
        selection=dg.AssetSelection.assets(FETCHED),
        description="Ask the sources of feeds.toml for what is new.",
        executor_def=dg.in_process_executor,
    )

    @dg.schedule(
        name="nightly_fetch",
        job=job,
        cron_schedule="0 2 * * *",
        execution_timezone="UTC",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Every night at 02:00, half an hour before the refresh reads what came in.",
    )
    def nightly_fetch(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
        day = context.scheduled_execution_time.date().isoformat()
        return dg.RunRequest(run_key=f"fetch-{day}", partition_key=day)

    return dg.Definitions(assets=[fetched], asset_checks=[every_source_answers], jobs=[job], schedules=[nightly_fetch])
