"""News told in the present, a line an event, as pages of a day do; and what only sounds like another attack."""

import pytest
from expected_news import read

Row = tuple[str, tuple[tuple[str, str, int | None], ...]]
"""Type of an attack, and (outcome, group, best) of its figures that are no parts of others."""


def rows(text: str) -> list[Row]:
    """The attacks of a text with their figures."""
    events = read(text)
    return [
        (
            a.attack_type,
            tuple(
                (c.outcome, c.victim_group, c.best)
                for c in events.casualties
                if c.attack_report_id == a.attack_report_id and not c.is_subset
            ),
        )
        for a in events.attacks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A soldier is killed and another is wounded by shelling from separatists near Zolote.",
         [("artillery_shelling", (("killed", "military", 1), ("wounded", "unknown", 1)))]),
        ("Nine people were killed by bombing in Hilla.", [("bombing", (("killed", "unknown", 9),))]),
        ("Three soldiers are killed when a vehicle hits a landmine in South Waziristan.",
         [("ied", (("killed", "military", 3),))]),
        ("Police in Chad fire tear gas at protesters in Doba, and five people are killed in clashes.",
         [("clash", (("killed", "unknown", 5),))]),
        ("Eight people are killed in a shooting at a depot in Tulsa. The gunman, a former worker, kills himself.",
         [("shooting", (("killed", "unknown", 8), ("killed", "perpetrator", 1)))]),
        ("At least 30 people are killed in a raid on the village of Kodyel, and several houses are burned down.",
         [("armed_assault", (("killed", "unknown", 30),))]),
        ("A van attack kills ten people when the driver deliberately strikes pedestrians in Lyon.",
         [("vehicle_ramming", (("killed", "unknown", 10),))]),
        ("Two bombings, including one targeting reporters, kill at least 29 people in Kabul.",
         [("bombing", (("killed", "unknown", 29),))]),
        ("The United States, Britain and France launch missile strikes on Homs.", [("missile_strike", ())]),
        ("Policemen storm a mosque in Basilan, killing two men.", [("armed_assault", (("killed", "unknown", 2),))]),
        ("Police fire on demonstrators in Managua; 63 people have been killed since protests began.",
         [("shooting", ())]),
        ("Soldiers shoot dead two men in Kayes.", [("shooting", (("killed", "unknown", 2),))]),
        ("A rocket destroys a house in Beersheba. Israel closes a crossing and strikes 20 targets in Gaza.",
         [("rocket_attack", ()), ("air_strike", ())]),
        ("Rebels kill four soldiers in an attack on a post near Kidal. Two wells are also bombed at Ansongo.",
         [("armed_assault", (("killed", "military", 4),)), ("bombing", ())]),
    ],
)  # fmt: skip
def test_lines_of_a_day(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The gunman killed himself in a car in Tulsa on Monday.",
        "Police responded by calling for calm in Chad on Monday.",
        "The vehicle hits the market in June, Toyota said.",
        "Protesters gathered around a fire in Doba on Monday.",
    ],
)
def test_no_attack(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Prague expelled two envoys over the 2014 explosion at a depot in Vlora that killed two people.",
        "The mayor remembered the 2014 bombing of a bus in Vlora that killed 12 people.",
    ],
)
def test_the_toll_of_one_event_is_no_total(text: str) -> None:
    assert read(text).totals == []


@pytest.mark.parametrize(
    ("text", "actor", "ref"),
    [
        ("Haitian gangs attacked a courthouse in Jacmel on Monday, killing eight people.", "Haitian gangs", None),
        ("Libyan smugglers attacked a tanker off Zuwara on Monday, killing two sailors.", "Libyan smugglers", None),
        (
            "Haitian police attacked a house in Jacmel on Monday, killing eight people.",
            "Haitian police (Haiti)",
            "pol_hti",
        ),
        ("Haiti attacked a camp in Jacmel on Monday, killing eight people.", "Haiti", "gov_hti"),
        ("Police in Sri Lanka fire on protesters in Galle, killing one.", "Police", None),
        (
            "A shell hit a post in Kilis on Monday. Turkey retaliates by shelling a village in Afrin.",
            "Turkey",
            "gov_tur",
        ),
    ],
)
def test_who_attacks(text: str, actor: str, ref: str | None) -> None:
    (row,) = read(text).attributions
    assert (row.actor_name, row.actor_ref) == (actor, ref)


def test_a_peoples_army_keeps_its_name() -> None:
    (row,) = read("A man is shot dead in Karachi. The Sindhudesh People's Army claims responsibility.").attributions
    assert (row.attribution_status, row.actor_name) == ("claimed", "Sindhudesh People's Army")


def test_the_month_of_what_was_done_before_dates_no_attack() -> None:
    (attack,) = read("Militias shell the city of Afrin, killing six, after rebels seized it in March.").attacks
    assert str(attack.date_start) == "2019-08-14"
    (attack,) = read("Militias shelled the city of Afrin in March after rebels seized it.").attacks
    assert str(attack.date_start) == "2019-03-01"


@pytest.mark.parametrize(
    "text",
    [
        "A tanker and a van collided in Lyon on Monday, killing two men.",
        "Police stopped a van in Lyon on Monday and fined the driver.",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    assert rows(text) == []
