"""Joins stories that tell one attack: pairs above a score, and clusters whose members agree on average.

One likely pair among many unlikely ones is a chain, not an attack: two shootings of one night told by one reporter.
"""

import math
from collections.abc import Iterable, Iterator, Mapping

from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.resolution.attacks.limits import speak_of_one_person
from pipelines.resolution.attacks.rarity import Rarity
from pipelines.resolution.attacks.story_blocking import blocked_stories
from pipelines.resolution.attacks.story_features import story_features
from pipelines.resolution.attacks.story_model import StoryModel
from pipelines.resolution.clusters import ScoredPair

JOIN_AT = 0.5
"""Log-odds from which a pair joins."""
AGREE_AT = -0.5
"""Log-odds that all pairs of two clusters must reach on average."""
DENY_AT = -1.0
"""Log-odds below which no other rule joins."""
_DAYS_OF_NEWS = 10
"""Days within which articles are news of the same days."""
_TELLING_WORDS = 60
"""Different words that a text needs, before differences in wording can deny that two texts tell one attack."""


def _is_vague(row: ComparedReport) -> bool:
    """Whether it says neither when nor where its attack was."""
    placed = row.place.kind != "country" if row.place else bool(row.place_words)
    return row.days is None and not placed


def _are_news_together(a: ComparedReport, b: ComparedReport) -> bool:
    """Whether both were published within the same few days."""
    if a.published_on is None or b.published_on is None:
        return False
    return abs((a.published_on - b.published_on).days) <= _DAYS_OF_NEWS


class StoryComparison:
    """What the model says of pairs of stories; each pair is asked once."""

    def __init__(self, reports: Mapping[str, ComparedReport], rarity: Rarity, model: StoryModel | None):
        self._reports = reports
        self._rarity = rarity
        self._model = model
        self._known: dict[tuple[str, str], float | None] = {}

    def pairs(self, reports: Iterable[ComparedReport]) -> Iterator[ScoredPair]:
        """Pairs of stories that may be joined."""
        if self._model is None:
            return
        for a, b in blocked_stories(reports, self._rarity):
            score = self.log_odds(a.key, b.key)
            if (_is_vague(a) or _is_vague(b)) and not (speak_of_one_person(a, b) or _are_news_together(a, b)):
                continue
            if score is not None and score >= JOIN_AT:
                yield ScoredPair(a.key, b.key, score, "same_story")

    def log_odds(self, first: str, second: str) -> float | None:
        """The model's score of two reports, None where one is no story or there is no model."""
        a, b = min(first, second), max(first, second)
        if (a, b) not in self._known:
            features = story_features(self._reports[a], self._reports[b]) if self._model else {}
            self._known[a, b] = self._model.log_odds(features) if self._model and features else None
        return self._known[a, b]

    def agree(self, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
        """Whether the stories of two clusters are one attack on average; reports without a story have no say."""
        scores = [score for a in ours for b in theirs if (score := self.log_odds(a, b)) is not None]
        return not scores or math.fsum(scores) / len(scores) >= AGREE_AT

    def denies(self, a: ComparedReport, b: ComparedReport) -> bool:
        """Whether two texts that are long enough to tell are too unlike to be about one attack."""
        if a.story is None or b.story is None:
            return False
        if min(len(row.story.whole.wording.counts) for row in (a, b) if row.story) < _TELLING_WORDS:
            return False
        score = self.log_odds(a.key, b.key)
        return score is not None and score < DENY_AT
