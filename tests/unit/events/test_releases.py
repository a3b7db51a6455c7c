"""Releases of governments and forces: what they condemn, whom they name, strikes listed place by place."""

import pytest
from expected_news import read


def told(text: str, published: str = "2019-08-14") -> list[tuple[str, str | None, list[tuple[str, str | None]]]]:
    """Type and place of each attack, and who is said to have made it."""
    events = read(text, published)
    by = {row.attack_report_id: [] for row in events.attacks}
    for row in events.attributions:
        by[row.attack_report_id].append((row.attribution_status, row.actor_name))
    return [(row.attack_type, row.place_name, by[row.attack_report_id]) for row in events.attacks]


def test_a_forces_strike_is_no_retelling_of_the_attack_condemned() -> None:
    first, second = told(
        "The United States condemns yesterday's attack at Kabul airport in Kabul. Nine soldiers were killed. "
        "ISIS-K has claimed responsibility. Last night U.S. forces conducted a drone strike in Nangarhar Province."
    )
    assert first[2] == [("claimed", "ISIS-K (Islamic State Khorasan)")]
    assert second[:2] == ("drone_strike", "Nangarhar Province")
    assert [status for status, _ in second[2]] == ["stated"]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The mayor condemns Sunday's attacks on oil sites in the Eastern Province of Saudi Arabia claimed by the "
         "Houthis.", [("claimed", "Houthis")]),
        ("A bomb killed two in Kano on Monday. The attack has not been claimed by any group.", [("unclaimed", None)]),
        ("A bomb killed two in Kano on Monday. The attack was claimed by no group.", [("unclaimed", None)]),
        ("Two RAF Typhoons attacked a building north of Hajin on Monday, the ministry said.",
         [("stated", "RAF (United Kingdom)")]),
    ],
)  # fmt: skip
def test_who_is_said_to_have_made_it(text: str, by: list[tuple[str, str | None]]) -> None:
    assert [row[2] for row in told(text)] == [by]


@pytest.mark.parametrize(
    "text",
    [
        "The members of the Security Council condemned in the strongest terms the attack on Sunday on a paper in Lyon.",
        "The EU condemned in the strongest possible terms the attack on Sunday on a paper in Lyon.",
        "Oslo condemns the missile attack on Erbil, Iraq, on Sunday. The rebels said the attack was in retaliation for "
        "an Israeli air strike in Syria on 3 August.",
    ],
)
def test_what_is_condemned_is_the_attack_named(text: str) -> None:
    events = read(text)
    condemned = next(row for row in events.responses if row.response_subtype == "condemnation")
    links = [row.attack_report_id for row in events.links if row.response_report_id == condemned.response_report_id]
    assert links == [events.attacks[0].attack_report_id]


def test_strikes_listed_place_by_place() -> None:
    text = (
        "On Monday, coalition forces conducted 18 strikes in Iraq and Syria. Near Raqqa, two strikes hit two units. "
        "Near Ramadi, four strikes destroyed five positions."
    )
    assert [(kind, place) for kind, place, _ in told(text)] == [("air_strike", "Raqqa"), ("air_strike", "Ramadi")]
    events = read(text)
    assert [(row.metric, row.value_best) for row in events.totals] == [("attacks", 18)]
    assert {str(row.date_start) for row in events.attacks} == {"2019-08-12"}


def test_repeated_attacks_are_none() -> None:
    events = read("In response to repeated rebel attacks on posts, the army bombed a camp near Gao on Monday.")
    assert [row.attack_type for row in events.attacks] == ["air_strike"]


def test_what_fighters_say_they_did_is_of_the_fight_told() -> None:
    events = read(
        "Troops and rebels clashed in Gedo on Friday, leaving nine fighters and two soldiers dead, a minister said. "
        "The rebels said they had killed 15 soldiers."
    )
    assert [row.attack_type for row in events.attacks] == ["clash"]
    assert sorted((row.victim_group, row.best) for row in events.casualties) == [("militant", 9), ("military", 2)]


def test_a_shooting_that_followed_another_keeps_its_place() -> None:
    events = read(
        "Gunmen shot and killed a couple in Pattani province on Monday. The shooting followed the killing of two "
        "suspects in Yala on Sunday."
    )
    assert events.attacks[0].place_name == "Pattani province"


def test_history_told_later_is_not_what_was_condemned() -> None:
    events = read("Parties in Derry condemned the incident on Monday. In 2011 rebels shot dead a reporter in Derry.")
    assert events.links == []


def test_who_captures_a_culprit_has_not_attacked() -> None:
    events = read("The navy captured the leader of the gang blamed for the ambush of 13 policemen in Uruapan.")
    assert events.attributions == []
    assert [(row.response_type, row.actor_name) for row in events.responses] == [("arrest", "navy")]
    events = read("Gunmen captured two soldiers in an ambush near Djibo on Monday.")
    assert [row.actor_name for row in events.attributions] == ["Gunmen"]
    assert events.responses == []
