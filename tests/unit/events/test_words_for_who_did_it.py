"""The many ways of saying who made an attack told just before, and sentences that only sound like them."""

import pytest
from expected_news import read

TOLD = "Gunmen killed 12 people in Moura, Mali, on Monday. "


def said(sentence: str) -> list[tuple[str, str | None]]:
    """Status and name of everybody who is said to have done it, without the gunmen of the sentence before."""
    rows = [(row.attribution_status, row.actor_name) for row in read(TOLD + sentence).attributions]
    return [row for row in rows if row != ("stated", "Gunmen")]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Officials blamed the attack on Boko Haram.", "blamed"),
        ("The army blamed the attack on the village on Boko Haram.", "blamed"),
        ("The governor blamed it on Boko Haram.", "blamed"),
        ("The governor blamed Boko Haram for the attack on the village.", "blamed"),
        ("The government pointed the finger at Boko Haram.", "blamed"),
        ("Fingers were pointed at Boko Haram.", "blamed"),
        ("The military says Boko Haram is responsible.", "blamed"),
        ("The gunmen were members of Boko Haram, the governor said.", "blamed"),
        ("Local officials said the assailants belonged to Boko Haram.", "blamed"),
        ("The gunmen were Boko Haram fighters.", "stated"),
        ("The gunmen are thought to be Boko Haram members.", "suspected"),
        ("Boko Haram fighters are believed to be responsible.", "suspected"),
        ("The attack bore the hallmarks of Boko Haram.", "suspected"),
        ("Police linked the attack to Boko Haram.", "suspected"),
        ("The killings have been linked to Boko Haram.", "suspected"),
        ("A spokesman for Boko Haram denied involvement.", "denied"),
        ("Boko Haram denied any role in the killings.", "denied"),
        ("Boko Haram rejected any part in the killings.", "denied"),
        ("Boko Haram said it had nothing to do with the killings.", "denied"),
        ("Boko Haram distanced itself from the attack.", "denied"),
        ("Boko Haram later posted a video in which it claimed the attack.", "claimed"),
        ("The attack was later claimed by Boko Haram on its channel.", "claimed"),
    ],
)
def test_who_is_named_and_how(sentence: str, status: str) -> None:
    assert said(sentence) == [(status, "Boko Haram")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Officials blamed the deaths on poor security.",
        "Critics blamed it on the lack of patrols.",
        "Nobody pointed the finger at Boko Haram.",
        "A new road points at Gao like a finger.",
        "The army said it was responsible for security in the town.",
        "The gunmen were not members of Boko Haram.",
        "The gunmen did not belong to Boko Haram.",
        "The victims were members of Boko Haram.",
        "The truck belonged to Boko Haram.",
        "The attack bore no hallmarks of Boko Haram.",
        "Police have not linked the attack to Boko Haram.",
        "The village is linked to Gao by a dirt road.",
        "Boko Haram posted a video in which it claimed the moral high ground.",
        "A spokesman for Boko Haram denied a split.",
        "Boko Haram distanced itself from its founder.",
        "The mayor said nothing had been heard of Boko Haram since the attack.",
    ],
)
def test_nobody_is_named(sentence: str) -> None:
    assert said(sentence) == []


def test_the_accuser_is_kept() -> None:
    (row,) = [row for row in read(TOLD + "The governor blamed it on Boko Haram.").attributions if row.asserted_by]
    assert row.asserted_by == "The governor"
    (row,) = [row for row in read(TOLD + "Niger pointed the finger at Boko Haram.").attributions if row.asserted_by]
    assert row.asserted_by == "Niger"


def test_a_person_named_after_what_he_is_can_be_accused() -> None:
    assert said("Elders accused a former policeman, Oskar Lund, of leading the attack.") == [("blamed", "Oskar Lund")]
    assert said("Elders accused a former policeman, Oskar Lund, of theft.") == []


def test_what_is_the_army_s_is_no_attacker() -> None:
    events = read("At least 25 rockets were fired at a camp near Kirkuk on Saturday, by the army's first count.")
    assert [row.actor_name for row in events.attributions] == []
    events = read("Two people were killed by the gang's leader in Tulsa on Monday.")
    assert [row.actor_name for row in events.attributions] == ["gang's leader"]


@pytest.mark.parametrize(
    ("attacker", "name", "key"),
    [
        ("A Palestinian", "Palestinian", None),
        ("Two Syrians", "Syrians", None),
        ("An Afghan", "Afghan", None),
        ("The Tunisian", "Tunisian", None),
        ("An Iraqi man", "Iraqi man", None),
        ("The Israelis", "Israel", "gov_isr"),
        ("The British", "United Kingdom", "gov_gbr"),
        ("Syria", "Syria", "gov_syr"),
    ],
)
def test_one_of_a_nation_is_not_its_state(attacker: str, name: str, key: str | None) -> None:
    (row,) = read(f"{attacker} killed four people near Gao on Monday.").attributions
    assert (row.actor_name, row.actor_ref) == (name, key)
