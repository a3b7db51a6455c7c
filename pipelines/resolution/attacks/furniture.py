"""Lines of a page that are no part of its article: invitations to subscribe, lists of other videos, addresses.

Found by their repetition: what stands in articles that came out months apart, word for word, tells of none of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from pipelines.resolution.model import ArticleRecord

_PIECE = re.compile(r"[^.!?\n]*(?:[.!?]+|\n|$)")
_FROM_ARTICLES = 3
_FROM_DAYS = 45
"""A sentence is furniture when so many articles hold it, the first and last of which came out so many days apart."""


def without_furniture(articles: Iterable[ArticleRecord]) -> dict[str, str]:
    """The text of each article with spaces in place of furniture, so that every character keeps its offset."""
    listed = sorted(articles, key=lambda article: article.article_id)
    days: dict[str, list[int]] = defaultdict(list)
    for article in listed:
        if article.published_on is not None:
            for piece in {_plain(match.group()) for match in _PIECE.finditer(article.text)}:
                days[piece].append(article.published_on.toordinal())
    furniture = {
        piece for piece, on in days.items() if len(on) >= _FROM_ARTICLES and max(on) - min(on) >= _FROM_DAYS
    } - {""}

    def kept(match: re.Match[str]) -> str:
        words = match.group()
        return " " * len(words) if _plain(words) in furniture else words

    return {article.article_id: _PIECE.sub(kept, article.text) for article in listed}


def _plain(words: str) -> str:
    return " ".join(words.split())
