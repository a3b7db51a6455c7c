"""What a stated total counts, as codes: where, by whom, aimed at what, and whether the codes say it all."""

import pytest
from expected_news import read

from pipelines.events.model import ReportedTotal


def total(text: str) -> ReportedTotal:
    totals = read(text).totals
    assert len(totals) == 1, totals
    return totals[0]


SCOPES = {
    "in_a_division": ("There have been 15 attacks in Borno since May.", "rg_nga_borno", "NGA", None, None),
    "in_a_country": ("There have been 31 mortar attacks in Iraq since May.", "country_irq", "IRQ", None, None),
    "in_a_town_of_a_country": ("There have been 12 bombings in Quetta, Pakistan, since May.", "Quetta", "PAK", None,
    None),
    "by_a_group": ("There have been 15 attacks by Boko Haram in Borno since May.", "rg_nga_borno", "NGA", "boko_haram",
    None),
    "of_a_state": ("There have been 40 Israeli air strikes in Syria since May.", "country_syr", "SYR", "isr", None),
    "on_a_kind_of_place": ("There have been 31 mortar attacks on bases in Iraq since May.", "country_irq", "IRQ",
    None, "base"),
}  # fmt: skip


@pytest.mark.parametrize("name", SCOPES)
def test_the_scope_is_read_as_codes_that_say_it_all(name: str) -> None:
    text, place, iso3, actor, target = SCOPES[name]
    found = total(text)
    assert place in (found.place_id, found.place_name)
    assert (found.country_iso3, found.target_kind, found.is_scope_coded) == (iso3, target, True)
    assert (found.actor_ref or "").endswith(actor) if actor else found.actor_ref is None


OPEN = {
    "several_countries": ("There have been 34 air strikes in Syria and Iraq since May.", None),
    "a_part_of_a_country": ("There have been 47 massacres in western Syria since March.", "SYR"),
    "an_alternative_elsewhere": (
        "Since May there have been 31 mortar attacks on the consulate in Basra or camps that house foreign advisers.",
        "IRQ",
    ),
    "a_place_that_is_understood": ("Nine prosecutors have been murdered so far this year.", None),
    "words_without_a_code": ("There have been 15 attacks on teachers in Borno since May.", "NGA"),
    "an_attacker_nobody_lists": ("There have been 15 attacks by the Red Reed Column in Borno since May.", "NGA"),
}


@pytest.mark.parametrize("name", OPEN)
def test_what_no_code_says_stays_open(name: str) -> None:
    text, iso3 = OPEN[name]
    found = total(text)
    assert (found.country_iso3, found.is_scope_coded) == (iso3, False)


def test_whose_planes_they_are_is_no_place() -> None:
    found = total("The UK has flown over 265 bombing raids since the start of the war.")
    assert (found.country_iso3, found.place_id) == (None, None)
    assert found.actor_ref == "gov_gbr"


def test_the_place_of_the_third_attack_is_not_that_of_all_three() -> None:
    found = total("A bomb killed two people in Quetta on Monday, the third attack in Pakistan in a week.")
    assert found.place_id == "country_pak"


def test_people_killed_over_a_period_are_confined_to_the_place_named() -> None:
    text = "Eight journalists have been killed in Somalia since January."
    found = total(text)
    assert (found.metric, found.place_id, found.victim_group) == ("killed", "country_som", "journalist")
