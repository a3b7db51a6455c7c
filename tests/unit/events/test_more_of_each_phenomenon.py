"""More sentences for phenomena with few: updates, scope of negation, parts, disputed attacks, active and passive."""

from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, told

BOMBING = "bombing|ied|vehicle_bombing|suicide_bombing|other"


@told(
    News(
        "rose_to",
        "A car bomb killed 12 people in Herat on Monday. The death toll has risen to 15, a doctor said on Tuesday.",
        (Attack("vehicle_bombing", days="2019-08-12", killed=(15, 15, 15)),),
    ),
    News(
        "two_more_died",
        "Five people were killed when gunmen attacked a hotel in Gao on Sunday. Two more died in hospital on Monday.",
        (Attack(BY_ARMS, days="2019-08-11", killed=(7, 7, 7)),),
    ),
    News(
        "corrected",
        "A bomb killed nine people in Quetta on Friday, the army said on Saturday, correcting an earlier figure of 11.",
        (Attack(BOMBING, days="2019-08-09", killed=(9, 9, 9)),),
    ),
    News(
        "number_of_dead_now",
        "A suicide bomber struck a mosque in Kano on Friday. The number of dead stands at 22.",
        (Attack("suicide_bombing", days="2019-08-09", killed=(22, 22, 22)),),
    ),
    News(
        "at_first_then",
        "Police at first put the number of wounded in Monday's grenade attack in Bujumbura at four. It is now six.",
        (Attack("armed_assault|bombing", days="2019-08-12", place="Bujumbura", wounded=(6, 6, 6)),),
        reason='a later figure without its outcome ("it is now six") isn\'t read',
    ),
    News(
        "headline_figure_outdated",
        "Gunmen killed eight farmers near Jos on Monday.\n\nThe governor put the death toll at ten on Tuesday.",
        (Attack(BY_ARMS, days="2019-08-12", killed=(10, 10, 10)),),
        title="Gunmen kill eight near Jos",
    ),
)
def test_tolls_that_grow_or_are_corrected(news: News) -> None:
    check(news)


@told(
    News(
        "temperature",
        "Gunmen killed two guards in Basra on Monday. The temperature rose to 50 degrees.",
        (Attack(BY_ARMS, killed=(2, 2, 2)),),
    ),
    News(
        "arrests_rose",
        "A bomb killed three people in Izmir on Saturday. The number of arrests rose to 40 on Tuesday.",
        (Attack(BOMBING, killed=(3, 3, 3)),),
    ),
    News(
        "price_of_bread",
        "Shelling killed one man in Aden on Sunday, and the price of bread rose to 300 rials.",
        (Attack("artillery_shelling", killed=(1, 1, 1)),),
    ),
    News(
        "toll_of_a_flood",
        "The death toll of the floods in Sindh has risen to 80.",
        NO_ATTACK,
    ),
    News(
        "more_on_guard",
        "Gunmen killed four soldiers near Diffa on Sunday. Two hundred more were sent to the border.",
        (Attack(BY_ARMS, killed=(4, 4, 4)),),
    ),
    News(
        "months_toll_beside",
        "A landmine killed two herders near Kidal on Monday. In July, 31 people died on the roads of the region.",
        (Attack("ied", killed=(2, 2, 2)),),
    ),
)
def test_figures_that_update_no_toll(news: News) -> None:
    check(news)


@told(
    News(
        "not_hurt_but_others_killed",
        "The minister was not hurt when a bomb hit his convoy near Kunduz on Monday, but two guards were killed.",
        (Attack(BOMBING, days="2019-08-12", killed=(2, 2, 2)),),
    ),
    News(
        "although_no_one_died",
        "Although no one died, nine people were wounded when a grenade exploded in Bujumbura on Sunday.",
        (Attack("armed_assault|bombing", killed=(0, 0, 0), wounded=(9, 9, 9)),),
    ),
    News(
        "no_civilians",
        "No civilians were killed in the air strike on a camp near Idlib on Friday, but five fighters died.",
        (Attack("air_strike", days="2019-08-09", killed=(5, 5, 5)),),
    ),
    News(
        "did_not_stop_them",
        "The curfew did not stop gunmen from killing a teacher in Cotabato on Thursday.",
        (Attack(BY_ARMS, days="2019-08-08", killed=(1, 1, 1)),),
        reason='"did not stop gunmen from killing" is read as not done',
    ),
    News(
        "not_only",
        "The rebels not only shelled Taiz on Saturday but also mined the road.",
        (Attack("artillery_shelling|ied", days="2019-08-10", place="Taiz"),),
    ),
    News(
        "no_warning",
        "Without warning, a man stabbed two passengers on a tram in Graz on Monday.",
        (Attack("stabbing", days="2019-08-12", place="Graz", wounded=(2, 2, 2)),),
    ),
)
def test_a_negation_reaches_no_further_than_its_clause(news: News) -> None:
    check(news)


@told(
    News(
        "among_the_dead",
        "An air strike killed 11 people in Saada on Sunday. Among the dead were four children.",
        (Attack("air_strike", killed=(11, 11, 11), parts=(4,)),),
    ),
    News(
        "half_of_them",
        "Shelling killed six people in Donetsk on Monday, three of them women.",
        (Attack("artillery_shelling", killed=(6, 6, 6), parts=(3,)),),
    ),
    News(
        "one_of_whom",
        "Gunmen kidnapped seven pupils near Kaduna on Friday, one of whom escaped.",
        (Attack("kidnapping", days="2019-08-09", killed=None),),
    ),
    News(
        "including_the_attackers",
        "Nine people, including two attackers, were killed in an assault on a hotel in Kismayo on Friday.",
        (Attack("armed_assault", days="2019-08-09", killed=(9, 9, 9), parts=(2,)),),
    ),
)
def test_parts_named_in_other_ways_are_parts(news: News) -> None:
    check(news)


@told(
    News(
        "as_well_as",
        "A bomb killed two soldiers as well as three drivers near Garissa on Monday.",
        (Attack(BOMBING, killed=(5, 5, 5), parts=()),),
    ),
    News(
        "besides",
        "Gunmen killed a judge and, besides him, two guards in Ghazni on Sunday.",
        (Attack(BY_ARMS, killed=(3, 3, 3), parts=()),),
        reason='"and, besides him, two guards" ends the list of victims',
    ),
    News(
        "and_also",
        "A rocket killed a woman in Sderot on Thursday and also a farm worker.",
        (Attack("rocket_attack", killed=(2, 2, 2), parts=()),),
        reason="a victim after the day of the attack isn't added to the list before it",
    ),
    News(
        "among_those_who_fled",
        "Militants killed 12 villagers near Palma on Monday. Among those who fled were 40 children.",
        (Attack(BY_ARMS, killed=(12, 12, 12), parts=()),),
    ),
)
def test_what_is_added_is_no_part(news: News) -> None:
    check(news)


@told(
    News(
        "soldiers_shot_at",
        "Soldiers were fired on by gunmen near Zaria on Monday; none was hurt.",
        (Attack("shooting", days="2019-08-12", place="Zaria"),),
    ),
    News(
        "police_killed_by_police",
        "A policeman was shot dead by a colleague in Antipolo on Friday.",
        (Attack("shooting", days="2019-08-09", figures=(("killed", "police", 1),)),),
    ),
    News(
        "hospital_bombed_by_jets",
        "A hospital in Maarat was bombed by jets on Sunday, wounding four nurses.",
        (Attack("air_strike|bombing", days="2019-08-11", wounded=(4, 4, 4)),),
    ),
    News(
        "who_were_guarding",
        "Militants killed three policemen who were guarding a bank in Mandera on Tuesday.",
        (Attack(BY_ARMS, days="2019-08-13", figures=(("killed", "police", 3),)),),
    ),
    News(
        "army_of_the_dead",
        "The novel “Army of the Dead” sold a million copies in Seoul, its publisher said on Monday.",
        NO_ATTACK,
    ),
    News(
        "bank_killed_a_plan",
        "The central bank killed a plan to raise rates on Friday, two officials in Ankara said.",
        NO_ATTACK,
    ),
    News(
        "shot_up_the_charts",
        "Her third song shot up the charts in Lagos and Accra on Monday.",
        NO_ATTACK,
    ),
    News(
        "murder_of_crows",
        "A murder of crows darkened the sky over Leipzig on Sunday.",
        NO_ATTACK,
    ),
    News(
        "explosion_of_interest",
        "An explosion of interest in chess followed the match in Madras on Tuesday.",
        NO_ATTACK,
    ),
    News(
        "hostage_to_fortune",
        "The premier made himself a hostage to fortune in Rome on Monday.",
        NO_ATTACK,
    ),
)
def test_who_did_it_to_whom_and_who_did_nothing(news: News) -> None:
    check(news)


@told(
    News(
        "one_side_says_the_other_denies",
        "Armenia said Azerbaijani forces shelled Stepanakert on Sunday. Baku denied it.",
        (Attack("artillery_shelling", days="2019-08-11", place="Stepanakert"),),
    ),
    News(
        "denied_part",
        "The militia denied any role in the bombing that killed four people in Basra on Friday.",
        (Attack(BOMBING, days="2019-08-09", place="Basra", killed=(4, 4, 4)),),
    ),
    News(
        "denied_and_did_not_happen",
        "The army denied reports that its planes had bombed Mekelle on Monday.",
        NO_ATTACK,
    ),
    News(
        "rumour",
        "A rumour of an attack on the airport of Lomé on Tuesday was false, the minister said.",
        NO_ATTACK,
        reason='a "rumour" that was "false" doesn\'t deny the attack it speaks of',
    ),
)
def test_disputed_attacks(news: News) -> None:
    check(news)


@told(
    News(
        "did_not_go_off",
        "Two men planted a bomb outside a court in Bari on Friday that did not go off.",
        (Attack(BOMBING, days="2019-08-09", place="Bari", killed=None, stage="attempted"),),
    ),
    News(
        "foiled_far_from_its_noun",
        "A suicide attack on a church in the old town of Cairo was thwarted on Sunday.",
        (Attack("suicide_bombing", place="Cairo", stage="foiled"),),
    ),
    News(
        "went_off_after_all",
        "A man threw a grenade into a bar in Bujumbura on Sunday and it exploded at once.",
        (Attack("armed_assault|bombing", place="Bujumbura", stage="accomplished"),),
    ),
    News(
        "flight_foiled_not_the_attack",
        "Gunmen attacked a bank in Cali on Monday, and their flight was foiled by a crowd.",
        (Attack(BY_ARMS, days="2019-08-12", place="Cali"),),
    ),
    News(
        "attacked_in_past_week",
        "Rebels attacked a convoy near Goma on Monday, as they have often done in the past.",
        (Attack(BY_ARMS, days="2019-08-12", place="Goma"),),
    ),
    News(
        "often_attacked",
        "Pirates have attacked tankers off Lomé in the past.",
        NO_ATTACK,
    ),
    News(
        "attacked_in_a_tweet",
        "The premier attacked the central bank in a tweet from Ankara on Monday.",
        NO_ATTACK,
    ),
    News(
        "claimed_on_social_media",
        "Militants attacked a barracks near Mopti on Friday and killed four soldiers, they said on social media.",
        (Attack(BY_ARMS, days="2019-08-09", place="Mopti", killed=(4, 4, 4)),),
    ),
)
def test_attacks_that_failed_were_frequent_or_only_words(news: News) -> None:
    check(news)
