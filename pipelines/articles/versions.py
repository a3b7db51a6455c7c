"""Which captures of one web address are versions of one article, and which version took the place of which.

Pure: what was captured when, and where it is kept, is told by ``warehouse.ingest``. That a changed *file* holds a new
version is decided there too, for only a folder seen twice shows it; here the files themselves say when each was taken.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

_WORD = re.compile(r"\w{4,}")
"""Words of four letters or more; the short ones are the same in all texts."""
_OF_ONE_DAY_OR_TITLE = 0.3
_OF_ANY = 0.7


@dataclass(frozen=True)
class Capture:
    """One article as it stood at one address.

    Attributes:
        retrieved_at: When it was last found there, in UTC.
    """

    article_id: str
    retrieved_at: datetime
    title: str | None
    published_on: date | None
    text: str


def replacements(captures: Iterable[Capture]) -> dict[str, str]:
    """Replaced article -> the version that took its place at the address next; whatever order they are given in.

    An address may also hold another article than before, as a front page or a live ticker does: that replaces nothing.

    Args:
        captures: All articles captured at one address.
    """
    by_time = sorted(captures, key=lambda one: (one.retrieved_at, one.article_id))
    return {old.article_id: new.article_id for old, new in pairwise(by_time) if are_versions(old, new)}


def are_versions(one: Capture, other: Capture) -> bool:
    """Whether two captures of one address are one article.

    They share 7 of 10 different words of the shorter one, or 3 where their day of publication or title is the same too.
    """
    first, second = _words(one.text), _words(other.text)
    share = len(first & second) / max(1, min(len(first), len(second)))
    is_alike = _plain(one.title) == _plain(other.title) is not None or (
        one.published_on is not None and one.published_on == other.published_on
    )
    return share >= (_OF_ONE_DAY_OR_TITLE if is_alike else _OF_ANY)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _plain(title: str | None) -> str | None:
    return " ".join(title.lower().split()) if title else None
