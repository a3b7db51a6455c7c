"""Responses tied to attacks that other articles tell: undated reports of what was answered, and mere descriptions."""

from datetime import date

import pytest
from make_reports import BESMAYA, TAJI, Desk, attack, described, response

from pipelines.events.engine import Engine
from pipelines.resolution.model import ArticleRecord, Resolution
from pipelines.resolution.resolve import resolve


def attack_of(found: Resolution) -> dict[str, str]:
    return {row.attack_report_id: row.attack_id for row in found.attack_members}


def matched(desk: Desk) -> dict[str, str]:
    """Described attack -> the report that gives the attack it was matched with its key."""
    found = resolve(desk.articles, desk.events)
    reports: dict[str, list[str]] = {}
    for report, attack_id in attack_of(found).items():
        reports.setdefault(attack_id, []).append(report)
    return {row.answered_attack_report_id: min(reports[row.attack_id]) for row in found.answered_attack_matches}


def strike(desk: Desk, name: str = "b", published: str = "2020-03-14"):
    article = desk.article(name, published)
    own = attack(article, "2020-03-13", place_id="gn_98182", kind="air_strike")
    return article, response(article, "military_strike", "US", "2020-03-13", same_as=own)


def test_a_description_by_type_finds_the_only_attack_before_the_answer_in_its_country(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, killed=3)
    article, answer = strike(desk)
    described(article, answer, kind="rocket_attack")
    assert matched(desk) == {"b_r0_d0": "a_a0"}


def test_two_attacks_that_fit_leave_it_open(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI)
    attack(desk.article("c"), "2020-03-09", place_id=BESMAYA)
    article, answer = strike(desk)
    described(article, answer, kind="rocket_attack")
    assert matched(desk) == {}


@pytest.mark.parametrize(
    "told", [{"place_id": TAJI}, {"killed": 3}, {"start": "2020-03-11"}, {"victim": "Omar Haddad"}]
)
def test_of_two_the_place_the_toll_the_day_or_a_name_decides(desk: Desk, told):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, killed=3, victim="Omar Haddad")
    attack(desk.article("c"), "2020-03-08", place_id=BESMAYA, killed=9)
    article, answer = strike(desk)
    described(article, answer, kind="rocket_attack", **told)
    assert matched(desk) == {"b_r0_d0": "a_a0"}


@pytest.mark.parametrize(
    ("day", "kind", "country"),
    [
        ("2020-03-15", "rocket_attack", "IRQ"),
        ("2020-02-20", "rocket_attack", "IRQ"),
        ("2020-03-11", "suicide_bombing", "IRQ"),
        ("2020-03-11", "rocket_attack", "SYR"),
    ],
    ids=["after_the_answer", "long_before", "another_type", "another_country"],
)
def test_what_does_not_fit_is_not_taken(desk: Desk, day, kind, country):
    attack(desk.article("a"), day, place_name="Umm al-Izam", country=country, kind=kind)
    article, answer = strike(desk)
    described(article, answer, kind="rocket_attack")
    assert matched(desk) == {}


def test_an_attack_that_the_article_itself_tells_was_not_meant(desk: Desk):
    article, answer = strike(desk)
    attack(article, "2020-03-11", place_id=TAJI)
    attack(desk.article("a"), "2020-03-11", place_id=TAJI)
    described(article, answer, kind="rocket_attack")
    assert matched(desk) == {}


def test_without_country_only_a_victim_s_name_tells_which(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, killed=1, victim="Omar Haddad")
    article = desk.article("b", "2020-03-14")
    described(article, response(article, "diplomatic_protest", "Jordan"), kind="rocket_attack")
    described(article, response(article, "diplomatic_protest", "Jordan"), victim="Omar Haddad")
    assert matched(desk) == {"b_r1_d1": "a_a0"}


def test_an_undated_report_of_what_was_answered_joins_the_attack_with_its_toll(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, killed=2)
    article = desk.article("b", "2020-03-14")
    own = attack(article, "2020-03-13", place_id="gn_98182", kind="air_strike")
    killing = attack(article, kind="other", killed=2)
    response(article, "military_strike", "US", "2020-03-13", same_as=own, answers=killing)
    found = attack_of(resolve(desk.articles, desk.events))
    assert found["b_a1"] == found["a_a0"] != found["b_a0"]


@pytest.mark.parametrize(("toll", "is_meant"), [(2, True), (8, False)])
def test_a_report_of_another_toll_was_not_answered(desk: Desk, toll: int, is_meant: bool):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, killed=toll)
    article = desk.article("b", "2020-03-14")
    killing = attack(article, killed=2)
    response(article, "military_strike", "US", "2020-03-13", answers=killing)
    found = attack_of(resolve(desk.articles, desk.events))
    assert (found["b_a0"] == found["a_a0"]) == is_meant


def test_an_attack_known_only_by_its_country_is_nobody_s_to_answer(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id="country_irq", country="IRQ")
    article = desk.article("b", "2020-03-14")
    recalled = attack(article, place_id="country_irq", country="IRQ")
    response(article, "military_strike", "US", "2020-03-13", answers=recalled)
    found = attack_of(resolve(desk.articles, desk.events))
    assert found["b_a0"] != found["a_a0"]


def test_an_undated_report_that_nothing_answers_stays_alone(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, killed=2)
    attack(desk.article("b", "2020-03-14"), kind="other", killed=2)
    found = attack_of(resolve(desk.articles, desk.events))
    assert found["b_a0"] != found["a_a0"]


def test_one_response_told_with_its_attack_and_with_a_description_only(desk: Desk):
    told = desk.article("a", "2020-03-14")
    response(told, "diplomatic_protest", "Jordan", answers=attack(told, "2020-03-11", place_id=TAJI, killed=3))
    other = desk.article("b", "2020-03-14")
    described(other, response(other, "diplomatic_protest", "Jordan"), kind="rocket_attack", place_id=TAJI)
    members = {row.response_report_id: row.response_id for row in resolve(desk.articles, desk.events).response_members}
    assert members["a_r0"] == members["b_r0"]


# --- from the words on --------------------------------------------------------------------------------------------

DATED = (
    "2020-03-13",
    "Two soldiers of the United States were killed when rockets struck Taji base north of Baghdad on Wednesday, the "
    "Iraqi military said.\n\nNobody has claimed the attack.",
)
ANSWERS = {
    "place_and_dead": "American warplanes struck five depots near Jurf al-Sakhar overnight in response to the rocket "
    "attack on Taji base that killed two soldiers, the Pentagon said.",
    "type_only": "The United States carried out air strikes on five depots near Jurf al-Sakhar in response to "
    "the deadly "
    "rocket fire on its base, the Pentagon said.",
    "dead_only": "The United States struck five depots near Jurf al-Sakhar on Thursday in retaliation for the "
    "killing of "
    "two American soldiers.",
    "told_afterwards": "US air strikes hit Karbala airport on Friday, killing a civilian. The strikes were a "
    "response to "
    "rocket fire on its troops.",
}


def read_and_resolve(*articles: tuple[str, str]):
    records, events = [], []
    for number, (day, text) in enumerate(articles):
        published = date.fromisoformat(day)
        records.append(ArticleRecord(f"art{number}", published, text))
        events.append(Engine().read(f"art{number}", text, None, published))
    return events, resolve(records, events)


def answered_attacks(events, found: Resolution, response_report_id: str) -> set[str]:
    """The attacks that a reported response answers, in its article or by description."""
    attacks = attack_of(found)
    match = {row.answered_attack_report_id: row.attack_id for row in found.answered_attack_matches}
    linked = {
        attacks[link.attack_report_id]
        for one in events
        for link in one.links
        if link.response_report_id == response_report_id
    }
    return linked | {
        match[row.answered_attack_report_id]
        for one in events
        for row in one.answered
        if row.response_report_id == response_report_id and row.answered_attack_report_id in match
    }


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_article_that_never_dates_the_rockets_answers_those_another_dated(answer: str, order: int):
    events, found = read_and_resolve(*[DATED, ("2020-03-14", answer)][::order])
    dated = next(one.attacks[0] for one in events if one.attacks[0].date_start == date(2020, 3, 11))
    told = next(one for one in events if one.responses)
    [response_report] = told.responses
    assert answered_attacks(events, found, response_report.response_report_id) == {
        attack_of(found)[dated.attack_report_id]
    }
    # the strikes are one attack and one response, and don't answer themselves
    own = attack_of(found)[response_report.same_as_attack_report_id]
    assert own != attack_of(found)[dated.attack_report_id]


def test_a_second_rocket_attack_of_those_days_leaves_a_bare_description_open():
    another = ("2020-03-12", "Rockets wounded a soldier at Balad air base in Iraq on Tuesday.")
    events, found = read_and_resolve(DATED, another, ("2020-03-14", ANSWERS["type_only"]))
    assert answered_attacks(events, found, events[2].responses[0].response_report_id) == set()
    events, found = read_and_resolve(DATED, another, ("2020-03-14", ANSWERS["place_and_dead"]))
    assert len(answered_attacks(events, found, events[2].responses[0].response_report_id)) == 1
