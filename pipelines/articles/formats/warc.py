"""WARC, the archive format of web crawlers (ISO 28500): each page with an article is one.

Only successful answers that hold HTML, and text records, are read. The day of the crawl is not a publication date; it
orders the versions of a page.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipelines.articles.decoding import binary_kind, declared_in_markup, decode
from pipelines.articles.draft import Draft, RefusedError, SetAside
from pipelines.articles.formats.html import draft_from_page
from pipelines.articles.formats.plain import draft_from_text
from pipelines.articles.limits import MAX_HEADER_BYTES, MAX_ITEM_BYTES, InputTooLargeError, megabytes
from pipelines.articles.source import Source

_PAGES = frozenset(("text/html", "application/xhtml+xml"))


def read(source: Source) -> Iterator[Draft | SetAside]:
    """Reads ``.warc``.

    Raises:
        RefusedError: It isn't a WARC file, or holds no page.
    """
    seen_any = False
    try:
        for number, record in enumerate(_records(source.stream), start=1):
            content_type, charset = _content_type(record)
            if not _is_page(record, content_type):
                continue
            seen_any = True
            yield _read_record(record, f"record {number}", content_type, charset)
    except ArchiveLoadFailed as error:
        raise RefusedError("unreadable", f"Not a readable WARC file: {str(error).strip()[:200]}.") from None
    if not seen_any:
        raise RefusedError("no_article", "A WARC file without web pages.")


class _BoundedHeaders:
    """warcio's reader, which keeps a line or a list of headers of any length in memory, with a bound for both."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self._left = MAX_HEADER_BYTES

    def readline(self, length: int | None = None) -> Any:
        line = self._inner.readline(min(length or self._left, self._left))
        self._left -= len(line)
        if not self._left:
            raise InputTooLargeError(f"The headers of a record have more than {megabytes(MAX_HEADER_BYTES)}.")
        return line

    def read(self, length: int | None = None) -> Any:
        self.begin_again()  # the headers are over
        return self._inner.read(length)

    def begin_again(self) -> None:
        self._left = MAX_HEADER_BYTES

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def _records(stream: Any) -> Iterator[Any]:
    records = ArchiveIterator(stream)
    records.reader = reader = _BoundedHeaders(records.reader)
    for record in records:
        reader.begin_again()  # a record without content is never read from
        yield record


def _is_page(record: Any, content_type: str) -> bool:
    if record.rec_type == "response":
        return (
            content_type in _PAGES and record.http_headers is not None and record.http_headers.get_statuscode() == "200"
        )
    if record.rec_type == "resource":
        return content_type in _PAGES
    return record.rec_type == "conversion" and content_type == "text/plain"


def _content_type(record: Any) -> tuple[str, str | None]:
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    value = (headers.get_header("Content-Type") if headers else None) or ""
    kind, _, parameters = value.partition(";")
    _, _, charset = parameters.partition("charset=")
    return kind.strip().lower(), charset.split(";")[0].strip(" \"'") or None


def _read_record(record: Any, item: str, content_type: str, charset: str | None) -> Draft | SetAside:
    address = record.rec_headers.get_header("WARC-Target-URI")
    data = record.content_stream().read(MAX_ITEM_BYTES + 1)
    if len(data) > MAX_ITEM_BYTES:
        return SetAside(item, "too_large", f"The page is larger than {megabytes(MAX_ITEM_BYTES)}; it was skipped.")
    kind = binary_kind(data)
    if kind:
        return SetAside(item, "binary", f"The record is {kind}.")
    if not data.strip():
        return SetAside(item, "empty", "The page has no content.")
    decoded = decode(data, charset or declared_in_markup(data))
    notes = (decoded.note,) if decoded.note else ()
    capture = {"retrieved_from": address, "retrieved_at": record.rec_headers.get_header("WARC-Date")}
    if content_type == "text/plain":
        return replace(draft_from_text(decoded.text, item, address, notes), **capture)
    try:
        return replace(draft_from_page(decoded.text, item, address, notes), **capture)
    except RefusedError as refused:
        return SetAside(item, refused.reason, refused.detail)
