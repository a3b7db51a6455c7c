"""What earlier publications held: read from the published file, compared with the present, kept in schema ``history``.

Only what was published counts: an id that no user has seen needs no successor, so a build that was never published
leaves nothing here. The comparison itself is ``pipelines.resolution.history``'s.
"""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.events.model import ArticleEvents
from pipelines.resolution.history import (
    EventChange,
    History,
    Membership,
    PublishedReport,
    changes_since,
    with_current_ids,
)
from pipelines.resolution.model import Resolution
from pipelines.resolution.moved_words import offset_in_version
from pipelines.warehouse.store import connect, key_frame, registered, replace_all, rows_if_known
from pipelines.warehouse.tables import EVENT_CHANGES, PUBLISHED_REPORTS

_KINDS = ("attack", "response")


def load_history(con: duckdb.DuckDBPyConnection, published: Iterable[Path], events: ArticleEvents) -> History:
    """Everything published so far, and where reports of it are now.

    Args:
        con: A connection to the build, with the present reports and their evidence.
        published: The published file; others after it stand in where it is missing.
        events: The present reports.
    """
    reports: dict[tuple[str, str], PublishedReport] = {}
    changes: list[EventChange] = []
    for path in published:
        if path.is_file():
            with closing(connect(path, read_only=True)) as file:
                reports, changes = _published(file)
            break
    present = {row.attack_report_id for row in events.attacks} | {row.response_report_id for row in events.responses}
    current = con.execute("select article_id from articles.articles where is_current").fetchall()
    return History(
        reports=tuple(reports.values()),
        changes=tuple(changes),
        successors=_successors(con, [row for row in reports.values() if row.report_id not in present]),
        current_articles=frozenset(article_id for (article_id,) in current),
    )


def _published(
    file: duckdb.DuckDBPyConnection,
) -> tuple[dict[tuple[str, str], PublishedReport], list[EventChange]]:
    """What one published file holds, and what it says of those before it; a file of an older version says less."""
    columns = "event_kind, report_id, article_id, trigger_start, event_id"
    reports = {
        (kind, key): PublishedReport(kind, key, article_id, trigger_start, event_id)
        for kind, key, article_id, trigger_start, event_id in rows_if_known(
            file, f"select {columns} from {PUBLISHED_REPORTS.full_name}"
        )
    }
    for kind in _KINDS:
        for key, article_id, trigger_start, event_id in rows_if_known(
            file,
            f"""
            select m.{kind}_report_id, m.article_id, r.trigger_start, m.{kind}_id
            from marts.fct_{kind}_reports as m
            inner join events.{kind}_reports as r using ({kind}_report_id)
            order by all
            """,
        ):
            reports[kind, key] = PublishedReport(kind, key, article_id, trigger_start, event_id, is_latest=True)
    columns = ", ".join(field.name for field in fields(EventChange))
    changes = [EventChange(*row) for row in rows_if_known(file, f"select {columns} from {EVENT_CHANGES.full_name}")]
    return reports, changes


def _successors(con: duckdb.DuckDBPyConnection, gone: list[PublishedReport]) -> dict[str, str]:
    """Reports whose words another report quotes now, of the same article or of the version that replaced it.

    A changed engine may name another word of the same sentence as the one that tells the event, and so give the same
    report another key; a corrected text gives all reports of its article other keys.
    """
    places = _places_now(con, gone)
    successors: dict[str, str] = {}
    for kind in _KINDS:
        rows = [row for row in gone if row.event_kind == kind and row.report_id in places]
        frame = key_frame("report_id", [row.report_id for row in rows])
        frame["article_id"] = [places[row.report_id][0] for row in rows]
        frame["trigger_start"] = [places[row.report_id][1] for row in rows]
        if frame.empty:
            continue
        with registered(con, frame) as batch:
            successors |= dict(
                con.execute(
                    f"""
                    select g.report_id, r.{kind}_report_id
                    from {batch} as g
                    inner join events.{kind}_reports as r using (article_id)
                    inner join events.evidence as e on r.{kind}_report_id = e.record_id and e.field = 'report'
                    where g.trigger_start >= e.char_start and g.trigger_start < e.char_end
                    qualify row_number() over (
                        partition by g.report_id
                        order by abs(r.trigger_start - g.trigger_start), r.{kind}_report_id
                    ) = 1
                    """
                ).fetchall()
            )
    return successors


def _places_now(con: duckdb.DuckDBPyConnection, gone: list[PublishedReport]) -> dict[str, tuple[str, int]]:
    """For each published report, the current version of its article and where its words stand there, if they do."""
    places = {row.report_id: (row.article_id, row.trigger_start) for row in gone}
    frame = key_frame("article_id", sorted({row.article_id for row in gone}))
    if frame.empty:
        return places
    with registered(con, frame) as batch:
        replaced = con.execute(
            f"""
            with recursive versions as (
                select a.article_id as old_id, a.replaced_by_article_id as new_id
                from {batch} as g
                inner join articles.articles as a using (article_id)
                where not a.is_current and a.replaced_by_article_id is not null
                union
                select v.old_id, a.replaced_by_article_id
                from versions as v
                inner join articles.articles as a on v.new_id = a.article_id
                where not a.is_current and a.replaced_by_article_id is not null
            )
            select v.old_id, v.new_id, o.text, n.text
            from versions as v
            inner join articles.articles as o on v.old_id = o.article_id
            inner join articles.articles as n on v.new_id = n.article_id
            where n.is_current
            """
        ).fetchall()
    versions = {old_id: (new_id, old_text, new_text) for old_id, new_id, old_text, new_text in replaced}
    for row in gone:
        if row.article_id in versions:
            new_id, old_text, new_text = versions[row.article_id]
            offset = offset_in_version(old_text, new_text, row.trigger_start)
            if offset is None:
                del places[row.report_id]
            else:
                places[row.report_id] = (new_id, offset)
    return places


def store_history(
    con: duckdb.DuckDBPyConnection, history: History, events: ArticleEvents, resolution: Resolution
) -> list[EventChange]:
    """Writes what was published before this refresh, with what the present resolution changes of it.

    Args:
        con: A writing connection, inside a transaction.
        history: As ``load_history`` gave it.
        events: The present reports.
        resolution: What they came to.

    Returns:
        The changes that are new.
    """
    changed_at = datetime.now(UTC).replace(tzinfo=None)
    rejected = {row.event_id for row in resolution.corrected_events if row.action == "reject"}
    # a set value changes no id
    corrected = {row.event_id for row in resolution.corrected_events if row.action != "set"}
    new: list[EventChange] = []
    present: set[str] = set()
    for kind, members in _members(events, resolution, rejected).items():
        touched = corrected | {key for key, member in members.items() if member.event_id is None}
        new += changes_since(history, kind, members, frozenset(touched), changed_at)
        present |= {member.event_id for member in members.values() if member.event_id}
    replace_all(con, PUBLISHED_REPORTS, history.reports)
    replace_all(con, EVENT_CHANGES, _numbered(with_current_ids([*history.changes, *new], present)))
    return new


def _members(
    events: ArticleEvents, resolution: Resolution, rejected: set[str]
) -> Mapping[str, Mapping[str, Membership]]:
    def of(article_id: str, event_id: str, rule: str) -> Membership:
        return Membership(article_id, None if event_id in rejected else event_id, rule)

    article_of = {row.attack_report_id: row.article_id for row in events.attacks} | {
        row.response_report_id: row.article_id for row in events.responses
    }
    return {
        "attack": {
            row.attack_report_id: of(article_of[row.attack_report_id], row.attack_id, row.rule)
            for row in resolution.attack_members
        },
        "response": {
            row.response_report_id: of(article_of[row.response_report_id], row.response_id, row.rule)
            for row in resolution.response_members
        },
    }


def _numbered(changes: Iterable[EventChange]) -> list[dict[str, Any]]:
    numbers: dict[tuple[Any, ...], int] = {}
    rows = []
    for row in changes:
        old = (row.changed_at, row.event_kind, row.old_id)
        numbers[old] = numbers.get(old, 0) + 1
        values = {field.name: getattr(row, field.name) for field in fields(EventChange)}
        rows.append(values | {"change_number": numbers[old]})
    return rows
