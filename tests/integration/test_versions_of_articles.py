"""From a changed file to the facts: what is known afterwards comes from the new version and quotes it, and vanishing
retracts nothing. As a refresh does it, without dbt.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.events.engine import Engine
from pipelines.warehouse.extract import extract
from pipelines.warehouse.ingest import ingest
from pipelines.warehouse.resolve import resolve_reports
from pipelines.warehouse.store import connect, create_tables

FIRST = (
    "Rockets strike Karim depot\nPublished: 2020-03-12\nURL: https://orchard-post.example/karim\n\n"
    "Rockets hit a military base near Mosul, Iraq, on 11 March 2020, killing two soldiers, officials said.\n"
)
AGAIN = "Flood near Oster\nPublished: 2020-03-12\n\nThe river left its bed after three days of rain.\n"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = connect(":memory:")
    create_tables(connection)
    yield connection
    connection.close()


def refreshed(con: duckdb.DuckDBPyConnection, raw: Path, engine: Engine) -> tuple[str, int | None, str]:
    """The one attack that is known, how many died, and the version it was read from."""
    ingest(con, raw)
    extract(con, engine, processes=0)
    resolve_reports(con)
    wrong = con.execute(
        "SELECT count(*) FROM events.evidence AS e JOIN articles.articles AS a USING (article_id) "
        "WHERE NOT a.is_current OR substr(a.text, e.char_start + 1, e.char_end - e.char_start) <> e.quote"
    ).fetchone()
    assert wrong == (0,)
    [(attack_id, killed, article_id)] = con.execute(
        "SELECT m.attack_id, c.best, r.article_id FROM events.attack_reports AS r "
        "JOIN resolution.attack_members AS m USING (attack_report_id) "
        "LEFT JOIN events.casualty_reports AS c ON c.attack_report_id = r.attack_report_id AND c.outcome = 'killed'"
    ).fetchall()
    return attack_id, killed, article_id


@pytest.mark.parametrize(
    ("changed", "killed"),
    [
        (FIRST.replace("killing two", "killing five"), 5),
        (FIRST.replace("Rockets strike Karim depot", "Two soldiers dead at depot"), 2),
        (FIRST.replace("Iraq, on", "Iraq,\n  on"), 2),
        (FIRST.replace("2020-03-12", "2020-03-13"), 2),
    ],
    ids=["text", "title", "white-space", "day"],
)
def test_facts_come_from_the_new_version(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, engine: Engine, changed: str, killed: int
) -> None:
    path = tmp_path / "karim.txt"
    path.write_text(FIRST)
    _, toll, first = refreshed(con, tmp_path, engine)
    assert toll == 2
    path.write_text(changed)
    _, toll, second = refreshed(con, tmp_path, engine)
    assert (toll, second != first) == (killed, True)
    assert con.execute(
        "SELECT replaced_by_article_id FROM articles.articles WHERE article_id = ?", [first]
    ).fetchone() == (second,)
    # what it said before is what it says again
    path.write_text(FIRST)
    assert refreshed(con, tmp_path, engine)[1:] == (2, first)


def test_a_vanished_file_takes_no_fact_away(con: duckdb.DuckDBPyConnection, tmp_path: Path, engine: Engine) -> None:
    (tmp_path / "karim.txt").write_text(FIRST)
    (tmp_path / "oster.txt").write_text(AGAIN)
    known = refreshed(con, tmp_path, engine)
    (tmp_path / "karim.txt").unlink()
    assert refreshed(con, tmp_path, engine) == known
    (tmp_path / "karim.txt").write_text(FIRST)
    assert refreshed(con, tmp_path, engine) == known
    assert con.execute("SELECT count(*) FROM articles.articles").fetchone() == (2,)


def published(con: duckdb.DuckDBPyConnection, file: Path) -> Path:
    """A file with what history reads of a published one, from the tables of a refresh."""
    con.execute(f"ATTACH '{file}' AS published")
    for schema in ("articles", "events", "history", "marts"):
        con.execute(f"CREATE SCHEMA published.{schema}")
    for table in (
        "events.attack_reports", "events.response_reports", "history.published_reports", "history.event_changes",
    ):  # fmt: skip
        con.execute(f"CREATE TABLE published.{table} AS FROM {table}")
    for kind in ("attack", "response"):
        con.execute(
            f"CREATE TABLE published.marts.fct_{kind}_reports AS SELECT {kind}_report_id, article_id, {kind}_id "
            f"FROM resolution.{kind}_members JOIN events.{kind}_reports USING ({kind}_report_id)"
        )
    con.execute("DETACH published")
    return file


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (FIRST.replace("killing two", "killing five"), "rekeyed"),
        (FIRST.replace("Iraq, on", "Iraq,\n  on"), "rekeyed"),
        (f"{FIRST}\nThis article was corrected: an earlier version named another town.\n", "rekeyed"),
        (FIRST.replace("Rockets hit a military base near Mosul, Iraq, on 11 March 2020, killing two soldiers",
                       "There were no rockets on 11 March 2020: a drill was mistaken for an attack"), "vanished"),
    ],
    ids=["another figure", "other white space", "a line more", "taken back"],
)  # fmt: skip
def test_the_id_of_an_attack_is_followed_into_the_new_version(
    con: duckdb.DuckDBPyConnection, engine: Engine, tmp_path: Path, changed: str, expected: str
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "depot.txt").write_text(FIRST, encoding="utf-8")
    old_id, _, _ = refreshed(con, raw, engine)
    file = published(con, tmp_path / "published.duckdb")
    (raw / "depot.txt").write_text(changed, encoding="utf-8")
    ingest(con, raw)
    extract(con, engine, processes=0)
    resolve_reports(con, [file])
    [(was, new_id, change, cause)] = con.execute(
        "SELECT old_id, new_id, change, cause FROM history.event_changes WHERE event_kind = 'attack'"
    ).fetchall()
    known = con.execute("SELECT DISTINCT attack_id FROM resolution.attack_members").fetchall()
    assert (was, change, cause) == (old_id, expected, "article_replaced")
    assert [new_id] == ([key for (key,) in known] or [None])
