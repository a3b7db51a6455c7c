"""Victims told without a word for each: relatives in a row, "then himself", "the second man", "another", headlines."""

import datetime as dt

import pytest
from expected_news import Attack, News, check, told

from pipelines.events.engine import Engine
from pipelines.events.model import ArticleEvents

BY_GUN = "shooting|armed_assault|other"
ONE, TWO, THREE = (1, 1, 1), (2, 2, 2), (3, 3, 3)


@told(
    News(
        "an_age_instead_of_an_article",
        "A gunman killed his wife and 11-year-old stepson at a farm near Dijon on Monday.",
        (Attack(BY_GUN, killed=TWO),),
    ),
    News(
        "an_adjective_instead_of_an_article",
        "A gunman killed his wife and young daughter at a farm near Dijon on Monday.",
        (Attack(BY_GUN, killed=TWO),),
    ),
    News(
        "three_under_one_article",
        "A gunman shot dead his wife, son and elderly mother at a farm near Dijon on Monday.",
        (Attack(BY_GUN, killed=THREE),),
    ),
    News(
        "an_age_between_the_two",
        "A boy, 12, and a woman, 40, were shot dead by gunmen in Dijon on Monday.",
        (Attack(BY_GUN, killed=TWO),),
    ),
    News(
        "a_pronoun_and_another",
        "The gunman followed Ana Ruiz home to Dijon on Monday, where he shot and killed her and two neighbours.",
        (Attack(BY_GUN, killed=THREE),),
    ),
    News(
        "both_of_two_names",
        "Gunmen shot dead both Paul Roche and Marie Colin in Dijon on Monday.",
        (Attack(BY_GUN, killed=TWO, persons=("Paul Roche", "Marie Colin")),),
    ),
    News(
        "the_trade_of_the_only_one",
        "A gunman killed his neighbour, retired teacher Paul Roche, in Dijon on Monday.",
        (Attack(BY_GUN, killed=ONE),),
    ),
    News(
        "whose_parent_he_was",
        "A father of three was shot dead by gunmen in Dijon on Monday.",
        (Attack(BY_GUN, killed=ONE),),
    ),
    News(
        "both_as_a_number",
        "Gunmen shot two men in Dijon on Monday. Both men died in hospital.",
        (Attack(BY_GUN, killed=TWO, wounded=None),),
    ),
    News(
        "her_own_relatives",
        "A woman shot dead her 30-year-old son and two young grandsons in Dijon on Monday.",
        (Attack(BY_GUN, killed=THREE),),
    ),
    News(
        "joined_by_a_sign",
        "A gunman shot dead his mother & sister in Dijon on Monday.",
        (Attack(BY_GUN, killed=TWO),),
    ),
    News(
        "her_alone",
        "Ana Ruiz fled to Dijon on Monday, where a gunman shot and killed her.",
        (Attack(BY_GUN, killed=ONE, wounded=None),),
    ),
    News(
        "who_fled_is_no_victim",
        "A gunman shot her and a man fled over the roof in Dijon on Monday. She was taken to hospital.",
        (Attack(BY_GUN, killed=None, wounded=ONE),),
    ),
)
def test_victims_in_a_row(news: News) -> None:
    check(news)


@told(
    News(
        "then_himself",
        "A gunman shot and killed his wife, two sons, then himself at a farm near Dijon on Monday.",
        (Attack(BY_GUN, figures=(("killed", "civilian", 3), ("killed", "perpetrator", 1))),),
    ),
    News(
        "and_himself",
        "A gunman killed three colleagues and himself at a mill near Dijon on Monday.",
        (Attack(BY_GUN, figures=(("killed", "unknown", 3), ("killed", "perpetrator", 1))),),
    ),
    News(
        "those_shot_before_he_died_are_not_he",
        "A gunman shot his wife and her sister near Dijon on Monday before turning the gun on himself. The women are "
        "in hospital.",
        (Attack(BY_GUN, killed=ONE, wounded=TWO),),
    ),
    News(
        "he_lived",
        "A gunman killed his wife near Dijon on Monday, then tried to kill himself.",
        (Attack(BY_GUN, killed=ONE),),
    ),
    News(
        "himself_of_another_verb",
        "A gunman killed three colleagues near Dijon on Monday and called the police himself.",
        (Attack(BY_GUN, killed=THREE),),
    ),
    News(
        "he_did_it_himself",
        "A gunman killed three colleagues near Dijon on Monday, himself a former guard.",
        (Attack(BY_GUN, killed=THREE),),
    ),
)
def test_attackers_who_die_last(news: News) -> None:
    check(news)


@told(
    News(
        "who_speaks_of_the_nearest",
        "A woman was charged on Tuesday over the shooting of a 6-year-old boy who was killed by gunmen in Dijon on "
        "Monday.",
        (Attack(BY_GUN, killed=ONE),),
    ),
    News(
        "who_speaks_of_the_whole_list",
        "Police in Dijon named a man and a woman who were killed by gunmen on Monday.",
        (Attack(BY_GUN, killed=TWO),),
    ),
    News(
        "one_of_the_several",
        "Gunmen shot two teenagers in Dijon on Monday. One of the teenagers was hit in the leg.",
        (Attack(BY_GUN, killed=None, wounded=TWO),),
    ),
    News(
        "the_two_of_several",
        "Gunmen killed five men in Dijon on Monday. The two men killed first were brothers.",
        (Attack(BY_GUN, killed=(5, 5, 5), parts=(2,)),),
    ),
    News(
        "another_than_the_dead",
        "Gunmen killed a guard and wounded three others in Dijon on Monday. One man died and another is in critical "
        "condition, the hospital said.",
        (Attack(BY_GUN, killed=ONE, wounded=THREE),),
    ),
    News(
        "a_second_man_is_one_more",
        "Gunmen shot a man in the chest in Dijon on Monday. A second man was shot in the arm.",
        (Attack(BY_GUN, killed=None, wounded=TWO),),
    ),
    News(
        "a_third_man_of_three",
        "Gunmen shot three men in Dijon on Monday. Two are in hospital. A third man is in critical condition.",
        (Attack(BY_GUN, killed=None, wounded=THREE),),
    ),
    News(
        "two_women_and_two_children",
        "Gunmen killed two women in Dijon on Monday. The attackers also killed two children.",
        (Attack(BY_GUN, killed=(4, 4, 4)),),
    ),
    News(
        "told_again_without_the_name",
        "Gunmen shot dead Ana Ruiz, 21, and wounded three others in Dijon on Monday. A woman was shot in the neck and "
        "died at the scene.",
        (Attack(BY_GUN, killed=ONE, wounded=THREE),),
    ),
    News(
        "the_dead_one_of_two",
        "A shooting in Dijon on Monday left a 6-year-old dead and his father wounded. The death of Marco Ruiz shocked "
        "the school.",
        (Attack(BY_GUN, killed=ONE, wounded=ONE),),
    ),
    News(
        "asked_whether",
        "Gunmen killed two guards in Dijon on Monday. It is unclear whether a third man was wounded.",
        (Attack(BY_GUN, killed=TWO, wounded=None),),
    ),
    News(
        "shot_after_an_accident",
        "A 20-year-old driver was shot dead after a car accident in Dijon on Monday.",
        (Attack(BY_GUN, killed=ONE),),
    ),
    News(
        "an_age_in_two_words",
        "Gunmen shot a 17 year-old girl and a man in Dijon on Monday.",
        (Attack(BY_GUN, killed=None, wounded=TWO),),
    ),
    News(
        "an_age_cut_short",
        "Gunmen shot an 8 yo girl in Dijon on Monday.",
        (Attack(BY_GUN, killed=None, wounded=ONE),),
    ),
    News(
        "died_of_the_wound_is_told_once",
        "Gunmen attacked a cafe in Dijon on Monday. A mother was told of a waiter who died of a gunshot wound.",
        (Attack(BY_GUN, killed=ONE, wounded=None),),
    ),
)
def test_who_is_meant(news: News) -> None:
    check(news)


def _headline(headline: str) -> ArticleEvents:
    text = f"{headline}.\n\nPolice in Dijon are investigating the shooting on Monday."
    return Engine().read("headline", text, None, dt.date(2019, 8, 14))


@pytest.mark.parametrize(
    ("headline", "killed"),
    [
        ("Woman, 3-year-old dead after Dijon shooting", 2),
        ("Man, 9-year-old daughter dead in apparent murder-suicide in Dijon", 2),
        ("Police: Teen dead after shooting in Dijon", 1),
        ("Gunman kills wife, two sons, self in Dijon", 4),
        ("Three dead in suspected murder-suicide in Dijon", 3),
        ("Dead man sought for shooting in Dijon", None),
        ("Man presumed dead after shooting in Dijon", None),
    ],
)
def test_headlines_without_a_verb(headline: str, killed: int | None) -> None:
    """The dead whom a headline tells, the attacker among them."""
    told_dead = [c for c in _headline(headline).casualties if c.outcome == "killed" and not c.is_subset]
    assert (sum(c.best or 0 for c in told_dead) or None) == killed


@told(
    News(
        "found_dead_and_the_act_named",
        "A couple was found dead near Dijon on Monday. The prosecutor spoke of a murder-suicide.",
        (Attack(BY_GUN, killed=TWO),),
    ),
    News(
        "counted_by_a_homicide",
        "Police in Dijon are investigating the double homicide of Monday.",
        (Attack(BY_GUN, killed=TWO),),
    ),
    News(
        "the_shooting_told_before",
        "Gunmen shot dead two guards in Dijon on Monday. Detectives took over the homicide.",
        (Attack(BY_GUN, killed=TWO),),
    ),
    News("the_desk_of_that_name", "Detectives of the homicide unit in Dijon moved to a new house on Monday.", ()),
    News("a_crime_as_such", "Homicide is rare in Dijon, the mayor said on Monday.", ()),
    News("homicides_of_a_year", "Homicides in Dijon fell by a third last year, the mayor said on Monday.", ()),
)
def test_murder_suicides_and_homicides(news: News) -> None:
    check(news)
