"""Who attacked, by voice, apposition, coordination and the words before a noun."""

from expected_news import BY_ARMS, Attack, News, check, told


@told(
    News(
        "agent_of_the_passive_beside_a_raid",
        "Two teenagers were killed by Israeli troops in a raid on Jenin on Monday.",
        (Attack(BY_ARMS, killed=(2, 2, 2), by=(("stated", "Israel"),)),),
    ),
    News(
        "two_air_forces",
        "British and French aircraft bombed a depot near Palmyra on Saturday.",
        (Attack("air_strike", by=(("stated", "United Kingdom"), ("stated", "France"))),),
    ),
    News(
        "strikes_by_two",
        "Air strikes by Israel and the United States hit oil depots in Tehran on Saturday, killing four drivers.",
        (Attack("air_strike", killed=(4, 4, 4), by=(("stated", "Israel"), ("stated", "United States"))),),
    ),
    News(
        "members_of_a_group",
        "Militants from a faction of the Allied Democratic Forces stormed the village of Mayba on Monday, killing 12 "
        "people.",
        (Attack(BY_ARMS, killed=(12, 12, 12), by=(("stated", "Allied Democratic Forces"),)),),
    ),
    News(
        "acronym_in_brackets",
        "Nine people were killed by Rapid Support Forces (RSF) shelling of a market in Omdurman on Monday.",
        (Attack("artillery_shelling", killed=(9, 9, 9), by=(("stated", "Rapid Support Forces"),)),),
    ),
    News(
        "acronym_alone",
        "An RSF drone strike hit a fuel station in Kosti on Monday, killing one worker.",
        (Attack("drone_strike", by=(("stated", "RSF (Rapid Support Forces)"),)),),
    ),
    News(
        "who_gave_the_order",
        "President Erdogan of Turkey ordered the army to bomb a camp near Sinjar on Monday, killing three fighters.",
        (Attack("air_strike|bombing", killed=(3, 3, 3), by=(("stated", "Turkey"),)),),
    ),
    News(
        "their_government",
        "Envoys of Iran admitted their government had shot down a passenger jet near Tehran on Saturday.",
        (Attack("other|missile_strike", by=(("claimed", "Iran"),)),),
    ),
    News(
        "the_group",
        "The Houthis showed ten sailors of the tanker Aurora, which the group attacked and sank last week.",
        (Attack("other|armed_assault", by=(("stated", "Houthi"),)),),
    ),
    News(
        "police_raid",
        "Twelve rebels were killed in a police raid near Bijapur on Monday.",
        (Attack(BY_ARMS, by=(("stated", "police"),)),),
    ),
    News(
        "one_more_by_the_same",
        "Russian drones hit a hotel in Sumy on Monday, killing two people. Another drone strike killed a guard at a "
        "depot in Konotop.",
        (
            Attack("drone_strike", place="Sumy", by=(("stated", "Russia"),)),
            Attack("drone_strike", place="Konotop", by=(("stated", "Russia"),)),
        ),
    ),
    News(
        "forces_tell_of_their_own_strike",
        "The Nigerian Army said nine insurgents were killed in an air strike near Gwoza on Monday.",
        (Attack("air_strike", by=(("claimed", "Nigerian Army"),)),),
    ),
    News(
        "dead_of_both_sides",
        "Four Pakistani soldiers and nine Taliban militants were killed in clashes near Wana on Sunday.",
        (Attack("clash", by=(("stated", "Pakistan"), ("stated", "Taliban"))),),
    ),
)
def test_who_attacked(news: News) -> None:
    check(news)


@told(
    News(
        "friends_of_iran",
        "Iran-backed militias shelled a base near Erbil on Monday, killing three people.",
        (Attack("artillery_shelling", by=(("stated", "Iran-backed militias"),)),),
    ),
    News(
        "who_uses_the_place",
        "A drone hit a warehouse used by Hezbollah near Qusayr on Monday, killing two men.",
        (Attack("drone_strike", by=()),),
    ),
    News(
        "who_counts_the_dead",
        "A monitoring group reported that drone strikes in Raqqa, Syria, have killed 23 people.",
        (Attack("drone_strike", killed=(23, 23, 23), by=()),),
    ),
    News(
        "victims_of_a_state",
        "A roadside bomb killed four Egyptian soldiers near Rafah on Monday.",
        (Attack("ied", killed=(4, 4, 4), by=()),),
    ),
    News(
        "where_not_who",
        "The Baghdad attack on Monday killed two guards.",
        (Attack("other", killed=(2, 2, 2), by=()),),
    ),
    News(
        "told_by_police",
        "Police said two bystanders were shot dead outside a bar in Lille on Saturday.",
        (Attack("shooting", killed=(2, 2, 2), by=()),),
    ),
)
def test_who_did_not_attack(news: News) -> None:
    check(news)
