"""Assets of group ``articles``: raw files read into articles, and what was set aside.

How a file is read is the business of ``pipelines.articles``.
"""

from collections.abc import Iterator
from typing import Any

import dagster as dg

from pipelines.defs.previews import counts_table, query_preview, table_metadata
from pipelines.defs.resources import OWNERS, WRITER_POOL, RefreshObserver, WorkspaceResource
from pipelines.defs.table_assets import asset_key, table_specs
from pipelines.warehouse.ingest import ingest
from pipelines.warehouse.tables import ARTICLE_TABLES, ARTICLES, FILES, REJECTED_INPUTS

RAW_GROUP = "raw"
"""What lies in the raw folder. No part of a refresh, which only reads it."""
RAW_FILES = dg.AssetKey([RAW_GROUP, "files"])

raw_files = dg.AssetSpec(
    key=RAW_FILES,
    description="The files of the raw folder. People and feeds put them there; a refresh reads them and never writes, "
    "moves or deletes one.",
    group_name=RAW_GROUP,
    kinds={"file"},
    owners=OWNERS,
)


@dg.multi_asset(name="read_articles", specs=table_specs(ARTICLE_TABLES, deps=[RAW_FILES]), pool=WRITER_POOL)
def read_articles(
    context: dg.AssetExecutionContext, workspace: WorkspaceResource, observer: dg.ResourceParam[RefreshObserver]
) -> Iterator[dg.MaterializeResult]:
    """Read the files that are new or changed; the rest is left as it is."""
    observer.stage_started("articles")
    raw_dir, folders = workspace.workspace().raw_dir, workspace.folders()
    with workspace.writing() as con:
        summary = ingest(con, raw_dir, lambda file: observer.file_read(file.done, file.total), folders)
        context.log.info("%s", summary)
        observer.ingested(summary)
        for table in ARTICLE_TABLES:
            metadata: dict[str, Any] = dict(table_metadata(con, table))
            if table is FILES:
                metadata |= {
                    "raw folder": dg.MetadataValue.path(raw_dir),
                    "folders beside it": ", ".join(f"{name}: {path}" for name, path in sorted(folders.items())),
                    "files seen": summary.files_seen,
                    "files read": summary.files_read,
                    "files unchanged": summary.files_unchanged,
                    "files vanished": summary.files_vanished,
                }
            if table is ARTICLES:
                metadata |= {
                    "preview": query_preview(
                        con,
                        """
                        select published_on, publisher, title, language, word_count, file_path
                        from articles.articles
                        where is_current
                        order by first_seen_at desc, published_on desc, article_id
                        limit 8
                        """,
                    ),
                    "articles new": summary.articles_new,
                    "articles known": summary.articles_known,
                    "articles superseded": summary.articles_superseded,
                }
            if table is REJECTED_INPUTS:
                metadata |= {
                    "set aside in this run, by reason": counts_table(summary.rejected, "reason"),
                    "set aside in all files, by reason": counts_table(summary.rejected_total, "reason"),
                }
            yield dg.MaterializeResult(asset_key=asset_key(table), metadata=metadata)
