"""The choice of the toll that a report of a shooting was filed under: its sources, what is known of them, the pick."""

from datetime import date

import pytest

from benchmarks.choosing import Choice, load_choices, most_probable
from benchmarks.shooting_tolls import Evidence, candidates, evidence, features, sources, toll_odds
from pipelines.events.article_reading import ArticleReading
from pipelines.events.engine import Engine

HEADLINE = "Two dead, three wounded in Lyon shooting."
BODY = (
    "Two people were killed and three others wounded when a gunman opened fire in Lyon on Monday. On 2 August a gunman "
    "killed nine people in Nantes."
)
NAMES = ("head", "lead", "long_lead", "all", "main", "union", "mains")


def gathered(text: str) -> ArticleReading:
    return Engine(accidents=True).gather("report", text, None, date(2019, 8, 14))


def told(**tolls: tuple[int, int]) -> Evidence:
    """Evidence of which every source gives (1, 0) but those named."""
    return Evidence(dict.fromkeys(NAMES, (1, 0)) | tolls, {"hit_head": 4, "ages": 9}, frozenset({"headline:dead"}))


def test_each_way_of_adding_up_is_a_source() -> None:
    tolls = sources(gathered(f"{HEADLINE}\n\n{BODY}"))
    assert tolls["head"] == (2, 3)
    assert tolls["main"] == (2, 3)
    assert tolls["all"][0] >= 9  # the figures of another attack too


def test_a_report_that_tells_no_attack_has_sources_all_the_same() -> None:
    text = "The town council met on Monday."
    assert set(sources(gathered(text)).values()) == {(0, 0)}
    known = evidence(gathered(text), f"Council meets.\n\n{text}")
    assert known.tolls["main"] == (0, 0)
    assert {"no_attack", "short"} <= known.cues


def test_what_a_report_says_of_its_toll() -> None:
    text = f"{HEADLINE}\n\n{BODY}"
    known = evidence(gathered(text), text)
    assert known.tolls["loose_head"] == (2, 3)
    assert known.tolls["most"] == (9, 3)
    assert {"headline:dead", "headline:hurt"} <= known.cues
    assert not {"suicide", "by_police", "no_attack"} & known.cues


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("A man shot his wife in Lyon and turned the gun on himself.", "suicide"),
        ("A man was shot by police in Lyon.", "by_police"),
    ],
)
def test_cues_of_reports_whose_attacker_may_have_died(sentence: str, cue: str) -> None:
    assert cue in evidence(gathered(sentence), f"News of the day.\n\n{sentence}").cues


def test_the_attacker_may_come_on_top_of_the_dead_and_the_dead_of_those_shot() -> None:
    assert candidates(told(head=(4, 2)), 0) == [0, 1, 2, 4, 5]
    assert candidates(told(head=(4, 2)), 1) == [0, 1, 2, 3, 4]


def test_what_is_known_of_a_number() -> None:
    known = features(told(head=(2, 3)), 0, 1)
    assert known["head:-1"] == known["head:-1:1"] == known["lead:0"] == known["headline:dead:1"] == 1.0
    assert known["main=lead:0"] == 1.0
    assert "head=main:-1" not in known
    assert known["hit_head-head:0"] == 1.0  # four shot less three wounded leave one
    assert known["share"] == pytest.approx(2 * 6 / 7)
    assert features(told(), 0, 2)["untold:2"] == 1.0


@pytest.mark.parametrize(("favoured", "killed"), [("head", 2), ("all", 9)])
def test_the_weights_decide(favoured: str, killed: int) -> None:
    choices = {"killed": Choice(({f"{favoured}:0": 5.0},)), "wounded": Choice(({},))}
    text = f"{HEADLINE}\n\n{BODY}"
    article = gathered(text)
    assert sources(article)[favoured][0] == killed
    assert most_probable([toll_odds(choices, "report", evidence(article, text))["killed"]]) == killed


def test_the_shipped_weights_choose_the_toll_of_the_report() -> None:
    text = f"{HEADLINE}\n\n{BODY.partition('. ')[0]}, police said. Nobody was arrested."
    odds = toll_odds(load_choices(), "report", evidence(gathered(text), text))
    assert [most_probable([odds[name]]) for name in ("killed", "wounded")] == [2, 3]


@pytest.mark.parametrize(
    "lead",
    [
        "Nine people were shot in Harlow over the weekend.",
        "Two men were killed in separate shootings in Harlow.",
        "A boy was shot in Harlow. In another shooting, a woman was hurt.",
        "Six people were wounded across the city since Friday.",
        "In other shootings, a man was hit in the arm.",
    ],
)
def test_a_report_of_several_shootings_is_known_by_its_words(lead: str) -> None:
    assert "several" in evidence(gathered(lead), f"News of the day.\n\n{lead}").cues


@pytest.mark.parametrize(
    "lead",
    [
        "Nine people were shot at a party in Harlow.",
        "Two men were killed in a shooting in Harlow. They will be buried over the weekend.",
        "A boy was shot in Harlow. His mother was at another house.",
        "Six people were wounded in one attack, the first since the fair opened.",
        "A man was hit in the arm in a shooting that other people saw.",
    ],
)
def test_a_report_of_one_shooting_is_not_taken_for_several(lead: str) -> None:
    assert "several" not in evidence(gathered(lead), f"News of the day.\n\n{lead}").cues


@pytest.mark.parametrize(
    ("headline", "plural"), [("Harlow shootings leave 5 hurt.", True), ("Shooting in Harlow.", False)]
)
def test_a_headline_of_shootings_is_told_from_one_of_a_shooting(headline: str, plural: bool) -> None:
    known = evidence(gathered(headline), f"{headline}\n\nPolice were called.")
    assert ("shootings" in known.cues) is plural


def test_each_way_of_counting_is_weighed_apart_where_several_shootings_are_told() -> None:
    lead = "Nine people were wounded in Harlow over the weekend."
    known = evidence(gathered(lead), f"News of the day.\n\n{lead}")
    assert "lead:0:several" in features(known, 1, 9)
    one = "Nine people were wounded in Harlow on Friday."
    assert "lead:0:several" not in features(evidence(gathered(one), f"News of the day.\n\n{one}"), 1, 9)
