"""Attack and answer told together: which is whose, of which day, and that they stay two."""

from expected_news import Attack, News, Response, check, told

AIR = "air_strike|bombing"


@told(
    News(
        "fire_returned_in_the_next_sentence",
        "Militants shelled a post near Azaz on Sunday, wounding two soldiers. Turkish artillery returned fire, "
        "killing nine fighters.",
        (
            Attack("artillery_shelling", days="2019-08-11", place="Azaz", by=(("stated", "Militants"),)),
            Attack("artillery_shelling", days="2019-08-11", killed=(9, 9, 9), by=(("stated", "Turkey"),)),
        ),
        responses=(Response("military_strike", actor="Turkey", answers=0, link="retaliation"),),
    ),
    News(
        "guns_in_response",
        "Rebels fired mortars at a base near Azaz on Sunday, wounding two soldiers. Turkish guns shelled their camp "
        "in response.",
        (Attack("mortar_shelling", place="Azaz"), Attack("artillery_shelling", by=(("stated", "Turkey"),))),
        responses=(Response("military_strike", actor="Turkey", answers=0),),
    ),
    News(
        "jets_of_one_state_told_twice",
        "Turkish jets bombed a camp in Zap on Sunday. Turkish warplanes hit 12 targets in Zap in retaliation for an "
        "ambush that killed six soldiers.",
        (Attack(AIR, place="Zap"), Attack("ambush", killed=(6, 6, 6))),
        responses=(Response("military_strike", answers=1, link="retaliation"),),
    ),
    News(
        "hours_after",
        "Israel bombed a camp near Tyre on Sunday, hours after militants fired nine rockets at Haifa.",
        (
            Attack(AIR, days="2019-08-11", place="Tyre", by=(("stated", "Israel"),)),
            Attack("rocket_attack", days="2019-08-11", place="Haifa", by=(("stated", "militants"),)),
        ),
    ),
    News(
        "a_day_after",
        "Ethiopia bombed a depot in Luuq on Monday, a day after Eritrean troops shelled a village near Rama.",
        (
            Attack(AIR, days="2019-08-12", place="Luuq", by=(("stated", "Ethiopia"),)),
            Attack("artillery_shelling", days="2019-08-11", by=(("stated", "Eritrea"),)),
        ),
    ),
    News(
        "two_states_in_one_sentence",
        "Kenya bombed a camp in Dobley on Monday and Somalia shelled a village near Mandera.",
        (
            Attack(AIR, place="Dobley", by=(("stated", "Kenya"),)),
            Attack("artillery_shelling", place="Mandera", by=(("stated", "Somalia"),)),
        ),
    ),
    News(
        "one_state_twice_in_one_sentence",
        "Kenya bombed a camp in Dobley on Monday, killing six men, and its jets destroyed a truck there.",
        (Attack(AIR, place="Dobley", by=(("stated", "Kenya"),)),),
    ),
    News(
        "counted_since_another",
        "A drone strike killed nine men in Homs on Sunday. The strike was the second by Jordan since a suicide bomber "
        "killed 14 soldiers in Ramtha on Thursday.",
        (Attack("drone_strike", killed=(9, 9, 9)), Attack("suicide_bombing", killed=(14, 14, 14), place="Ramtha")),
    ),
    News(
        "since_a_year",
        "Gunmen killed nine teachers in Mandera on Sunday, the worst attack since 2015.",
        (Attack("armed_assault", killed=(9, 9, 9)),),
    ),
    News(
        "said_it_had_bombed_in_response",
        "The coalition said it had bombed weapons stores in Sanaa on Sunday in response to a missile attack on a camp "
        "in Marib that killed five people.",
        (
            Attack(AIR, place="Sanaa", by=(("claimed", "coalition"),)),
            Attack("missile_strike", place="Marib", by=()),
        ),
        responses=(Response("military_strike", answers=1, link="retaliation"),),
    ),
    News(
        "the_dead_of_what_is_answered",
        "Kenyan guns shelled a village near Dobley on Monday. The Kenyan army said the shelling was in retaliation for "
        "a bombing in Mandera that killed nine soldiers.",
        (
            Attack("artillery_shelling", place="Dobley", killed=None),
            Attack("bombing", place="Mandera", killed=(9, 9, 9)),
        ),
        responses=(Response("military_strike", actor="Kenya", answers=1, link="retaliation"),),
    ),
    News(
        "the_dead_of_the_answer",
        "In retaliation for a bombing in Mandera, Kenyan guns shelled a camp near Dobley on Monday, killing nine men.",
        (Attack("bombing", place="Mandera", killed=None), Attack("artillery_shelling", killed=(9, 9, 9))),
    ),
    News(
        "in_a_list_of_news_right_before_it",
        "Iranian boats fire at two tankers off Jask, wounding a sailor.\nThe United States launches new strikes on "
        "Bandar Abbas in response.\nGunmen kill 45 people in Yelwata, Nigeria.\nA bomb kills four police officers in "
        "Mandera, Kenya.",
        (Attack("shooting|other|armed_assault"), Attack(AIR), Attack("armed_assault|shooting"), Attack("bombing|ied")),
        responses=(Response("military_strike", actor="United States", answers=0),),
    ),
    News(
        "with_a_state_launching",
        "Clashes broke out near Torkham on Monday, with Pakistan launching air strikes on Jalalabad.",
        (Attack("clash", place="Torkham"), Attack("air_strike", by=(("stated", "Pakistan"),))),
    ),
    News(
        "it_fired",
        "Hezbollah blew up a truck near Tyre on Sunday. On Monday it fired five rockets at Haifa.",
        (
            Attack("bombing", by=(("stated", "Hezbollah"),)),
            Attack("rocket_attack", place="Haifa", by=(("stated", "Hezbollah"),)),
        ),
    ),
    News(
        "it_is_nobody_known",
        "The mayor opened a school on Sunday. On Monday it was hit by a rocket near Haifa.",
        (Attack("rocket_attack", by=()),),
    ),
    News(
        "the_army_bombed",
        "The army bombed Nyala airport on Monday.",
        (Attack(AIR, by=(("stated", "army"),)),),
    ),
)
def test_attack_and_answer(news: News) -> None:
    check(news)


@told(
    News(
        "denied_bombing",
        "A missile hit a mall in Kharkiv on Sunday, killing nine people. Russia denied bombing the mall.",
        (Attack("missile_strike", by=(("denied", "Russia"),)),),
    ),
    News(
        "stated_and_denied",
        "A Russian missile hit a mall in Kharkiv on Sunday, killing nine people. Russia denied targeting the mall.",
        (Attack("missile_strike", by=(("stated", "Russia"), ("denied", "Russia"))),),
    ),
    News(
        "denied_that_its_jets",
        "An air strike hit a mosque in Luuq on Sunday, killing nine people. Ethiopia denied that its jets had bombed "
        "the mosque.",
        (Attack(AIR, by=(("denied", "Ethiopia"),)),),
    ),
    News(
        "allegations_of_something_else",
        "Drones hit a port in Assab on Sunday. Eritrea blamed rebels. Ethiopia dismissed allegations that it supplies "
        "them.",
        (Attack("drone_strike", by=(("blamed", "rebels"),)),),
        reason="rebels without a name are no actor of blame",
    ),
    News(
        "denied_something_else",
        "Drones hit a port in Assab on Sunday, killing two sailors. Ethiopia denied that it had closed the road.",
        (Attack("drone_strike", by=()),),
    ),
    News(
        "told_the_council_the_strike",
        "A strike on Homs on Monday killed six. The envoy told the Security Council the strike was unlawful.",
        (Attack("air_strike|other", by=()),),
    ),
)
def test_who_is_and_is_not_said_to_have_done_it(news: News) -> None:
    check(news)
