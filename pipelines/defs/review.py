"""What waits for a person: asset checks that warn and block nothing.

Which names are listed is decided in ``pipelines/resolution/unlisted.py``, and counted in ``marts.unknown_actors``.
"""

import dagster as dg

from pipelines.defs.previews import query_preview
from pipelines.defs.resources import WorkspaceResource

UNKNOWN_ACTORS = dg.AssetKey(["marts", "unknown_actors"])
NO_GROUP_WAITS = "no_unlisted_group_waits_for_review"
_SHOWN = 15


@dg.asset_check(
    name=NO_GROUP_WAITS,
    asset=UNKNOWN_ACTORS,
    description="No report names a group that the vocabulary doesn't list. How to list one: "
    '`pipelines/vocabulary/README.md`, "Review unknown actors".',
)
def unlisted_groups(workspace: WorkspaceResource) -> dg.AssetCheckResult:
    """Warn of groups that nobody has listed, the most reported first."""
    with workspace.reading() as con:
        found = con.execute("select count(*) from marts.unknown_actors where is_group_like").fetchone()
        waiting = int(found[0]) if found else 0
        shown = query_preview(
            con,
            f"""
            select name, report_count, first_reported_on, nearest_name, nearest_similarity, example_quote
            from marts.unknown_actors
            where is_group_like
            order by report_count desc, name
            limit {_SHOWN}
            """,
        )
    return dg.AssetCheckResult(
        passed=waiting == 0,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"groups waiting": waiting, "most reported": shown},
    )
