"""Turns that agencies' stories are full of: one more victim, the group again, who is said to have done what, when.

Each beside a sentence that reads nearly alike and tells something else.
"""

from expected_news import Attack, News, Response, check, told

NOVEMBER = "2024-11-13"  # a Wednesday


@told(
    News(
        "killed_in_the_end",
        "Two attackers killed five people and wounded 22 near Ankara on Wednesday, before being killed by guards.",
        (Attack("armed_assault", days="2024-11-13", killed=(7, 7, 7), wounded=(22, 22, 22)),),
        published=NOVEMBER,
    ),
    News(
        "one_more_victim",
        "Gunmen abducted 40 pupils from a school in Kuriga on Monday. One person was shot dead.",
        (Attack("kidnapping", place="Kuriga", killed=(1, 1, 1)),),
        published=NOVEMBER,
    ),
    News(
        "one_more_attack",
        "Gunmen abducted 40 pupils from a school in Kuriga on Monday. One person was shot dead in Jos on Tuesday.",
        (Attack("kidnapping", place="Kuriga", killed=None), Attack("shooting", place="Jos", killed=(1, 1, 1))),
        published=NOVEMBER,
    ),
    News(
        "again_and_again",
        "Gunmen abducted 40 pupils from a school in Kuriga on Monday, but bandits have seized hundreds of people in "
        "the region since 2021.",
        (Attack("kidnapping", figures=(("captured", "civilian", 40),), by=(("stated", "Gunmen"),)),),
        published=NOVEMBER,
    ),
    News(
        "the_group_again",
        "A bomb killed nine people in Garissa on Monday. Al Shabaab is suspected of planting it. In January the group "
        "killed three teachers at a school in Mandera.",
        (
            Attack("bombing", place="Garissa", by=(("suspected", "Al Shabaab"),)),
            Attack("armed_assault", days="2024-01-01/2024-01-31", place="Mandera", by=(("stated", "Al Shabaab"),)),
        ),
        published=NOVEMBER,
    ),
    News(
        "a_group_of_people",
        "A landslide killed nine people in Garissa on Monday. The group was on its way to Mandera.",
        (),
        published=NOVEMBER,
    ),
    News(
        "taken_from",
        "In 2014, Boko Haram kidnapped 276 girls from Chibok.",
        (Attack("kidnapping", place="Chibok"),),
        published=NOVEMBER,
    ),
    News(
        "fired_from",
        "Rockets fired from Chibok killed two soldiers at a post on Monday.",
        (Attack("rocket_attack", killed=(2, 2, 2)),),
        published=NOVEMBER,
    ),
)
def test_who_was_hurt_and_by_whom(news: News) -> None:
    check(news)


@told(
    News(
        "since_a_month_when",
        "A bomb killed nine soldiers in Boni on Monday. It was the deadliest attack on the army since July, when 24 "
        "soldiers died in an ambush near Tessit.",
        (
            Attack("bombing", days="2024-11-11", killed=(9, 9, 9)),
            Attack("ambush", days="2024-07-01/2024-07-31", place="Tessit", killed=(24, 24, 24)),
        ),
        published=NOVEMBER,
    ),
    News(
        "since_a_month",
        "An ambush near Tessit on Monday killed 24 soldiers, the most in one attack since July.",
        (Attack("ambush", days="2024-11-11", killed=(24, 24, 24)),),
        published=NOVEMBER,
    ),
    News(
        "in_a_town_no_table_lists",
        "PORT-AU-PRINCE - Gang members killed at least 20 people and set fire to dozens of homes in the town of "
        "Petit-Brossard early on Thursday, a rights group said.",
        (Attack("arson|armed_assault", days="2024-11-07", place="Petit-Brossard", killed=(20, 20, None)),),
        published=NOVEMBER,
    ),
    News(
        "this_side_of_the_border",
        "A roadside bomb killed four Kenyan police officers on Monday near the border with Somalia.",
        (Attack("ied", place=None, killed=(4, 4, 4)),),
        published=NOVEMBER,
    ),
    News(
        "gunmen_attack",
        "Gunmen on motorcycles attacked an army post near Boni on Tuesday.",
        (Attack("armed_assault", days="2024-11-12", place="Boni", by=(("stated", "Gunmen"),)),),
        published=NOVEMBER,
    ),
)
def test_when_and_where(news: News) -> None:
    check(news)


@told(
    News(
        "claim_after_another_s_answer",
        "Two men killed five people at a plant near Ankara on Wednesday. Turkey's air force later struck 47 targets in "
        "northern Iraq. The Kurdistan Workers Party (PKK) claimed responsibility on Friday.",
        (
            Attack("armed_assault", place="Ankara", by=(("claimed", "Kurdistan Workers Party"),)),
            Attack("air_strike|other", place="northern Iraq", by=(("stated", "Turkey"),)),
        ),
        published="2024-11-16",
    ),
    News(
        "claim_of_the_one_before",
        "A bomb killed five people near Ankara on Wednesday. The Kurdistan Workers Party (PKK) claimed responsibility.",
        (Attack("bombing", place="Ankara", by=(("claimed", "Kurdistan Workers Party"),)),),
        published="2024-11-16",
    ),
    News(
        "responders_in_a_row",
        "A bomb killed nine people in Quetta on Saturday. The United States, China and Iran condemned the attack.",
        (Attack("bombing", place="Quetta"),),
        responses=(Response("statement", actor="United States, China and Iran", answers=0),),
        published=NOVEMBER,
    ),
)
def test_who_claims_and_who_answers(news: News) -> None:
    check(news)


@told(
    News(
        "said_they_had_attacked",
        "Yemen's Houthis said on Tuesday they had attacked two destroyers and a tanker in the Red Sea with drones.",
        (Attack("drone_strike", place="Red Sea", by=(("claimed", "Houthis"),)),),
        published=NOVEMBER,
    ),
    News(
        "a_state_says_it_bombed",
        "Turkey said on Monday that it had bombed nine targets in Syria.",
        (Attack("air_strike", place="Syria", by=(("claimed", "Turkey"),)),),
        published=NOVEMBER,
    ),
    News(
        "a_country_s_group",
        "Pakistan's Taliban attacked a post near Wana on Monday.",
        (Attack("other|armed_assault", place="Wana", by=(("stated", "Taliban"),)),),
        published=NOVEMBER,
    ),
    News(
        "a_country_s_army",
        "Pakistan's army attacked a village near Wana on Monday.",
        (Attack("other|armed_assault", place="Wana", by=(("stated", "Pakistan"),)),),
        published=NOVEMBER,
    ),
    News(
        "name_in_quotes",
        'Militants killed 26 tourists in Pahalgam on Monday. A little-known group, the "Kashmir Resistance", claimed '
        "responsibility in a message.",
        (Attack("armed_assault", by=(("claimed", "Kashmir Resistance"),)),),
        published=NOVEMBER,
    ),
    News(
        "governor_speaks_of_an_enemy",
        "Some 38 people were killed when a drone fired by the Rapid Support Forces hit a hospital in al-Fashir, the "
        "governor of Darfur said on Monday.",
        (Attack("drone_strike", place="al-Fashir", by=(("blamed", "Rapid Support Forces"),)),),
        published=NOVEMBER,
    ),
    News(
        "killing_told_again",
        "An Israeli drone strike on a car in Nabatieh killed a commander on Monday. The Israeli military said it had "
        "killed Ali Barakat.",
        (Attack("drone_strike", days="2024-11-11", place="Nabatieh"),),
        published=NOVEMBER,
    ),
    News(
        "burst_in_and_fired",
        "Gunmen burst into a bar in the city of Queretaro on Monday and opened fire, killing 10 people.",
        (Attack("shooting", place="Queretaro", killed=(10, 10, 10), by=(("stated", "Gunmen"),)),),
        published=NOVEMBER,
    ),
)
def test_who_did_it_by_whose_word(news: News) -> None:
    check(news)


@told(
    News(
        "nobody_hurt_in_another",
        "A blast in Kabul on Saturday killed seven people and injured 20. No one was hurt in a third explosion near "
        "the airport.",
        (Attack("bombing", killed=(7, 7, 7), wounded=(20, 20, 20)),),
        published=NOVEMBER,
    ),
    News(
        "nobody_hurt_in_it",
        "A rocket hit a house in Kabul on Saturday. No one was hurt.",
        (Attack("rocket_attack", wounded=(0, 0, 0)),),
        published=NOVEMBER,
    ),
    News(
        "an_earlier_strike",
        "A drone strike killed 38 people in a hospital in al-Fashir on Saturday. An earlier strike on the hospital on "
        "Thursday wounded eight.",
        (
            Attack("drone_strike", days="2024-11-09", killed=(38, 38, 38)),
            Attack("air_strike|drone_strike", days="2024-11-07", wounded=(8, 8, 8)),
        ),
        published=NOVEMBER,
    ),
    News(
        "the_earlier_strike",
        "A drone strike killed 38 people in a hospital in al-Fashir on Saturday. The earlier strike was the first on "
        "the hospital.",
        (Attack("drone_strike", days="2024-11-09", killed=(38, 38, 38)),),
        published=NOVEMBER,
    ),
    News(
        "died_in_attacks_this_month",
        "The agency said 70 people had died in attacks on hospitals in Sudan this month.",
        (),
        totals=(("killed", 70, 70),),
        published=NOVEMBER,
    ),
    News(
        "bound_for",
        "Eleven people were stabbed on a London-bound train in Cambridgeshire on Saturday.",
        (Attack("stabbing", place="Cambridgeshire"),),
        published=NOVEMBER,
    ),
)
def test_what_is_another_attack_and_what_a_total(news: News) -> None:
    check(news)


@told(
    News(
        "one_day_for_two_verbs",
        "Rebels shelled Bunia on Sunday and bombed a bridge near Beni, the army said.",
        (
            Attack("artillery_shelling", days="2024-11-10", place="Bunia"),
            Attack("bombing", days="2024-11-10", place="Beni"),
        ),
        published=NOVEMBER,
    ),
    News(
        "two_days_for_two_verbs",
        "Rebels shelled Bunia on Sunday and bombed a bridge near Beni on Monday, the army said.",
        (
            Attack("artillery_shelling", days="2024-11-10", place="Bunia"),
            Attack("bombing", days="2024-11-11", place="Beni"),
        ),
        published=NOVEMBER,
    ),
    News(
        "town_of_a_country",
        "Scores were hurt on Sunday when police fired on protesters in Bangladesh's southern port city of Chittagong.",
        (Attack("shooting", days="2024-11-10", place="Chittagong"),),
        published=NOVEMBER,
    ),
    News(
        "bombs_dropped",
        "Myanmar's military dropped bombs on a village in Sagaing region on Sunday, killing 27 civilians.",
        (Attack("air_strike", place="Sagaing", killed=(27, 27, 27)),),
        published=NOVEMBER,
    ),
    News(
        "attack_of_jihadists",
        "Jihadists killed 100 people in an attack on Barsalogho on Sunday.",
        (Attack("armed_assault", place="Barsalogho", killed=(100, 100, 100)),),
        published=NOVEMBER,
    ),
    News(
        "attack_on_gunmen",
        "Nine gunmen were killed in an attack on a post near Wana on Sunday.",
        (Attack("other", place="Wana", killed=(9, 9, 9)),),
        published=NOVEMBER,
    ),
    News(
        "pickup_into_a_crowd",
        "A man drove a pickup truck into a crowd in New Orleans on Sunday, killing 14 people.",
        (Attack("vehicle_ramming", place="New Orleans", killed=(14, 14, 14)),),
        published=NOVEMBER,
    ),
)
def test_of_what_kind_and_on_which_day(news: News) -> None:
    check(news)
