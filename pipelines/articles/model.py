"""What reading a file yields: articles, and inputs that were set aside with a reason.

The contract between ``articles`` and everything after it. No reading, no cleaning: see ``read.py``.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pipelines.keys import stable_key

PublishedBasis = Literal["stated", "dateline", "url", "updated", "none"]
"""Where the publication date came from: metadata of the article, its dateline, its URL, the last change that an Atom
feed states and that may be a later day, or nowhere."""


@dataclass(frozen=True)
class Article:
    """One article as it stands in one place of one raw file.

    Attributes:
        file_path: The file, relative to the raw folder, with forward slashes.
        item: Where in the file, for formats that hold many (``line 3``, ``record 2``); empty for a file of one.
        text: The body exactly as read; every character offset in the warehouse counts code points of it.
        published_on: Calendar day of publication in the article's own time zone, if one is stated.
        language: ISO 639-1 code, guessed from the text when the article doesn't say.
        retrieved_from: The address that this copy was taken from, where the file says so; not what the page says of
            itself.
        retrieved_at: When it was taken, in UTC without offset. Never a date of publication.
    """

    file_path: str
    item: str
    url: str | None
    publisher: str | None
    title: str | None
    text: str
    published_on: date | None
    published_basis: PublishedBasis
    language: str | None
    retrieved_from: str | None = None
    retrieved_at: datetime | None = None

    @property
    def article_id(self) -> str:
        """Made of what was published, not of where the file lies, so a copy in another folder is the same article."""
        return stable_key("art", self.url, self.publisher, self.published_on, self.title, self.text)

    @property
    def content_sha256(self) -> str:
        """SHA-256 of the text, for finding copies."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def word_count(self) -> int:
        """Words separated by white space, of the text without the title."""
        return len(self.text.split())


RejectReason = Literal[
    "unreadable",  # the operating system or the format's parser refused it
    "empty",
    "too_large",
    "too_slow",  # taking it apart took longer than one input may
    "binary",
    "unknown_format",
    "no_article",  # well-formed, but holds no text to read
    "no_publication_date",  # kept, but relative dates in it stay unresolved
    "invalid_field",  # kept or not, as the detail says
]


@dataclass(frozen=True)
class RejectedInput:
    """A raw file, or a part of one, that was set aside.

    Attributes:
        file_path: The file, relative to the raw folder.
        item: Which part of the file, empty for all of it.
        reason: A code users can count by.
        detail: One sentence for a person: what is wrong, and what was done.
    """

    file_path: str
    item: str
    reason: RejectReason
    detail: str
