"""The raw formats: which endings belong to which reader.

A new format is one module here, which turns a ``Source`` into drafts, and one line of the table.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipelines.articles.draft import Draft, SetAside
from pipelines.articles.formats import feed, html, news_json, plain, warc
from pipelines.articles.source import Source


@dataclass(frozen=True)
class Format:
    """One raw format.

    Attributes:
        name: As stored in ``articles.files``.
        read: Yields the file's articles and the parts that hold none; raises what ``read.py`` turns into a rejection.
        is_container: It holds many articles and is streamed, so it may be larger than a file of one.
    """

    name: str
    read: Callable[[Source], Iterator[Draft | SetAside]]
    is_container: bool = False


_TEXT = Format("text", plain.read_text)
_MARKDOWN = Format("markdown", plain.read_markdown)
_HTML = Format("html", html.read)
_JSON = Format("json", news_json.read)
_JSON_LINES = Format("jsonl", news_json.read_lines, is_container=True)
_FEED = Format("feed", feed.read, is_container=True)
_WARC = Format("warc", warc.read, is_container=True)

FORMATS: dict[str, Format] = {
    ".txt": _TEXT,
    ".md": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".json": _JSON,
    ".jsonl": _JSON_LINES,
    ".ndjson": _JSON_LINES,
    ".xml": _FEED,
    ".rss": _FEED,
    ".atom": _FEED,
    ".warc": _WARC,
}


def format_of(file_path: str) -> tuple[Format | None, bool]:
    """The format that a file's name announces, and whether it is gzipped.

    Args:
        file_path: Name or path; case doesn't matter, and ``.gz`` may follow any ending.
    """
    name = file_path.rsplit("/", 1)[-1].lower()
    is_gzipped = name.endswith(".gz")
    stem, dot, ending = name.removesuffix(".gz").rpartition(".")
    return (FORMATS.get(f".{ending}") if dot and stem else None), is_gzipped
