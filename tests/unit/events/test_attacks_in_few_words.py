"""Attacks that one clause tells in passing: counted strikes, clashes of nobody named, shots at a car, interceptions."""

from expected_news import NO_ATTACK, Attack, News, check, told


@told(
    News(
        "counted_strikes_near_a_town",
        "Near Raqqa, four strikes destroyed three oil pumps, nine tanker trucks, and a crane.",
        (Attack("air_strike", place="Raqqa"),),
    ),
    News(
        "clashes_of_the_day",
        "Fierce armed clashes break out in Misrata, Libya.",
        (Attack("clash", place="Misrata", days="2019-08-14"),),
    ),
    News(
        "fire_at_a_car",
        "Settlers fire at a car carrying a family near Jenin, killing nine people, including four children.",
        (Attack("shooting", killed=(9, 9, 9), parts=(4,)),),
    ),
    News(
        "setting_fire",
        "Witnesses saw masked men setting fire to a shop in Nablus on Monday.",
        (Attack("arson", days="2019-08-12"),),
    ),
    News(
        "interception_of_a_missile",
        "The army reported the interception of a ballistic missile over Eilat on Monday.",
        (Attack("missile_strike", stage="attempted", place="Eilat"),),
    ),
    News(
        "reported_wounded",
        "Thirty people are reported wounded after a drone strike in Odesa.",
        (Attack("drone_strike", wounded=(30, 30, 30)),),
    ),
    News(
        "reported_killed",
        "Four men were reported killed in a mortar attack on Taiz on Monday.",
        (Attack("mortar_shelling", killed=(4, 4, 4)),),
    ),
    News(
        "drone_attacks_on_three_towns",
        "Ukrainian forces launched drone attacks on Kursk, Belgorod, and Bryansk on Monday, killing five people.",
        (
            Attack("drone_strike", place="Kursk", killed=None),
            Attack("drone_strike", place="Belgorod", killed=None),
            Attack("drone_strike", place="Bryansk", killed=None),
        ),
        totals=(("killed", 5, 5),),
    ),
)
def test_told_in_few_words(news: News) -> None:
    check(news)


@told(
    News(
        "counted_strikes_of_a_country", "The coalition conducted 11 strikes in Iraq in support of the army.", NO_ATTACK
    ),
    News("clashes_with_no_place", "Clashes break out whenever talks fail, the envoy said.", NO_ATTACK),
    News("staff_fired_at_a_mill", "Staff were fired at the mill in Leeds on Monday.", NO_ATTACK),
    News("workers_fired", "The mill fired at least nine workers in Leeds on Monday.", NO_ATTACK),
    News(
        "reported_missing_in_a_storm", "Nine people were reported killed in a storm near Manila on Monday.", NO_ATTACK
    ),
)
def test_what_only_looks_like_it(news: News) -> None:
    check(news)
