"""One run: ask every source, put pages and objects that are new into the raw folder, and write down each attempt.

The order of writing is what makes a kill harmless: a file gets its name first, then its pages are recorded as saved. A
page between the two is fetched twice, and the reader knows it by its content; none is lost.
"""

import hashlib
import io
import queue
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from filelock import FileLock, Timeout

from pipelines.fetching.archive import PageArchive, remove_unfinished, save_feed
from pipelines.fetching.bucket import Bucket, BucketError, Copy, StoredObject, is_read, place_of
from pipelines.fetching.bucket import remove_unfinished as remove_unfinished_copies
from pipelines.fetching.config import FeedsFile, Source, is_address, local_path
from pipelines.fetching.links import NotAFeedError, UnreadableListError, links_of_feed, links_of_list
from pipelines.fetching.polite import Fetched, PoliteClient
from pipelines.fetching.record import Attempt, Kind, Memory, Record, Result
from pipelines.fetching.transport import Transport, host_of

_PAGES_OF_A_FILE = 100
"""Pages after which a file is finished: what a kill can cost at most, times the number of sources."""
_OBJECTS_AT_ONCE = 100
"""Objects that are copied before they are written down: what a kill can make the next run copy again."""
_LISTED_AT_ONCE = 10_000
"""Listed pages written down together; a list may have a million."""
_HTML = frozenset({"text/html", "application/xhtml+xml"})


_T = TypeVar("_T")


class FetchRunningError(Exception):
    """Another fetch writes this record."""


@dataclass
class FetchSummary:
    """What one run came to.

    Attributes:
        sources: Sources asked.
        feeds_unchanged: Feeds and lists whose server said that nothing is new.
        pages_saved: Pages now in the raw folder.
        pages_unchanged: Pages asked for again that are as they were.
        objects_saved: Objects of buckets now in the raw folder.
        pages_left: Pages and objects left for the next run by ``pages_per_run`` and ``objects_per_run``.
        failures: Number of failed attempts by reason.
        files: Files of pages and feeds written, below the raw folder.
        attempts: Every attempt of the run, listings left out.
    """

    sources: int = 0
    feeds_unchanged: int = 0
    pages_saved: int = 0
    pages_unchanged: int = 0
    objects_saved: int = 0
    pages_left: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    files: list[str] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)


def fetch(
    feeds: FeedsFile,
    *,
    feeds_dir: Path,
    raw_dir: Path,
    record_dir: Path,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    client: PoliteClient | None = None,
    on_attempt: Callable[[Attempt], None] = lambda attempt: None,
) -> FetchSummary:
    """Fetch what is new.

    Args:
        feeds: What to fetch, and how.
        feeds_dir: Folder that paths of lists are relative to.
        raw_dir: The raw folder; files are written to ``fetched/DAY/`` in it.
        record_dir: Folder of the record of attempts.
        now: The time of day, in UTC.
        client: Asks servers; made from the settings if not given.
        on_attempt: Told of each attempt.

    Raises:
        FetchRunningError: Another run is under way.
        OSError: The raw folder or the record can't be written to.
    """
    record_dir.mkdir(parents=True, exist_ok=True)
    with _only_one(record_dir), _client(feeds, client) as polite:
        raw_dir.mkdir(parents=True, exist_ok=True)
        remove_unfinished(raw_dir)
        run = _Run(feeds, polite, raw_dir=raw_dir, record=Record(record_dir), now=now, on_attempt=on_attempt)
        for source in feeds.sources:
            if source.bucket:
                run.copy_bucket(source)
            elif not source.folder:  # refreshes read it where it is
                run.list_pages(source, feeds_dir)
        run.fetch_pages()
        return run.summary


@contextmanager
def _only_one(record_dir: Path) -> Iterator[None]:
    try:
        with FileLock(record_dir / ".lock", timeout=0):
            yield
    except Timeout:
        raise FetchRunningError(f"Another fetch is under way ({record_dir / '.lock'}).") from None


@contextmanager
def _client(feeds: FeedsFile, given: PoliteClient | None) -> Iterator[PoliteClient]:
    if given is not None:
        yield given
        return
    transport = Transport(feeds.settings)
    try:
        yield PoliteClient(transport, feeds.settings)
    finally:
        transport.close()


def _in_groups(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some


class _Wanted(NamedTuple):
    """A page to ask for, and under which conditions."""

    source: str
    url: str
    conditions: dict[str, str]


class _Run:
    """The state of one run. Servers are asked in threads; files and record are written in this one only."""

    def __init__(
        self,
        feeds: FeedsFile,
        client: PoliteClient,
        *,
        raw_dir: Path,
        record: Record,
        now: Callable[[], datetime],
        on_attempt: Callable[[Attempt], None],
    ):
        self.summary = FetchSummary(sources=sum(not source.folder for source in feeds.sources))
        self._feeds = feeds
        self._raw_dir = raw_dir
        self._record = record
        self._memory = Memory(record.attempts())
        self._now = now
        self._client = client
        self._on_attempt = on_attempt
        self._archives: dict[str, PageArchive] = {}
        self._unrecorded: dict[str, list[Attempt]] = defaultdict(list)

    # --- which pages there are --------------------------------------------------------------------------------------

    def list_pages(self, source: Source, feeds_dir: Path) -> None:
        """Find out which pages a source names, and write them down."""
        if source.feed:
            self._list_feed(source, source.feed)
        elif source.list and is_address(source.list):
            self._list_from_afar(source, source.list)
        elif source.list:
            self._list_file(source, local_path(feeds_dir, source.list))
        else:
            self._write_listed(source, iter(source.pages))

    def _list_feed(self, source: Source, url: str) -> None:
        fetched = self._changed(source, "feed", url)
        if fetched is None or fetched.answer is None:
            return
        try:
            links = links_of_feed(fetched.answer)
        except NotAFeedError as error:
            self._write(self._attempt(source.name, "feed", url, "failed", fetched, reason="no_feed", detail=str(error)))
            return
        saved_in = None
        if source.take == "entries":
            saved_in = save_feed(self._raw_dir, source.name, fetched.answer, self._now())
            self.summary.files.append(saved_in)
        else:
            # before the feed's marks: once they are written, the server may say that nothing has changed
            self._write_listed(source, iter(links))
        self._write(self._attempt(source.name, "feed", url, "saved", fetched, saved_in=saved_in))

    def _list_from_afar(self, source: Source, url: str) -> None:
        fetched = self._changed(source, "list", url)
        if fetched is None or fetched.answer is None:
            return
        try:
            name = urlsplit(fetched.final_url).path
            self._write_listed(source, links_of_list(io.BytesIO(fetched.answer.body), name, source.column))
        except UnreadableListError as error:
            self._write(
                self._attempt(source.name, "list", url, "failed", fetched, reason=error.reason, detail=str(error))
            )
            return
        # after its pages, as with feeds
        self._write(self._attempt(source.name, "list", url, "saved", fetched))

    def _list_file(self, source: Source, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._write_listed(source, links_of_list(file, path.name, source.column))
            return
        except UnreadableListError as error:
            reason, detail = error.reason, f"{path}: {error}"
        except OSError as error:
            reason, detail = "unreadable_list", f"{path} can't be read: {error.strerror}"
        self._write(Attempt(self._stamp(), source.name, "list", source.list or "", "failed", reason, detail))

    def _changed(self, source: Source, kind: Kind, url: str) -> Fetched | None:
        """A feed's or a list's new answer; None, and a line in the record, where there is none."""
        fetched = self._client.get(url, self._memory.conditions(source.name, url))
        if fetched.reason == "not_modified":
            self.summary.feeds_unchanged += 1
            self._write(self._attempt(source.name, kind, url, "not_modified", fetched))
            return None
        if fetched.reason != "ok" or fetched.answer is None:
            self._write(self._attempt(source.name, kind, url, "failed", fetched))
            return None
        return fetched

    def _write_listed(self, source: Source, links: Iterator[str]) -> None:
        at = self._stamp()
        new = (
            Attempt(at, source.name, "page", url, "listed")
            for url in links
            if not self._memory.is_known(source.name, url)
        )
        for some in _in_groups(new, _LISTED_AT_ONCE):
            self._record.append(some, self._now().date())
            for attempt in some:
                self._memory.add(attempt)

    # --- what lies in a bucket --------------------------------------------------------------------------------------

    def copy_bucket(self, source: Source) -> None:
        """Copy the objects of a bucket that are new or changed."""
        try:
            bucket = Bucket(source, self._feeds.settings)
        except BucketError as error:
            self._write(self._of_bucket(source, "failed", error.reason, str(error)))
            return
        with closing(bucket):
            remove_unfinished_copies(self._raw_dir, source.name)
            wanted, listing = self._changed_objects(source, bucket)
            for some in _in_groups(wanted, _OBJECTS_AT_ONCE):
                self._copy_objects(source, bucket, some)
            self._write(listing)

    def _changed_objects(self, source: Source, bucket: Bucket) -> tuple[list[StoredObject], Attempt]:
        """What this run copies, and the record's line of the listing. What was listed before a failure counts."""
        settings, wanted = self._feeds.settings, list[StoredObject]()
        seen = not_read = left = 0
        failed: BucketError | None = None
        try:
            for stored in bucket.objects():
                if not is_read(stored.key):
                    not_read += 1
                    continue
                seen += 1
                is_too_large = stored.size > settings.max_object_bytes
                if not self._memory.wants_object(
                    source.name, stored.url, stored.etag, settings.give_up_after, is_too_large=is_too_large
                ):
                    continue
                if len(wanted) < settings.objects_per_run:
                    wanted.append(stored)
                else:
                    left += 1
        except BucketError as error:
            failed = error
        self.summary.pages_left += left
        if failed is not None:
            return wanted, self._of_bucket(source, "failed", failed.reason, str(failed))
        detail = f"{seen} objects, of which {len(wanted)} are copied now and {left} wait; {not_read} of no raw format"
        result: Result = "saved" if wanted else "not_modified"
        return wanted, self._of_bucket(source, result, "ok" if wanted else "not_modified", detail)

    def _copy_objects(self, source: Source, bucket: Bucket, some: list[StoredObject]) -> None:
        """Copy some side by side; whatever happens to one, the others that were copied are written down."""
        attempts = []
        with ThreadPoolExecutor(self._feeds.settings.hosts_at_once, "copy") as pool:
            futures = [
                pool.submit(bucket.copy, stored, place_of(self._raw_dir, source.name, stored.key)) for stored in some
            ]
        problem: BaseException | None = None
        for future in futures:
            problem = problem or future.exception()
            if future.exception() is None:
                attempts.append(self._of_object(source, future.result()))
        self._write(*attempts)
        if problem is not None:
            raise problem

    def _of_object(self, source: Source, copy: Copy) -> Attempt:
        stored, error = copy.stored, copy.error
        place = place_of(self._raw_dir, source.name, stored.key).relative_to(self._raw_dir).as_posix()
        return Attempt(
            at=self._stamp(),
            source=source.name,
            kind="object",
            url=stored.url,
            result="saved" if error is None else "failed" if error.may_pass else "refused",
            reason="ok" if error is None else error.reason,
            detail="" if error is None else str(error),
            size_bytes=stored.size,
            tries=1,
            seconds=round(copy.seconds, 3),
            etag=stored.etag,
            saved_in=place if error is None else None,
        )

    def _of_bucket(self, source: Source, result: Result, reason: str, detail: str) -> Attempt:
        return Attempt(self._stamp(), source.name, "bucket", source.bucket or "", result, reason, detail, tries=1)

    # --- fetching pages ----------------------------------------------------------------------------------------------

    def fetch_pages(self) -> None:
        """Ask for every page that waits: hosts side by side, the pages of a host one after another."""
        by_host = self._wanted()
        answers: queue.Queue[tuple[str, str, Fetched] | None] = queue.Queue()
        stop = threading.Event()

        def ask(pages: list[_Wanted]) -> None:
            try:
                for source, url, conditions in pages:
                    if stop.is_set():
                        return
                    answers.put((source, url, self._client.get(url, conditions)))
            finally:
                answers.put(None)

        with ThreadPoolExecutor(self._feeds.settings.hosts_at_once, "fetch") as pool:
            futures = [pool.submit(ask, pages) for pages in by_host.values()]
            try:
                hosts_left = len(futures)
                while hosts_left:
                    answer = answers.get()
                    if answer is None:
                        hosts_left -= 1
                    else:
                        self._take(*answer)
            finally:
                stop.set()
                for name in sorted(self._archives):
                    self._finish(name)
        for future in futures:
            future.result()

    def _wanted(self) -> dict[str, list[_Wanted]]:
        """Host to the pages that this run asks for; one that two sources name is asked for once.

        New pages come before those that are asked for again.
        """
        settings, by_host = self._feeds.settings, defaultdict[str, list[_Wanted]](list)
        now, taken = self._now(), set[str]()
        for source in self._feeds.sources:
            new = self._memory.waiting(source.name, settings.give_up_after)
            due = self._memory.due_again(source.name, now, settings.ask_again_after_days, settings.give_up_after)
            waiting = [url for url in (*new, *due) if url not in taken]
            self.summary.pages_left += max(0, len(waiting) - settings.pages_per_run)
            for url in waiting[: settings.pages_per_run]:
                taken.add(url)
                by_host[host_of(url)].append(_Wanted(source.name, url, self._memory.conditions_of_page(url)))
        return by_host

    def _take(self, source: str, url: str, fetched: Fetched) -> None:
        answer = fetched.answer
        if fetched.reason == "not_modified":
            self._write(self._attempt(source, "page", url, "not_modified", fetched))
            return
        if fetched.reason != "ok" or answer is None:
            self._write(self._attempt(source, "page", url, "failed" if fetched.may_pass else "refused", fetched))
            return
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in _HTML:
            detail = f"the answer is {kind or 'of no stated type'}, not HTML"
            self._write(self._attempt(source, "page", url, "refused", fetched, reason="not_html", detail=detail))
            return
        if self._memory.has_body(url, hashlib.sha256(answer.body).hexdigest()):
            self._write(self._attempt(source, "page", url, "not_modified", fetched, reason="same_bytes"))
            return
        if source not in self._archives:
            self._archives[source] = PageArchive(self._raw_dir, source, self._now())
        archive = self._archives[source]
        archive.add(answer, self._now())
        self._unrecorded[source].append(
            self._attempt(source, "page", url, "saved", fetched, saved_in=archive.file_path)
        )
        if archive.pages >= _PAGES_OF_A_FILE:
            self._finish(source)

    def _finish(self, source: str) -> None:
        archive = self._archives.pop(source)
        archive.finish()
        self.summary.files.append(archive.file_path)
        self._write(*self._unrecorded.pop(source, []))

    # --- writing down -----------------------------------------------------------------------------------------------

    def _stamp(self) -> str:
        return self._now().strftime("%Y-%m-%dT%H:%M:%SZ")

    def _attempt(
        self,
        source: str,
        kind: Kind,
        url: str,
        result: Result,
        fetched: Fetched,
        *,
        reason: str | None = None,
        detail: str | None = None,
        saved_in: str | None = None,
    ) -> Attempt:
        answer = fetched.answer
        return Attempt(
            at=self._stamp(),
            source=source,
            kind=kind,
            url=url,
            result=result,
            reason=reason or fetched.reason,
            detail=detail or fetched.detail,
            status=answer.status if answer else None,
            final_url=fetched.final_url,
            size_bytes=len(answer.body) if answer else None,
            tries=fetched.tries,
            seconds=round(fetched.seconds, 3),
            etag=answer.headers.get("etag") if answer else None,
            last_modified=answer.headers.get("last-modified") if answer else None,
            body_sha256=hashlib.sha256(answer.body).hexdigest() if answer and kind == "page" and saved_in else None,
            saved_in=saved_in,
        )

    def _write(self, *attempts: Attempt) -> None:
        self._record.append(attempts, self._now().date())
        for attempt in attempts:
            self._memory.add(attempt)
            self.summary.attempts.append(attempt)
            if attempt.result == "saved" and attempt.kind in ("page", "object"):
                self.summary.pages_saved += attempt.kind == "page"
                self.summary.objects_saved += attempt.kind == "object"
            elif attempt.result == "not_modified" and attempt.kind == "page":
                self.summary.pages_unchanged += 1
            elif attempt.result in ("failed", "refused"):
                self.summary.failures[attempt.reason] += 1
            self._on_attempt(attempt)
