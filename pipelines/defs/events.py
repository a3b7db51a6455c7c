"""Assets of group ``events``: what each article says, at report grain.

How events are found is the business of ``pipelines.events``.
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from pipelines.defs.previews import counts_table, query_preview, table_metadata
from pipelines.defs.resources import WRITER_POOL, RefreshObserver, WorkspaceResource
from pipelines.defs.table_assets import asset_key, table_specs
from pipelines.events.engine import ENGINE_VERSION, Engine
from pipelines.warehouse.extract import extract
from pipelines.warehouse.tables import ARTICLES, ATTACK_REPORTS, EVENT_TABLES, EXTRACTIONS


@dg.multi_asset(name="find_events", specs=table_specs(EVENT_TABLES, deps=[asset_key(ARTICLES)]), pool=WRITER_POOL)
def find_events(
    context: dg.AssetExecutionContext, workspace: WorkspaceResource, observer: dg.ResourceParam[RefreshObserver]
) -> Iterator[dg.MaterializeResult]:
    """Read the articles that this version of the engine hasn't read; the rest is left as it is."""
    observer.stage_started("events")
    with workspace.writing() as con:
        summary = extract(con, Engine(), on_article=observer.article_read)
        context.log.info("%s", summary)
        observer.extracted(summary)
        for table in EVENT_TABLES:
            metadata: dict[str, Any] = dict(table_metadata(con, table))
            if table is EXTRACTIONS:
                metadata |= {
                    "engine version": ENGINE_VERSION,
                    "articles read": summary.articles_read,
                    "articles already read": summary.articles_unchanged,
                    "articles dropped": summary.articles_dropped,
                    "articles the engine gave up on": summary.articles_failed,
                    "errors": counts_table(summary.errors, "error"),
                    "seconds": round(summary.seconds, 2),
                }
            if table is ATTACK_REPORTS:
                metadata["attack types"] = query_preview(
                    con,
                    """
                    select attack_type, stage, count(*) as reports
                    from events.attack_reports
                    group by all
                    order by reports desc, attack_type, stage
                    """,
                )
            yield dg.MaterializeResult(asset_key=asset_key(table), metadata=metadata)
