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
