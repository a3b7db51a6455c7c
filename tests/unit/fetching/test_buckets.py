"""What is copied out of an S3-compatible store that runs on this machine, and what a store's moods come to."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from pipelines.articles.discover import discover
from pipelines.articles.formats import FORMATS
from pipelines.articles.read import read_file
from pipelines.fetching import bucket as bucket_module
from pipelines.fetching.bucket import READ_ENDINGS, Bucket, is_read, place_of
from pipelines.fetching.config import Source
from pipelines.fetching.run import FetchSummary
from tests.unit.fetching import news_server as say
from tests.unit.fetching.conftest import Desk
from tests.unit.fetching.news_server import NewsServer

PLACE = "fetched/buckets/archive/"


@pytest.fixture(autouse=True)
def who_asks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the tester's own AWS configuration, and nobody but the environment's made-up user."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "aws_config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "aws_credentials"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "orchard")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "not-a-secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")


@pytest.fixture(scope="module")
def store_address() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


class Store:
    """A bucket ``clippings`` to put things into."""

    def __init__(self, address: str):
        self.address = address
        self.client = boto3.session.Session().client("s3", endpoint_url=address)
        self.client.create_bucket(Bucket="clippings")

    def put(self, key: str, body: bytes | str) -> None:
        self.client.put_object(Bucket="clippings", Key=key, Body=body)

    def source(self, prefix: str = "", **values: Any) -> Source:
        return Source(name="archive", bucket=f"s3://clippings/{prefix}", endpoint=self.address, **values)


@pytest.fixture
def store(store_address: str) -> Iterator[Store]:
    found = Store(store_address)
    yield found
    for page in found.client.get_paginator("list_objects_v2").paginate(Bucket="clippings"):
        for entry in page.get("Contents", []):
            found.client.delete_object(Bucket="clippings", Key=entry["Key"])
    found.client.delete_bucket(Bucket="clippings")


def news(text: str) -> str:
    return json.dumps({"@type": "NewsArticle", "articleBody": text, "datePublished": "2020-03-17"})


def texts_in(raw_dir: Path) -> dict[str, str]:
    return {
        file.file_path.removeprefix(PLACE): article.text
        for file in discover(raw_dir)
        for article in read_file(file).articles
    }


def reasons(summary: FetchSummary, kind: str = "object") -> list[tuple[str, str]]:
    return [(one.result, one.reason) for one in summary.attempts if one.kind == kind]


def test_objects_below_the_prefix_become_raw_files(store: Store, desk: Desk) -> None:
    store.put("json/2020/a.json", news("Alpha"))
    store.put("json/b.json", news("Beta"))
    store.put("json/photo.jpg", b"\xff\xd8")
    store.put("other/c.json", news("Gamma"))
    summary = desk.fetch(store.source("json/"))
    assert texts_in(desk.raw_dir) == {"json/2020/a.json": "Alpha", "json/b.json": "Beta"}
    assert (summary.objects_saved, dict(summary.failures)) == (2, {})
    first, *_, listing = summary.attempts
    assert (first.url, first.saved_in) == ("s3://clippings/json/2020/a.json", f"{PLACE}json/2020/a.json")
    assert listing.kind == "bucket" and listing.detail.startswith("2 objects, of which 2 are copied now")
    assert "1 of no raw format" in listing.detail


def test_only_what_is_new_or_changed_is_asked_for(store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put("a.json", news("Alpha"))
    store.put("b.json", news("Beta"))
    desk.fetch(store.source())
    asked: list[str] = []
    copy = Bucket.copy
    monkeypatch.setattr(Bucket, "copy", lambda self, stored, to: (asked.append(stored.key), copy(self, stored, to))[1])
    assert reasons(desk.fetch(store.source()), "bucket") == [("not_modified", "not_modified")]
    store.put("a.json", news("Alpha, corrected"))
    store.put("c.json", news("Gamma"))
    assert desk.fetch(store.source()).objects_saved == 2
    assert sorted(asked) == ["a.json", "c.json"]
    assert texts_in(desk.raw_dir) == {"a.json": "Alpha, corrected", "b.json": "Beta", "c.json": "Gamma"}


def test_an_object_that_left_the_store_is_no_retraction(store: Store, desk: Desk) -> None:
    store.put("a.json", news("Alpha"))
    desk.fetch(store.source())
    store.client.delete_object(Bucket="clippings", Key="a.json")
    assert dict(desk.fetch(store.source()).failures) == {}
    assert texts_in(desk.raw_dir) == {"a.json": "Alpha"}


def test_a_run_copies_so_many_and_the_rest_waits(store: Store, desk: Desk) -> None:
    for number in range(5):
        store.put(f"{number}.json", news(f"Number {number}"))
    counts = [
        (one.objects_saved, one.pages_left) for one in (desk.fetch(store.source(), objects_per_run=2) for _ in range(4))
    ]
    assert counts == [(2, 3), (2, 1), (1, 0), (0, 0)]
    assert len(texts_in(desk.raw_dir)) == 5


def test_more_objects_than_a_listing_holds(store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTO_S3_DEFAULT_MAX_KEYS", "3")  # a real store lists a thousand at a time
    for number in range(8):
        store.put(f"{number}.txt", "Title\nText")
    assert desk.fetch(store.source()).objects_saved == 8
    assert len(desk.raw_files()) == 8


def test_an_object_too_large_is_left_until_the_limit_is_raised(store: Store, desk: Desk) -> None:
    store.put("a.json", news("x" * 5_000))
    for _ in range(2):
        summary = desk.fetch(store.source(), max_object_bytes=1_000)
        assert texts_in(desk.raw_dir) == {}
    assert reasons(summary) == []
    assert desk.fetch(store.source(), max_object_bytes=10_000).objects_saved == 1


def test_keys_lead_nowhere_else_and_share_no_place(store: Store, desk: Desk) -> None:
    keys = [
        "../../up.json",
        "/root.json",
        "a//b.json",
        "a/b.json",
        ".hidden.json",
        "q?%41.json",
        "qA.json",
        "n\u00fc.json",
    ]
    for key in [*keys, "x" * 300 + ".json"]:
        store.put(key, news(key))
    assert desk.fetch(store.source()).objects_saved == len(keys) + 1
    found = desk.raw_files()
    assert len(found) == len(keys) + 1 and all(path.startswith(PLACE) for path in found)
    assert set(texts_in(desk.raw_dir).values()) == {*keys, "x" * 300 + ".json"}


def test_a_name_that_is_also_a_folder_is_recorded_and_stops_nothing(store: Store, desk: Desk) -> None:
    for key in ("a.json", "a.json/b.json", "c.json"):
        store.put(key, news(key))
    summary = desk.fetch(store.source(), hosts_at_once=1)
    assert reasons(summary) == [("saved", "ok"), ("refused", "name_clash"), ("saved", "ok")]
    assert desk.fetch(store.source()).objects_saved == 0


# --- a store that doesn't answer as it should -------------------------------------------------------------------------


def test_a_bucket_that_is_not_there(store: Store, desk: Desk) -> None:
    summary = desk.fetch(Source(name="lost", bucket="s3://no-such-bucket/x/", endpoint=store.address))
    assert reasons(summary, "bucket") == [("failed", "no_bucket")]


def test_nobody_is_named(store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    summary = desk.fetch(store.source())
    assert reasons(summary, "bucket") == [("failed", "no_credentials")]
    assert "AWS's own configuration" in summary.attempts[0].detail


def test_credentials_and_address_may_stand_in_awss_own_configuration(
    store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    (tmp_path / "aws_config").write_text(
        f"[profile desk]\naws_access_key_id = a\naws_secret_access_key = b\nendpoint_url = {store.address}\n"
        "s3 =\n    addressing_style = path\n"
    )
    store.put("a.json", news("Alpha"))
    source = Source(name="archive", bucket="s3://clippings")
    monkeypatch.setenv("AWS_PROFILE", "desk")
    assert desk.fetch(source).objects_saved == 1
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    assert reasons(desk.fetch(source), "bucket") == [("failed", "no_credentials")]


def test_a_store_that_is_off_costs_only_itself(news: NewsServer, desk: Desk) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    news.serve_article("/a")
    off = Source(name="archive", bucket="s3://clippings", endpoint=f"http://127.0.0.1:{port}")
    summary = desk.fetch(off, Source(name="desk", pages=(f"{news.base}/a",)), retries=0)
    assert (reasons(summary, "bucket"), summary.pages_saved) == ([("failed", "connection")], 1)


LISTING = (
    '<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>clippings</Name>'
    "<IsTruncated>false</IsTruncated><Contents><Key>a.json</Key><ETag>&quot;e1&quot;</ETag><Size>{size}</Size>"
    "</Contents></ListBucketResult>"
)
LISTED = "/clippings?list-type=2&prefix=&encoding-type=url"


def test_a_store_that_refuses(news: NewsServer, desk: Desk) -> None:
    news.replies[LISTED] = say.status(403)
    summary = desk.fetch(Source(name="archive", bucket="s3://clippings", endpoint=news.base), retries=0)
    assert reasons(summary, "bucket") == [("failed", "access_denied")]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (say.cut_off, "connection"),
        (say.silent, "timeout"),
        (say.status(500), "s3_500"),
        (say.status(412), "changed_meanwhile"),
        (say.text("much more than was listed" * 99), "changed_meanwhile"),
    ],
    ids=["cut-off", "silent", "500", "changed", "too-much"],
)
def test_an_object_that_does_not_come_whole_leaves_nothing_and_is_asked_for_again(
    news: NewsServer, desk: Desk, reply: say.Reply, reason: str
) -> None:
    news.replies[LISTED] = say.text(LISTING.format(size=1_000), "application/xml")
    news.replies["/clippings/a.json"] = reply
    source = Source(name="archive", bucket="s3://clippings", endpoint=news.base)
    summary = desk.fetch(source, retries=0, timeout_s=0.5, give_up_after=2)
    assert reasons(summary) == [("failed", reason)]
    assert desk.raw_files() == []
    assert reasons(desk.fetch(source, retries=0, timeout_s=0.5, give_up_after=2)) == [("failed", reason)]
    assert reasons(desk.fetch(source, retries=0, timeout_s=0.5, give_up_after=2)) == []


def test_the_version_that_was_listed_is_asked_for(news: NewsServer, desk: Desk) -> None:
    body = b'{"articleBody": "Alpha"}'
    news.replies[LISTED] = say.text(LISTING.format(size=len(body)), "application/xml")
    news.replies["/clippings/a.json"] = say.in_bytes(body, "application/json")
    desk.fetch(Source(name="archive", bucket="s3://clippings", endpoint=news.base))
    assert news.requests[-1].headers["if-match"] == '"e1"'
    assert texts_in(desk.raw_dir) == {"a.json": "Alpha"}


def test_without_the_library_the_record_says_how_to_get_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bucket_module, "find_spec", lambda name: None)
    summary = desk.fetch(Source(name="archive", bucket="s3://clippings"))
    assert reasons(summary, "bucket") == [("failed", "no_s3_library")]
    assert "aftermath[s3]" in summary.attempts[0].detail


def test_fetching_loads_the_library_only_for_a_bucket() -> None:
    program = "import sys, pipelines.fetching.run; print('boto3' in sys.modules, 'botocore' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


# --- kills and disks --------------------------------------------------------------------------------------------------


def test_a_kill_between_file_and_record_copies_again_and_loses_nothing(
    store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put("a.json", news("Alpha"))
    with monkeypatch.context() as killed:
        killed.setattr("pipelines.fetching.run._Run._of_object", lambda *given: pytest.exit("killed"))
        with pytest.raises(pytest.exit.Exception):
            desk.fetch(store.source())
    half = desk.raw_dir / PLACE / ".b.json.part"
    half.write_bytes(b"half")
    summary = desk.fetch(store.source())
    assert (summary.objects_saved, texts_in(desk.raw_dir), half.exists()) == (1, {"a.json": "Alpha"}, False)


def test_a_full_disk_stops_the_run_with_what_was_copied_on_record(
    store: Store, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abc":
        store.put(f"{name}.json", news(name))
    copy = Bucket.copy

    def fill(self: Bucket, stored: Any, target: Path) -> Any:
        if stored.key == "b.json":
            raise OSError(28, "No space left on device")
        return copy(self, stored, target)

    with monkeypatch.context() as full:
        full.setattr(Bucket, "copy", fill)
        with pytest.raises(OSError, match="No space"):
            desk.fetch(store.source())
    assert desk.fetch(store.source()).objects_saved == 1
    assert sorted(texts_in(desk.raw_dir)) == ["a.json", "b.json", "c.json"]


# --- small parts ------------------------------------------------------------------------------------------------------


def test_the_endings_are_those_that_the_reader_knows() -> None:
    assert set(READ_ENDINGS) == set(FORMATS)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("a/b.JSON.gz", True),
        ("a.warc.gz", True),
        ("a.gz", False),
        ("a/", False),
        ("a.jpg", False),
        ("x/ReadMe.md", False),
    ],
)
def test_what_is_worth_copying(key: str, expected: bool) -> None:
    assert is_read(key) is expected


def test_places_are_readable_where_they_can_be(tmp_path: Path) -> None:
    place = place_of(tmp_path, "archive", "warc/2020/a b-1.warc.gz")
    assert place == tmp_path / "fetched/buckets/archive/warc/2020/a b-1.warc.gz"
