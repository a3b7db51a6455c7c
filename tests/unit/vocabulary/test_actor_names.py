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


@pytest.mark.parametrize(
    ("surface", "actor_id"),
    [
        ("Ketayib Hizbullah", "kataib_hezbollah"),
        ("Kitaib Hizb'allah", "kataib_hezbollah"),
        ("Asa'eb Ahl el-Haqq", "asaib_ahl_al_haq"),
        ("Jabhat an-Nusrah", "nusra_front"),
        ("Al Shebab", "al_shabaab"),
        ("ash-Shabaab", "al_shabaab"),
        ("el-Kaida", "al_qaeda"),
        ("Al-Qa'ïda", "al_qaeda"),
        ("Da'ish", "islamic_state"),
        ("Daech", "islamic_state"),
        ("Houtis", "houthis"),
        ("Lashkar-i-Tayyaba", "lashkar_e_taiba"),
        ("Tehreek-i Taleban Pakistan", "tehrik_i_taliban_pakistan"),
        ("Mudjahedin-e Khalk", "people_s_mujahedin_of_iran"),
        ("Hashid ash-Sha'bi", "popular_mobilisation_forces"),
        ("Ajnad Masr", "ajnad_misr"),
    ],
)
def test_spellings_that_no_row_lists(surface: str, actor_id: str):
    assert surface not in dict(ACTORS.names())
    assert ACTORS.lookup(surface).actor_id == actor_id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hezbollah", "Kataeb Hezbollah"),
        ("Hezbollah", "Turkish Hezbollah"),
        ("Al-Quds Brigade", "Al-Quds Brigades"),
        ("Ansar al-Islam", "Ansar Dine"),
        ("Jaish al-Islam", "Jaish al-Adl"),
        ("Jamaat-ul-Ahrar", "Jamaat-ul-Mujahideen Bangladesh"),
        ("Taliban", "Pakistani Taliban"),
        ("Islamic State", "Islamic State Khorasan"),
        ("Fatah", "Fatah al-Islam"),
        ("National Liberation Front of Corsica", "National Liberation Front of Tripura"),
    ],
)
def test_names_that_differ_in_a_word_are_two_actors(one: str, other: str):
    assert ACTORS.lookup(one).actor_id != ACTORS.lookup(other).actor_id


@pytest.mark.parametrize(
    "surface",
    [
        "Saraya Hezbollah",
        "New Kataeb Hezbollah",
        "Nasr Front",
        "Wagoner",
        "Centers",
        "Fattouh",
        "Army National Guard Front",
    ],
)
def test_a_name_with_another_word_is_nobody_listed(surface: str):
    assert ACTORS.lookup(surface) is None


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
