"""The choice among places of one name, by the names around it."""

import pytest

from pipelines.vocabulary.places import Place, load_places
from pipelines.vocabulary.places.weighing import GROUNDS, Beside, Named, Surroundings, load_weights

INDEX = load_places()


def likeliest(surface: str, *others: str, people: str | None = None) -> Place:
    """The place that the name most likely means where these others, and a people of a country, are named."""
    named = [Named(text, INDEX.lookup(text)) for text in (surface, *others)]
    if people:
        named.append(Named("its people", (), people))
    places = INDEX.lookup(surface)
    shares = Surroundings(named).shares(surface, places, Beside())
    return max(zip(shares, places, strict=True), key=lambda item: item[0])[1]


@pytest.mark.parametrize(
    ("surface", "others", "iso3", "admin1"),
    [
        ("London", (), "GBR", None),
        ("London", ("Kentucky",), "GBR", None),
        ("London", ("Laurel County", "Corbin", "Kentucky"), "USA", "Kentucky"),
        ("London", ("Woodstock", "Sarnia", "Ontario", "Canada"), "CAN", "Ontario"),
        ("Paris", (), "FRA", None),
        ("Paris", ("Clarksville", "Lamar County", "Texas"), "USA", "Texas"),
        ("Tripoli", ("Beirut", "Sidon"), "LBN", None),
        ("Tripoli", ("Benghazi", "Misrata"), "LBY", None),
        ("Kabul", (), "AFG", None),
        ("Kabul", ("Kandahar", "Herat"), "AFG", None),
        ("Georgia", (), "GEO", None),
        ("Georgia", ("Atlanta", "Savannah", "Macon"), "USA", "Georgia"),
        ("Georgia", ("Tbilisi", "Gori"), "GEO", None),
        ("Lamar County", ("Birmingham", "Tuscaloosa", "Alabama"), "USA", "Alabama"),
        ("Lamar County", ("Dallas", "Texas"), "USA", "Texas"),
        ("Springfield", ("Boston", "Holyoke", "Worcester"), "USA", "Massachusetts"),
    ],
)
def test_other_names_outweigh_size(surface: str, others: tuple[str, ...], iso3: str, admin1: str | None) -> None:
    place = likeliest(surface, *others)
    assert place.country_iso3 == iso3
    assert admin1 in (None, place.admin1)


def test_a_people_speaks_for_its_country() -> None:
    assert likeliest("Tripoli", people="LBN").country_iso3 == "LBN"


def test_a_name_does_not_vote_for_itself() -> None:
    named = [Named("Paris", INDEX.lookup("Paris"))]
    around = Surroundings(named)
    grounds = dict(zip(GROUNDS, around.grounds("Paris", INDEX.lookup("Paris")[0], Beside()), strict=True))
    assert (grounds["country"], grounds["division"], grounds["neighbourhood"]) == (0.0, 0.0, 0.0)


def test_shares_are_of_one_and_do_not_depend_on_order() -> None:
    places = INDEX.lookup("Tripoli")
    around = Surroundings([Named("Tripoli", places), Named("Beirut", INDEX.lookup("Beirut"))])
    forward = around.shares("Tripoli", places, Beside())
    assert sum(forward) == pytest.approx(1.0)
    assert around.shares("Tripoli", places[::-1], Beside())[::-1] == pytest.approx(forward)


def test_who_is_named_in_the_sentence_speaks_for_a_place() -> None:
    places = INDEX.lookup("Tripoli")
    around = Surroundings([Named(text, INDEX.lookup(text)) for text in ("Tripoli", "Beirut", "Benghazi")])
    lebanese = next(i for i, place in enumerate(places) if place.country_iso3 == "LBN")
    alone, beside = (around.shares("Tripoli", places, b) for b in (Beside(), Beside(frozenset(["LBN"]))))
    assert beside[lebanese] > 1.3 * alone[lebanese]


def test_there_is_a_weight_for_every_ground() -> None:
    weights = load_weights()
    assert len(weights.first) == len(weights.second) == len(GROUNDS)
    assert dict(zip(GROUNDS, weights.second, strict=True))["country beside"] > 0
