"""Reads one raw file into articles, and says of everything else why it was set aside. The package's entrance.

Decides what becomes of an input; how a format is taken apart is in ``formats``. Nothing here stores anything.
"""

import gzip
import hashlib
import importlib.metadata
import logging
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypedDict

from pipelines.articles.decoding import binary_kind, without_surrogates
from pipelines.articles.discover import RawFile
from pipelines.articles.draft import Draft, RefusedError, SetAside
from pipelines.articles.formats import FORMATS, Format, format_of
from pipelines.articles.language import guess_language, stated_language
from pipelines.articles.limits import (
    MAX_CONTAINER_BYTES,
    MAX_FIELD_CHARS,
    MAX_FILE_BYTES,
    MAX_PAGE_SECONDS,
    MAX_REJECTED_ITEMS,
    MAX_TEXT_CHARS,
    InputTooLargeError,
    megabytes,
)
from pipelines.articles.model import Article, RejectedInput, RejectReason
from pipelines.articles.publication_date import InvalidDateError, parse_stated, publication_date
from pipelines.articles.source import Source, open_source
from pipelines.articles.time_limit import TimeLimitError, time_limit

_LOG = logging.getLogger(__name__)
_FIRST_CAPTURES = 1990
"""The year of the web's first pages; an earlier time of capture is a clock that was never set."""
_LIBRARIES = ("trafilatura", "feedparser", "warcio", "charset-normalizer", "py3langid")


def _reader_version() -> str:
    """A fingerprint of this package's source and of the libraries that decide what a text is."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*.py"), key=lambda path: path.relative_to(folder).as_posix()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    for library in _LIBRARIES:
        digest.update(f"{library}=={importlib.metadata.version(library)}".encode())
    return digest.hexdigest()[:16]


READER_VERSION = _reader_version()
"""Changes whenever reading may give another result, so that files read before are read again."""


@dataclass(frozen=True)
class ReadResult:
    """What one file holds.

    Attributes:
        rejected: At most one for each part of the file and reason.
        format: Name of the format it was read as, ``None`` when its ending is unknown.
        file_sha256: Of the bytes on the disk; ``None`` when they weren't read.
    """

    articles: list[Article]
    rejected: list[RejectedInput]
    format: str | None
    file_sha256: str | None


@dataclass
class Reading:
    """One file being read: iterate over it for the articles, then look at the rest.

    A container of gigabytes is never held as a whole; only what was rejected is kept, up to a bound.

    Attributes:
        rejected: Complete when the iteration has ended; at most one for each part of the file and reason.
        format: Name of the format, ``None`` when the file's ending is unknown.
        file_sha256: Set when the iteration has ended; ``None`` when the bytes weren't all read.
    """

    raw_file: RawFile
    format: str | None = field(init=False)
    file_sha256: str | None = field(init=False, default=None)
    _rejected: dict[tuple[str, RejectReason], list[str]] = field(init=False, default_factory=dict)
    _listed: Counter[RejectReason] = field(init=False, default_factory=Counter)
    _unlisted: Counter[RejectReason] = field(init=False, default_factory=Counter)

    def __post_init__(self) -> None:
        self._format, self._is_gzipped = format_of(self.raw_file.file_path)
        self.format = self._format.name if self._format else None

    def __iter__(self) -> Iterator[Article]:
        """The articles, in the file's order; never raises because of what the file holds."""
        refusal = refusal_unopened(self.raw_file)
        if refusal is not None:
            self._reject("", refusal.reason, refusal.detail)
            return
        try:
            with open_source(self.raw_file.path, is_gzipped=self._is_gzipped) as source:
                yield from self._articles(source)
                self.file_sha256 = source.file_sha256()
        except OSError as error:
            self._reject(
                "", "unreadable", f"It can't be opened: {error.strerror or error}. It is tried again next time."
            )

    @property
    def rejected(self) -> list[RejectedInput]:
        """What was set aside, in the order it was met."""
        listed = [
            RejectedInput(self.raw_file.file_path, item, reason, " ".join(details))
            for (item, reason), details in self._rejected.items()
        ]
        counted = [
            RejectedInput(
                self.raw_file.file_path,
                "others",
                reason,
                f"{count:,} more parts of the file have this reason; the first {MAX_REJECTED_ITEMS:,} are listed.",
            )
            for reason, count in self._unlisted.items()
        ]
        return listed + counted

    def _articles(self, source: Source) -> Iterator[Article]:
        assert self._format is not None
        read_any = False
        try:
            self._check_beginning(source)
            for found in self._found(self._format, source):
                if isinstance(found, SetAside):
                    self._reject(found.item, found.reason, found.detail)
                    continue
                article = self._checked(found)
                if article is not None:
                    read_any = True
                    yield article
            return
        except RefusedError as refused:
            reason, detail = refused.reason, refused.detail
        except InputTooLargeError as error:
            reason, detail = "too_large", str(error)
        except TimeLimitError as error:
            reason, detail = "too_slow", f"Taking the file apart was {error}."
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            reason, detail = "unreadable", f"Not valid gzip data: {error}."
        except OSError:
            raise
        except Exception as error:  # whatever a library makes of a hostile file, the other files must still be read
            _LOG.debug("reading %s failed", self.raw_file.file_path, exc_info=True)
            reason, detail = (
                "unreadable",
                f"The {self._format.name} reader failed on it: {type(error).__name__}: {error}.",
            )
        self._reject("", reason, f"{detail} The articles before that place were kept." if read_any else detail)

    @staticmethod
    def _found(format_: Format, source: Source) -> Iterator[Draft | SetAside]:
        """What the format's reader finds; a file that isn't streamed has one limit of time for all of it."""
        if format_.is_container:
            yield from format_.read(source)
            return
        with time_limit(2 * MAX_PAGE_SECONDS):  # a page's own limit lies within
            found = list(format_.read(source))
        yield from found

    def _checked(self, draft: Draft) -> Article | None:
        try:
            with time_limit(MAX_PAGE_SECONDS):
                return self._article(draft)
        except TimeLimitError as error:
            self._reject(draft.item, "too_slow", f"Finding its date and language was {error}. Not kept.")
            return None

    def _check_beginning(self, source: Source) -> None:
        beginning = source.beginning()
        if not beginning:
            raise RefusedError("empty", "The file has no content.")
        # a WARC record may hold anything, and says so in its first bytes
        kind = None if beginning.startswith(b"WARC/") else binary_kind(beginning)
        if kind:
            raise RefusedError("binary", f"It is {kind}; articles are read from text only.")

    def _article(self, draft: Draft) -> Article | None:
        if not isinstance(draft.text, str):
            self._reject(draft.item, "invalid_field", "The text isn't a string; the article was not kept.")
            return None
        if not draft.text.strip():
            self._reject(draft.item, "no_article", "The article has no text.")
            return None
        if len(draft.text) > MAX_TEXT_CHARS:
            self._reject(
                draft.item,
                "too_large",
                f"The text has {len(draft.text):,} characters; an article has at most {MAX_TEXT_CHARS:,}. Not kept.",
            )
            return None
        for note in draft.notes:
            self._reject(draft.item, "invalid_field", f"{note} The article was kept.")
        text = without_surrogates(draft.text)
        title, url = self._string(draft, "title"), self._string(draft, "url")
        publisher, published = self._string(draft, "publisher"), self._string(draft, "published")
        updated = self._stated_day(draft, self._string(draft, "updated"))
        published_on, basis = publication_date(self._stated_day(draft, published), text, url, updated)
        if published_on is None:
            self._reject(
                draft.item,
                "no_publication_date",
                "The article was kept, but without a publication date relative dates such as 'on Tuesday' stay "
                "unresolved and it is left out of tables as of a day.",
            )
        language = self._string(draft, "language")
        stated = stated_language(language) if language else None
        return Article(
            file_path=self.raw_file.file_path,
            item=draft.item,
            url=url,
            publisher=publisher,
            title=title,
            text=text,
            published_on=published_on,
            published_basis=basis,
            language=stated or guess_language(f"{title or ''}\n{text}"),
            **_capture(draft),
        )

    def _string(self, draft: Draft, name: str) -> str | None:
        value = getattr(draft, name)
        if value is None:
            return None
        if not isinstance(value, str):
            self._reject(
                draft.item,
                "invalid_field",
                f"{name} is a {type(value).__name__}, not a string; the article was kept without it.",
            )
            return None
        if len(value) > MAX_FIELD_CHARS:
            self._reject(
                draft.item,
                "invalid_field",
                f"{name} has {len(value):,} characters, more than {MAX_FIELD_CHARS:,}; the article was kept without.",
            )
            return None
        return without_surrogates(value.strip()) or None

    def _stated_day(self, draft: Draft, published: str | None) -> date | None:
        if published is None:
            return None
        try:
            return parse_stated(published)
        except InvalidDateError as error:
            self._reject(
                draft.item,
                "invalid_field",
                f"The stated publication date can't be used: {error}; the article was kept without it.",
            )
            return None

    def _reject(self, item: str, reason: RejectReason, detail: str) -> None:
        details = self._rejected.get((item, reason))
        storable = without_surrogates(detail)
        if details is not None:
            details.append(storable)
        elif item and self._listed[reason] >= MAX_REJECTED_ITEMS:
            self._unlisted[reason] += 1
        else:
            self._listed[reason] += 1
            self._rejected[(item, reason)] = [storable]


class _Capture(TypedDict, total=False):
    retrieved_from: str
    retrieved_at: datetime


def _capture(draft: Draft) -> _Capture:
    """Where and when a copy was taken; nothing unless the file says both, for only together do they order versions."""
    address, moment = draft.retrieved_from, draft.retrieved_at
    if not isinstance(address, str) or not isinstance(moment, str) or len(address) > MAX_FIELD_CHARS:
        return {}
    try:
        at = datetime.fromisoformat(moment.strip())
        at = at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
    except (ValueError, OverflowError):
        return {}
    address = without_surrogates(address.strip())
    return {"retrieved_from": address, "retrieved_at": at} if address and at.year >= _FIRST_CAPTURES else {}


def refusal_unopened(raw_file: RawFile) -> RefusedError | None:
    """Why a file isn't even opened, as far as its entry in the folder tells, or ``None`` when it is.

    Args:
        raw_file: An entry of the raw folder.
    """
    if raw_file.problem is not None:
        return RefusedError("unreadable", raw_file.problem)
    known, _ = format_of(raw_file.file_path)
    if known is None:
        endings = ", ".join(FORMATS)
        return RefusedError("unknown_format", f"No reader for this ending; known are {endings}, each also with .gz.")
    if raw_file.size == 0:
        return RefusedError("empty", "The file has no content.")
    limit = MAX_CONTAINER_BYTES if known.is_container else MAX_FILE_BYTES
    if raw_file.size > limit:
        size = megabytes(raw_file.size)
        return RefusedError(
            "too_large", f"The file has {size}; {known.name} files are read up to {megabytes(limit)}. Not opened."
        )
    return None


def read_file(raw_file: RawFile) -> ReadResult:
    """Reads a whole file; for containers of many articles iterate over ``Reading`` instead.

    Args:
        raw_file: An entry of the raw folder.
    """
    reading = Reading(raw_file)
    articles = list(reading)
    return ReadResult(articles, reading.rejected, reading.format, reading.file_sha256)
