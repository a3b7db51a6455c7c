"""Identity of attacks across articles: what joins, what never joins, and that order does not matter."""

import random
from dataclasses import replace
from typing import Any

import pytest
from make_reports import BESMAYA, TAJI, Desk, attack

from pipelines.keys import stable_key
from pipelines.resolution.resolve import resolve


def groups(desk: Desk) -> set[frozenset[str]]:
    """Report keys, grouped by attack."""
    found: dict[str, set[str]] = {}
    for row in resolve(desk.articles, desk.events).attack_members:
        found.setdefault(row.attack_id, set()).add(row.attack_report_id)
    return {frozenset(keys) for keys in found.values()}


def rules(desk: Desk) -> dict[str, str]:
    return {row.attack_report_id: row.rule for row in resolve(desk.articles, desk.events).attack_members}


def test_same_strike_told_as_friday_and_as_13_march(desk: Desk):
    attack(desk.article("a"), "2020-03-13", place_id=TAJI, date_text="Friday", kind="air_strike")
    attack(desk.article("b"), "2020-03-13", place_id=TAJI, date_text="13 March", kind="air_strike")
    assert groups(desk) == {frozenset({"a_a0", "b_a0"})}
    assert set(rules(desk).values()) == {"same_place_same_day"}


def test_two_attacks_on_one_base_three_days_apart_stay_two(desk: Desk):
    for name in "ab":
        article = desk.article(name)
        attack(article, "2020-03-11", place_id=TAJI, killed=3)
        attack(article, "2020-03-14", place_id=TAJI, killed=3)
    assert groups(desk) == {frozenset({"a_a0", "b_a0"}), frozenset({"a_a1", "b_a1"})}


def test_two_reports_of_one_article_never_merge(desk: Desk):
    article = desk.article("a")
    attack(article, "2020-03-11", place_id=TAJI, victim="John Doe")
    attack(article, "2020-03-11", place_id=TAJI, victim="John Doe")
    attack(desk.article("b"), "2020-03-11", place_id=TAJI, victim="John Doe")
    assert len(groups(desk)) == 2
    assert not any({"a_a0", "a_a1"} <= group for group in groups(desk))


def test_night_attack_dated_a_day_later_is_the_same(desk: Desk):
    attack(desk.article("a"), "2020-03-16", place_id=BESMAYA, date_text="late on Monday night")
    attack(desk.article("b"), "2020-03-17", place_id=BESMAYA, date_text="Tuesday")
    assert len(groups(desk)) == 1
    assert rules(desk)["b_a0"] == "same_place_after_night"


def test_next_day_without_a_night_is_another_attack(desk: Desk):
    attack(desk.article("a"), "2020-03-16", place_id=BESMAYA, date_text="Monday")
    attack(desk.article("b"), "2020-03-17", place_id=BESMAYA, date_text="Tuesday")
    assert len(groups(desk)) == 2


def test_different_places_on_one_day_stay_apart_even_with_equal_figures(desk: Desk):
    attack(desk.article("a"), "2020-03-16", place_id=BESMAYA, killed=2, blamed="Kataeb Hezbollah")
    attack(desk.article("b"), "2020-03-16", place_id=TAJI, killed=2, blamed="Kataeb Hezbollah")
    assert len(groups(desk)) == 2


def test_base_and_its_town_are_one_place(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI)
    attack(desk.article("b"), "2020-03-11", place_id="tn_irq_taji")
    assert len(groups(desk)) == 1


def test_country_alone_joins_only_with_other_evidence(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, killed=3)
    attack(desk.article("b"), "2020-03-11", place_id="country_irq", where=6)
    assert len(groups(desk)) == 2
    attack(desk.article("c"), "2020-03-11", place_id="country_irq", where=6, killed=3)
    assert frozenset({"a_a0", "c_a0"}) in groups(desk)
    assert rules(desk)["c_a0"] == "same_area_and_figures"


def test_a_foiled_attack_is_not_the_one_that_happened(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, kind="bombing")
    attack(desk.article("b"), "2020-03-11", place_id=TAJI, kind="bombing", stage="foiled")
    attack(desk.article("c"), "2020-03-11", place_id=TAJI, kind="bombing", stage="foiled")
    assert groups(desk) == {frozenset({"a_a0"}), frozenset({"b_a0", "c_a0"})}


def test_types_of_other_families_stay_apart(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, kind="rocket_attack")
    attack(desk.article("b"), "2020-03-11", place_id=TAJI, kind="stabbing")
    assert len(groups(desk)) == 2


def test_killing_by_drone_and_assassination_are_one(desk: Desk):
    baghdad_airport = "in_irq_baghdad_international_airport"
    attack(desk.article("a"), "2020-01-03", place_id=baghdad_airport, kind="drone_strike", victim="Qasem Soleimani")
    attack(desk.article("b"), "2020-01-03", place_id="gn_98182", kind="assassination", victim="Qasem Soleimani")
    attack(desk.article("c"), kind="air_strike", place_id="country_irq", victim="Qasem Soleimani")
    assert groups(desk) == {frozenset({"a_a0", "b_a0", "c_a0"})}
    assert rules(desk)["c_a0"] == "shared_victim"


def test_two_people_killed_alone_are_two_attacks(desk: Desk):
    for name, victim in (("a", "Qasem Soleimani"), ("b", "Soleimani"), ("c", "Qassem Soleimani"), ("d", "Ali Hassan")):
        attack(desk.article(name), "2020-01-03", place_id="gn_98182", kind="drone_strike", victim=victim)
    assert groups(desk) == {frozenset({"a_a0", "b_a0", "c_a0"}), frozenset({"d_a0"})}


def test_month_mention_with_a_toll_needs_a_toll_to_match(desk: Desk):
    attack(desk.article("a"), "2019-12-31", place_id="gn_98182", kind="rocket_attack")
    attack(desk.article("b"), "2019-12-01", "2019-12-31", place_id="country_irq", where=6, killed=1)
    assert len(groups(desk)) == 2
    attack(desk.article("c"), "2019-12-27", place_id="in_irq_k_1_base", killed=1)
    assert frozenset({"b_a0", "c_a0"}) in groups(desk)


def test_month_mention_joins_the_only_attack_it_fits(desk: Desk):
    attack(desk.article("a"), "2019-12-27", place_id="in_irq_k_1_base", killed=1)
    attack(desk.article("b"), "2019-12-01", "2019-12-31", place_id="country_irq", where=6, date_text="in December")
    assert groups(desk) == {frozenset({"a_a0", "b_a0"})}
    assert rules(desk)["b_a0"] == "only_candidate_in_period"


def test_month_mention_that_fits_two_stays_alone(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI)
    attack(desk.article("b"), "2020-03-14", place_id=TAJI)
    attack(desk.article("c"), "2020-03-01", "2020-03-31", place_id=TAJI, date_text="in March")
    assert frozenset({"c_a0"}) in groups(desk)
    assert rules(desk)["c_a0"] == "alone"


def test_month_mention_that_fits_two_follows_the_named_victim(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, victim="Brodie Gillon")
    attack(desk.article("b"), "2020-03-14", place_id=TAJI)
    attack(desk.article("c"), "2020-03-01", "2020-03-31", place_id=TAJI, victim="Brodie Gillon")
    assert frozenset({"a_a0", "c_a0"}) in groups(desk)


def mentioned(desk: Desk, name: str, **said: Any) -> None:
    """Air strikes of 13 March "in Iraq", told in passing."""
    told = {"place_id": "country_irq", "where": 6, "kind": "air_strike", "reported_as": "background_recent", **said}
    attack(desk.article(name), "2020-03-13", **told)


def test_a_bare_mention_joins_the_only_attack_of_its_day(desk: Desk):
    attack(desk.article("a"), "2020-03-13", place_id=TAJI, kind="air_strike", killed=6)
    attack(desk.article("day_after"), "2020-03-14", place_id=TAJI, kind="air_strike")
    attack(desk.article("other_means"), "2020-03-13", place_id=BESMAYA, kind="rocket_attack")
    mentioned(desk, "b")
    mentioned(desk, "c", place_id=None)
    assert frozenset({"a_a0", "b_a0", "c_a0"}) in groups(desk) and len(groups(desk)) == 3
    assert rules(desk)["b_a0"] == "only_attack_of_its_day"


@pytest.mark.parametrize(
    "said",
    [
        {"killed": 4},
        {"victim": "Brodie Gillon"},
        {"place_id": None, "place_name": "Camp Ardent"},
        {"kind": "drone_strike"},
        {"country": "SYR", "place_id": "country_syr"},
        {"reported_as": "main_event"},
        {"stage": "foiled"},
    ],
)
def test_a_mention_with_more_than_a_day_and_a_country_stays_alone(desk: Desk, said: dict[str, Any]):
    attack(desk.article("a"), "2020-03-13", place_id=TAJI, kind="air_strike", killed=6)
    mentioned(desk, "b", **said)
    assert len(groups(desk)) == 2


def test_a_bare_mention_that_fits_two_stays_alone(desk: Desk):
    attack(desk.article("a"), "2020-03-13", place_id=TAJI, kind="air_strike")
    attack(desk.article("b"), "2020-03-13", place_id=BESMAYA, kind="air_strike")
    mentioned(desk, "c")
    assert frozenset({"c_a0"}) in groups(desk)


def test_two_bombings_of_a_day_in_a_great_city_with_other_tolls_stay_two(desk: Desk):
    attack(desk.article("a"), "2006-05-01", place_id="gn_98182", kind="vehicle_bombing", killed=40)
    attack(desk.article("b"), "2006-05-01", place_id="gn_98182", kind="bombing", killed=2)
    assert len(groups(desk)) == 2


def test_publication_day_stands_for_no_event_day(desk: Desk):
    attack(desk.article("a"), "2020-03-17", place_id=TAJI)
    attack(desk.article("b"), "2020-03-14", place_id=TAJI)
    attack(desk.article("c", "2020-03-17"), "2020-03-17", place_id=TAJI, basis="publication_fallback")
    assert len(groups(desk)) == 3


def test_undated_news_joins_the_only_attack_of_the_last_days_on_its_place(desk: Desk):
    attack(desk.article("a"), "2020-03-14", place_id=TAJI)
    attack(desk.article("b", "2020-03-17"), place_id=TAJI)
    attack(desk.article("old", "2020-05-01"), place_id=TAJI)
    attack(desk.article("elsewhere", "2020-03-17"), place_id="country_irq", where=6)
    assert len(groups(desk)) == 3
    assert frozenset({"a_a0", "b_a0"}) in groups(desk)


def test_an_undated_attack_told_in_passing_is_known_by_its_place_and_toll(desk: Desk):
    attack(desk.article("a"), "2020-03-14", place_id=TAJI, killed=3)
    told = (("b", 3, TAJI), ("other_toll", 4, TAJI), ("one_dead", 1, TAJI), ("elsewhere", 3, BESMAYA))
    for name, killed, place in told:
        article = desk.article(name, "2020-03-17")
        row = attack(article, place_id=place, killed=killed)
        article.attacks[-1] = replace(row, reported_as="background_recent")
    assert frozenset({"a_a0", "b_a0"}) in groups(desk)
    assert len(groups(desk)) == 4


def test_unlisted_village_is_recognised_by_its_name(desk: Desk):
    attack(desk.article("a"), "2020-05-02", place_name="Umm al-Izam", kind="armed_assault")
    attack(desk.article("b"), "2020-05-02", place_name="Umm Al-Izam village", kind="armed_assault")
    attack(desk.article("c"), "2020-05-02", place_name="Zaghniyah", kind="armed_assault")
    assert groups(desk) == {frozenset({"a_a0", "b_a0"}), frozenset({"c_a0"})}


def test_key_is_that_of_the_earliest_published_report(desk: Desk):
    attack(desk.article("z", "2020-03-12"), "2020-03-11", place_id=TAJI)
    attack(desk.article("a", "2020-03-13"), "2020-03-11", place_id=TAJI)
    attack(desk.article("0", None), "2020-03-11", place_id=TAJI)
    (attack_id,) = {row.attack_id for row in resolve(desk.articles, desk.events).attack_members}
    assert attack_id == stable_key("atk", "z_a0")


def test_a_chain_of_near_matches_does_not_pull_two_days_together(desk: Desk):
    """Complete link: a middle report that fits both ends joins one of them only."""
    attack(desk.article("a"), "2020-03-15", place_id=TAJI, date_text="Sunday")
    attack(desk.article("b"), "2020-03-16", place_id=TAJI, date_text="Monday night")
    attack(desk.article("c"), "2020-03-17", place_id=TAJI, date_text="Tuesday")
    found = groups(desk)
    assert len(found) == 2 and not any({"a_a0", "c_a0"} <= group for group in found)


def test_reports_of_a_copied_article_follow_the_original(desk: Desk):
    for name, published in (("a", "2020-03-17"), ("b", "2020-03-18")):
        article = desk.article(name, published, text="The same words, with an attack nobody dates.")
        attack(article, None, place_name="somewhere")
    assert groups(desk) == {frozenset({"a_a0", "b_a0"})}
    assert rules(desk) == {"a_a0": "alone", "b_a0": "copy_of_article"}


def test_order_of_arrival_does_not_matter():
    desk, chance = Desk(), random.Random(2020)
    kinds = ["rocket_attack", "mortar_shelling", "bombing", "other"]
    for number in range(40):
        article = desk.article(f"n{number:02}", f"2020-03-{chance.randint(15, 28)}")
        for _ in range(3):
            day = f"2020-03-{chance.randint(9, 14):02}"
            loose = chance.random() < 0.3
            attack(
                article,
                "2020-03-01" if loose else day,
                "2020-03-31" if loose else day,
                place_id=chance.choice([TAJI, BESMAYA, "gn_98182", "country_irq", "rg_irq_baghdad"]),
                kind=chance.choice(kinds),
                date_text=chance.choice(["night", "Monday"]),
                killed=chance.choice([None, 1, 3]),
            )
    expected = resolve(desk.articles, desk.events)
    assert 1 < len({row.attack_id for row in expected.attack_members}) < 120
    for seed in range(3):
        mixer = random.Random(seed)
        mixer.shuffle(desk.articles)
        mixer.shuffle(desk.events)
        for one in desk.events:
            mixer.shuffle(one.attacks)
            mixer.shuffle(one.casualties)
        assert resolve(desk.articles, desk.events) == expected
