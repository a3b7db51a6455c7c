"""Which attack an article is the story of: the one whose wording is that of the whole article.

A day's digest of a dozen attacks is nobody's story, and neither is a mention of an older attack: what such an article
says elsewhere tells nothing of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from pipelines.events.model import AttackReport, CasualtyReport
from pipelines.resolution.attacks.compared import ComparedReport, Story, WeighedWording
from pipelines.resolution.attacks.furniture import without_furniture
from pipelines.resolution.attacks.rarity import Rarity
from pipelines.resolution.attacks.wording import Wording, wording_of
from pipelines.resolution.model import ArticleRecord

_WORDS_OF_A_STORY = 20
"""Different words; a shorter text has no wording to compare."""
RARE_WORD, RARE_IN_PASSAGE = 25, 40
"""Texts that hold a word which still is a rare one, in a whole article and near the words that name the attack."""
RARE_NAME = 4.5
"""Weight from which a pair of capitalised words is a name that few articles hold."""
_BEFORE, _AFTER = 350, 650
"""Characters before and after the word that names the attack: the passage that tells it."""

_PLACES_OF_A_STORY = 3
"""Main events set in several countries, or in more places than these, make a digest or a round-up."""


def story_of(attacks: Iterable[AttackReport], casualties: Iterable[CasualtyReport]) -> AttackReport | None:
    """The attack that one article is about: of its main events the first told that has figures, else the first told."""
    told = sorted(attacks, key=lambda row: (row.trigger_start, row.attack_report_id))
    main = [row for row in told if row.reported_as == "main_event"] or told
    if not main:
        return None
    with_figures = {row.attack_report_id for row in casualties}
    return next((row for row in main if row.attack_report_id in with_figures), main[0])


def stories(attacks: Iterable[AttackReport], casualties: Iterable[CasualtyReport]) -> frozenset[str]:
    """Report keys of all attacks that are the story of their article."""
    by_article: dict[str, list[AttackReport]] = defaultdict(list)
    for row in attacks:
        by_article[row.article_id].append(row)
    figures: dict[str, list[CasualtyReport]] = defaultdict(list)
    for figure in casualties:
        figures[figure.article_id].append(figure)
    found = set()
    for article_id, told in by_article.items():
        story = story_of(told, figures[article_id])
        if story is not None and not _is_digest(told):
            found.add(story.attack_report_id)
    return frozenset(found)


def _is_digest(told: Iterable[AttackReport]) -> bool:
    main = [row for row in told if row.reported_as == "main_event"]
    countries = {row.country_iso3 for row in main if row.country_iso3 and (row.place_id or row.place_name)}
    places = Counter(row.place_id or row.place_name for row in main if row.place_id or row.place_name)
    return len(countries) > 1 or len(places) > _PLACES_OF_A_STORY


def with_stories(
    reports: Mapping[str, ComparedReport],
    told: Set[str],
    articles: Mapping[str, ArticleRecord],
    copies: Set[str],
) -> tuple[dict[str, ComparedReport], Rarity]:
    """The same reports, those that are the story of their article with its wording; and how rare words are.

    Args:
        reports: By key.
        told: Keys of the reports that are stories.
        articles: By key.
        copies: Articles that repeat another; they make no word commoner.
    """
    wordings: dict[str, Wording] = {}
    texts = without_furniture(article for key, article in articles.items() if key not in copies)
    articles = {key: replace(article, text=texts.get(key, article.text)) for key, article in articles.items()}
    for key in told:
        article_id = reports[key].report.article_id
        if article_id in articles:
            wording = wording_of(_whole_text(articles[article_id]))
            if len(wording.counts) >= _WORDS_OF_A_STORY:
                wordings[key] = wording
    rarity = Rarity(wordings[key] for key in sorted(wordings) if reports[key].report.article_id not in copies)
    found = dict(reports)
    for key, wording in wordings.items():
        report = reports[key].report
        passage = wording_of(_passage(articles[report.article_id], report))
        story = Story(weighed(wording, rarity, RARE_WORD), weighed(passage, rarity, RARE_IN_PASSAGE))
        found[key] = replace(reports[key], story=story)
    return found, rarity


def weighed(wording: Wording, rarity: Rarity, rare: int) -> WeighedWording:
    """A text's words with their weights; words that more than ``rare`` texts hold are not rare."""
    weights = {word: rarity.of_word(word) for word in wording.counts if rarity.texts_with(word) <= rare}
    return WeighedWording(
        wording=wording,
        vector=rarity.vector(wording),
        rare=weights,
        rare_capitals={word: weights[word] for word in wording.capitals & weights.keys()},
        rare_names=frozenset(name for name in wording.names if rarity.of_name(name) >= RARE_NAME),
    )


def _whole_text(article: ArticleRecord) -> str:
    return f"{article.title}.\n{article.text}" if article.title else article.text


def _passage(article: ArticleRecord, report: AttackReport) -> str:
    words = article.text[max(0, report.trigger_start - _BEFORE) : report.trigger_start + _AFTER]
    return f"{article.title}.\n{words}" if article.title else words
