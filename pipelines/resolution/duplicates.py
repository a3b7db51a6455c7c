"""Which articles repeat another: word for word, or as desks print a wire story, changed a little.

A copy has a headline, a dateline or a byline of its own, lost its tail, gained a notice, or has a corrected number.
Here: finding such articles and the one they repeat. Not here: which figure counts when a copy gives another one, which
is dbt's (``casualties_told``); nor rewritten stories, whose reports meet in ``attacks`` like those of any two.

Runs of six words that two articles share make them a pair to look at; rapidfuzz aligns the words of a pair. What stands
in articles of more than a month apart is page furniture or background, and counts for nothing. Nothing is random and
nothing depends on the order of arrival, so the same articles give the same copies on every machine.
"""

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from pipelines.resolution.model import ArticleDuplicate, ArticleRecord

_RUN = 6
"""Words of a run that is looked up; six in a row are rarely shared by chance."""
_LONGEST_APART = 30
"""Days between an article and its copy, and how far apart in time a run of words may stand and still be news."""
_SHARED_RUNS = 0.25
"""Share of the shorter text's runs that a pair must share to be aligned."""
_SHORTEST_STORY = 25
"""Words; of less, only a text that is the same word for word is a copy."""
_ALIGNED_RUN = 3
"""Words in a row from which on an aligned run counts; single words align by chance."""
_OWN_HEAD, _OWN_TAIL = 20, 40
"""Words of its own that a copy may start with (headline, dateline, byline) and end with (credits, notices)."""
_REPEATED = 0.85
"""Share of the shorter text that must be repeated between such a head and tail."""
_WHOLE = 0.9
"""Share of the longer text from which on it doesn't matter where the rest of it stands."""
_CUT = 0.35
"""Share of the longer text that a copy without its tail must have kept."""
_LEAD, _LEAD_REPEATED = 40, 0.6
"""First words of the longer text after its head, and how much of them is repeated: a follow-up has its own lead."""
_WORD = re.compile(r"[^\W_]+")
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

_Hashes = npt.NDArray[np.uint64]
_Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Story:
    """An article's words, with the hashes of its runs of six.

    Attributes:
        day: Its day of publication as a number, None for an undated one.
        runs: One hash for each word that a run starts at.
    """

    article_id: str
    day: int | None
    words: list[str]
    runs: _Hashes


def find_duplicates(articles: Iterable[ArticleRecord]) -> list[ArticleDuplicate]:
    """Articles that repeat another, each with the earliest published of those it repeats.

    Case, punctuation and white space make no difference. The original is the earliest published (undated ones last),
    then the one with the smallest key; a copy of a copy points to the original. Articles without a single word, and
    those with no words but the furniture of their page, repeat nothing.

    Args:
        articles: All articles, in any order.

    Returns:
        One row for each copy, sorted by its key.
    """
    unique = {article.article_id: article for article in articles}.values()
    ordered = sorted(unique, key=lambda article: (article.published_on or date.max, article.article_id))
    stories = [_story(article) for article in ordered]
    postings = _Postings.of(stories)
    furniture = postings.far_apart(stories)
    trimmed = [_without(story, furniture) for story in stories]
    repeated: dict[int, int] = {}
    for later, earlier in sorted({*_same_words(stories, trimmed), *_alike(stories, trimmed, postings, furniture)}):
        original = repeated.get(earlier, earlier)
        if _are_near(stories[original], stories[later]):
            repeated[later] = min(original, repeated.get(later, original))
    return sorted(
        (
            ArticleDuplicate(stories[copy].article_id, stories[original].article_id)
            for copy, original in repeated.items()
        ),
        key=lambda row: row.article_id,
    )


def _story(article: ArticleRecord) -> _Story:
    words = _WORD.findall(unicodedata.normalize("NFKC", article.text).casefold())
    day = article.published_on.toordinal() if article.published_on else None
    return _Story(article.article_id, day, words, _runs_of(words))


def _runs_of(words: list[str]) -> _Hashes:
    hashes = np.fromiter(
        (zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words), dtype=np.uint64, count=len(words)
    )
    count = max(0, len(words) - _RUN + 1)
    runs = np.zeros(count, dtype=np.uint64)
    for offset in range(_RUN):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + hashes[offset : offset + count]
    return runs ^ (runs >> np.uint64(29))


def _are_near(first: _Story, second: _Story) -> bool:
    return first.day is None or second.day is None or abs(first.day - second.day) <= _LONGEST_APART


# --- which pairs are looked at ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Postings:
    """Every run of every story, sorted by run, then by rank (the place of the story in order of publication).

    Attributes:
        starts: Where each run's postings start.
    """

    runs: _Hashes
    ranks: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, stories: list[_Story]) -> "_Postings":
        distinct = [np.unique(story.runs) for story in stories]
        runs = np.concatenate([*distinct, np.zeros(0, dtype=np.uint64)])
        ranks = np.repeat(np.arange(len(stories), dtype=np.int64), [len(some) for some in distinct])
        order = np.argsort(runs, kind="stable")
        runs, ranks = runs[order], ranks[order]
        starts = np.flatnonzero(np.concatenate([[True], runs[1:] != runs[:-1]])) if len(runs) else np.zeros(0, np.int64)
        return cls(runs, ranks, starts.astype(np.int64))

    def far_apart(self, stories: list[_Story]) -> _Hashes:
        """The runs that stand in articles published more than a month apart, sorted."""
        if not len(self.runs):
            return self.runs
        never = np.iinfo(np.int64)
        first = np.array([never.max if story.day is None else story.day for story in stories], dtype=np.int64)
        last = np.array([never.min if story.day is None else story.day for story in stories], dtype=np.int64)
        earliest = np.minimum.reduceat(first[self.ranks], self.starts)
        latest = np.maximum.reduceat(last[self.ranks], self.starts)
        dated = latest != never.min
        far = np.zeros(len(self.starts), dtype=np.bool_)
        far[dated] = latest[dated] - earliest[dated] > _LONGEST_APART
        return self.runs[self.starts[far]]

    def pairs(self, furniture: _Hashes) -> Iterator[tuple[int, int, int]]:
        """Pairs of stories that share news: the earlier, the later, and how many runs they share.

        Of the stories that share a run, each is paired with the first and with the one before it. So the number of
        pairs grows with the number of articles, however many of them print one story.
        """
        if not len(self.runs):
            return
        count = np.diff(np.append(self.starts, len(self.runs)))
        shared = (count > 1) & ~_stands_in(self.runs[self.starts], furniture)
        group = np.repeat(np.arange(len(self.starts)), count)
        follows = np.concatenate([[False], group[1:] == group[:-1]]) & shared[group]
        later = self.ranks[follows]
        before = self.ranks[np.flatnonzero(follows) - 1]
        first = self.ranks[self.starts[group[follows]]]
        size = np.int64(self.ranks.max() + 1)
        apart = before != first
        codes = np.concatenate([first * size + later, before[apart] * size + later[apart]])
        for code, times in zip(*np.unique(codes, return_counts=True), strict=True):
            yield int(code // size), int(code % size), int(times)


def _same_words(stories: list[_Story], trimmed: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of the same words, later and first; a page of nothing but furniture is no story."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for rank, story in enumerate(stories):
        if trimmed[rank]:
            groups[tuple(story.words)].append(rank)
    for first, *copies in groups.values():
        for copy in copies:
            yield copy, first


def _alike(
    stories: list[_Story], trimmed: list[list[str]], postings: _Postings, furniture: _Hashes
) -> Iterator[tuple[int, int]]:
    """Pairs of which one repeats the other with changes, later and earlier."""
    for earlier, later, shared in postings.pairs(furniture):
        ours, theirs = trimmed[earlier], trimmed[later]
        shorter = min(len(ours), len(theirs))
        if shorter < _SHORTEST_STORY or shared < _SHARED_RUNS * (shorter - _RUN + 1):
            continue
        if _are_near(stories[earlier], stories[later]) and _repeats(ours, theirs):
            yield later, earlier


def _without(story: _Story, furniture: _Hashes) -> list[str]:
    """The words of a story that stand in no run of furniture."""
    keep: _Flags = np.ones(len(story.words), dtype=np.bool_)
    for start in np.flatnonzero(_stands_in(story.runs, furniture)):
        keep[start : start + _RUN] = False
    return [word for word, kept in zip(story.words, keep, strict=True) if kept]


def _stands_in(runs: _Hashes, listed: _Hashes) -> _Flags:
    """Whether each run is one of a sorted list."""
    if not len(listed):
        return np.zeros(len(runs), dtype=np.bool_)
    at = np.minimum(np.searchsorted(listed, runs), len(listed) - 1)
    found: _Flags = listed[at] == runs
    return found


# --- whether one repeats the other --------------------------------------------------------------------------------


def _repeats(ours: list[str], theirs: list[str]) -> bool:
    """Whether one of two texts is the other with another head or tail, a few other words, or cut short."""
    shorter, longer = sorted((ours, theirs), key=len)
    opcodes = Indel.opcodes(shorter, longer)
    blocks = [block for block in opcodes.as_matching_blocks() if block.size >= _ALIGNED_RUN]
    if not blocks or _tells_another_day(shorter, longer):
        return False
    common = sum(block.size for block in blocks)
    head = blocks[0].a
    tail = len(shorter) - blocks[-1].a - blocks[-1].size
    own = min(head, _OWN_HEAD, common // 3) + min(tail, _OWN_TAIL, common // 3)
    if common < _SHORTEST_STORY - _ALIGNED_RUN or common < _REPEATED * (len(shorter) - own):
        return False
    if common >= _WHOLE * len(longer):
        return True
    start = min(blocks[0].b, _OWN_HEAD)
    end = min(start + _LEAD, len(longer))
    lead = sum(max(0, min(block.b + block.size, end) - max(block.b, start)) for block in blocks)
    return common >= _CUT * len(longer) and lead >= _LEAD_REPEATED * (end - start)


def _tells_another_day(shorter: list[str], longer: list[str]) -> bool:
    """Whether each names weekdays, and no day of one is named by the other: a daily report in its usual words."""
    first, second = _WEEKDAYS.intersection(shorter), _WEEKDAYS.intersection(longer)
    return bool(first) and bool(second) and not first & second
