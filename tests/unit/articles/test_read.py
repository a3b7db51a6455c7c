"""Reading files of every format, exactly; the hostile ones are in test_hostile_files.py."""

import gzip
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines.articles.discover import discover
from pipelines.articles.read import ReadResult, read_file

# no-break spaces, curly quotes, trailing spaces, a separator that is no line end, an astral character
EXACT = " Two\u00a0rockets hit “Taji”, it’s\u2028said.  \n\n\tThe end \U0001f680  "
LONG = (
    "The army said that two rockets hit the base near the town on Monday night and that nobody was hurt in the attack."
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Rockets hit base | Desk</title>
<link rel="canonical" href="https://example.org/news/rockets"><meta property="og:site_name" content="The Desk">
%s</head><body><nav>Home News Sport</nav><article><h1>Rockets hit base</h1>
%s<p>{LONG}</p><p>“It made no mention of casualties”, he said.</p></article>
<aside><p>Read more: another story of 1 May 2021</p></aside></body></html>"""


def read(folder: Path, name: str, content: bytes | str) -> ReadResult:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    [raw_file] = discover(folder)
    return read_file(raw_file)


def news(**fields: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **fields}


def reasons(result: ReadResult) -> list[tuple[str, str]]:
    return [(one.item, one.reason) for one in result.rejected]


def test_a_json_article_keeps_its_text_character_for_character(tmp_path: Path) -> None:
    article = news(
        headline="Rockets",
        articleBody=EXACT,
        datePublished="2020-03-17T23:10:00-05:00",
        url="https://example.org/1",
        publisher={"@type": "Organization", "name": "The Desk"},
        inLanguage="en-US",
    )
    result = read(tmp_path, "a.json", json.dumps(article, ensure_ascii=False))
    [found] = result.articles
    assert found.text == EXACT
    assert (found.title, found.url, found.publisher) == ("Rockets", "https://example.org/1", "The Desk")
    assert (found.published_on, found.published_basis, found.language) == (date(2020, 3, 17), "stated", "en")
    assert (found.file_path, found.item, result.format) == ("a.json", "", "json")
    assert result.rejected == []


@pytest.mark.parametrize(
    ("value", "items"),
    [
        ([news(articleBody="One"), news(articleBody="Two")], ["record 1", "record 2"]),
        ({"@graph": [{"@type": "WebSite", "name": "x"}, news(articleBody="One")]}, [""]),
        (
            {"@graph": [news(articleBody="One"), {"@type": ["ReportageNewsArticle"], "articleBody": "Two"}]},
            ["record 1", "record 2"],
        ),
        ({"@type": "WebPage", "mainEntity": news(articleBody="One")}, [""]),
        ({"maintext": "One", "date_publish": "2020-03-17 10:00:00", "source_domain": "example.org"}, [""]),
    ],
)  # fmt: skip
def test_articles_are_found_in_every_shape_of_json(tmp_path: Path, value: Any, items: list[str]) -> None:
    result = read(tmp_path, "a.json", json.dumps(value))
    assert [article.item for article in result.articles] == items
    assert [article.text for article in result.articles] == ["One", "Two"][: len(items)]


def test_a_publisher_that_is_only_referred_to_is_looked_up(tmp_path: Path) -> None:
    graph = [
        news(articleBody="One", publisher={"@id": "#us"}, mainEntityOfPage={"@id": "https://example.org/1"}),
        {"@id": "#us", "@type": "Organization", "name": "The Desk"},
    ]
    [article] = read(tmp_path, "a.json", json.dumps({"@graph": graph})).articles
    assert (article.publisher, article.url) == ("The Desk", "https://example.org/1")


def test_fields_of_wrong_type_are_reported_and_the_article_is_kept(tmp_path: Path) -> None:
    article = news(
        headline=5, articleBody="Text.", datePublished=1584403200, url=["https://example.org/1"], publisher=True
    )
    result = read(tmp_path, "a.json", json.dumps(article))
    [found] = result.articles
    assert (found.title, found.publisher, found.url) == (None, None, "https://example.org/1")
    details = {one.reason: one.detail for one in result.rejected}
    assert set(details) == {"invalid_field", "no_publication_date"}
    assert all(name in details["invalid_field"] for name in ("title", "publisher", "published"))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (news(headline="x"), "no_article"),
        (news(articleBody="  \n "), "no_article"),
        (news(articleBody=["a", "b"]), "invalid_field"),
        ({"@type": "Organization", "name": "x"}, "no_article"),
        ({}, "no_article"),
        ([], "no_article"),
        (5, "no_article"),
        (None, "no_article"),
    ],
)
def test_json_without_a_readable_text_yields_no_article(tmp_path: Path, value: Any, reason: str) -> None:
    result = read(tmp_path, "a.json", json.dumps(value))
    assert result.articles == []
    assert reasons(result) == [("", reason)]


def test_broken_json_is_located(tmp_path: Path) -> None:
    result = read(tmp_path, "a.json", '{\n  "headline": "x",\n  "articleBody" "y"}')
    assert reasons(result) == [("", "unreadable")]
    assert "line 3, column 17" in result.rejected[0].detail
    assert result.file_sha256 is not None


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    good = news(articleBody=EXACT, datePublished="2020-03-17")
    lines = [json.dumps(good, ensure_ascii=False), "", "{broken", json.dumps(good | {"articleBody": "Last"})]
    result = read(tmp_path, "a.jsonl", "\n".join(lines))
    assert [(article.item, article.text) for article in result.articles] == [("line 1", EXACT), ("line 4", "Last")]
    assert reasons(result) == [("line 3", "unreadable")]


def test_an_undated_article_is_kept_and_reported(tmp_path: Path) -> None:
    result = read(tmp_path, "a.txt", "Title\nTwo rockets hit the base on Tuesday.")
    [article] = result.articles
    assert (article.published_on, article.published_basis) == (None, "none")
    assert reasons(result) == [("", "no_publication_date")]
    assert "kept" in result.rejected[0].detail


@pytest.mark.parametrize(
    ("content", "title", "text"),
    [
        ("Title\nBody", "Title", "Body"),
        ("\ufeffTitle\r\n\r\nOne.\r\nTwo. \r\n\r\n", "Title", "One.\nTwo. "),
        ("\n\nTitle  \n\n\n  Indented “one”\u00a0.\n\nTwo\n", "Title", "  Indented “one”\u00a0.\n\nTwo"),
        ("Only one line, which is all there is.", None, "Only one line, which is all there is."),
        ("Title\nBaghdad: two rockets hit.\n\nMore.", "Title", "Baghdad: two rockets hit.\n\nMore."),
        ("Title\n\nPublished: 2020-03-17\nMore.", "Title", "Published: 2020-03-17\nMore."),
    ],
)
def test_plain_text_is_a_title_and_the_rest(tmp_path: Path, content: str, title: str | None, text: str) -> None:
    [article] = read(tmp_path, "a.txt", content).articles
    assert (article.title, article.text) == (title, text)


def test_lines_below_the_title_may_hold_metadata(tmp_path: Path) -> None:
    header = "Published: 17 March 2020\nPublisher: The Desk\nByline: A. B.\nURL: https://example.org/1\nLanguage: en"
    content = f"Title\n{header}\n\nBody: one."
    result = read(tmp_path, "a.txt", content)
    [article] = result.articles
    assert (article.publisher, article.url, article.language) == ("The Desk", "https://example.org/1", "en")
    assert (article.published_on, article.published_basis) == (date(2020, 3, 17), "stated")
    assert article.text == "Body: one."
    assert result.rejected == []


def test_markdown_has_front_matter_and_a_heading(tmp_path: Path) -> None:
    front_matter = '---\ndate: "2020-03-17"\npublisher: The Desk\nauthor: x\n---\n'
    content = f"{front_matter}\n# Rockets: again #\n\nOne **two**.\n\n# Later\n\nEnd"
    [article] = read(tmp_path, "a.md", content).articles
    assert (article.title, article.publisher, article.published_on) == ("Rockets: again", "The Desk", date(2020, 3, 17))
    assert article.text == "One **two**.\n\n# Later\n\nEnd"


def test_markdown_without_front_matter_keeps_a_rule_in_the_text(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.md", "Intro\n\n---\n\n# Heading\nText").articles
    assert (article.title, article.text) == ("Heading", "Intro\n\n---\n\n# Heading\nText")


@pytest.mark.parametrize(
    ("head", "body", "day", "basis"),
    [
        (
            '<meta property="article:published_time" content="2020-03-17T23:30:00-05:00">',
            "", date(2020, 3, 17), "stated",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-03-16"}</script>'
            '<meta name="date" content="2020-03-18">', "", date(2020, 3, 16), "stated",
        ),
        (
            "", '<time class="updated" datetime="2020-03-19"></time><time datetime="2020-03-17T01:00Z">x</time>',
            date(2020, 3, 17), "stated",
        ),
        ("", '<span class="publish-date">Tuesday, 17 March 2020</span>', date(2020, 3, 17), "stated"),
        ('<script type="application/ld+json">{broken</script>', "", None, "none"),
    ],
)  # fmt: skip
def test_a_page_is_dated_by_what_it_states(tmp_path: Path, head: str, body: str, day: date | None, basis: str) -> None:
    [article] = read(tmp_path, "a.html", PAGE % (head, body)).articles
    assert (article.published_on, article.published_basis) == (day, basis)


def test_a_page_yields_its_article_without_the_page_around_it(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.html", PAGE % ("", "")).articles
    assert LONG in article.text
    assert "“It made no mention of casualties”" in article.text
    assert "Sport" not in article.text
    assert (article.title, article.publisher, article.language) == ("Rockets hit base", "The Desk", "en")
    assert article.url == "https://example.org/news/rockets"


def test_a_page_in_a_declared_encoding_is_read_in_it(tmp_path: Path) -> None:
    page = (PAGE % ('<meta charset="windows-1251">', "<p>Ракеты попали в базу.</p>")).replace("“", "").replace("”", "")
    [article] = read(tmp_path, "a.html", page.encode("cp1251")).articles
    assert "Ракеты попали в базу." in article.text


def test_rss_and_atom_entries_are_articles(tmp_path: Path) -> None:
    rss = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>Desk &amp; Co</title><language>en-gb</language>
    <item><title>One &amp; two</title><link>https://example.org/1</link>
    <pubDate>Tue, 17 Mar 2020 23:30:00 -0500</pubDate>
    <description>Short.</description><content:encoded><![CDATA[<p>Two&nbsp;rockets.</p><p>A <b>sec</b>ond<br>line</p>]]>
    </content:encoded></item><item><title>Nothing</title></item></channel></rss>"""
    result = read(tmp_path, "a.xml", rss)
    [article] = result.articles
    assert (article.item, article.title, article.publisher) == ("entry 1", "One & two", "Desk & Co")
    assert article.text == "Two\u00a0rockets.\n\nA second\nline"
    assert (article.published_on, article.language, article.url) == (date(2020, 3, 17), "en", "https://example.org/1")
    assert reasons(result) == [("entry 2", "no_article")]

    (tmp_path / "a.xml").unlink()
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>T</title><link href="https://e.org/2"/>
    <updated>2020-03-16T01:00:00+03:00</updated><content type="text">Plain &lt;text&gt;.</content></entry></feed>"""
    [article] = read(tmp_path, "b.atom", atom).articles
    assert (article.text, article.published_on) == ("Plain <text>.", date(2020, 3, 16))


def test_a_large_feed_is_read_in_pieces_without_losing_an_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.articles.formats.feed._PIECE_BYTES", 700)
    items = "".join(
        f"<item><title>T{number}</title><link>https://e.org/{number}</link><description>Text {number}</description>"
        f"<pubDate>Tue, 17 Mar 2020 10:00:00 GMT</pubDate></item>\n"
        for number in range(50)
    )
    result = read(
        tmp_path, "a.xml", f'<?xml version="1.0"?><rss version="2.0"><channel><title>D</title>{items}</channel></rss>'
    )
    assert [article.text for article in result.articles] == [f"Text {number}" for number in range(50)]
    assert [article.item for article in result.articles] == [f"entry {number}" for number in range(1, 51)]
    assert {article.publisher for article in result.articles} == {"D"}
    assert result.rejected == []


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_of_a_warc_are_articles(tmp_path: Path, name: str) -> None:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=name.endswith(".gz"))
    writer.write_record(writer.create_warcinfo_record("x", {"software": "test"}))

    def respond(url: str, content: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> None:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(content), http_headers=headers)
        )

    page = (PAGE % ("", "")).replace('<link rel="canonical" href="https://example.org/news/rockets">', "").encode()
    respond("https://example.org/2020/03/17/rockets", page)
    respond("https://example.org/missing", page, status="404 Not Found")
    respond("https://example.org/x.png", b"\x89PNG\0", kind="image/png")
    respond("https://example.org/empty", b"")
    result = read(tmp_path, name, file.getvalue())
    [article] = result.articles
    assert (article.item, article.url) == ("record 2", "https://example.org/2020/03/17/rockets")
    assert (article.published_on, article.published_basis) == (date(2020, 3, 17), "url")
    assert reasons(result) == [("record 5", "empty")]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.TXT.GZ"])
def test_every_format_may_be_gzipped(tmp_path: Path, name: str) -> None:
    [article] = read(tmp_path, name, gzip.compress(b"Title\nBody")).articles
    assert (article.title, article.text) == ("Title", "Body")


def test_the_language_is_guessed_only_from_enough_words(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.txt", f"Title\n{LONG}").articles
    assert article.language == "en"
    (tmp_path / "a.txt").unlink()
    [article] = read(tmp_path, "b.txt", "Title\nTwo rockets hit.").articles
    assert article.language is None
