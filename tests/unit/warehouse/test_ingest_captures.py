"""Captures of one page in several archives: the latest version counts, in whatever order the archives arrive."""

import itertools
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines.warehouse.ingest import ingest
from pipelines.warehouse.store import connect, create_tables

PAGE = "https://orchard-post.example/2020/03/17/bomb"
FOUR = "A bomb went off beside the covered market in Qalandar on Sunday and killed four people, the governor said."
SIX = FOUR.replace("four", "six")
SEVEN = FOUR.replace("four", "seven")
FLOOD = "The river left its bed near Oster after three days of rain, and two hundred families slept in schools there."


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = connect(":memory:")
    create_tables(connection)
    yield connection
    connection.close()


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


def warc(path: Path, *captures: tuple[str, str], url: str = PAGE, title: str = "Bomb beside market") -> None:
    """An archive with captures, each a time and a text."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for at, text in captures:
            body = f"<article><h1>{title}</h1><p>{text}</p></article>"
            html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url, "response", BytesIO(html.encode()), http_headers=headers, warc_headers_dict={"WARC-Date": at}
            )
            writer.write_record(record)


def toll(text: str) -> str:
    return next((number for number in ("four", "six", "seven") if f" {number} people" in text), "none")


def versions(con: duckdb.DuckDBPyConnection) -> dict[str, str | None]:
    """Toll of each version -> None where it counts, else the toll of the version that replaced it."""
    rows = con.execute("SELECT article_id, text, is_current, replaced_by_article_id FROM articles.articles").fetchall()
    tolls = {article_id: toll(text) for article_id, text, *_ in rows}
    assert all(is_current is (new is None) for *_, is_current, new in rows)
    return {tolls[article_id]: tolls[new] if new else None for article_id, _, _, new in rows}


def test_a_later_capture_of_a_page_is_a_new_version_in_any_order_of_arrival(tmp_path: Path) -> None:
    days = {"a.warc": ("2020-03-17T08:00:00Z", FOUR), "b.warc": ("2020-03-18T08:00:00Z", SIX)}
    days["c.warc"] = ("2020-03-24T08:00:00Z", SEVEN)
    for number, order in enumerate(itertools.permutations(days)):
        raw = tmp_path / str(number)
        raw.mkdir()
        con = connect(":memory:")
        create_tables(con)
        for name in order:
            warc(raw / name, days[name])
            ingest(con, raw)
        assert versions(con) == {"four": "six", "six": "seven", "seven": None}
        assert ingest(con, raw).articles_superseded == 0
        con.close()


def test_one_archive_may_hold_several_captures(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    warc(raw / "a.warc", ("2020-03-18T08:00:00Z", SIX), ("2020-03-17T08:00:00Z", FOUR))
    ingest(con, raw)
    assert versions(con) == {"four": "six", "six": None}


def test_a_page_that_goes_back_to_what_it_said_counts_as_it_is_now(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    warc(raw / "a.warc", ("2020-03-17T08:00:00Z", FOUR))
    warc(raw / "b.warc", ("2020-03-18T08:00:00Z", SIX))
    ingest(con, raw)
    warc(raw / "c.warc", ("2020-03-19T08:00:00Z", FOUR))
    ingest(con, raw)
    assert versions(con) == {"six": "four", "four": None}


def test_an_archive_that_vanished_retracts_nothing(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    warc(raw / "a.warc", ("2020-03-17T08:00:00Z", FOUR))
    warc(raw / "b.warc", ("2020-03-18T08:00:00Z", SIX))
    ingest(con, raw)
    (raw / "b.warc").unlink()
    assert ingest(con, raw).files_vanished == 1
    assert versions(con) == {"four": "six", "six": None}


def test_another_article_at_the_same_address_replaces_none(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    warc(raw / "a.warc", ("2020-03-17T08:00:00Z", FOUR), url="https://valley-wire.example/", title="Valley Wire")
    warc(raw / "b.warc", ("2020-03-18T08:00:00Z", FLOOD), url="https://valley-wire.example/", title="Valley Wire")
    ingest(con, raw)
    assert versions(con) == {"four": None, "none": None}


def test_a_version_that_stands_in_another_place_still_counts(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    warc(raw / "a.warc", ("2020-03-17T08:00:00Z", FOUR))
    warc(raw / "b.warc", ("2020-03-18T08:00:00Z", SIX))
    ingest(con, raw)
    (text,) = con.execute("SELECT text FROM articles.articles WHERE NOT is_current").fetchone() or ("",)
    (raw / "saved.json").write_text(json.dumps({"articleBody": text, "headline": "Bomb beside market", "url": PAGE}))
    ingest(con, raw)
    assert versions(con) == {"four": None, "six": None}


def as_news_please(text: str, **fields: Any) -> str:
    known = {"maintext": text, "title": "Bomb beside market", "url": PAGE, "date_publish": "2020-03-17 07:00:00"}
    return json.dumps({**known, **fields})


def test_what_a_crawler_wrote_into_two_files_is_ordered_by_its_own_clock(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    (raw / "b.json").write_text(as_news_please(FOUR, date_download="2020-03-17 09:00:00"))
    (raw / "a.json").write_text(as_news_please(SIX, date_download="2020-03-18T09:00:00+02:00"))
    ingest(con, raw)
    assert versions(con) == {"four": "six", "six": None}
    times = con.execute("SELECT retrieved_at::VARCHAR FROM articles.occurrences ORDER BY ALL").fetchall()
    assert times == [("2020-03-17 09:00:00",), ("2020-03-18 07:00:00",)]


@pytest.mark.parametrize("moment", [None, "", "yesterday", "0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00Z", 17])
def test_without_a_usable_time_nothing_is_ordered(con: duckdb.DuckDBPyConnection, raw: Path, moment: object) -> None:
    (raw / "a.json").write_text(as_news_please(FOUR, date_download=moment))
    (raw / "b.json").write_text(as_news_please(SIX, date_download="2020-03-18 09:00:00"))
    ingest(con, raw)
    assert versions(con) == {"four": None, "six": None}
    assert con.execute("SELECT DISTINCT published_on::VARCHAR FROM articles.articles").fetchall() == [("2020-03-17",)]


@pytest.mark.parametrize(
    "changed",
    [
        {"articleBody": "Two rockets hit the depot at Karim; five were hurt."},
        {"headline": "Rockets at Karim: five hurt"},
        {"articleBody": "Two rockets hit the depot at  Karim;\n\nthree were hurt."},
        {"datePublished": "2020-03-18"},
        {"publisher": "Orchard Post Weekly"},
    ],
    ids=["text", "title", "white-space", "day", "publisher"],
)
def test_a_changed_file_holds_a_new_version_and_says_which_it_replaced(
    con: duckdb.DuckDBPyConnection, raw: Path, changed: dict[str, str]
) -> None:
    before = {"@type": "NewsArticle", "headline": "Rockets at Karim", "url": PAGE, "datePublished": "2020-03-17"}
    before |= {"articleBody": "Two rockets hit the depot at Karim; three were hurt.", "publisher": "Orchard Post"}
    (raw / "a.json").write_text(json.dumps(before))
    ingest(con, raw)
    (raw / "a.json").write_text(json.dumps({**before, **changed}))
    ingest(con, raw)
    [old, new] = con.execute(
        "SELECT article_id, is_current, replaced_by_article_id, replaced_at >= first_seen_at FROM articles.articles "
        "ORDER BY is_current"
    ).fetchall()
    assert (old[1:], new[1:]) == ((False, new[0], True), (True, None, None))


def test_white_space_around_a_text_is_no_part_of_it(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    (raw / "a.txt").write_text("Rockets at Karim\nTwo rockets hit the depot.")
    ingest(con, raw)
    (raw / "a.txt").write_text("\nRockets at Karim\r\nTwo rockets hit the depot.\n\n")
    summary = ingest(con, raw)
    assert (summary.files_read, summary.articles_new, summary.articles_superseded) == (1, 0, 0)
