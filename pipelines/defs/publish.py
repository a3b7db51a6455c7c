"""The asset ``published/warehouse``: the build, proved and put into place.

How it is proved and moved is the business of ``pipelines/warehouse/publish.py``.
"""

from collections.abc import Iterable

import dagster as dg

from pipelines.defs.previews import attacks_by_day_chart, counts_table, markdown_table, query_preview
from pipelines.defs.resources import OWNERS, WRITER_POOL, RefreshObserver, WorkspaceResource
from pipelines.warehouse.publish import PublishRefused, publish
from pipelines.warehouse.store import connect

PUBLISHED = dg.AssetKey(["published", "warehouse"])


def published_asset(models: Iterable[dg.AssetKey]) -> dg.AssetsDefinition:
    """The published file, which depends on every model."""

    @dg.asset(
        key=PUBLISHED,
        deps=sorted(models),
        group_name="publish",
        kinds={"duckdb", "file"},
        owners=OWNERS,
        pool=WRITER_POOL,
        description="`warehouse/aftermath.duckdb`, the one file that users open. It is replaced in one move, and only "
        "by a build in which every invariant holds; the file it replaces is kept in `warehouse/previous/`.",
    )
    def warehouse(workspace: WorkspaceResource, observer: dg.ResourceParam[RefreshObserver]) -> dg.MaterializeResult:
        observer.stage_started("publish")
        try:
            publication = publish(workspace.workspace(), workspace.allow_shrink)
        except PublishRefused as refusal:
            raise dg.Failure(
                description="The build was not published; the published file is as it was.",
                metadata={
                    "violations": dg.MetadataValue.md(
                        markdown_table(
                            ["table", "invariant", "rows", "such as"],
                            [
                                (found.table, found.invariant, found.count, "; ".join(found.samples))
                                for found in refusal.violations
                            ],
                        )
                    )
                },
                allow_retries=False,
            ) from refusal
        observer.published(publication)
        with connect(publication.path, read_only=True) as con:
            return dg.MaterializeResult(
                metadata={
                    "file": dg.MetadataValue.path(publication.path),
                    "previous file": dg.MetadataValue.path(publication.previous_path or "none"),
                    "megabytes": round(publication.size_bytes / 1e6, 2),
                    "rows": counts_table(publication.row_counts, "table", "rows"),
                    "rows before": counts_table(publication.previous_row_counts, "table", "rows"),
                    "attacks by day": attacks_by_day_chart(con),
                    "attack types": query_preview(
                        con,
                        """
                        select attack_type, count(*) as attacks, sum(killed_best)::integer as killed
                        from marts.fct_attacks
                        group by all
                        order by attacks desc, attack_type
                        """,
                    ),
                    "latest attacks": query_preview(
                        con,
                        """
                        select a.date_start, a.attack_type, l.name as place, a.country_iso3, a.killed_best,
                            a.wounded_best, a.article_count, a.attack_id
                        from marts.fct_attacks as a
                        left join marts.dim_locations as l using (location_id)
                        order by a.date_start desc nulls last, a.attack_id
                        limit 8
                        """,
                    ),
                }
            )

    return warehouse
