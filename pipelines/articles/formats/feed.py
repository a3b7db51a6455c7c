"""RSS and Atom: each entry that carries text is an article.

A feed of any size is cut into feeds of a few megabytes between its entries, and each is parsed by feedparser, which
knows the many dialects and repairs broken markup.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import feedparser

from pipelines.articles.draft import Draft, RefusedError, SetAside
from pipelines.articles.formats.html import fragment_text
from pipelines.articles.limits import MAX_ITEM_BYTES, MAX_PAGE_SECONDS, InputTooLargeError, megabytes
from pipelines.articles.source import Source
from pipelines.articles.time_limit import TimeLimitError, time_limit

_PIECE_BYTES = 4_000_000
_ENTRY_START = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_ROOT = re.compile(rb"<([A-Za-z_][\w:.-]*)[\s>]")
_ENTRY_END = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>")


def read(source: Source) -> Iterator[Draft | SetAside]:
    """Reads ``.xml``: RSS 0.9 to 2.0, RDF and Atom.

    Raises:
        RefusedError: It is XML of another kind, or broken beyond reading.
        InputTooLargeError: One entry alone is larger than 20 MB.
    """
    number = 0
    is_any_set_aside = False
    version = ""
    problem: object = None
    for part, piece in enumerate(_pieces(source), 1):
        try:
            with time_limit(MAX_PAGE_SECONDS):
                parsed = feedparser.parse(io.BytesIO(piece), resolve_relative_uris=False)
        except TimeLimitError as error:
            is_any_set_aside = True
            yield SetAside(f"part {part}", "too_slow", f"Taking {megabytes(len(piece))} of the feed apart was {error}.")
            continue
        version = version or parsed.version
        for entry in parsed.entries:
            number += 1
            try:
                with time_limit(MAX_PAGE_SECONDS):
                    found = _draft(entry, f"entry {number}", parsed.feed, is_atom=version.startswith("atom"))
            except TimeLimitError as error:
                found = SetAside(f"entry {number}", "too_slow", f"Taking the entry apart was {error}.")
            yield found
        problem = problem or parsed.get("bozo_exception")
    if number or is_any_set_aside:
        return
    if problem is not None:
        raise RefusedError("unreadable", f"Not well-formed XML: {str(problem)[:200]}.")
    if not version:
        raise RefusedError("unknown_format", "It is XML, but neither RSS nor Atom.")
    raise RefusedError("no_article", "A feed without entries.")


def _pieces(source: Source) -> Iterator[bytes]:
    """The feed as complete feeds of about 4 MB, each with the head, some entries and the closing tags."""
    head, tail = b"", b""
    pending = b""
    are_entries_found = False
    while block := source.stream.read(_PIECE_BYTES):
        pending += block
        if not are_entries_found:
            first = _ENTRY_START.search(pending)
            if first is not None:
                are_entries_found = True
                head, pending = pending[: first.start()], pending[first.start() :]
                tail = _closing_tags(head)
        ends = [found.end() for found in _ENTRY_END.finditer(pending)] if are_entries_found else []
        if ends:
            yield head + pending[: ends[-1]] + tail
            pending = pending[ends[-1] :]
        elif len(pending) > MAX_ITEM_BYTES:
            raise InputTooLargeError(f"An entry is larger than {megabytes(MAX_ITEM_BYTES)}, the most that is read.")
    if not are_entries_found and not pending.strip():
        raise RefusedError("empty", "It holds nothing but white space.")
    if not are_entries_found or _ENTRY_START.search(pending):
        yield head + pending


def _closing_tags(head: bytes) -> bytes:
    root = _ROOT.search(head)
    # in RSS 1.0 the entries stand beside the channel, in RSS 2.0 inside it
    channel = b"</channel>" if b"<channel" in head and b"</channel" not in head else b""
    return channel + (b"</" + root.group(1) + b">" if root else b"")


def _draft(entry: Any, item: str, feed: Any, *, is_atom: bool) -> Draft | SetAside:
    bodies = [*entry.get("content", []), entry.get("summary_detail") or {}]
    text = max((_body_text(body) for body in bodies), key=len)
    if not text.strip():
        return SetAside(item, "no_article", "A feed entry without content or summary.")
    title = entry.get("title_detail") or {}
    # Atom asks for the last change and may leave the publication out; of RSS, feedparser calls dc:date "updated"
    published, updated = entry.get("published"), entry.get("updated")
    return Draft(
        item,
        text=text,
        title=_body_text(title) or None,
        url=entry.get("link"),
        publisher=(entry.get("source") or {}).get("title") or feed.get("title"),
        # as written: feedparser's parsed times are UTC, in which an evening's report moves to the next day
        published=published if is_atom else published or updated,
        updated=updated if is_atom else None,
        language=next((body["language"] for body in bodies if body.get("language")), None) or feed.get("language"),
    )


def _body_text(body: Any) -> str:
    value = body.get("value") or ""
    is_plain = body.get("type") == "text/plain"
    return value.strip() if is_plain else fragment_text(value)
