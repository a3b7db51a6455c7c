"""Assets of group ``corrections``: what analysts wrote by hand, and a check that warns of lines that came to nothing.

How a line is read is the business of ``pipelines.corrections``, what it does to events of ``pipelines.resolution``.
"""

from collections.abc import Iterator

import dagster as dg

from pipelines.defs.articles import RAW_GROUP
from pipelines.defs.previews import query_preview, table_metadata
from pipelines.defs.resources import OWNERS, WRITER_POOL, RefreshObserver, WorkspaceResource
from pipelines.defs.table_assets import asset_key, table_specs
from pipelines.warehouse.corrections import lines_without_effect, store_corrections
from pipelines.warehouse.tables import CORRECTION_LINES, CORRECTION_TABLES

CORRECTION_FILES = dg.AssetKey(["raw", "corrections"])

correction_files = dg.AssetSpec(
    key=CORRECTION_FILES,
    description="The files `warehouse/corrections/*.csv`. Analysts write them; a refresh reads them and never writes, "
    "moves or deletes one.",
    group_name=RAW_GROUP,
    kinds={"csv"},
    owners=OWNERS,
)


@dg.multi_asset(
    name="read_corrections", specs=table_specs(CORRECTION_TABLES, deps=[CORRECTION_FILES]), pool=WRITER_POOL
)
def read_corrections(
    context: dg.AssetExecutionContext, workspace: WorkspaceResource, observer: dg.ResourceParam[RefreshObserver]
) -> Iterator[dg.MaterializeResult]:
    """Read the lines of all files anew."""
    with workspace.writing() as con:
        summary = store_corrections(con, workspace.workspace().corrections_dir)
        context.log.info("%s", summary)
        observer.corrections_read(summary)
        yield dg.MaterializeResult(
            asset_key=asset_key(CORRECTION_LINES),
            metadata={
                **table_metadata(con, CORRECTION_LINES),
                "files": summary.files,
                "lines refused": summary.refused_count,
                "newest": query_preview(
                    con,
                    """
                    select corrected_at, who, action, target, field, value, why
                    from corrections.lines
                    order by corrected_at desc nulls last, file_path, line_number
                    limit 8
                    """,
                ),
            },
        )


@dg.asset_check(
    name="every_correction_is_applied",
    asset=dg.AssetKey(["marts", "corrections"]),
    description="Warns when lines of corrections are refused as wrong or match no event; the others are applied.",
)
def corrections_check(workspace: WorkspaceResource) -> dg.AssetCheckResult:
    """Say which lines came to nothing; never stops a run."""
    with workspace.reading() as con:
        found = lines_without_effect(con)
    return dg.AssetCheckResult(
        passed=not found,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"lines": len(found), "such as": "; ".join(found[:5])} if found else {"lines": 0},
    )
