"""Turns of conflict news that the engine was not built on: looks back, tolls of some, groups described, other events.

Each class beside sentences that read nearly alike and tell something else.
"""

from expected_news import Attack, News, check, told

NOVEMBER = "2024-11-13"  # a Wednesday
_BOMB = "A bomb killed nine people in Kano on Monday. "


@told(
    News(
        "a_group_linked_to",
        _BOMB + "Al-Shabab, a group linked to al-Qaeda, quickly claimed responsibility for the attack.",
        (Attack("bombing", by=(("claimed", "Al-Shabab"),)),),
        published=NOVEMBER,
    ),
    News(
        "whose_country_it_is",
        _BOMB + "Boko Haram, Nigeria's most feared insurgent movement, claimed responsibility on Tuesday.",
        (Attack("bombing", by=(("claimed", "Boko Haram"),)),),
        published=NOVEMBER,
    ),
    News(
        "a_faction_led_by",
        _BOMB + "The Pakistani Taliban faction led by Maulana Gul claimed responsibility for the attack.",
        (Attack("bombing", by=(("claimed", "Taliban"),)),),
        published=NOVEMBER,
    ),
    News(
        "men_dressed_in",
        "Gunmen dressed in army uniforms killed nine people in Kano on Monday.",
        (Attack("armed_assault|shooting", killed=(9, 9, 9), by=(("stated", "Gunmen"),)),),
        published=NOVEMBER,
    ),
    News(
        "nobody_linked_to",
        _BOMB + "No group linked to al-Qaeda has claimed responsibility for the attack.",
        (Attack("bombing", by=(("unclaimed", None),)),),
        published=NOVEMBER,
    ),
    News(
        "who_led_the_rescue",
        _BOMB + "Medics led by Adamu Bello treated the wounded.",
        (Attack("bombing", killed=(9, 9, 9), by=()),),
        published=NOVEMBER,
    ),
    News(
        "the_army_described",
        _BOMB + "The army, helped by villagers, searched the market.",
        (Attack("bombing", by=()),),
        published=NOVEMBER,
    ),
)
def test_groups_described_beside_their_name(news: News) -> None:
    check(news)


@told(
    News(
        "two_of_the_six",
        "Six attackers stormed a hotel in Kismayo on Monday. Two of the six attackers were killed, police said.",
        (Attack("armed_assault", killed=(2, 2, 2)),),
        published=NOVEMBER,
    ),
    News(
        "three_of_the_passengers",
        "Gunmen seized 20 passengers in Imo on Monday. Three of the 20 passengers were killed on Tuesday.",
        (Attack("kidnapping", killed=(3, 3, 3), figures=(("captured", "civilian", 20), ("killed", "civilian", 3))),),
        published=NOVEMBER,
    ),
    News(
        "all_of_them",
        "Six attackers stormed a hotel in Kismayo on Monday. All six attackers were killed, police said.",
        (Attack("armed_assault", killed=(6, 6, 6)),),
        published=NOVEMBER,
    ),
    News(
        "two_more_in_the_toll",
        "A bomb exploded in Kano on Monday. The death toll has risen to 11. A doctor confirmed that two more people "
        "had succumbed to their wounds.",
        (Attack("bombing", killed=(11, 11, 11), parts=(2,)),),
        published=NOVEMBER,
    ),
    News(
        "two_more_after_the_toll",
        "A bomb killed five people in Kano on Monday. Two more people died in hospital on Tuesday.",
        (Attack("bombing", killed=(7, 7, 7)),),
        published=NOVEMBER,
    ),
    News(
        "rose_when",
        "Gunmen attacked a market in Gusau on Sunday, killing five people. The toll rose to six when a man died of "
        "bullet wounds on Monday.",
        (Attack("armed_assault|shooting", days="2024-11-10", killed=(6, 6, 6), parts=(1,)),),
        published=NOVEMBER,
    ),
    News(
        "a_fourth_died",
        "A car bomb killed at least four people in Kano on Monday. Three people died at the scene, police said. A "
        "fourth person had died, a doctor said later.",
        (Attack("vehicle_bombing", killed=(3, 4, 4)),),
        published=NOVEMBER,
    ),
    News(
        "treated_of_all",
        "A blast wounded 24 people in Quetta on Monday. Fourteen injured people were being treated at the Civil "
        "Hospital.",
        (Attack("bombing", wounded=(24, 24, 24), parts=(14,)),),
        published=NOVEMBER,
    ),
    News(
        "treated_as_the_toll",
        "A blast hit a market in Quetta on Monday. Fourteen injured people were being treated at the Civil Hospital.",
        (Attack("bombing", wounded=(14, 14, 14)),),
        published=NOVEMBER,
    ),
    News(
        "before_he_was_killed",
        "A soldier shot dead four colleagues at a base in Goma on Tuesday before he was killed by guards.",
        (Attack("shooting", killed=(5, 5, 5)),),
        published=NOVEMBER,
    ),
    News(
        "before_they_were_shot",
        "Two men stabbed three people in Lyon on Tuesday before they were shot dead by police.",
        (Attack("stabbing", killed=(2, 2, 2), wounded=(3, 3, 3)),),
        published=NOVEMBER,
    ),
    News(
        "before_they_were_arrested",
        "Two men stabbed three people in Lyon on Tuesday before they were arrested.",
        (Attack("stabbing", killed=None, wounded=(3, 3, 3)),),
        published=NOVEMBER,
    ),
)
def test_tolls_of_some_and_of_all(news: News) -> None:
    check(news)


@told(
    News(
        "came_weeks_after",
        "A truck bomb exploded in Kano on Saturday, killing 13 people. Saturday's blast came two weeks after 350 "
        "people were killed in a massive truck bombing on a busy street in Jos.",
        (
            Attack("vehicle_bombing", days="2024-11-09", killed=(13, 13, 13)),
            Attack("vehicle_bombing", days="2024-10-23/2024-10-29", place="Jos", killed=(350, 350, 350)),
        ),
        published=NOVEMBER,
    ),
    News(
        "a_day_after_an_encounter",
        "An IED killed nine policemen in Bastar on Monday. The blast took place a day after an encounter in Sukma in "
        "which five rebels were killed.",
        (
            Attack("ied", days="2024-11-11", place="Bastar", killed=(9, 9, 9)),
            Attack("clash", days="2024-11-10", place="Sukma", killed=(5, 5, 5)),
        ),
        published=NOVEMBER,
    ),
    News(
        "an_encounter_without_dead",
        "The minister had an encounter with voters in Sukma on Monday.",
        (),
        published=NOVEMBER,
    ),
    News(
        "weeks_after_a_vote",
        "A truck bomb exploded in Kano on Saturday, killing 13 people. The blast came two weeks after a vote.",
        (Attack("vehicle_bombing", days="2024-11-09", killed=(13, 13, 13)),),
        published=NOVEMBER,
    ),
    News(
        "also_on_that_day",
        "Gunmen killed nine people in Jos on Monday. Also on Monday, gunmen killed nine people in Zonkwa village.",
        (Attack("armed_assault|shooting", place="Jos"), Attack("armed_assault|shooting", place="Zonkwa")),
        published=NOVEMBER,
    ),
    News(
        "later_elsewhere",
        "A gang stormed a police station in Gidan Madi on Monday, killing two officers. Later on Monday, a group of "
        "thieves launched an attack on the farming village of Yanteba, killing five farmers.",
        (
            Attack("armed_assault", place="Gidan Madi", killed=(2, 2, 2)),
            Attack("armed_assault|other", place="Yanteba", killed=(5, 5, 5)),
        ),
        published=NOVEMBER,
    ),
    News(
        "a_separate_incident",
        "A bomb killed two guards in Mosul on Monday. In a separate incident, a bomb wounded nine people in Kirkuk.",
        (Attack("bombing", place="Mosul", killed=(2, 2, 2)), Attack("bombing", place="Kirkuk", wounded=(9, 9, 9))),
        published=NOVEMBER,
    ),
    News(
        "also_said",
        "Gunmen killed nine people in Jos on Monday. Also on Monday, the governor condemned the killings.",
        (Attack("armed_assault|shooting", killed=(9, 9, 9)),),
        published=NOVEMBER,
    ),
    News(
        "regularly",
        "Armed gangs regularly raid villages in central Nigeria, killing and kidnapping people.",
        (),
        published=NOVEMBER,
    ),
    News(
        "known_for",
        "Gangs known for kidnapping and cattle-rustling live in the forest near Gusau.",
        (),
        published=NOVEMBER,
    ),
    News(
        "not_regularly",
        "Armed gangs raided a village near Gusau on Monday, killing four people.",
        (Attack("armed_assault", killed=(4, 4, 4)),),
        published=NOVEMBER,
    ),
)
def test_other_events_and_habits(news: News) -> None:
    check(news)


@told(
    News(
        "the_group_shot",
        "Men of the Valley Front stormed a clinic in Garissa on Monday. In May the group shot two nurses in Wajir.",
        (
            Attack("armed_assault", place="Garissa", by=(("stated", "Valley Front"),)),
            Attack("shooting", place="Wajir", by=(("stated", "Valley Front"),)),
        ),
        published=NOVEMBER,
    ),
    News(
        "the_group_killed",
        "Boko Haram stormed a school in Damboa on Monday. The group killed nine farmers in the same town in June.",
        (
            Attack("armed_assault", by=(("stated", "Boko Haram"),)),
            Attack("armed_assault|shooting", days="2024-06-01/2024-06-30", by=(("stated", "Boko Haram"),)),
        ),
        published=NOVEMBER,
    ),
    News(
        "the_suspect_by_name",
        "A man stabbed three people at a station in Lyon on Tuesday. The suspect, Karim Bensaid, was arrested.",
        (Attack("stabbing", by=(("suspected", "Karim Bensaid"),)),),
        published=NOVEMBER,
    ),
    News(
        "the_suspect_by_age",
        "Two people were shot dead in Lyon on Tuesday. The suspect, 24-year-old Karim Bensaid, was arrested.",
        (Attack("shooting", by=(("suspected", "Karim Bensaid"),)),),
        published=NOVEMBER,
    ),
    News(
        "the_suspects_lawyer",
        "Two people were shot dead in Lyon on Tuesday. The suspect's lawyer, Anne Morel, said nothing.",
        (Attack("shooting", by=()),),
        published=NOVEMBER,
    ),
    News(
        "the_suspect_police_said",
        "Two people were shot dead in Lyon on Tuesday. The suspect, police said, fled on foot.",
        (Attack("shooting", by=()),),
        published=NOVEMBER,
    ),
    News(
        "a_suicide_car_bomber",
        "A suicide car bomber crashed into a gate of a barracks in Mogadishu on Monday, killing nine soldiers.",
        (Attack("suicide_bombing", killed=(9, 9, 9)),),
        published=NOVEMBER,
    ),
    News(
        "a_car_crashed",
        "A car crashed into a gate of a barracks in Mogadishu on Monday, killing its driver.",
        (),
        published=NOVEMBER,
    ),
    News(
        "an_ied_blast",
        "A soldier was killed in an improvised explosive device (IED) blast in Bijapur on Monday.",
        (Attack("ied", killed=(1, 1, 1)),),
        published=NOVEMBER,
    ),
    News(
        "what_the_weapon_was",
        "A bomb killed two guards in Mosul on Monday. In a separate attack in Kirkuk, a car bomb wounded nine people.",
        (Attack("bombing", place="Mosul"), Attack("vehicle_bombing", place="Kirkuk", wounded=(9, 9, 9))),
        published=NOVEMBER,
    ),
)
def test_who_did_it_and_with_what(news: News) -> None:
    check(news)


@told(
    News(
        "in_the_capital_named",
        "A car bomb tore through a bus station in the Turkish capital, Ankara, on Sunday, killing 34 people.",
        (Attack("vehicle_bombing", days="2024-11-10", place="Ankara", killed=(34, 34, 34)),),
        published=NOVEMBER,
    ),
    News(
        "in_the_capital_of",
        "A car bomb exploded in the centre of the Somali capital of Mogadishu on Sunday, killing 34 people.",
        (Attack("vehicle_bombing", days="2024-11-10", place="Mogadishu", killed=(34, 34, 34)),),
        published=NOVEMBER,
    ),
    News(
        "in_the_port_named",
        "Gunmen killed nine people in the southern port city, Kismayo, on Monday.",
        (Attack("armed_assault|shooting", place="Kismayo"),),
        published=NOVEMBER,
    ),
    News(
        "in_the_eastern_city_of",
        "A bomber killed six people on Saturday outside a restaurant in the eastern DR Congo city of Beni.",
        (Attack("bombing|suicide_bombing|armed_assault", place="Beni"),),
        published=NOVEMBER,
    ),
    News(
        "in_the_centre_of",
        "A gunman shot dead four people in the centre of Vienna on Monday, hours before Austria was to close its bars.",
        (Attack("shooting", days="2024-11-11", place="Vienna", killed=(4, 4, 4)),),
        published=NOVEMBER,
    ),
    News(
        "the_region_of_a_state",
        "A drone strike killed six people in the Tina region of North Darfur on Monday.",
        (Attack("drone_strike", place="Tina"),),
        published=NOVEMBER,
    ),
    News(
        "told_from_the_capital",
        "A bomb killed two farmers near Diyarbakir on Monday. The interior minister spoke in the capital, Ankara.",
        (Attack("bombing", place="Diyarbakir"),),
        published=NOVEMBER,
    ),
)
def test_places_beside_what_they_are(news: News) -> None:
    check(news)


@told(
    News(
        "overnight_on",
        "Russian forces attacked Kharkiv with drones overnight on November 9, killing six people.",
        (Attack("drone_strike", days="2024-11-09", killed=(6, 6, 6)),),
        published=NOVEMBER,
    ),
    News(
        "overnight_alone",
        "Russian forces attacked Kharkiv with drones overnight, killing six people.",
        (Attack("drone_strike", days="2024-11-12/2024-11-13", killed=(6, 6, 6)),),
        published=NOVEMBER,
    ),
    News(
        "after_what_was_on_that_day",
        "Gunmen killed 55 people in Djibo on Sunday. The killings come three days after 11 guards were killed when "
        "rebels attacked a post in Arbinda on Thursday.",
        (
            Attack("armed_assault|shooting", days="2024-11-10", place="Djibo", killed=(55, 55, 55)),
            Attack("armed_assault|other", days="2024-11-07", place="Arbinda", killed=(11, 11, 11)),
        ),
        published=NOVEMBER,
    ),
    News(
        "after_what_was_then",
        "Gunmen killed 55 people in Djibo on Sunday. The killings come three days after rebels killed 11 guards in "
        "Arbinda.",
        (
            Attack("armed_assault|shooting", days="2024-11-10", place="Djibo"),
            Attack("armed_assault|shooting", days="2024-11-07", place="Arbinda"),
        ),
        published=NOVEMBER,
    ),
    News(
        "rescue_workers",
        "Three rescue workers were killed in a drone attack in Kharkiv on Monday.",
        (Attack("drone_strike", killed=(3, 3, 3)),),
        published=NOVEMBER,
    ),
    News(
        "to_the_rescue",
        "A drone hit a house in Kharkiv on Monday. Neighbours rescued three children.",
        (Attack("drone_strike", killed=None, wounded=None),),
        published=NOVEMBER,
    ),
)
def test_days_beside_another_time(news: News) -> None:
    check(news)


@told(
    News(
        "affiliate_of",
        "Gunmen stormed a barracks in Bamako on Monday. Al-Qaeda affiliate JNIM said it was behind the attack.",
        (Attack("armed_assault", by=(("claimed", "JNIM"),)),),
        published=NOVEMBER,
    ),
    News(
        "splinter_group",
        _BOMB + "Boko Haram splinter group Ahrarul Hind claimed responsibility for the attack.",
        (Attack("bombing", by=(("claimed", "Ahrarul Hind"),)),),
        published=NOVEMBER,
    ),
    News(
        "a_group_and_no_more",
        _BOMB + "A Boko Haram faction claimed responsibility for the attack.",
        (Attack("bombing", by=(("claimed", "Boko Haram"),)),),
        published=NOVEMBER,
    ),
    News(
        "saying_it_had",
        "A bomb killed nine soldiers at a station in Quetta on Monday. The Baloch Liberation Army claimed "
        "responsibility for the blast, saying its fighters had targeted troops returning home.",
        (Attack("bombing", place="Quetta", killed=(9, 9, 9), by=(("claimed", "Baloch Liberation Army"),)),),
        published=NOVEMBER,
    ),
    News(
        "saying_it_would",
        "A bomb killed nine soldiers at a station in Quetta on Monday. The Baloch Liberation Army claimed "
        "responsibility for the blast, saying it would strike again.",
        (Attack("bombing", place="Quetta", by=(("claimed", "Baloch Liberation Army"),)),),
        published=NOVEMBER,
    ),
    News(
        "findings_suggest",
        "A car bomb killed 34 people in Ankara on Sunday. Initial findings suggested that the attack had been carried "
        "out by the Kurdistan Workers Party.",
        (Attack("vehicle_bombing", by=(("suspected", "Kurdistan Workers Party"),)),),
        published=NOVEMBER,
    ),
    News(
        "followed_by_gunfire",
        "A suicide bomber attacked a hotel in Mogadishu on Monday and the attack was followed by gunfire, killing 15 "
        "people.",
        (Attack("suicide_bombing", days="2024-11-11", killed=(15, 15, 15)),),
        published=NOVEMBER,
    ),
    News(
        "bandits_invaded",
        "Bandits invaded a village near Shinkafi on Sunday, killing four people.",
        (Attack("armed_assault", days="2024-11-10", killed=(4, 4, 4)),),
        published=NOVEMBER,
    ),
    News(
        "tourists_invaded",
        "Tourists invaded a village near Positano on Sunday.",
        (),
        published=NOVEMBER,
    ),
)
def test_claims_in_more_words(news: News) -> None:
    check(news)


@told(
    News(
        "shot_and_killed",
        "Turkish soldiers shot and killed two farmers near Qamishli on Tuesday.",
        (Attack("shooting", killed=(2, 2, 2), by=(("stated", "Turkish soldiers"),)),),
        published=NOVEMBER,
    ),
    News(
        "shot_and_wounded",
        "Kenyan police shot and wounded a student in Nairobi on Tuesday.",
        (Attack("shooting", killed=None, wounded=(1, 1, 1), by=(("stated", "police"),)),),
        published=NOVEMBER,
    ),
    News(
        "was_shot_and_killed",
        "A farmer shot and killed in Qamishli on Tuesday was a father of two.",
        (Attack("shooting", killed=(1, 1, 1), by=()),),
        published=NOVEMBER,
    ),
    News(
        "planted_by_whom",
        "Three officers were killed in Garissa on Tuesday by a roadside bomb suspected to have been planted by "
        "al-Shabaab.",
        (Attack("ied", killed=(3, 3, 3), by=(("suspected", "al-Shabaab"),)),),
        published=NOVEMBER,
    ),
    News(
        "planted_as_a_fact",
        "Three officers were killed in Garissa on Tuesday by a roadside bomb planted by al-Shabaab.",
        (Attack("ied", killed=(3, 3, 3), by=(("stated", "al-Shabaab"),)),),
        published=NOVEMBER,
    ),
    News(
        "a_cartel",
        "Six people died when bombs exploded in Tlajomulco on Monday. The governor blamed a cartel for that attack.",
        (Attack("bombing", by=(("blamed", "cartel"),)),),
        published=NOVEMBER,
    ),
    News(
        "kidnapped_beside_the_dead",
        "Gunmen stormed a village in Zamfara on Monday, killing a man, wounding his wife and kidnapping 18 people.",
        (
            Attack(
                "armed_assault",
                figures=(("killed", "unknown", 1), ("wounded", "civilian", 1), ("captured", "unknown", 18)),
            ),
        ),
        published=NOVEMBER,
    ),
    News(
        "captured_beside_the_dead",
        "Soldiers stormed a camp in Zamfara on Monday, killing nine bandits and capturing 18 suspects.",
        (Attack("armed_assault", figures=(("killed", "militant", 9),)),),
        published=NOVEMBER,
    ),
    News(
        "the_attacker_named",
        "The attacker, named as 20-year-old Karim Bensaid, was shot dead by police after killing four people in Lyon "
        "on Monday.",
        (Attack("shooting", figures=(("killed", "perpetrator", 1), ("killed", "unknown", 4))),),
        published=NOVEMBER,
    ),
    News(
        "the_victim_named",
        "The victim, named as 20-year-old Karim Bensaid, was shot dead by gunmen in Lyon on Monday.",
        (Attack("shooting", figures=(("killed", "unknown", 1),)),),
        published=NOVEMBER,
    ),
    News(
        "killed_of_them",
        "Troops repelled an attack by bandits on a post in Katsina on Monday and killed 11 of them.",
        (Attack("armed_assault|other", killed=(11, 11, 11), parts=()),),
        published=NOVEMBER,
    ),
    News(
        "wounded_of_them",
        "A bomb wounded 20 people in Kano on Monday. Doctors said they had sent home 11 of them.",
        (Attack("bombing", wounded=(20, 20, 20)),),
        published=NOVEMBER,
    ),
)
def test_more_of_who_and_how_many(news: News) -> None:
    check(news)


@told(
    News(
        "since_it_broke_out",
        "More than 160 people have been killed since ethnic violence broke out in Manipur on May 3.",
        (),
        totals=(("killed", 160, 160),),
        published=NOVEMBER,
    ),
    News(
        "since_it_began",
        "Clashes between herders and farmers have killed at least 90 people since the rains began in Plateau in June.",
        (),
        totals=(("killed", 90, 90),),
        published=NOVEMBER,
    ),
    News(
        "since_is_no_window",
        "Gunmen killed nine people in Manipur on Monday.",
        (Attack("armed_assault|shooting", days="2024-11-11", killed=(9, 9, 9)),),
        totals=(),
        published=NOVEMBER,
    ),
    News(
        "the_attacks_of_a_year",
        "A court on Monday jailed three men over the 2015 attacks that killed 130 people in Paris.",
        (Attack("other|armed_assault", days="2015-01-01/2015-12-31", killed=(130, 130, 130)),),
        published=NOVEMBER,
    ),
    News(
        "overnight_from",
        "Rebels hacked 14 people to death in a village near Beni overnight from Sunday to Monday.",
        (Attack("stabbing|armed_assault", days="2024-11-10/2024-11-11", killed=(14, 14, 14)),),
        published=NOVEMBER,
    ),
)
def test_more_of_when(news: News) -> None:
    check(news)


@told(
    News(
        "as_people_gathered",
        "A suicide bombing at a mosque in Peshawar killed 100 people, a doctor said on Tuesday. The attacker detonated "
        "his explosives as hundreds of people gathered for prayers on Monday.",
        (Attack("suicide_bombing", days="2024-11-11", killed=(100, 100, 100)),),
        published=NOVEMBER,
    ),
    News(
        "at_a_vigil_later",
        "A bomb killed nine people in Peshawar on Sunday. Hundreds remembered the victims of the bombing at a vigil on "
        "Monday.",
        (Attack("bombing", days="2024-11-10", killed=(9, 9, 9)),),
        published=NOVEMBER,
    ),
    News(
        "said_in_a_statement",
        "A bomb killed nine people in Peshawar on Sunday. The army called it a suicide attack as it set out its "
        "findings in a statement on Monday.",
        (Attack("bombing|suicide_bombing", days="2024-11-10", killed=(9, 9, 9)),),
        published=NOVEMBER,
    ),
    News(
        "among_all_the_dead",
        "Two nurses were among 12 people killed by a bomb in Kano on Monday.",
        (Attack("bombing", killed=(12, 12, 12), parts=(2,)),),
        published=NOVEMBER,
    ),
    News(
        "among_those_gunned_down",
        "A rebel leader was among 27 extremists gunned down by soldiers near Sukma in May.",
        (Attack("shooting", days="2024-05-01/2024-05-31", killed=(27, 27, 27)),),
        published=NOVEMBER,
    ),
    News(
        "among_the_dead",
        "A bomb killed 12 people in Kano on Monday. Two nurses were among the dead.",
        (Attack("bombing", killed=(12, 12, 12), parts=(2,)),),
        published=NOVEMBER,
    ),
)
def test_days_of_gatherings_and_parts_of_all(news: News) -> None:
    check(news)
