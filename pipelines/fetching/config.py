"""What ``feeds.toml`` may say, and clear words about what it may not.

Only the file's shape and its defaults. Nothing is fetched here, and no address is looked up.
"""

import ipaddress
import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
_BUCKET = re.compile(r"s3://(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(?P<prefix>.*))?")
_ORIGINS = ("feed", "pages", "list", "folder", "bucket")


class FeedsFileError(Exception):
    """``feeds.toml`` can't be used; the message names the file, the place in it and the reason."""


def checked_url(url: str) -> str:
    """The address, if it may be asked for at all.

    Raises:
        ValueError: It isn't http or https, has no host, or carries a user name, which would end up in logs.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"{url!r} is no address: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{url!r} is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise ValueError(f"the address of {parts.hostname} carries a user name or password")
    if any(ord(char) <= 32 or ord(char) == 127 for char in url):
        raise ValueError(f"{url!r} contains white space or control characters")
    return url


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Settings(_Table):
    """How politely and how patiently to ask.

    Attributes:
        user_agent: What servers are told; the place for an address where they can complain.
        timeout_s: Seconds without a byte after which a server counts as silent.
        deadline_s: Seconds that one answer may take in all, however steadily it drips.
        max_bytes: Size of one answer, after decompression.
        delay_s: Seconds between two requests to one host; its robots.txt may ask for more.
        longest_wait_s: Longest wait that a server may ask for (Retry-After, Crawl-delay). One that asks for more is
            left alone for the rest of the run.
        retries: How often a request is repeated that failed in a way that may pass.
        give_up_after: Runs in which an address may fail before it is no longer asked for.
        pages_per_run: Pages fetched of one source in one run, those asked for again included; the rest waits.
        ask_again_after_days: Days after which a page that was saved is asked for again, so that its corrections are
            seen; counted from the first time. Empty for never.
        max_object_bytes: Size of one object of a bucket; larger ones stay there, and the record says so.
        objects_per_run: Objects fetched of one bucket in one run; the rest waits for the next.
        hosts_at_once: Hosts that are asked at the same time; each host gets one request at a time. Of a bucket, so many
            objects at a time.
        allow_networks: Private addresses that may be asked all the same, such as ``10.1.0.0/16`` for a mirror in the
            house. Others that aren't public are refused, wherever a redirect leads.
    """

    user_agent: Annotated[str, Field(min_length=1, max_length=300)] = "Aftermath (open news reader)"
    timeout_s: Annotated[float, Field(gt=0, le=600)] = 20.0
    deadline_s: Annotated[float, Field(gt=0, le=3600)] = 60.0
    max_bytes: Annotated[int, Field(gt=0, le=20_000_000)] = 5_000_000
    delay_s: Annotated[float, Field(ge=0, le=600)] = 1.0
    longest_wait_s: Annotated[float, Field(ge=0, le=3600)] = 60.0
    retries: Annotated[int, Field(ge=0, le=10)] = 2
    give_up_after: Annotated[int, Field(ge=1, le=100)] = 5
    pages_per_run: Annotated[int, Field(ge=1, le=100_000)] = 500
    ask_again_after_days: Annotated[tuple[int, ...], Field(max_length=20)] = (1, 3, 7)
    max_object_bytes: Annotated[int, Field(gt=0, le=2_000_000_000)] = 500_000_000
    objects_per_run: Annotated[int, Field(ge=1, le=1_000_000)] = 10_000
    hosts_at_once: Annotated[int, Field(ge=1, le=64)] = 8
    allow_networks: tuple[str, ...] = ()

    @field_validator("allow_networks", "ask_again_after_days", mode="before")
    @classmethod
    def _as_tuple(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    @field_validator("ask_again_after_days")
    @classmethod
    def _are_days(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        if list(value) != sorted(set(value)) or any(not 1 <= day <= 365 for day in value):
            raise ValueError("days rise from one to the next and lie between 1 and 365")
        return value

    @field_validator("allow_networks")
    @classmethod
    def _are_networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for network in value:
            ipaddress.ip_network(network)
        return value

    @field_validator("user_agent")
    @classmethod
    def _is_one_line(cls, value: str) -> str:
        if not value.isprintable() or not value.isascii():
            raise ValueError("a user agent is one line of ASCII")
        return value

    @property
    def allowed(self) -> tuple[Network, ...]:
        """``allow_networks``, read."""
        return tuple(ipaddress.ip_network(network) for network in self.allow_networks)


class Source(_Table):
    """One line of ``sources``: where articles come from.

    Attributes:
        name: Names its files in the raw folder and its rows in the record of attempts.
        feed: Address of an RSS or Atom feed.
        pages: Addresses of articles.
        list: A file of addresses of articles, or the http address of one: one on each line, or in a cell of a table
            (CSV, or separated by tabs), as it is or packed as gzip or zip. A path is relative to ``feeds.toml``
            and may begin with ``~``.
        folder: A folder of this machine with files in any raw format, read where it is by every refresh, never copied
            and never written to. Relative to ``feeds.toml``.
        bucket: ``s3://BUCKET/PREFIX`` of an S3-compatible store, whose objects are copied into the raw folder.
            Credentials come from where AWS's own tools look for them, never from here.
        take: Of a feed, the ``pages`` that it links to, or its own ``entries`` where they carry full texts.
        column: Of a list, the heading or the number, from 1, of the column with the address; without it the first cell
            that is an address counts.
        endpoint: Of a bucket, the address of its server where it isn't Amazon's.
    """

    name: str
    feed: str | None = None
    pages: tuple[str, ...] = ()
    list: str | None = None
    folder: str | None = None
    bucket: str | None = None
    take: Literal["pages", "entries"] = "pages"
    column: str | int | None = None
    endpoint: str | None = None

    @field_validator("pages", mode="before")
    @classmethod
    def _as_tuple(cls, value: Any) -> Any:
        return tuple(value) if type(value) is type([]) else value

    @field_validator("name")
    @classmethod
    def _names_a_file(cls, value: str) -> str:
        if not _NAME.fullmatch(value):
            raise ValueError("a name is made of a-z, 0-9, - and _, and begins with a letter or digit")
        return value

    @field_validator("feed", "endpoint")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        return None if value is None else checked_url(value)

    @field_validator("folder", "list")
    @classmethod
    def _names_a_place(cls, value: str | None) -> str | None:
        if value is not None and "\0" in value:
            raise ValueError("a path has no NUL character")
        if value is not None and not is_address(value):
            local_path(Path(), value)
        return value

    @field_validator("list")
    @classmethod
    def _is_path_or_address(cls, value: str | None) -> str | None:
        return checked_url(value) if value is not None and is_address(value) else value

    @field_validator("pages")
    @classmethod
    def _are_addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(checked_url(url) for url in value)

    @field_validator("bucket")
    @classmethod
    def _is_bucket(cls, value: str | None) -> str | None:
        if value is not None and not _BUCKET.fullmatch(value):
            raise ValueError(f"{value!r} is no s3://BUCKET/PREFIX")
        return value

    @field_validator("column")
    @classmethod
    def _is_column(cls, value: str | int | None) -> str | int | None:
        if isinstance(value, bool) or (isinstance(value, int) and value < 1) or value == "":
            raise ValueError("a column is a heading, or a number from 1")
        return value

    @model_validator(mode="after")
    def _has_one_origin(self) -> "Source":
        if sum(bool(getattr(self, origin)) for origin in _ORIGINS) != 1:
            raise ValueError(f"a source has one of {', '.join(_ORIGINS[:-1])} and {_ORIGINS[-1]}")
        if self.take == "entries" and not self.feed:
            raise ValueError("only a feed has entries to take")
        if self.column is not None and not self.list:
            raise ValueError("only a list has columns")
        if self.endpoint is not None and not self.bucket:
            raise ValueError("only a bucket has an endpoint")
        return self

    @property
    def bucket_and_prefix(self) -> tuple[str, str]:
        """The two parts of ``bucket``; both empty where the source is none."""
        found = _BUCKET.fullmatch(self.bucket or "")
        return (found["bucket"], found["prefix"] or "") if found else ("", "")


def is_address(text: str) -> bool:
    """Whether a list is asked for over the network rather than read from a file."""
    return text.lower().startswith(("http://", "https://"))


class FeedsFile(_Table):
    """All of ``feeds.toml``.

    Attributes:
        settings: How to ask.
        sources: Whom to ask, in the order of the file; names are unique.
    """

    settings: Settings = Settings()
    sources: tuple[Source, ...] = ()

    @field_validator("sources", mode="before")
    @classmethod
    def _as_tuple(cls, value: Any) -> Any:
        return tuple(value) if isinstance(value, list) else value

    @model_validator(mode="after")
    def _has_unique_names(self) -> "FeedsFile":
        names = [source.name for source in self.sources]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"two sources have the name {', '.join(twice)}")
        return self


def local_path(feeds_dir: Path, text: str) -> Path:
    """A path as ``feeds.toml`` gives it: from the folder of that file, with ``~`` for the home folder.

    Raises:
        ValueError: ``~`` names somebody who has no home folder here.
    """
    try:
        return feeds_dir / Path(text).expanduser()
    except RuntimeError:
        raise ValueError(f"{text!r} begins with a home folder that isn't on this machine") from None


def folders_of(feeds: FeedsFile | None, feeds_dir: Path) -> dict[str, Path]:
    """Name and place of every folder that refreshes read beside the raw folder.

    Args:
        feeds: What ``feeds.toml`` says, None where there is none.
        feeds_dir: The folder it lies in.
    """
    sources = feeds.sources if feeds else ()
    return {source.name: local_path(feeds_dir, source.folder) for source in sources if source.folder}


def load_feeds_file(path: Path) -> FeedsFile | None:
    """What ``feeds.toml`` says, or None where there is none, and fetching is off.

    Raises:
        FeedsFileError: It can't be read, is no TOML, or says something that isn't allowed.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise FeedsFileError(f"{path} can't be read: {error}") from None
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also of a number with more digits than Python reads
        raise FeedsFileError(f"{path} is no TOML file: {error}") from None
    try:
        return FeedsFile.model_validate(table)
    except ValidationError as error:
        places = [
            f"{'.'.join(map(str, problem['loc'])) or 'file'}: {problem['msg'].removeprefix('Value error, ')}"
            for problem in error.errors()
        ]
        raise FeedsFileError(f"{path}: " + "; ".join(places)) from None
