"""The vocabulary of actors."""

import pytest

from pipelines.vocabulary.actors import load_actors, normalise_name
from pipelines.vocabulary.actors.actors import ACTOR_KINDS

ACTORS = load_actors()


@pytest.mark.parametrize(
    ("surface", "actor_id"),
    [
        ("Kataeb Hezbollah", "kataib_hezbollah"),
        ("Kata'ib Hezbollah", "kataib_hezbollah"),
        ("Kata’ib Hezbollah", "kataib_hezbollah"),
        ("KATA'IB HIZBALLAH", "kataib_hezbollah"),
        ("Hezbollah", "hezbollah"),
        ("Lebanese Hezbollah", "hezbollah"),
        ("Hashd Al-Shaabi", "popular_mobilisation_forces"),
        ("the Popular Mobilization Forces", "popular_mobilisation_forces"),
        ("PMF", "popular_mobilisation_forces"),
        ("IS", "islamic_state"),
        ("Islamic State", "islamic_state"),
        ("al-Shabab", "al_shabaab"),
        ("US", "gov_usa"),
        ("Washington", "gov_usa"),
        ("US army", "mil_usa"),
        ("American forces", "mil_usa"),
        ("U.S. military", "mil_usa"),
        ("Iraq's parliament", "parl_irq"),
        ("parliament of Iraq", "parl_irq"),
        ("Israeli military", "mil_isr"),
        ("IDF", "mil_isr"),
        ("House of Representatives", "house_of_representatives"),
        ("Iraqi Foreign Ministry", "mfa_irq"),
        ("US-led coalition", "us_led_coalition"),
    ],
)
def test_lookup(surface: str, actor_id: str):
    assert ACTORS.lookup(surface).actor_id == actor_id


@pytest.mark.parametrize("surface", ["is", "us", "eta", "ira", "Hezbollah member", "nobody"])
def test_words_that_are_no_actor(surface: str):
    assert ACTORS.lookup(surface) is None


def test_kataeb_hezbollah_belongs_to_the_iraqi_forces_not_to_lebanon():
    actor = ACTORS.by_id("kataib_hezbollah")
    assert (actor.name, actor.country_iso3, actor.parent_actor_id) == (
        "Kataeb Hezbollah",
        "IRQ",
        "popular_mobilisation_forces",
    )


def test_parents_exist_and_lead_to_an_end():
    for actor in ACTORS:
        assert actor.actor_kind in ACTOR_KINDS
        line = [actor]
        while line[-1].parent_actor_id:
            line.append(ACTORS.by_id(line[-1].parent_actor_id))
            assert len(line) < 10


def test_there_are_enough_listed_groups_and_bodies():
    listed = [actor for actor in ACTORS if not actor.actor_id.startswith(("gov_", "mil_", "pol_", "parl_", "m"))]
    assert len(listed) >= 250


def test_normalise_name_forgets_what_spellings_vary_in():
    assert normalise_name("the Al-Qa'ida’s") == normalise_name("Al Qaida") == "al qaida"
    assert normalise_name("ELN") != normalise_name("ELF")
