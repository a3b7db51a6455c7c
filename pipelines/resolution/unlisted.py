"""Names of actors that the vocabulary doesn't list, with what a reviewer needs to decide: a group? like whom?

Here: suggestions for a person. Nothing is joined by them: names that differ in a word may be two groups, and a wrong
merge is worse than two rows. Not here: which report names whom (``actors``), and how often (``marts.unknown_actors``).
"""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from pipelines.resolution.model import ResolvedActor, UnlistedActor
from pipelines.vocabulary.actors import Actor, ActorIndex, normalise_name
from pipelines.vocabulary.words import role_words

_GROUP_WORDS = role_words("group_name_first") | role_words("group_name_last")
_OF_A_STATE = ("gov_", "mil_", "pol_", "parl_", "mfa_", "mod_", "moi_")

LEAST_SIMILARITY = 70.0
"""How like, of 100, a listed name must be to be suggested; below it suggestions are mostly noise."""

_ALMOST_THE_SAME = 88.0


def review(actors: Iterable[ResolvedActor], vocabulary: ActorIndex) -> list[UnlistedActor]:
    """Every actor of kind ``unknown`` that has a name of its own, with the listed name most like it.

    Attackers without a name ("gunmen", "police") are left out: there is nothing to list.
    """
    choices = _listed_names(vocabulary)
    forms = list(choices)
    found = []
    for actor in actors:
        if actor.actor_kind != "unknown" or not is_name(actor.name) or actor.country_iso3:
            continue
        near = process.extractOne(
            normalise_name(actor.name), forms, scorer=fuzz.token_sort_ratio, score_cutoff=LEAST_SIMILARITY
        )
        nearest = choices[near[0]] if near else None
        similarity = round(near[1], 1) if near else None
        found.append(
            UnlistedActor(
                actor.actor_id,
                is_group_name(actor.name) or (similarity or 0) >= _ALMOST_THE_SAME,
                nearest.actor_id if nearest else None,
                nearest.name if nearest else None,
                similarity,
            )
        )
    return found


def is_name(text: str) -> bool:
    """Whether a report's words for an actor hold a name: a capital that isn't only the first letter of "Gunmen"."""
    first, _, rest = text.partition(" ")
    return any(char.isupper() for char in rest) or any(char.isupper() for char in first[1:])


def is_group_name(name: str) -> bool:
    """Whether a name is a group's by a word of it ("... Brigade"), or an acronym."""
    words = name.split()
    return any(word.lower() in _GROUP_WORDS for word in words) or any(
        len(word) >= 3 and word.isalpha() and word.isupper() for word in words
    )


def _listed_names(vocabulary: ActorIndex) -> dict[str, Actor]:
    """The names of listed actors that aren't states or parts of states, as they are compared."""
    names: dict[str, Actor] = {}
    for name, actor in vocabulary.names():
        if not actor.actor_id.startswith(_OF_A_STATE) and not name.isupper():
            names.setdefault(normalise_name(name), actor)
    return names
