"""What takes too long is stopped, by processor time, and says so; what lies around it goes on."""

import gzip
import io
import json
import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines.articles import read
from pipelines.articles.discover import RawFile, discover
from pipelines.articles.formats import feed, html
from pipelines.articles.read import ReadResult, read_file
from pipelines.articles.time_limit import TimeLimitError, time_limit

PAGE = """<html><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>Published 17 March 2020</p><p>Two rockets fell on a camp near the river on Monday,
and nobody was hurt, the police said.</p>
<p>The camp had been empty for a week, and its commander said that it would stay so.</p></article></body></html>"""


def loop_for_ever(*_: object, **__: object) -> None:
    while True:
        pass


def reasons(result: ReadResult) -> list[tuple[str, str]]:
    return [(one.item, one.reason) for one in result.rejected]


def test_work_that_ends_in_time_is_left_alone() -> None:
    with time_limit(30):
        done = sum(range(1000))
    assert done == 499_500
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_loop_without_end_is_stopped() -> None:
    with pytest.raises(TimeLimitError, match=r"0\.05 seconds"), time_limit(0.05):
        loop_for_ever()
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_regular_expression_without_end_is_stopped() -> None:
    bait = re.compile(r"(a+)+b")
    with pytest.raises(TimeLimitError), time_limit(0.05):
        bait.match("a" * 60)


def test_a_library_that_catches_every_exception_is_stopped() -> None:
    def stubborn() -> None:
        while True:
            try:
                loop_for_ever()
            except Exception:
                continue

    with pytest.raises(TimeLimitError), time_limit(0.05):
        stubborn()


def test_an_interruption_that_was_swallowed_comes_again() -> None:
    def swallowing() -> None:
        try:
            loop_for_ever()
        except BaseException:
            loop_for_ever()

    with pytest.raises(TimeLimitError), time_limit(0.05):
        swallowing()


def test_waiting_is_no_work() -> None:
    with time_limit(0.05):
        time.sleep(0.2)


def test_the_inner_limit_ends_only_its_own_work() -> None:
    with time_limit(30):
        with pytest.raises(TimeLimitError), time_limit(0.05):
            loop_for_ever()
        after = "went on"
    assert after == "went on"


def test_the_outer_limit_ends_inner_work_too() -> None:
    with pytest.raises(TimeLimitError, match=r"0\.05"), time_limit(0.05), time_limit(30):
        loop_for_ever()


def test_other_errors_pass_and_take_the_timer_with_them() -> None:
    with pytest.raises(KeyError), time_limit(30):
        raise KeyError("x")
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_late_signal_harms_nobody() -> None:
    with time_limit(30):
        pass
    os.kill(os.getpid(), signal.SIGPROF)


def test_in_another_thread_nothing_is_limited() -> None:
    done = []

    def work() -> None:
        with time_limit(0.000_001):
            done.append(sum(range(100_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [4_999_950_000]


@pytest.fixture
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    html.draft_from_page(PAGE.format("First"))  # its libraries load tables when they are first used
    read.guess_language(PAGE)
    for module in ("formats.html", "formats.feed", "read"):
        monkeypatch.setattr(f"pipelines.articles.{module}.MAX_PAGE_SECONDS", 0.5)


def stuck_at(word: str, then: object) -> object:
    """What a library is replaced by: for ever busy with a page that has the word."""

    def extraction(tree: object, **arguments: object) -> object:
        if word in "".join(tree.itertext()):  # type: ignore[attr-defined]
            loop_for_ever()
        return then(tree, **arguments)  # type: ignore[operator]

    return extraction


@pytest.fixture
def stuck_pages(short_limit: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(html, "bare_extraction", stuck_at("Quicksand", html.bare_extraction))
    yield


def test_a_page_that_takes_too_long_is_set_aside(tmp_path: Path, stuck_pages: None) -> None:
    (tmp_path / "a.html").write_text(PAGE.format("Quicksand"), encoding="utf-8")
    [raw_file] = discover(tmp_path)
    result = read_file(raw_file)
    assert result.articles == []
    assert reasons(result) == [("", "too_slow")]
    assert result.file_sha256 is not None  # known, so the same bytes aren't tried again by the same reader


def test_a_page_of_an_archive_that_takes_too_long_costs_only_itself(tmp_path: Path, stuck_pages: None) -> None:
    with (tmp_path / "a.warc").open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        for title in ("One", "Quicksand", "Three"):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    f"https://desk.example/{title}",
                    "response",
                    payload=io.BytesIO(PAGE.format(title).encode()),
                    http_headers=headers,
                )
            )
    [raw_file] = discover(tmp_path)
    result = read_file(raw_file)
    assert [article.title for article in result.articles] == ["One", "Three"]
    assert ("record 2", "too_slow") in reasons(result)


def test_a_feed_that_takes_too_long_is_set_aside(
    tmp_path: Path, short_limit: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.articles.formats.feed.feedparser.parse", loop_for_ever)
    content = '<rss version="2.0"><channel><item><title>T</title><description>Text</description></item></channel></rss>'
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(content.encode(), mtime=0))
    [raw_file] = discover(tmp_path)
    assert reasons(read_file(raw_file)) == [("part 1", "too_slow")]


def test_an_entry_that_takes_too_long_costs_only_itself(
    tmp_path: Path, short_limit: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = feed.fragment_text
    monkeypatch.setattr(feed, "fragment_text", lambda text: loop_for_ever() if "Quicksand" in text else plain(text))
    entries = "".join(f"<item><title>T</title><description>{text}</description></item>" for text in ("Quicksand", "B"))
    (tmp_path / "a.xml").write_text(f'<rss version="2.0"><channel>{entries}</channel></rss>', encoding="utf-8")
    [raw_file] = discover(tmp_path)
    result = read_file(raw_file)
    assert [article.text for article in result.articles] == ["B"]
    assert ("entry 1", "too_slow") in reasons(result)


def test_a_date_or_language_that_takes_too_long_costs_only_its_article(
    tmp_path: Path, short_limit: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    guess = read.guess_language
    monkeypatch.setattr(read, "guess_language", lambda text: loop_for_ever() if "Quicksand" in text else guess(text))
    lines = [json.dumps({"articleBody": text, "datePublished": "2020-03-17"}) for text in ("Quicksand", "Two.")]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    [raw_file] = discover(tmp_path)
    result = read_file(raw_file)
    assert [article.text for article in result.articles] == ["Two."]
    assert reasons(result) == [("line 1", "too_slow")]


def test_a_pipe_that_took_a_files_place_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    result = read_file(RawFile("a.txt", path, size=5, modified_ns=1))
    assert reasons(result) == [("", "unreadable")]
