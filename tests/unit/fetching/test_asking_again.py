"""Pages that were saved are asked for again for some days, and what was corrected becomes a new version."""

from datetime import timedelta
from pathlib import Path

import pytest

from pipelines.fetching.config import Source
from pipelines.warehouse.ingest import ingest
from pipelines.warehouse.store import connect, create_tables
from tests.unit.fetching import news_server as say
from tests.unit.fetching.conftest import Desk
from tests.unit.fetching.news_server import ARTICLE, NewsServer


def days(number: float) -> timedelta:
    return timedelta(days=number)


@pytest.fixture
def source(news: NewsServer) -> Source:
    news.serve_article("/a")
    return Source(name="desk", pages=(f"{news.base}/a",))


def test_a_page_is_asked_for_on_its_days_and_no_others(news: NewsServer, desk: Desk, source: Source) -> None:
    asked = []
    for day in (0, 0.9, 1.1, 1.2, 2.9, 3.1, 6, 7.1, 8, 20):
        desk.later = days(day)
        before = news.asked("/a")
        desk.fetch(source)
        asked += [day] * (news.asked("/a") - before)
    assert asked == [0, 1.1, 3.1, 7.1]


def test_days_that_were_missed_are_made_up_once(news: NewsServer, desk: Desk, source: Source) -> None:
    desk.fetch(source)
    desk.later = days(9)
    for _ in range(2):
        desk.fetch(source)
    assert news.asked("/a") == 2


def test_after_a_month_pages_are_left_alone(news: NewsServer, desk: Desk, source: Source) -> None:
    desk.fetch(source)
    desk.later = days(38)
    desk.fetch(source)
    assert news.asked("/a") == 1


def test_no_days_no_questions(news: NewsServer, desk: Desk, source: Source) -> None:
    desk.fetch(source, ask_again_after_days=[])
    desk.later = days(1.5)
    desk.fetch(source, ask_again_after_days=[])
    assert news.asked("/a") == 1


def test_the_server_is_told_what_is_known_and_may_say_that_nothing_has_changed(
    news: NewsServer, desk: Desk, source: Source
) -> None:
    news.replies["/a"] = say.text(ARTICLE.format(title="A"), ETag='"v1"', Last_Modified="Tue, 17 Mar 2020 08:00:00 GMT")
    desk.fetch(source)
    news.replies["/a"] = say.status(304)
    for day in (1.1, 3.1):
        desk.later = days(day)
        summary = desk.fetch(source)
        assert (summary.pages_unchanged, summary.pages_saved, dict(summary.failures)) == (1, 0, {})
        assert news.requests[-1].headers["if-none-match"] == '"v1"'
        assert news.requests[-1].headers["if-modified-since"] == "Tue, 17 Mar 2020 08:00:00 GMT"
    assert len(desk.raw_files()) == 1


def test_the_same_bytes_are_not_stored_again(news: NewsServer, desk: Desk, source: Source) -> None:
    desk.fetch(source)
    desk.later = days(1.1)
    summary = desk.fetch(source)
    assert [(one.result, one.reason) for one in summary.attempts] == [("not_modified", "same_bytes")]
    assert len(desk.raw_files()) == 1


def test_a_page_that_is_gone_is_not_asked_for_again_and_stays(news: NewsServer, desk: Desk, source: Source) -> None:
    desk.fetch(source)
    news.replies["/a"] = say.status(410)
    for day in (1.1, 3.1, 7.1):
        desk.later = days(day)
        desk.fetch(source)
    assert news.asked("/a") == 2
    assert len(desk.raw_files()) == 1


def test_a_server_that_fails_is_asked_at_the_next_run_and_given_up_in_the_end(
    news: NewsServer, desk: Desk, source: Source
) -> None:
    desk.fetch(source)
    news.replies["/a"] = say.status(500)
    for hour in range(5):
        desk.later = days(1.1 + hour / 24)
        desk.fetch(source, give_up_after=2, retries=0)
    assert news.asked("/a") == 3


def test_new_pages_come_before_old_ones(news: NewsServer, desk: Desk) -> None:
    news.serve_article("/a")
    news.serve_article("/b")
    desk.fetch(Source(name="desk", pages=(f"{news.base}/a",)))
    desk.later = days(1.1)
    both = Source(name="desk", pages=(f"{news.base}/a", f"{news.base}/b"))
    summary = desk.fetch(both, pages_per_run=1)
    assert (news.asked("/a"), news.asked("/b"), summary.pages_left) == (1, 1, 1)


def test_a_corrected_page_is_a_new_version_of_its_article(news: NewsServer, desk: Desk, source: Source) -> None:
    con = connect(":memory:")
    create_tables(con)
    desk.fetch(source)
    ingest(con, desk.raw_dir)
    page = ARTICLE.format(title="Rockets hit base")
    news.replies["/a"] = say.text(page.replace("three soldiers were wounded", "five soldiers were wounded"))
    desk.later = days(1.1)
    assert desk.fetch(source).pages_saved == 1
    summary = ingest(con, desk.raw_dir)
    assert (summary.articles_new, summary.articles_superseded) == (1, 1)
    [(old, new)] = con.execute(
        "SELECT old.text, new.text FROM articles.articles AS old JOIN articles.articles AS new "
        "ON old.replaced_by_article_id = new.article_id WHERE new.is_current"
    ).fetchall()
    assert "three soldiers" in old and "five soldiers" in new
    con.close()


def test_furniture_that_changes_makes_no_version(news: NewsServer, desk: Desk, source: Source) -> None:
    con = connect(":memory:")
    create_tables(con)
    desk.fetch(source)
    page = ARTICLE.format(title="Rockets hit base")
    news.replies["/a"] = say.text(page.replace("</head>", "<script>var clock = 17;</script></head>"))
    desk.later = days(1.1)
    assert desk.fetch(source).pages_saved == 1
    assert ingest(con, desk.raw_dir).articles_new == 1
    con.close()


def test_a_record_of_an_older_version_is_understood(news: NewsServer, desk: Desk, source: Source) -> None:
    desk.fetch(source)
    (file,) = Path(desk.record_dir).glob("*.jsonl")
    file.write_text(file.read_text().replace('"body_sha256": "', '"unknown_field": "'))
    desk.later = days(1.1)
    assert desk.fetch(source).pages_saved == 1
