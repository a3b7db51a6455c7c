"""Assets of group ``resolution``: which reports speak of one event, place or actor.

What joins them is the business of ``pipelines.resolution``.
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from pipelines.defs.previews import query_preview, table_metadata
from pipelines.defs.resources import WRITER_POOL, RefreshObserver, WorkspaceResource
from pipelines.defs.table_assets import asset_key, table_specs
from pipelines.warehouse.resolve import resolve_reports
from pipelines.warehouse.tables import ARTICLES, ATTACK_MEMBERS, EVENT_TABLES, RESOLUTION_TABLES


@dg.multi_asset(
    name="resolve_events",
    specs=table_specs(RESOLUTION_TABLES, deps=[asset_key(ARTICLES), *(asset_key(table) for table in EVENT_TABLES)]),
    pool=WRITER_POOL,
)
def resolve_events(
    context: dg.AssetExecutionContext, workspace: WorkspaceResource, observer: dg.ResourceParam[RefreshObserver]
) -> Iterator[dg.MaterializeResult]:
    """Decide anew, over all reports, which of them belong together."""
    observer.stage_started("resolution")
    with workspace.writing() as con:
        summary = resolve_reports(con)
        context.log.info("%s", summary)
        observer.resolved(summary)
        for table in RESOLUTION_TABLES:
            metadata: dict[str, Any] = dict(table_metadata(con, table))
            if table is ATTACK_MEMBERS:
                metadata |= {
                    "attacks": summary.attacks,
                    "rules that joined reports": query_preview(
                        con,
                        "select rule, count(*) as reports from resolution.attack_members group by all order by all",
                    ),
                }
            yield dg.MaterializeResult(asset_key=asset_key(table), metadata=metadata)
