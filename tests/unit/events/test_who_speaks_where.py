"""Responders with words between their name and their verb, and places where something was said, not done."""

from expected_news import Attack, News, Response, check, told

DORI = "Gunmen killed six people in Dori on Sunday. "
BY_GUNMEN = Attack("armed_assault|shooting", place="Dori")


@told(
    News(
        "in_a_statement",
        DORI + "The minister, in a statement, condemned the attack.",
        (BY_GUNMEN,),
        responses=(Response("statement", actor="minister", answers=0),),
    ),
    News(
        "on_a_visit",
        DORI + "Norway's prime minister, Jonas Lie, on a visit to Niamey, condemned the attack.",
        (BY_GUNMEN,),
        responses=(Response("statement", actor="Lie", answers=0),),
    ),
    News(
        "speaking_in",
        DORI + "Chancellor Karl Braun, speaking in Rome, condemned the attack.",
        (BY_GUNMEN,),
        responses=(Response("statement", actor="Braun", answers=0),),
    ),
    News(
        "in_geneva_diplomats",
        DORI + "On Monday, in Geneva, diplomats condemned the attack.",
        (BY_GUNMEN,),
        responses=(Response("statement", actor="diplomats", answers=0),),
    ),
    News(
        "offered_to_mediate",
        DORI + "Togo offered to mediate after the attack.",
        (BY_GUNMEN,),
        responses=(Response("negotiation", actor="Togo"),),
    ),
    News(
        "far_from_the_attack",
        DORI + "The town lies near the border. Its market is on Thursdays. Traders come from afar. Millet is sold "
        "there. The harvest was poor.\n\nAlgeria summoned the Malian ambassador. Spain offered condolences.",
        (BY_GUNMEN,),
        responses=(
            Response("diplomatic_protest", actor="Algeria", answers=0),
            Response("statement", subtype="condolence", actor="Spain", answers=0),
        ),
    ),
    News(
        "far_and_of_anything",
        DORI + "The town lies near the border. Its market is on Thursdays. Traders come from afar. Millet is sold "
        "there. The harvest was poor.\n\nAlgeria closed its airport for repairs.",
        (BY_GUNMEN,),
        responses=(),
    ),
    News(
        "an_attack_in_a_town_condemned",
        DORI + "Norway condemned an attack in Djibo on Monday that killed four nurses.",
        (BY_GUNMEN, Attack("other|armed_assault", place="Djibo", killed=(4, 4, 4))),
        responses=(Response("statement", actor="Norway", answers=1),),
    ),
    News(
        "a_town_within_a_country",
        "A bomb in Goma, in eastern Congo, killed nine people on Monday.",
        (Attack("bombing", place="Goma", killed=(9, 9, 9)),),
        responses=(),
    ),
    News(
        "patrols_ordered",
        DORI + "The governor ordered patrols along the river.",
        (BY_GUNMEN,),
        responses=(Response("security_measure", actor="governor"),),
    ),
    News("a_meal_ordered", DORI + "The governor ordered a meal.", (BY_GUNMEN,), responses=()),
)
def test_who_speaks_and_where(news: News) -> None:
    check(news)


@told(
    News(
        "forces_and_their_state_are_one",
        "American forces bombed a depot near Jurf on Sunday. The Pentagon said the United States had carried out the "
        "strike on the depot.",
        (Attack("air_strike|bombing", by=(("claimed", "United States"),)),),
    ),
    News(
        "a_claim_before_the_article_s_word",
        "Kenya bombed a camp near Dobley on Sunday. The Kenya Defence Forces said they had bombed the camp with two "
        "jets.",
        (Attack("air_strike|bombing", by=(("claimed", "Kenya"),)),),
    ),
    News(
        "both_sides_of_a_clash_stay",
        "Ethiopian soldiers and Eritrean soldiers clashed near Zalambessa on Sunday, leaving nine dead.",
        (Attack("clash", by=(("stated", "Ethiopia"), ("stated", "Eritrea"))),),
    ),
    News(
        "a_sum_over_countries_told_one_by_one",
        "The attacks in Iraq and Syria killed nine people. A bomb in Mosul killed six people on Monday. A bomb in Homs "
        "killed three people on Tuesday.",
        (Attack("bombing", place="Mosul"), Attack("bombing", place="Homs")),
        totals=(("killed", 9, 9),),
    ),
    News(
        "a_sum_over_countries_alone",
        "Attacks in Iraq and Syria killed nine people on Monday.",
        (Attack("other", killed=(9, 9, 9)),),
        totals=(),
    ),
)
def test_one_attacker_once_and_sums_over_countries(news: News) -> None:
    check(news)
