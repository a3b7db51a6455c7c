"""In which country a place is, where tables have a namesake elsewhere or nothing: what the words around it say.

Here: countries before a name, datelines, seas, names within other names. Not here: the choice among listed namesakes
(``test_namesakes``), and which of a sentence's places is the attack's (``test_places_of_attacks``).
"""

import pytest
from expected_news import read


def placed(text: str) -> list[tuple[str | None, str | None]]:
    return [(a.place_name, a.country_iso3) for a in read(text).attacks]


@pytest.mark.parametrize(
    ("text", "place", "iso3"),
    [
        # a people or a country before the word for a town settles it, also of a name that no table has
        ("Rockets hit a depot in the Moldovan village of Tirbeni on Tuesday.", "Tirbeni", "MDA"),
        ("A bomb killed six at the Sousse market in the Kazakh town of Orlik on Tuesday.", "Sousse market", "KAZ"),
        ("Israeli police said gunmen killed two in the small Jordanian border town of Lemba.", "Lemba", "JOR"),
        ("Gunmen killed four in Zambia's mining town of Lido on Tuesday.", "Lido", "ZMB"),
        # so does the state that a province belongs to
        ("Drones struck a plant in Osinka in Russia's Tambov region on Tuesday.", "Osinka", "RUS"),
        # who holds a town is not whose it is; nor whose troops or settlers are there
        ("A car bomb killed three in the Turkish-held Syrian town of al-Mazra on Tuesday.", "al-Mazra", "SYR"),
        ("Gunmen killed three in the Russian-occupied town of Melkaya in Ukraine on Tuesday.", "Melkaya", "UKR"),
        ("Turkish jets struck the town of Kobani in northern Syria on Tuesday.", "Kobani", "SYR"),
        ("The Kenyan army said gunmen killed two in Kismayo on Tuesday.", "Kismayo", "SOM"),
    ],
)
def test_a_country_before_a_town_settles_it(text: str, place: str, iso3: str) -> None:
    assert placed(text) == [(place, iso3)]


@pytest.mark.parametrize(
    ("text", "place", "iso3"),
    [
        # a small town of a country that nobody speaks of lends its name to nothing here
        (
            "FREETOWN, Aug 14 (Wire) - Gunmen killed six at Lido beach on Tuesday, Sierra Leonean police said.",
            "Lido",
            "SLE",
        ),
        # a capital in the dateline says where a name lies that no table has
        ("PORT-AU-PRINCE, Aug 14 (Wire) - Gunmen set fire to homes in Ravine-Sable on Tuesday.", "Ravine-Sable", "HTI"),
        # but not where the words speak of another country
        ("LONDON, Aug 14 (Wire) - Gunmen killed six in Tchinta, Niger's army said on Tuesday.", "Tchinta", "NER"),
        (
            "BOGOTA, Aug 14 (Wire) - Rebels attacked a base in Quetame-Alto near the border with Venezuela on Tuesday.",
            "Quetame-Alto",
            "COL",
        ),
        # and a town that the article's own country has is that one
        ("ROME, Aug 14 (Wire) - Gunmen killed six at a bar in Lido on Tuesday, Italian police said.", "Lido", "ITA"),
    ],
)
def test_a_name_known_only_elsewhere_is_of_the_country_spoken_of(text: str, place: str, iso3: str) -> None:
    ((got, country),) = placed(text)
    assert got is not None and got.startswith(place)
    assert country == iso3


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("Houthi gunmen attacked a tanker in the Red Sea on Tuesday, wounding two sailors.", None),
        ("Somali pirates seized a ship in the Gulf of Aden on Tuesday.", None),
        # a town on a sea is no sea
        ("Rockets hit the Bulgarian Black Sea port of Varna on Tuesday, killing two.", "BGR"),
        ("A drone hit the Red Sea port city of Hodeidah on Tuesday, killing four workers.", "YEM"),
    ],
)
def test_a_sea_is_of_no_country(text: str, iso3: str | None) -> None:
    ((_, country),) = placed(text)
    assert country == iso3


@pytest.mark.parametrize(
    ("text", "place", "iso3"),
    [
        (
            "A bomb exploded outside the Lahore restaurant in Quetta on Tuesday, killing two.",
            "Lahore restaurant",
            "PAK",
        ),
        ("A car bomb exploded outside the Baghdad Hotel in Djibouti on Tuesday.", "Baghdad Hotel", "DJI"),
        ("A bomb exploded at a Lahore restaurant on Tuesday, killing two.", "Lahore", "PAK"),
        ("A car bomb exploded outside a Baghdad hotel on Tuesday, killing two.", "Baghdad", "IRQ"),
    ],
)
def test_what_is_called_after_a_place_elsewhere(text: str, place: str, iso3: str) -> None:
    ((got, country),) = placed(text)
    assert got is not None and got.startswith(place)
    assert country == iso3


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen shot dead Jack London in Durban on Tuesday.", "Durban"),
        ("A man stabbed two people near the Porte de Lyon in Rabat on Tuesday.", "Rabat"),
        ("Drones struck a refinery in Armavir-on-Laba in Russia on Tuesday.", "Armavir-on-Laba"),
        # a capital is one, also after a word for a part of it or of its own state
        ("Gunmen shot dead two men in Greater London on Tuesday.", "London"),
        ("Gunmen shot dead two men in the Afghan capital Kabul on Tuesday.", "Kabul"),
        ("A Mosul-born gunman killed two men in Erbil on Tuesday.", "Erbil"),
    ],
)
def test_a_place_within_a_longer_name(text: str, place: str) -> None:
    ((got, _),) = placed(text)
    assert got is not None and place in got


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Insurgents attacked Nambwe, a fishing village in Cabo Delgado province, on Sunday and killed seven.",
            "Nambwe",
        ),
        # an office in a town and whoever holds it are none
        ("Gunmen attacked Mandlate, a town councillor in Pemba, on Sunday and killed him.", "Pemba"),
        ("Gunmen attacked Mandlate, the leader of a village in Tete province, on Sunday.", "Tete province"),
    ],
)
def test_a_name_that_is_called_a_village(text: str, place: str) -> None:
    assert [got for got, _ in placed(text)] == [place]


def test_strikes_on_two_places_of_which_one_says_where_it_lies() -> None:
    two = "Air strikes on the town of Saraqeb in Idlib province and on the village of Hasanta killed six on Tuesday."
    one = "Air strikes on a market in Saraqeb in Idlib province killed six on Tuesday."
    assert [place for place, _ in placed(two)] == ["Saraqeb", "Hasanta"]
    assert [place for place, _ in placed(one)] == ["Saraqeb"]
