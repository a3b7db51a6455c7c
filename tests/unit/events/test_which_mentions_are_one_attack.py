"""Phenomena 2 to 5: ordinals, definite mentions, relative clauses with "again", headlines and standfirsts."""

from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, told


@told(
    News(
        "fourth_killing_in_a_month",
        "Gunmen on motorcycles shot dead a tribal elder in Quetta on Monday, the fourth such killing in the city "
        "in a month.",
        (Attack("shooting|assassination", days="2019-08-12", place="Quetta", killed=(1, 1, 1)),),
    ),
    News(
        "second_attack_in_a_fortnight",
        "A car bomb exploded outside a mosque in Herat on Friday, the second attack on worshippers there in a "
        "fortnight, "
        "killing 11 people.",
        (Attack("vehicle_bombing", days="2019-08-09", place="Herat", killed=(11, 11, 11)),),
        totals=(("attacks", 2, 2),),
    ),
    News(
        "second_time_in_three_days",
        "For the second time in three days, rebels shelled the market in Horlivka, killing four people.",
        (Attack("artillery_shelling|mortar_shelling", place="Horlivka", killed=(4, 4, 4)),),
    ),
    News(
        "second_bomb_with_its_own_toll",
        "A bomb exploded in a market in Parachinar on Saturday, killing eight people. A second bomb went off "
        "minutes later "
        "as rescuers arrived, killing two medics.",
        (
            Attack("bombing|ied", days="2019-08-10", place="Parachinar", killed=(8, 8, 8)),
            Attack("bombing|ied", days="2019-08-10", place="Parachinar", killed=(2, 2, 2)),
        ),
        reason="a second bomb with its own toll is folded into the first, its dead as a part of the first's",
    ),
)
def test_an_ordinal_belongs_to_the_attack_beside_it(news: News) -> None:
    check(news)


@told(
    News(
        "first_of_its_kind_since",
        "A woman blew herself up on Habib Bourguiba avenue in Tunis on Monday, wounding nine people. It was the "
        "first suicide "
        "bombing in Tunisia since 2015.",
        (Attack("suicide_bombing", days="2019-08-12", place="Tunis", wounded=(9, 9, 9)),),
    ),
    News(
        "latest_in_a_string",
        "Armed men raided a secondary school in Kaduna state on Thursday and abducted 30 students. The assault, "
        "the latest in "
        "a string of attacks on schools, drew no claim of responsibility.",
        (Attack("kidnapping|armed_assault", days="2019-08-08", place="Kaduna"),),
    ),
    News(
        "third_division",
        "Soldiers of the Third Infantry Division fired rockets during an exercise near Gori on Tuesday.",
        NO_ATTACK,
        totals=(),
    ),
    News(
        "third_anniversary",
        "Relatives laid flowers on Tuesday for the third anniversary of the victory parade in Minsk.",
        NO_ATTACK,
        totals=(),
    ),
)
def test_an_ordinal_makes_no_attack_of_its_own(news: News) -> None:
    check(news)


@told(
    News(
        "possessive_weekday_repeats",
        "A drone hit a bus carrying miners near Dnipro on Sunday, killing 12 of them. Moscow did not comment on "
        "Sunday's strike.",
        (Attack("drone_strike", days="2019-08-11", place="Dnipro", killed=(12, 12, 12)),),
    ),
    News(
        "possessive_weekday_alone",
        "Mourners gathered on Tuesday for the victims of Sunday's church bombing in Jolo, which killed 20 people.",
        (Attack("bombing", days="2019-08-11", place="Jolo", killed=(20, 20, 20)),),
    ),
    News(
        "the_blast",
        "A bomb tore through a bus in Mogadishu on Monday. The blast killed seven passengers and wounded 15 others.",
        (Attack("bombing|ied", days="2019-08-12", place="Mogadishu", killed=(7, 7, 7), wounded=(15, 15, 15)),),
    ),
    News(
        "two_days_two_attacks",
        "Monday's ambush killed four soldiers, while Friday's mortar attack left two dead, the army in Niger said.",
        (
            Attack("ambush", days="2019-08-12", killed=(4, 4, 4)),
            Attack("mortar_shelling", days="2019-08-09", killed=(2, 2, 2)),
        ),
    ),
    News(
        "the_blast_comes_first",
        "The blast, which police said was caused by a parcel bomb, injured three clerks at a post office in "
        "Patras on Thursday.",
        (Attack("bombing|ied", days="2019-08-08", place="Patras", wounded=(3, 3, 3)),),
    ),
    News(
        "the_attacker",
        "A gunman opened fire at a nightclub in Cali early on Sunday, killing six people. Police are still "
        "looking for the "
        "attacker, who fled on foot after the shooting.",
        (Attack("shooting", days="2019-08-11", place="Cali", killed=(6, 6, 6)),),
    ),
)
def test_a_definite_mention_is_the_attack_it_points_to(news: News) -> None:
    check(news)


@told(
    News(
        "attack_on_a_budget",
        "Senators renewed their attack on the prime minister's budget on Tuesday.",
        NO_ATTACK,
    ),
    News(
        "attack_of_a_team",
        "Liverpool's attack struggled on Saturday against a defence that had conceded only twice.",
        NO_ATTACK,
        reason="a team's attack becomes an attack when the text has few words of sport",
    ),
    News("heart_attack", "The general died of a heart attack in Cairo on Monday, his family said.", NO_ATTACK),
    News(
        "strike_of_workers",
        "Rail workers began a three-day strike in Buenos Aires on Monday, bringing the capital to a halt.",
        NO_ATTACK,
    ),
    News(
        "bombshell",
        "The film bombed at the box office and the studio shot down talk of a sequel.",
        NO_ATTACK,
        reason="a film that bombed becomes a bombing",
    ),
)
def test_a_word_of_attack_without_an_attack(news: News) -> None:
    check(news)


@told(
    News(
        "camp_attacked_again",
        "Rebels killed three peacekeepers at a camp in Kidal on 2 August. The camp was attacked again on 9 August.",
        (
            Attack(BY_ARMS, days="2019-08-02", place="Kidal", killed=(3, 3, 3)),
            Attack(BY_ARMS, days="2019-08-09", place="Kidal", killed=None),
        ),
    ),
    News(
        "refinery_struck_before",
        "The refinery in Abqaiq, which was struck by missiles in May, was attacked again on Sunday.",
        (Attack("missile_strike", days="2019-05-01/2019-05-31"), Attack("missile_strike|other", days="2019-08-11")),
    ),
    News(
        "where_gunmen_killed",
        "Troops deployed on Tuesday to Bandiagara, where gunmen killed 16 herders last month.",
        (Attack(BY_ARMS, days="2019-07-01/2019-07-31", place="Bandiagara", killed=(16, 16, 16)),),
        reason='"X, where gunmen killed" doesn\'t take X as the place',
    ),
    News(
        "embassy_bombed_before",
        "The French embassy in Tripoli, which had been bombed in 2013, was hit by a rocket on Monday.",
        (
            Attack("bombing", days="2013-01-01/2013-12-31", place="Tripoli"),
            Attack("rocket_attack", days="2019-08-12", place="Tripoli"),
        ),
    ),
    News(
        "friday_and_again_saturday",
        "Mortar fire hit the hospital in Taiz on Friday and again on Saturday, when two nurses were wounded.",
        (
            Attack("mortar_shelling", days="2019-08-09", place="Taiz", wounded=None),
            Attack("mortar_shelling", days="2019-08-10", place="Taiz", wounded=(2, 2, 2)),
        ),
        reason='"on Friday and again on Saturday" gives one attack, and the second day\'s wounded go to the first',
    ),
    News(
        "they_hit_another_town",
        "American jets hit a base near Qaim on August 4. They hit a depot in Taji on Friday.",
        (
            Attack("air_strike", days="2019-08-04", place="Qaim", by=(("stated", "United States"),)),
            Attack("air_strike", days="2019-08-09", place="Taji"),
        ),
        reason='"they hit X on Friday" after "jets hit Y" on another day is lost',
    ),
)
def test_again_is_another_attack(news: News) -> None:
    check(news)


@told(
    News("fear_of_another", "Residents fear that the town of Palma will be attacked again.", NO_ATTACK),
    News(
        "open_again",
        "The market in Baghlan, which reopened in June after extensive repairs, was crowded again on Tuesday.",
        NO_ATTACK,
    ),
    News(
        "habit_of_attacking",
        "The militia, which has attacked oil pipelines in the past, denied having any fighters in Basra.",
        NO_ATTACK,
    ),
    News(
        "never_again",
        '"This must never happen again," the mayor of Christchurch told a memorial service on Sunday.',
        NO_ATTACK,
    ),
    News(
        "relative_clause_of_the_same_attack",
        "The grenade attack, which took place in a crowded bar in Bujumbura on Saturday, wounded 14 people.",
        (Attack("bombing|armed_assault|other", days="2019-08-10", place="Bujumbura", wounded=(14, 14, 14)),),
    ),
)
def test_again_and_which_without_another_attack(news: News) -> None:
    check(news)


@told(
    News(
        "headline_line_and_lede",
        "Car bomb kills nine in Jalalabad\n\nA car bomb killed nine people in the eastern Afghan city of "
        "Jalalabad on Tuesday, "
        "officials said.\n\nThe bomb went off outside the provincial education department.",
        (Attack("vehicle_bombing", days="2019-08-13", place="Jalalabad", killed=(9, 9, 9)),),
        title="Car bomb kills nine in Jalalabad",
    ),
    News(
        "dateline_and_lede",
        "KANDAHAR, Afghanistan (Reuters) - A suicide bomber killed 12 policemen at a checkpoint outside the city "
        "on Monday, "
        "the governor's spokesman said.\n\nThe bomber was on foot, the spokesman said.",
        (Attack("suicide_bombing", days="2019-08-12", killed=(12, 12, 12)),),
        title="Suicide bomber kills 12 at Kandahar checkpoint",
    ),
    News(
        "standfirst_and_lede",
        "At least eight people die in attack near Somali border.\n\nGunmen attacked a bus in Wajir county, "
        "Kenya, on Monday, "
        "killing at least eight people, police said.",
        (Attack(BY_ARMS, days="2019-08-12", place="Wajir", killed=(8, 8, None)),),
        title="Gunmen attack bus in northern Kenya, killing eight",
    ),
    News(
        "headline_of_two_cities",
        "A car bomb killed three people in Kirkuk on Monday.\n\nIn Baquba, a roadside bomb killed two policemen "
        "on Monday.",
        (
            Attack("vehicle_bombing", days="2019-08-12", place="Kirkuk", killed=(3, 3, 3)),
            Attack("ied", days="2019-08-12", place="Baquba", killed=(2, 2, 2)),
        ),
        title="Bombings hit two Iraqi cities",
    ),
)
def test_headline_and_lede_tell_one_attack(news: News) -> None:
    check(news)


@told(
    News(
        "title_of_another_article",
        "The city council of Manila met on Tuesday to discuss the new bridge over the Pasig river.",
        NO_ATTACK,
        title="Five killed in Manila bombing",
    ),
    News(
        "teaser",
        "The president opened a new hospital in Lahore on Tuesday.\n\nRead more: Bomb kills ten at Karachi market\n\n"
        "The hospital has 200 beds and was built in three years.",
        NO_ATTACK,
    ),
    News(
        "caption",
        "A man walks past the site of a suicide bombing in Kabul last year [AFP/Getty]\n\nThe finance ministry "
        "presented its "
        "budget for the coming year on Tuesday.",
        NO_ATTACK,
    ),
    News(
        "link_list_at_the_end",
        "The airline will resume flights to Entebbe in October, it said on Tuesday.\n\nRelated articles\n\n"
        "Rebels kill six in Beni\n\nGrenade wounds two in Kampala bar",
        NO_ATTACK,
        reason="headlines of a list of related articles become attacks",
    ),
    News(
        "notice_of_a_correction_above",
        "(Corrects to say that gunmen killed three people in Quetta on Sunday, not two)\n\nThe mayor of Quetta opened "
        "a market on Tuesday.",
        NO_ATTACK,
    ),
    News(
        "correction_of_another_article",
        "The council of Herat opened a library on Tuesday.\n\nCorrection: An earlier version of this article said "
        "that gunmen killed 12 people in Sangin on Monday.",
        NO_ATTACK,
    ),
    News(
        "correction_of_the_toll",
        "A car bomb killed nine people in Lashkar Gah on Tuesday, the governor said.\n\nCorrection: An earlier version "
        "of this article said that the bomb killed 12 people on Monday.",
        (Attack("vehicle_bombing", days="2019-08-13", place="Lashkar Gah", killed=(9, 9, 9)),),
    ),
    News(
        "notice_of_a_corrected_day",
        "(Corrects day of the attack to Monday from Tuesday)\n\nGunmen shot dead a judge in Quetta on Monday.",
        (Attack("shooting|assassination", days="2019-08-12", place="Quetta", killed=(1, 1, 1)),),
    ),
)
def test_titles_teasers_and_captions_tell_nothing(news: News) -> None:
    check(news)


@told(
    News(
        "the_base_by_the_province_it_lies_in",
        "Last month's missile attack on Ain al-Asad air base left 40 soldiers hurt, the army said. A committee met "
        "twice.\n\nThe base in Anbar was struck before dawn on 9 July.",
        (Attack("missile_strike", days="2019-07-09", place="Ain al-Asad"),),
    ),
    News(
        "a_base_in_another_province",
        "Last month's missile attack on Ain al-Asad air base left 40 soldiers hurt, the army said. A committee met "
        "twice.\n\nThe base in Nineveh was struck before dawn on 9 July.",
        (Attack("missile_strike", place="Ain al-Asad"), Attack("other", days="2019-07-09", place="Nineveh")),
    ),
)
def test_a_site_known_by_its_kind_and_its_province(news: News) -> None:
    check(news)


@told(
    News(
        "which_was_hit_again",
        "Mortar shells killed two guards on Sunday at Camp Hadid, which was shelled again on Monday.",
        (
            Attack("mortar_shelling|artillery_shelling", days="2019-08-11", place="Camp Hadid", killed=(2, 2, 2)),
            Attack("artillery_shelling", days="2019-08-12", place="Camp Hadid"),
        ),
    ),
    News(
        "it_was_hit_again",
        "Rockets struck the Green Zone on Sunday. It was struck again on Monday.",
        (
            Attack("rocket_attack", days="2019-08-11", place="Green Zone"),
            Attack("rocket_attack", days="2019-08-12", place="Green Zone"),
        ),
    ),
    News(
        "killed_hours_after_a_bombing",
        "Gunmen killed a judge in Basra on Monday, hours after a bombing in Hilla.",
        (
            Attack(BY_ARMS, days="2019-08-12", place="Basra", killed=(1, 1, 1)),
            Attack("bombing", place="Hilla", killed=None),
        ),
    ),
    News(
        "killed_in_the_bombing_itself",
        "Militants killed a judge in Basra on Monday in a bombing at his house.",
        (Attack("bombing", days="2019-08-12", place="Basra", killed=(1, 1, 1)),),
    ),
)
def test_attacks_told_beside_each_other(news: News) -> None:
    check(news)
