"""What whole stories tell beside their news: older attacks it is ranked with, sums of long conflicts, what it recalls.

Texts of several sentences each, and as many that only sound like them. Not here: totals of one sentence
(``test_more_ways_of_counting``), two attacks in one (``test_two_attacks_in_a_sentence``).
"""

from expected_news import NO_ATTACK, Attack, News, check, read, told

NEWS = "Gunmen killed 12 soldiers near Gao in Mali on Tuesday. "
ALONE = (Attack("armed_assault", "2019-08-13", "Gao"),)
SHOT = "Rosa Ibarra, the mayor of Celaya in Mexico, was shot dead on Tuesday. "


@told(
    News(
        "ranked_with",
        NEWS + "It was the deadliest attack on the army since May, when at least 29 soldiers were killed near Kidal.",
        (*ALONE, Attack("other", "2019-05-01/2019-05-31", "Kidal", killed=(29, 29, None))),
        totals=(),
    ),
    News(
        "ranked_with_a_massacre",
        NEWS + "The ambush was the worst since March 2018, when 16 people were massacred in two "
        "bars in Mopti, "
        "two weeks before a vote.",
        (
            Attack("ambush", "2019-08-13", "Gao"),
            Attack("armed_assault", "2018-03-01/2018-03-31", "Mopti", killed=(16, 16, 16)),
        ),
        totals=(),
    ),
    News(
        "ranked_with_wounded",
        "A bomb killed two people in Quetta on Tuesday. It was the first bombing in the "
        "city since June, when five "
        "policemen were wounded outside a stadium.",
        (Attack("bombing", "2019-08-13", "Quetta"), Attack("bombing", "2019-06-01/2019-06-30", wounded=(5, 5, 5))),
        totals=(),
    ),
    News(
        "ranked_with_a_disaster",
        NEWS + "It was the worst attack since May, when 40 people drowned in a ferry accident.",
        ALONE,
        totals=(),
    ),
    News(
        "ranked_with_no_attack",
        NEWS + "It was the worst attack since May, when the government lifted a curfew.",
        ALONE,
        totals=(),
    ),
    News(
        "a_sum_since_it_began",
        NEWS + "More than 300 soldiers have been killed since 2012, when the insurgency began.",
        ALONE,
        totals=(("killed", 300, 300),),
    ),
)
def test_what_an_attack_is_ranked_with_is_one_of_its_own(news: News) -> None:
    check(news)


def test_what_is_ranked_with_in_the_lede_is_background() -> None:
    events = read(NEWS + "It was the deadliest attack since May, when 29 soldiers were killed near Kidal.")
    assert [a.reported_as for a in events.attacks] == ["main_event", "background_recent"]


@told(
    News(
        "the_violence",
        NEWS + "The violence has killed almost 20,000 people and displaced two million.",
        ALONE,
        totals=(("killed", 0, 20000),),
    ),
    News(
        "during_the_campaign",
        SHOT + "At least 38 candidates were murdered during the campaign.",
        (Attack("shooting", "2019-08-13", "Celaya"),),
        totals=(("killed", 38, 38),),
    ),
    News(
        "in_gang_violence",
        SHOT + "At least 3,661 people were killed in gang violence in the first half of last year.",
        (Attack("shooting", "2019-08-13", "Celaya"),),
        totals=(("killed", 3661, 3661),),
    ),
    News(
        "since_a_seizure_of_power",
        NEWS + "Since the army seized power in August 2018, more than 4,800 civilians have been killed.",
        ALONE,
        totals=(("killed", 4800, 4800),),
    ),
    News(
        "taken_since",
        "Gunmen seized 12 pupils near Kaduna in Nigeria on Tuesday. More than 4,700 "
        "people have been kidnapped since the "
        "president took office last May.",
        (Attack("kidnapping", "2019-08-13", "Kaduna"),),
        totals=(),
    ),
    News(
        "violence_of_a_day",
        "Gang violence killed 29 people in San Salvador on Monday.",
        (Attack("other", "2019-08-12", "San Salvador", killed=(29, 29, 29)),),
        totals=(),
    ),
    News(
        "after_a_massacre",
        "A man stabbed two people in Perth on Tuesday. Australia tightened its gun laws "
        "after 35 people were shot dead at "
        "Port Arthur in 1996.",
        (Attack("stabbing", "2019-08-13", "Perth"), Attack("shooting", "1996-01-01/1996-12-31", "Port Arthur")),
        totals=(),
    ),
    News(
        "held_since_the_attack",
        "Gunmen seized 12 pupils near Kaduna in Nigeria on Tuesday. They have held the 12 since the attack.",
        (Attack("kidnapping", "2019-08-13", "Kaduna"),),
        totals=(),
    ),
)
def test_sums_of_long_conflicts_are_no_attacks(news: News) -> None:
    check(news)


@told(
    News(
        "victims_past",
        SHOT + "Ibarra had been kidnapped at gunpoint in September last year in Irapuato.",
        (Attack("shooting", "2019-08-13", "Celaya"), Attack("kidnapping", "2018-09-01/2018-09-30", "Irapuato")),
    ),
    News(
        "the_same_day_elsewhere",
        "Militants attacked a mosque in Djibo in Burkina Faso on Sunday and killed 14 "
        "people. The same day, a "
        "church in Essakane was attacked and 15 people died.",
        (
            Attack("armed_assault", "2019-08-11", "Djibo", killed=(14, 14, 14)),
            Attack("other", "2019-08-11", "Essakane", killed=(15, 15, 15)),
        ),
    ),
    News(
        "the_same_day_condemned",
        "Militants attacked a mosque in Djibo in Burkina Faso on Sunday. The same day, France condemned the attack.",
        (Attack("armed_assault", "2019-08-11", "Djibo"),),
    ),
    News(
        "named_then_told",
        "Four men accused of attacking a concert hall in Grozny and killing 37 people "
        "were charged on Wednesday. Gunmen "
        "burst into the hall on Sunday night and shot at the crowd.",
        (Attack("shooting", "2019-08-11", "Grozny", killed=(37, 37, 37)),),
    ),
    News(
        "named_and_another_told",
        "Four men accused of bombing a hall in Grozny last year were charged on "
        "Wednesday. Gunmen shot at a "
        "patrol in Nalchik on Sunday night.",
        (Attack("bombing"), Attack("shooting", "2019-08-11", "Nalchik")),
    ),
    News(
        "a_toll_that_rose",
        "The death toll from a suicide bombing in Mogadishu has risen to 37, the "
        "ministry said on Wednesday, up from 32 a "
        "day earlier. A bomber blew himself up outside a restaurant late on Sunday.",
        (Attack("suicide_bombing", "2019-08-11", "Mogadishu", killed=(37, 37, 37)),),
    ),
    News(
        "a_day_earlier",
        "Police said on Tuesday that gunmen had killed nine people in Hilla a day earlier.",
        (Attack("armed_assault", "2019-08-12", "Hilla"),),
    ),
    News(
        "a_previous_bombing",
        "A bomb killed nine people in Marawi on Sunday. One suspect was linked to a "
        "previous bombing. The town "
        "was left in ruins in 2017.",
        (Attack("bombing", "2019-08-11", "Marawi"),),
    ),
    News(
        "an_earlier_bombing_told",
        "A bomb killed nine people in Marawi on Sunday. An earlier bombing in Cotabato on Friday wounded six.",
        (Attack("bombing", "2019-08-11", "Marawi"), Attack("bombing", "2019-08-09", "Cotabato")),
    ),
    News(
        "attacks_that_never_stopped",
        NEWS + "The army began an operation in 2014 but the attacks have not stopped.",
        ALONE,
    ),
    News(
        "crowned_elsewhere",
        "Gunmen fired on a bus near Katra on Tuesday. The attack came as a new minister "
        "was being sworn in in New Delhi.",
        (Attack("shooting", "2019-08-13", "Katra"),),
    ),
    News(
        "in_return_for",
        "A bomb killed nine people in Marawi on Sunday. The army said the bombing may "
        "have been in retaliation for an "
        "operation on Friday in Datu Piang, in which 11 militants were killed in an air strike.",
        (Attack("bombing", "2019-08-11", "Marawi"), Attack("air_strike", "2019-08-09", "Datu Piang")),
    ),
)
def test_each_attack_of_a_story_is_told_once(news: News) -> None:
    check(news)


@told(
    News(
        "fired_at_a_bus",
        "Militants fired at a bus carrying pilgrims near Katra on Tuesday.",
        (Attack("shooting", "2019-08-13", "Katra"),),
    ),
    News(
        "rampaged",
        "At least 70 people were killed when gang members rampaged through the town of Gonaives on Monday.",
        (Attack("armed_assault", "2019-08-12", "Gonaives", killed=(70, 70, None)),),
    ),
    News(
        "rockets_fired_at",
        "Rockets fired at Sderot on Tuesday wounded two people.",
        (Attack("rocket_attack", "2019-08-13", "Sderot"),),
    ),
    News("bulls_rampaged", "Two bulls rampaged through a market in Pune on Monday.", NO_ATTACK),
    News("fired_at_once", "The bank fired at least 40 people in Oslo on Monday.", NO_ATTACK),
)
def test_who_fires_at_and_rampages(news: News) -> None:
    check(news)


def test_who_claims_nothing_speaks_of_the_news_not_of_history() -> None:
    events = read(
        "Gunmen killed 12 soldiers near Gao in Mali on Tuesday.\n\nIt was the deadliest "
        "attack since March, when 29 soldiers "
        "were killed near Kidal.\n\nNo group has claimed responsibility."
    )
    news, history = events.attacks
    unclaimed = [a.attack_report_id for a in events.attributions if a.attribution_status == "unclaimed"]
    assert unclaimed == [news.attack_report_id] != [history.attack_report_id]


def test_who_claims_nothing_in_the_sentence_of_history_speaks_of_it() -> None:
    events = read(
        "Gunmen killed 12 soldiers near Gao in Mali on Tuesday.\n\nA bomb in Kidal in "
        "March killed 29 soldiers; no group claimed that attack."
    )
    history = events.attacks[1]
    unclaimed = [a.attack_report_id for a in events.attributions if a.attribution_status == "unclaimed"]
    assert unclaimed in ([], [history.attack_report_id])
