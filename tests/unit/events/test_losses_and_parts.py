"""Losses a side admits, lives taken, parts told at the end, numbers that leave their people out, tolls by place."""

import pytest
from expected_news import BY_ARMS, Attack, News, check, told

RAID = "armed_assault|other|ambush"


@told(
    News(
        "an_army_lost_men",
        "Militants attacked an outpost near Ansongo on Monday. The army said it had lost 11 men.",
        (Attack(RAID, figures=(("killed", "military", 11),)),),
    ),
    News(
        "losses_against_a_boast",
        "Fighters of Boko Haram stormed a barracks in Diffa on Monday. The group said it had killed 30 soldiers; the "
        "army put its losses at six.",
        (Attack(RAID, killed=(6, 6, 30)),),
    ),
    News(
        "killing_while_losing",
        "Soldiers killed nine militants near Shopian on Sunday, losing one of their own soldiers.",
        (Attack(RAID, figures=(("killed", "militant", 9), ("killed", "military", 1))),),
    ),
    News(
        "lives_claimed",
        "A car bomb on Tuesday claimed 31 lives in Hasakah.",
        (Attack("vehicle_bombing", days="2019-08-13", killed=(31, 31, 31)),),
    ),
    News(
        "lives_lost",
        "At least 14 lives were lost in a suicide bombing in Maroua on Monday.",
        (Attack("suicide_bombing", killed=(14, 14, None)),),
    ),
    News(
        "no_fewer_than_is_some",
        "No fewer than 16 farmers were killed by gunmen near Katsina on Monday.",
        (Attack(BY_ARMS, killed=(16, 16, None)),),
    ),
    News(
        "number_put_at",
        "Jets bombed the town of Saraqib on Monday. Doctors put the number of dead at about 40.",
        (Attack("air_strike", killed=(None, 40, None)),),
    ),
    News(
        "a_family_of_four",
        "A family of four was killed when a shell hit their house in Taiz on Monday.",
        (Attack("artillery_shelling", figures=(("killed", "civilian", 4),)),),
    ),
    News(
        "a_score",
        "Nearly a score of worshippers were injured by a grenade in Kandy on Monday.",
        (Attack(BY_ARMS + "|bombing|explosive_device", wounded=(None, 20, None)),),
    ),
    News(
        "only_material_damage",
        "A rocket hit a warehouse in Zawiya on Monday, causing only material damage.",
        (Attack("rocket_attack", killed=(0, 0, 0), wounded=(0, 0, 0)),),
    ),
)
def test_losses_and_numbers(news: News) -> None:
    check(news)


@told(
    News(
        "vehicles_and_posts_are_no_dead",
        "Militants attacked an outpost near Ansongo on Monday. The army said it had lost 11 vehicles and two posts.",
        (Attack(RAID, killed=None),),
    ),
    News(
        "men_lost_to_desertion",
        "Militants attacked an outpost near Ansongo on Monday. The army has lost 40 soldiers to desertion.",
        (Attack(RAID, killed=None),),
    ),
    News(
        "a_party_lost_deputies",
        "A bomb exploded in Kirkuk on Monday. The party lost 12 deputies and 30 seats.",
        (Attack("bombing|ied", killed=None),),
    ),
    News(
        "lives_saved",
        "A bomb was defused in Kirkuk on Monday. Police said that had saved 20 lives.",
        (Attack("bombing|ied", killed=None, stage="foiled"),),
    ),
    News(
        "number_not_known",
        "Jets bombed the town of Saraqib on Monday. The number of dead was not known.",
        (Attack("air_strike", killed=None),),
    ),
    News(
        "a_mother_of_four",
        "A shell killed a mother of four in Taiz on Monday.",
        (Attack("artillery_shelling", killed=(1, 1, 1)),),
    ),
    News(
        "damage_and_dead",
        "A rocket hit a warehouse in Zawiya on Monday, causing material damage and killing a guard.",
        (Attack("rocket_attack", killed=(1, 1, 1), wounded=None),),
    ),
)
def test_what_is_no_loss_of_people(news: News) -> None:
    check(news)


@told(
    News(
        "among_them",
        "Thirteen people died when a truck bomb went off near a ministry in Herat on Monday, among them two teachers.",
        (Attack("vehicle_bombing", killed=(13, 13, 13), parts=(2,)),),
    ),
    News(
        "one_of_them_a_girl",
        "Shelling wounded five people in Horlivka on Monday, one of them a girl of nine.",
        (Attack("artillery_shelling", wounded=(5, 5, 5), parts=(1,)),),
    ),
    News(
        "half_of_them",
        "Rockets killed eight people in Azaz on Monday, half of them children.",
        (Attack("rocket_attack", killed=(8, 8, 8), parts=(4,)),),
    ),
    News(
        "one_seriously",
        "A bomb on a tram in Lviv on Monday injured seven passengers, two seriously.",
        (Attack("bombing|ied", wounded=(7, 7, 7), parts=(2,)),),
    ),
    News(
        "died_days_later_of_those_wounded",
        "A policeman wounded in Sunday's bombing in Hilla died on Tuesday, bringing the toll to five.",
        (Attack("bombing|ied", killed=(5, 5, 5), wounded=None, parts=(1,)),),
    ),
    News(
        "whom_the_second_number_leaves_out",
        "Three policemen were killed and eight wounded in an ambush near Turbat on Monday.",
        (Attack("ambush", figures=(("killed", "police", 3), ("wounded", "police", 8))),),
    ),
    News(
        "nations_share_a_noun",
        "Two Kenyan and five Ugandan soldiers were killed in an ambush near Garissa on Monday.",
        (Attack("ambush", figures=(("killed", "military", 2), ("killed", "foreign_military", 5))),),
    ),
    News(
        "prisoners_of_an_assault",
        "Rebels overran a post near Rutshuru on Monday, killing seven soldiers and capturing three.",
        (Attack(BY_ARMS, figures=(("killed", "military", 7), ("captured", "military", 3))),),
    ),
    News(
        "others_are_anybody",
        "A policeman was killed and eight others wounded by a bomb near Turbat on Monday.",
        (Attack("bombing|ied", figures=(("killed", "police", 1), ("wounded", "unknown", 8))),),
    ),
    News(
        "suspects_are_no_prisoners",
        "Gunmen attacked a bus near Turbat on Monday, killing two. Police captured three suspects.",
        (Attack(BY_ARMS, figures=(("killed", "unknown", 2),)),),
    ),
    News(
        "children_of_whom",
        "Six people died when shells hit a school where 90 pupils were sheltering in Daraa on Monday, including two "
        "from Homs.",
        (Attack("artillery_shelling", killed=(6, 6, 6), parts=()),),
    ),
)
def test_parts_and_what_is_left_out(news: News) -> None:
    check(news)


@told(
    News(
        "tolls_place_by_place",
        "Shelling killed six people in Kramatorsk, three in Sumy and one in Odesa on Monday.",
        (
            Attack("artillery_shelling", days="2019-08-12", place="Kramatorsk", killed=(6, 6, 6)),
            Attack("artillery_shelling", days="2019-08-12", place="Sumy", killed=(3, 3, 3)),
            Attack("artillery_shelling", days="2019-08-12", place="Odesa", killed=(1, 1, 1)),
        ),
    ),
    News(
        "tolls_place_and_day",
        "Gunmen killed nine people in Kano on Sunday and four in Jos on Monday.",
        (
            Attack(BY_ARMS, days="2019-08-11", place="Kano", killed=(9, 9, 9)),
            Attack(BY_ARMS, days="2019-08-12", place="Jos", killed=(4, 4, 4)),
        ),
    ),
    News(
        "a_home_is_no_second_place",
        "Gunmen killed nine people in Kano on Monday and four of the dead were from Jos.",
        (Attack(BY_ARMS, place="Kano", killed=(9, 9, 9)),),
    ),
    News(
        "stopped_by_police",
        "Police shot dead a man who had stabbed three passengers in Antwerp on Monday.",
        (
            Attack(
                "stabbing",
                figures=(("killed", "perpetrator", 1), ("wounded", "civilian", 3)),
                by=(("stated", "man"),),
            ),
        ),
    ),
    News(
        "killed_for_what_he_did_years_ago",
        "Soldiers killed a man who had shot a judge in 2014.",
        (Attack(BY_ARMS, by=(("stated", "Soldiers"),)),),
    ),
    News(
        "raids_are_the_strikes_just_told",
        "French jets bombed Islamist camps near Kidal on Saturday. The rebels said four of their fighters were killed "
        "and nine wounded in 12 raids.",
        (Attack("air_strike", figures=(("killed", "militant", 4), ("wounded", "militant", 9))),),
    ),
    News(
        "a_raid_by_others_is_another",
        "French jets bombed Islamist camps near Kidal on Saturday. Four villagers died in a raid by bandits near Gao.",
        (Attack("air_strike", killed=None), Attack(RAID, place="Gao", killed=(4, 4, 4))),
    ),
)
def test_whose_figures_they_are(news: News) -> None:
    check(news)


def test_arrests_before_an_attack_are_for_another_killing() -> None:
    check(
        News(
            "arrested_in_june",
            "A bomb tore through a station in Multan on Monday, killing 12 people. Police had arrested five men in "
            "June over the killing of three guards.",
            (Attack("bombing|ied", killed=(12, 12, 12), parts=()), Attack("other|assassination|armed_assault")),
        )
    )


@pytest.mark.parametrize("day", ["May 12", "12 May"])
def test_an_entry_of_another_day_adds_nothing_to_the_one_before(day: str) -> None:
    check(
        News(
            "entries",
            f"Attacks in Iraq:\n\nMay 9 - A bomb explodes in Hilla, killing 12.\n\n{day} - Four soldiers die in Mosul.",
            (Attack("bombing|ied", killed=(12, 12, 12)),),
        )
    )
