"""Copies new and changed objects of an S3-compatible store into the raw folder.

Each object has one place there, which a changed object takes over; one that was deleted from the store stays. Which
objects were copied already is known by their ETags (``record.py``). Asks with boto3, AWS's own library, which is
installed with ``aftermath[s3]`` and finds credentials, profiles and regions where all of AWS's tools do: this module
never sees them.
"""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from pipelines.fetching.archive import FETCHED
from pipelines.fetching.config import Settings, Source

READ_ENDINGS = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".warc")
"""Endings of the raw formats, each also with ``.gz``; other objects would only be set aside by the reader."""
BUCKETS = "buckets"
"""Folder below that of what was fetched, with one folder for each source. Not by day: an object's place is fixed."""
_CHUNK = 65_536
_LONGEST_NAME = 200
"""Bytes of a name; file systems take 255, and ``.part`` has to fit."""


class BucketError(Exception):
    """A bucket, or one object of it, couldn't be read.

    Attributes:
        reason: A code for the record: ``no_s3_library``, ``no_credentials``, ``no_bucket``, ``access_denied``,
            ``too_large``, ``changed_meanwhile``, ``name_clash``, ``timeout``, ``connection``, or ``s3_`` and the
            store's own code.
        may_pass: Whether asking again later may help.
    """

    def __init__(self, reason: str, detail: str, *, may_pass: bool = True):
        super().__init__(detail)
        self.reason = reason
        self.may_pass = may_pass


@dataclass(frozen=True)
class StoredObject:
    """One object as the store lists it.

    Attributes:
        key: Its name in the bucket.
        etag: The store's mark of this version of its bytes, without quotes.
    """

    bucket: str
    key: str
    size: int
    etag: str

    @property
    def url(self) -> str:
        """Names it in the record."""
        return f"s3://{self.bucket}/{self.key}"


@dataclass(frozen=True)
class Copy:
    """What came of copying one object.

    Attributes:
        error: None where it was copied.
        seconds: Wall-clock time.
    """

    stored: StoredObject
    error: BucketError | None
    seconds: float


class Bucket:
    """One bucket of one store. Safe for several threads.

    Raises:
        BucketError: boto3 isn't installed, or can't be set up as its configuration says.
    """

    def __init__(self, source: Source, settings: Settings):
        if find_spec("boto3") is None:
            raise BucketError("no_s3_library", "boto3 is not installed; pip install 'aftermath[s3]' brings it")
        import boto3  # noqa: PLC0415 - an extra; half a second that only those pay who read buckets
        from botocore.config import Config  # noqa: PLC0415
        from botocore.exceptions import BotoCoreError  # noqa: PLC0415

        self._settings = settings
        self.bucket, self.prefix = source.bucket_and_prefix
        config = Config(
            connect_timeout=settings.timeout_s,
            read_timeout=settings.timeout_s,
            retries={"total_max_attempts": settings.retries + 1, "mode": "standard"},
            max_pool_connections=settings.hosts_at_once,
            user_agent_extra="aftermath",
            # stores other than Amazon's often have no name of their own for each bucket
            s3={"addressing_style": "path"} if source.endpoint else None,
        )
        try:
            # a session of its own: the default one is shared by the process and not safe for threads
            self._client: Any = boto3.session.Session().client("s3", endpoint_url=source.endpoint, config=config)
        except (BotoCoreError, ValueError) as error:
            raise _in_our_words(error) from None

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def objects(self) -> Iterator[StoredObject]:
        """Every object below the prefix, in the order of their keys.

        Raises:
            BucketError: The store doesn't list them.
        """
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.prefix)
        try:
            for page in pages:
                for entry in page.get("Contents", ()):
                    yield StoredObject(self.bucket, entry["Key"], entry["Size"], entry["ETag"].strip('"'))
        except _asking_errors() as error:
            raise _in_our_words(error) from None

    def copy(self, stored: StoredObject, target: Path) -> Copy:
        """Copy one object to a file, which is there when it is whole, or is as it was.

        Raises:
            OSError: The file can't be written.
        """
        started = time.monotonic()
        error = None
        try:
            self._copy(stored, target)
        except BucketError as raised:
            error = raised
        return Copy(stored, error, time.monotonic() - started)

    def _copy(self, stored: StoredObject, target: Path) -> None:
        limit = self._settings.max_object_bytes
        if stored.size > limit:
            raise BucketError("too_large", f"the object has {stored.size:,} bytes, more than {limit:,}", may_pass=False)
        part = _part_of(target)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            detail = "another object's name is a folder of this one's, which no file system can hold"
            raise BucketError("name_clash", detail, may_pass=False) from None
        try:
            # only these bytes: an object that changes between listing and reading is taken by the next run
            answer = self._client.get_object(Bucket=stored.bucket, Key=stored.key, IfMatch=f'"{stored.etag}"')
            with closing(answer["Body"]) as body, part.open("wb") as file:
                self._write(body, file, stored.size)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        except _asking_errors() as error:
            raise _in_our_words(error) from None
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _write(self, body: Any, file: Any, size: int) -> None:
        # a megabyte a second is little; a store that drips is left after the time of a page and that of its size
        deadline = time.monotonic() + self._settings.deadline_s + size / 1_000_000
        written = 0
        for chunk in body.iter_chunks(_CHUNK):
            written += len(chunk)
            if written > size:
                raise BucketError("changed_meanwhile", f"more than the {size:,} bytes that were listed came")
            if time.monotonic() > deadline:
                raise BucketError("timeout", f"{written:,} of {size:,} bytes came in time")
            file.write(chunk)
        if written < size:
            raise BucketError("connection", f"only {written:,} of {size:,} bytes came")


def is_read(key: str) -> bool:
    """Whether an object's name has an ending that the reader knows; what begins with a dot is hidden from it."""
    name = key.rsplit("/", 1)[-1].lower()
    return name.removesuffix(".gz").endswith(READ_ENDINGS) and name != "readme.md"


def place_of(raw_dir: Path, source: str, key: str) -> Path:
    """Where an object's copy lies: two keys never share a place, and no key leads out of the source's folder.

    Args:
        raw_dir: The raw folder.
        source: Name of the source.
        key: Any text that a store takes for a name.
    """
    return raw_dir / FETCHED / BUCKETS / source / Path(*map(_file_name, key.split("/")))


def remove_unfinished(raw_dir: Path, source: str) -> int:
    """Delete what a killed run left half-copied, and say how many files that were."""
    left = list((raw_dir / FETCHED / BUCKETS / source).rglob(".*.part"))
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _file_name(segment: str) -> str:
    # a space stays readable; "%" itself is quoted, so that nothing else can look like what quoting makes
    name = quote(segment, safe=" !$&'()+,;=@[]{}~")
    if name.startswith("."):
        name = f"%2E{name[1:]}"  # hidden from the reader, or the folder above
    if len(name) > _LONGEST_NAME:
        digest = hashlib.sha256(segment.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        name = f"{name[:80]}%{digest}{name[-40:]}"
    return name or "%"


def _part_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def _asking_errors() -> tuple[type[Exception], ...]:
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
    from urllib3.exceptions import HTTPError  # noqa: PLC0415

    return (BotoCoreError, ClientError, HTTPError)


_REASONS = {
    "NoSuchBucket": "no_bucket",
    "AccessDenied": "access_denied",
    "Forbidden": "access_denied",
    "403": "access_denied",
    "InvalidAccessKeyId": "access_denied",
    "SignatureDoesNotMatch": "access_denied",
    "ExpiredToken": "access_denied",
    "PreconditionFailed": "changed_meanwhile",
    "412": "changed_meanwhile",
    "NoSuchKey": "changed_meanwhile",
}


def _in_our_words(error: Exception) -> BucketError:
    response = cast(dict[str, Any], getattr(error, "response", None) or {})
    code = str((response.get("Error") or {}).get("Code") or "")
    if code:
        return BucketError(_REASONS.get(code, f"s3_{code}"), str(error)[:300])
    name = type(error).__name__
    if "Credential" in name or name in ("ProfileNotFound", "TokenRetrievalError"):
        return BucketError("no_credentials", f"{str(error)[:200]}; AWS's own configuration says who asks")
    return BucketError("timeout" if "Timeout" in name else "connection", f"{name}: {error}"[:300])
