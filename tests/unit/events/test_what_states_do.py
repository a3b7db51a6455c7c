"""What states, armies and bodies do after attacks, as agencies tell it: measures, protests, votes, denials."""

from expected_news import Attack, News, Response, check, read, told

SHELLS = "Shells killed two children in Donetsk on Sunday. "
DRONE = "A drone strike killed four farmers near Khost on Sunday. "


@told(
    News(
        "forces_sent",
        DRONE + "Turkey sent two frigates to the strait.",
        (Attack("drone_strike"),),
        responses=(Response("security_measure", actor="Turkey", answers=0),),
    ),
    News(
        "readiness_raised",
        SHELLS + "Latvia raised the readiness of its air force.",
        (Attack("artillery_shelling"),),
        responses=(Response("security_measure", actor="Latvia", answers=0),),
    ),
    News(
        "patrols_ordered",
        DRONE + "The prime minister ordered increased patrols along the frontier.",
        (Attack("drone_strike"),),
        responses=(Response("security_measure", actor="prime minister"),),
    ),
    News(
        "jets_scrambled",
        SHELLS + "Romania scrambled two jets from Fetesti.",
        (Attack("artillery_shelling"),),
        responses=(Response("security_measure", actor="Romania"),),
    ),
    News(
        "flights_suspended_passive",
        SHELLS + "All flights to the city were suspended.",
        (Attack("artillery_shelling"),),
        responses=(Response("security_measure"),),
    ),
    News(
        "crossings_shut",
        SHELLS + "Moldova shut both crossings on its border.",
        (Attack("artillery_shelling"),),
        responses=(Response("security_measure", actor="Moldova"),),
    ),
    News(
        "told_to_take_shelter",
        SHELLS + "The mayor told residents to take shelter.",
        (Attack("artillery_shelling"),),
        responses=(Response("security_measure", actor="mayor"),),
    ),
    News(
        "reservists_called_up",
        SHELLS + "Estonia called up 600 reservists.",
        (Attack("artillery_shelling"),),
        responses=(Response("security_measure", actor="Estonia"),),
    ),
    News(
        "accusation_rejected",
        DRONE + "Kabul blamed Pakistan. Islamabad rejected the accusation as baseless.",
        (Attack("drone_strike"),),
        responses=(Response("statement", subtype="denial", answers=0),),
    ),
    News(
        "denied_that_it_had_fired",
        DRONE + "Pakistan denied that its aircraft had fired on the village.",
        (Attack("drone_strike"),),
        responses=(Response("statement", subtype="denial", actor="Pakistan"),),
    ),
    News(
        "strong_protest_delivered",
        DRONE + "Kabul delivered a strong protest to the Pakistani embassy.",
        (Attack("drone_strike"),),
        responses=(Response("diplomatic_protest"),),
    ),
    News(
        "high_commissioner_recalled",
        DRONE + "Kenya recalled its high commissioner.",
        (Attack("drone_strike"),),
        responses=(Response("diplomatic_protest", actor="Kenya"),),
    ),
    News(
        "his_government_filed",
        DRONE + "President Omar Zia said his government had filed a petition at The Hague.",
        (Attack("drone_strike"),),
        responses=(Response("legal_complaint", actor="his government"),),
    ),
    News(
        "criminal_case_opened",
        SHELLS + "Prosecutors opened a criminal case.",
        (Attack("artillery_shelling"),),
        responses=(Response("legal_complaint", actor="Prosecutors"),),
    ),
    News(
        "inquiry_begun",
        DRONE + "The air force has begun a thorough inquiry.",
        (Attack("drone_strike"),),
        responses=(Response("other", actor="air force"),),
    ),
    News(
        "emergency_session_held",
        SHELLS + "The Arab League held an emergency session on Monday.",
        (Attack("artillery_shelling"),),
        responses=(Response("other", actor="Arab League"),),
    ),
    News(
        "resolution_vetoed",
        SHELLS + "Russia vetoed a draft resolution on the shelling.",
        (Attack("artillery_shelling"),),
        responses=(Response("legislative_action", actor="Russia"),),
    ),
    News(
        "law_passed",
        SHELLS + "The National Assembly unanimously passed a law on shelters.",
        (Attack("artillery_shelling"),),
        responses=(Response("legislative_action"),),
    ),
    News(
        "a_parliament_after_a_base",
        "Drones killed six men near Kidal on Sunday. Rebels fired rockets at a base hosting French troops and the "
        "Malian parliament voted to expel them.",
        (Attack("drone_strike"), Attack("rocket_attack")),
        responses=(Response("legislative_action", actor="Malian parliament"),),
    ),
    News(
        "two_houses",
        DRONE + "The Senate and the House of Representatives voted to condemn the strike.",
        (Attack("drone_strike"),),
        responses=(Response("legislative_action", actor="Senate and the House"),),
    ),
    News(
        "sanctions_imposed",
        SHELLS + "Canada imposed further sanctions on nine generals.",
        (Attack("artillery_shelling"),),
        responses=(Response("sanction", actor="Canada"),),
    ),
    News(
        "fire_returned",
        "Shells from Beled Hawo wounded two guards in Mandera on Monday. Kenyan troops returned fire.",
        (Attack("artillery_shelling"),),
        responses=(Response("military_strike", actor="Kenya"),),
    ),
    News(
        "truce_brokered",
        SHELLS + "Both sides announced a ceasefire after the shelling.",
        (Attack("artillery_shelling"),),
        responses=(Response("negotiation", actor="Both sides"),),
    ),
    News(
        "he_was_shocked",
        DRONE + "The governor said he was deeply shocked by the strike.",
        (Attack("drone_strike"),),
        responses=(Response("statement", actor="governor"),),
    ),
    News(
        "tyres_burned",
        DRONE + "Residents burned tyres on the ring road.",
        (Attack("drone_strike"),),
        responses=(Response("protest", actor="Residents"),),
    ),
)
def test_what_is_done_after_an_attack(news: News) -> None:
    check(news)


@told(
    News(
        "not_the_forces_sent",
        DRONE + "His family sent a letter to the police.",
        (Attack("drone_strike"),),
        responses=(),
    ),
    News(
        "officers_dispatched_as_always",
        DRONE + "Police officers were dispatched to the scene.",
        (Attack("drone_strike"),),
        responses=(),
    ),
    News(
        "where_troops_are_deployed",
        DRONE + "The village lies near a base where foreign troops are deployed.",
        (Attack("drone_strike"),),
        responses=(),
    ),
    News(
        "closed_long_ago",
        SHELLS + "The boy lived beside a school closed by the city in 2012.",
        (Attack("artillery_shelling"),),
        responses=(),
    ),
    News(
        "raised_something_else",
        SHELLS + "The family raised goats near the barracks of the security forces.",
        (Attack("artillery_shelling"),),
        responses=(),
    ),
    News(
        "known_investigation",
        SHELLS + "Nobody was named in the investigation, which began on Monday.",
        (Attack("artillery_shelling"),),
        responses=(),
    ),
    News(
        "adopted_before",
        SHELLS + "The town keeps the recently adopted resolution on its wall.",
        (Attack("artillery_shelling"),),
        responses=(),
    ),
    News("denied_bail", SHELLS + "A judge denied bail to the driver.", (Attack("artillery_shelling"),), responses=()),
    News(
        "a_guard_returned_fire",
        "Two robbers shot a clerk dead in a shop in Tulsa on Monday. A guard returned fire.",
        (Attack("shooting"),),
        responses=(),
    ),
    News(
        "complaint_filed_in_court_says",
        "Two robbers shot a clerk dead in a shop in Tulsa on Monday. A complaint filed in court says they fled by car.",
        (Attack("shooting"),),
        responses=(),
    ),
    News(
        "denied_before_owning_up",
        "Israel said on Tuesday that it had carried out an air strike that killed six men near Homs on Sunday. "
        "On Monday Israel denied responsibility.",
        (Attack("air_strike"),),
        responses=(),
    ),
)
def test_what_is_no_act_after_an_attack(news: News) -> None:
    check(news)


def test_an_unnamed_government_is_no_name() -> None:
    (response,) = read(DRONE + "His government condemned the strike.").responses
    assert response.actor_name == "his government"
