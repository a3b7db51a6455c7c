"""The choice of the day that a report of a shooting was filed under: candidates, what is known of them, the pick."""

from datetime import date

import pytest

from benchmarks.choosing import Choice, load_choices, most_probable
from benchmarks.shooting_days import candidate_days, day_odds
from pipelines.events.article_reading import ArticleReading
from pipelines.events.engine import Engine

WEDNESDAY = date(2019, 8, 14)


def gathered(text: str, published_on: date | None = WEDNESDAY) -> ArticleReading:
    return Engine(accidents=True).gather("report", text, None, published_on)


def test_the_days_named_and_the_last_days_are_candidates() -> None:
    days = candidate_days(gathered("A man was shot dead in Lyon on 2 August. A vigil will be held on Friday."))
    assert {date(2019, 8, k) for k in (2, 11, 12, 13, 14, 16)} <= set(days)


def test_an_undated_report_that_names_no_day_has_no_candidate() -> None:
    article = gathered("A man was shot dead in Lyon.", None)
    assert candidate_days(article) == {}
    assert most_probable([day_odds(Choice(({},)), article)]) is None


def test_both_days_of_a_night_are_candidates() -> None:
    days = candidate_days(gathered("A man was shot dead overnight in Lyon."))
    assert days[date(2019, 8, 13)]["side:0/1"] == days[date(2019, 8, 14)]["side:1/1"] == 1.0


def test_what_is_known_of_a_day() -> None:
    days = candidate_days(gathered("A man was shot dead in Lyon around 9 p.m. Monday. He was charged Tuesday."))
    monday, tuesday = days[date(2019, 8, 12)], days[date(2019, 8, 13)]
    assert {"clock", "cue:occurrence:near", "tells:main", "age:2", "main", "sentence:0"} <= set(monday)
    assert "cue:aftermath:near" in tuesday
    assert "clock" not in tuesday
    assert monday["share"] == tuesday["share"] == 1.0


def test_words_of_the_headline_are_known_of_every_day() -> None:
    days = candidate_days(gathered("Man charged in Lyon shooting.\n\nHe was shot on Monday."))
    assert "headline:charged:age:2" in days[date(2019, 8, 12)]
    assert "headline:trial:age:2" not in days[date(2019, 8, 12)]


@pytest.mark.parametrize(("favoured", "day"), [("cue:aftermath:near", 13), ("cue:occurrence:near", 12)])
def test_the_weights_decide(favoured: str, day: int) -> None:
    article = gathered("A man was shot dead in Lyon on Monday. He was charged Tuesday.")
    assert most_probable([day_odds(Choice(({favoured: 5.0},)), article)]) == date(2019, 8, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police say Friday night's gunman knew the girl he shot in Lyon. She died in hospital on Sunday.", 9),
        ("A man was shot in Lyon around 11 p.m. Monday. Police released his name on Wednesday.", 12),
        ("Man charged in Lyon shooting.\n\nA man was charged Tuesday with shooting a woman in Lyon on August 3.", 3),
    ],
)
def test_the_shipped_weights_choose_the_day_of_the_shooting(text: str, day: int) -> None:
    assert most_probable([day_odds(load_choices()["day"], gathered(text))]) == date(2019, 8, day)
