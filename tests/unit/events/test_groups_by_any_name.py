"""Groups in spellings and by names that no table lists, and several groups joined in one phrase."""

from expected_news import BY_ARMS, Attack, News, check, told

BOMB = "bombing|ied"


@told(
    News(
        "another_spelling",
        "Fighters from Ketayib Hizbullah fired rockets at a base near Kirkuk on Monday.",
        (Attack("rocket_attack", by=(("stated", "Ketayib Hizbullah"),)),),
    ),
    News(
        "french_spelling",
        "Al Shebab fighters killed nine farmers near Kismayo on Monday.",
        (Attack(BY_ARMS, by=(("stated", "Al Shebab"),)),),
    ),
    News(
        "unlisted_by_its_first_word",
        "A little-known group, Saraya Fajr al-Wadi, claimed responsibility for Monday's rocket attack on Kirkuk.",
        (Attack("rocket_attack", by=(("claimed", "Saraya Fajr al-Wadi"),)),),
    ),
    News(
        "unlisted_by_its_last_word",
        "Members of the Volta Liberation Vanguard attacked a police post in Lagos on Monday, killing three men.",
        (Attack(BY_ARMS, killed=(3, 3, 3), by=(("stated", "Volta Liberation Vanguard"),)),),
    ),
    News(
        "unlisted_with_what_it_is_for",
        "The Patriotic Movement for Free Azmara said it had carried out Monday's bombing in Homs.",
        (Attack(BOMB, by=(("claimed", "Patriotic Movement for Free Azmara"),)),),
    ),
    News(
        "unlisted_named_for_a_country",
        "Fighters of the Niger Freedom Front shot dead two soldiers in Agadez on Monday.",
        (Attack("shooting", by=(("stated", "Niger Freedom Front"),)),),
    ),
    News(
        "what_it_calls_itself",
        "A group calling itself the Sons of Azmara claimed responsibility for the bombing in Basra on Monday.",
        (Attack(BOMB, by=(("claimed", "Sons of Azmara"),)),),
    ),
    News(
        "regime_by_its_name",
        "Assad regime warplanes bombed a market in Idlib on Monday, killing nine people.",
        (Attack("air_strike", by=(("stated", "Assad regime"),)),),
    ),
    News(
        "special_forces_of_a_state",
        "Three villagers were killed by US special forces in Basra on Monday.",
        (Attack(BY_ARMS, by=(("stated", "US special forces"),)),),
    ),
)
def test_unlisted_groups_and_spellings(news: News) -> None:
    check(news)


@told(
    News(
        "slash",
        "The bombing in Maiduguri on Monday was claimed by Boko Haram/ISWAP.",
        (Attack(BOMB, by=(("claimed", "Boko Haram"), ("claimed", "ISWAP"))),),
    ),
    News(
        "two_claim",
        "Hamas and Islamic Jihad claimed responsibility for Monday's shooting in Hebron.",
        (Attack("shooting", by=(("claimed", "Hamas"), ("claimed", "Islamic Jihad"))),),
    ),
    News(
        "two_after_said",
        "Police said Hamas and Islamic Jihad gunmen shot dead two soldiers in Gaza on Monday.",
        (Attack("shooting", by=(("stated", "Hamas"), ("stated", "Islamic Jihad"))),),
    ),
    News(
        "three",
        "Boko Haram, Ansaru and Lakurawa attacked a barracks in Sokoto on Monday, killing nine soldiers.",
        (Attack(BY_ARMS, by=(("stated", "Boko Haram"), ("stated", "Ansaru"), ("stated", "Lakurawa"))),),
    ),
    News(
        "two_states",
        "US and British strikes on Hodeidah killed nine people on Monday.",
        (Attack("air_strike|other", by=(("stated", "United States"), ("stated", "United Kingdom"))),),
    ),
    News(
        "a_coalition_is_one",
        "US-led coalition aircraft struck a depot in Hajin on Monday.",
        (Attack("air_strike", by=(("stated", "US-led coalition"),)),),
    ),
    News(
        "a_branch_is_one",
        "ISIS-K bombed a mosque in Kabul on Monday, killing nine people.",
        (Attack(BOMB, by=(("stated", "Islamic State Khorasan"),)),),
    ),
    News(
        "and_joins_clauses",
        "Hamas killed two soldiers and Islamic Jihad denied any part in the shooting in Hebron on Monday.",
        (Attack(BY_ARMS, by=(("stated", "Hamas"), ("denied", "Islamic Jihad"))),),
    ),
)
def test_several_in_one_phrase(news: News) -> None:
    check(news)


@told(
    News(
        "a_persons_name",
        "Omar Fattah shot dead two men in Basra on Monday.",
        (Attack("shooting", by=(("stated", "Omar Fattah"),)),),
    ),
    News(
        "another_group_of_that_word",
        "Kurdish Hezbollah killed three men in Batman on Monday.",
        (Attack(BY_ARMS, by=(("stated", "Kurdish Hezbollah"),)),),
    ),
    News(
        "a_base_named_for_a_brigade",
        "Gunmen killed two soldiers at the Golani Brigade base on Monday.",
        (Attack(BY_ARMS, by=(("stated", "gunmen"),)),),
    ),
)
def test_other_names_stay_others(news: News) -> None:
    check(news)
