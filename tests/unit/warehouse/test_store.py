"""Tables as the registry says, bulk inserts with nulls and exact text, migrations that lose no article."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from pipelines.articles.model import RejectedInput
from pipelines.events.model import CasualtyReport
from pipelines.warehouse.store import (
    connect,
    create_tables,
    delete_for_articles,
    insert_rows,
    rejects,
    replace_all,
    replace_rejects,
    transaction,
    upsert_rows,
)
from pipelines.warehouse.tables import (
    ALL_TABLES,
    ARTICLES,
    ATTACK_MEMBERS,
    CASUALTY_REPORTS,
    EVIDENCE,
    EXTRACTIONS,
    LOCATIONS,
    TARGET_REPORTS,
    Column,
    Table,
)

NOW = datetime.fromisoformat("2026-01-02T03:04:05.678901")


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = connect(":memory:")
    create_tables(connection)
    yield connection
    connection.close()


def article(article_id: str = "art_1", **values: object) -> dict[str, object]:
    row: dict[str, object] = {column.name: None for column in ARTICLES.columns}
    return {
        **row, "article_id": article_id, "file_path": "a.txt", "item": "", "published_basis": "none", "word_count": 1,
        "content_sha256": "x", "text": "Text", "is_current": True,
        "replaced_by_article_id": None, "replaced_at": None, "first_seen_at": NOW, **values,
    }  # fmt: skip


def casualty(key: str, article_id: str = "art_1", **values: object) -> CasualtyReport:
    report = CasualtyReport(
        key,
        "atk_1",
        article_id,
        "killed",
        "civilian",
        None,
        None,
        None,
        None,
        None,
        None,
        is_vague=False,
        is_subset=False,
    )
    return replace(report, **values)  # type: ignore[arg-type]


def member(key: str) -> dict[str, str]:
    return {"attack_report_id": key, "attack_id": "atk", "rule": "alone"}


def test_every_table_has_the_registrys_columns_keys_and_comments(con: duckdb.DuckDBPyConnection) -> None:
    for table in ALL_TABLES:
        columns = con.execute(
            "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() "
            "WHERE schema_name = ? AND table_name = ? ORDER BY column_index",
            [table.schema, table.name],
        ).fetchall()
        assert columns == [(one.name, one.type, not one.required, one.description) for one in table.columns]
        assert con.execute(
            "SELECT comment FROM duckdb_tables() WHERE schema_name = ? AND table_name = ?", [table.schema, table.name]
        ).fetchall() == [(table.grain,)]
        assert con.execute(
            "SELECT constraint_column_names FROM duckdb_constraints() "
            "WHERE schema_name = ? AND table_name = ? AND constraint_type = 'PRIMARY KEY'",
            [table.schema, table.name],
        ).fetchall() == [(list(table.key),)]


def test_the_connection_is_offline_and_in_utc(con: duckdb.DuckDBPyConnection) -> None:
    assert con.execute(
        "SELECT current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions'), "
        "current_setting('TimeZone')"
    ).fetchall() == [(False, False, "UTC")]


def test_a_reader_can_open_beside_the_writer_of_the_same_process(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with connect(path) as con:
        create_tables(con)
    with connect(path, read_only=True) as one, connect(path, read_only=True) as two:
        assert one.execute("SELECT count(*) FROM articles.articles").fetchall() == [(0,)]
        assert two.execute("SELECT count(*) FROM articles.articles").fetchall() == [(0,)]
        with pytest.raises(duckdb.InvalidInputException):
            one.execute("CREATE TABLE t (x INTEGER)")


def test_values_come_back_as_they_went_in(con: duckdb.DuckDBPyConnection) -> None:
    text = "Two\u00a0rockets “hit” it’s \U0001f680 \u2028 NUL:\0 end  "
    insert_rows(con, ARTICLES, [article(text=text, published_on=date(1801, 1, 2)), article("art_2", title="T")])
    assert con.execute(
        "SELECT text, published_on, title, first_seen_at, is_current FROM articles.articles ORDER BY article_id"
    ).fetchall() == [(text, date(1801, 1, 2), None, NOW, True), ("Text", None, "T", NOW, True)]


def test_null_figures_stay_null_beside_zero(con: duckdb.DuckDBPyConnection) -> None:
    count = insert_rows(
        con, CASUALTY_REPORTS, [casualty("a", low=0, best=0, high=0), casualty("b", low=3, is_vague=True)]
    )
    assert count == 2
    assert con.execute(
        "SELECT low, best, high, is_vague FROM events.casualty_reports ORDER BY casualty_report_id"
    ).fetchall() == [(0, 0, 0, False), (3, None, None, True)]
    row = {column.name: None for column in LOCATIONS.columns} | {
        "location_id": "l",
        "name": "n",
        "location_kind": "town",
    }
    insert_rows(con, LOCATIONS, [row, row | {"location_id": "m", "latitude": 33.25}])
    assert con.execute("SELECT latitude FROM resolution.locations ORDER BY location_id").fetchall() == [
        (None,),
        (33.25,),
    ]


def test_ten_thousand_rows_take_one_statement(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    statements: list[str] = []

    class Counting:
        def execute(self, statement: str) -> duckdb.DuckDBPyConnection:
            statements.append(statement)
            return con.execute(statement)

        def __getattr__(self, name: str) -> object:
            return getattr(con, name)

    rows = (member(f"rep_{number}") for number in range(10_000))
    assert insert_rows(Counting(), ATTACK_MEMBERS, rows) == 10_000  # type: ignore[arg-type]
    assert len(statements) == 1
    assert con.execute("SELECT count(*) FROM resolution.attack_members").fetchall() == [(10_000,)]


def test_a_second_row_with_a_key_is_refused_and_an_upsert_replaces(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ARTICLES, [article()])
    with pytest.raises(duckdb.ConstraintException):
        insert_rows(con, ARTICLES, [article(text="Other")])
    upsert_rows(con, ARTICLES, [article(text="Other")])
    assert con.execute("SELECT text FROM articles.articles").fetchall() == [("Other",)]


def test_a_row_without_a_column_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(KeyError):
        insert_rows(con, ATTACK_MEMBERS, [{"attack_report_id": "x", "attack_id": "y"}])
    with pytest.raises(KeyError, match="attack_id"):
        insert_rows(con, ATTACK_MEMBERS, [casualty("a")])


def test_replacing_all_rows_may_keep_their_keys(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ATTACK_MEMBERS, [member("a"), member("b")])
    with transaction(con):
        assert replace_all(con, ATTACK_MEMBERS, [member("b"), member("c")]) == 2
    assert con.execute("SELECT attack_report_id FROM resolution.attack_members ORDER BY 1").fetchall() == [
        ("b",),
        ("c",),
    ]
    with transaction(con):
        assert replace_all(con, ATTACK_MEMBERS, []) == 0
    assert con.execute("SELECT count(*) FROM resolution.attack_members").fetchall() == [(0,)]


def test_a_failed_transaction_leaves_nothing(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ATTACK_MEMBERS, [member("a")])
    with pytest.raises(duckdb.ConstraintException), transaction(con):
        replace_all(con, ATTACK_MEMBERS, [member("b")])
        insert_rows(con, ATTACK_MEMBERS, [member("b")])
    assert con.execute("SELECT attack_report_id FROM resolution.attack_members").fetchall() == [("a",)]


def test_rows_of_other_articles_survive_a_deletion(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, CASUALTY_REPORTS, [casualty("a"), casualty("b", "art_2"), casualty("c", "art_3")])
    delete_for_articles(con, [CASUALTY_REPORTS, TARGET_REPORTS, EVIDENCE], ["art_1", "art_3", "unknown"])
    assert con.execute("SELECT casualty_report_id FROM events.casualty_reports").fetchall() == [("b",)]
    delete_for_articles(con, [CASUALTY_REPORTS], [])
    assert con.execute("SELECT count(*) FROM events.casualty_reports").fetchall() == [(1,)]


def test_a_rejection_met_again_keeps_its_first_time(con: duckdb.DuckDBPyConnection) -> None:
    broken, empty = RejectedInput("a", "", "unreadable", "old"), RejectedInput("b", "", "empty", "x")
    replace_rejects(con, ["a", "b"], [broken, empty, RejectedInput("a", "line 1", "no_article", "x")], NOW)
    later = datetime.fromisoformat("2026-02-01")
    again = [replace(broken, detail="new"), RejectedInput("a", "", "too_large", "x")]
    with transaction(con):
        replace_rejects(con, ["a"], again, later)
    assert con.execute(
        "SELECT file_path, reason, detail, first_seen_at FROM articles.rejected_inputs ORDER BY file_path, reason"
    ).fetchall() == [
        ("a", "too_large", "x", later),
        ("a", "unreadable", "new", NOW),
        ("b", "empty", "x", NOW),
    ]
    assert rejects(con) == {"empty": 1, "too_large": 1, "unreadable": 1}


def _with_columns(table: Table, *columns: Column) -> Table:
    return replace(table, columns=(*table.columns, *columns))


def test_creating_tables_again_changes_nothing(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ARTICLES, [article()])
    insert_rows(con, ATTACK_MEMBERS, [member("a")])
    assert create_tables(con) == []
    assert con.execute("SELECT count(*) FROM articles.articles").fetchall() == [(1,)]
    assert con.execute("SELECT count(*) FROM resolution.attack_members").fetchall() == [(1,)]


def test_a_new_column_of_articles_keeps_the_rows(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ARTICLES, [article(text="Kept")])
    wider = _with_columns(
        ARTICLES, Column("byline", "VARCHAR", "Who's it by."), Column("pages", "INTEGER", "P.", required=True)
    )
    assert create_tables(con, [wider]) == ["articles.articles"]
    assert con.execute("SELECT article_id, text, byline, pages FROM articles.articles").fetchall() == [
        ("art_1", "Kept", None, 0)
    ]
    with pytest.raises(duckdb.ConstraintException):
        insert_rows(con, wider, [article() | {"byline": None, "pages": 1}])
    assert create_tables(con, [wider]) == []
    assert con.execute("SELECT comment FROM duckdb_columns() WHERE column_name = 'byline'").fetchall() == [
        ("Who's it by.",)
    ]


def test_a_changed_table_of_events_empties_its_whole_schema_and_no_other(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ARTICLES, [article()])
    insert_rows(con, ATTACK_MEMBERS, [member("a")])
    extraction = {column.name: 1 for column in EXTRACTIONS.columns} | {
        "article_id": "a",
        "engine_version": "1",
        "error": None,
    }
    insert_rows(con, EXTRACTIONS, [extraction])
    wider = _with_columns(CASUALTY_REPORTS, Column("certainty", "DOUBLE", "How sure."))
    tables = [wider if table is CASUALTY_REPORTS else table for table in ALL_TABLES]
    migrated = create_tables(con, tables)
    assert set(migrated) == {table.full_name for table in ALL_TABLES if table.schema == "events"}
    # an extraction still on record would never be done again
    assert con.execute("SELECT count(*) FROM events.extractions").fetchall() == [(0,)]
    assert con.execute("SELECT count(*) FROM articles.articles").fetchall() == [(1,)]
    assert con.execute("SELECT count(*) FROM resolution.attack_members").fetchall() == [(1,)]


def test_a_changed_type_or_key_is_noticed(con: duckdb.DuckDBPyConnection) -> None:
    other_type = replace(
        ATTACK_MEMBERS, columns=(*ATTACK_MEMBERS.columns[:2], Column("rule", "INTEGER", "R.", required=True))
    )
    assert create_tables(con, [other_type]) == ["resolution.attack_members"]
    assert create_tables(con, [replace(other_type, key=("attack_report_id", "attack_id"))]) == [
        "resolution.attack_members"
    ]
