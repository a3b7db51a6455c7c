"""Lists of victims, parts of a toll, and numbers that count no victims."""

import pytest
from expected_news import Attack, News, check, read, told

from pipelines.events.headlines import as_sentence, without_site

ANY_ARMS = "armed_assault|shooting|other"


@told(
    News(
        "part_of_the_dead_before_the_wounded",
        "At least 17 people were killed, including four attackers, and 20 others were injured in a suicide bombing at "
        "a barracks in Gombe on Monday.",
        (Attack("suicide_bombing", killed=(17, 17, None), wounded=(20, 20, 20), parts=(4,)),),
    ),
    News(
        "part_between_noun_and_verb",
        "Fifteen fighters of the militia, including a commander, were killed in an air strike on Taji on Monday.",
        (Attack("air_strike", killed=(15, 15, 15), parts=(1,)),),
    ),
    News(
        "some_of_them_are_a_part",
        "The rocket attack on Taji on Monday wounded 14 people, the command said; five of them were in a serious "
        "condition.",
        (Attack("rocket_attack", wounded=(14, 14, 14), parts=(5,)),),
    ),
    News(
        "the_dead_of_those_hurt_are_no_part_of_the_hurt",
        "Gunmen shot five people in Mosul on Monday, two of whom died.",
        (Attack("shooting", killed=(2, 2, 2), parts=()),),
    ),
    News(
        "part_after_the_place",
        "An air strike killed 82 people across Idlib on Monday, including 30 in Maarat.",
        (Attack("air_strike", killed=(82, 82, 82), parts=(30,)),),
    ),
    News(
        "parts_with_no_number_add_nothing",
        "An air strike killed 40 people in Idlib on Monday, including civilians.",
        (Attack("air_strike", killed=(40, 40, 40), parts=()),),
    ),
    News(
        "items_of_one_list_do_not_compete",
        "Gunmen abducted 214 people, including nine nurses and 205 patients, from a hospital in Agwara on Monday.",
        (Attack("kidnapping", parts=(9, 205)),),
    ),
    News(
        "mother_and_child_are_two_of_one_group",
        "A mother and her three-year-old son were killed when a car rammed into a crowd in Lyon on Monday.",
        (Attack("vehicle_ramming", killed=(2, 2, 2), figures=(("killed", "civilian", 2),)),),
    ),
    News(
        "grandparents_are_two",
        "A drone strike killed a boy and his grandparents in Sumy on Monday.",
        (Attack("drone_strike", killed=(3, 3, 3)),),
    ),
    News(
        "among_those_killed",
        "A nurse was among those killed in the air strike on Taji on Monday.",
        (Attack("air_strike", killed=(1, 1, 1)),),
    ),
    News(
        "relative_clause_before_the_verb",
        "Karim Haddad, who led the militia in the north, was killed in an air strike on Taji on Monday.",
        (Attack("air_strike", killed=(1, 1, 1), persons=("Karim Haddad",)),),
    ),
    News(
        "one_of_them_fatally",
        "Five people were stabbed, one fatally, at a market in Lyon on Monday.",
        (Attack("stabbing", killed=(1, 1, 1), wounded=(4, 4, 4)),),
    ),
    News(
        "singles_that_explain_the_number",
        "Two journalists, a reporter and a cameraman, were killed in an air strike on Taji on Monday.",
        (Attack("air_strike", killed=(2, 2, 2)),),
    ),
    News(
        "singles_of_other_nations_add_up",
        "Three Americans, one Briton and one Iraqi were killed in a rocket attack on Taji on Monday.",
        (Attack("rocket_attack", nations=(("GBR", 1), ("IRQ", 1), ("USA", 3))),),
    ),
    News(
        "singles_of_other_groups_add_up",
        "Two soldiers, a policeman and a student were killed in an air strike on Taji on Monday.",
        (Attack("air_strike", killed=(4, 4, 4)),),
    ),
    News(
        "killed_within_the_injured",
        "Drones killed nine people in Sumy on Monday, injuring 40 others, including five people killed in a bus.",
        (Attack("drone_strike", killed=(9, 9, 9), wounded=(40, 40, 40)),),
    ),
    News(
        "a_part_belongs_to_its_own_clause",
        "Gunmen wounded one guard in Agwara on Monday, and 300 people, including 12 teachers, were killed.",
        (Attack(ANY_ARMS, killed=(300, 300, 300), wounded=(1, 1, 1), parts=(12,)),),
    ),
    News(
        "one_number_for_killed_and_wounded",
        "More than 80 civilians were killed and wounded by a bombing in Jableh on Monday.",
        (Attack("bombing", figures=(("killed_or_wounded", "civilian", 80),)),),
    ),
    News(
        "more_than_is_no_addition",
        "A bombing in Jableh on Monday killed at least 15 people. More than 60 people were killed in the bombing, "
        "officials said on Tuesday.",
        (Attack("bombing", killed=(15, 60, None)),),
    ),
    News(
        "a_given_name_alone",
        "Karim Haddad was killed in an air strike on Taji on Monday. The death of Karim in the strike was confirmed.",
        (Attack("air_strike", killed=(1, 1, 1)),),
    ),
)
def test_lists_and_parts(news: News) -> None:
    check(news)


@told(
    News(
        "ages_are_no_toll",
        "Two teenagers, aged 16 and 18, were killed by gunmen in Lyon on Monday.",
        (Attack(ANY_ARMS, killed=(2, 2, 2)),),
    ),
    News(
        "number_of_a_resolution",
        "Resolution 2249 condemned the attack in Sousse on Monday in which gunmen murdered 30 tourists.",
        (Attack(ANY_ARMS, killed=(30, 30, 30)),),
    ),
    News(
        "mistaken_for_withdraws_nothing",
        "An air strike killed 16 herders near Gusau on Monday after they were mistaken for bandits.",
        (Attack("air_strike", killed=(16, 16, 16)),),
    ),
    News(
        "figure_told_before",
        "The army said that 61 soldiers were killed in a raid on a post in Alibori on Monday, after previously "
        "announcing only eight dead.",
        (Attack("armed_assault|other", killed=(61, 61, 61)),),
    ),
    News(
        "attempted_killing",
        "Clashes broke out in Zawiya on Monday after the attempted assassination of Colonel Omar Bishti.",
        (Attack("clash", killed=None),),
    ),
    News(
        "toll_since_is_of_many_attacks",
        "A soldier died in a rocket attack on a base in Taji on Monday, bringing the death toll to seven since the "
        "start of the war.",
        (Attack("rocket_attack", killed=(1, 1, 1)),),
    ),
)
def test_numbers_that_count_others(news: News) -> None:
    check(news)


def test_a_headline_is_read_like_a_sentence() -> None:
    title = "Two Shot Dead, Third Wounded At Lyon Market - The Rhone Herald | News, Weather"
    assert without_site(title) == "Two Shot Dead, Third Wounded At Lyon Market"
    assert as_sentence(title, "The market in Lyon was open.") == "Two shot dead, third wounded at Lyon market."
    assert as_sentence("Gunmen attack market in Lyon", "") == "Gunmen attack market in Lyon."
    assert as_sentence("", "Text.") == ""


@told(
    News(
        "headline_without_articles",
        "Man shot dead, woman wounded in Lyon.\nPolice are looking for a gunman after the shooting on Monday.",
        (Attack("shooting", killed=(1, 1, 1), wounded=(1, 1, 1)),),
    ),
    News(
        "headline_with_numbers",
        "Shooting leaves 1 dead, 3 injured in Lyon.\nThe shooting happened on Monday.",
        (Attack("shooting", killed=(1, 1, 1), wounded=(3, 3, 3)),),
    ),
)
def test_headlines(news: News) -> None:
    check(news)


@told(
    News(
        "the_dead_included",
        "A bomb in Kano on Monday killed 12 people. The dead included four children.",
        (Attack("bombing", killed=(12, 12, 12)),),
    ),
    News(
        "the_injured_include",
        "A bomb in Kano on Monday injured nine people. The injured include a nurse.",
        (Attack("bombing", killed=None, wounded=(9, 9, 9)),),
    ),
    News(
        "other_victims_add",
        "An air strike killed Anwar Said in Idlib on Monday. Other victims included Omar Haddad, a driver.",
        (Attack("air_strike", killed=(2, 2, 2)),),
    ),
    News(
        "one_of_several_is_not_the_one_told_before",
        "An air strike killed a commander in Idlib on Monday. The victims included two children and a nurse.",
        (Attack("air_strike", killed=(1, 1, 1)),),
    ),
    News(
        "what_includes_is_no_toll",
        "A bomb in Kano on Monday killed 12 people. The convoy included four lorries and two officers.",
        (Attack("bombing", killed=(12, 12, 12)),),
    ),
    News(
        "dead_weight_of_a_list",
        "A bomb in Kano on Monday killed 12 people. Past presidents, three of them dead, included two generals.",
        (Attack("bombing", killed=(12, 12, 12)),),
    ),
)
def test_what_a_toll_included(news: News) -> None:
    check(news)


def test_what_stands_before_a_relative_clause_is_not_its_victim() -> None:
    events = read(
        "Warplanes bombed five sites on Sunday, three of them in Iraq and two in Syria, in retaliation for an attack "
        "on Friday in which a guard was killed."
    )
    assert [(c.outcome, c.best) for c in events.casualties] == [("killed", 1)]


@pytest.mark.parametrize(
    ("words", "whole", "parts"),
    [
        (
            "Air strikes killed six people in Hilla Monday, the army said: three soldiers, two policemen and a nurse.",
            6,
            (3, 2, 1),
        ),
        ("Five people were killed by a bomb in Hilla on Monday - three soldiers, a guard and a driver.", 5, (3, 1, 1)),
        ("A bomb killed two people in Hilla on Monday: the driver and his wife.", 2, (1, 1)),
        # a list that doesn't add up to the toll says nothing about it
        ("A bomb killed nine people in Hilla on Monday: the mayor and two guards.", 9, ()),
        ("A bomb killed nine people in Hilla on Monday - the third attack in a week.", 9, ()),
        ("A bomb killed two people in Hilla on Monday: police blamed two brothers.", 2, ()),
    ],
)
def test_a_toll_spelt_out_after_a_mark(words: str, whole: int, parts: tuple[int, ...]) -> None:
    killed = [c for c in read(words).casualties if c.outcome == "killed"]
    assert [c.best for c in killed if not c.is_subset] == [whole]
    assert tuple(c.best for c in killed if c.is_subset) == parts
