"""People counted over weeks, months or a day of war stand in no attack's toll; numbers that are of no people."""

import pytest
from expected_news import BY_ARMS, Attack, News, check, read, told

JETS = "Jets bombed Gaza on Monday, killing four people."
BY_GUN = "shooting|armed_assault"


@pytest.mark.parametrize(
    "sentence",
    [
        "More than 60 people have been killed in Gaza this month.",
        "More than 60 people have been killed in Gaza this week.",
        "Strikes have killed at least 60 people this month.",
        "The violence has claimed 60 lives this month.",
        "At least 60 people were killed in Gaza in the past 24 hours, doctors said.",
        "At least 60 people died over the past day, doctors said.",
        "So far this year, 60 people have been killed in Gaza.",
    ],
)
def test_people_counted_over_a_time(sentence: str) -> None:
    events = read(f"{JETS} {sentence}")
    dead = [(c.low, c.best, c.high) for c in events.casualties]
    assert (len(events.attacks), dead) == (1, [(4, 4, 4)])
    assert [(t.metric, t.value_best) for t in events.totals] == [("killed", 60)]


@told(
    News(
        "a_gunman_this_week",
        "A gunman has killed six people in Lyon this week.",
        (Attack(BY_ARMS, killed=(6, 6, 6)),),
        totals=(),
    ),
    News(
        "gunmen_in_a_day",
        "Gunmen killed six people in Lyon in the past 24 hours.",
        (Attack(BY_ARMS, killed=(6, 6, 6)),),
        totals=(),
    ),
    News(
        "a_strike_in_a_day",
        "Six people were killed in an air strike in Gaza in the past 24 hours.",
        (Attack("air_strike", killed=(6, 6, 6)),),
        totals=(),
    ),
    News(
        "lives_of_one_blast",
        "A bomb blast in Hilla on Monday claimed 60 lives.",
        (Attack("bombing|ied", killed=(60, 60, 60)),),
        totals=(),
    ),
)
def test_people_of_one_attack(news: News) -> None:
    check(news)


@told(
    News(
        "block_of_a_street",
        "Police were sent to a car park in the 6300 block of Hearne Avenue on Sunday relative to reports that a man "
        "had been shot.",
        (Attack(BY_GUN, wounded=(1, 1, 1)),),
    ),
    News(
        "wounds",
        "A 27-year-old man sustained multiple gunshot wounds in Dijon on Monday and was listed in critical condition.",
        (Attack(BY_GUN, wounded=(1, 1, 1)),),
    ),
    News(
        "age_after_junior",
        "A gunman shot two men in Dijon on Monday. Eric Low, 26, and Larry Dee Jr. 26, were injured.",
        (Attack(BY_GUN, wounded=(2, 2, 2)),),
    ),
    News(
        "age_before_a_bracket",
        "A gunman killed two people in Dijon on Monday. The dead were Sam Low, 55 (shot at home), and Ann Low, 24.",
        (Attack(BY_ARMS, killed=(2, 2, 2)),),
    ),
)
def test_numbers_of_no_people(news: News) -> None:
    check(news)
