"""What is fetched from a real server, how it becomes raw files, and what the record says of it."""

import itertools
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.articles.discover import discover
from pipelines.articles.read import read_file
from pipelines.fetching.config import Source
from pipelines.fetching.run import FetchRunningError
from tests.unit.fetching import news_server as say
from tests.unit.fetching.conftest import Desk
from tests.unit.fetching.news_server import NewsServer


def page(url: str, name: str = "desk") -> Source:
    return Source(name=name, pages=(url,))


def articles_in(raw_dir: Path) -> list[tuple[str, str | None]]:
    """Title and address of every article that the reader finds in the raw folder."""
    found = []
    for file in discover(raw_dir):
        for read in read_file(file).articles:
            found.append((read.title or "", read.url))
    return found


def test_pages_of_a_feed_become_articles_with_their_addresses(news: NewsServer, desk: Desk) -> None:
    news.serve_feed("/rss", f"{news.base}/a", "/b#top")
    news.serve_article("/a", "Rockets hit base near Tal Afar")
    news.serve_article("/b", "Army finds launcher in orchard")
    summary = desk.fetch(Source(name="orchard-post", feed=f"{news.base}/rss"))
    assert (summary.pages_saved, dict(summary.failures)) == (2, {})
    assert articles_in(desk.raw_dir) == [
        ("Rockets hit base near Tal Afar", f"{news.base}/a"),
        ("Army finds launcher in orchard", f"{news.base}/b"),
    ]
    (file,) = desk.raw_files()
    assert file.startswith("fetched/") and "/orchard-post-" in file and file.endswith(".warc.gz")
    (saved,) = {attempt.saved_in for attempt in summary.attempts if attempt.kind == "page"}
    assert saved == file


def test_a_feed_of_full_texts_is_stored_as_it_came(news: NewsServer, desk: Desk) -> None:
    news.serve_feed("/rss", f"{news.base}/a")
    summary = desk.fetch(Source(name="wire", feed=f"{news.base}/rss", take="entries"))
    (file,) = desk.raw_files()
    assert summary.files == [file] and file.endswith(".xml")
    assert news.asked("/a") == 0


def test_what_was_fetched_is_not_asked_for_again(news: NewsServer, desk: Desk) -> None:
    news.serve_feed("/rss", f"{news.base}/a", ETag='"v1"', Last_Modified="Tue, 17 Mar 2020 08:00:00 GMT")
    news.serve_article("/a")
    source = Source(name="desk", feed=f"{news.base}/rss")
    desk.fetch(source)
    news.replies["/rss"] = say.status(304)
    summary = desk.fetch(source)
    assert (summary.feeds_unchanged, summary.pages_saved, news.asked("/a")) == (1, 0, 1)
    asked_again = [request for request in news.requests if request.path == "/rss"][1]
    assert asked_again.headers["if-none-match"] == '"v1"'
    assert asked_again.headers["if-modified-since"] == "Tue, 17 Mar 2020 08:00:00 GMT"


def test_a_page_that_failed_waits_for_the_next_run_even_if_the_feed_has_not_changed(
    news: NewsServer, desk: Desk
) -> None:
    news.serve_feed("/rss", f"{news.base}/a", ETag='"v1"')
    news.replies["/a"] = say.status(500)
    source = Source(name="desk", feed=f"{news.base}/rss")
    assert dict(desk.fetch(source).failures) == {"http_500": 1}
    news.replies["/rss"] = say.status(304)
    news.serve_article("/a")
    assert desk.fetch(source).pages_saved == 1


def test_an_address_that_keeps_failing_is_given_up(news: NewsServer, desk: Desk) -> None:
    news.replies["/a"] = say.status(500)
    for _ in range(4):
        desk.fetch(page(f"{news.base}/a"), give_up_after=2, retries=0)
    assert news.asked("/a") == 2


def test_a_page_that_was_never_asked_for_is_not_given_up(news: NewsServer, desk: Desk) -> None:
    pages = Source(name="desk", pages=(f"{news.base}/busy", f"{news.base}/patient"))
    news.replies["/busy"] = say.status(429, Retry_After="7200")
    first = desk.fetch(pages, give_up_after=1, retries=0)
    assert dict(first.failures) == {"http_429": 1, "host_asked_to_wait": 1}
    news.serve_article("/patient")
    assert desk.fetch(pages, give_up_after=1, retries=0).pages_saved == 1
    assert (news.asked("/busy"), news.asked("/patient")) == (1, 1)


def test_two_sources_may_take_one_feed(news: NewsServer, desk: Desk) -> None:
    def feed(handler: say.Handler) -> None:
        known = "if-none-match" in {name.lower() for name in handler.headers}
        reply = say.status(304) if known else say.text(body, "application/rss+xml", ETag='"v1"')
        reply(handler)

    body = say.FEED.format(base=news.base, items=f"<item><link>{news.base}/a</link></item>")
    news.replies["/rss"] = feed
    news.serve_article("/a")
    pages = Source(name="pages", feed=f"{news.base}/rss")
    entries = Source(name="entries", feed=f"{news.base}/rss", take="entries")
    assert desk.fetch(pages, entries).feeds_unchanged == 0
    assert sorted(name.rpartition(".")[2] for name in desk.raw_files()) == ["gz", "xml"]
    assert desk.fetch(pages, entries).feeds_unchanged == 2


def test_a_missing_page_is_asked_for_once(news: NewsServer, desk: Desk) -> None:
    for _ in range(2):
        desk.fetch(page(f"{news.base}/gone"))
    assert news.asked("/gone") == 1


def test_pages_beyond_a_run_s_limit_wait(news: NewsServer, desk: Desk) -> None:
    links = [f"{news.base}/{number}" for number in range(5)]
    news.serve_feed("/rss", *links)
    for number in range(5):
        news.serve_article(f"/{number}", f"Article {number}")
    source = Source(name="desk", feed=f"{news.base}/rss")
    counts = [(s.pages_saved, s.pages_left) for s in (desk.fetch(source, pages_per_run=2) for _ in range(3))]
    assert counts == [(2, 3), (2, 1), (1, 0)]
    assert len(articles_in(desk.raw_dir)) == 5


def test_a_page_that_two_sources_name_is_fetched_once(news: NewsServer, desk: Desk) -> None:
    news.serve_article("/a")
    desk.fetch(page(f"{news.base}/a", "one"), page(f"{news.base}/a", "two"))
    desk.fetch(page(f"{news.base}/a", "one"), page(f"{news.base}/a", "two"))
    assert news.asked("/a") == 1


def test_lists_of_addresses_may_be_exports_of_gdelt(news: NewsServer, desk: Desk) -> None:
    news.serve_article("/a", "Alpha")
    news.serve_article("/b", "Beta")
    (desk.folder / "addresses.txt").write_text(
        f"# mornings\n\n{news.base}/a\n1234\t20200317\tIRQ\t{news.base}/b\n{news.base}/a\nnot an address\n"
    )
    desk.fetch(Source(name="gdelt", list="addresses.txt"))
    assert sorted(title for title, _ in articles_in(desk.raw_dir)) == ["Alpha", "Beta"]


def test_a_missing_list_is_recorded_and_stops_nothing(news: NewsServer, desk: Desk) -> None:
    news.serve_article("/a")
    summary = desk.fetch(Source(name="lost", list="nowhere.txt"), page(f"{news.base}/a"))
    assert (dict(summary.failures), summary.pages_saved) == ({"unreadable_list": 1}, 1)


def test_an_answer_that_is_a_path_opens_no_file_of_this_machine(news: NewsServer, desk: Desk) -> None:
    secret = desk.folder / "secret.xml"
    secret.write_text(say.FEED.format(base=news.base, items=f"<item><link>{news.base}/inside</link></item>"))
    news.replies["/rss"] = say.text(str(secret), "application/rss+xml")
    assert dict(desk.fetch(Source(name="desk", feed=f"{news.base}/rss")).failures) == {"no_feed": 1}
    assert news.asked("/inside") == 0


def test_what_is_no_feed_says_so(news: NewsServer, desk: Desk) -> None:
    news.serve_article("/rss")
    assert dict(desk.fetch(Source(name="desk", feed=f"{news.base}/rss")).failures) == {"no_feed": 1}


# --- how servers behave -----------------------------------------------------------------------------------------------


def test_redirects_are_followed_and_the_last_address_is_kept(news: NewsServer, desk: Desk) -> None:
    news.replies["/old"] = say.redirect("/older", 301)
    news.replies["/older"] = say.redirect(f"{news.base}/new", 308)
    news.serve_article("/new")
    desk.fetch(page(f"{news.base}/old"))
    assert [url for _, url in articles_in(desk.raw_dir)] == [f"{news.base}/new"]


def test_a_gzipped_page_is_stored_as_text(news: NewsServer, desk: Desk) -> None:
    news.replies["/a"] = say.gzipped(say.ARTICLE.format(title="Packed").encode())
    desk.fetch(page(f"{news.base}/a"))
    assert articles_in(desk.raw_dir)[0][0] == "Packed"


def test_a_wrong_charset_is_survived(news: NewsServer, desk: Desk) -> None:
    body = say.ARTICLE.format(title="Café near Érbil hit").replace('<meta charset="utf-8">', "").encode("cp1252")
    news.replies["/a"] = say.in_bytes(body, "text/html; charset=utf-8")
    desk.fetch(page(f"{news.base}/a"))
    assert articles_in(desk.raw_dir)[0][0] == "Café near Érbil hit"


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_failure_that_may_pass_is_tried_again(news: NewsServer, desk: Desk, code: int) -> None:
    good = say.text(say.ARTICLE.format(title="Second try"))
    news.replies["/a"] = say.in_turn(say.status(code), good)
    summary = desk.fetch(page(f"{news.base}/a"))
    assert (summary.pages_saved, summary.attempts[-1].tries) == (1, 2)


def test_a_host_is_waited_for_as_it_asks(news: NewsServer, desk: Desk) -> None:
    news.replies["/a"] = say.in_turn(say.status(429, Retry_After="1"), say.text(say.ARTICLE.format(title="Later")))
    desk.fetch(page(f"{news.base}/a"))
    first, second = (request.at for request in news.requests if request.path == "/a")
    assert second - first >= 1.0


def test_a_host_that_asks_for_a_long_wait_is_left_alone(news: NewsServer, desk: Desk) -> None:
    news.serve_feed("/rss", *(f"{news.base}/{number}" for number in range(3)))
    for number in range(3):
        news.replies[f"/{number}"] = say.status(429, Retry_After="7200")
    summary = desk.fetch(Source(name="desk", feed=f"{news.base}/rss"))
    assert dict(summary.failures) == {"http_429": 1, "host_asked_to_wait": 2}
    assert [news.asked(f"/{number}") for number in range(3)] == [1, 0, 0]


@pytest.mark.parametrize(
    ("reply", "reason", "settings"),
    [
        (say.silent, "timeout", {"timeout_s": 0.3}),
        (say.dripping, "deadline", {"deadline_s": 0.6}),
        (say.dripping_headers, "deadline", {"deadline_s": 0.6}),
        (say.endless, "too_large", {"max_bytes": 300_000}),
        (say.gzipped(b" " * 50_000_000), "too_large", {"max_bytes": 300_000}),
        (say.cut_off, "connection", {}),
        (say.redirect("/loop"), "too_many_redirects", {}),
        (say.text("{}", "application/json"), "not_html", {}),
        (say.redirect("file:///etc/passwd"), "bad_address", {}),
        (say.redirect("ftp://example.org/a"), "bad_address", {}),
        (say.redirect("http://user:secret@example.org/"), "bad_address", {}),
    ],
    ids=[
        *("silent", "dripping", "dripping_headers", "endless", "bomb", "cut_off", "loop", "json"),
        *("local_file", "ftp", "user_name"),
    ],
)
def test_what_is_no_page_is_recorded_and_nothing_is_stored(
    news: NewsServer, desk: Desk, reply: say.Reply, reason: str, settings: dict[str, object]
) -> None:
    news.replies["/loop"] = reply
    news.serve_article("/good")
    summary = desk.fetch(page(f"{news.base}/loop", "bad"), page(f"{news.base}/good", "good"), retries=0, **settings)
    assert (dict(summary.failures), summary.pages_saved) == ({reason: 1}, 1)
    assert len(desk.raw_files()) == 1
    assert "secret" not in json.dumps([attempt.final_url for attempt in summary.attempts if attempt.result == "saved"])


# --- politeness -------------------------------------------------------------------------------------------------------


def test_robots_txt_is_obeyed_and_read_once(news: NewsServer, desk: Desk) -> None:
    news.replies["/robots.txt"] = say.text("User-agent: *\nDisallow: /private/\n", "text/plain")
    news.serve_article("/private/a")
    news.serve_article("/public/a")
    news.serve_article("/public/b")
    pages = tuple(f"{news.base}/{path}" for path in ("private/a", "public/a", "public/b"))
    summary = desk.fetch(Source(name="desk", pages=pages))
    assert (dict(summary.failures), summary.pages_saved) == ({"robots": 1}, 2)
    assert (news.asked("/private/a"), news.asked("/robots.txt")) == (0, 1)


def test_a_redirect_into_a_forbidden_part_is_not_followed(news: NewsServer, desk: Desk) -> None:
    news.replies["/robots.txt"] = say.text("User-agent: *\nDisallow: /private/\n", "text/plain")
    news.replies["/open"] = say.redirect("/private/a")
    assert dict(desk.fetch(page(f"{news.base}/open")).failures) == {"robots": 1}
    assert news.asked("/private/a") == 0


def test_a_host_whose_robots_txt_fails_is_not_asked_for_anything(news: NewsServer, desk: Desk) -> None:
    news.replies["/robots.txt"] = say.status(503)
    news.serve_article("/a")
    assert dict(desk.fetch(page(f"{news.base}/a"), retries=0).failures) == {"robots_unreachable": 1}
    assert news.asked("/a") == 0


def test_a_host_gets_one_request_at_a_time_with_a_pause_between(news: NewsServer, desk: Desk) -> None:
    for number in range(4):
        news.serve_article(f"/{number}")
    desk.fetch(Source(name="desk", pages=tuple(f"{news.base}/{n}" for n in range(4))), delay_s=0.2)
    times = [request.at for request in news.requests]
    assert news.most_at_once == 1
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) >= 0.2


def test_servers_are_told_who_asks(news: NewsServer, desk: Desk) -> None:
    news.serve_article("/a")
    desk.fetch(page(f"{news.base}/a"), user_agent="Orchard reader (desk@example.org)")
    assert {request.headers["user-agent"] for request in news.requests} == {"Orchard reader (desk@example.org)"}


# --- machines that must not be asked ----------------------------------------------------------------------------------


def test_private_machines_are_refused(news: NewsServer, desk: Desk) -> None:
    news.serve_article("/a")
    summary = desk.fetch(page(f"{news.base}/a"), allow_networks=())
    assert dict(summary.failures) == {"refused_address": 1}
    assert news.requests == []


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.2:{port}/a",
        "http://169.254.169.254/latest/",
        "http://[::1]:{port}/a",
    ],
)
def test_a_redirect_to_a_private_machine_is_refused(news: NewsServer, desk: Desk, inside: str) -> None:
    news.replies["/out"] = say.redirect(inside.format(port=news.port))
    news.serve_article("/a")
    summary = desk.fetch(page(f"{news.base}/out"), allow_networks=("127.0.0.1/32",), retries=0)
    assert dict(summary.failures) == {"refused_address": 1}
    assert news.asked("/a") == 0


# --- trust ------------------------------------------------------------------------------------------------------------


def test_two_fetches_do_not_run_at_once(news: NewsServer, desk: Desk) -> None:
    failed = []

    def meanwhile(handler: say.Handler) -> None:
        with pytest.raises(FetchRunningError) as raised:
            desk.fetch(page(f"{news.base}/b"))
        failed.append(raised.value)
        say.text(say.ARTICLE.format(title="First"))(handler)

    news.replies["/a"] = meanwhile
    assert desk.fetch(page(f"{news.base}/a")).pages_saved == 1
    assert len(failed) == 1


def test_a_killed_fetch_loses_nothing_and_leaves_no_half_file(news: NewsServer, desk: Desk) -> None:
    news.serve_article("/a", "Before the kill")
    hung: list[bool] = []

    def hang(handler: say.Handler) -> None:
        hung.append(True)
        say.silent(handler)

    news.replies["/b"] = hang
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.unit.fetching.conftest import Desk\n"
        "from pipelines.fetching.config import Source\n"
        "pages = (sys.argv[2] + '/a', sys.argv[2] + '/b')\n"
        "Desk(Path(sys.argv[1])).fetch(Source(name='desk', pages=pages))\n"
    )
    child = subprocess.Popen([sys.executable, "-c", program, str(desk.folder), news.base])
    for _ in range(600):
        if hung:
            break
        try:
            child.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
    child.kill()
    child.wait()
    assert all("/.desk-" in name for name in desk.raw_files())  # nothing that the reader would look at
    news.serve_article("/b", "After the kill")
    assert desk.fetch(Source(name="desk", pages=(f"{news.base}/a", f"{news.base}/b"))).pages_saved == 2
    assert sorted(title for title, _ in articles_in(desk.raw_dir)) == ["After the kill", "Before the kill"]
    assert not [name for name in desk.raw_files() if name.endswith(".part")]


def test_a_torn_line_of_the_record_costs_only_itself(news: NewsServer, desk: Desk) -> None:
    news.serve_article("/a")
    desk.fetch(page(f"{news.base}/a"))
    (record,) = desk.record_dir.glob("*.jsonl")
    with record.open("a") as file:
        file.write('{"at": "2020-03-17T08:0')
    news.serve_article("/b")
    desk.fetch(page(f"{news.base}/a"), Source(name="other", pages=(f"{news.base}/b",)))
    desk.fetch(page(f"{news.base}/a"), Source(name="other", pages=(f"{news.base}/b",)))
    assert (news.asked("/a"), news.asked("/b")) == (1, 1)


def test_a_raw_folder_that_cannot_be_written_is_an_error_and_nothing_counts_as_saved(
    news: NewsServer, desk: Desk
) -> None:
    news.serve_article("/a")
    desk.raw_dir.mkdir()
    (desk.raw_dir / "fetched").write_text("a file where the folder should be")
    with pytest.raises(OSError):
        desk.fetch(page(f"{news.base}/a"))
    (desk.raw_dir / "fetched").unlink()
    assert desk.fetch(page(f"{news.base}/a")).pages_saved == 1


def test_a_name_without_an_address_is_a_failure_that_may_pass(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    summary = desk.fetch(page("http://nowhere.example.org/a"), retries=0)
    assert dict(summary.failures) == {"connection": 1}
