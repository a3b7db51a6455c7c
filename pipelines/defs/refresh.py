"""When the warehouse is refreshed: the job of everything, the nightly schedule, and the sensor for new raw files."""

import hashlib

import dagster as dg

from pipelines.articles.discover import discover_all
from pipelines.defs.articles import RAW_GROUP
from pipelines.defs.quality import GROUP
from pipelines.defs.resources import WorkspaceResource

TIME_ZONE = "UTC"
"""Of the nightly schedule. Not the machine's own: the hour of publication should be the same wherever it runs."""

refresh_job = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all() - dg.AssetSelection.groups(RAW_GROUP, GROUP),
    description="From the raw folder to the published file: read, find events, resolve, build facts, check, publish.",
    # Each step uses the one build file, so steps gain nothing from processes of their own but their start-up time.
    executor_def=dg.in_process_executor,
)

nightly_refresh = dg.ScheduleDefinition(
    name="nightly_refresh",
    job=refresh_job,
    cron_schedule="30 2 * * *",
    execution_timezone=TIME_ZONE,
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="Every night at 02:30. Runs as soon as the daemon is up (`dagster dev` starts one).",
)


@dg.sensor(
    name="new_raw_files",
    job=refresh_job,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.STOPPED,
    description="Asks for a refresh when a file of the raw folder is new or changed. Off until someone switches it on: "
    "feeds that drop a file a minute would publish once a minute, where the nightly run is enough.",
)
def new_raw_files(context: dg.SensorEvaluationContext, workspace: WorkspaceResource) -> dg.SensorResult:
    """Compare the raw folder's listing with the one at the last look.

    While files are still arriving the listing differs at every look; the run is asked for once it has stood still from
    one look to the next, so that half-written files aren't read. The cursor keeps both: what was last seen, and what a
    run was last asked for.
    """
    seen = raw_listing_digest(workspace)
    last_seen, _, last_requested = (context.cursor or "").partition(" ")
    if seen == last_requested:
        return dg.SensorResult(
            skip_reason="No file of the raw folder is new or changed.", cursor=f"{seen} {last_requested}"
        )
    if seen != last_seen:
        return dg.SensorResult(
            skip_reason="Files are new or changed; waiting for the folder to stand still until the next look.",
            cursor=f"{seen} {last_requested}",
        )
    # Without a key: Dagster never runs a key again, and a folder may come back to what it held once, as when a file
    # that was taken away is put back. The cursor is what keeps one listing from being asked for twice.
    return dg.SensorResult(run_requests=[dg.RunRequest()], cursor=f"{seen} {seen}")


def raw_listing_digest(workspace: WorkspaceResource) -> str:
    """A digest of names, sizes and modification times of the raw files, those of folders beside them included."""
    digest = hashlib.sha256()
    for file in discover_all(workspace.workspace().raw_dir, workspace.folders()):
        digest.update(f"{file.file_path!a} {file.size} {file.modified_ns}\n".encode())
    return digest.hexdigest()
