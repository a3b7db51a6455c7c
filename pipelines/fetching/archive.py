"""Writes fetched answers into the raw folder: pages as WARC, feeds that carry full texts as they are.

A file appears under its name when it is whole. What the files hold is read by ``pipelines.articles`` like any others.
"""

import os
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipelines.fetching.transport import Answer

FETCHED = "fetched"
"""Folder below the raw folder; below it one folder for each day of fetching."""

_OF_THE_TRANSFER = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie"})
"""Headers that describe the bytes on the wire, or belong to a session, and not the stored page."""


def day_folder(raw_dir: Path, now: datetime) -> Path:
    """Where what is fetched on a day goes."""
    return raw_dir / FETCHED / now.date().isoformat()


def remove_unfinished(raw_dir: Path) -> int:
    """Delete what a killed run left half-written, and say how many files that were.

    Their pages aren't in the record as saved, so they are fetched again.
    """
    left = list((raw_dir / FETCHED).glob("*/.*.part"))
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def save_feed(raw_dir: Path, name: str, answer: Answer, now: datetime) -> str:
    """Store a feed as it came; returns its path below the raw folder.

    Raises:
        OSError: It can't be written.
    """
    folder = day_folder(raw_dir, now)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{now:%H%M%S%f}.xml"
    part = folder / f".{path.name}.part"
    with part.open("wb") as file:
        file.write(answer.body)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return path.relative_to(raw_dir).as_posix()


class PageArchive:
    """One WARC file of pages in the making."""

    def __init__(self, raw_dir: Path, name: str, now: datetime):
        folder = day_folder(raw_dir, now)
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{name}-{now:%H%M%S%f}.warc.gz"
        self._part = folder / f".{self._path.name}.part"
        self.file_path = self._path.relative_to(raw_dir).as_posix()
        self._file: BinaryIO = self._part.open("wb")
        self._writer = WARCWriter(self._file, gzip=True)
        self.pages = 0

    def add(self, answer: Answer, at: datetime) -> None:
        """Write one page.

        Raises:
            OSError: It can't be written.
        """
        headers = [(name, value) for name, value in answer.headers.items() if name not in _OF_THE_TRANSFER]
        headers.append(("content-length", str(len(answer.body))))
        record = self._writer.create_warc_record(
            answer.url,
            "response",
            payload=BytesIO(answer.body),
            http_headers=StatusAndHeaders(f"{answer.status} OK", headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": at.strftime("%Y-%m-%dT%H:%M:%SZ")},
        )
        self._writer.write_record(record)
        self.pages += 1

    def finish(self) -> None:
        """Give the file its name, with everything in it on the disk.

        Raises:
            OSError: It can't be written.
        """
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.replace(self._path)
