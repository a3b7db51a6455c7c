"""What an ingest reads, stores, supersedes and leaves alone; and that a kill at any moment loses nothing."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.warehouse import ingest as ingest_module
from pipelines.warehouse.ingest import FileProgress, IngestSummary, ingest
from pipelines.warehouse.store import connect, create_tables


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = connect(":memory:")
    create_tables(connection)
    yield connection
    connection.close()


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def news(text: str, **fields: Any) -> str:
    return json.dumps({"@type": "NewsArticle", "articleBody": text, "datePublished": "2020-03-17", **fields})


def articles(con: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return con.execute("SELECT text, file_path, item, is_current FROM articles.articles ORDER BY text").fetchall()


def state(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Everything stored but the times."""
    return {
        "articles": con.execute(
            "SELECT * EXCLUDE (first_seen_at, replaced_at) FROM articles.articles ORDER BY article_id"
        ).fetchall(),
        "occurrences": con.execute("SELECT * FROM articles.occurrences ORDER BY ALL").fetchall(),
        "rejected": con.execute("SELECT * EXCLUDE first_seen_at FROM articles.rejected_inputs ORDER BY ALL").fetchall(),
        "files": con.execute(
            "SELECT file_path, size_bytes, file_sha256, format, article_count FROM articles.files ORDER BY ALL"
        ).fetchall(),
    }


def test_a_second_run_reads_nothing_and_changes_nothing(
    con: duckdb.DuckDBPyConnection, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raw / "a.json").write_text(news("One"), encoding="utf-8")
    (raw / "bad.json").write_text("{", encoding="utf-8")
    (raw / "empty.txt").touch()
    (raw / "picture.png").write_bytes(b"\x89PNG")
    (raw / "link.txt").symlink_to(raw / "nowhere")
    with (raw / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    first = ingest(con, raw)
    reasons = {"unreadable": 2, "empty": 1, "too_large": 1, "unknown_format": 1}
    assert (first.files_seen, first.files_read, first.articles_new) == (6, 6, 1)
    assert first.rejected == first.rejected_total == reasons
    before = state(con)

    def never(*_: object) -> None:
        raise AssertionError("a file was read again")

    monkeypatch.setattr(ingest_module, "Reading", never)
    monkeypatch.setattr(ingest_module, "file_sha256", never)
    assert ingest(con, raw) == IngestSummary(files_seen=6, files_unchanged=6, rejected_total=reasons)
    assert state(con) == before


def test_a_touched_file_is_hashed_once_and_not_read(
    con: duckdb.DuckDBPyConnection, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raw / "a.json").write_text(news("One"), encoding="utf-8")
    ingest(con, raw)
    os.utime(raw / "a.json", (1, 1))
    summary = ingest(con, raw)
    assert (summary.files_read, summary.files_unchanged) == (0, 1)
    monkeypatch.setattr(ingest_module, "file_sha256", lambda path: pytest.fail("hashed again"))
    assert ingest(con, raw).files_unchanged == 1


def test_a_changed_file_supersedes_its_article(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    (raw / "a.json").write_text(news("One"), encoding="utf-8")
    ingest(con, raw)
    (raw / "a.json").write_text(news("Two!"), encoding="utf-8")
    summary = ingest(con, raw)
    assert (summary.files_read, summary.articles_new, summary.articles_superseded) == (1, 1, 1)
    assert articles(con) == [("One", "a.json", "", False), ("Two!", "a.json", "", True)]
    # the old version comes back
    (raw / "a.json").write_text(news("One"), encoding="utf-8")
    summary = ingest(con, raw)
    assert (summary.articles_new, summary.articles_known, summary.articles_superseded) == (0, 1, 1)
    assert articles(con) == [("One", "a.json", "", True), ("Two!", "a.json", "", False)]


def test_a_change_of_the_same_size_is_noticed_by_its_time(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    (raw / "a.json").write_text(news("One"), encoding="utf-8")
    ingest(con, raw)
    (raw / "a.json").write_text(news("Two"), encoding="utf-8")
    os.utime(raw / "a.json", (5, 5))
    assert ingest(con, raw).articles_superseded == 1


def test_a_vanished_file_keeps_its_article_and_loses_its_rejections(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    (raw / "a.json").write_text(news("One"), encoding="utf-8")
    (raw / "bad.json").write_text("{", encoding="utf-8")
    ingest(con, raw)
    bad = (raw / "bad.json").read_bytes()
    (raw / "a.json").unlink()
    (raw / "bad.json").unlink()
    summary = ingest(con, raw)
    assert (summary.files_seen, summary.files_vanished, summary.rejected_total) == (0, 2, {})
    assert articles(con) == [("One", "a.json", "", True)]
    assert ingest(con, raw).files_vanished == 0
    # back again, it is read again, for its rejection is gone
    (raw / "bad.json").write_bytes(bad)
    assert ingest(con, raw).rejected == {"unreadable": 1}
    assert con.execute("SELECT file_path FROM articles.files WHERE vanished_at IS NOT NULL").fetchall() == [("a.json",)]


def test_a_copy_adds_no_row_and_the_smallest_place_is_kept_in_any_order(raw: Path, tmp_path: Path) -> None:
    text = news("One")
    states = []
    for order in (
        ["b.json", "a/x.json", "c.jsonl"],
        ["c.jsonl", "b.json", "a/x.json"],
        ["a/x.json", "c.jsonl", "b.json"],
    ):
        folder = tmp_path / "-".join(name[0] for name in order)
        with connect(":memory:") as con:
            create_tables(con)
            for name in order:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, encoding="utf-8")
                ingest(con, folder)
            states.append(state(con))
            assert articles(con) == [("One", "a/x.json", "", True)]
    assert states[0] == states[1] == states[2]


def test_an_article_that_another_file_still_holds_stays_current(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    (raw / "a.json").write_text(news("One"), encoding="utf-8")
    (raw / "b.json").write_text(news("One"), encoding="utf-8")
    assert ingest(con, raw).articles_known == 1
    (raw / "a.json").write_text(news("Two!"), encoding="utf-8")
    assert ingest(con, raw).articles_superseded == 0
    assert articles(con) == [("One", "b.json", "", True), ("Two!", "a.json", "", True)]


def test_a_moved_file_moves_its_article(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    (raw / "a.json").write_text(news("One"), encoding="utf-8")
    ingest(con, raw)
    (raw / "a.json").rename(raw / "b.json")
    summary = ingest(con, raw)
    assert (summary.articles_new, summary.articles_known, summary.files_vanished) == (0, 1, 1)
    assert articles(con) == [("One", "b.json", "", True)]


def test_an_entry_that_left_a_feed_stays_and_a_corrected_one_is_superseded(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    def lines(*entries: tuple[str, str]) -> str:
        return "\n".join(news(text, url=f"https://example.org/{number}") for number, text in entries)

    (raw / "a.jsonl").write_text(lines(("1", "One"), ("2", "Two")), encoding="utf-8")
    ingest(con, raw)
    (raw / "a.jsonl").write_text(lines(("3", "Three"), ("2", "Two, corrected")), encoding="utf-8")
    summary = ingest(con, raw)
    assert (summary.articles_new, summary.articles_superseded) == (2, 1)
    assert [(text, current) for text, _, _, current in articles(con)] == [
        ("One", True),
        ("Three", True),
        ("Two", False),
        ("Two, corrected", True),
    ]


def test_a_file_that_became_unreadable_keeps_its_article(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    (raw / "a.json").write_text(news("One"), encoding="utf-8")
    ingest(con, raw)
    (raw / "a.json").write_text(news("One")[:-5], encoding="utf-8")
    assert ingest(con, raw).rejected == {"unreadable": 1}
    assert articles(con) == [("One", "a.json", "", True)]
    (raw / "a.json").write_text(news("One, later"), encoding="utf-8")
    summary = ingest(con, raw)
    assert (summary.articles_superseded, summary.rejected_total) == (1, {})


def test_a_changed_reader_reads_everything_again(
    con: duckdb.DuckDBPyConnection, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (raw / "a.json").write_text(news("One"), encoding="utf-8")
    ingest(con, raw)
    monkeypatch.setattr(ingest_module, "READER_VERSION", "another")
    summary = ingest(con, raw)
    assert (summary.files_read, summary.articles_new, summary.articles_known) == (1, 0, 1)
    assert ingest(con, raw).files_read == 0


def test_batches_store_what_one_transaction_would(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (raw / "many.jsonl").write_text("\n".join(news(f"Text {number % 20}") for number in range(50)), encoding="utf-8")
    for number in range(7):
        (raw / f"{number}.json").write_text(news(f"Text {number * 5}"), encoding="utf-8")
    (raw / "bad.json").write_text("{", encoding="utf-8")
    states, summaries = [], []
    for size in (1, 3, 1_000):
        monkeypatch.setattr(ingest_module, "BATCH_ARTICLES", size)
        monkeypatch.setattr(ingest_module, "BATCH_FILES", size)
        with connect(":memory:") as con:
            create_tables(con)
            summaries.append(ingest(con, raw))
            states.append(state(con))
    assert states[0] == states[1] == states[2]
    assert summaries[0] == summaries[1] == summaries[2]
    assert (summaries[0].articles_new, summaries[0].articles_known) == (23, 34)


def test_progress_is_told_after_every_file(con: duckdb.DuckDBPyConnection, raw: Path) -> None:
    for name in ("a.json", "b.json"):
        (raw / name).write_text(news(name), encoding="utf-8")
    ingest(con, raw)
    (raw / "b.json").write_text(news("other text"), encoding="utf-8")
    told: list[FileProgress] = []
    ingest(con, raw, on_file=told.append)
    assert told == [FileProgress("a.json", "unchanged", 1, 2), FileProgress("b.json", "read", 2, 2)]


def test_an_article_that_the_database_cannot_hold_would_stop_the_run_so_none_is_made(
    con: duckdb.DuckDBPyConnection, raw: Path
) -> None:
    (raw / "a.json").write_text('{"articleBody": "a\\ud800b \\u0000 c", "headline": "\\udfff"}', encoding="utf-8")
    (raw / os.fsdecode(b"caf\xe9.txt")).write_text("Title\nBody", encoding="utf-8")
    assert ingest(con, raw).articles_new == 2
    assert con.execute("SELECT text FROM articles.articles WHERE file_path = 'a.json'").fetchall() == [
        ("a\ufffdb \0 c",)
    ]


_INGEST = """
import sys
from pathlib import Path
from pipelines.warehouse import ingest as module
from pipelines.warehouse.store import connect, create_tables
module.BATCH_FILES = 20
con = connect(sys.argv[1])
create_tables(con)
print("ready", flush=True)
module.ingest(con, Path(sys.argv[2]), on_file=lambda progress: print(progress.done, flush=True))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with SIGKILL")
def test_a_kill_at_any_moment_loses_nothing_and_stores_nothing_twice(raw: Path, tmp_path: Path) -> None:
    for number in range(300):
        (raw / f"{number:03}.json").write_text(news(f"Text {number}"), encoding="utf-8")
    (raw / "bad.json").write_text("{", encoding="utf-8")
    database = tmp_path / "w.duckdb"
    command = [sys.executable, "-c", _INGEST, str(database), str(raw)]
    counts = []
    for stop_after in (35, 130):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if line.strip() == str(stop_after):
                    break
            time.sleep(0.01)
            process.kill()
        assert process.returncode == -signal.SIGKILL
        with connect(database) as con:
            counts.append(con.execute("SELECT count(*) FROM articles.articles").fetchall()[0][0])
    assert 20 <= counts[0] < 301
    assert counts[0] <= counts[1] < 301
    with connect(database) as con, connect(":memory:") as fresh:
        summary = ingest(con, raw)
        assert summary.articles_new == 300 - counts[1]
        create_tables(fresh)
        ingest(fresh, raw)
        assert state(con) == state(fresh)
