"""People shot or stabbed, told one by one and by the wound, and what finally became of each."""

import pytest
from expected_news import Attack, News, check, read, told

BY_GUN = "shooting|armed_assault|other"


@told(
    News(
        "shot_with_the_end_untold_is_wounded",
        "Four people were shot outside a bakery in Lyon on Monday.",
        (Attack(BY_GUN, killed=None, wounded=(4, 4, 4)),),
    ),
    News(
        "one_of_those_shot_died",
        "Four people were shot outside a bakery in Lyon on Monday. One of the victims died, police said.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=(3, 3, 3)),),
    ),
    News(
        "all_who_were_shot_died",
        "Two men were shot outside a bakery in Lyon on Monday. Both men died in hospital.",
        (Attack(BY_GUN, killed=(2, 2, 2), wounded=None),),
    ),
    News(
        "others_shot_are_not_the_dead",
        "A gunman killed a guard and shot three others at a bank in Lyon on Monday.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=(3, 3, 3)),),
    ),
    News(
        "shot_down_is_no_wound",
        "Rebels shot down two drones near Aden on Monday.",
        (Attack("drone_strike", killed=None, wounded=None),),
    ),
    News(
        "stabbed",
        "An attacker stabbed three shoppers at a market in Lyon on Monday.",
        (Attack("stabbing", killed=None, wounded=(3, 3, 3)),),
    ),
)
def test_the_end_of_those_hit(news: News) -> None:
    check(news)


@told(
    News(
        "from_wounded_to_dead",
        "A 17-year-old boy was shot in the leg in Lyon on Monday. The teenager was taken to Saint Luc Hospital, "
        "where he died.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=None),),
    ),
    News(
        "each_by_age",
        "Gunmen opened fire on a cafe in Lyon on Monday. A 23-year-old man was shot in the chest and a 31-year-old "
        "woman was shot in the arm. The woman is in stable condition; the man was pronounced dead.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=(1, 1, 1)),),
    ),
    News(
        "named_later",
        "A man was shot dead at a petrol station in Lyon on Monday. Police named the victim as Paul Marchetti. "
        "Marchetti, 34, died at the scene.",
        (Attack(BY_GUN, killed=(1, 1, 1)),),
    ),
    News(
        "two_of_one_sex_in_one_sentence",
        "A man was killed and another man was wounded when gunmen opened fire on a cafe in Lyon on Monday.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=(1, 1, 1)),),
    ),
    News(
        "by_the_wound",
        "Gunmen attacked a cafe in Lyon on Monday. Officers found a waiter suffering from a gunshot wound.",
        (Attack(BY_GUN, killed=None, wounded=(1, 1, 1)),),
    ),
    News(
        "dead_beside_the_hurt",
        "A gunman opened fire at a wedding in Lyon on Monday, leaving one person dead and at least three others hurt.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=(3, 3, None)),),
    ),
    News(
        "two_verbs_of_one_subject",
        "Gunmen attacked a cafe in Lyon on Monday. A waiter was taken to Saint Luc Hospital and later died.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=None),),
    ),
    News(
        "died_after_a_relative_clause",
        "A 5-year-old boy who was shot in the face by gunmen in Lyon on Monday has died.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=None),),
    ),
    News(
        "also_shot_is_another",
        "Gunmen shot dead a 17-year-old boy in Lyon on Monday. An adult man was also shot.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=(1, 1, 1)),),
    ),
    News(
        "ages_after_names",
        "Gunmen shot two men, 33 and 19, in Lyon on Monday. Two women, 20 and 25, were also shot.",
        (Attack(BY_GUN, killed=None, wounded=(4, 4, 4)),),
    ),
    News(
        "a_list_that_makes_up_the_toll",
        "Gunmen killed two adults and three teenagers in Lyon on Monday. The five people were killed in their sleep.",
        (Attack(BY_GUN, killed=(5, 5, 5)),),
    ),
    News(
        "sent_to_hospital",
        "A shooting in Lyon on Monday sent four women and one man to the hospital.",
        (Attack(BY_GUN, killed=None, wounded=(5, 5, 5)),),
    ),
    News(
        "counted_by_the_act",
        "Police in Lyon are investigating a double homicide after a shooting on Monday.",
        (Attack(BY_GUN, killed=(2, 2, 2)),),
    ),
    News(
        "only_tried",
        "Gunmen attacked a cafe in Lyon on Monday, trying to kill two officers.",
        (Attack(BY_GUN, killed=None),),
    ),
    News(
        "the_only_victim_told_with_less",
        "A three-year-old girl was shot dead in Lyon on Monday. Police arrested a man over the death of a toddler. "
        "Ines Haddad was fatally wounded at her home, the coroner said.",
        (Attack(BY_GUN, killed=(1, 1, 1)),),
    ),
    News(
        "a_child_and_an_adult_are_two",
        "A 12-year-old boy was killed when gunmen opened fire in Lyon on Monday. A man was also killed.",
        (Attack(BY_GUN, killed=(2, 2, 2)),),
    ),
    News(
        "an_institution_is_no_person",
        "A man was shot in Lyon on Monday. He was taken to Saint Luc Medical Center, where he was pronounced dead.",
        (Attack(BY_GUN, killed=(1, 1, 1), persons=()),),
    ),
    News(
        "both_that_couples",
        "A gunman shot both the driver and a passenger of a bus in Lyon on Monday.",
        (Attack(BY_GUN, killed=None, wounded=(2, 2, 2)),),
    ),
    News(
        "a_death_of_ones_own",
        "Gunmen opened fire in Lyon on Monday. A woman spoke of her brother's death in the shooting.",
        (Attack(BY_GUN, killed=(1, 1, 1)),),
    ),
)
def test_one_person_told_several_times(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Gunmen attacked a cafe in Lyon on Monday. A 40-year-old waiter was rushed to a trauma center.", "wounded"),
        ("Gunmen attacked a cafe in Lyon on Monday. A 40-year-old waiter is in critical condition.", "wounded"),
        ("Gunmen attacked a cafe in Lyon on Monday. A 40-year-old waiter suffered injuries to his arm.", "wounded"),
        ("Gunmen attacked a cafe in Lyon on Monday. A bullet struck a 40-year-old waiter in the hand.", "wounded"),
        ("Gunmen attacked a cafe in Lyon on Monday. A 40-year-old waiter was taken to the station.", None),
        ("Gunmen attacked a cafe in Lyon on Monday. The roof is in poor condition.", None),
        ("Gunmen attacked a cafe in Lyon on Monday. A waiter escaped without injuries.", None),
        ("Gunmen attacked a cafe in Lyon on Monday. None of the guests was wounded.", None),
        ("Gunmen attacked a cafe in Lyon on Monday. The bullets struck a wall in the yard.", None),
    ],
)
def test_conditions(text: str, outcome: str | None) -> None:
    found = {c.outcome for c in read(text).casualties if c.best != 0}
    assert found == ({outcome} if outcome else set())
