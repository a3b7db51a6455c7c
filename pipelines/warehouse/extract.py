"""Reads waiting articles with the engine and stores what it finds: each article once for each version of the engine.

Batches, transactions and the record of what was read live here. What an article says is the engine's to decide
(``pipelines.events``), and this module looks into none of its findings.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, Protocol

import duckdb

from pipelines.articles.limits import MAX_ARTICLE_SECONDS
from pipelines.articles.time_limit import time_limit
from pipelines.events.engine import ENGINE_VERSION
from pipelines.events.model import ArticleEvents
from pipelines.warehouse.reports import STORED_IN
from pipelines.warehouse.store import delete_for_articles, insert_rows, transaction
from pipelines.warehouse.tables import EVENT_TABLES, EXTRACTIONS, Table
from pipelines.warehouse.workers import workers

BATCH_SIZE = 200
"""Articles to a transaction: what a killed run loses at most."""

POOL_FROM = 500
"""Waiting articles above which more than one process pays for its start, some two seconds of computing."""

STANDSTILL_FACTOR = 10
"""How many times its computing time an article may keep a process by the wall clock; a busy machine is that slow."""


class ArticleReader(Protocol):
    """What the engine is to this module. Workers make their own from the class, called without arguments."""

    def load(self) -> None:
        """Load what every article needs."""
        ...

    def read(
        self, article_id: str, text: str, title: str | None, published_on: date | None, language: str | None
    ) -> ArticleEvents:
        """Everything the article says."""
        ...


@dataclass
class ExtractSummary:
    """What one extraction did.

    Attributes:
        articles_read: Articles the engine read in this run, those it gave up on included.
        articles_unchanged: Current articles that this version of the engine had read before.
        articles_dropped: Articles whose reports were removed because they are no longer current.
        articles_failed: Articles the engine gave up on in this run.
        found: Rows written in this run, by table.
        errors: How often the engine gave up, by error.
        seconds: Wall-clock time.
    """

    articles_read: int = 0
    articles_unchanged: int = 0
    articles_dropped: int = 0
    articles_failed: int = 0
    found: dict[str, int] = field(default_factory=dict)
    errors: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True)
class _Waiting:
    article_id: str
    text: str
    title: str | None
    published_on: date | None
    language: str | None


@dataclass(frozen=True)
class _Reading:
    events: ArticleEvents
    seconds: float
    error: str | None


def extract(
    con: duckdb.DuckDBPyConnection,
    engine: ArticleReader,
    on_article: Callable[[int, int], None] | None = None,
    *,
    engine_version: str = ENGINE_VERSION,
    processes: int | None = None,
) -> ExtractSummary:
    """Read the current articles that this version of the engine hasn't read, and store what it finds.

    Each batch is one transaction, in which an article's new rows replace its old ones, so a run that is killed leaves
    whole articles and the next run goes on from there. An article the engine fails on, that takes it too long or that
    ends its process is recorded with the error, has no events, and stops nothing; it is tried again when the engine
    changes.

    Args:
        con: A connection that may write to the build file.
        engine: Reads one article.
        on_article: Told after each article how many of how many are done.
        engine_version: Names the engine's code and vocabulary; a changed version reads everything again.
        processes: How many processes read, each with an engine of its own, watched by this one. None takes one, or all
            cores where many articles wait; 0 reads in this process with ``engine`` itself, and an article that ends a
            process then ends this one.
    """
    started = time.perf_counter()
    summary = ExtractSummary()
    summary.articles_dropped = _drop_superseded(con)
    waiting = _waiting_ids(con, engine_version)
    summary.articles_unchanged = _current_count(con) - len(waiting)

    found: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    with _reader(engine, _processes_for(len(waiting)) if processes is None else processes) as read_all:
        for first in range(0, len(waiting), BATCH_SIZE):
            batch = _load(con, waiting[first : first + BATCH_SIZE])
            readings = []
            for reading in read_all(batch):
                readings.append(reading)
                if on_article:
                    on_article(first + len(readings), len(waiting))
            found += _store(con, readings, engine_version)
            errors.update(reading.error for reading in readings if reading.error)
            summary.articles_read += len(readings)
    summary.found = dict(found)
    summary.errors = dict(errors)
    summary.articles_failed = errors.total()
    summary.seconds = time.perf_counter() - started
    return summary


def _waiting_ids(con: duckdb.DuckDBPyConnection, engine_version: str) -> list[str]:
    rows = con.execute(
        """
        select a.article_id
        from articles.articles as a
        left join events.extractions as x using (article_id)
        where a.is_current and x.engine_version is distinct from ?
        order by a.article_id
        """,
        [engine_version],
    ).fetchall()
    return [article_id for (article_id,) in rows]


def _current_count(con: duckdb.DuckDBPyConnection) -> int:
    found = con.execute("select count(*) from articles.articles where is_current").fetchone()
    return int(found[0]) if found else 0


def _load(con: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> list[_Waiting]:
    rows = con.execute(
        """
        select article_id, text, title, published_on, language
        from articles.articles
        where article_id in (select unnest(?::varchar[]))
        order by article_id
        """,
        [list(article_ids)],
    ).fetchall()
    return [_Waiting(*row) for row in rows]


def _drop_superseded(con: duckdb.DuckDBPyConnection) -> int:
    """Remove the reports of article versions that a later version has replaced; their text stays in ``articles``."""
    rows = con.execute(
        """
        select article_id
        from events.extractions
        where article_id not in (select article_id from articles.articles where is_current)
        """
    ).fetchall()
    if rows:
        with transaction(con):
            delete_for_articles(con, EVENT_TABLES, [article_id for (article_id,) in rows])
    return len(rows)


def _processes_for(waiting: int) -> int:
    """Never this process where anything waits: one article that ends it would end every refresh from then on."""
    if waiting <= POOL_FROM:
        return min(waiting, 1)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _reader(engine: ArticleReader, processes: int) -> Iterator[Callable[[Sequence[_Waiting]], Iterator[_Reading]]]:
    """What turns a batch of articles into readings, in order: this process where ``processes`` is 0, else so many."""
    if processes == 0:
        yield partial(map, partial(_read_one, engine, MAX_ARTICLE_SECONDS))
        return
    start = partial(_start_reading, type(engine), MAX_ARTICLE_SECONDS)
    with workers(processes, start, STANDSTILL_FACTOR * MAX_ARTICLE_SECONDS) as pool:
        yield partial(pool.map, failed=_not_read)


def _start_reading(engine_class: type[ArticleReader], max_seconds: float) -> Callable[[_Waiting], _Reading]:
    engine = engine_class()
    engine.load()
    return partial(_read_one, engine, max_seconds)


def _read_one(engine: ArticleReader, max_seconds: float, article: _Waiting) -> _Reading:
    started = time.perf_counter()
    error = None
    try:
        with time_limit(max_seconds):
            events = engine.read(
                article.article_id, article.text, article.title, article.published_on, article.language
            )
    except Exception as problem:  # one article must never cost the others
        events = ArticleEvents(article.article_id)
        error = f"{type(problem).__name__}: {problem}"
    return _Reading(events, time.perf_counter() - started, error)


def _not_read(article: _Waiting, reason: str) -> _Reading:
    return _Reading(ArticleEvents(article.article_id), 0.0, f"it ended every process that read it: {reason}")


def _store(con: duckdb.DuckDBPyConnection, readings: Sequence[_Reading], engine_version: str) -> Counter[str]:
    rows: dict[Table, list[Any]] = {
        table: [record for reading in readings for record in getattr(reading.events, name)]
        for name, (_, table) in STORED_IN.items()
    }
    rows[EXTRACTIONS] = [
        {
            "article_id": reading.events.article_id,
            "engine_version": engine_version,
            "sentence_count": reading.events.sentence_count,
            "attack_count": len(reading.events.attacks),
            "response_count": len(reading.events.responses),
            "total_count": len(reading.events.totals),
            "seconds": reading.seconds,
            "error": reading.error,
        }
        for reading in readings
    ]
    with transaction(con):
        delete_for_articles(con, EVENT_TABLES, [reading.events.article_id for reading in readings])
        for table, table_rows in rows.items():
            insert_rows(con, table, table_rows)
    return Counter({table.full_name: len(table_rows) for table, table_rows in rows.items()})
