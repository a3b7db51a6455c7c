"""The one entry point: all articles and all their reports in, all rows of schema ``resolution`` out.

Pure: reads and writes nothing. The order of steps is the order in which one answer needs another.
"""

from collections.abc import Iterable, Sequence

from pipelines.corrections.model import Correction
from pipelines.events.model import ArticleEvents
from pipelines.resolution.actors import resolve_actors, with_actors
from pipelines.resolution.attacks.answered import match_answered
from pipelines.resolution.attacks.compared import compared_reports
from pipelines.resolution.attacks.identity import resolve_attacks
from pipelines.resolution.attacks.story_model import story_model
from pipelines.resolution.corrected.corrections import AppliedCorrections
from pipelines.resolution.duplicates import find_duplicates
from pipelines.resolution.history import History
from pipelines.resolution.model import ArticleRecord, Resolution, merged
from pipelines.resolution.places import resolve_places, with_places
from pipelines.resolution.responses import resolve_responses
from pipelines.resolution.unlisted import review
from pipelines.vocabulary.actors import load_actors
from pipelines.vocabulary.places import load_countries, load_places


def resolve(
    articles: Iterable[ArticleRecord],
    events: Iterable[ArticleEvents],
    *,
    with_wording: bool = True,
    corrections: Sequence[Correction] = (),
    history: History | None = None,
) -> Resolution:
    """Decides which reports speak of one attack, one response, one place, one actor, and which articles are copies.

    Args:
        articles: Every article whose reports are given, in any order; of an article with several versions, only the
            current one.
        events: What the engine found in each of them, in any order.
        with_wording: Whether articles about one attack are compared by their wording too, as they always should be;
            ``benchmarks/identity.py`` measures what that brings.
        corrections: The well-formed corrections of analysts; they stand above everything that reports say of events.
        history: What was published before, by which a correction finds what an old key has become.

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
    corrected = AppliedCorrections(corrections, found, published, history or History())
    attack_members = corrected.attack_members(
        resolve_attacks(found, by_key, duplicates, actor_of, gazetteer, model=model)
    )
    known = compared_reports(found, by_key, actor_of, gazetteer)
    matches = match_answered(found, published, attack_members, known, gazetteer)
    response_members = corrected.response_members(
        resolve_responses(found, published, attack_members, matches, actor_of=actor_of, vocabulary=vocabulary)
    )
    values = corrected.values(locations, actors, gazetteer, vocabulary)
    outcomes, corrected_events = corrected.outcomes()
    return Resolution(
        attack_members=attack_members,
        response_members=response_members,
        answered_attack_matches=matches,
        article_duplicates=duplicates,
        locations=with_places(locations, (row.value for row in values if row.field == "location_id"), gazetteer),
        report_locations=report_locations,
        actors=with_actors(
            actors, (row.value for row in values if row.field in ("perpetrator", "actor_id")), vocabulary
        ),
        report_actors=report_actors,
        correction_outcomes=outcomes,
        corrected_events=corrected_events,
        corrected_values=values,
        unlisted_actors=review(actors, vocabulary),
    )
