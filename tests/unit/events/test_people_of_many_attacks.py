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


@pytest.mark.parametrize(
    ("sentence", "since"),
    [
        ("The fighting, which broke out on 15 April last year, has killed at least 13,000 people.", "2018-04-15"),
        ("The war, which began in 2014, has killed at least 13,000 people.", "2014-01-01"),
    ],
)
def test_people_killed_since_it_began(sentence: str, since: str) -> None:
    events = read(f"{JETS} {sentence}")
    assert len(events.attacks) == 1
    assert [(t.value_best, str(t.window_start), str(t.window_end)) for t in events.totals] == [
        (13000, since, "2019-08-14")
    ]


@told(
    News(
        "toll_that_could_rise",
        "Gunmen killed 133 people near Moscow on Friday. The death toll could rise, officials said, as more than 100 "
        "people were being treated in hospital.",
        (Attack(BY_ARMS, killed=(133, 133, 133), wounded=(100, 100, None)),),
    ),
    News(
        "toll_that_rose",
        "Gunmen killed 133 people near Moscow on Friday. The death toll rose to 137, officials said.",
        (Attack(BY_ARMS, killed=(137, 137, 137)),),
    ),
    News(
        "a_fourth_anniversary",
        "Two bombs killed 84 people in Kerman on Monday at a rally to mark the fourth anniversary of the killing of a "
        "general in a US drone strike in 2015.",
        (
            Attack("bombing|ied", days="2019-08-12", killed=(84, 84, 84)),
            Attack("drone_strike", days="2015-01-01/2015-12-31", killed=(1, 1, 1)),
        ),
        totals=(),
    ),
    News(
        "this_day_last_year",
        "A bomb killed two people in Hilla on 15 April last year.",
        (Attack("bombing|ied", days="2018-04-15", killed=(2, 2, 2)),),
    ),
    News(
        "last_week_was_another",
        "Jihadists killed 12 soldiers in an ambush in southwestern Niger, the defence ministry said on Monday. Last "
        "week an ambush near Koutougou killed 17 soldiers.",
        (Attack("ambush", killed=(12, 12, 12)), Attack("ambush", place="Koutougou", killed=(17, 17, 17))),
    ),
    News(
        "years_after",
        "A bomb killed two people in Hilla on Friday. The attack came two years after a truck bomb killed 13 people in "
        "Karbala.",
        (
            Attack("bombing|ied", days="2019-08-09", killed=(2, 2, 2)),
            Attack("vehicle_bombing", days="2017-02-08/2018-02-07", killed=(13, 13, 13)),
        ),
    ),
    News(
        "also_killed",
        "A party leader was assassinated in Tehran on Monday. A bodyguard was also killed.",
        (Attack("assassination|other", killed=(2, 2, 2)),),
    ),
    News(
        "a_make_of_car",
        "A man drove a black BMW into a crowd in Magdeburg on Friday, killing two people.",
        (Attack("vehicle_ramming", killed=(2, 2, 2)),),
    ),
    News(
        "replied_with_strikes",
        "Rebels shelled a market in Omdurman on Monday. The army replied with air strikes on Bahri.",
        (Attack("artillery_shelling|mortar_shelling"), Attack("air_strike", place="Bahri")),
    ),
)
def test_times_told_beside_the_news(news: News) -> None:
    check(news)
