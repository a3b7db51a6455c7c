"""Which reports name one actor: rows of ``actors`` and ``report_actors``.

Names are matched whole, against the vocabulary; no new alias is guessed here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipelines.events.model import ArticleEvents
from pipelines.keys import stable_key
from pipelines.resolution.model import ReportActor, ResolvedActor
from pipelines.resolution.places import commonest
from pipelines.vocabulary.actors import Actor, ActorIndex, normalise_name
from pipelines.vocabulary.places.countries import load_countries


def resolve_actors(events: ArticleEvents, vocabulary: ActorIndex) -> tuple[list[ResolvedActor], list[ReportActor]]:
    """The actor of each attribution, target, response and total that names one; all actors, those they are part of too.

    The engine's entry of the vocabulary comes first, then a look-up of the whole name; any other name is an actor of
    kind ``unknown`` of its own, the same for spellings that differ in case, accents, apostrophes or hyphens. A name
    that is no name ("gunmen", "police") is one actor in each country, as ACLED's "Unidentified Armed Group (Iraq)".
    """
    country_of = {row.attack_report_id: row.country_iso3 for row in events.attacks}
    answered = {row.response_report_id: country_of.get(row.attack_report_id) for row in events.links}
    named = [
        *(
            (row.attribution_report_id, row.actor_name, row.actor_ref, country_of.get(row.attack_report_id))
            for row in events.attributions
        ),
        *(
            (row.target_report_id, row.actor_name, row.actor_ref, country_of.get(row.attack_report_id))
            for row in events.targets
        ),
        *(
            (row.response_report_id, row.actor_name, row.actor_ref, answered.get(row.response_report_id))
            for row in events.responses
        ),
        *((row.total_id, row.actor_name, row.actor_ref, row.country_iso3) for row in events.totals),
    ]
    actors: dict[str, ResolvedActor] = {}
    report_actors = []
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    countries: dict[str, str | None] = {}
    for record_id, name, ref, country_iso3 in named:
        listed = vocabulary.by_id(ref) or (vocabulary.lookup(name) if name else None)
        if listed is not None:
            report_actors.append(ReportActor(record_id, listed.actor_id))
            _add_with_parents(actors, listed, vocabulary)
        elif name and (normalised := normalise_name(name)):
            where = None if any(letter.isupper() for letter in name) else country_iso3
            actor_id = stable_key("actor", normalised, *([where] if where else []))
            country = load_countries().name(where) if where else None
            spellings[actor_id][f"{name} ({country})" if country else name] += 1
            countries[actor_id] = where
            report_actors.append(ReportActor(record_id, actor_id))
    for actor_id, names in spellings.items():
        actors[actor_id] = ResolvedActor(actor_id, commonest(names), "unknown", countries[actor_id], None)
    return (
        sorted(actors.values(), key=lambda row: row.actor_id),
        sorted(report_actors, key=lambda row: row.record_id),
    )


def with_actors(
    actors: list[ResolvedActor], actor_ids: Iterable[str | None], vocabulary: ActorIndex
) -> list[ResolvedActor]:
    """The same actors, and those of the vocabulary that no report names, with those they are part of."""
    found = {row.actor_id: row for row in actors}
    for actor_id in actor_ids:
        _add_with_parents(found, vocabulary.by_id(actor_id), vocabulary)
    return sorted(found.values(), key=lambda row: row.actor_id)


def _add_with_parents(actors: dict[str, ResolvedActor], listed: Actor | None, vocabulary: ActorIndex) -> None:
    while listed is not None and listed.actor_id not in actors:
        actors[listed.actor_id] = ResolvedActor(
            listed.actor_id, listed.name, listed.actor_kind, listed.country_iso3, listed.parent_actor_id
        )
        listed = vocabulary.by_id(listed.parent_actor_id)


def ancestry(actor_id: str | None, vocabulary: ActorIndex) -> tuple[str, ...]:
    """The actor and all it is part of, nearest first; of an unlisted actor only itself."""
    found: list[str] = []
    while actor_id and actor_id not in found:
        found.append(actor_id)
        actor = vocabulary.by_id(actor_id)
        actor_id = actor.parent_actor_id if actor else None
    return tuple(found)
