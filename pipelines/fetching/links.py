"""The addresses that a feed or a list names.

Reads what was fetched or written by hand; asks for nothing. Full texts inside feeds are read by
``pipelines.articles.formats.feed``.
"""

import csv
import gzip
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast
from urllib.parse import urljoin, urlsplit, urlunsplit

import feedparser

from pipelines.fetching.config import checked_url, is_address
from pipelines.fetching.transport import Answer

_MOST_LINKS = 10_000
"""Of one feed; real ones have some dozens."""
_MOST_LIST_BYTES = 500_000_000
"""Of a list, unpacked; a day of GDELT's mentions has a third of that."""
_LONGEST_LINE = 1_000_000
"""What is longer is read as several lines."""


class NotAFeedError(Exception):
    """An answer that is no RSS or Atom feed; the message says why."""


def links_of_feed(answer: Answer) -> list[str]:
    """The pages a feed links to, in its order, each once.

    Links without a host are completed; what is no http or https address is left out.

    Raises:
        NotAFeedError: It is no feed. An empty feed is one.
    """
    headers = {"content-type": answer.headers.get("content-type", ""), "content-location": answer.url}
    # as a stream: bytes that happen to be a path would make feedparser open that file of this machine
    parsed = feedparser.parse(io.BytesIO(answer.body), response_headers=headers)
    if not parsed.get("version"):
        raise NotAFeedError(
            f"it is no RSS or Atom feed: {str(parsed.get('bozo_exception') or 'no such element')[:200]}"
        )
    links = (urljoin(answer.url, str(entry.get("link") or "")) for entry in parsed.entries[:_MOST_LINKS])
    return list(_usable(links))


class UnreadableListError(Exception):
    """A list that can't be read as one; the message says why.

    Attributes:
        reason: A code for the record: ``no_column``, ``too_large`` or ``unreadable_list``.
    """

    def __init__(self, reason: str, detail: str):
        super().__init__(detail)
        self.reason = reason


def links_of_list(file: BinaryIO, name: str, column: str | int | None = None) -> Iterator[str]:
    """The addresses of a list, each once, in its order.

    It may be packed as gzip or zip, as GDELT's files are. A line is an address, or cells separated by tabs; in a file
    whose name ends in ``.csv``, or where a column is given, by tabs or else commas. Of the cells the given column
    counts, or the first that is an address: in GDELT's exports, mentions and knowledge graph that is the article's.
    Lines that begin with ``#`` are passed over, and what is no address, such as a heading.

    Args:
        file: The list, open at its beginning; a zip archive has to be seekable.
        name: Its file's name, or its address.
        column: Heading of a column, or its number from 1.

    Raises:
        UnreadableListError: It can't be read, is packed and broken, unpacks to too much, or has no such column. What
            was yielded before is good.
    """
    lines = _lines(file)
    if column is None and not _is_table(name):
        yield from _usable(cell for line in lines for cell in _first_address(line.split("\t")))
        return
    rows = (_cells(line) for line in lines)
    if isinstance(column, str):
        headings = next(rows, [])
        if column not in headings:
            raise UnreadableListError("no_column", f"there is no column {column!r} in its first line")
        column = headings.index(column) + 1
    number = column
    picked = (_first_address(row) if number is None else row[number - 1 : number] for row in rows)
    yield from _usable(cell for cells in picked for cell in cells)


def _is_table(name: str) -> bool:
    stem = name.lower()
    for ending in (".gz", ".zip"):
        stem = stem.removesuffix(ending)
    return stem.endswith(".csv")


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    try:
        return [cell.strip() for cell in next(csv.reader([line]), [])]
    except csv.Error:
        return []


def _first_address(cells: list[str]) -> list[str]:
    return next(([cell.strip()] for cell in cells if is_address(cell.strip())), [])


def _lines(file: BinaryIO) -> Iterator[str]:
    """The lines of a list that say something, unpacked."""
    left = _MOST_LIST_BYTES
    try:
        for unpacked in _unpacked(file):
            while line := unpacked.readline(min(_LONGEST_LINE, left) + 1):
                left -= len(line)
                if left < 0:
                    raise UnreadableListError("too_large", f"it unpacks to more than {_MOST_LIST_BYTES:,} bytes")
                text = line.decode("utf-8-sig", "replace").strip("\r\n")
                if text.strip() and not text.startswith("#"):
                    yield text
    except UnreadableListError:
        raise
    except Exception as error:  # of a damaged archive Python's libraries make a dozen kinds, ValueError among them
        raise UnreadableListError("unreadable_list", f"it can't be read: {error}") from None


def _unpacked(file: BinaryIO) -> Iterator[BinaryIO]:
    beginning = file.read(4)
    file.seek(0)
    if beginning.startswith(b"\x1f\x8b"):
        yield cast(BinaryIO, gzip.GzipFile(fileobj=file, mode="rb"))
    elif beginning.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(file) as archive:
            for member in archive.infolist():
                if not member.is_dir():
                    with archive.open(member) as inner:
                        yield cast(BinaryIO, inner)
    else:
        yield file


def _usable(links: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for link in links:
        # the part after # is the reader's own and never sent
        try:
            url = checked_url(urlunsplit(urlsplit(link.strip())._replace(fragment="")))
        except ValueError:
            continue
        if url not in seen:
            seen.add(url)
            yield url
