"""Phenomenon 8: claimed, stated, blamed, suspected, denied and unclaimed."""

import pytest
from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, read, told


@told(
    News(
        "claimed",
        "The Islamic State group claimed responsibility for a suicide bombing at a wedding hall in Kabul on "
        "Saturday that "
        "killed 63 people.",
        (Attack("suicide_bombing", days="2019-08-10", killed=(63, 63, 63), by=(("claimed", "Islamic State"),)),),
    ),
    News(
        "claimed_by_an_unknown_group",
        "A bomb damaged a courthouse in Thessaloniki on Monday. The attack was claimed by a little-known group "
        "calling itself "
        "Revolutionary Flame.",
        (Attack("bombing|ied", by=(("claimed", "Revolutionary Flame"),)),),
    ),
    News(
        "blamed",
        "Ukraine blamed Russia for the missile strike on Odesa that killed two people on Monday.",
        (Attack("missile_strike", days="2019-08-12", killed=(2, 2, 2), by=(("blamed", "Russia"),)),),
    ),
    News(
        "blamed_for_the_bomb_that",
        "Ukraine blamed Russia for the bomb that killed two people in Odesa on Monday.",
        (Attack("bombing|ied", days="2019-08-12", killed=(2, 2, 2), by=(("blamed", "Russia"),)),),
    ),
    News(
        "suspected_of_planting",
        "Police said they suspected the ELN of planting the bomb that killed two soldiers in Arauca on Thursday.",
        (Attack("bombing|ied", killed=(2, 2, 2), by=(("suspected", "ELN"),)),),
    ),
    News(
        "suspected_militants",
        "Suspected al-Shabaab militants shot dead three teachers in Garissa on Monday.",
        (Attack("shooting", killed=(3, 3, 3), by=(("suspected", "Shabaab"),)),),
    ),
    News(
        "stated",
        "Boko Haram fighters killed 11 villagers near Chibok on Sunday.",
        (Attack(BY_ARMS, killed=(11, 11, 11), by=(("stated", "Boko Haram"),)),),
    ),
    News(
        "blamed_and_denied",
        "A bomb killed four workers in Diyarbakir on Thursday. Turkey blamed the PKK, which denied involvement.",
        (Attack("bombing|ied", killed=(4, 4, 4), by=(("blamed", "PKK"), ("denied", "PKK"))),),
    ),
)
def test_who_is_said_to_have_done_it(news: News) -> None:
    check(news)


@told(
    News(
        "nobody_claimed",
        "A bomb wounded five people on a bus in Davao on Friday. No group immediately claimed responsibility.",
        (Attack("bombing|ied", wounded=(5, 5, 5), by=(("unclaimed", None),)),),
    ),
    News(
        "no_claim",
        "There was no immediate claim of responsibility for Sunday's shooting in Tillabéri, which left nine "
        "people dead.",
        (Attack("shooting", days="2019-08-11", killed=(9, 9, 9), by=(("unclaimed", None),)),),
    ),
    News(
        "denied",
        "The Taliban denied any involvement in Sunday's bombing in Ghazni, which killed six people.",
        (Attack("bombing", killed=(6, 6, 6), by=(("denied", "Taliban"),)),),
    ),
    News("blamed_for_trade", "Washington blamed Beijing for the collapse of the trade talks on Tuesday.", NO_ATTACK),
    News("bank_claims_an_error", "The bank in Nicosia claimed responsibility for the error on Tuesday.", NO_ATTACK),
    News(
        "condemned_is_not_blamed",
        "Gunmen killed two priests in Kaduna on Monday. Nigeria's president condemned the killing.",
        (Attack(BY_ARMS, killed=(2, 2, 2), by=(("stated", "gunmen"),)),),
    ),
    News(
        "victims_are_not_actors",
        "A roadside bomb killed three Hezbollah fighters near Qusayr on Saturday.",
        (Attack("ied", killed=(3, 3, 3), by=()),),
    ),
)
def test_nobody_is_made_the_actor(news: News) -> None:
    check(news)


@pytest.mark.parametrize("verb", ["maintain", "insist", "say"])
def test_what_officials_maintain_is_blame_and_not_a_statement(verb: str) -> None:
    events = read(f"Police officials {verb} that the Nusra Front was behind the bombing in Aleppo on Monday.")
    assert [(a.attribution_status, a.asserted_by is not None) for a in events.attributions] == [("blamed", True)]
