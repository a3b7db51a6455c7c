"""The choice of the toll that a report of a shooting was filed under: its sources, what is known of them, the pick."""

from datetime import date

import pytest

from benchmarks.choosing import Choice, load_choices
from benchmarks.shooting_tolls import candidates, choose_toll, features, sources
from pipelines.events.article_reading import ArticleReading
from pipelines.events.engine import Engine

HEADLINE = "Two dead, three wounded in Lyon shooting."
BODY = (
    "Two people were killed and three others wounded when a gunman opened fire in Lyon on Monday. On 2 August a gunman "
    "killed nine people in Nantes."
)


def gathered(text: str) -> ArticleReading:
    return Engine(accidents=True).gather("report", text, None, date(2019, 8, 14))


def test_each_way_of_adding_up_is_a_source() -> None:
    tolls = sources(gathered(f"{HEADLINE}\n\n{BODY}"))
    assert tolls["head"] == (2, 3)
    assert tolls["main"] == (2, 3)
    assert tolls["all"][0] >= 9  # the figures of another attack too


def test_a_report_that_tells_no_attack_has_sources_all_the_same() -> None:
    tolls = sources(gathered("The town council met on Monday."))
    assert set(tolls) == {"head", "lead", "long_lead", "all"}
    assert set(tolls.values()) == {(0, 0)}


def test_none_and_one_can_always_be_chosen() -> None:
    assert candidates({"head": (4, 2)}, 0) == [0, 1, 4]
    assert candidates({"head": (4, 2)}, 1) == [0, 1, 2]


def test_what_is_known_of_a_number() -> None:
    known = features({"head": (2, 3), "long_lead": (1, 3)}, 0, 1, f"{HEADLINE}\n\n{BODY}")
    assert known["head:no"] == known["long_lead:yes"] == known["long_lead:1"] == 1.0
    assert known["share"] == 0.5
    assert known["below_headline"] == 1.0
    assert "headline:dead:1" in known
    assert "headline:court:1" not in known


@pytest.mark.parametrize(("favoured", "killed"), [("head", 2), ("all", 9)])
def test_the_weights_decide(favoured: str, killed: int) -> None:
    choices = {"killed": Choice(({f"{favoured}:yes": 5.0},)), "wounded": Choice(({},))}
    text = f"{HEADLINE}\n\n{BODY}"
    article = gathered(text)
    assert sources(article)[favoured][0] == killed
    assert choose_toll(choices, article, text)[0] == killed


def test_the_shipped_weights_choose_the_toll_of_the_report() -> None:
    text = f"{HEADLINE}\n\n{BODY}"
    assert choose_toll(load_choices(), gathered(text), text) == (2, 3)
