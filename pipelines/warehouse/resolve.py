"""Takes articles and reports out of the database, has them resolved, and puts the answer into schema ``resolution``.

What joins reports is decided in ``pipelines.resolution``, over all reports anew at each run: a new report can join two
events that were apart. The answer replaces the old one in one transaction.
"""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from pipelines.resolution.model import ArticleRecord
from pipelines.resolution.resolve import resolve
from pipelines.warehouse.corrections import stored_corrections
from pipelines.warehouse.history import load_history, store_history
from pipelines.warehouse.refreshes import store_refresh
from pipelines.warehouse.reports import load_reports
from pipelines.warehouse.store import replace_all, transaction
from pipelines.warehouse.tables import RESOLUTION_TABLES


@dataclass(frozen=True)
class ResolveSummary:
    """What one resolution came to.

    Attributes:
        attack_reports: Reports of attacks that there are.
        attacks: Attacks they are reports of.
        response_reports: Reports of responses that there are.
        responses: Responses they are reports of.
        duplicates: Articles that repeat another.
        locations: Places that reports name.
        actors: Actors that reports name, and those they are part of.
        id_changes: Ids of the newest publication whose reports stand under another id now, by what happened to them.
        corrections: Well-formed corrections, by what became of them.
        seconds: Wall-clock time.
    """

    attack_reports: int
    attacks: int
    response_reports: int
    responses: int
    duplicates: int
    locations: int
    actors: int
    seconds: float
    id_changes: dict[str, int] = field(default_factory=dict)
    corrections: dict[str, int] = field(default_factory=dict)


def resolve_reports(con: duckdb.DuckDBPyConnection, published: Sequence[Path] = ()) -> ResolveSummary:
    """Resolve every report of every current article, apply the stored corrections, and note which ids change.

    Args:
        con: A writing connection, not inside a transaction.
        published: The published file, and what stands in where it is missing; their ids are compared with the new.
    """
    started = time.perf_counter()
    articles = [
        ArticleRecord(*row)
        for row in con.execute(
            "select article_id, published_on, text, title from articles.articles where is_current order by article_id"
        ).fetchall()
    ]
    reports = load_reports(con)
    history = load_history(con, published, reports)
    resolution = resolve(articles, [reports], corrections=stored_corrections(con), history=history)
    with transaction(con):
        for table in RESOLUTION_TABLES:
            rows: list[Any] = getattr(resolution, table.name)
            replace_all(con, table, rows)
        changes = store_history(con, history, reports, resolution)
        store_refresh(con, published, len(changes))
    return ResolveSummary(
        attack_reports=len(resolution.attack_members),
        attacks=len({member.attack_id for member in resolution.attack_members}),
        response_reports=len(resolution.response_members),
        responses=len({member.response_id for member in resolution.response_members}),
        duplicates=len(resolution.article_duplicates),
        locations=len(resolution.locations),
        actors=len(resolution.actors),
        seconds=time.perf_counter() - started,
        id_changes=dict(sorted(Counter(row.change for row in changes).items())),
        corrections=dict(sorted(Counter(row.status for row in resolution.correction_outcomes).items())),
    )
