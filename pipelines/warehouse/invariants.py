"""What must hold before anything is published: one named query each, which returns the rows that break it.

The same queries serve the asset checks of a run and ``publish.verify``, because a person may materialise the published
warehouse alone, without the checks that a full run does first. Rules about one dbt model's columns (codes, foreign keys
of the star) are dbt's own tests; how events are found or merged is no business of this module.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import duckdb

from pipelines.warehouse.tables import ARTICLE_TABLES, EVENT_TABLES, RESOLUTION_TABLES, Table

Stage = Literal["articles", "events", "resolution", "marts"]

SAMPLE_SIZE = 5
COLLAPSE_BELOW = 0.5
"""A table that keeps less than this share of its rows has collapsed.

Raw files are only ever added and a corrected text replaces one article, so a table that halves from one publication to
the next points at a lost folder or a broken stage. A person who means it says so (``allow_shrink``).
"""

COUNTED_TABLES = (
    "marts.dim_articles",
    "marts.fct_attack_reports",
    "marts.fct_attacks",
    "marts.fct_casualties",
    "marts.fct_responses",
    "marts.evidence",
)
"""The tables whose row counts are compared with the published file's."""


@dataclass(frozen=True)
class Invariant:
    """One property of the warehouse.

    Attributes:
        name: A lower_snake_case sentence that is true when the property holds.
        stage: The stage whose tables it can first be asked of.
        table: ``schema.name`` of the table it is about.
        description: What it protects and where the rule comes from.
        sql: A query of one text column, ``problem``, with one row for each breach.
    """

    name: str
    stage: Stage
    table: str
    description: str
    sql: str


@dataclass(frozen=True)
class Violation:
    """An invariant that doesn't hold.

    Attributes:
        invariant: Its name.
        table: The table it is about.
        count: How many rows break it.
        samples: What is wrong with some of them.
        is_unanswered: The database lacks a table or column that the question names.
    """

    invariant: str
    table: str
    count: int
    samples: tuple[str, ...]
    is_unanswered: bool = False

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.table}: {self.invariant} fails for {self.count} row(s), such as: " + "; ".join(self.samples)


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(columns)


def _key_is_unique(stage: Stage, full_name: str, key: Sequence[str]) -> Invariant:
    listed = _quoted(key)
    return Invariant(
        name="key_is_unique",
        stage=stage,
        table=full_name,
        description=f"No two rows of {full_name} share ({listed}), and no part of the key is null.",
        sql=f"""
            select concat_ws(' ', {listed}) || ' occurs ' || count(*) || ' times' as problem
            from {full_name}
            group by {listed}
            having count(*) > 1 or {" or ".join(f"{column} is null" for column in key)}
        """,
    )


def _relation_holds(stage: Stage, child: str, column: str, parent: str) -> Invariant:
    """Every value of the child's column is one of the parent's column of that name."""
    return _is_contained(stage, child, (child, column), (parent, column))


def _is_contained(stage: Stage, about: str, part: tuple[str, str], whole: tuple[str, str]) -> Invariant:
    (child, column), (parent, parent_column) = part, whole
    return Invariant(
        name=f"{column}_is_in_{parent.partition('.')[2]}"
        if about == child
        else f"holds_every_{column}_of_{child.partition('.')[2]}",
        stage=stage,
        table=about,
        description=f"Every {column} of {child} is a {parent_column} of {parent}.",
        sql=f"""
            select distinct {column} || ' is not in {parent}' as problem
            from {child}
            where {column} is not null and {column} not in (select {parent_column} from {parent})
        """,
    )


def _bounds_are_ordered(stage: Stage, table: str, key: str, bounds: tuple[str, str, str]) -> Invariant:
    low, best, high = bounds
    return Invariant(
        name=f"{low}_to_{high}_are_ordered",
        stage=stage,
        table=table,
        description=f"{low} <= {best} <= {high} wherever they are stated, and none is negative.",
        sql=f"""
            select {key} || ': ' || concat_ws(' / ', coalesce({low}::varchar, 'null'),
                coalesce({best}::varchar, 'null'), coalesce({high}::varchar, 'null')) as problem
            from {table}
            where {low} > {best} or {best} > {high} or {low} > {high} or least({low}, {best}, {high}) < 0
        """,
    )


def _dates_are_ordered(stage: Stage, table: str, key: str) -> Invariant:
    return Invariant(
        name="dates_are_ordered",
        stage=stage,
        table=table,
        description="date_start and date_end are both filled, the first not after the last, or both null.",
        sql=f"""
            select {key} || ': ' || coalesce(date_start::varchar, 'null') || ' to '
                || coalesce(date_end::varchar, 'null') as problem
            from {table}
            where (date_start is null) <> (date_end is null) or date_start > date_end
        """,
    )


def _quotes_equal_the_text(stage: Stage, evidence: str, articles: str) -> Invariant:
    return Invariant(
        name="quotes_equal_the_text",
        stage=stage,
        table=evidence,
        description="Every quotation stands in its article, character for character, at the offsets it names.",
        sql=f"""
            select e.evidence_id || ': ' || coalesce(e.quote, 'null') as problem
            from {evidence} as e
            left join {articles} as a using (article_id)
            where e.char_end <= e.char_start
                or substr(a.text, e.char_start + 1, e.char_end - e.char_start) is distinct from e.quote
        """,
    )


_REPORT_RELATIONS = (
    ("events.extractions", "article_id", "articles.articles"),
    ("events.attack_reports", "article_id", "articles.articles"),
    ("events.response_reports", "article_id", "articles.articles"),
    ("events.reported_totals", "article_id", "articles.articles"),
    ("events.evidence", "article_id", "articles.articles"),
    ("events.casualty_reports", "attack_report_id", "events.attack_reports"),
    ("events.attribution_reports", "attack_report_id", "events.attack_reports"),
    ("events.target_reports", "attack_report_id", "events.attack_reports"),
    ("events.response_link_reports", "attack_report_id", "events.attack_reports"),
    ("events.response_link_reports", "response_report_id", "events.response_reports"),
    ("events.answered_attack_reports", "response_report_id", "events.response_reports"),
)
_RESOLUTION_RELATIONS = (
    ("resolution.attack_members", "attack_report_id", "events.attack_reports"),
    ("resolution.response_members", "response_report_id", "events.response_reports"),
    ("resolution.answered_attack_matches", "answered_attack_report_id", "events.answered_attack_reports"),
    ("resolution.answered_attack_matches", "attack_id", "resolution.attack_members"),
    ("resolution.article_duplicates", "article_id", "articles.articles"),
    ("resolution.report_locations", "attack_report_id", "events.attack_reports"),
    ("resolution.report_locations", "location_id", "resolution.locations"),
    ("resolution.report_actors", "actor_id", "resolution.actors"),
)
_MART_RELATIONS = (
    ("marts.fct_attack_reports", "attack_id", "marts.fct_attacks"),
    ("marts.fct_attacks", "attack_id", "marts.fct_attack_reports"),
    ("marts.fct_attack_reports", "article_id", "marts.dim_articles"),
    ("marts.fct_casualty_reports", "attack_report_id", "marts.fct_attack_reports"),
    ("marts.fct_attribution_reports", "attack_report_id", "marts.fct_attack_reports"),
    ("marts.fct_response_reports", "response_id", "marts.fct_responses"),
    ("marts.fct_response_link_reports", "response_report_id", "marts.fct_response_reports"),
    ("marts.fct_response_link_reports", "attack_report_id", "marts.fct_attack_reports"),
    ("marts.fct_answered_attack_reports", "response_report_id", "marts.fct_response_reports"),
    ("marts.fct_answered_attack_reports", "attack_id", "marts.fct_attacks"),
    ("marts.fct_casualties", "attack_id", "marts.fct_attacks"),
    ("marts.fct_casualty_history", "attack_id", "marts.fct_attacks"),
    ("marts.bridge_attack_responses", "attack_id", "marts.fct_attacks"),
    ("marts.bridge_total_attacks", "attack_id", "marts.fct_attacks"),
    ("marts.bridge_total_attacks", "total_id", "marts.fct_reported_totals"),
    ("marts.bridge_attack_responses", "response_id", "marts.fct_responses"),
    ("marts.bridge_attack_actors", "attack_id", "marts.fct_attacks"),
    ("marts.bridge_attack_actors", "actor_id", "marts.dim_actors"),
)
_MART_KEYS = {
    "marts.dim_articles": ("article_id",),
    "marts.dim_locations": ("location_id",),
    "marts.dim_actors": ("actor_id",),
    "marts.fct_attack_reports": ("attack_report_id",),
    "marts.fct_casualty_reports": ("casualty_report_id",),
    "marts.fct_response_reports": ("response_report_id",),
    "marts.fct_answered_attack_reports": ("answered_attack_report_id",),
    "marts.fct_reported_totals": ("total_id",),
    "marts.evidence": ("evidence_id",),
    "marts.article_versions": ("article_id",),
    "marts.fct_attacks": ("attack_id",),
    "marts.fct_casualties": ("casualty_id",),
    "marts.fct_casualty_history": ("casualty_history_id",),
    "marts.fct_responses": ("response_id",),
    "marts.bridge_attack_responses": ("attack_id", "response_id"),
    "marts.bridge_total_attacks": ("total_id", "attack_id"),
    "marts.corrections": ("file_path", "line_number"),
    "marts.corrected_values": ("event_kind", "event_id", "field", "corrected_at"),
    "marts.event_changes": ("change_id",),
}


def _registry(stage: Stage, tables: Sequence[Table]) -> Iterator[Invariant]:
    for table in tables:
        yield _key_is_unique(stage, table.full_name, table.key)


def _every_invariant() -> Iterator[Invariant]:
    yield from _registry("articles", ARTICLE_TABLES)

    yield from _registry("events", EVENT_TABLES)
    yield _quotes_equal_the_text("events", "events.evidence", "articles.articles")
    yield Invariant(
        name="backs_a_record",
        stage="events",
        table="events.evidence",
        description="Every quotation backs a report that is there.",
        sql="""
            select distinct evidence_id || ' backs ' || record_id as problem
            from events.evidence
            where record_id not in (
                select attack_report_id from events.attack_reports
                union all select casualty_report_id from events.casualty_reports
                union all select attribution_report_id from events.attribution_reports
                union all select target_report_id from events.target_reports
                union all select response_report_id from events.response_reports
                union all select link_report_id from events.response_link_reports
                union all select answered_attack_report_id from events.answered_attack_reports
                union all select total_id from events.reported_totals
            )
        """,
    )
    for table, key in (("attack_reports", "attack_report_id"), ("response_reports", "response_report_id")):
        yield _dates_are_ordered("events", f"events.{table}", key)
        yield Invariant(
            name="has_a_quotation",
            stage="events",
            table=f"events.{table}",
            description="Every report can be traced to words of its article.",
            sql=f"""
                select {key} || ' has no evidence' as problem
                from events.{table}
                where {key} not in (select record_id from events.evidence)
            """,
        )
    yield Invariant(
        name="date_is_not_after_publication",
        stage="events",
        table="events.attack_reports",
        description="No article reports an attack that starts after the day it was published; threats may lie ahead.",
        sql="""
            select r.attack_report_id || ': ' || r.date_start || ' in an article of ' || a.published_on as problem
            from events.attack_reports as r
            inner join articles.articles as a using (article_id)
            where r.stage <> 'threatened' and r.date_start > a.published_on
        """,
    )
    yield Invariant(
        name="date_is_not_after_publication",
        stage="events",
        table="events.response_reports",
        description="No article reports as done a response that starts after the day it was published.",
        sql="""
            select r.response_report_id || ': ' || r.date_start || ' in an article of ' || a.published_on as problem
            from events.response_reports as r
            inner join articles.articles as a using (article_id)
            where r.status = 'executed' and r.date_start > a.published_on
        """,
    )
    yield _bounds_are_ordered("events", "events.casualty_reports", "casualty_report_id", ("low", "best", "high"))
    yield _bounds_are_ordered("events", "events.reported_totals", "total_id", ("value_low", "value_best", "value_high"))
    yield Invariant(
        name="totals_are_not_expanded",
        stage="events",
        table="events.reported_totals",
        description="A total such as '24 rocket attacks since October' is one row here and no attack: no attack "
        "report is triggered by the words that state the figure (codebook, Totals).",
        sql="""
            select r.attack_report_id || ' is triggered inside the total ' || e.quote as problem
            from events.reported_totals as t
            inner join events.evidence as e on t.total_id = e.record_id and e.field like 'value%'
            inner join events.attack_reports as r
                on t.article_id = r.article_id and r.trigger_start >= e.char_start and r.trigger_start < e.char_end
            where t.metric = 'attacks'
        """,
    )
    yield Invariant(
        name="mentions_are_not_multiplied",
        stage="events",
        table="events.attack_reports",
        description="One mention gives several attacks only where place or day tell them apart; a series that "
        "cannot be told apart is one row with a strike_count (codebook, One attack).",
        sql="""
            select article_id || ' at ' || trigger_start || ': ' || count(*) || ' attacks alike' as problem
            from events.attack_reports
            group by article_id, trigger_start, place_name, place_id, date_start, date_end, target_text
            having count(*) > 1
        """,
    )
    yield Invariant(
        name="every_current_article_was_read",
        stage="events",
        table="events.extractions",
        description="No article waits for the engine; one that the engine gave up on says so in its row.",
        sql="""
            select article_id || ' was not read' as problem
            from articles.articles
            where is_current and article_id not in (select article_id from events.extractions)
        """,
    )
    for relation in _REPORT_RELATIONS:
        yield _relation_holds("events", *relation)
    yield _is_contained(
        "events",
        "events.response_reports",
        ("events.response_reports", "same_as_attack_report_id"),
        ("events.attack_reports", "attack_report_id"),
    )

    yield from _registry("resolution", RESOLUTION_TABLES)
    for relation in _RESOLUTION_RELATIONS:
        yield _relation_holds("resolution", *relation)
    for kind in ("attack", "response"):
        reports, members, key = f"events.{kind}_reports", f"resolution.{kind}_members", f"{kind}_report_id"
        yield _is_contained("resolution", members, (reports, key), (members, key))
    yield _is_contained(
        "resolution",
        "resolution.article_duplicates",
        ("resolution.article_duplicates", "duplicate_of_article_id"),
        ("articles.articles", "article_id"),
    )
    yield Invariant(
        name="originals_are_not_copies",
        stage="resolution",
        table="resolution.article_duplicates",
        description="The article that another repeats isn't itself a repetition, so one step leads to the original.",
        sql="""
            select article_id || ' repeats ' || duplicate_of_article_id as problem
            from resolution.article_duplicates
            where article_id = duplicate_of_article_id
                or duplicate_of_article_id in (select article_id from resolution.article_duplicates)
        """,
    )

    for full_name, columns in _MART_KEYS.items():
        yield _key_is_unique("marts", full_name, columns)
    for relation in _MART_RELATIONS:
        yield _relation_holds("marts", *relation)
    yield _quotes_equal_the_text("marts", "marts.evidence", "marts.dim_articles")
    yield _dates_are_ordered("marts", "marts.fct_attacks", "attack_id")
    yield _dates_are_ordered("marts", "marts.fct_responses", "response_id")
    for outcome in ("killed", "wounded"):
        yield _bounds_are_ordered(
            "marts", "marts.fct_attacks", "attack_id", (f"{outcome}_low", f"{outcome}_best", f"{outcome}_high")
        )
    yield _bounds_are_ordered("marts", "marts.fct_casualties", "casualty_id", ("low", "best", "high"))
    yield _bounds_are_ordered(
        "marts", "marts.fct_reported_totals", "total_id", ("value_low", "value_best", "value_high")
    )
    yield Invariant(
        name="date_is_not_after_publication",
        stage="marts",
        table="marts.fct_attacks",
        description="No attack starts after the last article that reports it; threats may lie ahead.",
        sql="""
            select attack_id || ': ' || date_start || ', last reported on ' || last_reported_on as problem
            from marts.fct_attacks
            where stage <> 'threatened' and date_start > last_reported_on
        """,
    )
    yield Invariant(
        name="every_total_is_kept",
        stage="marts",
        table="marts.fct_reported_totals",
        description="Every stated total reaches the marts as a total.",
        sql="""
            select total_id || ' is missing' as problem
            from events.reported_totals
            where total_id not in (select total_id from marts.fct_reported_totals)
        """,
    )

    for kind in ("attack", "response"):
        yield Invariant(
            name=f"every_published_{kind}_is_there_or_has_changed",
            stage="marts",
            table="marts.event_changes",
            description=f"Whoever kept the id of a {kind} from an earlier file finds it, or finds what became of it.",
            sql=f"""
                select distinct event_id || ' is gone without a word' as problem
                from history.published_reports
                where event_kind = '{kind}'
                    and event_id is not null
                    and event_id not in (select {kind}_id from marts.fct_{kind}s)
                    and event_id not in (select old_id from marts.event_changes where event_kind = '{kind}')
            """,
        )
    yield Invariant(
        name="every_correction_is_told",
        stage="marts",
        table="marts.corrections",
        description="Every line of corrections has a status: none is dropped without a word.",
        sql="""
            select l.file_path || ' line ' || l.line_number || ' is missing' as problem
            from corrections.lines as l
            left join marts.corrections as c using (file_path, line_number)
            where c.status is null
        """,
    )


INVARIANTS: tuple[Invariant, ...] = tuple(_every_invariant())


def of_stage(stage: Stage) -> tuple[Invariant, ...]:
    """The invariants that can be asked as soon as this stage has run."""
    return tuple(invariant for invariant in INVARIANTS if invariant.stage == stage)


def find_violation(con: duckdb.DuckDBPyConnection, invariant: Invariant) -> Violation | None:
    """Ask the database whether the invariant holds.

    A table or column that is missing is a violation, not an error: what can't be asked can't be vouched for.

    Returns:
        What breaks it, or None when it holds.
    """
    try:
        rows = con.execute(
            f"with breaches as ({invariant.sql}) select problem, count(*) over () from breaches order by 1 limit ?",
            [SAMPLE_SIZE],
        ).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException) as missing:
        return Violation(invariant.name, invariant.table, 1, (str(missing).splitlines()[0],), is_unanswered=True)
    if not rows:
        return None
    return Violation(invariant.name, invariant.table, rows[0][1], tuple(str(problem) for problem, _ in rows))


def row_counts(con: duckdb.DuckDBPyConnection, tables: Sequence[str] = COUNTED_TABLES) -> dict[str, int]:
    """How many rows each of the tables has; tables that aren't there are left out."""
    known = {
        f"{schema}.{name}"
        for schema, name in con.execute("select table_schema, table_name from information_schema.tables").fetchall()
    }
    counts = {}
    for table in tables:
        if table in known:
            found = con.execute(f"select count(*) from {table}").fetchone()
            counts[table] = int(found[0]) if found else 0
    return counts


def find_collapses(now: Mapping[str, int], before: Mapping[str, int]) -> list[Violation]:
    """Tables that kept less than ``COLLAPSE_BELOW`` of the rows they had; a table that is gone kept none."""
    violations = []
    for table, rows_before in before.items():
        rows_now = now.get(table, 0)
        if rows_now < rows_before * COLLAPSE_BELOW:
            violations.append(
                Violation("row_count_has_not_collapsed", table, 1, (f"{rows_before} rows before, {rows_now} now",))
            )
    return violations
