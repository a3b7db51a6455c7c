"""Names of actors that no table lists: which are shown to a person, as what, and with which suggestion."""

import pytest

from pipelines.resolution.model import ResolvedActor
from pipelines.resolution.unlisted import LEAST_SIMILARITY, review
from pipelines.vocabulary.actors import load_actors


def unlisted(name: str, country: str | None = None, kind: str = "unknown"):
    """What is shown of one actor, None where nothing is."""
    rows = review([ResolvedActor("act_1", name, kind, country, None)], load_actors())
    return rows[0] if rows else None


@pytest.mark.parametrize("name", ["gunmen", "Gunmen", "24-year-old man", "armed militiamen"])
def test_attackers_without_a_name_are_not_listed(name: str):
    assert unlisted(name) is None


def test_listed_actors_and_the_unnamed_of_a_country_are_not_listed():
    assert unlisted("Hezbollah", kind="armed_group") is None
    assert unlisted("gunmen (Iraq)", country="IRQ") is None


@pytest.mark.parametrize("name", ["Azmara Brigade", "Saraya Fajr al-Wadi", "QFLA", "Movement for a Free Azmara"])
def test_names_of_groups(name: str):
    assert unlisted(name).is_group_like


@pytest.mark.parametrize("name", ["Pedro Lozano", "Sam Okoro"])
def test_names_of_persons(name: str):
    row = unlisted(name)
    assert not row.is_group_like
    assert row.nearest_actor_id is None


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Kurdistan Workers Parti", "kurdistan_workers_party"),
        ("Balochistan Liberation Armee", "balochistan_liberation_army"),
        ("Islamic State of Khorasan Province", "islamic_state_khorasan"),
    ],
)
def test_the_most_similar_listed_name_is_suggested(name: str, nearest: str):
    row = unlisted(name)
    assert row.nearest_actor_id == nearest
    assert row.nearest_similarity >= LEAST_SIMILARITY


def test_no_state_is_ever_suggested():
    row = unlisted("Iraqi Forces Front")
    assert row.nearest_actor_id is None or not row.nearest_actor_id.startswith(("gov_", "mil_"))
