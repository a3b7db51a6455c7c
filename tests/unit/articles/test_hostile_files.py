"""Files that no article came in: each is set aside with its reason, in bounded memory, and nothing raises."""

import gzip
import json
import random
import tracemalloc
from pathlib import Path

import pytest

from pipelines.articles import read as read_module
from pipelines.articles.discover import RawFile, discover
from pipelines.articles.limits import MAX_FILE_BYTES, MAX_REJECTED_ITEMS, MAX_TEXT_CHARS
from pipelines.articles.read import ReadResult, read_file


def read(folder: Path, name: str, content: bytes | str) -> ReadResult:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    [raw_file] = discover(folder)
    return read_file(raw_file)


def reasons(result: ReadResult) -> list[tuple[str, str]]:
    return [(one.item, one.reason) for one in result.rejected]


def sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.html", "a.md"])
def test_a_file_of_50_mb_is_refused_unopened(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sparse(tmp_path / name, 50_000_000)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(read_module, "open_source", never)
    [raw_file] = discover(tmp_path)
    result = read_file(raw_file)
    assert reasons(result) == [("", "too_large")]
    assert "50.0 MB" in result.rejected[0].detail
    assert "20.0 MB" in result.rejected[0].detail


def test_a_container_of_50_mb_is_streamed(tmp_path: Path) -> None:
    line = json.dumps({"articleBody": "x" * 500_000, "datePublished": "2020-03-17"}) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 100, encoding="utf-8")
    [raw_file] = discover(tmp_path)
    assert raw_file.size > 2 * MAX_FILE_BYTES
    reading = read_module.Reading(raw_file)
    tracemalloc.start()
    count = sum(1 for _ in reading)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 100
    assert peak < 15_000_000
    assert reading.rejected == []


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\r\n ", "empty"),
        ("a.txt", b"\xef\xbb\xbf", "empty"),
        ("a.jsonl", b"\n\n  \n", "empty"),
        ("a.xml", b"  \n", "empty"),
        ("a.warc", b"", "empty"),
        ("a.json.gz", gzip.compress(b""), "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "binary"),
        ("a.html", b"%PDF-1.7 \n", "binary"),
        ("a.json", b"PK\x03\x04", "binary"),
        ("a.txt", b"Title\nText\0", "binary"),
        ("a.txt", b"Title\n" + b"text " * 5_000 + b"\0", "binary"),
        ("a.jsonl", bytes(1_000_000), "binary"),
        ("a.xml", bytes(1_000), "binary"),
        ("a.warc", bytes(1_000), "binary"),
        ("a.txt.gz", gzip.compress(bytes(1_000)), "binary"),
        ("a.txt.gz", b"not gzip", "unreadable"),
        ("a.txt.gz", gzip.compress(random.Random(50).randbytes(50_000).hex().encode())[:-20_000], "unreadable"),
        ("a.warc", b"Title\nThis is no WARC file.", "unreadable"),
        ("a.json", "[" * 200_000, "unreadable"),
        ("a.json", '{"articleBody":' + "9" * 5_000 + "}", "unreadable"),
        ("a.json", '{"articleBody": "x"} {"articleBody": "y"}', "unreadable"),
        ("a.xml", "<rss><chan", "unreadable"),
        ("a.xml", "<urlset><url>x</url></urlset>", "unknown_format"),
        ("a.xml", '<rss version="2.0"><channel><title>x</title></channel></rss>', "no_article"),
        ("a.html", "<html><body></body></html>", "no_article"),
        ("a.html", "<html><body>" + "<div>" * 20_000 + "x" + "</div>" * 20_000, "no_article"),
        ("a.html", "<html><body>" + "<p>x" * 1_000_000, "too_large"),
        ("a.html", "<p " + " ".join(f"a{number}=1" for number in range(300_000)) + ">x</p>", "too_large"),
        ("a", "Title\nText", "unknown_format"),
        ("a.gz", gzip.compress(b"Title\nText"), "unknown_format"),
        ("a.docx", b"PK\x03\x04", "unknown_format"),
        ("txt", "Title\nText", "unknown_format"),
    ],
)
def test_a_file_without_an_article_has_one_reason(tmp_path: Path, name: str, content: bytes | str, reason: str) -> None:
    result = read(tmp_path, name, content)
    assert result.articles == []
    assert reasons(result) == [("", reason)]
    assert result.rejected[0].detail.endswith(".")


def test_a_gzip_bomb_unpacks_no_further_than_the_limit(tmp_path: Path) -> None:
    bomb = gzip.compress(b"a " * 100_000_000, compresslevel=9)
    assert len(bomb) < 500_000
    (tmp_path / "a.txt.gz").write_bytes(bomb)
    del bomb
    [raw_file] = discover(tmp_path)
    tracemalloc.start()
    result = read_file(raw_file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reasons(result) == [("", "too_large")]
    assert peak < 4 * MAX_FILE_BYTES


def test_a_bomb_in_a_container_stops_at_the_containers_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.articles.source.MAX_CONTAINER_BYTES", 5_000_000)
    monkeypatch.setattr("pipelines.articles.formats.news_json.MAX_ITEM_BYTES", 1_000_000)
    good = json.dumps({"articleBody": "One.", "datePublished": "2020-03-17"}).encode()
    result = read(tmp_path, "a.jsonl.gz", gzip.compress(good + b"\n" + b" " * 30_000_000))
    assert [article.text for article in result.articles] == ["One."]
    assert reasons(result) == [("line 2", "too_large"), ("", "too_large")]
    assert result.rejected[1].detail.endswith("were kept.")


def test_an_overlong_line_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.articles.formats.news_json.MAX_ITEM_BYTES", 1_000)
    good = json.dumps({"articleBody": "One.", "datePublished": "2020-03-17"})
    result = read(tmp_path, "a.jsonl", f"{good}\n{'x' * 3_000_000}\n{good.replace('One', 'Two')}\n")
    assert [(article.item, article.text) for article in result.articles] == [("line 1", "One."), ("line 3", "Two.")]
    assert reasons(result) == [("line 2", "too_large")]


def test_a_text_beyond_the_limit_is_not_an_article(tmp_path: Path) -> None:
    result = read(tmp_path, "a.txt", "Title\n" + "x" * (MAX_TEXT_CHARS + 1))
    assert reasons(result) == [("", "too_large")]
    (tmp_path / "a.txt").unlink()
    [article] = read(tmp_path, "b.txt", "Title\n" + "x" * MAX_TEXT_CHARS).articles
    assert len(article.text) == MAX_TEXT_CHARS


def test_rejections_of_one_file_are_bounded(tmp_path: Path) -> None:
    result = read(tmp_path, "a.jsonl", "{\n" * (MAX_REJECTED_ITEMS + 25))
    assert len(result.rejected) == MAX_REJECTED_ITEMS + 1
    assert result.rejected[-1].item == "others"
    assert result.rejected[-1].detail.startswith("25 more")


def test_an_xml_bomb_is_not_expanded(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "boom">{entities}]><rss version="2.0"><channel>'
        "<item><title>T</title><description>&e11;</description></item></channel></rss>"
    )
    result = read(tmp_path, "a.xml", feed)
    assert sum(len(article.text) for article in result.articles) < 1_000


def test_an_entity_of_a_feed_never_reads_a_file(tmp_path: Path) -> None:
    secret = tmp_path / ".secret"
    secret.write_text("the secret", encoding="utf-8")
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]><rss version="2.0"><channel>'
        "<item><title>T</title><description>Text &e; text</description></item></channel></rss>"
    )
    result = read(tmp_path, "a.xml", feed)
    assert "the secret" not in str(result)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“It’s”, he said – and left."),
        ("cp1252", "Un café a été frappé à Besançon lundi, où l’armée était déployée depuis l’été dernier."),
        ("cp1250", "Rakiety uderzyły w bazę w Iraku, gdzie stacjonują żołnierze koalicji, powiedział rzecznik."),
        ("cp1251", "Ракеты попали в базу в Ираке, сообщили военные."),
        ("utf-16", "Two “rockets” hit."),
    ],
)  # fmt: skip
def test_other_encodings_are_detected(tmp_path: Path, encoding: str, text: str) -> None:
    result = read(tmp_path, "a.txt", text.encode(encoding))
    assert [article.text for article in result.articles] == [text]
    assert reasons(result) == [("", "no_publication_date")]


def test_bytes_of_no_encoding_are_replaced_and_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.articles.decoding._detect", lambda data: None)
    result = read(tmp_path, "a.txt", b"Title\nPublished: 2020-03-17\n\nTwo \xff\xfe rockets")
    [article] = result.articles
    assert article.text == "Two \ufffd\ufffd rockets"
    assert reasons(result) == [("", "invalid_field")]
    assert "replaced" in result.rejected[0].detail


def test_lone_surrogates_become_storable_and_keep_every_offset(tmp_path: Path) -> None:
    content = '{"headline": "A\\ud800", "articleBody": "ab\\udfffcd \\ud83d\\ude80", "datePublished": "2020-03-17"}'
    [article] = read(tmp_path, "a.json", content).articles
    assert (article.title, article.text) == ("A\ufffd", "ab\ufffdcd \U0001f680")
    article.text.encode("utf-8")


RECORD = "WARC/1.0\r\nWARC-Type: {0}\r\nWARC-Target-URI: https://desk.example/1\r\nContent-Type: {1}\r\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("WARC/1.0\r\n" + "x" * 3_000_000, id="one line without an end"),
        pytest.param("WARC/1.0\r\n" + "X-A: b\r\n" * 300_000, id="headers of a record without an end"),
        pytest.param(
            RECORD.format("response", "application/http")
            + "Content-Length: 9000000\r\n\r\nHTTP/1.1 200 OK\r\n"
            + "X-A: b\r\n" * 300_000,
            id="headers of an answer without an end",
        ),
    ],
)
def test_headers_of_an_archive_are_bounded(tmp_path: Path, content: str) -> None:
    assert reasons(read(tmp_path, "a.warc", content)) == [("", "too_large")]


def test_records_without_content_add_up_to_nothing(tmp_path: Path) -> None:
    empty = RECORD.format("metadata", "text/plain") + f"X-Long: {'x' * 1_000}\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    page = (
        "<html><body><article><p>"
        + "Two rockets fell on a camp near the river on Monday. " * 9
        + "</p></article></html>"
    )
    last = RECORD.format("resource", "text/html") + f"Content-Length: {len(page)}\r\n\r\n{page}\r\n\r\n"
    result = read(tmp_path, "a.warc", empty * 1_500 + last)
    assert [article.item for article in result.articles] == ["record 1501"]


def test_what_the_system_refuses_to_open_is_unreadable(tmp_path: Path) -> None:
    gone = RawFile("gone.txt", tmp_path / "gone.txt", size=5, modified_ns=1)
    result = read_file(gone)
    assert reasons(result) == [("", "unreadable")]
    assert result.file_sha256 is None


def test_a_failing_library_ends_one_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("pipelines.articles.formats.html.bare_extraction", fail)
    result = read(tmp_path, "a.html", "<html><body><p>Text of the page</p></body></html>")
    assert reasons(result) == [("", "unreadable")]
    assert "RecursionError" in result.rejected[0].detail
