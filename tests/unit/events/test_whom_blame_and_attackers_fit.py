"""Which attack an attacker or a blame belongs to, where a text tells several, and what only looks like either."""

from expected_news import BY_ARMS, Attack, News, check, read, told


@told(
    News(
        "accuser_answered_by_force",
        "Two rockets killed a guard at Camp Hadid on Sunday. The United States blames the Taliban, and bombed what it "
        "called the group's depots on Monday.",
        (Attack("rocket_attack", by=(("blamed", "Taliban"),)), Attack("air_strike", by=(("stated", "United States"),))),
    ),
    News(
        "blame_names_the_kind_of_attack",
        "American jets bombed a depot of Kataib Hezbollah on Sunday in retaliation for Friday's rocket attack on a "
        "base near Kirkuk. The Pentagon spoke of self-defence. It accused Kataib Hezbollah of rocket fire against "
        "bases of the coalition.",
        (
            Attack("air_strike", by=(("stated", "American jets"),)),
            Attack("rocket_attack", by=(("blamed", "Kataib Hezbollah"),)),
        ),
    ),
    News(
        "blame_right_after_an_older_attack",
        "Turkish air strikes killed nine fighters near Sinjar on Sunday. Ankara called the strikes a success. In June "
        "a drone killed a commander near the same village. The militia blamed Israel, which has not commented.",
        (Attack("air_strike", by=(("stated", "Turkey"),)), Attack("drone_strike", by=(("blamed", "Israel"),))),
    ),
    News(
        "launched_in_retaliation_for",
        "Iran launched missiles at a base in Iraq on Monday in retaliation for the drone strike that killed General "
        "Hamid Karimi.",
        (Attack("missile_strike", by=(("stated", "Iran"),)), Attack("drone_strike", by=())),
    ),
    News(
        "ministry_denies_for_its_state",
        "Kenya blamed Eritrea for the bomb that killed two guards in Mandera on Monday. Eritrea's foreign ministry "
        "denied any involvement.",
        (Attack("bombing|ied", by=(("blamed", "Eritrea"), ("denied", "Eritrea"))),),
    ),
    News(
        "the_group_denies",
        "A car bomb killed four soldiers in Gao on Monday. Mali's army blamed Ansar Dine. The group denied it.",
        (Attack("vehicle_bombing", by=(("blamed", "Ansar Dine"), ("denied", "Ansar Dine"))),),
    ),
    News(
        "group_by_its_leader_and_by_its_name",
        "Washington blamed Qasemi's group, Kataib Hezbollah, for Monday's rocket attack on the airport of Erbil.",
        (Attack("rocket_attack", by=(("blamed", "Kataib Hezbollah"),)),),
    ),
)
def test_whose_attack_it_is(news: News) -> None:
    check(news)


@told(
    News(
        "place_before_which",
        "He was sentenced over the bombings of May 1983 in Kuwait City, which began with a truck bomb at an embassy "
        "and killed six people.",
        (Attack("bombing", place="Kuwait City", by=()),),
    ),
    News(
        "what_soldiers_suspected",
        "Rebels fired a rocket on Monday at an airfield that French soldiers first suspected of holding nerve gas.",
        (Attack("rocket_attack", by=(("stated", "Rebels"),)),),
    ),
    News(
        "asked_whether",
        "Rockets hit an airfield near Gao on Monday. Asked whether it was the work of Ansar Dine, the officer would "
        "not guess.",
        (Attack("rocket_attack", by=()),),
    ),
    News(
        "unclear_whether",
        "Rockets hit an airfield near Gao on Monday. It is unclear whether Ansar Dine was behind the attack.",
        (Attack("rocket_attack", by=()),),
    ),
    News(
        "harm_warned_of",
        "Rockets hit the airport of Erbil on Monday. After the attack Senator Dan Cole warned that any harm to "
        "Americans by Iran would bring a decisive response.",
        (Attack("rocket_attack", by=()),),
    ),
    News(
        "suspected_all_the_same",
        "A bomb killed nine people in Quetta on Monday. Militants of the Baloch Liberation Army are suspected of "
        "planting it.",
        (Attack("bombing|ied", by=(("suspected", "Baloch Liberation Army"),)),),
    ),
)
def test_who_is_not_the_attacker(news: News) -> None:
    check(news)


@told(
    News(
        "answer_to_an_attack_by_another",
        "Turkey launched air strikes on Syria on Monday in retaliation for an attack by Syria on a ferry off Bodrum.",
        (Attack("air_strike", by=(("stated", "Turkey"),)), Attack(BY_ARMS, by=(("stated", "Syria"),))),
    ),
    News(
        "operation_that_killed",
        "Kenyan forces and Ethiopian troops conducted an operation that killed 40 militants near Mandera on Monday.",
        (Attack(BY_ARMS, by=(("stated", "Kenyan forces"), ("stated", "Ethiopian troops"))),),
    ),
    News(
        "operation_against_people_who_killed",
        "Nigerian troops launched an operation against rebels that killed nine shepherds near Gwoza on Monday.",
        (Attack(BY_ARMS, killed=(9, 9, 9), by=(("stated", "rebels"),)),),
    ),
    News(
        "strike_that_killed_names_its_own",
        "The army launched an offensive near Gwoza, and a Nigerian air strike that killed nine fighters hit a camp "
        "there on Monday.",
        (Attack("air_strike", killed=(9, 9, 9), by=(("stated", "Nigeria"),)),),
    ),
    News(
        "shot_dead_by",
        "A shepherd was shot dead by Israeli settlers near Yatta on Monday.",
        (Attack("shooting", killed=(1, 1, 1), by=(("stated", "Israeli settlers"),)),),
    ),
    News(
        "who_intercepts_claims_nothing",
        "Omani gunners say that they have shot down two missiles from Yemen over Salalah on Monday.",
        (Attack("missile_strike", by=(("stated", "Yemen"),), stage="attempted"),),
    ),
    News(
        "press_of_a_country",
        "The Kenya Times reports that Kenyan troops launched air strikes in Gedo on Monday.",
        (Attack("air_strike", by=(("stated", "Kenyan troops"),)),),
    ),
    News(
        "officials_of_a_country",
        "Iran's army said that Iran fired missiles at a base in Erbil on Monday.",
        (Attack("missile_strike", by=(("claimed", "Iran"),)),),
    ),
)
def test_who_launched_what(news: News) -> None:
    check(news)


def test_what_is_retaliated_for_is_no_retaliation() -> None:
    events = read(
        "Turkey launched air strikes on Syria on Monday in retaliation for an attack by Syria on a ferry off Bodrum."
    )
    [answer] = [r for r in events.responses if r.response_type == "military_strike"]
    assert answer.actor_name == "Turkey"
    assert [(link.response_report_id, link.link_type) for link in events.links] == [
        (answer.response_report_id, "retaliation")
    ]
