"""Which of the places and countries that a sentence names is where the attack was."""

import pytest
from expected_news import read

DAY_PAGE = (
    "Gunmen kill three traders at a market in Maiduguri, Nigeria.\n\n"
    "A drone strike kills two officers in Omdurman, Sudan.\n\n"
    "Rebels shell a camp near Goma, Democratic Republic of the Congo, killing four people.\n\n"
)


def first(text: str) -> tuple[str | None, str | None]:
    """Words of the place and country of the last attack of a text."""
    attack = read(text).attacks[-1]
    return attack.place_name, attack.country_iso3


@pytest.mark.parametrize(
    ("text", "place", "iso3"),
    [
        # the head noun before "of" hands on its preposition
        ("Gunmen attacked the village of Toro Bela in Katsina State, Nigeria, on Monday.", "Toro Bela", "NGA"),
        ("A reporter was shot in the port city of Aden, on the south coast of Yemen, on Monday.", "Aden", "YEM"),
        ("Gunmen killed nine people in the Yazidi village of Sarun in Nineveh, Iraq, on Monday.", "Sarun", "IRQ"),
        # a capital right before the noun is where it was; a government fires from afar
        ("On Monday a Kabul truck bombing killed eleven people.", "Kabul", "AFG"),
        # "there", "in the city"
        ("The army warned people in Tyre, Lebanon, after a bomb there killed eight on Monday.", "Tyre", "LBN"),
        ("A bomb killed two people in Mosul on Monday. Gunmen killed a judge in the city on Tuesday.", "Mosul", "IRQ"),
        # "the same base" is the one told last of that kind, else the place told last
        (
            "A rocket hit the Taji base on Monday. A shell hit Mosul. The same base was shelled on 3 May.",
            "Taji base",
            "IRQ",
        ),
        (
            "Mortars hit Aden airport in Yemen on Monday. A missile hit the same airport on 3 May.",
            "Aden airport",
            "YEM",
        ),
        ("Drones struck Abqaiq in Saudi Arabia. A missile was fired at the same plant on 3 May.", "Abqaiq", "SAU"),
        (
            "A bomb killed two people in Mosul on Monday. A mine killed four in the same city on Tuesday.",
            "Mosul",
            "IRQ",
        ),
        ("A rocket hit the Taji base on Monday. Another base was shelled on 3 May.", "Another base", "IRQ"),
        ("A rocket hit the Taji base on Monday. At the same time a bomb killed two in Mosul.", "Mosul", "IRQ"),
        ("A rocket hit the Taji base on Monday. A shell hit a mosque in the same town of Taji.", "Taji", "IRQ"),
        # a capital by its country's name
        ("A suicide bomber struck a tent in the Afghan capital on Monday, killing seven.", "Afghan capital", "AFG"),
        ("Gunmen stormed a hotel in Somalia's capital on Monday, killing 11 people.", "Somalia's capital", "SOM"),
        ("A bomb killed two people in the Afghan capital, Kabul, on Monday.", "Kabul", "AFG"),
        ("A bomb killed two in the commercial capital of Tanzania on Monday.", "Tanzania", "TZA"),
        ("A bomb killed two in Kabul on Monday, after a debate on Afghan capital punishment.", "Kabul", "AFG"),
        # what follows an unlisted name says its country
        ("Rebels shot dead two men in Tarro Bay, near Kismayo, on Monday.", "Tarro Bay", "SOM"),
        ("Ten officers were killed on Monday in an ambush in Sanu district of northwest Pakistan.", "Sanu", "PAK"),
        ("One man was killed on Monday in a strike on Hadmiye, Greater Beirut, Lebanon.", "Hadmiye", "LBN"),
        # seas and coasts
        ("An air strike on a boat in the eastern Pacific Ocean killed one man on Monday.", "Pacific", None),
        ("Pirates attacked a tanker near the coast of Venezuela on Monday, killing one sailor.", "Venezuela", "VEN"),
        ("Strikes killed five people in central and southern Gaza on Monday.", "Gaza", "PSE"),
        ("A drone strike killed two men in Sudan's West Darfur state on Monday.", "West Darfur", "SDN"),
        # the object of the verb after a noun for an attack
        ("Air strikes hit al-Qaim on Monday.", "al-Qaim", "IRQ"),
        # where somebody was killed, not where he was active; that, where nothing else is said
        ("Omar Hadi, a gang leader in Raqqa, was shot dead in a raid near Haditha, Iraq, on Monday.", "Haditha", "IRQ"),
        ("Omar Hadi, a gang leader in Raqqa was killed in a raid near Haditha, Iraq, on Monday.", "Haditha", "IRQ"),
        ("Omar Hadi, a gang leader in Raqqa, was shot dead on Monday.", "Raqqa", "SYR"),
        # a site, not the town it is near
        ("Rockets struck the K-1 base near Kirkuk on Monday.", "K-1 base", "IRQ"),
        ("A suicide bomber struck the Zaatari camp outside Mafraq on Monday.", "Zaatari camp", "JOR"),
        # a country with "a" before it says whose
        ("Omar Hadi was killed in a United States operation in Syria on Monday.", "Syria", "SYR"),
        # a town in the division named before it; each of several attacks its own
        ("Gunmen killed two men in Texas at a fair in Laredo on Monday.", "Laredo", "USA"),
        ("Gunmen killed two men in Texas hours after a march in Laredo on Monday.", "Texas", "USA"),
        # "the camp was hit again": the place told last; elsewhere the words are all there is
        (
            "Rockets hit Taji, Iraq, on Monday, killing two soldiers. No toll changed for Tuesday, when the camp was "
            "hit again and five people were wounded.",
            "Taji",
            "IRQ",
        ),
        (
            "Rockets hit Taji, Iraq, on Monday. On Tuesday gunmen attacked an army camp, killing five.",
            "army camp",
            "IRQ",
        ),
        # the country that a story's placed attacks are in, for one that no words place
        (
            "A bomb killed two people in Taiz, Yemen, on Monday. War has ravaged Yemen for years. In 2018 a drone "
            "attack killed nine guards.",
            "Yemen",
            "YEM",
        ),
    ],
)
def test_the_place_of_an_attack(text: str, place: str, iso3: str | None) -> None:
    got, country = first(text)
    assert place in (got or "")
    assert iso3 is None or country == iso3


@pytest.mark.parametrize(
    ("sentence", "iso3"),
    [
        # an item of a page of a day is set where it says, not where most of the page is
        ("Seven smugglers are shot dead by soldiers of the Mexican Army outside Los Tules.", "MEX"),
        ("Kuwait's navy says that Iran hit one of its patrol boats, wounding three sailors.", "KWT"),
    ],
)
def test_the_country_of_an_item_is_its_own(sentence: str, iso3: str) -> None:
    assert first(DAY_PAGE + sentence)[1] == iso3


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Residents say that gunmen killed six farmers near Zuru, Nigeria.", "2019-08-14"),
        ("The ministry announces that rebels have killed six soldiers in Bunia.", "2019-08-14"),
    ],
)
def test_a_page_of_a_day_dates_its_items(sentence: str, day: str) -> None:
    attack = read(DAY_PAGE + sentence).attacks[-1]
    assert (str(attack.date_start), attack.date_basis) == (day, "narrative_present")


def test_the_past_on_a_page_of_a_day_stays_undated() -> None:
    attack = read(DAY_PAGE + "Gunmen killed six farmers near Zuru, Nigeria.").attacks[-1]
    assert attack.date_basis != "narrative_present"


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("A bomb killed two policemen in Baquba on Monday.", 1),
        ("A bomb killed two policemen near Baquba on Monday.", 2),
        ("A bomb killed two soldiers 30 km south of Mosul on Monday.", 2),
        ("A bomb killed two soldiers 20 kilometres northwest of Kirkuk on Monday.", 2),
        ("Gunmen killed five people on the outskirts of Maiduguri on Monday.", 2),
        ("A bomb killed two soldiers in the Hangu district of northwestern Pakistan on Monday.", 1),
        ("Gunmen killed five people in Mandera County, Kenya, on Monday.", 2),
        ("A gunman killed two men in Lamar County, Texas, on Monday.", 3),
        ("Rebels shelled villages in Hebei province on Monday, killing two people.", 4),
        ("Strikes killed five people in central and southern Mali on Monday.", 5),
        ("A suicide bomber killed five people in Jordan on Monday.", 6),
        ("An air strike on a boat in the Red Sea killed two men on Monday.", 7),
    ],
)
def test_how_exact_a_place_is(text: str, precision: int) -> None:
    assert [attack.where_precision for attack in read(text).attacks] == [precision]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A truck bomb exploded in a mainly Sunni quarter in Mosul on Thursday, killing 14 people.", "Mosul"),
        ("A bomb killed four people in the Christian district of Aleppo on Monday.", "Aleppo"),
        ("Gunmen killed four people in a Fulani village near Jos on Monday.", "Jos"),
        ("Gunmen killed four people in the Shaab district of Baghdad on Monday.", "Shaab district"),
    ],
)
def test_who_lives_in_a_quarter_is_not_its_name(text: str, place: str) -> None:
    assert [attack.place_name for attack in read(text).attacks] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Support police found a body. A man was shot in a car on Monday.", None),
        ("Harlen police found a body. A man was shot in a car on Monday, the mayor of Harlen said.", "Harlen"),
    ],
)
def test_a_capital_at_the_start_of_a_sentence_makes_no_town(text: str, place: str | None) -> None:
    assert [attack.place_name for attack in read(text).attacks] == [place]


@pytest.mark.parametrize(
    ("where", "country"),
    [
        ("a boat on the Niger River near Gao, Mali", "MLI"),
        ("a boat on the Niger river in Mali", "MLI"),
        ("a barge on the Congo River near Mbandaka", "COD"),
        ("a village in the Jordan Valley in the West Bank", "PSE"),
        ("a village in Niger", "NER"),
        ("a village in Jordan", "JOR"),
    ],
)
def test_a_river_is_not_the_country_of_its_name(where: str, country: str) -> None:
    (attack,) = read(f"Gunmen attacked {where} on Thursday, killing six people.").attacks
    assert attack.country_iso3 == country


@pytest.mark.parametrize(
    ("town", "iso3"),
    [
        ("Cologne", "DEU"), ("Frankfurt", "DEU"), ("Hanover", "DEU"), ("Ghent", "BEL"), ("Bruges", "BEL"),
        ("Saragossa", "ESP"), ("Cracow", "POL"), ("St Petersburg", "RUS"), ("Rangoon", "MMR"), ("Saigon", "VNM"),
        ("Acapulco", "MEX"), ("Fez", "MAR"), ("Tskhinvali", "GEO"), ("Pondicherry", "IND"),
        # no division of a country that nobody spoke of
        ("Manchester", "GBR"), ("Sofia", "BGR"), ("San Salvador", "SLV"),
    ],
)  # fmt: skip
def test_english_names_of_towns(town: str, iso3: str) -> None:
    assert first(f"A bomb exploded in {town} on Monday, killing nine people.") == (town, iso3)


def test_a_division_of_a_country_that_is_spoken_of() -> None:
    text = "Jamaican police said gunmen killed two men in Manchester on Monday, an hour from Kingston, Jamaica."
    assert first(text) == ("Manchester", "JAM")
