"""Identity of responses across articles."""

import pytest
from make_reports import TAJI, Desk, attack, response

from pipelines.resolution.resolve import resolve


def groups(desk: Desk) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in resolve(desk.articles, desk.events).response_members:
        found.setdefault(row.response_id, set()).add(row.response_report_id)
    return {frozenset(keys) for keys in found.values()}


def test_same_vote_told_twice(desk: Desk):
    response(desk.article("a"), "legislative_action", "House of Representatives", "2020-03-11", votes=(227, 186))
    response(desk.article("b"), "legislative_action", "US House of Representatives", "2020-03-11", votes=(227, 186))
    assert len(groups(desk)) == 1


def test_votes_with_other_counts_are_two(desk: Desk):
    response(desk.article("a"), "legislative_action", "US Senate", "2020-02-13", votes=(55, 45))
    response(desk.article("b"), "legislative_action", "US Senate", "2020-02-13", votes=(53, 43))
    assert len(groups(desk)) == 2


def test_another_actor_or_type_or_day_is_another_response(desk: Desk):
    response(desk.article("a"), "diplomatic_protest", "Iraq's foreign ministry", "2020-03-14")
    response(desk.article("b"), "diplomatic_protest", "Iran", "2020-03-14")
    response(desk.article("c"), "legal_complaint", "Iraq's foreign ministry", "2020-03-14")
    response(desk.article("d"), "diplomatic_protest", "Iraq's foreign ministry", "2020-03-20")
    assert len(groups(desk)) == 4


def test_a_ministry_speaks_for_its_government(desk: Desk):
    struck = attack(desk.article("x"), "2020-03-13", place_id=TAJI, kind="air_strike")
    response(desk.article("a"), "diplomatic_protest", "Iraq's foreign ministry", "2020-03-14", answers=struck)
    response(desk.article("b"), "diplomatic_protest", "Iraq", "2020-03-14", answers=struck)
    assert len(groups(desk)) == 1


def test_condemnation_and_threat_are_two_statements(desk: Desk):
    response(desk.article("a"), "statement", "Iran", "2020-01-03", subtype="condemnation")
    response(desk.article("b"), "statement", "Iran", "2020-01-03", subtype="threat")
    assert len(groups(desk)) == 2


def test_undated_response_is_recognised_by_the_attack_it_answers(desk: Desk):
    for name, date in (("a", "2020-03-14"), ("b", None)):
        article = desk.article(name)
        struck = attack(article, "2020-03-13", place_id=TAJI, kind="air_strike")
        response(article, "legal_complaint", "Iraq", date, answers=struck, target="United Nations")
    assert len(groups(desk)) == 2 - 1


ENVOYS = "the British and French ambassadors"


@pytest.mark.parametrize(
    ("kind", "actor", "target", "published", "responses"),
    [
        ("diplomatic_protest", None, "the ambassadors of the British and the French", "2020-03-16", 1),
        ("diplomatic_protest", "Iraq", ENVOYS, "2020-03-16", 1),
        ("diplomatic_protest", None, "the Turkish ambassador", "2020-03-16", 2),
        ("diplomatic_protest", None, None, "2020-03-16", 2),
        ("diplomatic_protest", None, ENVOYS, "2020-04-16", 2),
        ("diplomatic_protest", None, ENVOYS, None, 2),
        ("diplomatic_protest", "Iran", ENVOYS, "2020-03-16", 2),
        ("statement", None, ENVOYS, "2020-03-16", 2),
    ],
)
def test_what_a_state_does_once_about_an_attack_is_one_where_the_words_leave_out_who_or_when(
    desk: Desk, kind: str, actor: str | None, *, target: str | None, published: str | None, responses: int
):
    first, second = desk.article("a", "2020-03-14"), desk.article("b", published)
    struck = [attack(one, "2020-03-13", place_id=TAJI, kind="air_strike") for one in (first, second)]
    response(first, kind, "Iraq's foreign ministry", "2020-03-14", answers=struck[0], target=ENVOYS)
    response(second, kind, actor, answers=struck[1], target=target)
    assert len(groups(desk)) == responses


@pytest.mark.parametrize(("kind", "responses"), [("legal_complaint", 1), ("arrest", 2)])
def test_a_government_and_its_ministry_complain_once(desk: Desk, kind: str, responses: int):
    for name, actor, day in (("a", "Iraq's foreign ministry", "2020-03-14"), ("b", "Iraq", None)):
        article = desk.article(name)
        response(article, kind, actor, day, answers=attack(article, "2020-03-13", place_id=TAJI, kind="air_strike"))
    assert len(groups(desk)) == responses


def test_response_that_is_an_attack_follows_it(desk: Desk):
    for name in "ab":
        article = desk.article(name)
        strike = attack(article, "2020-03-13", place_id=TAJI, kind="air_strike")
        response(article, "military_strike", "US" if name == "a" else None, same_as=strike)
    other = desk.article("c")
    strike = attack(other, "2019-12-29", place_id="gn_98182", kind="air_strike")
    response(other, "military_strike", "US", same_as=strike)
    assert groups(desk) == {frozenset({"a_r0", "b_r0"}), frozenset({"c_r0"})}


def test_two_responses_of_one_article_stay_two(desk: Desk):
    article = desk.article("a")
    response(article, "arrest", "Iraqi police", "2020-03-18")
    response(article, "arrest", "Iraqi police", "2020-03-18")
    assert len(groups(desk)) == 2
