"""No article takes more with it than itself: neither by time, nor by memory, nor by ending its process."""

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path

import duckdb
import pytest

from pipelines.events.model import ArticleEvents
from pipelines.warehouse import extract as extraction
from pipelines.warehouse.extract import extract
from pipelines.warehouse.store import connect, create_tables, insert_rows
from pipelines.warehouse.tables import ARTICLES
from pipelines.warehouse.workers import WorkersError, workers


class QuicksandEngine:
    """Never comes back from a text that says "quicksand", as an engine in Python or in compiled code."""

    def load(self) -> None:
        pass

    def read(
        self, article_id: str, text: str, title: str | None, published_on: date | None, language: str | None
    ) -> ArticleEvents:
        while "quicksand" in text:
            pass
        if "segfault" in text:
            os.kill(os.getpid(), signal.SIGSEGV)
        return ArticleEvents(article_id, sentence_count=1)


def article(number: int, text: str) -> dict[str, object]:
    return {
        "article_id": f"art_{number:05}", "file_path": f"{number}.txt", "item": "", "url": None, "publisher": None,
        "title": None, "published_on": date(2020, 3, 1), "published_basis": "stated", "language": "en",
        "word_count": len(text.split()), "content_sha256": "", "text": text, "is_current": True,
        "replaced_by_article_id": None, "replaced_at": None,
        "first_seen_at": datetime(2020, 3, 2),  # noqa: DTZ001 - stored as UTC without saying so
    }  # fmt: skip


def errors_of(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(con.execute("select article_id, error from events.extractions where error is not null").fetchall())


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "POOL_FROM", 1)
    monkeypatch.setattr(extraction.os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_an_article_that_takes_too_long_is_recorded_and_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extraction, "MAX_ARTICLE_SECONDS", 0.2)
    with connect(tmp_path / "aftermath.duckdb") as con:
        create_tables(con)
        insert_rows(con, ARTICLES, [article(1, "one"), article(2, "quicksand"), article(3, "three")])
        assert extract(con, QuicksandEngine(), engine_version="1", processes=0).articles_failed == 1
        assert errors_of(con) == {"art_00002": "TimeLimitError: stopped after 0.2 seconds of computing"}
        assert (
            extract(con, QuicksandEngine(), engine_version="1", processes=0).articles_read == 0
        )  # never again by this engine
        assert extract(con, QuicksandEngine(), engine_version="2", processes=0).articles_read == 3


def test_so_it_is_where_several_processes_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, several: None) -> None:
    monkeypatch.setattr(extraction, "MAX_ARTICLE_SECONDS", 0.5)
    texts = ["one", "quicksand", "three", "segfault", "five", "six"]
    with connect(tmp_path / "aftermath.duckdb") as con:
        create_tables(con)
        insert_rows(con, ARTICLES, [article(number, text) for number, text in enumerate(texts, 1)])
        summary = extract(con, QuicksandEngine(), engine_version="1")
        assert (summary.articles_read, summary.articles_failed) == (6, 2)
        assert errors_of(con) == {
            "art_00002": "TimeLimitError: stopped after 0.5 seconds of computing",
            "art_00004": "it ended every process that read it: the process ended by SIGSEGV",
        }
        assert extract(con, QuicksandEngine(), engine_version="1").articles_read == 0


def test_an_article_that_ends_its_process_ends_no_refresh_however_few_wait(tmp_path: Path) -> None:
    with connect(tmp_path / "aftermath.duckdb") as con:
        create_tables(con)
        insert_rows(con, ARTICLES, [article(1, "segfault"), article(2, "two")])
        assert extract(con, QuicksandEngine(), engine_version="1").articles_read == 2
        assert errors_of(con) == {"art_00001": "it ended every process that read it: the process ended by SIGSEGV"}


def doing() -> Callable[[str], str]:
    return _do


def _do(item: str) -> str:
    word, _, rest = item.partition(":")
    if word == "exit":
        sys.exit(int(rest))
    if word == "sleep":
        time.sleep(float(rest))
    if word == "killed once":
        mark = Path(rest)
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return item.upper()


def not_done(item: str, reason: str) -> str:
    return f"{item}: {reason}"


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    items = [f"item {number}" for number in range(20)]
    with workers(count, doing, 60) as pool:
        assert list(pool.map(items, failed=not_done)) == [item.upper() for item in items]
        assert list(pool.map(["again"], failed=not_done)) == ["AGAIN"]
        assert list(pool.map([], failed=not_done)) == []


def test_a_process_that_ends_costs_one_item(tmp_path: Path) -> None:
    items = ["a", "exit:3", f"killed once:{tmp_path}/mark", "b"]
    with workers(2, doing, 60) as pool:
        results = list(pool.map(items, failed=not_done))
    assert results == ["A", "exit:3: the process ended with status 3", items[2].upper(), "B"]


def test_a_process_that_stands_still_is_ended() -> None:
    with workers(1, doing, 0.5) as pool:
        results = list(pool.map(["sleep:600", "a"], failed=not_done))
    assert results == ["sleep:600: nothing came of it in 0.5 seconds", "A"]


def not_starting() -> Callable[[str], str]:
    sys.exit(4)


def test_processes_that_cannot_start_are_no_fault_of_an_item() -> None:
    with workers(1, not_starting, 60) as pool, pytest.raises(WorkersError, match="status 4"):
        list(pool.map(["a"], failed=not_done))


@pytest.mark.skipif(sys.platform != "linux", reason="the bound of a process's memory is Linux's")
def test_memory_runs_out_for_the_item_and_not_for_the_machine() -> None:
    with workers(1, partial(_bounded, 5_000_000_000), 60) as pool:
        assert list(pool.map(["all of it", "a"], failed=not_done)) == ["MemoryError", "a"]


def _bounded(size: int) -> Callable[[str], str]:
    def fill(item: str) -> str:
        if item != "all of it":
            return item
        try:
            return str(len(bytearray(size)))
        except MemoryError as error:
            return type(error).__name__

    return fill
