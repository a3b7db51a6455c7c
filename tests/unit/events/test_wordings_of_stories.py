"""More wordings of whole stories: what belongs to the attack just told, where it was, who is said to have done it."""

from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, told

BY_GUN = "shooting|armed_assault"


@told(
    News(
        "its_attackers_shot_dead",
        "Gunmen attacked a hotel in Gao on Monday, killing nine guests. Soldiers shot dead five of the attackers.",
        (Attack(BY_ARMS, figures=(("killed", "civilian", 9), ("killed", "perpetrator", 5))),),
    ),
    News(
        "how_it_was_done",
        "Soldiers killed 45 villagers in Solhan on Monday, survivors said.\n\nThey went from house to house and shot "
        "people.",
        (Attack(BY_ARMS, killed=(45, 45, 45)),),
    ),
    News(
        "the_sixth_of_them",
        "Five suicide bombers killed nine soldiers at a base in Gao on Monday, while the sixth blew himself up at the "
        "gate.",
        (Attack("suicide_bombing", killed=(9, 9, 9)),),
    ),
    News(
        "driven_with_words_between",
        "A man drove a car at high speed into a crowd in Liege on Monday, killing four people.",
        (Attack("vehicle_ramming", killed=(4, 4, 4)),),
    ),
    News(
        "carried_people_are_no_attackers",
        "A blast on a bus carrying miners killed nine people near Gao on Monday.",
        (Attack("bombing|ied|explosion", killed=(9, 9, 9), by=()),),
    ),
    News(
        "the_same_day",
        "Rebels shelled Sanaa on Monday. The same day, jets bombed Hajjah, killing six.",
        (
            Attack("artillery_shelling|mortar_shelling", days="2019-08-12"),
            Attack("air_strike", days="2019-08-12", place="Hajjah", killed=(6, 6, 6)),
        ),
    ),
    News(
        "police_stop_the_stabber",
        "A woman was stabbed to death in Leeds on Monday. Dan Reed, 40, was shot dead by police after he stabbed the "
        "woman.",
        (Attack("stabbing", figures=(("killed", "civilian", 1), ("killed", "perpetrator", 1)), by=()),),
    ),
    News(
        "gunmen_who_took_hostages",
        "Gunmen took 12 hostages at a bank in Hilla on Saturday.",
        (Attack("kidnapping", figures=(("captured", "unknown", 12),)),),
    ),
    News(
        "the_militants_are_the_group",
        "Al-Shabab attacked a hotel in Kismayo on Friday. The gunmen killed nine guests.",
        (Attack(BY_ARMS, killed=(9, 9, 9), by=(("stated", "al-shabab"),)),),
    ),
    News(
        "the_gunmen_once",
        "Gunmen attacked a village in Zamfara on Saturday, killing nine people. The gunmen abducted 30 women.",
        (Attack(BY_ARMS, killed=(9, 9, 9), by=(("stated", "gunmen"),)),),
    ),
    News(
        "what_somebody_says_of_the_dead",
        "US jets struck 85 targets in Iraq on Friday; Iraq said 16 people were killed.",
        (Attack("air_strike", killed=(16, 16, 16), by=(("stated", "US"),)),),
    ),
    News(
        "state_bombers",
        "US bombers struck 85 targets in Iraq on Friday.",
        (Attack("air_strike", by=(("stated", "United States"),)),),
    ),
    News(
        "last_month_is_another",
        "Six militants tried to storm an army post in Mir Ali. Last month, gunmen killed four soldiers in the town.",
        (Attack(BY_ARMS, stage="attempted", killed=None), Attack(BY_ARMS, killed=(4, 4, 4))),
    ),
    News(
        "two_more_bodies",
        "Missiles struck a resort near Kharkiv on Sunday, killing six civilians. Rescuers found two more bodies on "
        "Monday, bringing the death toll to eight.",
        (Attack("missile_strike", killed=(8, 8, 8)),),
    ),
    News(
        "people_of_several_attacks",
        "Insurgents killed at least 37 villagers in two attacks in Yobe this week, police said.",
        (),
        totals=(("attacks", 2, 2), ("killed", 37, 37)),
    ),
)
def test_stories(news: News) -> None:
    check(news)


@told(
    News("into_a_garage", "A man drove a car slowly into a garage in Liege on Monday.", NO_ATTACK),
    News("hostages_who_left", "The talks took place after the hostages left Gaza on Monday.", NO_ATTACK),
    News("hostages_taken_home", "Red Cross cars took the hostages to a hospital in Haifa on Monday.", NO_ATTACK),
    News(
        "hit_by_others_gunfire",
        "An 11-year-old boy died in Hilla on Monday after he was hit by gunfire.",
        (Attack(BY_GUN, figures=(("killed", "civilian", 1),)),),
    ),
    News(
        "bombers_are_people",
        "Suicide bombers struck a market in Hilla on Friday, killing nine people.",
        (Attack("suicide_bombing", killed=(9, 9, 9)),),
    ),
    News(
        "blamed_by_who_says_it",
        "Iraq said US jets struck 85 targets near Basra on Friday.",
        (Attack("air_strike", by=(("blamed", "US"),)),),
    ),
    News(
        "this_week_is_the_story",
        "Rebels tried to storm an army post in Sake on Sunday. The rebels shelled the post on Monday.",
        (Attack(BY_ARMS, stage="attempted"), Attack("artillery_shelling|mortar_shelling")),
    ),
)
def test_what_only_sounds_like_it(news: News) -> None:
    check(news)


@told(
    News(
        "on_a_lake",
        "Fighters attacked Bosso, on Lake Chad, on Monday, killing nine soldiers.",
        (Attack(BY_ARMS, place="Bosso"),),
    ),
    News(
        "road_from_to",
        "Gunmen shot dead six passengers on the road from Garissa to Dadaab on Monday.",
        (Attack(BY_GUN, place="Garissa"),),
    ),
    News("bus_is_nowhere", "A bomb on a bus killed nine people on Monday.", (Attack("bombing|ied", place=None),)),
    News(
        "land_mine_is_nowhere",
        "Soldiers said a land mine killed 20 villagers on Monday.",
        (Attack("ied", place=None, killed=(20, 20, 20)),),
    ),
    News(
        "objects_are_places",
        "Missiles hit Kharkiv and Odesa on Monday.",
        (Attack("missile_strike", place="Kharkiv"), Attack("missile_strike", place="Odesa")),
    ),
    News(
        "words_that_open_names",
        "A roadside bomb killed four soldiers in Wadi Rabea on Monday.",
        (Attack("ied|bombing", place="Wadi Rabea"),),
    ),
    News(
        "island_of_a_lake",
        "Gunmen killed nine fishermen on Lake Chad's Kinas island on Monday.",
        (Attack(BY_ARMS, place="Kinas"),),
    ),
    News(
        "the_town_just_named",
        "Militants seized Gamboru in 2014. A bomb killed six people in the town on Monday.",
        (Attack("bombing|ied", place="Gamboru"),),
    ),
    News(
        "a_coal_mine_is_a_place",
        "Gunmen killed six guards at a coal mine near Duki on Monday.",
        (Attack(BY_ARMS, place="Duki"),),
    ),
    News(
        "struck_back_at_nobody",
        "Pakistan struck back on Tuesday, hitting hideouts of separatists in Saravan.",
        (Attack("other|air_strike|missile_strike", place="Saravan"),),
    ),
)
def test_places(news: News) -> None:
    check(news)


@told(
    News(
        "set_on_fire_with_words_between",
        "Rebels set a police station on fire in Goma on Monday.",
        (Attack("arson", place="Goma"),),
    ),
    News(
        "set_ablaze_by_a_missile",
        "A Houthi missile set a cargo ship ablaze in the Gulf of Aden on Monday.",
        (Attack("missile_strike", by=(("stated", "Houthi"),)),),
    ),
    News("a_hot_summer", "The heat set fields on fire near Faro on Monday.", NO_ATTACK),
    News("a_fiery_speech", "His speech set the hall alight in Lyon on Monday.", NO_ATTACK),
)
def test_what_was_set_on_fire(news: News) -> None:
    check(news)
