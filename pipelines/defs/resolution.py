"""Assets of group ``resolution``: which reports speak of one event, place or actor.

What joins them is the business of ``pipelines.resolution``. Group ``history`` beside it: what was published before.
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from pipelines.defs.previews import counts_table, query_preview, table_metadata
from pipelines.defs.resources import WRITER_POOL, RefreshObserver, WorkspaceResource
from pipelines.defs.table_assets import asset_key, table_specs
from pipelines.warehouse.resolve import resolve_reports
from pipelines.warehouse.tables import (
    ARTICLES,
    ATTACK_MEMBERS,
    CORRECTION_LINES,
    EVENT_CHANGES,
    EVENT_TABLES,
    HISTORY_TABLES,
    RESOLUTION_TABLES,
)


@dg.multi_asset(
    name="resolve_events",
    specs=table_specs(
        (*RESOLUTION_TABLES, *HISTORY_TABLES),
        deps=[asset_key(ARTICLES), asset_key(CORRECTION_LINES), *(asset_key(table) for table in EVENT_TABLES)],
    ),
    pool=WRITER_POOL,
)
def resolve_events(
    context: dg.AssetExecutionContext, workspace: WorkspaceResource, observer: dg.ResourceParam[RefreshObserver]
) -> Iterator[dg.MaterializeResult]:
    """Decide anew, over all reports, which of them belong together, apply analysts' corrections, note changed ids."""
    observer.stage_started("resolution")
    with workspace.writing() as con:
        # what users hold: the published file, or the one before where somebody took it away
        published = (workspace.workspace().published_database, workspace.workspace().previous_database)
        summary = resolve_reports(con, published)
        context.log.info("%s", summary)
        observer.resolved(summary)
        for table in (*RESOLUTION_TABLES, *HISTORY_TABLES):
            metadata: dict[str, Any] = dict(table_metadata(con, table))
            if table is ATTACK_MEMBERS:
                metadata |= {
                    "attacks": summary.attacks,
                    "rules that joined reports": query_preview(
                        con,
                        "select rule, count(*) as reports from resolution.attack_members group by all order by all",
                    ),
                }
            if table is EVENT_CHANGES:
                metadata |= {
                    "ids changed since the last publication": counts_table(summary.id_changes, "change"),
                    "corrections": counts_table(summary.corrections, "status"),
                }
            yield dg.MaterializeResult(asset_key=asset_key(table), metadata=metadata)
