"""What is done because of an attack, what merely follows it, and what has nothing to do with one."""

from expected_news import BY_ARMS, NO_ATTACK, Attack, News, Response, check, told


@told(
    News(
        "in_retaliation_for",
        "In retaliation for Sunday's rocket attack on Sderot, Israeli jets bombed a Hamas post in Gaza on "
        "Monday, killing two men.",
        (
            Attack("rocket_attack", days="2019-08-11", place="Sderot", killed=None),
            Attack("air_strike", days="2019-08-12", place="Gaza", killed=(2, 2, 2)),
        ),
        responses=(Response("military_strike", actor="Israel", answers=0, link="retaliation"),),
    ),
    News(
        "retaliatory_strikes",
        "Eight soldiers died in an ambush near Inates on Thursday. The air force carried out retaliatory strikes "
        "on the "
        "militants on Saturday.",
        (Attack("ambush", days="2019-08-08", killed=(8, 8, 8)), Attack("air_strike", days="2019-08-10")),
        responses=(Response("military_strike", answers=0, link="retaliation"),),
    ),
    News(
        "arrest",
        "Two gunmen killed a lawyer in Karachi on Friday. Police arrested four men on Tuesday in connection with "
        "the shooting.",
        (Attack("shooting|assassination|armed_assault", killed=(1, 1, 1)),),
        responses=(Response("arrest", actor="police", answers=0),),
    ),
    News(
        "condemnation",
        "A bomb killed 15 people in a market in Bamenda on Saturday. The African Union condemned the attack.",
        (Attack("bombing|ied", killed=(15, 15, 15)),),
        responses=(Response("statement", actor="African Union", answers=0, subtype="condemnation"),),
    ),
    News(
        "curfew",
        "Militants stormed a prison in Bauchi on Sunday. The governor imposed a curfew on the city after the attack.",
        (Attack(BY_ARMS, days="2019-08-11"),),
        responses=(Response("security_measure", actor="governor", answers=0),),
    ),
    News(
        "vote_with_numbers",
        "Artillery fire killed six villagers near Kalbajar on Monday. Parliament voted 134 to 57 on Tuesday to "
        "expel the "
        "foreign peacekeepers over the shelling.",
        (Attack("artillery_shelling", killed=(6, 6, 6)),),
        responses=(Response("legislative_action", actor="Parliament", answers=0, votes=(134, 57)),),
    ),
    News(
        "ambassador_summoned",
        "A drone hit a fishing boat off Sfax on Sunday, killing three men. Tunisia summoned the Italian "
        "ambassador over the strike.",
        (Attack("drone_strike", killed=(3, 3, 3)),),
        responses=(Response("diplomatic_protest", actor="Tunisia", answers=0),),
    ),
    News(
        "diplomats_expelled",
        "A bomb attack on an exiles' rally in Villepinte was foiled in June. France expelled two Iranian "
        "diplomats in response.",
        (Attack("bombing", stage="foiled"),),
        responses=(Response("sanction", actor="France", answers=0),),
    ),
    News(
        "crowd_storms_an_embassy",
        "American air strikes killed 11 fighters at a base near Tanf on Saturday.\n\nA crowd enraged by the air "
        "strikes stormed the US embassy in Amman on Monday and set fire to its gate.",
        (
            Attack("air_strike", days="2019-08-10", place="Tanf", killed=(11, 11, 11)),
            Attack("mob_violence", days="2019-08-12", place="Amman", killed=None),
        ),
        responses=(Response("protest", answers=0, link="response"),),
    ),
    News(
        "crowd_angered_by_a_strike_with_a_toll",
        "A mob angered by a drone strike that killed six herders near Kidal on Saturday stormed the French consulate "
        "in Gao on Monday.",
        (
            Attack("drone_strike", days="2019-08-10", place="Kidal", killed=(6, 6, 6)),
            Attack("mob_violence", days="2019-08-12", place="Gao", killed=None),
        ),
        responses=(Response("protest", answers=0, link="response"),),
        reason="the dead and the day of the strike that angers a mob go to the mob's attack in the same sentence",
    ),
)
def test_responses_and_the_attacks_they_answer(news: News) -> None:
    check(news)


@told(
    News(
        "sequence_is_not_retaliation",
        "A bomb killed five people in Ankara on Friday. Hours later, Turkish warplanes struck camps in northern Iraq.",
        (Attack("bombing|ied", days="2019-08-09"), Attack("air_strike", days="2019-08-09")),
        responses=(),
    ),
    News(
        "arrest_for_graft",
        "Police in Lusaka arrested a former minister on corruption charges on Tuesday.",
        NO_ATTACK,
        responses=(),
    ),
    News(
        "claim_is_no_response",
        "A roadside bomb killed two soldiers in Landikotal on Monday. The Pakistani Taliban claimed the attack "
        "in a statement.",
        (Attack("ied", killed=(2, 2, 2), by=(("claimed", "Taliban"),)),),
        responses=(),
    ),
    News(
        "vote_on_the_budget",
        "Parliament in Athens passed the budget by 158 votes to 128 on Tuesday.",
        NO_ATTACK,
        responses=(),
    ),
    News(
        "source_that_reports",
        "A mortar attack wounded three children in Hajjah on Sunday, the health ministry said in a statement.",
        (Attack("mortar_shelling", wounded=(3, 3, 3)),),
        responses=(),
    ),
    News(
        "summons_over_fish",
        "London summoned the French ambassador on Monday over fishing rights.",
        NO_ATTACK,
        responses=(),
    ),
    News(
        "regret_for_a_rule",
        "Doctors condemned the new licensing rules on Tuesday as an attack on patients.",
        NO_ATTACK,
        responses=(),
    ),
)
def test_what_is_no_response(news: News) -> None:
    check(news)
