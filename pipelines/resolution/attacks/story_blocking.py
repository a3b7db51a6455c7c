"""Which pairs of stories are looked at: those that share rare words or names, or a day in one province.

Words that many articles hold lead to no pair, so the number of pairs grows with the number of articles and not with its
square. Whether two stories are one attack is not asked here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.resolution.attacks.rarity import Rarity

_ARTICLES_OF_A_WORD = 60
_ARTICLES_OF_A_NAME = 30
"""A word or a name that more articles hold leads to no pair."""
_SHARED_WEIGHT = 12.0
_SHARED_WEIGHT_IN_NEWS = 4.0
_NEWS_DAYS = 10
"""Weight of the words that two articles must share: less when they came out within so many days."""
_STORIES_OF_A_DAY = 200

StoryPair = tuple[ComparedReport, ComparedReport]


def blocked_stories(reports: Iterable[ComparedReport], rarity: Rarity) -> Iterator[StoryPair]:
    """Pairs of stories of different articles, each once, the one with the smaller key first."""
    stories = sorted((row for row in reports if row.story is not None), key=lambda row: row.key)
    postings: dict[str, list[int]] = defaultdict(list)
    days: dict[tuple[date, str], list[int]] = defaultdict(list)
    for number, row in enumerate(stories):
        shared: Counter[int] = Counter()
        for term, weight in _terms(row, rarity):
            for other in postings[term]:
                shared[other] += weight
            postings[term].append(number)
        found = {
            other
            for other, weight in shared.items()
            if weight >= 1000 * _SHARED_WEIGHT_IN_NEWS and _share_enough(row, stories[other], weight)
        }
        for block in _days(row):
            found.update(days[block][-_STORIES_OF_A_DAY:])
            days[block].append(number)
        for other in sorted(found):
            if stories[other].report.article_id != row.report.article_id:
                yield stories[other], row


def _terms(row: ComparedReport, rarity: Rarity) -> Iterator[tuple[str, int]]:
    """Rare words and names with their weights in thousandths: whole numbers add up alike in any order."""
    assert row.story
    for word in row.story.whole.vector:
        if rarity.texts_with(word) <= _ARTICLES_OF_A_WORD:
            yield word, round(1000 * rarity.of_word(word))
    for name in row.story.whole.wording.names:
        if rarity.texts_with_name(name) <= _ARTICLES_OF_A_NAME:
            yield f"{name}|", round(1000 * rarity.of_name(name))


def _share_enough(a: ComparedReport, b: ComparedReport, weight: int) -> bool:
    if weight >= 1000 * _SHARED_WEIGHT:
        return True
    if a.published_on is None or b.published_on is None:
        return False
    return abs((a.published_on - b.published_on).days) <= _NEWS_DAYS


def _days(row: ComparedReport) -> list[tuple[date, str]]:
    """The days that it is set on, each with the province or place."""
    start, end = row.report.date_start, row.report.date_end
    if not row.is_precise or row.place is None or start is None or end is None:
        return []
    where = row.place.admin1 or row.place.name
    return [(start + timedelta(days=n), where) for n in range((end - start).days + 1)]
