"""Where local news is set: the town of the dateline, of the police and of the people, when the sentence names none."""

import pytest
from expected_news import read

from pipelines.events.document import read_document
from pipelines.events.mentions import find_names
from pipelines.vocabulary.places.places import load_places

PLACES = load_places()


def town_of(text: str) -> tuple[str | None, str | None, str | None]:
    """Town, state and words of the place of the only attack."""
    (attack,) = read(text).attacks
    place = PLACES.by_id(attack.place_id)
    return (place.name if place else None, place.admin1 if place else None, attack.place_name)


@pytest.mark.parametrize(
    ("text", "town", "state"),
    [
        # the dateline
        ("DULUTH, Minn. (KBJR) - A man was shot and killed Monday night, officers said.", "Duluth", "Minnesota"),
        ("DETROIT \u2014 Two men were shot dead at a house Monday night, officers said.", "Detroit", "Michigan"),
        ("Detroit \u2014 Two men were shot dead at a house Monday night, officers said.", "Detroit", "Michigan"),
        # who investigates
        ("A boy was shot in a garage Monday night. Spokane police are looking for a van.", "Spokane", "Washington"),
        ("A boy was shot in a garage Monday night, Ohio officials and Toledo Fire Department said.", "Toledo", "Ohio"),
        (
            "A gunman shot two people on Plymouth Street on Monday, Bridgeport police said. The Bridgeport Police "
            "Department named no suspect.",
            "Bridgeport",
            "Connecticut",
        ),
        # a county and a state around the town whose police tell of it
        (
            "EASTMAN, Georgia (WKRX/WMTT) - A child was shot dead in Dodge County on Monday, deputies said.",
            "Eastman",
            "Georgia",
        ),
        (
            "A teacher was shot dead in Georgia on Monday. Augusta police are looking for a boy. Augusta police asked "
            "people in Savannah to stay away.",
            "Augusta",
            "Georgia",
        ),
        ("A man was shot dead on Wheeler Road in DC on Monday, DC police said.", "Washington", "District of Columbia"),
        # quarters and streets
        (
            "A woman was shot on Monday in the Austin neighborhood, Chicago police said. Chicago Police seek a man.",
            "Chicago",
            "Illinois",
        ),
        ("A woman was shot and killed on Elm Street in Flint, Mich., on Monday.", "Flint", "Michigan"),
        # a quarter or a street that shares its name with a town elsewhere
        ("A man was shot in Uptown on Monday, Chicago police said. Chicago police seek a van.", "Chicago", "Illinois"),
        ("A man was shot near Winthrop on Monday. Detroit police seek a van in Detroit.", "Detroit", "Michigan"),
        # a quarter named more often than the city whose police investigate
        (
            "Two men were shot in Jamaica Plain on Monday. A crowd stood in Jamaica Plain. Boston police seek "
            "a van in Jamaica Plain.",
            "Boston",
            "Massachusetts",
        ),
        # the state named beside it decides between namesakes
        ("A man was shot dead on Monday in Auburn, Wash., officers said.", "Auburn", "Washington"),
        ("A man was shot dead on Monday in Auburn, Ala., officers said.", "Auburn", "Alabama"),
        ("A man was shot dead on Monday in Columbus, GA, officers said.", "Columbus", "Georgia"),
    ],
)
def test_the_town_of_a_local_report(text: str, town: str, state: str) -> None:
    assert town_of(text)[:2] == (town, state)


@pytest.mark.parametrize(
    ("text", "town", "words"),
    [
        # a place of its own stays, whatever the dateline
        ("BAGHDAD (Reuters) - A roadside bomb killed two policemen in Baquba on Monday.", "Baquba", "Baquba"),
        # governments are reported from their capitals
        ("WASHINGTON (AP) - An air strike killed three militants on Monday, officials said.", None, None),
        ("PARIS (AFP) - A soldier was shot and killed on Monday, the defence ministry said.", None, None),
        # a victim's home and the hospital's town aren't where it was
        ("Jo Reed, 21, of Miami, was shot dead on Monday in Tulsa, Okla.", "Tulsa", "Tulsa"),
        (
            "A man was shot Monday in Gary, Ind., and was taken to a hospital in Chicago.",
            "Gary",
            "Gary",
        ),
        # a town of its own next to the city whose police speak of something else
        ("A man was shot dead in Evanston, Ill., on Monday. Chicago police sent a dog.", "Evanston", "Evanston"),
        # a town that shares its name with a state, and one that shares it with a capital
        ("DOUGLAS, Ga. (AP) - A man was shot and killed on Monday, officers said.", None, "Douglas"),
        # a street keeps its words, and a county is no town
        ("A woman was shot and killed on Elm Street in Flint, Mich., on Monday.", "Flint", "Elm Street"),
        ("A man was shot dead in Grant County on Monday.", None, "Grant County"),
        # nor is who counts or when a town, and police named so are of no town
        ("Ten police officers were at the scene. A man was shot dead in Grant County on Monday.", None, "Grant County"),
        ("When police came, it was over. A man was shot dead in Grant County on Monday.", None, "Grant County"),
    ],
)
def test_what_is_not_taken_for_the_town(text: str, town: str | None, words: str | None) -> None:
    assert (town_of(text)[0], town_of(text)[2]) == (town, words)


def test_a_county_is_a_district_and_no_town() -> None:
    (names,) = find_names(read_document("art_test", "They met in Jackson County.", None, None)).values()
    assert [n.text for n in names] == ["Jackson County"]
    assert {p.kind for p in names[0].places} == {"district"}


def test_a_small_town_only_begins_a_longer_name() -> None:
    (names,) = find_names(read_document("art_test", "Rebels met in Tarro Bay.", None, None)).values()
    assert [(n.text, n.places) for n in names] == [("Tarro Bay", ())]


def test_two_towns_alike_settle_nothing() -> None:
    text = "A man was shot at a house on Monday. Toledo police and Dayton police are looking for a van."
    assert town_of(text)[0] is None


def test_the_town_of_the_article_is_evidence_of_its_own() -> None:
    text = "A boy was shot in a garage Monday night. Spokane police are looking for a van."
    events = read(text)
    quotes = {(e.quote, e.rule) for e in events.evidence if e.field == "place_name"}
    assert quotes == {("garage", "place:in_home_town")} or ("Spokane", "place:home_town") in quotes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met on San Antonio Street.", "San Antonio Street"),
        ("They met on Armour Ridge Drive.", "Armour Ridge Drive"),
    ],
)
def test_streets_are_no_towns(text: str, name: str) -> None:
    (names,) = find_names(read_document("art_test", text, None, None)).values()
    assert [(n.text, n.places) for n in names] == [(name, ())]
