"""The addresses that a feed or a list names.

Reads what was fetched or written by hand; asks for nothing. Full texts inside feeds are read by
``pipelines.articles.formats.feed``.
"""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit, urlunsplit

import feedparser

from pipelines.fetching.config import checked_url
from pipelines.fetching.transport import Answer

_MOST_LINKS = 10_000
"""Of one feed; real ones have some dozens."""


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


def links_of_list(path: Path) -> Iterator[str]:
    """The addresses of a file: one on each line, or in the last column of tab-separated lines as in GDELT's exports.

    Empty lines, lines that begin with ``#`` and repeated addresses are passed over, and so is what is no address, such
    as a heading.

    Raises:
        OSError: It can't be read.
    """
    with path.open(encoding="utf-8", errors="replace") as file:
        yield from _usable(line.strip().rpartition("\t")[2] for line in file if not line.startswith("#"))


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
