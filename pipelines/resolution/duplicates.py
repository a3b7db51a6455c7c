"""Which articles repeat another word for word.

Rewritten or shortened copies aren't found here: their reports meet in ``attacks`` like those of any two articles.
"""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pipelines.resolution.model import ArticleDuplicate, ArticleRecord


def find_duplicates(articles: Iterable[ArticleRecord]) -> list[ArticleDuplicate]:
    """Articles with the same words as another, each with the earliest published of its group.

    Case, punctuation and white space make no difference. The original is the earliest published (undated ones last),
    then the one with the smallest key. Articles without a single word repeat nothing.
    """
    groups: dict[bytes, list[ArticleRecord]] = defaultdict(list)
    for article in articles:
        words = _words(article.text)
        if words:
            groups[hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()].append(article)
    found = []
    for group in groups.values():
        original, *copies = sorted(group, key=lambda article: (article.published_on or date.max, article.article_id))
        found += [
            ArticleDuplicate(copy.article_id, original.article_id)
            for copy in copies
            if copy.article_id != original.article_id
        ]
    return sorted(found, key=lambda row: row.article_id)


def _words(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())
