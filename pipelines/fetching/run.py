"""One run: ask every source, fetch the pages that are new, put them into the raw folder and write down each attempt.

The order of writing is what makes a kill harmless: a file gets its name first, then its pages are recorded as saved. A
page between the two is fetched twice, and the reader knows it by its content; none is lost.
"""

import queue
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pipelines.fetching.archive import PageArchive, remove_unfinished, save_feed
from pipelines.fetching.config import FeedsFile, Source
from pipelines.fetching.links import NotAFeedError, links_of_feed, links_of_list
from pipelines.fetching.polite import Fetched, PoliteClient
from pipelines.fetching.record import Attempt, Memory, Record, Result
from pipelines.fetching.transport import Transport, host_of

_PAGES_OF_A_FILE = 100
"""Pages after which a file is finished: what a kill can cost at most, times the number of sources."""
_HTML = frozenset({"text/html", "application/xhtml+xml"})


class FetchRunningError(Exception):
    """Another fetch writes this record."""


@dataclass
class FetchSummary:
    """What one run came to.

    Attributes:
        sources: Sources asked.
        feeds_unchanged: Feeds whose server said that nothing is new.
        pages_saved: Pages now in the raw folder.
        pages_left: Pages left for the next run by ``pages_per_run``.
        failures: Number of failed attempts by reason.
        files: Files written, below the raw folder.
        attempts: Every attempt of the run, listings left out.
    """

    sources: int = 0
    feeds_unchanged: int = 0
    pages_saved: int = 0
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
        self.summary = FetchSummary(sources=len(feeds.sources))
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
        elif source.list:
            path = feeds_dir / source.list
            try:
                self._write_listed(source, links_of_list(path))
            except OSError as error:
                detail = f"{path} can't be read: {error.strerror}"
                self._write(
                    Attempt(self._stamp(), source.name, "feed", source.list, "failed", "unreadable_list", detail)
                )
        else:
            self._write_listed(source, iter(source.pages))

    def _list_feed(self, source: Source, url: str) -> None:
        fetched = self._client.get(url, self._memory.conditions(source.name, url))
        if fetched.reason == "not_modified":
            self.summary.feeds_unchanged += 1
            self._write(self._attempt(source.name, "feed", url, "not_modified", fetched))
            return
        if fetched.reason != "ok" or fetched.answer is None:
            self._write(self._attempt(source.name, "feed", url, "failed", fetched))
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

    def _write_listed(self, source: Source, links: Iterator[str]) -> None:
        at = self._stamp()
        new = [
            Attempt(at, source.name, "page", url, "listed")
            for url in dict.fromkeys(links)
            if not self._memory.is_known(source.name, url)
        ]
        self._record.append(new, self._now().date())
        for attempt in new:
            self._memory.add(attempt)

    # --- fetching them ----------------------------------------------------------------------------------------------

    def fetch_pages(self) -> None:
        """Ask for every page that waits: hosts side by side, the pages of a host one after another."""
        by_host = self._wanted()
        answers: queue.Queue[tuple[str, str, Fetched] | None] = queue.Queue()
        stop = threading.Event()

        def ask(pages: list[tuple[str, str]]) -> None:
            try:
                for source, url in pages:
                    if stop.is_set():
                        return
                    answers.put((source, url, self._client.get(url)))
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

    def _wanted(self) -> dict[str, list[tuple[str, str]]]:
        """Host to (source, page) for each page that this run asks for; one that two sources name is asked for once."""
        settings, by_host = self._feeds.settings, defaultdict[str, list[tuple[str, str]]](list)
        taken: set[str] = set()
        for source in self._feeds.sources:
            waiting = [url for url in self._memory.waiting(source.name, settings.give_up_after) if url not in taken]
            self.summary.pages_left += max(0, len(waiting) - settings.pages_per_run)
            for url in waiting[: settings.pages_per_run]:
                taken.add(url)
                by_host[host_of(url)].append((source.name, url))
        return by_host

    def _take(self, source: str, url: str, fetched: Fetched) -> None:
        answer = fetched.answer
        if fetched.reason != "ok" or answer is None:
            self._write(self._attempt(source, "page", url, "failed" if fetched.may_pass else "refused", fetched))
            return
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in _HTML:
            detail = f"the answer is {kind or 'of no stated type'}, not HTML"
            self._write(self._attempt(source, "page", url, "refused", fetched, reason="not_html", detail=detail))
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
        kind: str,
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
            kind="feed" if kind == "feed" else "page",
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
            saved_in=saved_in,
        )

    def _write(self, *attempts: Attempt) -> None:
        self._record.append(attempts, self._now().date())
        for attempt in attempts:
            self._memory.add(attempt)
            self.summary.attempts.append(attempt)
            if attempt.result == "saved" and attempt.kind == "page":
                self.summary.pages_saved += 1
            elif attempt.result in ("failed", "refused"):
                self.summary.failures[attempt.reason] += 1
            self._on_attempt(attempt)
