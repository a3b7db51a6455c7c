"""Every format says where its publication date comes from, and the day a file was made is never that."""

import json
import os
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines.articles.discover import discover
from pipelines.articles.formats import FORMATS
from pipelines.articles.read import read_file

TEXT = "Two rockets hit the depot near Karim on Tuesday, and three soldiers were hurt, a provincial official said."
DATED = f"KARIM, March 17, 2020 (Valley Wire) - {TEXT}"
URL = "https://valley-wire.example/2020/03/17/rockets"
PLAIN_URL = "https://valley-wire.example/rockets"


def as_page(text: str, head: str = "") -> str:
    return f"<html><head><title>Rockets</title>{head}</head><body><article><p>{text}</p></article></body></html>"


def as_rss(text: str, url: str, date_: str = "") -> str:
    item = f"<item><title>Rockets</title><link>{url}</link>{date_}<description>{text}</description></item>"
    names = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0"?><rss version="2.0" {names}><channel><title>Wire</title>{item}</channel></rss>'


def as_atom(text: str, url: str, dates: str) -> str:
    entry = f'<entry><title>Rockets</title><link href="{url}"/>{dates}<content type="text">{text}</content></entry>'
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>{entry}</feed>'


def as_warc(page: str, url: str, content_type: str = "text/html") -> bytes:
    file = BytesIO()
    headers = StatusAndHeaders(
        "200 OK",
        [("Content-Type", content_type), ("Date", "Sat, 02 Nov 2024 00:00:00 GMT"), ("Last-Modified", "2024-11-02")],
        protocol="HTTP/1.1",
    )
    writer = WARCWriter(file, gzip=False)
    record = writer.create_warc_record(
        url,
        "response",
        BytesIO(page.encode()),
        http_headers=headers,
        warc_headers_dict={"WARC-Date": "2024-11-02T00:00:00Z"},
    )
    writer.write_record(record)
    return file.getvalue()


def as_json(text: str, **fields: str) -> str:
    return json.dumps({"@type": "NewsArticle", "articleBody": text, **fields})


def as_news_please(text: str, **fields: str | None) -> str:
    return json.dumps({"maintext": text, "date_download": "2024-11-02 00:00:00", "date_modify": "2024-11-02", **fields})


META = '<meta property="article:published_time" content="2020-03-17T08:00:00Z">'
JSON_LD = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2020-03-17"}</script>'
CHANGED = '<meta property="article:modified_time" content="2024-11-02T08:00:00Z">'

CASES: list[tuple[str, str | bytes, str]] = [
    ("a.txt", f"Rockets\nPublished: 2020-03-17\n\n{TEXT}", "stated"),
    ("a.txt", f"Rockets\n{DATED}", "dateline"),
    ("a.txt", f"Rockets\nURL: {URL}\n\n{TEXT}", "url"),
    ("a.txt", f"Rockets\n{TEXT}", "none"),
    ("a.md", f"---\ntitle: Rockets\ndate: 2020-03-17\n---\n{TEXT}", "stated"),
    ("a.md", f"# Rockets\n\n{DATED}", "dateline"),
    ("a.md", f"---\nurl: {URL}\n---\n{TEXT}", "url"),
    ("a.md", f"# Rockets\n\n{TEXT}", "none"),
    ("a.html", as_page(TEXT, META), "stated"),
    ("a.html", as_page(TEXT, JSON_LD), "stated"),
    ("a.htm", as_page(TEXT, f'<link rel="canonical" href="{URL}">'), "url"),
    ("a.html", as_page(TEXT, CHANGED), "none"),
    ("a.json", as_json(TEXT, datePublished="2020-03-17T08:00:00Z"), "stated"),
    ("a.json", as_json(DATED), "dateline"),
    ("a.json", as_json(TEXT, url=URL), "url"),
    ("a.json", as_json(TEXT, dateModified="2024-11-02"), "none"),
    ("a.json", as_news_please(TEXT, date_publish="2020-03-17 08:00:00"), "stated"),
    ("a.json", as_news_please(TEXT, url=PLAIN_URL), "none"),
    ("a.jsonl", as_json(TEXT, datePublished="2020-03-17"), "stated"),
    ("a.ndjson", as_json(TEXT), "none"),
    ("a.xml", as_rss(TEXT, PLAIN_URL, "<pubDate>Tue, 17 Mar 2020 08:00:00 GMT</pubDate>"), "stated"),
    ("a.rss", as_rss(TEXT, PLAIN_URL, "<dc:date>2020-03-17T08:00:00Z</dc:date>"), "stated"),
    ("a.rss", as_rss(TEXT, URL), "url"),
    ("a.rss", as_rss(TEXT, PLAIN_URL), "none"),
    (
        "a.atom",
        as_atom(TEXT, PLAIN_URL, "<published>2020-03-17T08:00:00Z</published><updated>2024-11-02T00:00:00Z</updated>"),
        "stated",
    ),
    ("a.atom", as_atom(TEXT, URL, "<updated>2024-11-02T00:00:00Z</updated>"), "url"),
    ("a.atom", as_atom(TEXT, PLAIN_URL, "<updated>2020-03-17T08:00:00Z</updated>"), "updated"),
    ("a.warc", as_warc(as_page(TEXT, META), PLAIN_URL), "stated"),
    ("a.warc", as_warc(as_page(TEXT), URL), "url"),
    ("a.warc", as_warc(as_page(TEXT), PLAIN_URL), "none"),
]


@pytest.mark.parametrize(("name", "content", "basis"), CASES, ids=[f"{c[0]}-{c[2]}-{n}" for n, c in enumerate(CASES)])
def test_the_date_and_its_origin(tmp_path: Path, name: str, content: str | bytes, basis: str) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.utime(path, (1730505600, 1730505600))  # 2 November 2024
    [file] = discover(tmp_path)
    [article] = read_file(file).articles
    day = None if basis == "none" else date(2020, 3, 17)
    assert (article.published_on, article.published_basis) == (day, basis)


def test_every_ending_is_among_the_cases_with_and_without_a_date() -> None:
    without = {name[1:] for name, _, basis in CASES if basis == "none"}
    formats = {FORMATS[ending].name for ending in without}
    assert formats == {known.name for known in FORMATS.values()}
    assert {name[1:] for name, *_ in CASES} == set(FORMATS)
