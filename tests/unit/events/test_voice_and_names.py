"""Phenomenon 15: who acts and who suffers; titles, appositions and capitals that stand for states."""

from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, told


@told(
    News(
        "militants_shot_dead",
        "Militants shot dead three women in Kunduz on Sunday.",
        (Attack("shooting", days="2019-08-11", figures=(("killed", "civilian", 3),)),),
    ),
    News(
        "fighters_had_killed",
        "Islamic State fighters had killed two shepherds near Palmyra on Monday, a monitoring group said.",
        (Attack(BY_ARMS, killed=(2, 2, 2), by=(("stated", "Islamic State"),)),),
    ),
    News(
        "militants_were_killed",
        "Twelve militants were killed when Egyptian soldiers raided a camp in Sinai on Thursday.",
        (
            Attack(
                "armed_assault|clash|other|shooting", figures=(("killed", "militant", 12),), by=(("stated", "Egypt"),)
            ),
        ),
    ),
    News(
        "title_and_name",
        "US forces killed senior al-Qaeda commander Abu Firas al-Suri in an air strike near Idlib on Sunday.",
        (
            Attack(
                "air_strike|assassination",
                killed=(1, 1, 1),
                persons=("Abu Firas al-Suri",),
                by=(("stated", "United States"),),
            ),
        ),
    ),
    News(
        "apposition_of_a_group",
        "Jaish al-Islam, a rebel faction in Eastern Ghouta, shelled Damascus on Saturday, killing one person.",
        (
            Attack(
                "artillery_shelling|mortar_shelling",
                place="Damascus",
                killed=(1, 1, 1),
                by=(("stated", "Jaish al-Islam"),),
            ),
        ),
    ),
    News(
        "capital_for_a_state",
        "Tehran fired ballistic missiles at a Kurdish base near Koya on Saturday.",
        (Attack("missile_strike", days="2019-08-10", place="Koya", by=(("stated", "Iran"),)),),
    ),
    News(
        "killed_by",
        "Two park rangers were killed by Mai-Mai fighters in Virunga on Tuesday.",
        (Attack(BY_ARMS, killed=(2, 2, 2), by=(("stated", "Mai-Mai"),)),),
    ),
    News(
        "name_then_apposition",
        "Lokman Slim, a publisher and critic of armed groups, was shot dead in his car near Saida on Thursday.",
        (Attack("shooting|assassination", days="2019-08-08", killed=(1, 1, 1), persons=("Lokman Slim",)),),
    ),
    News(
        "named_force",
        "The Nigerian Air Force bombed a camp near Gwoza on Monday, killing 12 insurgents.",
        (
            Attack(
                "air_strike",
                days="2019-08-12",
                place="Gwoza",
                figures=(("killed", "militant", 12),),
                by=(("stated", "Nigerian Air Force"),),
            ),
        ),
    ),
    News(
        "washington_for_the_united_states",
        "Washington launched air strikes on a militia base near Qaim on Sunday, killing two fighters.",
        (Attack("air_strike", days="2019-08-11", place="Qaim", killed=(2, 2, 2), by=(("stated", "United States"),)),),
    ),
    News(
        "army_and_rebels_clash",
        "Nine fighters were killed in clashes between the Congolese army and M23 rebels near Rutshuru on Saturday.",
        (
            Attack(
                "clash",
                days="2019-08-10",
                place="Rutshuru",
                killed=(9, 9, 9),
                by=(("stated", "Congolese army"), ("stated", "M23")),
            ),
        ),
    ),
    News(
        "two_groups_clash",
        "Clashes between Taliban fighters and Islamic State militants killed seven men in Khogyani district on "
        "Thursday.",
        (
            Attack(
                "clash",
                days="2019-08-08",
                place="Khogyani",
                killed=(7, 7, 7),
                by=(("stated", "Taliban"), ("stated", "Islamic State")),
            ),
        ),
    ),
    News(
        "clash_in_the_singular",
        "A clash between Turkish soldiers and PKK militants near Hakkari left three soldiers dead on Sunday.",
        (
            Attack(
                "clash",
                days="2019-08-11",
                figures=(("killed", "military", 3),),
                by=(("stated", "Turk"), ("stated", "PKK")),
            ),
        ),
    ),
    News(
        "fighting_between",
        "Fighting between al-Shabaab and Kenyan forces killed 14 men near Afmadow on Friday.",
        (
            Attack(
                "clash",
                days="2019-08-09",
                place="Afmadow",
                killed=(14, 14, 14),
                by=(("stated", "Shabaab"), ("stated", "Kenya")),
            ),
        ),
        reason='of "fighting between X and Y" only the side beside the verb is kept',
    ),
)
def test_who_acts_and_who_suffers(news: News) -> None:
    check(news)


@told(
    News(
        "killing_an_industry", "High rents are killing small shops in Lisbon, the chamber of commerce said.", NO_ATTACK
    ),
    News(
        "killed_the_game",
        "The visitors killed the game in the 80th minute with a shot from the edge of the area.",
        NO_ATTACK,
    ),
    News("frost", "A late frost killed half of the olive trees around Jaén in April, growers said.", NO_ATTACK),
    News(
        "gunmen_in_uniform",
        "Gunmen wearing army uniforms killed four traders in Birnin Gwari on Monday.",
        (Attack(BY_ARMS, figures=(("killed", "civilian", 4),)),),
    ),
    News(
        "shot_of_a_film",
        "The documentary was shot in Goma and Bukavu last year by a crew of seven people.",
        NO_ATTACK,
    ),
    News(
        "what_is_is",
        "What the region IS is poor, and that will not change soon, the governor of Sool said on Tuesday.",
        NO_ATTACK,
    ),
    News(
        "years_of_rule",
        "The Taliban, who ruled Afghanistan from 1996 to 2001, killed a district governor in Farah on Monday.",
        (Attack("assassination|shooting|armed_assault|other", days="2019-08-12", killed=(1, 1, 1)),),
    ),
    News(
        "talks_in_a_capital",
        "Two men were shot dead in Washington on Saturday after a quarrel outside a bar, police said.",
        (Attack("shooting", days="2019-08-10", killed=(2, 2, 2), by=()),),
    ),
)
def test_words_and_names_that_mislead(news: News) -> None:
    check(news)
