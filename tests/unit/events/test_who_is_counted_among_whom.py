"""Numbers told again piece by piece, others of a number, names that are nobody's: who is counted among whom."""

from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, told

BY_GUN = "shooting|armed_assault"


@told(
    News(
        "spelt_out_at_once",
        "The bomb in Hilla on Monday killed four people, two women and two children.",
        (Attack("bombing|ied", killed=(4, 4, 4), parts=(2, 2)),),
    ),
    News(
        "spelt_out_with_ages",
        "A shooting in Dijon on Saturday wounded three persons. The three victims, two women, 28 and 27, and one man, "
        "24, were taken to hospitals.",
        (Attack(BY_GUN, wounded=(3, 3, 3), parts=(2, 1)),),
    ),
    News(
        "number_of_both",
        "Twelve women and children were killed in an air strike on Hilla on Sunday.",
        (Attack("air_strike", killed=(12, 12, 12)),),
    ),
    News(
        "others_of_the_toll",
        "A blast in Hilla on Saturday left four injured. A woman was taken to a hospital. Two other women and a man "
        "were taken there too.",
        (Attack("bombing|ied|explosion", wounded=(4, 4, 4)),),
    ),
    News(
        "how_one_of_them_is",
        "Five people were shot at a funeral in Dijon on Friday. One person sustained life-threatening injuries.",
        (Attack(BY_GUN, wounded=(5, 5, 5)),),
    ),
    News(
        "a_teenager_of_19",
        "A man shot dead a teenager in Lyon on Friday. The 19-year-old was shot in the chest.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=None),),
    ),
    News(
        "apposition_of_one",
        "Gunmen wounded two people in Dijon on Friday. A third victim, an 18-year-old friend of theirs, was killed.",
        (Attack(BY_GUN, killed=(1, 1, 1), wounded=(2, 2, 2)),),
    ),
    News(
        "ages_are_no_tolls",
        "A shooting in Dijon on Saturday wounded two teens. The teens - ages 18 and 19 - were taken to a hospital.",
        (Attack(BY_GUN, wounded=(2, 2, 2)),),
    ),
    News(
        "he_is_not_who_tells",
        "Gunmen shot a guard in Dijon on Monday, Kate Shelton reports. He was later pronounced dead by doctors.",
        (Attack(BY_GUN, killed=(1, 1, 1), persons=()),),
    ),
    News(
        "he_is_no_house",
        "Police were called to the Nordic Arms apartments in Lyon on Saturday after a shooting. He was pronounced dead "
        "at the scene.",
        (Attack(BY_GUN, killed=(1, 1, 1), persons=()),),
    ),
    News(
        "the_accused_is_not_dead",
        "Jurors in Lyon saw a video on Monday in Derrick Stafford's murder trial. The shooting killed a boy in May.",
        (Attack(BY_GUN, killed=(1, 1, 1), persons=()),),
    ),
)
def test_one_number_told_in_pieces(news: News) -> None:
    check(news)


@told(
    News(
        "others_beside_the_toll",
        "A blast in Hilla on Saturday injured four people. Two other people were killed.",
        (Attack("bombing|ied|explosion", killed=(2, 2, 2), wounded=(4, 4, 4)),),
    ),
    News(
        "a_list_and_no_sum",
        "The bomb in Hilla on Monday killed six soldiers, two women and two children.",
        (Attack("bombing|ied", killed=(10, 10, 10)),),
    ),
    News(
        "two_numbers",
        "Twelve women and two children were killed in an air strike on Hilla on Sunday.",
        (Attack("air_strike", killed=(14, 14, 14)),),
    ),
    News(
        "a_boy_and_a_man",
        "A boy was killed in Lyon on Friday when gunmen opened fire. A 40-year-old man was killed too.",
        (Attack(BY_ARMS, killed=(2, 2, 2)),),
    ),
    News(
        "a_man_and_a_woman",
        "Gunmen killed a man, a woman and a guard in Dijon on Friday.",
        (Attack(BY_ARMS, killed=(3, 3, 3)),),
    ),
    News(
        "he_is_the_one_named",
        "Gunmen ambushed Omar Karim in Hilla on Monday, Kate Shelton reports. He was killed.",
        (Attack("ambush", killed=(1, 1, 1), persons=("Omar Karim",)),),
    ),
    News(
        "murder_of_a_victim",
        "Gunmen shot Omar Karim in Hilla on Monday. Police are at work on Karim's murder.",
        (Attack(BY_GUN, killed=(1, 1, 1), persons=("Omar Karim",)),),
    ),
    News("a_trial_alone", "A judge in Lyon put off a murder trial on Monday.", NO_ATTACK),
)
def test_more_than_one_number(news: News) -> None:
    check(news)
