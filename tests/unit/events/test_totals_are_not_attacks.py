"""Phenomenon 1: counts over a period or over several events stand apart from single attacks."""

import pytest
from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, read, told


@told(
    News(
        "bombings_this_year",
        "Since the start of the year, insurgents have carried out 31 bombings in Thailand's southern provinces, "
        "killing 58 people.",
        NO_ATTACK,
        totals=(("attacks", 31, 31), ("killed", 58, 58)),
    ),
    News(
        "people_killed_over_months",
        "More than 140 civilians have been killed in attacks by armed groups in eastern Burkina Faso over the "
        "past six months, "
        "according to the United Nations.",
        NO_ATTACK,
        totals=(("killed", 140, 140),),
    ),
    News(
        "journalists_since_a_year",
        "At least 40 journalists have been murdered in the Philippines since 2001, a press freedom group said.",
        NO_ATTACK,
        totals=(("killed", 40, 40),),
    ),
    News(
        "bombings_last_month",
        "There were 12 suicide bombings across Afghanistan last month, the interior ministry said.",
        NO_ATTACK,
        totals=(("attacks", 12, 12),),
    ),
    News(
        "attack_that_brings_a_count_up",
        "Gunmen killed three farmers near Maradi on Tuesday, bringing to 19 the number of people killed in the "
        "region this month.",
        (Attack(BY_ARMS, days="2019-08-13", place="Maradi", killed=(3, 3, 3)),),
        totals=(("killed", 19, 19),),
        reason='"bringing to 19 the number of people killed" is added to the attack\'s dead and gives no total',
    ),
    News(
        "attack_beside_a_count",
        "A roadside bomb killed two policemen in Bannu on Monday. Militants have carried out nine such attacks in the "
        "district since June.",
        (Attack("ied", days="2019-08-12", place="Bannu", killed=(2, 2, 2)),),
        totals=(("attacks", 9, 9),),
    ),
    News(
        "killed_by_all_of_them",
        "There have been 17 rocket attacks on bases in Anbar since October. Five people have been killed by them.",
        NO_ATTACK,
        totals=(("attacks", 17, 17), ("killed", 5, 5)),
    ),
    News(
        "killed_in_all_those_bombings",
        "Insurgents have carried out 17 bombings in Anbar since October. Five people have been killed by them.",
        NO_ATTACK,
        totals=(("attacks", 17, 17), ("killed", 5, 5)),
    ),
    News(
        "rocket_attacks_carried_out",
        "Insurgents have carried out 17 rocket attacks in Anbar since October. Five people have been killed by them.",
        NO_ATTACK,
        totals=(("attacks", 17, 17), ("killed", 5, 5)),
    ),
)
def test_a_count_over_a_period_is_a_total(news: News) -> None:
    check(news)


@told(
    News(
        "strikes_of_two_countries",
        "US and allied jets conducted 14 strikes in Syria and Iraq on Sunday, the command said.\n\nNear Raqqa, one "
        "strike destroyed a fighting position.\n\nNear Mosul, three strikes hit a tactical unit and destroyed two "
        "vehicles.",
        (
            Attack("air_strike", days="2019-08-11", place="Raqqa", by=(("stated", "United States"),)),
            Attack("air_strike", days="2019-08-11", place="Mosul", by=(("stated", "United States"),), strike_count=3),
        ),
        totals=(("attacks", 14, 14),),
    ),
    News(
        "strikes_of_one_country",
        "French jets conducted nine strikes across Mali on Saturday, the army staff said.\n\nNear Kidal, two strikes "
        "destroyed a fuel store.\n\nNear Gao, one strike hit a group of fighters.\n\nNear Menaka, four strikes "
        "destroyed a camp.",
        (
            Attack("air_strike", days="2019-08-10", place="Kidal", by=(("stated", "France"),), strike_count=2),
            Attack("air_strike", days="2019-08-10", place="Gao", by=(("stated", "France"),)),
            Attack("air_strike", days="2019-08-10", place="Menaka", by=(("stated", "France"),), strike_count=4),
        ),
        totals=(("attacks", 9, 9),),
    ),
)
def test_a_count_listed_place_by_place_is_a_total_of_its_items(news: News) -> None:
    check(news)


@told(
    News(
        "series_of_strikes_is_one_attack",
        "Israeli aircraft launched a series of strikes on targets near Damascus on Monday, killing two soldiers.",
        (Attack("air_strike", days="2019-08-12", place="Damascus", killed=(2, 2, 2)),),
        totals=(),
    ),
    News(
        "two_bombs_are_weapons",
        "Two bombs exploded outside a police station in Yala on Sunday, wounding five officers.",
        (Attack("bombing", days="2019-08-11", place="Yala", wounded=(5, 5, 5), weapon_count=2),),
        totals=(),
    ),
    News(
        "rise_without_a_number",
        "The province of Ituri has seen a sharp rise in attacks in recent weeks, and shopkeepers now close "
        "before dusk.",
        NO_ATTACK,
        totals=(),
    ),
    News(
        "deadliest_since",
        "A truck bomb killed 23 people at a market in Maiduguri on Saturday. It was the deadliest attack in the "
        "city since 2014.",
        (Attack("vehicle_bombing", days="2019-08-10", place="Maiduguri", killed=(23, 23, 23)),),
        totals=(),
    ),
    News(
        "homes_since_the_war",
        "Aid workers have rebuilt 300 homes in Mosul since 2017, the agency said.",
        NO_ATTACK,
        totals=(),
    ),
    News(
        "tweets_and_votes_of_a_week",
        "The senator has been attacked more than 200 times on social media this month, her office said.",
        NO_ATTACK,
        totals=(),
    ),
)
def test_what_is_no_total(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    ("words", "kind", "killed"),
    [
        ("A bomb killed nine people in Hilla on Monday, the third attack in a week.", "bombing", 9),
        ("A bomb killed nine people in Hilla on Monday - the third attack in a week.", "bombing", 9),
        ("Gunmen killed two guards in Hilla on Monday, the second attack there this month.", "armed_assault", 2),
        ("Rockets hit Hilla, the third attack in a week.", "rocket_attack", None),
    ],
)
def test_an_attack_told_before_its_number_is_one(words: str, kind: str, killed: int | None) -> None:
    events = read(words)
    [attack] = events.attacks
    assert (attack.attack_type, attack.place_name) == (kind, "Hilla")
    assert [c.best for c in events.casualties] == ([killed] if killed else [])
    assert [total.metric for total in events.totals] == ["attacks"]


@pytest.mark.parametrize(
    "words",
    [
        "It was the third attack in a week in which people were killed by gunmen.",
        "The third attack in a week drew protests in Hilla on Monday.",
    ],
)
def test_a_number_without_an_attack_told_before_it_stays_a_total(words: str) -> None:
    events = read(words)
    assert (events.attacks, [total.metric for total in events.totals]) == ([], ["attacks"])


def test_one_of_those_added_up_is_no_total() -> None:
    events = read(
        "Rebels have carried out 14 rocket attacks on bases in Mali since May. Five people have been killed by them - "
        "three Germans, a Dane and an Estonian soldier - from the contractor who died in Gao on 2 June to the three in "
        "Kidal."
    )
    assert [(total.metric, total.value_best) for total in events.totals] == [
        ("attacks", 14),
        ("killed", 5),
        ("killed", 3),
        ("killed", 1),
        ("killed", 1),
    ]


@told(
    News(
        "one_gunman_years_ago",
        "Nine years ago a gunman walked into his school in Leeds and killed six people and wounded several others.",
        (Attack(BY_ARMS, place="Leeds", killed=(6, 6, 6)),),
        totals=(),
    ),
    News(
        "one_bomb_in_a_year",
        "In 1998 a car bomb in Lisburn killed 29 people.",
        (Attack("vehicle_bombing", place="Lisburn", killed=(29, 29, 29)),),
        totals=(),
    ),
    News(
        "one_of_those_counted",
        "He is charged with four attacks in Leeds, including the 2016 bombing that killed six people.",
        (),
        totals=(("attacks", 4, 4),),
    ),
    News(
        "since_a_year_behind_dashes",
        "Since 2005 -- when the army came to the valley -- nearly 200 soldiers have been killed there.",
        (),
        totals=(("killed", None, 200),),
    ),
    News(
        "of_both",
        "The toll in the Dodoma blast on Monday, at first 10, has risen to 12. That brought the toll for both "
        "bombings to 41.",
        (Attack("bombing", killed=(12, 12, 12)),),
    ),
)
def test_the_toll_of_one_attack_is_no_total(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    ("sentence", "attacks"),
    [
        ("Armed groups have attacked Djibo since 2016 and killed more than 200 civilians in the province.", 0),
        ("Since January, gunmen have killed 300 people in Zamfara.", 0),
        ("Gunmen have killed 300 people in Zamfara this year.", 0),
        ("Over the past decade jihadists have killed thousands of people in Mopti.", 0),
        ("The rebels have killed 30 people in Zamfara in the last two weeks.", 0),
        ("Boko Haram often attacks villages near Chibok.", 0),
        ("Gunmen regularly kidnap travellers on the road to Kaduna.", 0),
        ("Gunmen have killed 30 people in Zamfara, police said on Monday.", 1),
        ("Rebels have attacked the town of Bunia and killed 12 people, the army said on Monday.", 1),
        ("Rebels have killed 12 people in Bunia since Sunday night.", 1),
        ("Gunmen killed 30 people in Zamfara in January.", 1),
        ("Rebels have raided Bunia again, killing 12 people on Monday, after a year of talks.", 1),
    ],
)
def test_what_is_done_again_and_again_is_no_attack(sentence: str, attacks: int) -> None:
    assert len(read(sentence).attacks) == attacks
