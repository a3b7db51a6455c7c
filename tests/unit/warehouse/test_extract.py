"""Each article is read once for each version of the engine, and no article costs another its reading."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from pipelines.events.model import ArticleEvents, AttackReport, Evidence
from pipelines.keys import stable_key
from pipelines.warehouse import extract as extraction
from pipelines.warehouse.extract import extract
from pipelines.warehouse.reports import load_reports
from pipelines.warehouse.store import connect, create_tables, insert_rows
from pipelines.warehouse.tables import ARTICLES


class LoudEngine:
    """Finds an attack wherever a text says "boom", and fails on "crash"."""

    def __init__(self) -> None:
        self.read_ids: list[str] = []

    def load(self) -> None:
        pass

    def read(
        self, article_id: str, text: str, title: str | None, published_on: date | None, language: str | None
    ) -> ArticleEvents:
        self.read_ids.append(article_id)
        if "crash" in text:
            raise ValueError(f"can't read {text!r}")
        events = ArticleEvents(article_id, sentence_count=1)
        at = text.find("boom")
        if at >= 0:
            key = stable_key("atr", article_id, at)
            where = dict.fromkeys(("date_text", "date_basis", "place_name", "place_id", "country_iso3", "weapon_type"))
            events.attacks.append(
                AttackReport(
                    attack_report_id=key, article_id=article_id, trigger_start=at, attack_type="bombing",
                    stage="accomplished", reported_as="main_event", date_start=published_on, date_end=published_on,
                    date_precision=None, where_precision=None, weapon_count=None, strike_count=None, target_text=None,
                    **where,
                )
            )  # fmt: skip
            events.evidence.append(
                Evidence(stable_key("evd", key), key, "report", article_id, at, at + 4, text[at : at + 4], "loud")
            )
        return events


def article(number: int, text: str) -> dict[str, object]:
    return {
        "article_id": f"art_{number:05}", "file_path": f"{number}.txt", "item": "", "url": None, "publisher": None,
        "title": None, "published_on": date(2020, 3, 1), "published_basis": "stated", "language": "en",
        "word_count": len(text.split()), "content_sha256": "", "text": text, "is_current": True,
        "replaced_by_article_id": None,
        "replaced_at": None,
        "first_seen_at": datetime(2020, 3, 2),  # noqa: DTZ001 - stored as UTC without saying so
    }  # fmt: skip


@pytest.fixture
def con(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(tmp_path / "aftermath.duckdb") as connection:
        create_tables(connection)
        yield connection


def events_rows(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return con.execute(
        "select attack_report_id, article_id, trigger_start from events.attack_reports order by all"
    ).fetchall()


def test_articles_are_read_once(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ARTICLES, [article(1, "a boom"), article(2, "nothing")])
    engine = LoudEngine()
    told: list[tuple[int, int]] = []
    first = extract(con, engine, lambda done, total: told.append((done, total)), engine_version="1", processes=0)
    assert (first.articles_read, first.articles_unchanged) == (2, 0)
    assert first.found["events.attack_reports"] == 1
    assert told == [(1, 2), (2, 2)]
    rows = events_rows(con)

    second = extract(con, engine, engine_version="1", processes=0)
    assert (second.articles_read, second.articles_unchanged) == (0, 2)
    assert engine.read_ids == ["art_00001", "art_00002"]

    insert_rows(con, ARTICLES, [article(3, "boom boom")])
    assert extract(con, engine, engine_version="1", processes=0).articles_read == 1
    assert engine.read_ids[2:] == ["art_00003"]

    changed = extract(con, engine, engine_version="2", processes=0)
    assert (changed.articles_read, changed.articles_unchanged) == (3, 0)
    assert [row for row in events_rows(con) if row[1] != "art_00003"] == rows
    assert con.execute("select distinct engine_version from events.extractions").fetchall() == [("2",)]


def test_an_article_the_engine_fails_on_is_recorded_and_stops_nothing(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ARTICLES, [article(1, "crash"), article(2, "boom")])
    summary = extract(con, LoudEngine(), engine_version="1", processes=0)
    assert (summary.articles_read, summary.articles_failed) == (2, 1)
    assert summary.errors == {"ValueError: can't read 'crash'": 1}
    assert con.execute("select article_id, error, attack_count from events.extractions order by all").fetchall() == [
        ("art_00001", "ValueError: can't read 'crash'", 0),
        ("art_00002", None, 1),
    ]
    assert extract(con, LoudEngine(), engine_version="1", processes=0).articles_read == 0


def test_an_article_that_starts_to_fail_loses_its_old_reports(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ARTICLES, [article(1, "boom")])
    extract(con, LoudEngine(), engine_version="1", processes=0)
    con.execute("update articles.articles set text = 'boom crash'")
    extract(con, LoudEngine(), engine_version="2", processes=0)
    assert events_rows(con) == []
    assert con.execute("select count(*) from events.evidence").fetchone() == (0,)


def test_a_superseded_version_loses_its_reports_and_gets_them_back(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ARTICLES, [article(1, "boom"), article(2, "boom")])
    extract(con, LoudEngine(), engine_version="1", processes=0)
    both = events_rows(con)
    con.execute("update articles.articles set is_current = false where article_id = 'art_00001'")
    summary = extract(con, LoudEngine(), engine_version="1", processes=0)
    assert (summary.articles_dropped, summary.articles_read, summary.articles_unchanged) == (1, 0, 1)
    assert events_rows(con) == [row for row in both if row[1] == "art_00002"]
    con.execute("update articles.articles set is_current = true")
    assert extract(con, LoudEngine(), engine_version="1", processes=0).articles_read == 1
    assert events_rows(con) == both


def test_what_a_killed_run_finished_is_kept(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "BATCH_SIZE", 2)
    insert_rows(con, ARTICLES, [article(number, "boom") for number in range(5)])

    def stop(done: int, total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract(con, LoudEngine(), stop, engine_version="1", processes=0)
    assert len(events_rows(con)) == 2
    engine = LoudEngine()
    assert extract(con, engine, engine_version="1", processes=0).articles_read == 3
    assert len(events_rows(con)) == 5


def test_several_processes_find_what_one_finds(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["boom", "crash", "nothing", "a boom"] * 5
    insert_rows(con, ARTICLES, [article(number, text) for number, text in enumerate(texts)])
    alone = extract(con, LoudEngine(), engine_version="1", processes=0)
    rows, errors = events_rows(con), alone.errors
    monkeypatch.setattr(extraction, "POOL_FROM", 4)
    monkeypatch.setattr(extraction.os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    engine = LoudEngine()
    together = extract(con, engine, engine_version="2")
    assert engine.read_ids == []  # the workers' own engines did the reading
    assert (together.articles_read, together.errors) == (20, errors)
    assert events_rows(con) == rows


def test_reports_come_back_as_they_were_stored(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(con, ARTICLES, [article(1, "a boom"), article(2, "boom")])
    extract(con, LoudEngine(), engine_version="1", processes=0)
    fresh = LoudEngine()
    expected = [
        report
        for number, text in ((1, "a boom"), (2, "boom"))
        for report in fresh.read(f"art_{number:05}", text, None, date(2020, 3, 1), "en").attacks
    ]
    assert load_reports(con).attacks == sorted(expected, key=lambda report: report.attack_report_id)
