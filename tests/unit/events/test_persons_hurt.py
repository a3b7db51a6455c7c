"""People shot or stabbed, told one by one and by the wound, and what finally became of each."""

import pytest
from expected_news import Attack, News, check, read, told

from pipelines.events.headlines import without_site

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
        "A gunman opened fire at a wedding in Lyon on Monday, leaving one guest dead and at least three more hurt.",
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
        "A shooting in Lyon on Monday put four women and a man in hospital.",
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


@told(
    News(
        "found_shot_to_death",
        "A 16-year-old boy was found shot to death on a road near Lyon on Monday.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=None),),
    ),
    News(
        "with_a_middle_initial_and_a_town",
        "A gunman opened fire in Lyon on Monday. Marc T. Fontane of Vienne was killed.",
        (Attack(BY_GUN, killed=(1, 1, 1), persons=("Marc T. Fontane",)),),
    ),
    News(
        "with_a_nickname",
        'A gunman opened fire in Lyon on Monday. Marc "Lulu" Fontane was killed.',
        (Attack(BY_GUN, killed=(1, 1, 1), persons=('Marc "Lulu" Fontane',)),),
    ),
    News(
        "the_victim_and_the_name_beside_him",
        "A man shot his neighbour in Lyon on Monday. The victim, 53-year-old Berthe Colin, died in hospital.",
        (Attack(BY_GUN, killed=(1, 1, 1), persons=("Berthe Colin",)),),
    ),
    News(
        "a_kind_of_person_is_no_surname",
        "A Vienne Man died after a shooting in Lyon on Monday. Luc Arnaud, 57, died in hospital.",
        (Attack(BY_GUN, killed=(1, 1, 1), persons=("Luc Arnaud",)),),
    ),
    News(
        "a_surname_is_the_man_whom_the_next_pronoun_tells",
        "A 22-year-old man was killed and a 6-year-old girl wounded in a shooting in Lyon on Monday. Colin was taken "
        "to a clinic near the house of Jean Colin, where he died.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=(1, 1, 1)),),
    ),
    News(
        "two_under_one_article",
        "A man fatally shot a woman and girl in Lyon on Monday.",
        (Attack(BY_GUN, killed=(2, 2, 2)),),
    ),
    News(
        "one_of_whom",
        "After a shooting in Lyon on Monday, officers found two victims, one of whom died.",
        (Attack(BY_GUN, killed=(1, 1, 1)),),
    ),
    News(
        "what_dashes_enclose",
        "Two people — one of them a cook — were shot dead in Lyon on Monday.",
        (Attack(BY_GUN, killed=(2, 2, 2)),),
    ),
    News(
        "the_other",
        "Two men were shot in Lyon on Monday. One died. The other is in stable condition.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=(1, 1, 1)),),
    ),
    News(
        "the_brother_of_a_woman_is_a_man",
        "The woman's 23-year-old brother was shot in the leg in Lyon on Monday. He was taken to hospital.",
        (Attack(BY_GUN, killed=None, wounded=(1, 1, 1)),),
    ),
    News(
        "bodies_found",
        "The bodies of a man and his wife were found in Lyon on Monday after a shooting.",
        (Attack(BY_GUN, killed=(2, 2, 2)),),
    ),
    News(
        "bodies_handed_over_died_elsewhere",
        "Gunmen shot a guard in Lyon on Monday. The rebels handed over four bodies of hostages.",
        (Attack(BY_GUN, killed=None, wounded=(1, 1, 1)),),
    ),
)
def test_who_was_hurt_is_told_in_many_forms(news: News) -> None:
    check(news)


@told(
    News(
        "turned_the_gun_on_himself",
        "A man shot and killed his wife in Lyon on Monday before turning the gun on himself.",
        (Attack(BY_GUN, figures=(("killed", "civilian", 1), ("killed", "perpetrator", 1))),),
    ),
    News(
        "took_his_own_life",
        "A man shot three teachers dead in Lyon on Monday and then took his own life.",
        (Attack(BY_GUN, figures=(("killed", "civilian", 3), ("killed", "perpetrator", 1))),),
    ),
    News(
        "once_for_two_sentences",
        "A man shot his wife dead in Lyon on Monday, then killed himself. He turned the gun on himself in the garden.",
        (Attack(BY_GUN, figures=(("killed", "civilian", 1), ("killed", "perpetrator", 1))),),
    ),
    News(
        "he_lives",
        "A man shot his wife dead in Lyon on Monday and turned the gun on himself, but survived.",
        (Attack(BY_GUN, figures=(("killed", "civilian", 1),)),),
    ),
    News(
        "on_another",
        "A man shot his wife dead in Lyon on Monday and turned the gun on a guard.",
        (Attack(BY_GUN, figures=(("killed", "civilian", 1),)),),
    ),
    News(
        "shot_himself_after_shooting_others",
        "A man shot two women dead in Lyon on Monday and then shot himself.",
        (Attack(BY_GUN, killed=(2, 2, 2)),),
    ),
    News(
        "an_attacker_told_twice",
        "A gunman opened fire in Lyon on Monday. Police shot and killed the gunman.",
        (Attack(BY_GUN, figures=(("killed", "perpetrator", 1),)),),
    ),
)
def test_the_attacker_is_counted_once(news: News) -> None:
    check(news)


def test_a_headline_with_dashes_is_whole_and_a_site_is_left_out() -> None:
    assert without_site("Two cooks — one of them a girl — were shot in Lyon") == (
        "Two cooks — one of them a girl — were shot in Lyon"
    )
    assert without_site("Two cooks shot in Lyon - The Herald") == "Two cooks shot in Lyon"


@told(
    News(
        "just_before_the_only_attack",
        "One man is dead and a woman is in critical condition. The shooting happened in Lyon on Monday.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=(1, 1, 1)),),
    ),
    News(
        "who_died_is_told_long_after_the_only_attack",
        "A man was shot in Lyon on Monday. The street was closed. Nobody saw the car. It rained. Neighbours were "
        "woken. The mayor came. Paul Colin died at the scene.",
        (Attack(BY_GUN, killed=(1, 1, 1)),),
    ),
    News(
        "a_kind_of_person_from_a_town_that_no_table_lists",
        "An 18-year-old Vernaiso man was shot dead in Lyon on Monday. Paul Arnaud died at the scene.",
        (Attack(BY_GUN, killed=(1, 1, 1), persons=("Paul Arnaud",)),),
    ),
    News(
        "found_the_boy_dead",
        "A boy was shot in Lyon on Monday. Officers found the boy dead in a car.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=None),),
    ),
    News(
        "just_before_one_of_two_attacks",
        "One man is dead in the flooded valley. A gunman shot two guards in Lyon on Monday. Rebels shelled Brest on "
        "Sunday, killing four people.",
        (
            Attack(BY_GUN, killed=None, wounded=(2, 2, 2)),
            Attack("mortar_shelling|artillery_shelling|other", killed=(4, 4, 4)),
        ),
    ),
)
def test_figures_of_sentences_that_name_no_attack(news: News) -> None:
    check(news)
