"""Which of several attacks a response means whose sentence tells none: by kind, by target, by whose it is."""

from expected_news import Attack, News, Response, check, told

TWO_KINDS = (
    "A suicide bomber killed nine people at a hotel in Baidoa on Saturday. On Sunday an air strike near Harardere "
    "killed 14 militants. It was a busy weekend. "
)
TWO_STATES = (
    "Kenyan jets bombed a market in Dobley on Sunday, killing six traders. On Monday Ethiopian jets bombed a depot in "
    "Luuq, killing two guards. "
)


@told(
    News(
        "arrests_over_the_bombers",
        TWO_KINDS + "Police arrested 14 people suspected of links with the bombers.",
        (Attack("suicide_bombing"), Attack("air_strike")),
        responses=(Response("arrest", answers=0),),
    ),
    News(
        "hunt_for_the_gunmen",
        "Gunmen shot dead a judge in Galkayo on Friday. On Sunday an air strike near Harardere killed 14 militants. "
        "The governor vowed to punish the gunmen.",
        (Attack("shooting|armed_assault|assassination"), Attack("air_strike")),
        responses=(Response("statement", subtype="threat", answers=0),),
    ),
    News(
        "envoy_of_the_first_state",
        TWO_STATES + "Somalia summoned the Kenyan ambassador.",
        (Attack("air_strike|bombing", place="Dobley"), Attack("air_strike|bombing", place="Luuq")),
        responses=(Response("diplomatic_protest", actor="Somalia", answers=0),),
    ),
    News(
        "envoy_of_the_second_state",
        TWO_STATES + "Somalia summoned the Ethiopian ambassador.",
        (Attack("air_strike|bombing", place="Dobley"), Attack("air_strike|bombing", place="Luuq")),
        responses=(Response("diplomatic_protest", actor="Somalia", answers=1),),
    ),
    News(
        "a_denial_is_of_what_one_is_accused_of",
        "Drones hit a port in Assab on Sunday, killing two sailors. Eritrea blamed Ethiopia. On Monday gunmen killed "
        "four herders near Barentu. Ethiopia rejected the accusation.",
        (Attack("drone_strike"), Attack("armed_assault|shooting|other")),
        responses=(Response("statement", subtype="denial", answers=0),),
    ),
    News(
        "not_ones_own",
        TWO_STATES + "Ethiopia condemned the killing of civilians.",
        (Attack("air_strike|bombing", place="Dobley"), Attack("air_strike|bombing", place="Luuq")),
        responses=(Response("statement", subtype="condemnation", actor="Ethiopia", answers=0),),
    ),
    News(
        "the_place_that_is_named",
        "American jets bombed five posts of a militia near Qaim on Sunday, killing 19 men, in retaliation for Friday's "
        "rocket attack on a base near Kirkuk. The militia denied firing on Kirkuk.",
        (Attack("air_strike|bombing"), Attack("rocket_attack")),
        responses=(Response("military_strike"), Response("statement", subtype="denial", answers=1)),
    ),
    News(
        "without_a_word_that_decides_the_one_spoken_of",
        TWO_STATES + "Qatar voiced deep concern.",
        (Attack("air_strike|bombing", place="Dobley"), Attack("air_strike|bombing", place="Luuq")),
        responses=(Response("statement", actor="Qatar", answers=1),),
    ),
    News(
        "of_one_kind_the_one_spoken_of",
        "A car bomb killed nine people in Baidoa on Saturday. On Sunday a roadside bomb killed two soldiers near "
        "Luuq. Police arrested a man suspected of links with the bombers.",
        (Attack("vehicle_bombing"), Attack("ied|bombing")),
        responses=(Response("arrest", answers=1),),
    ),
    News(
        "a_house_may_vote_on_its_own_state_s_attack",
        "American jets bombed a depot near Jurf on Sunday, killing five men. The United States Senate passed a "
        "resolution on Tuesday.",
        (Attack("air_strike|bombing"),),
        responses=(Response("legislative_action", answers=0),),
    ),
)
def test_the_attack_that_is_meant(news: News) -> None:
    check(news)
