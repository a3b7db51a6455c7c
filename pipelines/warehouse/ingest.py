"""Brings the raw folder into schema ``articles``: finds what is new or changed, reads it, stores it.

What a file holds is ``pipelines.articles``'s business. Articles are never deleted here: one whose file is gone stays,
and one whose file now holds another version stays with ``is_current`` false.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Literal

import duckdb
import pandas as pd

from pipelines.articles.discover import RawFile, discover_all
from pipelines.articles.model import Article
from pipelines.articles.read import READER_VERSION, Reading, refusal_unopened
from pipelines.articles.source import file_sha256
from pipelines.articles.versions import Capture, replacements
from pipelines.warehouse.store import (
    insert_rows,
    key_frame,
    registered,
    rejects,
    replace_rejects,
    transaction,
    upsert_rows,
)
from pipelines.warehouse.tables import ARTICLES, FILES, OCCURRENCES

# one transaction holds at most about this much; small enough to lose little work, large enough that a commit, some
# tens of milliseconds, is shared by many files
BATCH_FILES = 500
BATCH_ARTICLES = 2_000
BATCH_CHARS = 32_000_000

FileOutcome = Literal["read", "unchanged"]


@dataclass(frozen=True)
class FileProgress:
    """How far an ingest is, told after each file.

    Attributes:
        done: Files dealt with, this one included.
        total: Files in the raw folder.
    """

    file_path: str
    outcome: FileOutcome
    done: int
    total: int


@dataclass
class IngestSummary:
    """What one ingest came to.

    Attributes:
        files_seen: Files in the raw folder.
        files_read: Of those, new or changed ones, and such as couldn't be read last time.
        files_unchanged: The others; they weren't opened, or only to see that their bytes are the same.
        files_vanished: Files that were there at the last ingest and aren't now.
        articles_new: Articles stored now for the first time.
        articles_known: Articles met in the files read that were stored already, copies included.
        articles_superseded: Articles whose place a new version has taken.
        rejected: Inputs set aside in the files read now, by reason.
        rejected_total: Inputs set aside at present in all files, by reason.
    """

    files_seen: int = 0
    files_read: int = 0
    files_unchanged: int = 0
    files_vanished: int = 0
    articles_new: int = 0
    articles_known: int = 0
    articles_superseded: int = 0
    rejected: dict[str, int] = field(default_factory=dict)
    rejected_total: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _KnownFile:
    size_bytes: int
    modified_ns: int
    file_sha256: str | None
    reader_version: str
    first_seen_at: datetime
    is_vanished: bool


@dataclass(frozen=True)
class _Place:
    """One article in one place of a file, without its text."""

    file_path: str
    item: str
    article_id: str
    url: str | None
    retrieved_from: str | None = None
    retrieved_at: datetime | None = None


@dataclass
class _Batch:
    """What the next transaction stores."""

    articles: dict[str, Article] = field(default_factory=dict)
    chars: int = 0
    finished: list[Reading] = field(default_factory=list)
    places: list[_Place] = field(default_factory=list)
    touched: list[RawFile] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        return (
            len(self.finished) + len(self.touched) >= BATCH_FILES
            or len(self.articles) >= BATCH_ARTICLES
            or self.chars >= BATCH_CHARS
        )

    def add(self, article: Article) -> None:
        known = self.articles.get(article.article_id)
        if known is None:
            self.chars += len(article.text)
        # of copies the smallest place is kept, whatever order they come in
        if known is None or (article.file_path, article.item) < (known.file_path, known.item):
            self.articles[article.article_id] = article


def ingest(
    con: duckdb.DuckDBPyConnection,
    raw_dir: Path,
    on_file: Callable[[FileProgress], None] | None = None,
    folders: Mapping[str, Path] | None = None,
) -> IngestSummary:
    """Stores what is new or changed in the raw folder and the folders beside it.

    A file counts as unchanged when size and modification time are those of the last reading, or else its bytes are, and
    the reader is the same. Every batch is one transaction and a file is recorded as read only together with the last of
    its articles, so a process killed at any moment loses nothing that was committed and the next ingest goes on from
    there; articles are stored under keys made of their content, so nothing is stored twice.

    An article found in several places has one row, with the smallest path and item among the files that are there. A
    version counts as superseded when its file has another article with the same URL now, or where neither has one, in
    the same place, and it stands nowhere else. Files that say when they were captured from which address (WARC,
    news-please) supersede one another by that, in whatever order they come.

    Args:
        con: A writing connection to a database with the registry's tables, not inside a transaction.
        raw_dir: The raw folder; nothing is written there.
        on_file: Called after each file, for a progress bar.
        folders: Name and place of other folders to read in the same way. Files of one that can't be listed, or is
            empty, don't count as vanished.

    Returns:
        Counts.

    Raises:
        FileNotFoundError: The raw folder is missing.
    """
    return _Ingest(con).run(list(discover_all(raw_dir, folders or {})), on_file)


class _Ingest:
    """One ingest under way."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._now = datetime.now(UTC).replace(tzinfo=None)
        self._summary = IngestSummary()
        self._rejected: Counter[str] = Counter()
        self._places_met = 0
        self._known = self._known_files()
        self._batch = _Batch()

    def run(self, raw_files: list[RawFile], on_file: Callable[[FileProgress], None] | None) -> IngestSummary:
        self._summary.files_seen = len(raw_files)
        for done, raw_file in enumerate(raw_files, start=1):
            outcome = self._take(raw_file)
            if self._batch.is_full:
                self._store()
            if on_file is not None:
                on_file(FileProgress(raw_file.file_path, outcome, done, len(raw_files)))
        self._store()
        self._settle(
            present={raw_file.file_path for raw_file in raw_files},
            unlisted=tuple(one.file_path for one in raw_files if one.problem and one.file_path.endswith("/")),
        )
        self._summary.articles_known = self._places_met - self._summary.articles_new
        self._summary.rejected = dict(self._rejected.most_common())
        self._summary.rejected_total = rejects(self._con)
        return self._summary

    def _known_files(self) -> dict[str, _KnownFile]:
        rows = self._con.execute(
            "SELECT file_path, size_bytes, modified_ns, file_sha256, reader_version, first_seen_at, "
            f"vanished_at IS NOT NULL FROM {FILES.full_name}"
        ).fetchall()
        return {file_path: _KnownFile(*values) for file_path, *values in rows}

    def _take(self, raw_file: RawFile) -> FileOutcome:
        known = self._known.get(raw_file.file_path)
        if known is not None and self._is_unchanged(raw_file, known):
            self._summary.files_unchanged += 1
            return "unchanged"
        self._summary.files_read += 1
        reading = Reading(raw_file)
        places = []
        for article in reading:
            self._batch.add(article)
            places.append(
                _Place(
                    article.file_path,
                    article.item,
                    article.article_id,
                    article.url,
                    article.retrieved_from,
                    article.retrieved_at,
                )
            )
            if self._batch.is_full:
                self._store()  # of a large file first its articles, and what is known of the file with the last of them
        self._batch.finished.append(reading)
        self._batch.places += places
        return "read"

    def _is_unchanged(self, raw_file: RawFile, known: _KnownFile) -> bool:
        if known.is_vanished or known.reader_version != READER_VERSION or known.size_bytes != raw_file.size:
            return False
        if known.file_sha256 is None:
            # what couldn't be read is tried again; what isn't even opened would only be refused again
            return known.modified_ns == raw_file.modified_ns and refusal_unopened(raw_file) is not None
        if known.modified_ns == raw_file.modified_ns:
            return True
        try:
            is_same = file_sha256(raw_file.path) == known.file_sha256
        except OSError:
            return False
        if is_same:
            self._batch.touched.append(raw_file)
        return is_same

    def _store(self) -> None:
        """Commits the batch: articles, and for the files whose reading has ended all that is known of them."""
        batch, self._batch = self._batch, _Batch()
        with transaction(self._con):
            self._insert_articles(list(batch.articles.values()))
            if batch.finished:
                self._finish_files(batch.finished, batch.places)
            self._touch(batch.touched)

    def _insert_articles(self, articles: list[Article]) -> None:
        """Inserts those that aren't stored; one that is becomes current again, read from its smallest place."""
        if not articles:
            return
        with registered(self._con, key_frame("article_id", [article.article_id for article in articles])) as found:
            stored = {
                article_id: ((file_path, item), described)
                for article_id, file_path, item, *described in self._con.execute(
                    f"SELECT article_id, file_path, item, published_basis, language FROM {ARTICLES.full_name} "
                    f"WHERE article_id IN (SELECT article_id FROM {found})"
                ).fetchall()
            }
            self._con.execute(
                f"UPDATE {ARTICLES.full_name} SET is_current = true "
                f"WHERE NOT is_current AND article_id IN (SELECT article_id FROM {found})"
            )
        for article in articles:
            place, described = stored.get(article.article_id, (None, None))
            # the two columns that the key leaves open: those of the smallest place hold, whatever came first
            says = [article.published_basis, article.language]
            if place is not None and (article.file_path, article.item) <= place and says != described:
                self._con.execute(
                    f"UPDATE {ARTICLES.full_name} SET published_basis = ?, language = ? WHERE article_id = ?",
                    [*says, article.article_id],
                )
        new = [article for article in articles if article.article_id not in stored]
        self._summary.articles_new += insert_rows(self._con, ARTICLES, (self._article_row(one) for one in new))

    def _article_row(self, article: Article) -> dict[str, object]:
        return {
            **asdict(article),
            "article_id": article.article_id,
            "word_count": article.word_count,
            "content_sha256": article.content_sha256,
            "is_current": True,
            "replaced_by_article_id": None,
            "replaced_at": None,
            "first_seen_at": self._now,
        }

    def _finish_files(self, readings: list[Reading], places: list[_Place]) -> None:
        paths = [reading.raw_file.file_path for reading in readings]
        rejected = [one for reading in readings for one in reading.rejected]
        counts = Counter(place.file_path for place in places)
        with registered(self._con, key_frame("file_path", paths)) as read:
            before = self._places_before(read)
            self._con.execute(f"DELETE FROM {OCCURRENCES.full_name} WHERE file_path IN (SELECT file_path FROM {read})")
        insert_rows(self._con, OCCURRENCES, places)
        self._supersede(replaced_articles(before, places))
        replace_rejects(self._con, paths, rejected, self._now)
        upsert_rows(self._con, FILES, (self._file_row(reading, counts) for reading in readings))
        self._places_met += len(places)
        self._rejected.update(one.reason for one in rejected)

    def _places_before(self, read: str) -> list[_Place]:
        """What these files held before, by the last reading or by one that was cut off."""
        rows = self._con.execute(
            f"""
            SELECT o.file_path, o.item, o.article_id, a.url
            FROM {OCCURRENCES.full_name} AS o JOIN {ARTICLES.full_name} AS a USING (article_id)
            WHERE a.is_current AND o.file_path IN (SELECT file_path FROM {read})
            UNION
            SELECT file_path, item, article_id, url
            FROM {ARTICLES.full_name}
            WHERE is_current AND file_path IN (SELECT file_path FROM {read})
            """
        ).fetchall()
        return [_Place(*row) for row in rows]

    def _supersede(self, replaced: dict[str, str]) -> None:
        """Marks articles as replaced by others, unless they stand somewhere still."""
        if not replaced:
            return
        with registered(self._con, _pairs(replaced)) as pairs:
            rows = self._con.execute(
                f"UPDATE {ARTICLES.full_name} AS a "
                "SET is_current = false, replaced_by_article_id = p.new_id, replaced_at = ? "
                f"FROM {pairs} AS p WHERE a.is_current AND a.article_id = p.article_id "
                f"AND a.article_id NOT IN (SELECT article_id FROM {OCCURRENCES.full_name}) RETURNING a.article_id",
                [self._now],
            ).fetchall()
        self._summary.articles_superseded += len(rows)

    def _settle_captures(self) -> None:
        """Of each address that was captured more than once, lets the latest version of an article be the current one.

        The captures say when they were taken, so it comes to the same in whatever order their files arrive. What also
        stands in another place stays current. An address with one current article has nothing to settle: whatever
        comes in is current at first.
        """
        rows = self._con.execute(
            f"""
            WITH captured AS (
                SELECT retrieved_from, article_id, max(retrieved_at) AS retrieved_at
                FROM {OCCURRENCES.full_name}
                WHERE retrieved_from IS NOT NULL
                GROUP BY ALL
            ),
            -- before any text is touched: of nearly every address there is nothing to settle
            unsettled AS (
                SELECT c.retrieved_from
                FROM captured AS c JOIN {ARTICLES.full_name} AS a USING (article_id)
                GROUP BY c.retrieved_from
                HAVING count(*) FILTER (WHERE a.is_current) <> 1
            ),
            places AS (
                SELECT article_id, bool_or(retrieved_from IS NULL) OR count(DISTINCT retrieved_from) > 1 AS are_others
                FROM {OCCURRENCES.full_name}
                GROUP BY article_id
            )
            SELECT
                c.retrieved_from, p.are_others, a.is_current,
                c.article_id, c.retrieved_at, a.title, a.published_on, a.text
            FROM captured AS c
            SEMI JOIN unsettled USING (retrieved_from)
            JOIN {ARTICLES.full_name} AS a USING (article_id)
            JOIN places AS p USING (article_id)
            ORDER BY c.retrieved_from
            """
        ).fetchall()
        was_current = {article_id: is_current for _, _, is_current, article_id, *_ in rows}
        elsewhere = {article_id for _, are_others, _, article_id, *_ in rows if are_others}
        replaced: dict[str, str] = {}
        for _, some in groupby(rows, key=lambda row: row[0]):
            replaced |= replacements(Capture(*row[3:]) for row in some)
        replaced = {old: new for old, new in replaced.items() if old not in elsewhere}
        self._mark_captures(replaced, [key for key in was_current if key not in replaced])
        self._summary.articles_superseded += sum(was_current[old] for old in replaced)

    def _mark_captures(self, replaced: dict[str, str], current: list[str]) -> None:
        with registered(self._con, _pairs(replaced)) as pairs:
            self._con.execute(
                f"UPDATE {ARTICLES.full_name} AS a SET is_current = false, replaced_by_article_id = p.new_id, "
                "replaced_at = coalesce(a.replaced_at, ?) "
                f"FROM {pairs} AS p WHERE a.article_id = p.article_id",
                [self._now],
            )
        with registered(self._con, key_frame("article_id", current)) as keys:
            self._con.execute(
                f"UPDATE {ARTICLES.full_name} SET is_current = true "
                f"WHERE NOT is_current AND article_id IN (SELECT article_id FROM {keys})"
            )

    def _file_row(self, reading: Reading, counts: Counter[str]) -> dict[str, object]:
        raw_file = reading.raw_file
        known = self._known.get(raw_file.file_path)
        return {
            "file_path": raw_file.file_path,
            "size_bytes": raw_file.size,
            "file_sha256": reading.file_sha256,
            "modified_ns": raw_file.modified_ns,
            "format": reading.format,
            "article_count": counts[raw_file.file_path],
            "reader_version": READER_VERSION,
            "first_seen_at": known.first_seen_at if known else self._now,
            "last_read_at": self._now,
            "vanished_at": None,
        }

    def _touch(self, touched: list[RawFile]) -> None:
        """Notes the new modification time of files whose bytes are the same, so that they aren't hashed again."""
        for raw_file in touched:
            self._con.execute(
                f"UPDATE {FILES.full_name} SET modified_ns = ? WHERE file_path = ?",
                [raw_file.modified_ns, raw_file.file_path],
            )

    def _settle(self, present: set[str], unlisted: tuple[str, ...]) -> None:
        """Notes vanished files, and gives every article its smallest place among the files that are there.

        What lies in a folder that couldn't be listed may be there still.
        """
        vanished = [
            path
            for path, known in self._known.items()
            if not known.is_vanished and path not in present and not path.startswith(unlisted)
        ]
        self._summary.files_vanished = len(vanished)
        with transaction(self._con):
            with registered(self._con, key_frame("file_path", vanished)) as gone:
                self._con.execute(
                    f"UPDATE {FILES.full_name} SET vanished_at = ? WHERE file_path IN (SELECT file_path FROM {gone})",
                    [self._now],
                )
            replace_rejects(self._con, vanished, [], self._now)
            self._settle_captures()
            self._con.execute(
                f"UPDATE {ARTICLES.full_name} SET replaced_by_article_id = NULL, replaced_at = NULL "
                "WHERE is_current AND replaced_at IS NOT NULL"
            )
            self._con.execute(
                f"""
                UPDATE {ARTICLES.full_name} AS a SET file_path = best.file_path, item = best.item
                FROM (
                    SELECT o.article_id, o.file_path, o.item
                    FROM {OCCURRENCES.full_name} AS o JOIN {FILES.full_name} AS f USING (file_path)
                    QUALIFY row_number() OVER (
                        PARTITION BY o.article_id ORDER BY f.vanished_at IS NOT NULL, o.file_path, o.item
                    ) = 1
                ) AS best
                WHERE a.article_id = best.article_id AND (a.file_path, a.item) <> (best.file_path, best.item)
                """
            )


def _pairs(replaced: dict[str, str]) -> pd.DataFrame:
    """Replaced articles and the versions that took their place, as a data frame for a statement."""
    frame = key_frame("article_id", replaced)
    frame["new_id"] = pd.Series(list(replaced.values()), dtype="str")
    return frame


def replaced_articles(before: list[_Place], now: list[_Place]) -> dict[str, str]:
    """Articles that a file held before, and the version that has replaced each in it.

    The URL says which article a version is of. Where one of the two has none the place in the file does, and in a file
    of one article always. What has only left the file, as old entries leave a feed, isn't replaced.

    Args:
        before: What files held.
        now: What the same files hold.
    """
    held = {(place.file_path, place.article_id) for place in now}
    by_item = {(place.file_path, place.item): place for place in now}
    by_url: dict[tuple[str, str | None], _Place] = {
        (place.file_path, place.url): place for place in reversed(now) if place.url is not None
    }
    replaced = {}
    for old in before:
        if (old.file_path, old.article_id) in held:
            continue
        same_place = by_item.get((old.file_path, old.item))
        if same_place is not None and old.item and old.url is not None and same_place.url is not None:
            same_place = None  # both have an address, which says more than the place
        new = by_url.get((old.file_path, old.url)) or same_place
        if new is not None:
            replaced[old.article_id] = new.article_id
    return replaced
