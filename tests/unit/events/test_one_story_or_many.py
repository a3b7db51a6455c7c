"""One attack told again and again, several told together, and what looks like an attack and is none."""

import pytest
from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, happened, read, told

from pipelines.events.engine import Engine


@told(
    News(
        "the_wound_tells_the_shooting",
        "Paramedics found a man with two gunshot wounds on Cherry Road in Tulsa on Monday night.",
        (Attack("shooting", days="2019-08-12"),),
    ),
    News(
        "told_by_age_alone",
        "A 15-year-old was shot near a petrol station in Tulsa on Monday.",
        (Attack("shooting", days="2019-08-12", place="Tulsa"),),
    ),
    News(
        "age_and_home_between_commas",
        "Dale Harmon, 24, of Tulsa, was shot in the leg outside a bar in Tulsa on Monday.",
        (Attack("shooting", days="2019-08-12", place="Tulsa"),),
    ),
    News(
        "shots_rang_out",
        "Shots rang out at a street fair in Tulsa on Monday and three people were hurt.",
        (Attack("shooting", days="2019-08-12", place="Tulsa"),),
    ),
    News(
        "a_stray_bullet",
        "A woman was struck by a stray bullet in her kitchen in Tulsa on Monday.",
        (Attack("shooting", days="2019-08-12", place="Tulsa"),),
    ),
    News(
        "shot_at_a_car",
        "Two men on a motorcycle shot at a taxi in Zamboanga on Monday.",
        (Attack("shooting", days="2019-08-12", place="Zamboanga"),),
    ),
)
def test_a_shooting_told_by_what_it_left(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    "text",
    [
        "A hunter accidentally shot his brother near Tulsa on Monday.",
        "A boy shot himself in the foot in Tulsa on Monday with a pistol he had found.",
        "A Tulsa man died of a self-inflicted gunshot wound on Monday.",
        "The film was shot in Tulsa on Monday with a crew of 40.",
        "Police in Tulsa called the shooting on Monday accidental.",
        "A mother was shot dead by accident in Tulsa on Monday.",
        "A gun went off by accident in Tulsa on Monday, killing a mother.",
        "The shooting of a clerk in Tulsa on Monday was an accident, police said.",
        "A guard was hurt in an accidental shooting at a bank in Tulsa on Monday.",
    ],
)
def test_accidents_and_films_are_no_attacks(text: str) -> None:
    assert happened(read(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Police are trying to find out whether the shooting of a clerk in Tulsa on Monday was accidental.",
        "The shooting of a clerk in Tulsa on Monday was not accidental, police said.",
        "The shooting of a clerk in Tulsa on Monday was no accident, police said.",
        "A clerk was shot dead in Tulsa on Monday, not by accident, police said.",
        "On Monday the army of Belarus unintentionally shot down an airliner near Brest, killing 80 people.",
    ],
)
def test_what_was_no_accident_stays_an_attack(text: str) -> None:
    assert len(happened(read(text))) == 1


def test_a_registry_of_gun_violence_may_ask_for_accidents() -> None:
    text = "A hunter accidentally shot his brother near Tulsa on Monday."
    assert Engine().read("a", text, None, None).attacks == []
    assert [a.attack_type for a in Engine(accidents=True).read("a", text, None, None).attacks] == ["shooting"]


@told(
    News(
        "told_again_paragraphs_later",
        "Two men were shot outside a bar in Tulsa on Monday.\nPolice have made no arrests.\n"
        "A witness said one man was shot as he ran to his car.\nNeighbours laid flowers.\n"
        "Police say the men were shot after a quarrel.",
        (Attack("shooting", days="2019-08-12", place="Tulsa"),),
    ),
    News(
        "another_day_in_the_sentence_of_the_attack",
        "A clerk was shot in Tulsa on Monday.\nOn Tuesday detectives returned to the scene of the shooting.",
        (Attack("shooting", days="2019-08-12", place="Tulsa"),),
    ),
    News(
        "two_means_of_one_attack",
        "A suicide truck bombing followed by shooting outside a barracks in Miranshah killed nine soldiers on Monday.",
        (Attack("suicide_bombing|vehicle_bombing", place="Miranshah", killed=(9, 9, 9)),),
    ),
    News(
        "two_nouns_one_attack",
        "Four policemen were killed in an ambush and drone attack near Miranshah on Monday.",
        (Attack("drone_strike|ambush", place="Miranshah", killed=(4, 4, 4)),),
    ),
    News(
        "what_one_attack_did",
        "One teacher was shot, and 12 pupils were abducted in an attack on a school in Kaduna on Monday.",
        (Attack("kidnapping|shooting|other", place="Kaduna"),),
    ),
    News(
        "a_detail_of_the_attack",
        "A drone attack on Zaporizhzhia killed three people on Monday. Several flats were targeted during the attack.",
        (Attack("drone_strike", place="Zaporizhzhia", killed=(3, 3, 3)),),
    ),
)
def test_one_story_is_one_attack(news: News) -> None:
    check(news)


@told(
    News(
        "a_list_of_news",
        "A bomb kills five people in Quetta.\nGunmen shoot dead two teachers in Kano.\n"
        "Gunmen shoot dead a priest in Medellín.",
        (
            Attack("bombing", place="Quetta"),
            Attack("shooting|assassination", place="Kano"),
            Attack("shooting|assassination", place="Medellín"),
        ),
    ),
    News(
        "another_day_beside_the_word",
        "A clerk was shot in Tulsa on Monday.\nThe shooting on 3 July of a guard in Tulsa remains unsolved.",
        (Attack("shooting", days="2019-08-12"), Attack("shooting", days="2019-07-03")),
    ),
    News(
        "one_of_many_with_its_own_toll",
        "At least 30 people died in strikes across Ukraine on Monday, including nine in a missile strike on Ternopil.",
        (Attack("air_strike|missile_strike"), Attack("missile_strike", place="Ternopil")),
    ),
)
def test_several_stay_several(news: News) -> None:
    check(news)


@told(
    News(
        "strikes_on_two_towns",
        "Air strikes on Idlib and Aleppo killed 14 people on Tuesday.",
        (Attack("air_strike", place="Idlib", killed=None), Attack("air_strike", place="Aleppo", killed=None)),
        totals=(("killed", 14, 14),),
    ),
    News(
        "bombings_in_three_towns",
        "Bombings in Mosul, Kirkuk and Baghdad on Monday wounded at least 50 people.",
        (Attack("bombing", place="Mosul"), Attack("bombing", place="Kirkuk"), Attack("bombing", place="Baghdad")),
        totals=(("wounded", 50, 50),),
    ),
    News(
        "separate_shootings",
        "Two guards were killed in two separate shootings in Quetta and Karachi on Monday.",
        (Attack("shooting", place="Quetta", killed=None), Attack("shooting", place="Karachi", killed=None)),
        totals=(("killed", 2, 2),),
    ),
    News(
        "one_town_and_its_country",
        "Two drone strikes in Kharkiv, Ukraine, killed four people on Tuesday.",
        (Attack("drone_strike", place="Kharkiv", killed=(4, 4, 4)),),
        totals=(),
    ),
    News(
        "two_countries",
        "Air strikes in Syria and Iraq killed 14 people on Tuesday.",
        (Attack("air_strike", killed=(14, 14, 14)),),
        totals=(),
    ),
    News(
        "one_strike_between_two_towns",
        "An air strike on a road between Idlib and Aleppo killed 14 people on Tuesday.",
        (Attack("air_strike", killed=(14, 14, 14)),),
        totals=(),
    ),
)
def test_strikes_on_several_places(news: News) -> None:
    check(news)


@told(
    News(
        "since_the_start_of_the_offensive",
        "Since the start of the offensive the alliance has carried out more than 300 air strikes in the province.",
        NO_ATTACK,
        totals=(("attacks", 300, 300),),
    ),
    News(
        "up_to_now",
        "The air force has flown 900 missions and carried out over 260 bombing raids against the group.",
        NO_ATTACK,
        totals=(("attacks", 260, 260),),
    ),
    News(
        "on_so_many_occasions",
        "The inspectors found that the army had used chlorine on at least four occasions.",
        NO_ATTACK,
        totals=(("attacks", 4, 4),),
    ),
    News(
        "the_year_of_the_strikes",
        "The general has defended the 2017 Iraqi strikes since the beginning of the inquiry.",
        (Attack("air_strike"),),
        totals=(),
    ),
    News(
        "told_as_news_since_a_truce",
        "Six people are killed in Tyre by air strikes in the heaviest fire since the start of the ceasefire.",
        (Attack("air_strike", place="Tyre", killed=(6, 6, 6)),),
        totals=(),
    ),
    News(
        "one_dead_is_no_total",
        "A soldier has died of wounds from an ambush near Gao, the first death since the start of the operation.",
        (Attack("ambush", place="Gao"),),
        totals=(),
    ),
)
def test_totals_without_a_dated_period(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels, supported by advisers and air strikes, began their march on Raqqa on 5 November.",
        "The rebels have held the town since seizing the city hall in 2017.",
        "The minister extended his ultimatum by a week before attacking the power plants.",
        "Historic cities have been reduced to rubble by bombardment.",
        "The ministry announced the death of a soldier supporting Operation Steady Hand.",
        "After a wave of terrorist attacks in Turkey, Norway offered its help.",
    ],
)
def test_support_seizure_and_deadline_are_no_attacks(text: str) -> None:
    assert happened(read(text)) == []


@told(
    News(
        "it_is_who_says_so",
        "A missile hit a depot in Dubai.\nQatar reports that it has intercepted two missiles over Doha.\n"
        "A drone kills two guards in Manama.",
        (
            Attack("missile_strike", place="Dubai"),
            Attack("missile_strike", place="Doha", stage="attempted"),
            Attack("drone_strike", place="Manama"),
        ),
    ),
    News(
        "claim_to_have_shot_down",
        "Rebels claim to have shot down a Turkish drone over Hodeidah on Monday.",
        (Attack("drone_strike|other", place="Hodeidah", stage="attempted"),),
    ),
    News(
        "what_the_killed_had_done",
        "Police in Peshawar killed three suspected militants accused of an attack in Karachi in 2017.",
        (Attack(BY_ARMS, place="Peshawar", killed=(3, 3, 3)), Attack("other", place="Karachi", killed=None)),
    ),
    News(
        "the_army_targets_with_drones",
        "The army targets an oil refinery in Ryazan with drones.",
        (Attack("drone_strike", place="Ryazan"),),
    ),
    News(
        "shot_and_set_fire",
        "Settlers shot two shepherds and set fire to their huts near Nablus on Monday.",
        (Attack("shooting", days="2019-08-12"),),
    ),
    News(
        "bombed_here_and_shelled_there",
        "The army bombed a market in Idlib and shelled a school in Aleppo on Monday.",
        (Attack("air_strike|bombing", place="Idlib"), Attack("artillery_shelling", place="Aleppo")),
    ),
)
def test_who_did_what_in_one_sentence(news: News) -> None:
    check(news)


@told(
    News(
        "known_as_one_only_later",
        "Two traders were shot at the market in Gao on Monday.\n"
        "Ali Touré, 31, was shot as he closed his stall.\nThe mayor called for calm and for donations of blood.\n"
        "Schools stayed closed.\nTouré was shot in Gao on Monday.",
        (Attack("shooting", days="2019-08-12", place="Gao"),),
    ),
    News(
        "two_victims_two_days",
        "A trader was shot in Gao on Monday.\nThe mayor called for calm.\nAnother trader was shot in Gao on Sunday.",
        (Attack("shooting", days="2019-08-12"), Attack("shooting", days="2019-08-11")),
    ),
)
def test_what_is_told_later_may_join_what_was_told_before(news: News) -> None:
    check(news)


def test_the_attack_is_not_one_of_long_before_told_for_comparison() -> None:
    events = read(
        "A car bomb exploded outside a barracks in Zinder on Monday. It was the worst bombing in the country since an "
        "assault on a prison in Diffa in June 2017, in which 40 guards died.\n\n"
        "A spokesman for the mayor said the bombing had killed twelve people."
    )
    bombing, assault = happened(events)
    assert {c.best for c in events.casualties if c.attack_report_id == bombing.attack_report_id} == {12}
    assert {c.best for c in events.casualties if c.attack_report_id == assault.attack_report_id} == {40}


def test_the_attack_is_the_one_of_long_before_where_the_paragraph_tells_of_it() -> None:
    events = read(
        "A car bomb exploded outside a barracks in Zinder on Monday.\n\n"
        "In June 2017 gunmen attacked a prison in Diffa. That attack killed 40 guards."
    )
    _, assault = happened(events)
    assert [c.best for c in events.casualties if c.attack_report_id == assault.attack_report_id] == [40]


@pytest.mark.parametrize(
    "text",
    [
        "“Not one of the attackers has fired a shot,” a minister said in Basra on Monday.",
        "None of the gunmen fired on the crowd in Basra on Monday.",
        "Neither side fired on the other in Basra on Monday.",
        "He would not say whether anything was known of the claim by the rebels to have fired on Basra.",
        "BASRA — Dock workers stayed at home on Sunday.\n\n“We are under attack from every side,” a minister said.",
    ],
)
def test_what_nobody_did_or_nothing_is_told_of_is_no_attack(text: str) -> None:
    assert happened(read(text)) == []


def test_one_of_several_attackers_is_named_by_what_they_are() -> None:
    for text in ("One of the gunmen shot a guard in Basra on Monday.", "Six gunmen shot a guard in Basra on Monday."):
        assert [a.actor_name for a in read(text).attributions] == ["gunmen"]


def test_whose_planes_they_are_does_not_say_where_they_struck() -> None:
    events = read(
        "A base in Kirkuk was hit by rockets on Wednesday.\n\n"
        "Then came the American planes: they bombed five places on Friday."
    )
    assert [a.country_iso3 for a in happened(events)] == ["IRQ", "IRQ"]
