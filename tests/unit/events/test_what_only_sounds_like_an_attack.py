"""Exercises, accidents, anniversaries, teasers and captions, threats: what sounds like an attack and is none.

Each beside sentences with the same words that do tell an attack: an exercise that is attacked, an accident that was
none, an attack on the anniversary of another, news printed like a teaser, a threat that was carried out.
"""

from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, told

BOMBING = "bombing|ied|vehicle_bombing|other"


@told(
    News("soldiers_drill", "Soldiers fired artillery at a range near Rovaniemi on Monday in a drill.", NO_ATTACK),
    News(
        "exercise_with_casualties_played",
        "In Tuesday's exercise in Kaunas, a car bomb was said to have killed 40 people at a stadium.",
        NO_ATTACK,
    ),
    News(
        "simulated_hostages",
        "Police in Lyon simulated a hostage-taking at a school on Monday to train new officers.",
        NO_ATTACK,
    ),
    News("missile_tested", "North Korea test-fired two ballistic missiles from Wonsan on Saturday.", NO_ATTACK),
    News(
        "wargame",
        "The navy sank a target ship off Hawaii on Friday in a wargame with six other fleets.",
        NO_ATTACK,
    ),
    News(
        "mock_attack",
        "Commandos staged a mock attack on the airport of Tampere on Sunday.",
        NO_ATTACK,
    ),
    News(
        "training_accident",
        "Two recruits were killed by a grenade during training near Fort Liard on Monday.",
        NO_ATTACK,
    ),
)
def test_exercises_are_no_attacks(news: News) -> None:
    check(news)


@told(
    News(
        "recruits_attacked_while_training",
        "A gunman opened fire on recruits at a training camp near Herat on Sunday, killing four.",
        (Attack("shooting", days="2019-08-11", place="Herat", killed=(4, 4, 4)),),
    ),
    News(
        "attack_after_an_exercise",
        "Militants ambushed a convoy near Gao on Monday as it returned from a joint exercise, killing two soldiers.",
        (Attack("ambush", days="2019-08-12", place="Gao", killed=(2, 2, 2)),),
    ),
    News(
        "march_drilled_by_bombs",
        "A bomb killed three cadets at a military academy in Sirte on Saturday.",
        (Attack(BOMBING, days="2019-08-10", place="Sirte", killed=(3, 3, 3)),),
    ),
    News(
        "physical_exercise",
        "A suicide bomber killed five policemen in Kabul on Sunday as they did their morning exercises.",
        (Attack("suicide_bombing", days="2019-08-11", place="Kabul", killed=(5, 5, 5)),),
    ),
    News(
        "missile_fired_at_a_town",
        "Rebels fired a ballistic missile at Najran on Friday, days after a test of the weapon.",
        (Attack("missile_strike", days="2019-08-09", place="Najran"),),
    ),
    News(
        "exercise_elsewhere_in_the_text",
        "A drone struck a depot near Marib on Monday. The air force had held an exercise there in May.",
        (Attack("drone_strike", days="2019-08-12", place="Marib"),),
    ),
)
def test_attacks_beside_an_exercise_are_attacks(news: News) -> None:
    check(news)


@told(
    News("factory_blast", "A boiler explosion at a textile mill in Gazipur killed 11 workers on Monday.", NO_ATTACK),
    News("gas_leak", "Six people died when a gas cylinder exploded in a restaurant in Wuhu on Saturday.", NO_ATTACK),
    News("fireworks", "Fireworks exploded at a market in Tultepec on Tuesday, killing 20 people.", NO_ATTACK),
    News("bus_crash", "A bus plunged into a ravine near Cusco on Sunday, killing 16 passengers.", NO_ATTACK),
    News(
        "plane_crash",
        "A military plane crashed near Oran on Monday, killing all 12 soldiers on board.",
        NO_ATTACK,
    ),
    News(
        "shot_himself_by_accident",
        "A hunter accidentally shot his brother near Bergamo on Sunday.",
        NO_ATTACK,
    ),
    News("stampede", "A stampede at a concert in Antananarivo on Friday killed 15 people.", NO_ATTACK),
    News(
        "war_ammunition",
        "An ammunition depot blew up near Severodvinsk on Thursday because of the heat, wounding eight people.",
        NO_ATTACK,
    ),
    News(
        "truck_into_a_queue",
        "A truck whose brakes had failed ploughed into a queue in Lagos on Monday.",
        NO_ATTACK,
    ),
)
def test_accidents_are_no_attacks(news: News) -> None:
    check(news)


@told(
    News(
        "no_accident",
        "Police said the explosion at a café in Aden on Sunday was no accident: a bomb had killed two guards.",
        (Attack(BOMBING, days="2019-08-11", place="Aden", killed=(2, 2, 2)),),
    ),
    News(
        "car_driven_into_people_on_purpose",
        "A man deliberately drove a car into pedestrians in Bottrop on Tuesday, injuring five people.",
        (Attack("vehicle_ramming", days="2019-08-13", place="Bottrop", wounded=(5, 5, 5)),),
    ),
    News(
        "plane_shot_down",
        "Rebels shot down a military plane near Donetsk on Saturday, killing all 49 soldiers on board.",
        (Attack("other|missile_strike", days="2019-08-10", place="Donetsk", killed=(49, 49, 49)),),
    ),
    News(
        "gas_attack",
        "A gas attack on a suburb of Aleppo killed eight people on Monday.",
        (Attack("other", days="2019-08-12", place="Aleppo", killed=(8, 8, 8)),),
    ),
    News(
        "crash_after_shots",
        "Gunmen fired on a bus near Loja on Sunday; it crashed and three passengers died.",
        (Attack("shooting", days="2019-08-11", place="Loja", killed=(3, 3, 3)),),
    ),
    News(
        "first_thought_an_accident",
        "A blast that was first thought to be an accident was a car bomb, the police in Qamishli said on Tuesday.",
        (Attack("vehicle_bombing", place="Qamishli"),),
        reason='what a blast "was" ("was a car bomb") doesn\'t make its type',
    ),
    News(
        "depot_hit",
        "A drone hit an ammunition depot near Balakliia on Friday, and the depot blew up.",
        (Attack("drone_strike", days="2019-08-09", place="Balakliia"),),
    ),
)
def test_attacks_beside_words_of_accident_are_attacks(news: News) -> None:
    check(news)


@told(
    News(
        "wreaths",
        "Relatives laid wreaths in Beslan on Monday to mark the anniversary of the siege.",
        NO_ATTACK,
    ),
    News(
        "memorial_to_open",
        "A memorial to the victims of the bombing will open in Oslo in September.",
        NO_ATTACK,
    ),
    News(
        "ceremony_each_year",
        "Each year the town of Deir Yassin remembers the massacre with a march.",
        NO_ATTACK,
    ),
    News(
        "survivors_meet",
        "Survivors of the shooting met in Dunblane on Sunday, as they do every summer.",
        NO_ATTACK,
    ),
    News(
        "exhibition",
        "A museum in Hiroshima opened an exhibition on the bombing on Tuesday.",
        NO_ATTACK,
    ),
    News(
        "film_about_it",
        "A film about the kidnapping was shown in Bologna on Saturday.",
        NO_ATTACK,
    ),
)
def test_remembering_is_no_attack(news: News) -> None:
    check(news)


@told(
    News(
        "dated_background",
        "Relatives laid wreaths in Beslan on Monday. Militants attacked a school there on 1 September 2004, and 334 "
        "people were killed.",
        (Attack("kidnapping|armed_assault|other", days="2004-09-01", killed=(334, 334, 334)),),
    ),
    News(
        "bomb_at_a_memorial",
        "A bomb went off at a memorial service in Mogadishu on Saturday, killing three mourners.",
        (Attack(BOMBING, days="2019-08-10", place="Mogadishu", killed=(3, 3, 3)),),
    ),
    News(
        "attack_on_the_anniversary",
        "On the anniversary of the revolution, gunmen attacked a barracks in Benghazi on Sunday, killing two soldiers.",
        (Attack(BY_ARMS, days="2019-08-11", place="Benghazi", killed=(2, 2, 2)),),
    ),
    News(
        "funeral_attacked",
        "A suicide bomber attacked a funeral in Jalalabad on Monday, killing 15 mourners.",
        (Attack("suicide_bombing", days="2019-08-12", place="Jalalabad", killed=(15, 15, 15)),),
    ),
    News(
        "anniversary_of_a_dated_attack",
        "The city of Nairobi remembered on Wednesday the bombing of the US embassy on 7 August 1998, in which 213 "
        "people died.",
        (Attack("bombing|vehicle_bombing", days="1998-08-07", killed=(213, 213, 213)),),
    ),
    News(
        "museum_shot_up",
        "Two gunmen opened fire in a museum in Tunis on Friday, killing four visitors.",
        (Attack("shooting", days="2019-08-09", place="Tunis", killed=(4, 4, 4)),),
    ),
)
def test_attacks_remembered_with_a_date_or_told_at_a_memorial_are_attacks(news: News) -> None:
    check(news)


@told(
    News(
        "read_more",
        "The minister opened a bridge in Tulkarm.\n\nRead more: Gunmen kill six in Kunduz on Monday",
        NO_ATTACK,
    ),
    News(
        "caption_of_agency",
        "Farmers in Jenin began the harvest.\n\nA car bomb killed nine people in Kirkuk on Sunday [File: Reuters]",
        NO_ATTACK,
    ),
    News(
        "photo_caption",
        "The market in Herat has opened again.\n\nPhoto: A suicide bomber struck the market in May (AFP)",
        NO_ATTACK,
    ),
    News(
        "watch",
        "Voters in Manila go to the polls.\n\nWatch: Rebels ambush soldiers near Jolo",
        NO_ATTACK,
    ),
    News(
        "subscribe",
        "Rain is expected in Erbil.\n\nSign up for our newsletter to hear first of attacks in your area.",
        NO_ATTACK,
    ),
    News(
        "author_line",
        "Nurses in Quito asked for more pay.\n\nJane Roe has reported on bombings and kidnappings since 2009.",
        NO_ATTACK,
    ),
)
def test_lines_around_the_story_tell_no_attack(news: News) -> None:
    check(news)


@told(
    News(
        "story_beside_a_teaser",
        "Gunmen killed six men in Kunduz on Monday.\n\nRead more: Bridge opened in Tulkarm",
        (Attack(BY_ARMS, days="2019-08-12", place="Kunduz", killed=(6, 6, 6)),),
    ),
    News(
        "story_beside_a_caption",
        "A car bomb killed nine people in Kirkuk on Sunday.\n\nSoldiers guard a street in Kirkuk [File: Reuters]",
        (Attack("vehicle_bombing", days="2019-08-11", place="Kirkuk", killed=(9, 9, 9)),),
    ),
    News(
        "item_of_a_digest",
        "WORLD\n\nSuicide bomber kills 12 in a mosque in Potiskum, police say.\n\nSPORT\n\nBrazil beat Chile.",
        (Attack("suicide_bombing", place="Potiskum", killed=(12, 12, 12)),),
    ),
    News(
        "photographer_killed",
        "A photographer of the agency Reuters was killed by a shell near Hajin on Friday.",
        (Attack("artillery_shelling|mortar_shelling|other", days="2019-08-09", place="Hajin", killed=(1, 1, 1)),),
    ),
    News(
        "reporter_in_the_story",
        "Reporters in Goma saw rebels attack a hotel on Sunday and kill two guards.",
        (Attack(BY_ARMS, days="2019-08-11", place="Goma", killed=(2, 2, 2)),),
    ),
    News(
        "watched_from_a_roof",
        "Watching from a roof, police saw two men stab a guard to death in Hotan on Thursday.",
        (Attack("stabbing", days="2019-08-08", place="Hotan", killed=(1, 1, 1)),),
    ),
)
def test_stories_beside_such_lines_are_told(news: News) -> None:
    check(news)


@told(
    News("could_attack", "The rebels could attack Goma within days, the envoy said on Tuesday.", NO_ATTACK),
    News("fear_of", "Residents of Marib fear an assault on the city.", NO_ATTACK),
    News("vow_of_revenge", "The militia vowed on Sunday to avenge its commander with rockets on Haifa.", NO_ATTACK),
    News("would_have", "A bomb in the theatre would have killed hundreds, the mayor of Oslo said.", NO_ATTACK),
    News("plan_found", "Police in Ghent found plans for an attack on a synagogue on Monday.", NO_ATTACK),
    News("if_attacked", "If its ships are attacked, Iran will answer, the admiral said on Monday.", NO_ATTACK),
    News("ready_to_strike", "Turkey is ready to strike Afrin, the president said on Friday.", NO_ATTACK),
    News("told_to_stop", "The envoy urged both sides on Sunday to stop shelling Tripoli.", NO_ATTACK),
)
def test_threats_fears_and_plans_are_no_attacks(news: News) -> None:
    check(news)


@told(
    News(
        "threat_carried_out",
        "The militia carried out its threat and fired rockets at Haifa on Sunday.",
        (Attack("rocket_attack", days="2019-08-11", place="Haifa"),),
    ),
    News(
        "feared_dead",
        "Twenty miners were feared dead after gunmen attacked a pit near Zamfara on Monday.",
        (Attack(BY_ARMS, days="2019-08-12", place="Zamfara"),),
    ),
    News(
        "plan_and_deed",
        "Two brothers planned and carried out a knife attack in Lyon on Friday.",
        (Attack("stabbing", days="2019-08-09", place="Lyon"),),
    ),
    News(
        "warned_after",
        "The governor warned of reprisals after a bomb killed two farmers near Jos on Saturday.",
        (Attack(BOMBING, days="2019-08-10", place="Jos", killed=(2, 2, 2)),),
    ),
    News(
        "could_not_be_reached",
        "Rebels shelled Horlivka on Sunday, but the mayor could not be reached.",
        (Attack("artillery_shelling", days="2019-08-11", place="Horlivka"),),
    ),
    News(
        "may_the_month",
        "In May gunmen killed four policemen in Turbat.",
        (Attack(BY_ARMS, days="2019-05-01/2019-05-31", place="Turbat", killed=(4, 4, 4)),),
    ),
    News(
        "will_of_the_dead",
        "A landowner named Will Harper was shot dead near Ganta on Monday.",
        (Attack("shooting|assassination", days="2019-08-12", place="Ganta", killed=(1, 1, 1)),),
        reason='a victim whose name follows "named" isn\'t counted',
    ),
)
def test_attacks_beside_words_of_threat_are_attacks(news: News) -> None:
    check(news)


@told(
    News(
        "attacked_for",
        "In Sunday's debate in Hull, Cole attacked the mayor for failing to enforce an order against protesters.",
        NO_ATTACK,
    ),
    News(
        "attacked_for_in_arms",
        "Rebels with mortars attacked a village near Bunia on Sunday for sheltering soldiers, killing four people.",
        (Attack("mortar_shelling|armed_assault|other", killed=(4, 4, 4)),),
    ),
    News("shooting_skeet", "Two friends talked of it on Sunday after shooting skeet at a club in Hull.", NO_ATTACK),
    News("shooting_war", "The minister in Basra said on Friday that a shooting war could follow.", NO_ATTACK),
    News("attack_option", "The third attack option of the army would be to strike at Amman.", NO_ATTACK),
)
def test_words_and_sports_are_no_attacks(news: News) -> None:
    check(news)
