"""Folders read beside the raw folder: in place, with names of their own, and patient with a disk that isn't there."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.articles.discover import discover_all
from pipelines.fetching.config import folders_of, load_feeds_file
from pipelines.warehouse.ingest import ingest
from pipelines.warehouse.store import connect, create_tables


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


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """What news-please writes: one JSON file for each page, in folders by host."""
    for number, host in enumerate(("orchard-post.example", "valley-wire.example")):
        path = tmp_path / "crawl" / host / f"{number}.json"
        path.parent.mkdir(parents=True)
        path.write_text(as_news_please(f"A bomb went off near well {number}.", f"https://{host}/{number}"))
    return tmp_path / "crawl"


def as_news_please(text: str, url: str) -> str:
    fields = {"maintext": text, "title": "Bomb near well", "url": url, "source_domain": "orchard-post.example"}
    dates = {"date_publish": "2020-03-17 08:00:00", "date_download": "2024-11-02 01:02:03", "date_modify": None}
    return json.dumps({**fields, **dates, "language": "en", "filename": "x.json"})


def current(con: duckdb.DuckDBPyConnection) -> list[str]:
    rows = con.execute("SELECT file_path FROM articles.articles WHERE is_current ORDER BY ALL").fetchall()
    return [file_path for (file_path,) in rows]


def test_one_line_names_a_folder_that_is_read_where_it_is(
    con: duckdb.DuckDBPyConnection, raw: Path, crawl: Path, tmp_path: Path
) -> None:
    (tmp_path / "feeds.toml").write_text('sources = [{ name = "crawl", folder = "crawl" }]')
    folders = folders_of(load_feeds_file(tmp_path / "feeds.toml"), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in crawl.rglob("*")}
    summary = ingest(con, raw, folders=folders)
    assert (summary.files_read, summary.articles_new) == (2, 2)
    assert current(con) == ["crawl://orchard-post.example/0.json", "crawl://valley-wire.example/1.json"]
    assert con.execute("SELECT DISTINCT published_on::VARCHAR FROM articles.articles").fetchall() == [("2020-03-17",)]
    assert ingest(con, raw, folders=folders).files_unchanged == 2
    assert {path: path.stat().st_mtime_ns for path in crawl.rglob("*")} == before
    assert list(raw.iterdir()) == []


def test_a_changed_file_of_a_folder_is_a_new_version(con: duckdb.DuckDBPyConnection, raw: Path, crawl: Path) -> None:
    ingest(con, raw, folders={"crawl": crawl})
    path = crawl / "orchard-post.example" / "0.json"
    path.write_text(as_news_please("Two bombs went off near well 0.", "https://orchard-post.example/0"))
    summary = ingest(con, raw, folders={"crawl": crawl})
    assert (summary.files_read, summary.articles_new, summary.articles_superseded) == (1, 1, 1)


@pytest.mark.parametrize("state", ["missing", "empty", "file"])
def test_a_disk_that_is_not_mounted_takes_nothing_away(
    con: duckdb.DuckDBPyConnection, raw: Path, crawl: Path, tmp_path: Path, state: str
) -> None:
    ingest(con, raw, folders={"crawl": crawl})
    known = current(con)
    crawl.rename(tmp_path / "elsewhere")
    if state == "empty":
        crawl.mkdir()
    elif state == "file":
        crawl.write_text("x")
    summary = ingest(con, raw, folders={"crawl": crawl})
    assert (summary.files_vanished, summary.rejected, current(con)) == (0, {"unreadable": 1}, known)
    [(path, detail)] = con.execute("SELECT file_path, detail FROM articles.rejected_inputs").fetchall()
    assert path == "crawl://" and str(crawl) in detail and "stays" in detail
    if state == "empty":
        crawl.rmdir()
    elif state == "file":
        crawl.unlink()
    # mounted again: nothing is read a second time, and the complaint is gone
    (tmp_path / "elsewhere").rename(crawl)
    summary = ingest(con, raw, folders={"crawl": crawl})
    assert (summary.files_read, summary.files_unchanged, summary.rejected_total) == (0, 2, {})


def test_a_file_that_left_a_folder_is_no_retraction(con: duckdb.DuckDBPyConnection, raw: Path, crawl: Path) -> None:
    ingest(con, raw, folders={"crawl": crawl})
    (crawl / "orchard-post.example" / "0.json").unlink()
    assert ingest(con, raw, folders={"crawl": crawl}).files_vanished == 1
    assert len(current(con)) == 2
    # no more than a folder that is no longer named
    assert ingest(con, raw).files_vanished == 1
    assert len(current(con)) == 2


def test_no_file_of_the_raw_folder_can_bear_the_name_of_another_folders(raw: Path, crawl: Path) -> None:
    twin = raw / "crawl:" / "orchard-post.example"
    twin.mkdir(parents=True)
    (twin / "0.json").write_text("{}")
    paths = [found.file_path for found in discover_all(raw, {"crawl": crawl})]
    assert len(paths) == len(set(paths)) == 3
    assert paths == ["crawl:/orchard-post.example/0.json", *paths[1:]]


def test_a_link_out_of_a_folder_is_not_followed(raw: Path, crawl: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (crawl / "a.txt").symlink_to(tmp_path / "secret.txt")
    found = {one.file_path: one.problem for one in discover_all(raw, {"crawl": crawl})}
    assert found["crawl://a.txt"] is not None and found["crawl://orchard-post.example/0.json"] is None
