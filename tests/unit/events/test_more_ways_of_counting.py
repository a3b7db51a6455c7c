"""Totals told otherwise than by a number before an attack's noun: "the 40th by a drone", "attacked 165 times"."""

from expected_news import NO_ATTACK, Attack, News, check, told

BOMB = Attack("bombing|ied", killed=(9, 9, 9))


@told(
    News(
        "predicate_ordinal",
        "A drone hit a car in Qamishli on Sunday, killing four. The strike was the 40th by a Turkish drone since the "
        "start of the year.",
        (Attack("drone_strike", killed=(4, 4, 4)),),
        totals=(("attacks", 40, 40),),
    ),
    News(
        "the_sixth_to_hit",
        "A missile hit a camp in Marib on Sunday. Sunday's missile was the sixth to hit the town this month.",
        (Attack("missile_strike"),),
        totals=(("attacks", 6, 6),),
    ),
    News(
        "attacked_so_many_times",
        "Convoys in Hasakah have been attacked more than 165 times since October 17.",
        NO_ATTACK,
        totals=(("attacks", 165, 165),),
    ),
    News(
        "targeted_so_many_times_and_their_dead",
        "Militants have targeted the pipeline nine times since March, killing 11 guards.",
        NO_ATTACK,
        totals=(("attacks", 9, 9), ("killed", 11, 11)),
    ),
    News(
        "violations_and_their_dead",
        "Ethiopia has committed 708 ceasefire violations this year, killing two people and injuring 42.",
        NO_ATTACK,
        totals=(("attacks", 708, 708), ("killed", 2, 2), ("wounded", 42, 42)),
    ),
    News(
        "the_second_violation",
        "Troops shelled a village near Poonch on Sunday. It was the second ceasefire violation in a week.",
        (Attack("artillery_shelling"),),
        totals=(("attacks", 2, 2),),
    ),
    News(
        "dead_of_all_after_an_ordinal",
        "It was the 22nd such strike in the Red Sea since September; at least 87 people have been killed in them.",
        NO_ATTACK,
        totals=(("attacks", 22, 22), ("killed", 87, 87)),
    ),
    News(
        "number_brought_to",
        "A bomb killed nine people in Quetta on Sunday. It brings the number of bombings in the city this year to 14.",
        (BOMB,),
        totals=(("attacks", 14, 14),),
    ),
    News(
        "two_ordinals_of_one_noun",
        "A bomb killed nine people in Quetta on Sunday. It was the third bombing in the city in two weeks and the "
        "12th this year.",
        (BOMB,),
        totals=(("attacks", 3, 3), ("attacks", 12, 12)),
    ),
    News(
        "a_second_count_of_a_release",
        "On August 12, the air force carried out 19 strikes in Mali and Niger. In addition, in Niger, the air force "
        "carried out seven strikes with drones.\nNear Gao, two strikes destroyed a truck.\nNear Menaka, four strikes "
        "hit a camp.\nNear Tillia, one strike hit a fuel store.",
        (Attack("air_strike"), Attack("air_strike"), Attack("air_strike")),
        totals=(("attacks", 19, 19), ("attacks", 7, 7)),
    ),
)
def test_totals_told_otherwise(news: News) -> None:
    check(news)


@told(
    News(
        "ordinal_of_the_dead",
        "A bomb killed a clerk in Quetta on Sunday. She was the second to die this month of her wounds.",
        (Attack("bombing|ied"),),
        totals=(),
    ),
    News(
        "visited_so_many_times",
        "A bomb killed nine people in Quetta on Sunday. Inspectors have visited the base 14 times this year.",
        (BOMB,),
        totals=(),
    ),
    News(
        "three_times_more",
        "A bomb killed nine people in Quetta on Sunday. The army has attacked three times more villages this year.",
        (BOMB,),
        totals=(),
    ),
    News(
        "ordinal_of_something_else",
        "A bomb killed nine people in Quetta on Sunday. His visit was the third by a minister since March.",
        (BOMB,),
        totals=(),
    ),
    News(
        "the_first",
        "A bomb killed nine people in Quetta on Sunday. The attack was the first to hit the town this year.",
        (BOMB,),
        totals=(),
    ),
    News(
        "dead_of_this_one_after_an_ordinal",
        "A bomb killed nine people in Quetta on Sunday, the third attack in a week; two guards were wounded.",
        (Attack("bombing|ied", killed=(9, 9, 9), wounded=(2, 2, 2)),),
        totals=(("attacks", 3, 3),),
    ),
    News(
        "number_of_people_brought",
        "A bomb killed nine people in Quetta on Sunday. The army brought a number of bombs to nine villages this year.",
        (BOMB,),
        totals=(),
    ),
)
def test_no_totals(news: News) -> None:
    check(news)
