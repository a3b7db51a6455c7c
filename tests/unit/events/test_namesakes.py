"""Which of the places of one name an article means."""

import pytest

from pipelines.events.article_reading import read_article
from pipelines.events.setting.namesakes import PlaceChooser, wider_places
from pipelines.vocabulary.places import Place


def meant(text: str, surface: str) -> list[Place | None]:
    """The place of each mention of a name in a text."""
    article = read_article("art_test", text, None, None)
    chooser = PlaceChooser(article.readings)
    return [
        chooser.choose(name, wider_places(reading, name))
        for reading in article.readings
        for name in reading.names
        if name.text == surface
    ]


@pytest.mark.parametrize(
    ("text", "surface", "iso3", "admin1"),
    [
        # what follows says it, and says it for every other mention
        ("The mayor of Paris, Texas, spoke on Monday. In Paris nobody was hurt.", "Paris", "USA", "Texas"),
        ("He was born in Lebanon, Pa., in 1950. Schools in Lebanon were shut.", "Lebanon", "USA", "Pennsylvania"),
        ("A fire broke out in Dublin, Laurens County, Georgia.", "Dublin", "USA", "Georgia"),
        ("Police of the Hangu district in northwestern Pakistan found it.", "Hangu", "PAK", "Khyber Pakhtunkhwa"),
        # the other names say it
        ("Trucks from Kandahar and Herat reached Kabul on Monday.", "Kabul", "AFG", None),
        (
            "The road from Jordan to Shakopee in Scott County, Minnesota, is shut in Jordan.",
            "Jordan",
            "USA",
            "Minnesota",
        ),
        ("Jordan called back its envoy from Amman.", "Jordan", "JOR", None),
        # a small namesake is not taken for a big city
        ("They met in London and in Washington.", "London", "GBR", None),
        # the town before the province of its name, the capital before a state of its name
        ("A bomb went off in Aleppo on Monday.", "Aleppo", "SYR", "Aleppo"),
        ("The senator came back to Washington from Seattle.", "Washington", "USA", "District of Columbia"),
    ],
)
def test_the_place_meant(text: str, surface: str, iso3: str, admin1: str | None) -> None:
    for place in meant(text, surface):
        assert place is not None
        assert place.country_iso3 == iso3
        assert admin1 in (None, place.admin1)


def test_the_town_of_a_province_is_exact_and_the_province_is_not() -> None:
    (town,) = meant("A bomb went off in Aleppo on Monday.", "Aleppo")
    (province,) = meant("A bomb went off in Aleppo province on Monday.", "Aleppo province")
    assert town is not None and province is not None
    assert (town.where_precision, province.where_precision) == (1, 4)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("They met in Springfield on Monday.", "Springfield"),
        ("A meeting was held in Washington County.", "Washington County"),
        # a small town with nothing that speaks for it
        ("They met in Marfa on Monday.", "Marfa"),
    ],
)
def test_what_cannot_be_settled_is_not(text: str, surface: str) -> None:
    assert meant(text, surface) == [None]


@pytest.mark.parametrize(
    ("text", "surface", "iso3"),
    [
        ("Gunmen came to the Bel Air district of Port-au-Prince.", "Bel Air", None),
        ("Gunmen came to Bel Air, Haiti.", "Bel Air", None),
        ("A shell fell in Damascus, Syria.", "Damascus", "SYR"),
        ("After the strike on Damascus, Israel said nothing.", "Damascus", "SYR"),
        ("Shells fell in Spin Boldak, near Pakistan.", "Spin Boldak", "AFG"),
        ("Bombs went off in Baghdad, Damascus and Aleppo.", "Baghdad", "IRQ"),
        ("The wounded were flown to Atlanta, Georgia.", "Atlanta", "USA"),
    ],
)
def test_a_place_said_to_lie_in_a_country_is_none_of_another(text: str, surface: str, iso3: str | None) -> None:
    (place,) = meant(text, surface)
    assert (place.country_iso3 if place else None) == iso3
