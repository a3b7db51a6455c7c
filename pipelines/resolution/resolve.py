"""The one entry point: all articles and all their reports in, all rows of schema ``resolution`` out.

Pure: reads and writes nothing. The order of steps is the order in which one answer needs another.
"""

from collections.abc import Iterable

from pipelines.events.model import ArticleEvents
from pipelines.resolution.actors import resolve_actors
from pipelines.resolution.attacks.identity import resolve_attacks
from pipelines.resolution.attacks.story_model import story_model
from pipelines.resolution.duplicates import find_duplicates
from pipelines.resolution.model import NO_DECISIONS, ArticleRecord, JoinDecisions, Resolution, merged
from pipelines.resolution.places import resolve_places
from pipelines.resolution.responses import resolve_responses
from pipelines.vocabulary.actors import load_actors
from pipelines.vocabulary.places import load_countries, load_places


def resolve(
    articles: Iterable[ArticleRecord],
    events: Iterable[ArticleEvents],
    decisions: JoinDecisions = NO_DECISIONS,
    *,
    with_wording: bool = True,
) -> Resolution:
    """Decides which reports speak of one attack, one response, one place, one actor, and which articles are copies.

    Args:
        articles: Every article whose reports are given, in any order; of an article with several versions, only the
            current one.
        events: What the engine found in each of them, in any order.
        decisions: Pairs of attack reports that analysts joined or took apart.
        with_wording: Whether articles about one attack are compared by their wording too, as they always should be;
            ``benchmarks/identity.py`` measures what that brings.

    Returns:
        Rows for each table, sorted by key; the same for the same articles in any order.
    """
    listed = sorted(articles, key=lambda article: article.article_id)
    published = {article.article_id: article.published_on for article in listed}
    found = merged(events)
    vocabulary, gazetteer = load_actors(), load_places()

    duplicates = find_duplicates(listed)
    locations, report_locations = resolve_places(found.attacks, gazetteer, load_countries(), found.totals)
    actors, report_actors = resolve_actors(found, vocabulary)
    actor_of = {row.record_id: row.actor_id for row in report_actors}
    by_key = {article.article_id: article for article in listed}
    model = story_model() if with_wording else None
    attack_members = resolve_attacks(found, by_key, duplicates, actor_of, gazetteer, decisions=decisions, model=model)
    response_members = resolve_responses(found, published, attack_members, actor_of, vocabulary)
    return Resolution(
        attack_members=attack_members,
        response_members=response_members,
        article_duplicates=duplicates,
        locations=locations,
        report_locations=report_locations,
        actors=actors,
        report_actors=report_actors,
    )
