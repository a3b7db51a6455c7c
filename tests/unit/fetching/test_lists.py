"""Which addresses a list names: plain, as a table, as GDELT publishes them, packed, and packed with bad intent."""

import gzip
import io
import zipfile

import pytest

from pipelines.fetching import links
from pipelines.fetching.config import Source
from pipelines.fetching.links import UnreadableListError, links_of_list
from tests.unit.fetching import news_server as say
from tests.unit.fetching.conftest import Desk
from tests.unit.fetching.news_server import NewsServer

A, B = "https://orchard-post.example/2020/a,b.html", "http://valley-wire.example/b"
# columns as in GDELT 2.0: the address is the 61st of 61, the 6th of 16, the 5th of 27
EXPORT = "\t".join(["911", "20200317", *[""] * 57, "20200317120000", A])
MENTIONS = "\t".join(["911", "20200317120000", "20200317121500", "1", "valley-wire.example", B, "3", *["-1"] * 9])
KNOWLEDGE = "\t".join(["20200317-7", "20200317120000", "1", "orchard-post.example", A, *[""] * 13, B, *[""] * 8])


def packed_as_zip(text: str, name: str = "20200317120000.export.CSV") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "text", "column", "found"),
    [
        ("a.txt", f"{A}\n\n# morning\n  {B}\n{A}\nno address\n", None, [A, B]),
        ("a.txt", f"\ufeff{A}\r\n{B}#top\r\n", None, [A, B]),
        ("x.export.CSV", f"{EXPORT}\n{EXPORT}\n", None, [A]),
        ("x.mentions.CSV", f"{MENTIONS}\n", None, [B]),
        ("x.gkg.csv", f"{KNOWLEDGE}\n", None, [A]),
        ("a.csv", f'day,url,note\n2020-03-17,"{A}","rockets, two"\n2020-03-18,{B},\n', None, [A, B]),
        ("a.csv", f'seen,source,link\nhttp://index.example/1,x,"{A}"\n', "link", [A]),
        ("a.csv", f'http://index.example/1,x,"{A}"\nhttp://index.example/2,x\n', 3, [A]),
        ("a.tsv", f"seen\tlink\nhttp://index.example/1\t{A}\n", "link", [A]),
        ("a.csv", "day,note\n2020-03-17,none\n", None, []),
        ("a.csv", '"unclosed,https://a.example/\n', None, []),
        ("a.txt", "javascript:alert(1)\nfile:///etc/passwd\nhttp://\nhttps://user:pass@a.example/\n", None, []),
        ("a.txt", "", None, []),
    ],
)
def test_addresses_of_a_list(name: str, text: str, column: str | int | None, found: list[str]) -> None:
    assert list(links_of_list(io.BytesIO(text.encode()), name, column)) == found
    assert list(links_of_list(io.BytesIO(gzip.compress(text.encode())), f"{name}.gz", column)) == found
    assert list(links_of_list(io.BytesIO(packed_as_zip(text, name)), f"{name}.zip", column)) == found


@pytest.mark.parametrize(
    ("body", "column", "reason"),
    [
        (b"\x1f\x8bnot really", None, "unreadable_list"),
        (b"PK\x03\x04not really", None, "unreadable_list"),
        (gzip.compress(b"https://a.example/" * 99)[:-9], None, "unreadable_list"),
        (b"day,address\n", "url", "no_column"),
        (b"", "url", "no_column"),
    ],
    ids=["gzip", "zip", "cut-off", "no-such-column", "empty"],
)
def test_a_list_that_cannot_be_read_says_why(body: bytes, column: str | None, reason: str) -> None:
    with pytest.raises(UnreadableListError) as raised:
        list(links_of_list(io.BytesIO(body), "a.csv", column))
    assert raised.value.reason == reason


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_broken_anywhere_costs_only_itself(method: int) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("a.csv", "\n".join(f"{A}?{number}" for number in range(20)))
    whole = file.getvalue()
    broken = 0
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 0x55
        try:
            list(links_of_list(io.BytesIO(bytes(damaged)), "a.csv"))
        except UnreadableListError as error:
            assert error.reason in ("unreadable_list", "too_large")
            broken += 1
    assert broken > 20


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: packed_as_zip(data.decode())], ids=["gzip", "zip"])
def test_a_packed_bomb_ends_at_a_bound_and_what_came_before_counts(
    monkeypatch: pytest.MonkeyPatch, pack: "say.Callable[[bytes], bytes]"
) -> None:
    monkeypatch.setattr(links, "_MOST_LIST_BYTES", 100_000)
    bomb = pack(f"{A}\n".encode() + b"x" * 3_000_000)
    assert len(bomb) < 10_000
    found = links_of_list(io.BytesIO(bomb), "a.txt")
    assert next(found) == A
    with pytest.raises(UnreadableListError) as raised:
        list(found)
    assert raised.value.reason == "too_large"


def test_a_list_may_lie_on_a_server_and_is_asked_for_only_when_it_has_changed(news: NewsServer, desk: Desk) -> None:
    news.serve_article("/b", "Beta")
    rows = MENTIONS.replace(B, f"{news.base}/b")
    news.replies["/x.mentions.CSV.zip"] = say.in_bytes(packed_as_zip(rows), "application/zip", ETag='"v1"')
    source = Source(name="gdelt", list=f"{news.base}/x.mentions.CSV.zip")
    assert desk.fetch(source).pages_saved == 1
    news.replies["/x.mentions.CSV.zip"] = say.status(304)
    summary = desk.fetch(source)
    assert (summary.pages_saved, summary.feeds_unchanged, dict(summary.failures)) == (0, 1, {})
    assert news.requests[-1].headers["if-none-match"] == '"v1"'


def test_a_list_that_is_none_is_recorded_and_asked_for_again(news: NewsServer, desk: Desk) -> None:
    news.replies["/a.zip"] = say.in_bytes(b"PK\x03\x04nonsense", "application/zip", ETag='"v1"')
    source = Source(name="gdelt", list=f"{news.base}/a.zip")
    for _ in range(2):
        assert dict(desk.fetch(source).failures) == {"unreadable_list": 1}
    assert "if-none-match" not in news.requests[-1].headers


def test_a_missing_column_of_a_file_names_the_file(desk: Desk) -> None:
    (desk.folder / "a.csv").write_text("day,address\n")
    (attempt,) = desk.fetch(Source(name="picked", list="a.csv", column="url")).attempts
    assert (attempt.kind, attempt.result, attempt.reason) == ("list", "failed", "no_column")
    assert str(desk.folder / "a.csv") in attempt.detail and "'url'" in attempt.detail
