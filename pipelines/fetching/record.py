"""The record of every attempt, and what follows from it: what is still to be fetched, and what to tell a feed's server.

One line of JSON for each attempt, in one file a day, only ever appended to: ``from 'warehouse/fetching/*.jsonl'`` is a
table in DuckDB. Nothing else is remembered, so deleting the folder makes every address new.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

Kind = Literal["feed", "list", "page", "bucket", "object"]
Result = Literal["listed", "saved", "not_modified", "failed", "refused"]


@dataclass(frozen=True)
class Attempt:
    """One line of the record.

    Attributes:
        at: When, ISO 8601 in UTC.
        source: Name of the source in ``feeds.toml``.
        kind: ``feed``, ``list`` (of addresses), ``page``, ``bucket`` or ``object`` (of a bucket).
        url: What was asked for.
        result: ``listed`` (a feed names this page; not asked for yet), ``saved``, ``not_modified`` (as it was when it
            was last saved), ``failed`` (asking again may help) or ``refused`` (it won't).
        reason: ``ok``, or why it failed, as in ``polite.Fetched``; also ``not_html``, ``no_feed``, and ``same_bytes``
            where a server sent again what it had sent before.
        detail: For people.
        status: HTTP status, null when no answer came.
        final_url: Where redirects led.
        size_bytes: Of the answer, without compression.
        tries: Requests sent for the last address.
        seconds: Wall-clock time, waiting included.
        etag, last_modified: The server's marks of this version, sent back when a feed or page is asked for again; of an
            object the mark under which the store listed it.
        body_sha256: Of a page's answer, without compression.
        saved_in: File below the raw folder.
    """

    at: str
    source: str
    kind: Kind
    url: str
    result: Result
    reason: str = "ok"
    detail: str = ""
    status: int | None = None
    final_url: str | None = None
    size_bytes: int | None = None
    tries: int = 0
    seconds: float = 0.0
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    saved_in: str | None = None


_NOT_ASKED = frozenset({"host_asked_to_wait", "robots_unreachable"})
"""Reasons for which a page wasn't asked for at all; they don't count towards giving it up."""
_FIELDS = frozenset(field.name for field in fields(Attempt))
_TEXTS = ("at", "source", "kind", "url", "result", "reason", "detail")
_MARKS = ("final_url", "etag", "last_modified", "body_sha256")
"""Texts that may be null; those of ``_TEXTS`` may not."""


class Record:
    """Reads and appends to the folder of records."""

    def __init__(self, folder: Path):
        self._folder = folder

    def append(self, attempts: Iterable[Attempt], day: date) -> None:
        """Write attempts down, on the disk when this returns.

        Raises:
            OSError: The folder can't be written to.
        """
        lines = "".join(json.dumps(asdict(attempt), ensure_ascii=True) + "\n" for attempt in attempts)
        if not lines:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / f"{day.isoformat()}.jsonl").open("ab+") as file:
            # a run that was killed may have left half a line, which mustn't swallow this one
            if file.tell() and _last_byte(file.fileno(), file.tell()) != b"\n":
                file.write(b"\n")
            file.write(lines.encode("ascii"))
            file.flush()
            os.fsync(file.fileno())

    def attempts(self) -> Iterator[Attempt]:
        """Every attempt, oldest first; lines that were cut off by a kill, or spoilt by hand, are passed over.

        Raises:
            OSError: A file can't be read.
        """
        for path in sorted(self._folder.glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                attempt = _attempt(line)
                if attempt:
                    yield attempt


def _attempt(line: str) -> Attempt | None:
    """What a line of the record says, None where it says nothing that could be gone by."""
    try:
        row = json.loads(line)
        attempt = Attempt(**{name: value for name, value in row.items() if name in _FIELDS})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    texts = all(isinstance(getattr(attempt, name), str) for name in _TEXTS)
    return attempt if texts and all(isinstance(getattr(attempt, name), str | None) for name in _MARKS) else None


def _last_byte(descriptor: int, size: int) -> bytes:
    return os.pread(descriptor, 1, size - 1)


_LEFT_ALONE_AFTER = timedelta(days=30)
"""After the last time that a page is to be asked for again. A run that comes later, as after a long pause or with a
record from before pages were asked again, doesn't ask for everything that was ever saved."""


@dataclass
class _SavedPage:
    """A page that was saved, and what its server said since."""

    source: str
    first_at: datetime
    last_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    body_sha256: str | None = None
    failures: int = 0
    is_gone: bool = False

    def is_due(self, now: datetime, after_days: Sequence[int], give_up_after: int) -> bool:
        """Whether a day on which to ask again has come since the server last answered."""
        if self.is_gone or self.failures >= give_up_after or not after_days:
            return False
        days = [self.first_at + timedelta(days=day) for day in after_days]
        return now <= days[-1] + _LEFT_ALONE_AFTER and any(self.last_at < day <= now for day in days)


@dataclass
class _KnownObject:
    """What became of one version of an object."""

    etag: str | None
    is_saved: bool = False
    refused_for: str | None = None
    failures: int = 0


class Memory:
    """What the record says about each address."""

    def __init__(self, attempts: Iterable[Attempt]):
        self._saved: set[str] = set()
        self._failures: dict[str, int] = {}
        self._refused: set[str] = set()
        self._listed: dict[str, dict[str, None]] = {}
        self._marks: dict[tuple[str, str], Attempt] = {}
        self._pages: dict[str, _SavedPage] = {}
        self._objects: dict[tuple[str, str], _KnownObject] = {}
        for attempt in attempts:
            self.add(attempt)

    def add(self, attempt: Attempt) -> None:
        """Take one more attempt into account."""
        if attempt.kind in ("feed", "list"):
            if attempt.result == "saved":
                self._marks[attempt.source, attempt.url] = attempt
            return
        if attempt.kind == "object":
            self._add_object(attempt)
        if attempt.kind != "page":
            return
        if attempt.result != "listed" and (attempt.result == "saved" or attempt.url in self._pages):
            self._add_answer(attempt)
        if attempt.result == "listed":
            self._listed.setdefault(attempt.source, {})[attempt.url] = None
        elif attempt.result == "saved":
            self._saved |= {attempt.url, attempt.final_url or attempt.url}
        elif attempt.result == "refused":
            self._refused.add(attempt.url)
        elif attempt.reason not in _NOT_ASKED:
            self._failures[attempt.url] = self._failures.get(attempt.url, 0) + 1

    def conditions(self, source: str, feed_url: str) -> dict[str, str]:
        """Headers that let a feed's or list's server say that nothing has changed since this source last took it."""
        last = self._marks.get((source, feed_url))
        return _conditions(last.etag, last.last_modified) if last else {}

    def _add_answer(self, attempt: Attempt) -> None:
        try:
            at = datetime.fromisoformat(attempt.at)
        except (ValueError, TypeError):
            return  # a line that somebody has changed by hand
        if at.tzinfo is None:
            at = at.replace(tzinfo=UTC)
        page = self._pages.setdefault(attempt.url, _SavedPage(attempt.source, at, at))
        if attempt.result == "saved":
            page.etag, page.last_modified, page.body_sha256 = attempt.etag, attempt.last_modified, attempt.body_sha256
        if attempt.result in ("saved", "not_modified"):
            page.last_at, page.failures = at, 0
        page.failures += attempt.result == "failed" and attempt.reason not in _NOT_ASKED
        page.is_gone = page.is_gone or attempt.result == "refused"

    def due_again(self, source: str, now: datetime, after_days: Sequence[int], give_up_after: int) -> list[str]:
        """Pages saved by a source that are to be asked for again, those first that were asked for longest ago."""
        due = [
            (page.last_at, url)
            for url, page in self._pages.items()
            if page.source == source and page.is_due(now, after_days, give_up_after)
        ]
        return [url for _, url in sorted(due)]

    def conditions_of_page(self, url: str) -> dict[str, str]:
        """Headers that let a page's server say that it is as it was when it was last saved; none for a new one."""
        page = self._pages.get(url)
        return _conditions(page.etag, page.last_modified) if page else {}

    def has_body(self, url: str, sha256: str) -> bool:
        """Whether a page was last saved with these bytes."""
        page = self._pages.get(url)
        return page is not None and page.body_sha256 == sha256

    def _add_object(self, attempt: Attempt) -> None:
        key = attempt.source, attempt.url
        known = self._objects.get(key)
        if known is None or known.etag != attempt.etag:
            known = self._objects[key] = _KnownObject(attempt.etag)
        known.is_saved = known.is_saved or attempt.result == "saved"
        known.refused_for = attempt.reason if attempt.result == "refused" else None
        known.failures += attempt.result == "failed"

    def wants_object(self, source: str, url: str, etag: str, give_up_after: int, *, is_too_large: bool) -> bool:
        """Whether an object is to be copied: as it is, it hasn't been, and wasn't refused or given up.

        Args:
            source: Name of the source.
            url: Address of the object.
            etag: The mark under which the store lists it now.
            give_up_after: Failures after which it is given up.
            is_too_large: Whether it is larger than what is copied at present.
        """
        known = self._objects.get((source, url))
        if known is None or known.etag != etag:
            return True
        if known.refused_for == "too_large":
            return not is_too_large  # somebody has raised the limit
        return not known.is_saved and known.refused_for is None and known.failures < give_up_after

    def is_known(self, source: str, url: str) -> bool:
        """Whether a page has been listed by this source before."""
        return url in self._listed.get(source, {})

    def waiting(self, source: str, give_up_after: int) -> list[str]:
        """Pages of a source that are listed and neither saved, refused nor given up, in the order they were listed."""
        return [url for url in self._listed.get(source, {}) if self.is_wanted(url, give_up_after)]

    def is_wanted(self, url: str, give_up_after: int) -> bool:
        """Whether a page is to be asked for."""
        done = url in self._saved or url in self._refused
        return not done and self._failures.get(url, 0) < give_up_after


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in headers.items() if value}
