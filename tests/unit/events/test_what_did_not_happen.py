"""Phenomena 9 to 11: negation and absence, threats and foiled attacks, denied events."""

import pytest
from expected_news import NO_ATTACK, Attack, News, check, happened, read, told


@pytest.mark.parametrize(
    "text",
    [
        "A rocket landed near the airport in Erbil on Monday, causing no casualties.",
        "Two mortar shells hit the port of Aden on Friday but no one was hurt.",
        "Militants fired on a police post in Bajaur on Sunday. There were no casualties.",
        "An explosive device went off outside the tax office in Ajaccio on Thursday without causing injuries.",
    ],
)
def test_an_explicit_zero_is_zero(text: str) -> None:
    events = read(text)
    assert len(happened(events)) == 1
    assert events.casualties
    assert {(c.low, c.best, c.high) for c in events.casualties} == {(0, 0, 0)}


@pytest.mark.parametrize(
    "text",
    [
        "A rocket hit a warehouse in Misrata on Monday. The statement by the army made no mention of casualties.",
        "A bomb exploded near a checkpoint in Zhob on Friday. It was not clear whether anyone had been killed.",
        "Warplanes bombed a depot in Hodeidah on Sunday. There were no immediate reports of casualties.",
        "A car bomb went off outside a ministry in Bogotá on Tuesday. Casualty figures were not available.",
    ],
)
def test_an_absent_figure_is_not_zero(text: str) -> None:
    events = read(text)
    assert len(happened(events)) == 1
    assert events.casualties == []


@told(
    News(
        "nobody_killed_but_wounded",
        "A pipe bomb exploded in a shop in Derry on Monday. Nobody was killed but three passers-by were injured.",
        (Attack("bombing|ied", killed=(0, 0, 0), wounded=(3, 3, 3)),),
    ),
    News(
        "no_attack_on_the_convoy",
        "There was no attack on the convoy in Darfur on Sunday, the ministry said.",
        NO_ATTACK,
    ),
    News("not_attacked", "The marchers were not attacked as they crossed Port-au-Prince on Monday.", NO_ATTACK),
    News(
        "did_not_kill",
        "“Our forces did not kill civilians in Gedeb,” the Ethiopian army said on Tuesday.",
        NO_ATTACK,
    ),
)
def test_negation(news: News) -> None:
    check(news)


@told(
    News(
        "grenade_failed_to_explode",
        "A man threw a grenade at a café in Grenoble on Saturday but it failed to explode.",
        (Attack("bombing|armed_assault|other", days="2019-08-10", place="Grenoble", killed=None, stage="attempted"),),
    ),
    News(
        "plot_foiled",
        "Police in Brussels foiled a plot to bomb a railway station on Monday and arrested two men.",
        (Attack("bombing", stage="foiled", killed=None),),
    ),
    News(
        "bomb_defused",
        "Sappers defused a bomb found under a bridge in Srinagar on Tuesday.",
        (Attack("bombing|ied", days="2019-08-13", place="Srinagar", stage="foiled"),),
    ),
    News(
        "missiles_intercepted",
        "Saudi air defences intercepted four missiles fired at Riyadh on Sunday.",
        (Attack("missile_strike", days="2019-08-11", place="Riyadh", stage="attempted", weapon_count=4),),
    ),
    News(
        "tried_to_stab",
        "A man tried to stab a soldier outside a barracks in Metz on Friday but was overpowered.",
        (Attack("stabbing", days="2019-08-09", place="Metz", killed=None, stage="attempted"),),
    ),
    News(
        "survived_an_attempt",
        "The mayor of Izium survived an assassination attempt on Thursday when a bomb under his car failed to "
        "detonate.",
        (Attack("assassination|bombing|vehicle_bombing|ied", days="2019-08-08", place="Izium", stage="attempted"),),
    ),
)
def test_attempted_and_foiled_attacks(news: News) -> None:
    check(news)


@told(
    News("threat", "The group threatened to attack foreign embassies in Nairobi.", NO_ATTACK),
    News(
        "conditional",
        "If the ceasefire fails, militants could bomb Tripoli again, the envoy warned on Tuesday.",
        NO_ATTACK,
    ),
    News("warning", "The embassy warned citizens on Monday of possible attacks on hotels in Kampala.", NO_ATTACK),
    News("exercise", "Troops simulated a missile attack on Tallinn during the exercise on Tuesday.", NO_ATTACK),
    News(
        "accident",
        "A gas explosion at a bakery in Lyon killed two people on Monday. Investigators said it was an accident.",
        NO_ATTACK,
    ),
    News("weather", "The storm killed 14 people in Luzon on Saturday and injured dozens.", NO_ATTACK),
    News("vow", "The rebels vowed on Sunday to strike Khartoum unless the army withdrew.", NO_ATTACK),
)
def test_threats_hypotheses_and_accidents_are_no_attacks(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    "text",
    [
        "The army denied on Monday that rebels had attacked its base at Ménaka.",
        "The Ethiopian government denied reports that its aircraft bombed a hospital in Mekelle on Friday.",
        "A spokesman rejected as false a report that the village of Beit Hanoun had been shelled on Sunday.",
        "The minister denied allegations of corruption on Tuesday, calling them an attack on his party.",
        "Belgrade denied that its police had fired on protesters in Mitrovica on Saturday.",
    ],
)
def test_a_denied_attack_is_not_counted_as_having_happened(text: str) -> None:
    assert [a for a in read(text).attacks if a.stage == "accomplished"] == []


@told(
    News(
        "strike_denied_by_the_accused",
        "Rebels said an air strike killed 10 civilians in Maarrat al-Numan on Sunday, but the Syrian government "
        "denied carrying "
        "it out.",
        (Attack("air_strike", days="2019-08-11", killed=(10, 10, 10), by=(("denied", "Syria"),)),),
    ),
    News(
        "both_deny_firing_first",
        "Armenia and Azerbaijan both denied firing first in a clash on their border on Thursday that left two "
        "soldiers dead.",
        (Attack("clash", days="2019-08-08", killed=(2, 2, 2)),),
        reason="a clash told inside a denial of firing first is lost with the denial",
    ),
    News(
        "rejected_accusations",
        "Medics said the shelling of a market in Omdurman killed 30 people on Saturday. Sudan's army denied "
        "shelling the market.",
        (
            Attack(
                "artillery_shelling|mortar_shelling", days="2019-08-10", killed=(30, 30, 30), by=(("denied", "army"),)
            ),
        ),
    ),
)
def test_a_denial_stands_beside_the_attack(news: News) -> None:
    check(news)
