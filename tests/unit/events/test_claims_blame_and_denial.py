"""Who says who did it, beyond the attack's own sentence: claims, admissions, blame, suspicion, denial, arrests."""

from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, told

BOMB = "bombing|ied"


@told(
    News(
        "took_responsibility",
        "A bomb wounded nine people at a market in Cotabato on Monday. Abu Sayyaf took responsibility for the attack.",
        (Attack(BOMB, by=(("claimed", "Abu Sayyaf"),)),),
    ),
    News(
        "says_it_did_it",
        "Boko Haram said it had attacked the barracks in Monguno on Sunday.",
        (Attack("other|armed_assault", by=(("claimed", "Boko Haram"),)),),
    ),
    News(
        "acknowledged_what_its_forces_did",
        "Turkey acknowledged that its forces had shelled a village near Afrin on Sunday, killing three people.",
        (Attack("artillery_shelling", killed=(3, 3, 3), by=(("claimed", "Turkey"),)),),
    ),
    News(
        "signed",
        "Gunmen killed a judge in Cali on Monday. A leaflet signed by the ELN was found at the scene.",
        (Attack(BY_ARMS + "|assassination", by=(("claimed", "ELN"),)),),
    ),
    News(
        "held_responsible",
        "A car bomb killed four people in Bogotá on Monday. The army held the ELN responsible for the attack.",
        (Attack("vehicle_bombing", by=(("blamed", "ELN"),)),),
    ),
    News(
        "blame_by_the_attacker_is_for_something_else",
        "American aircraft bombed five sites near Basra on Monday, killing six people. The United States continues to "
        "hold Kataib Hezbollah responsible.",
        (Attack("air_strike", killed=(6, 6, 6), by=(("stated", "United States"),)),),
    ),
    News(
        "the_attacker_blames_another_for_the_attack_it_names",
        "A Russian missile hit a mall in Kyiv on Monday, killing ten people. Russia blamed Ukraine for the strike.",
        (Attack("missile_strike", by=(("stated", "Russia"), ("blamed", "Ukraine"))),),
    ),
    News(
        "was_behind_it",
        "A drone hit a depot in Dnipro on Monday, killing two guards. Ukraine said Russia was behind the attack.",
        (Attack("drone_strike", by=(("blamed", "Russia"),)),),
    ),
    News(
        "believed_to_be_behind_it",
        "A car bomb killed four people in Bogotá on Monday. Police believe the ELN is behind the bombing.",
        (Attack("vehicle_bombing", by=(("suspected", "ELN"),)),),
    ),
    News(
        "work_of",
        "A blast killed six people in Kabul on Sunday. Officials said the attack was the work of the Haqqani network.",
        (Attack(BOMB, by=(("blamed", "Haqqani"),)),),
    ),
    News(
        "accusation_denied",
        "Rockets hit Ashkelon on Monday, wounding two women. Hamas rejected Israeli accusations that it had fired the "
        "rockets.",
        (Attack("rocket_attack", by=(("denied", "Hamas"), ("blamed", "Hamas"))),),
    ),
    News(
        "suspect_by_age",
        "A mass stabbing wounded four people in Graz on Monday. Police arrested a 31-year-old man on suspicion of "
        "attempted murder.",
        (Attack("stabbing", by=(("suspected", "31-year-old man"),)),),
    ),
    News(
        "named_suspect_takes_the_place_of_a_gunman",
        "A gunman killed a judge in Cali on Monday. Police arrested Pedro Lozano, who is charged with the killing.",
        (Attack(BY_ARMS + "|assassination", by=(("suspected", "Pedro Lozano"),)),),
    ),
    News(
        "one_claim_for_both",
        "Bombs went off in Homs and Hama on Monday. Syria condemned the bombings in Homs, where nine people died, and "
        "in Hama, where four were killed, for which Islamic State has claimed responsibility.",
        (
            Attack(BOMB, place="Homs", by=(("claimed", "Islamic State"),)),
            Attack(BOMB, place="Hama", by=(("claimed", "Islamic State"),)),
        ),
        reason="two blasts told in one clause are read as one attack",
    ),
)
def test_who_says_who_did_it(news: News) -> None:
    check(news)


@told(
    News(
        "nobody_admitted_it",
        "A blast killed six people in Kabul on Sunday. No one has admitted responsibility.",
        (Attack(BOMB, by=(("unclaimed", None),)),),
    ),
    News(
        "has_not_taken_it",
        "A car bomb killed a general in Moscow on Monday. Ukraine has not taken responsibility for the attack.",
        (Attack("vehicle_bombing", by=()),),
    ),
    News(
        "acknowledged_the_dead",
        "A mine killed three soldiers near Sirte on Sunday. The army acknowledged that the blast had killed three men.",
        (Attack("ied|bombing", by=()),),
    ),
    News(
        "arrested_for_drugs",
        "Gunmen killed a judge in Cali on Monday. On Tuesday police arrested Pedro Lozano in the port on drug charges.",
        (Attack(BY_ARMS + "|assassination", by=(("stated", "gunmen"),)),),
    ),
    News(
        "who_accuses_did_nothing",
        "A village elder accused Fano of launching an attack on Kemise on Sunday that killed two farmers.",
        (Attack(BY_ARMS, by=(("blamed", "Fano"),)),),
    ),
    News("behind_in_polls", "The minister said his party was behind in the polls on Tuesday.", NO_ATTACK),
    News("responsible_for_roads", "The agency is responsible for the roads of Jijel, the mayor said.", NO_ATTACK),
    News("signed_a_deal", "A letter signed by Hamas and Fatah ended the quarrel over salaries on Monday.", NO_ATTACK),
)
def test_what_says_nothing_of_who_did_it(news: News) -> None:
    check(news)


@told(
    News(
        "prosecutors_allege",
        "Kenyan prosecutors allege that the bombing in Lamu on Monday was carried out by Al-Shabaab.",
        (Attack("bombing", by=(("blamed", "Al-Shabaab"),)),),
    ),
    News(
        "police_believe",
        "Police believe that the bombing in Lamu on Monday was carried out by Al-Shabaab.",
        (Attack("bombing", by=(("suspected", "Al-Shabaab"),)),),
    ),
    News(
        "police_allege_of_a_subject",
        "Spanish police allege that gunmen shot a judge in Malaga on Monday.",
        (Attack("shooting", by=(("blamed", "gunmen"),)),),
    ),
    News(
        "believed_of_the_victims",
        "Al-Shabaab bombed a hotel in Lamu on Monday, killing nine people, who police believe were tourists.",
        (Attack("bombing", by=(("stated", "Al-Shabaab"),)),),
    ),
    News(
        "who_alleges_did_nothing",
        "Spanish officials allege the bombings in Malaga on Monday were planned by the banker Omar Haddad.",
        (Attack("bombing", by=(("blamed", "Omar Haddad"),)),),
    ),
    News(
        "agents_charged_beside_others",
        "Ann Brandt and Omar Cole replace two former agents charged in the bombing of a ferry off Bodrum in 2016.",
        (Attack("bombing", by=()),),
    ),
)
def test_what_is_alleged_is_no_fact(news: News) -> None:
    check(news)
