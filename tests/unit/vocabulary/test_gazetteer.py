"""The gazetteer: what must be found, and what must not be."""

import pytest

from pipelines.vocabulary.places import load_places, places
from pipelines.vocabulary.places.places import WHERE_PRECISION, distance_km

INDEX = load_places()


@pytest.mark.parametrize(
    ("surface", "place_id"),
    [
        ("Besmaya base", "in_irq_besmaya_base"),
        ("Basmaya base", "in_irq_besmaya_base"),
        ("Taji airbase", "in_irq_taji_base"),
        ("Taji military base", "in_irq_taji_base"),
        ("Camp Taji", "in_irq_taji_base"),
        ("K1 base", "in_irq_k_1_base"),
        ("Ain al-Asad air base", "in_irq_ain_al_asad_base"),
        ("Green Zone", "in_irq_green_zone"),
        ("Bagram Airfield", "in_afg_bagram_air_base"),
        ("Zaatari camp", "in_jor_zaatari_refugee_camp"),
        ("Anbar province", "rg_irq_anbar"),
        ("Salahuddin Province", "rg_irq_salah_al_din"),
        ("Baghdad", None),
        ("Red Sea", "rg_red_sea"),
        ("Iraq", "country_irq"),
    ],
)
def test_finds_places_of_conflict_news(surface: str, place_id: str | None):
    found = {place.place_id for place in INDEX.lookup(surface)}
    assert (place_id in found) if place_id else found


@pytest.mark.parametrize("word", ["March", "Same", "Most", "From", "May", "Police", "David", "Sadr", "Of"])
def test_everyday_words_are_no_places(word: str):
    assert INDEX.lookup(word) == ()


@pytest.mark.parametrize("word", ["Reading", "Mobile", "Nice", "Split"])
def test_ambiguous_towns_need_support(word: str):
    candidates = INDEX.lookup(word)
    assert candidates and all(place.is_ambiguous_word for place in candidates)


def test_every_row_is_usable():
    for place in INDEX._by_id.values():
        assert place.kind in WHERE_PRECISION and place.where_precision == WHERE_PRECISION[place.kind]
        assert -90 <= place.latitude <= 90 and -180 <= place.longitude <= 180, place
    divisions = {(p.country_iso3, p.name) for p in INDEX._by_id.values() if p.kind == "admin1"}
    installations = [p for p in INDEX._by_id.values() if p.place_id.startswith("in_")]
    assert len(installations) >= 150
    assert not [p.place_id for p in installations if p.admin1 and (p.country_iso3, p.admin1) not in divisions]


def test_hand_written_coordinates_lie_in_their_country():
    """A swapped or mistyped coordinate lands far from every town of its country."""
    towns: dict[str, list] = {}
    for place in INDEX._by_id.values():
        if place.place_id.startswith("gn_"):
            towns.setdefault(place.country_iso3, []).append(place)
    hand_written = ("in_", "tn_")
    far = [
        place.place_id
        for place in INDEX._by_id.values()
        if place.place_id.startswith(hand_written)
        and min(distance_km(place, town) for town in towns[place.country_iso3]) > 150
    ]
    # the Algerian gas fields are 500 km from the nearest town of the table
    assert far == ["in_dza_tigantourine_gas_plant", "tn_dza_in_amenas"]


def test_table_stays_small_and_sorted():
    table = places._FOLDER / "towns.csv"
    assert table.stat().st_size < 4_500_000
    keys = [line.split(",", 1)[0] for line in table.read_text(encoding="utf-8").splitlines()[1:]]
    assert keys == sorted(set(keys))
