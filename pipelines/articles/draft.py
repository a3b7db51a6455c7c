"""What a format reader yields: an article as the format states it, or what it set aside.

A draft is unchecked: its fields are of any type, its date is a string. ``read.py`` turns it into an ``Article``.
"""

from dataclasses import dataclass

from pipelines.articles.model import RejectReason


@dataclass(frozen=True)
class Draft:
    """One article with its fields as found; the types are whatever the file holds.

    Attributes:
        item: Where in the file, empty for a file of one article.
        published: The stated publication date, as written.
        updated: The stated date of its last change, where the format asks for no other; as written.
        retrieved_from, retrieved_at: Address and time of the capture, as the file states them, where it is one.
        notes: Remarks on the reading, kept with the article (bytes that were replaced).
    """

    item: str
    text: object
    title: object = None
    url: object = None
    publisher: object = None
    published: object = None
    updated: object = None
    language: object = None
    retrieved_from: object = None
    retrieved_at: object = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SetAside:
    """A part of a file (or with an empty ``item`` all of it) that yields no article, and why."""

    item: str
    reason: RejectReason
    detail: str


class RefusedError(Exception):
    """Raised by a format reader when the whole file yields nothing."""

    def __init__(self, reason: RejectReason, detail: str) -> None:
        super().__init__(detail)
        self.reason: RejectReason = reason
        self.detail = detail
