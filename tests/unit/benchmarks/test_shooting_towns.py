"""The choice of the town that a report of a shooting was filed under: candidates, what is known of them, the pick."""

import pytest

from benchmarks.choosing import Choice, load_choices, most_probable
from benchmarks.shooting_towns import candidate_towns, town_odds
from pipelines.vocabulary.places.places import load_places
from scripts.train_shooting_choices import right_town


def test_towns_counties_and_unlisted_names_where_a_town_stands_are_candidates() -> None:
    text = "Man shot\nA man was shot in Alder Gap, said the Clay County sheriff. He was flown to Tulsa."
    assert {
        "Clay County",
        "Tulsa",
        "Alder Gap",
    } <= set(candidate_towns(text, {}))


@pytest.mark.parametrize(
    "text",
    [
        "Man shot\nThe man was shot on Friday, said Officer Jones.",
        "Man shot\nIn March a man was shot. In Photo Updated News nobody was.",
    ],
)
def test_days_months_and_furniture_are_no_towns(text: str) -> None:
    assert not {"Friday", "March", "Photo Updated News"} & set(candidate_towns(text, {}))


def test_what_is_known_of_a_town() -> None:
    text = (
        "Teen shot in Enid - News 5 Tulsa\nENID, Okla. (AP) - A teen was shot in the 300 block of Elm Street in Enid, "
        "Enid police said. Ann Lee, 30, of Lawton was taken to a hospital."
    )
    towns = candidate_towns(text, {})
    assert {"shot_in", "shot_in:headline", "dateline", "police", "most_named", "street_in"} <= set(
        towns["Enid"].features
    )
    assert "home_of_person" in towns["Lawton"].features
    assert "zone:paper" in towns["Tulsa"].features
    assert towns["Tulsa"].mentions == 0
    assert "police" not in towns["Lawton"].features


def test_what_the_engine_says_is_known() -> None:
    tulsa = next(p for p in load_places().lookup("Tulsa") if p.kind == "town")
    towns = candidate_towns("Man shot\nA man was shot.", {"main": ("Elm Street", None), "home": ("Tulsa", tulsa)})
    assert "main:unlisted" in towns["Elm Street"].features
    assert "home:listed" in towns["Tulsa"].features


def test_the_city_around_a_suburb_is_a_candidate_though_nobody_names_it() -> None:
    towns = candidate_towns("Man shot in Bethany\nA man was shot in Bethany, Oklahoma, near a school.", {})
    assert {"around", "unnamed"} <= set(towns["Oklahoma City"].features)
    named = candidate_towns("Man shot in Bethany\nOklahoma City police found a man in Bethany, Oklahoma.", {})
    assert "unnamed" not in named["Oklahoma City"].features
    assert "beside_named_city" in named["Bethany"].features


def test_a_namesake_is_looked_for_in_the_state_that_is_named() -> None:
    place = candidate_towns("Man shot\nA man was shot in Portland, Maine.", {})["Portland"].place
    assert place is not None
    assert place.admin1 == "Maine"


def test_a_report_that_names_no_town_has_no_candidate() -> None:
    towns = candidate_towns("Man shot\nA man was shot at home.", {})
    assert towns == {}
    assert most_probable([town_odds(Choice(({},)), "report", towns)]) is None


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Man shot in Enid\nENID, Okla. - A man was shot in Enid. He was flown to a hospital in Tulsa.", "Enid"),
        (
            "Woman dies\nTulsa police say a woman of 30 was shot on Elm Street. Police found a car in Lawton.",
            "Tulsa",
        ),
    ],
)
def test_the_shipped_weights_choose_the_town_of_the_shooting(text: str, town: str) -> None:
    assert most_probable([town_odds(load_choices()["town"], "report", candidate_towns(text, {}))]) == town


@pytest.mark.parametrize(
    ("city", "right"),
    [("Clay (county)", "Clay County"), ("Tulsa (Sperry)", "Tulsa"), ("Norman", "Norman"), ("Lawton", None)],
)
def test_which_name_the_registry_means(city: str, right: str | None) -> None:
    assert right_town(["Norman", "South Norman", "Clayton", "Clay County", "Tulsa"], city) == right
