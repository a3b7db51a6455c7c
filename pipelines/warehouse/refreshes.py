"""What each refresh came to, kept in ``history.refreshes`` from one published file to the next.

The rows of a published file are those of the refreshes that were published, itself the last: a refresh that is killed
or refused leaves none, because the next one starts from the published file's rows again. Which rise of what was set
aside deserves a warning is decided in dbt (``marts.refresh_history``).
"""

from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.events.engine import ENGINE_VERSION
from pipelines.warehouse.store import connect, insert_rows, replace_all, rows_if_known
from pipelines.warehouse.tables import REFRESHES

_COUNTS = """
    select
        (select count(*) from articles.files where vanished_at is null) as raw_files,
        (select count(*) from articles.articles where is_current) as articles,
        (
            select count(*)
            from articles.articles as a
            inner join events.extractions as x using (article_id)
            where a.is_current and x.error is not null
        ) as failed_articles,
        (select count(*) from resolution.article_duplicates) as duplicate_articles,
        (select count(*) from articles.rejected_inputs) as rejected_inputs,
        (select count(*) from events.attack_reports) as attack_reports,
        (select count(*) from events.casualty_reports) as casualty_reports,
        (select count(*) from events.response_reports) as response_reports,
        (select count(distinct attack_id) from resolution.attack_members) as attacks,
        (select count(distinct response_id) from resolution.response_members) as responses
"""
_READINGS = """
    select a.article_id, x.engine_version
    from articles.articles as a
    left join events.extractions as x using (article_id)
    where a.is_current
"""
_REJECTED = "select file_path, item, reason from articles.rejected_inputs"


def store_refresh(con: duckdb.DuckDBPyConnection, published: Iterable[Path], changed_ids: int) -> None:
    """Write the rows of the refreshes that were published, and that of this one.

    Args:
        con: A writing connection to the build, inside a transaction; its reports are resolved.
        published: The published file; others after it stand in where it is missing.
        changed_ids: How many ids of the publication before changed.
    """
    earlier, readings, rejected = _published(published)
    found = con.execute(_COUNTS)
    counts = dict(zip([name for name, *_ in found.description or ()], found.fetchone() or (), strict=True))
    now = set(con.execute(_READINGS).fetchall())
    known = {article_id for article_id, _ in readings}
    row = counts | {
        "refresh_number": 1 + max((row["refresh_number"] for row in earlier), default=0),
        "refreshed_at": datetime.now(UTC).replace(tzinfo=None),
        "engine_version": ENGINE_VERSION,
        "new_articles": sum(article_id not in known for article_id, _ in now),
        "articles_read_anew": len(now - readings),
        "new_rejected_inputs": len(set(con.execute(_REJECTED).fetchall()) - rejected),
        "changed_ids": changed_ids,
    }
    replace_all(con, REFRESHES, [])
    insert_rows(con, REFRESHES, [*earlier, row])


def _published(
    published: Iterable[Path],
) -> tuple[list[dict[str, Any]], set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """The refreshes, the articles with their engine, and the inputs set aside of the first file that is there."""
    columns = [column.name for column in REFRESHES.columns]
    for path in published:
        if path.is_file():
            with closing(connect(path, read_only=True)) as file:
                rows = rows_if_known(
                    file, f"select {', '.join(columns)} from {REFRESHES.full_name} order by refresh_number"
                )
                earlier = [dict(zip(columns, row, strict=True)) for row in rows]
                return earlier, set(rows_if_known(file, _READINGS)), set(rows_if_known(file, _REJECTED))
    return [], set(), set()
